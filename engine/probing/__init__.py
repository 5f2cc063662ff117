"""Situations that show what a house does: found by trying, and written as scenarios."""
