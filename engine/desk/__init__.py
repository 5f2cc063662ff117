"""The desk: what happened, what was answered and what is owed, kept in a book."""
