"""Calendar invites (.ics) as Google, Outlook, Apple and the schedulers write them: ``read_invites``."""

from afterword.adapters.invites.reader import read_invites

__all__ = ["read_invites"]
