"""House rules as clients read them."""
