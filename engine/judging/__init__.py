"""Events judged: decisions, what is remembered of each client, and what falls due."""
