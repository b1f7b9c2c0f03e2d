"""The words: what a note must do, what it may lean on, and what is wrong with it."""
