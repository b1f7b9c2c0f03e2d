"""What the operations on mail need of the world and the store."""

from collections.abc import Callable
from typing import NamedTuple

from afterword.ports import (
    Accounts,
    Identities,
    LetterReader,
    Mailboxes,
    Outbox,
    Post,
    Secrets,
    ServerFinder,
)


class Mailroom(NamedTuple):
    """Accounts and outbox; the rest of the world is loaded when it is first asked for.

    ``place`` names this installation, so that two of them over one backup do not both send; empty where
    several workers share one database.
    """

    accounts: Accounts
    outbox: Outbox
    secrets: Callable[[], Secrets]
    post: Callable[[], Post]
    mailboxes: Callable[[], Mailboxes]
    identities: Callable[[], Identities]
    finder: Callable[[], ServerFinder]
    reader: Callable[[], LetterReader]
    place: str = ""
