"""Mail sent in a person's name: approved once, sent at most once."""
