"""A person's profile and quiet hours."""
