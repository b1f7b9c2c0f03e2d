"""Raw mail (RFC 5322) read: decoded, and told apart into what is new and what is quoted."""

from afterword.adapters.letters.reader import read_letter

__all__ = ["read_letter"]
