"""A person's cases: capture, edit, record what happened, undo."""
