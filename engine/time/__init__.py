"""Moments, calendars and what counts between them."""
