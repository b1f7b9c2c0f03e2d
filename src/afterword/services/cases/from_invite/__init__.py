"""What an invite says about a case, and what has to be guessed: one small question per module."""
