"""Living documentation: the rules of a house with the scenarios that show them."""
