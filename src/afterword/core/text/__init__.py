"""Text to be read: its words, the same words made flat, and patterns over them."""
