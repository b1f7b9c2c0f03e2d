"""What arrives in inboxes: broken, huge, a thousand times, in loops, while the server goes away. Nothing is lost or invented."""

import threading
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from afterword.ports import Access, Host, Mailbox, TransientError
from afterword.services.inbox.messages import list_messages
from afterword.services.inbox.schemas import MessagesRequest
from afterword.services.inbox.watcher import look_through
from integration.mail.servers.world import Mailbox as There
from integration.mail.servers.world import MailWorld
from integration.outbox.desk import Desk

DANA = "dana@northwind.example"
Look = Callable[[], int]


@pytest.fixture(params=["sqlite"])
def kept_in(request: pytest.FixtureRequest, sqlite_url: str, using: Any) -> Any:
    """One store is enough: what differs here is the mail."""
    with using(sqlite_url):
        yield sqlite_url


@pytest.fixture
def look(desk: Desk, mail_world: MailWorld, mailbox: There) -> Look:
    """Looks through a real mailbox; the first look is over."""
    account = desk.services.mail.accounts.list_for_owner(desk.owner)[0]
    host, access = Host("localhost", mail_world.imaps_port, "tls"), Access(mailbox.address, mailbox.password)

    def do() -> int:
        with desk.services.mail.mailboxes().open(host, access) as there:
            return look_through(desk.services, account, there, desk.clock.now())

    do()
    return do


def _mail(text: bytes, number: int = 1, **headers: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return (
        f"From: Dana Whitfield <{DANA}>\r\nDate: Tue, 3 Nov 2026 22:0{number % 10}:00 +0000\r\n"
        f"Message-ID: <{number}@northwind.example>\r\n{more}".encode()
        + b"\r\n"
        + text
    )


BROKEN = {
    "no such charset": _mail("Größe".encode("latin-1"), Content_Type="text/plain; charset=x-nowhere"),
    "a charset that lies": _mail("Größe, wir entscheiden später".encode("latin-1"), Content_Type="text/plain; charset=utf-8"),
    "base64 that is none": _mail(b"%%%not base64%%%", Content_Transfer_Encoding="base64"),
    "parts without an end": _mail(b"--x\r\nContent-Type: text/html\r\n\r\n<p>We", Content_Type="multipart/mixed; boundary=x"),
    "parts in parts in parts": _mail(b"".join(b"--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n" for _ in range(300)), Content_Type="multipart/mixed; boundary=x"),
    "a boundary of nothing": _mail(b"--\r\n\r\nhello", Content_Type='multipart/alternative; boundary=""'),
    "NUL and other bytes": _mail(bytes(range(256)) * 20),
    "a date that is none": _mail(b"Hello").replace(b"Tue, 3 Nov 2026", b"Someday, 99 Foo 99999"),
    "a subject in no language": _mail(b"Hello", Subject="=?utf-9?q?=FF=FE?= =?x?y?z?="),
}  # fmt: skip


@pytest.mark.parametrize("raw", BROKEN.values(), ids=BROKEN)
def test_a_broken_mail_of_theirs_is_taken_in_all_the_same(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There, raw: bytes
) -> None:
    case = desk.case(email=DANA)
    mail_world.deliver(mailbox, raw)
    assert look() == 1
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest(case=case))) == 1
    assert look() == 0


def test_thirty_megabytes_are_not_read_for_ten_words(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There
) -> None:
    case = desk.case(email=DANA)
    film = b"".join(b64encode(b"\x00" * 57) + b"\r\n" for _ in range(30_000_000 // 78))
    text = b"We have not made a decision yet and expect to decide by Friday, 20 November.\r\n"
    mail_world.deliver(
        mailbox,
        _mail(
            b"--x\r\nContent-Type: text/plain\r\n\r\n" + text
            + b"--x\r\nContent-Type: video/mp4\r\nContent-Transfer-Encoding: base64\r\n\r\n" + film + b"--x--\r\n",
            Content_Type="multipart/mixed; boundary=x",
        ),
    )  # fmt: skip
    assert look() == 1
    (shown,) = list_messages(desk.services, desk.caller(), MessagesRequest(case=case))
    assert shown.body.meaning == "delay"
    assert len(shown.body.text) < 200


def test_a_thousand_automatic_answers_are_one(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There
) -> None:
    case = desk.case(email=DANA)
    number = desk.approved(case, when="at", at=desk.moment(desk.in_hours(3)))
    text = b"I am out of the office until 16 November.\r\n"
    for each in range(1_000):
        mail_world.deliver(mailbox, _mail(text, each, Auto_Submitted="auto-replied", Subject="Out of office"))
    look()
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest(case=case))) == 1
    assert [each["kind"] for each in desk.events(case)].count("auto_reply") <= 1
    assert desk.state(number) == "approved", "it stops nothing"


def test_mail_that_comes_back_to_oneself_is_nobodys_answer(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There
) -> None:
    case = desk.case(email=DANA)
    number = desk.approved(case)
    name = desk.kept(number).message_id
    own = desk.services.mail.accounts.list_for_owner(desk.owner)[0].address
    for each in range(20):
        loop = _mail(b"Thank you!", each, In_Reply_To=f"<{name}>", Received="from loop by loop")
        mail_world.deliver(mailbox, loop.replace(DANA.encode(), own.encode()))
    assert look() == 0
    assert list_messages(desk.services, desk.caller(), MessagesRequest(case=case)) == ()
    assert desk.state(number) == "approved"


def test_a_server_that_goes_away_in_the_middle_loses_nothing(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There
) -> None:
    desk.case(email=DANA)
    mail_world.deliver(mailbox, _mail(b"We need another week.", 1))
    account = desk.services.mail.accounts.list_for_owner(desk.owner)[0]
    host, access = Host("localhost", mail_world.imaps_port, "tls"), Access(mailbox.address, mailbox.password)

    class Leaving:
        """A mailbox whose server says BYE before the first message is read."""

        def __init__(self, there: Mailbox) -> None:
            self._there = there

        def __getattr__(self, name: str) -> Any:
            if name == "message":
                mail_world.kick(mailbox)
            return getattr(self._there, name)

    with desk.services.mail.mailboxes().open(host, access) as there, pytest.raises(TransientError):
        look_through(desk.services, account, Leaving(there), desk.clock.now())
    assert list_messages(desk.services, desk.caller(), MessagesRequest()) == ()
    assert look() == 1


def test_fifty_thousand_messages_are_looked_through_and_left_alone(
    desk: Desk, mail_world: MailWorld, mailbox: There, look: Look
) -> None:
    desk.case(email=DANA)
    mail_world.fill(mailbox, 50_000)
    mail_world.deliver(mailbox, _mail(b"We need another week.", 1))
    assert look() == 1
    assert look() == 0
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest())) == 1


def test_two_who_look_at_once_take_it_in_once(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: There
) -> None:
    from afterword import bootstrap

    case = desk.case(email=DANA)
    for each in range(5):
        mail_world.deliver(mailbox, _mail(b"We need another week.", each))

    def other() -> None:
        with bootstrap.maintenance().fresh():
            look()

    threads = [threading.Thread(target=other) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest(case=case))) == 5
