"""Many questions at once: the rules on a kind of event as Polars expressions over a table."""
