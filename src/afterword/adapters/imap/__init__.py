"""A mailbox, read by IMAP (RFC 3501): nothing in it is ever marked, moved or deleted."""

from afterword.adapters.imap.mailboxes import ImapMailboxes

__all__ = ["ImapMailboxes"]
