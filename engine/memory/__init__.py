"""What is known of a client, and the decisions that change it."""
