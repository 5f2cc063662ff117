"""What would have turned an answer: the nearest other value of one fact, found by asking the house."""
