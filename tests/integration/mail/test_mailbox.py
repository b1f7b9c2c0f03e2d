"""A mailbox at a real server: what is new is found, nothing in it is touched, and every failure says what it is."""

import ssl
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from afterword.integrations.imap import ImapMailboxes
from afterword.ports import Access, Host, Mailbox, MailError, PermanentError, TransientError
from integration.mail.servers.certificates import Certificates
from integration.mail.servers.world import Mailbox as There
from integration.mail.servers.world import MailWorld

RAW = (
    b"From: dana@northwind.example\r\nMessage-ID: <%d@northwind.example>\r\nSubject: No %d\r\n\r\nHello.\r\n"
)


@pytest.fixture
def mailboxes(certificates: Certificates) -> ImapMailboxes:
    return ImapMailboxes(ssl.create_default_context(cafile=str(certificates.ca)), timeout=10, poll=0.02)


def _host(world: MailWorld, security: Any = "tls") -> Host:
    return Host("localhost", world.imaps_port if security == "tls" else world.imap_port, security)


@pytest.fixture
def opened(mailboxes: ImapMailboxes, mail_world: MailWorld, mailbox: There) -> Iterator[Mailbox]:
    with mailboxes.open(_host(mail_world), Access(mailbox.address, mailbox.password)) as there:
        yield there


def _deliver(world: MailWorld, to: There, *numbers: int) -> None:
    for each in numbers:
        world.deliver(to, RAW % (each, each))


def _subjects(headers: Any) -> list[int]:
    return [int(each.raw.partition(b"No ")[2].split()[0]) for each in headers]


def test_a_message_is_read_up_to_a_size_and_stays_unread(
    opened: Mailbox, mail_world: MailWorld, mailbox: There
) -> None:
    _deliver(mail_world, mailbox, 1)
    scan = opened.scan("INBOX", None, at_most=100, days=30)
    uid, validity = scan.headers[0].uid, scan.mark.validity
    whole = opened.message("INBOX", uid, validity, 10_000)
    assert whole is not None
    assert whole.endswith(b"Hello.\r\n")
    assert scan.headers[0].size == len(whole)
    assert opened.message("INBOX", uid, validity, 100) == whole[:100]
    assert opened.message("INBOX", uid + 1, validity, 100) is None
    assert mail_world.is_untouched(mailbox), "neither seen, nor moved, nor deleted"


def test_what_was_sent_is_filed_as_read(opened: Mailbox, mail_world: MailWorld, mailbox: There) -> None:
    sent = opened.sent_folder()
    assert sent == "Sent"
    opened.file(sent, RAW % (5, 5))
    assert opened.find(sent, "5@northwind.example") is not None
    assert mail_world.messages(mailbox, "Sent") == [RAW % (5, 5)]


def test_an_arrival_ends_the_wait(opened: Mailbox, mail_world: MailWorld, mailbox: There) -> None:
    waits = threading.Event()

    def stop() -> bool:
        waits.set()
        return False

    def deliver() -> None:
        waits.wait()
        _deliver(mail_world, mailbox, 1)

    thread = threading.Thread(target=deliver)
    thread.start()
    assert opened.wait("INBOX", 30, stop)
    thread.join()
    assert _subjects(opened.scan("INBOX", None, at_most=10, days=30).headers) == [1]


def test_a_server_that_says_bye_may_be_there_again(
    opened: Mailbox, mail_world: MailWorld, mailbox: There
) -> None:
    opened.mark("INBOX")
    mail_world.kick(mailbox)
    with pytest.raises(TransientError) as told:
        opened.wait("INBOX", 30, lambda: False)
    assert told.value.kind == "unreachable"


def test_a_full_mailbox_takes_no_copy(mailboxes: ImapMailboxes, mail_world: MailWorld) -> None:
    small = mail_world.user(quota=1_000)
    there = mailboxes.open(_host(mail_world), Access(small.address, small.password))
    with there as opened, pytest.raises(MailError) as told:
        opened.file("Sent", RAW % (1, 1) + b"x" * 2_000)
    assert (type(told.value), told.value.kind) == (PermanentError, "full")


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_password_and_a_token_let_one_in(
    mailboxes: ImapMailboxes, mail_world: MailWorld, mailbox: There, security: str
) -> None:
    host = _host(mail_world, security)
    for access in (
        Access(mailbox.address, mailbox.password),
        Access(mailbox.address, mailbox.token(), "oauth2"),
    ):
        with mailboxes.open(host, access) as opened:
            assert opened.mark("INBOX").uid == 0


Wrong = Callable[[There], Access]
WRONG: list[tuple[str, Wrong]] = [
    ("password", lambda there: Access(there.address, "let me in")),
    ("token", lambda there: Access(there.address, there.expired_token(), "oauth2")),
    ("token", lambda there: Access(there.address, "no.such.token", "oauth2")),
]


@pytest.mark.parametrize(("kind", "wrong"), WRONG)
def test_what_does_not_let_one_in_is_told_without_the_secret(
    mailboxes: ImapMailboxes, mail_world: MailWorld, mailbox: There, kind: str, wrong: Wrong
) -> None:
    access = wrong(mailbox)
    with pytest.raises(PermanentError) as told, mailboxes.open(_host(mail_world), access):
        pass
    assert told.value.kind == kind
    assert access.secret not in str(told.value)


def test_a_certificate_of_nobody_known_is_not_trusted(mail_world: MailWorld, mailbox: There) -> None:
    strangers = ImapMailboxes(timeout=10)
    for security in ("tls", "starttls"):
        with (
            pytest.raises(PermanentError) as told,
            strangers.open(_host(mail_world, security), Access(mailbox.address, mailbox.password)),
        ):
            pass
        assert told.value.kind == "tls"


def test_without_encryption_only_this_machine_is_spoken_to(mailboxes: ImapMailboxes) -> None:
    with (
        pytest.raises(PermanentError) as told,
        mailboxes.open(Host("mail.example.org", 143, "none"), Access("", "")),
    ):
        pass
    assert told.value.kind == "tls"


def test_nobody_there(mailboxes: ImapMailboxes, closed_port: int) -> None:
    with (
        pytest.raises(TransientError) as told,
        mailboxes.open(Host("localhost", closed_port, "tls"), Access("", "")),
    ):
        pass
    assert told.value.kind == "unreachable"


@pytest.mark.parametrize("says", [b"", b"220 smtp.example.test ESMTP\r\n", b"* BYE not today\r\n"])
def test_a_server_that_is_none_holds_nobody(says_only: Callable[[bytes], int], says: bytes) -> None:
    mailboxes = ImapMailboxes(timeout=0.3)
    port = says_only(says)
    with pytest.raises(MailError), mailboxes.open(Host("localhost", port, "none"), Access("you", "secret")):
        pass
