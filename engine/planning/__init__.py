"""The model as specialised Python."""
