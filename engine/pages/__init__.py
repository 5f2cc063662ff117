"""Pages that people read and print: the templates' surroundings, one look for all of them."""
