"""A mailbox that isn't read, and messages that can't be, are said where they're seen; to strangers only as numbers."""

from datetime import UTC, datetime

import msgspec
import pytest

from afterword.core.time.instants import MINUTE, instant_of
from afterword.ports import Host, MailAccount, Servers, UnreadableMail
from afterword.services.context import Services
from afterword.services.inbox.watch_loop import (
    OVERDUE,
    SHOWN,
    health_words,
    is_overdue,
    overdue,
    unread_lately,
)
from afterword.services.inbox.watcher import broken
from afterword.services.mail_accounts.schemas import Account

NOW = instant_of(datetime(2026, 11, 5, 12, tzinfo=UTC))
SERVER = Host("localhost", 1, "tls")


def account(*, read_at: int, watched: bool = True, imap: Host | None = SERVER) -> MailAccount:
    told = Account(servers=Servers(SERVER, imap, "p@example.org", "typed"), watch=watched)
    return MailAccount(1, 1, "p@example.org", msgspec.json.encode(told), "", read_at)


@pytest.mark.parametrize(
    ("read_ago", "begun_ago", "late"),
    [(19, 60, False), (21, 60, True), (600, 19, False), (600, 21, True), (0, 600, False), (600, None, False)],
)
def test_a_mailbox_is_overdue_after_twenty_minutes_of_this_process(
    read_ago: int, begun_ago: int | None, *, late: bool
) -> None:
    since = None if begun_ago is None else NOW - begun_ago * MINUTE
    assert is_overdue(account(read_at=NOW - read_ago * MINUTE), NOW, since) is late


def test_one_that_is_not_to_be_watched_never_is() -> None:
    assert not is_overdue(account(read_at=0, watched=False), NOW, 0)
    assert not is_overdue(account(read_at=0, imap=None), NOW, 0)


def test_everybodys_are_counted_and_messages_are_shown_for_a_month(services: Services, priya: int) -> None:
    accounts, body = services.mail.accounts, account(read_at=0).body
    for at, address in enumerate(("a@example.org", "b@example.org")):
        accounts.mark_read(accounts.save(priya, address, body), NOW - at * 2 * OVERDUE)
    assert overdue(services.mail, NOW, 0) == (1, 2)
    assert health_words(services.mail, NOW, 0) == "ok\nmail: 1 of 2 mailboxes not read for 20 minutes\n"
    assert health_words(services.mail, NOW - 2 * OVERDUE, 0) == "ok"
    assert health_words(services.mail, NOW, None) == "ok"
    mine = accounts.list_for_owner(priya)[0]
    for uid, at in enumerate((NOW - SHOWN - 1, NOW - SHOWN + 1)):
        accounts.add_unreadable(mine.id, UnreadableMail("INBOX", 1, uid, "x@y.example", 5, at))
    assert [each.uid for each in unread_lately(services.mail, mine, NOW)] == [1]


def test_a_mistake_of_ours_is_said_and_kept_until_a_look_succeeds(services: Services, priya: int) -> None:
    services.mail.accounts.save(priya, "a@example.org", account(read_at=0).body)
    broken(services, services.mail.accounts.list_for_owner(priya)[0])
    assert services.mail.accounts.list_for_owner(priya)[0].trouble == "broken: "
