"""A house as written becomes what it means; every problem is collected."""
