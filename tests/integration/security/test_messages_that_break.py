"""Attacks by a message that arrives: one that can't be read is set aside, and never keeps what comes behind it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Final, cast

import msgspec
import pytest
from django.db import OperationalError

from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import Host, MailAccount, Message, Servers, UnreadableMail
from afterword.services.cases.capture import capture
from afterword.services.cases.refresh import sweep
from afterword.services.cases.schemas import CaptureRequest, NewContact
from afterword.services.context import Caller, NoteTools, Services
from afterword.services.inbox.classify import raw_bytes
from afterword.services.inbox.matching import KnownSenders, concern_of, recipients, seen
from afterword.services.inbox.messages import list_messages
from afterword.services.inbox.schemas import MessagesRequest
from afterword.services.inbox.senders import sender_of
from afterword.services.inbox.watcher import look_through
from afterword.services.mail_accounts.schemas import Account
from afterword.services.planning.engine import Engine
from fakes.mail import FakeMailbox, FakeMailServer

NOW: Final = datetime(2026, 11, 5, 12, tzinfo=UTC)
DANA: Final = b"From: Dana Whitfield <dana@northwind.example>\r\n"
GOOD: Final = DANA + b"Message-ID: <1@northwind.example>\r\n\r\nWe need another week to decide.\r\n"


def _nested(depth: int, kind: bytes) -> bytes:
    heads = (b"Content-Type: %b; boundary=b%d\r\n\r\n--b%d\r\n" % (kind, at, at) for at in range(depth))
    return DANA + b"".join(heads) + b"\r\nWe have decided."


BROKEN: Final = {
    "a subject in half a base64": DANA + b"Subject: =?utf-8?b?Y?=\r\n\r\nHello",
    "a name in half a base64": b"From: =?utf-8?b?Y?= <dana@northwind.example>\r\n\r\nHello",
    "600 comments in comments": b"From: " + b"(" * 600 + b")" * 600 + b" <dana@northwind.example>\r\n\r\nHello",
    "a charset in pieces of nothing": DANA + b"Content-Type: text/plain; charset*0=\r\n\r\nHello",
    "a charset in pieces and whole": DANA + b"Content-Type: text/plain; charset*0=; charset*=x\r\n\r\nHello",
    "a name in a piece too many": DANA + b"Content-Type: a/b; name*0*=x'a'%ff; name*99999*=b\r\n\r\nHello",
    "1,000 parts in parts": _nested(1_000, b"multipart/mixed"),
    "200 parts in parts": _nested(200, b"multipart/mixed"),
    "5,000 mails in mails": DANA + b"Content-Type: message/rfc822\r\n\r\n" * 5_000,
    "bytes for a type": DANA + b"Content-Type: \xff/\xfe; charset=\xff\r\n\r\nHello",
    "an end in no uuencoding": DANA + b"Content-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a\n\xff\xff\nend",
}  # fmt: skip
CODECS: Final = (
    "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "rot13", "zlib", "hex", "base64",
    "mbcs", "utf-7", "a\0b", "\ud800", "x" * 5_000, "",
)  # fmt: skip


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_broken_mail_is_read_as_far_as_it_goes(letter: Callable[[bytes], Message], raw: bytes) -> None:
    assert letter(raw).from_address == "dana@northwind.example"
    assert seen(raw).address == "dana@northwind.example"
    assert sender_of(raw, (), ("dana@northwind.example",)).address == "dana@northwind.example"
    assert concern_of(raw, KnownSenders({"dana@northwind.example": (1,)}, {}), {}).cases == (1,)
    recipients(raw)


@pytest.mark.parametrize("name", CODECS, ids=ascii)
def test_a_codec_that_is_no_charset_reads_nothing(letter: Callable[[bytes], Message], name: str) -> None:
    codec = name.encode("utf-8", "surrogatepass")
    raw = (
        DANA + b"Subject: =?" + codec + b"?q?=FF.=FF?=\r\nTo: =?" + codec + b"?b?/y4=?= <p@example.org>\r\n"
        b'Content-Type: text/plain; charset="' + codec + b'"\r\n\r\nHel\xfflo \\x41 there.'
    )  # fmt: skip
    assert "lo \\x41 there." in letter(raw).text
    seen(raw)


@pytest.fixture(scope="module")
def letter() -> Callable[[bytes], Message]:
    from afterword.integrations.message_parser import read_letter

    return read_letter


def inbox_of(*mails: bytes) -> FakeMailbox:
    """A mailbox with these messages, the first of which has the UID 1."""
    server = FakeMailServer({}, sent_folder=None)
    for each in mails:
        server.deliver(each)
    return FakeMailbox(server)


@pytest.fixture
def account(services: Services, priya: int) -> MailAccount:
    """Priya's, who has met Dana."""
    server = Host("localhost", 1, "tls")
    body = msgspec.json.encode(
        Account(servers=Servers(server, server, "priya@example.test", "typed"), watch=True)
    )
    services.mail.accounts.save(priya, "priya@example.test", body)
    _met(services, priya)
    return services.mail.accounts.list_for_owner(priya)[0]


def _met(services: Services, who: int) -> None:
    capture(
        services,
        Caller(who, "web", NOW),
        CaptureRequest(
            company="Northwind", role="Data Engineer", ended_at=datetime(2026, 11, 3, 21, 30, tzinfo=UTC),
            format="video", contacts=(NewContact(name="Dana Whitfield", email="dana@northwind.example"),),
            timezone="America/Chicago", country="US",
        ),
    )  # fmt: skip


class Stumbling:
    """Does as another does, but raises where told to."""

    def __init__(self, does: Any, name: str, error: Callable[..., Exception | None]) -> None:
        self._does, self._name, self._error = does, name, error

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._does, name)
        if name != self._name:
            return real

        def do(*given: Any, **named: Any) -> Any:
            error = self._error(*given)
            if error is not None:
                raise error
            return real(*given, **named)

        return do


def test_what_cannot_be_taken_in_is_set_aside_and_the_next_is_read(
    services: Services, account: MailAccount
) -> None:
    poison = GOOD.replace(b"<1@", b"<2@")
    services.engine = cast(
        "Any",
        Stumbling(
            services.engine, "read", lambda raw, *_: RecursionError() if b"<2@" in raw_bytes(raw) else None
        ),
    )
    inbox = inbox_of(poison, GOOD)
    assert look_through(services, account, inbox, NOW) == 1
    (unread,) = services.mail.accounts.list_unreadable(account.id)
    assert (unread.uid, unread.sender, unread.size) == (1, "dana@northwind.example", len(poison))
    assert len(list_messages(services, Caller(account.owner, "web", NOW), MessagesRequest())) == 1
    (folder,) = services.mail.accounts.list_cursors(account.id)
    assert folder.mark.uid == 2
    assert look_through(services, account, inbox, NOW) == 0


def test_a_store_that_fails_is_no_messages_fault(services: Services, account: MailAccount) -> None:
    """The message is read when the database is back: the mark stays before it."""
    kept = services.messages
    services.messages = cast("Any", Stumbling(kept, "add", lambda _: OperationalError("database is locked")))
    inbox = inbox_of(GOOD)
    with pytest.raises(OperationalError):
        look_through(services, account, inbox, NOW)
    assert not services.mail.accounts.list_unreadable(account.id)
    services.messages = kept
    assert look_through(services, account, inbox, NOW) == 1


def test_a_case_that_cannot_be_planned_keeps_nobody_elses_plan(
    services: Services, account: MailAccount, person: Callable[..., int]
) -> None:
    other = person(email="ann@example.test")
    _met(services, other)
    later = NOW + timedelta(days=30)
    of = {each[0] for each in services.cases.list_stale(instant_of(later), 10)}
    assert of == {account.owner, other}
    broken = account.owner

    def error(owner: int) -> Exception | None:
        return ZeroDivisionError() if owner == broken else None

    services.people = cast("Any", Stumbling(services.people, "profile", error))
    sweep(services, later)
    assert not services.cases.list_stale(instant_of(later), 10)


def test_every_broken_mail_lets_the_last_one_through(services: Services, account: MailAccount) -> None:
    inbox = inbox_of(*BROKEN.values(), GOOD)
    look_through(services, account, inbox, NOW)
    shown = list_messages(services, Caller(account.owner, "web", NOW), MessagesRequest(limit=100))
    assert any("another week" in each.body.text for each in shown)
    (folder,) = services.mail.accounts.list_cursors(account.id)
    assert folder.mark.uid == len(BROKEN) + 1


def test_only_the_newest_hundred_are_kept_note_of(services: Services, account: MailAccount) -> None:
    for uid in range(150):
        services.mail.accounts.add_unreadable(
            account.id, UnreadableMail("INBOX", 1, uid, "x@y.example", 5, uid)
        )
    assert [each.uid for each in services.mail.accounts.list_unreadable(account.id)] == list(
        range(149, 49, -1)
    )


def test_what_the_reader_stumbles_over_is_said_where_it_was_pasted() -> None:
    """A fault of the field that it was typed into, so that the page answers it beside that."""

    def reader(raw: bytes) -> Message:
        raise RecursionError(raw[:9])

    unused = cast("Any", None)
    tools = NoteTools(unused, unused, unused, unused, letters=lambda: reader)
    engine = Engine(unused, lambda: tools)
    with pytest.raises(InputError) as told:
        engine.read("Hello", None, None, None)
    assert told.value.path == "raw"
    assert "can't be read" in told.value.found
