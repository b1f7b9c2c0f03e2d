"""Notes: draft, check, save, print."""
