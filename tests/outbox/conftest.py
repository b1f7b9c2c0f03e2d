"""A person with a mail account at the sink, and a clock that stands where it is put."""

import ssl
from typing import Any

import msgspec
import pytest

from afterword.adapters.imap import ImapMailboxes
from afterword.adapters.smtp import SmtpPost
from afterword.app.ledger.books import Books
from afterword.app.post.mailroom import Mailroom
from mail.servers.sink import Sink
from outbox.desk import Desk, Drawer, Hand, account_at


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def secrets() -> Drawer:
    return Drawer()


@pytest.fixture
def impatient() -> dict[str, float]:
    """Seconds that servers are given: short, for those that never answer."""
    return {"timeout": 30, "last": 30}


@pytest.fixture
def room(django_here: None, secrets: Drawer, certificates: Any, impatient: dict[str, float]) -> Mailroom:
    """Mail as it is wired, but that it trusts the tests' own certificates, and keeps secrets in the test."""
    from afterword import wiring

    context = ssl.create_default_context(cafile=str(certificates.ca))
    wired = wiring.books().room
    return wired._replace(
        secrets=lambda: secrets,
        post=lambda: SmtpPost(context, **impatient),
        mailboxes=lambda: ImapMailboxes(context, timeout=30),
    )


@pytest.fixture
def desk(books: Books, priya: int, clock: Hand, secrets: Drawer, sink: Sink) -> Desk:
    """Priya, whose account is at the sink."""
    body = msgspec.json.encode(account_at(sink))
    account = books.room.accounts.put(priya, sink.account.address, body)
    secrets.put(f"{account}/password", sink.account.password)
    return Desk(books, priya, clock, account, secrets)
