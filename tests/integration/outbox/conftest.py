"""A person with a mail account at the sink, and a clock that stands where it is put."""

import ssl
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from afterword.integrations.imap import ImapMailboxes
from afterword.integrations.smtp import SmtpTransport
from afterword.services.context import MailServices, Services
from fakes.world import MemorySecrets, SetClock
from integration.mail.servers.sink import Sink
from integration.outbox.desk import ENDED, Desk, account_at


@pytest.fixture
def clock() -> SetClock:
    return SetClock(ENDED + timedelta(hours=1))


@pytest.fixture
def secrets() -> MemorySecrets:
    return MemorySecrets()


@pytest.fixture
def impatient() -> dict[str, float]:
    """Seconds that servers are given: short, for those that never answer."""
    return {"timeout": 30, "last": 30}


@pytest.fixture
def room(
    django_here: None, secrets: MemorySecrets, certificates: Any, impatient: dict[str, float]
) -> MailServices:
    """Mail as it is wired, but that it trusts the tests' own certificates, and keeps secrets in the test."""
    from afterword import bootstrap

    context = ssl.create_default_context(cafile=str(certificates.ca))
    wired = bootstrap.services().mail
    return wired._replace(
        secrets=lambda: secrets,
        post=lambda: SmtpTransport(context, **impatient),
        mailboxes=lambda: ImapMailboxes(context, timeout=30),
    )


@pytest.fixture
def desk(services: Services, priya: int, clock: SetClock, secrets: MemorySecrets, sink: Sink) -> Desk:
    """Priya, whose account is at the sink."""
    body = msgspec.json.encode(account_at(sink))
    account = services.mail.accounts.save(priya, sink.account.address, body)
    secrets.put(f"{account}/password", sink.account.password)
    return Desk(services, priya, clock, account, secrets)
