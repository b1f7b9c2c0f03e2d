"""The contract of ``ports.Mailboxes`` and ``ports.Mailbox``: the fake, and IMAP with Dovecot."""

import ssl
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from afterword.integrations.imap import ImapMailboxes
from afterword.ports import Access, FolderMark, Host, Mailbox, Mailboxes, PermanentError
from fakes.mail import FakeMailboxes, FakeMailServer

RAW = (
    b"From: dana@northwind.example\r\nMessage-ID: <%d@northwind.example>\r\nSubject: No %d\r\n\r\nHello.\r\n"
)


class There(NamedTuple):
    """A mailbox at a provider, and what can happen to it."""

    mailboxes: Mailboxes
    host: Host
    access: Access
    deliver: Callable[[bytes], object]
    renumber: Callable[[], object]

    def opened(self) -> Any:
        return self.mailboxes.open(self.host, self.access)


@pytest.fixture(params=["fake", "dovecot"])
def there(request: pytest.FixtureRequest) -> There:
    if request.param == "fake":
        server = FakeMailServer({"priya": "secret"})
        host = Host("localhost", 0, "tls")
        return There(FakeMailboxes(server), host, Access("priya", "secret"), server.deliver, server.renumber)
    world, mailbox = request.getfixturevalue("mail_world"), request.getfixturevalue("mailbox")
    context = ssl.create_default_context(cafile=str(request.getfixturevalue("certificates").ca))
    return There(
        ImapMailboxes(context, timeout=10, poll=0.02), Host("localhost", world.imaps_port, "tls"),
        Access(mailbox.address, mailbox.password), lambda raw: world.deliver(mailbox, raw),
        lambda: world.uidvalidity_change(mailbox),
    )  # fmt: skip


@pytest.fixture
def opened(there: There) -> Iterator[Mailbox]:
    with there.opened() as mailbox:
        yield mailbox


def deliver(there: There, *numbers: int) -> None:
    for each in numbers:
        there.deliver(RAW % (each, each))


def subjects(headers: Any) -> list[int]:
    return [int(each.raw.partition(b"No ")[2].split()[0]) for each in headers]


def test_only_what_is_new_is_read(opened: Mailbox, there: There) -> None:
    deliver(there, 1, 2)
    first = opened.scan("INBOX", None, at_most=100, days=30)
    assert (subjects(first.headers), first.again) == ([1, 2], False)
    assert not opened.scan("INBOX", first.mark, at_most=100, days=30).headers
    deliver(there, 3)
    then = opened.scan("INBOX", first.mark, at_most=100, days=30)
    assert subjects(then.headers) == [3]
    assert then.mark.uid > first.mark.uid


def test_a_long_absence_is_made_up_for_in_portions(opened: Mailbox, there: There) -> None:
    mark = opened.mark("INBOX")
    deliver(there, *range(1, 8))
    found: list[int] = []
    for _ in range(3):
        scan = opened.scan("INBOX", mark, at_most=3, days=30)
        found += subjects(scan.headers)
        mark = scan.mark
    assert found == list(range(1, 8))


def test_without_a_mark_the_newest_are_read(opened: Mailbox, there: There) -> None:
    empty = opened.scan("INBOX", None, at_most=100, days=30)
    assert (list(empty.headers), empty.mark.uid) == ([], 0)
    deliver(there, 1, 2, 3)
    assert subjects(opened.scan("INBOX", None, at_most=2, days=30).headers) == [2, 3]


def test_uids_that_mean_something_else_are_read_anew(there: There) -> None:
    deliver(there, 1)
    with there.opened() as opened:
        before = opened.scan("INBOX", None, at_most=100, days=30)
    there.renumber()
    with there.opened() as opened:
        after = opened.scan("INBOX", before.mark, at_most=100, days=30)
        assert (subjects(after.headers), after.again) == ([1], True)
        assert opened.message("INBOX", before.headers[0].uid, before.mark.validity, 1_000) is None


def test_a_message_is_read_up_to_a_size(opened: Mailbox, there: There) -> None:
    deliver(there, 1)
    scan = opened.scan("INBOX", None, at_most=100, days=30)
    uid, validity = scan.headers[0].uid, scan.mark.validity
    whole = opened.message("INBOX", uid, validity, 10_000)
    assert whole is not None
    assert whole.endswith(b"Hello.\r\n")
    assert scan.headers[0].size == len(whole)
    assert opened.message("INBOX", uid, validity, 100) == whole[:100]
    assert opened.message("INBOX", uid + 1, validity, 100) is None


def test_a_message_is_found_by_its_id_and_no_part_of_it(opened: Mailbox, there: There) -> None:
    deliver(there, 11)
    assert opened.find("INBOX", "11@northwind.example") is not None
    assert opened.find("INBOX", "1@northwind.example") is None
    assert opened.find("INBOX", 'x" OR ALL') is None


def test_the_id_from_before_a_provider_rewrote_it_counts(opened: Mailbox, there: There) -> None:
    there.deliver(
        b"Message-ID: <new@provider>\r\nX-Microsoft-Original-Message-ID: <ours@example.test>\r\n\r\nHello\r\n"
    )
    assert opened.find("INBOX", "ours@example.test") is not None


def test_what_was_sent_is_filed(opened: Mailbox) -> None:
    sent = opened.sent_folder()
    assert sent is not None
    opened.file(sent, RAW % (5, 5))
    assert opened.find(sent, "5@northwind.example") is not None
    assert opened.find("INBOX", "5@northwind.example") is None


def test_what_comes_between_a_look_and_the_wait_is_not_missed(opened: Mailbox, there: There) -> None:
    opened.scan("INBOX", None, at_most=10, days=30)
    deliver(there, 1)
    assert opened.wait("INBOX", 1_000, lambda: False)


def test_whoever_stops_waits_no_longer(opened: Mailbox) -> None:
    assert not opened.wait("INBOX", 1_000, lambda: True)
    assert not opened.wait("INBOX", 0, lambda: False)


def test_no_such_folder(opened: Mailbox) -> None:
    with pytest.raises(PermanentError) as told:
        opened.scan("Nowhere", FolderMark(1, 1), at_most=1, days=1)
    assert told.value.kind == "missing"


def test_a_wrong_password_lets_nobody_in(there: There) -> None:
    wrong = there.access._replace(secret="another")
    with pytest.raises(PermanentError) as told, there.mailboxes.open(there.host, wrong):
        pass
    assert told.value.kind == "password"
    assert "another" not in str(told.value)
