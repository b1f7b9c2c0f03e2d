"""What an invite tells about a case, and what has to be guessed from it: one small question a module."""
