"""What to do now, later today, and after that."""
