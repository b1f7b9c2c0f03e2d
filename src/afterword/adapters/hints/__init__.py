"""Impressions of a small sentence model (the extra ``semantic``), and whether it is there."""

from afterword.adapters.hints.model import SentenceHints, available

__all__ = ["SentenceHints", "available"]
