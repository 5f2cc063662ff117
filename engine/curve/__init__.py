"""What an event costs by the time at which it comes."""
