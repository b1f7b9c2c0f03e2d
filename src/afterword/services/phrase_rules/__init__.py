"""Phrase rules as files: read, checked, compiled and tried on their own examples."""
