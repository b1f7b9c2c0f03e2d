"""What a note looks like: nothing left unfilled, its parts, its length, its subject."""
