"""A drill: what would the house answer?"""
