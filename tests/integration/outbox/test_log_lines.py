"""What an operator reads when mail fails: which account, what kind of trouble, and nothing about anybody."""

import logging
from contextlib import nullcontext
from typing import Any

import msgspec
import pytest

from afterword.integrations.imap import ImapMailboxes
from afterword.integrations.smtp import SmtpTransport
from afterword.ports import Host, Servers
from afterword.services.inbox.watch_loop import keep_watching
from afterword.services.mail_accounts.schemas import Account
from afterword.web.logs import log_plainly
from integration.outbox.desk import Desk

PERSONAL = ("priya", "dana", "example.test", "northwind", "thank", "billing", "hunter2")
"""What the case, the note and the account hold."""


@pytest.fixture(params=["sqlite"])
def kept_in(request: pytest.FixtureRequest, sqlite_url: str, using: Any) -> Any:
    """One store is enough: what differs here is the mail."""
    with using(sqlite_url):
        yield sqlite_url


@pytest.fixture
def account(desk: Desk, closed_port: int) -> int:
    """An account whose servers, for reading and for sending, are not there."""
    desk.services.mail = desk.services.mail._replace(
        mailboxes=lambda: ImapMailboxes(timeout=1), post=lambda: SmtpTransport(timeout=1)
    )
    host = Host("localhost", closed_port, "none")
    body = msgspec.json.encode(Account(servers=Servers(host, host, "priya", "typed")))
    number = desk.services.mail.accounts.save(desk.owner, "priya@example.test", body)
    desk.secrets.put(f"{number}/password", "hunter2")
    return number


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Every line of ours, none of which may hold what is personal."""
    found = [
        f"{each.name}: {each.getMessage()}" for each in caplog.records if each.name.startswith("afterword.")
    ]
    for line in found:
        assert not [word for word in PERSONAL if word in line.lower()], line
    return found


def test_a_mailbox_that_cannot_be_reached_is_logged_by_account_and_kind(
    desk: Desk, account: int, closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    kept = desk.services.mail.accounts.get(desk.owner, account)
    assert kept is not None
    with caplog.at_level(logging.INFO, "afterword"):
        keep_watching(
            desk.services, kept, desk.clock, lambda: False, lambda _: True, session=nullcontext, complain=lambda *_: None
        )  # fmt: skip
    assert lines(caplog) == [
        f"afterword.integrations.imap: imap failed step=connect host=localhost port={closed_port} kind=unreachable",
        f"afterword.services.inbox.watch_loop: mailbox failed account={account} kind=unreachable",
        f"afterword.services.inbox.watch_loop: waiting to open a mailbox again account={account} seconds=10",
    ]


def test_a_note_that_cannot_leave_is_logged_by_account_and_kind(
    desk: Desk, account: int, closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    number = desk.approved(desk.case(), account=account)
    with caplog.at_level(logging.INFO, "afterword"):
        desk.sent()
    assert desk.state(number) == "approved"
    assert (
        f"afterword.services.outbox.sending: sending failed account={account} kind=unreachable messages=1"
        in lines(caplog)
    )


def test_the_log_goes_to_stderr_from_the_level_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    logger = logging.getLogger("afterword")
    before = logger.level, logger.propagate, list(logger.handlers)
    try:
        for level, shown in (("warning", False), ("info", True)):
            log_plainly(level)
            logging.getLogger("afterword.services.inbox").info("mailbox failed token=hunter2")
            assert (
                capsys.readouterr().err == "afterword.services.inbox: mailbox failed token=[hidden]\n"
            ) is shown
    finally:
        logger.setLevel(before[0])
        logger.propagate, logger.handlers = before[1:]
