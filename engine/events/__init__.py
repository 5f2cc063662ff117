"""What happened, read against the house that judges it."""
