"""What a note is for: thanks, interest in this company, every open point settled, something they said."""
