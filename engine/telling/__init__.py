"""Decisions in words: the reply, the answer, and why."""
