"""The whole way, with real servers: a note goes out, is delivered, is answered; the answer is seen, and the case moves on."""

import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from typing import Any

import msgspec
import pytest

from afterword.ports import Access, Host, MailAccount, Servers
from afterword.services.inbox.link_message import link_message
from afterword.services.inbox.messages import confirm_meaning, list_messages
from afterword.services.inbox.schemas import (
    ConfirmMeaningRequest,
    LinkMessageRequest,
    MessagesRequest,
    MessageView,
)
from afterword.services.inbox.watcher import look_through, watch
from afterword.services.mail_accounts.schemas import Account
from afterword.services.outbox.recovery import reconcile
from integration.mail.servers.world import Mailbox, MailWorld
from integration.outbox.desk import Desk


@pytest.fixture
def mailbox(mail_world: MailWorld) -> Iterator[Mailbox]:
    yield mail_world.user()
    mail_world.start_imap()


@pytest.fixture
def dana(mail_world: MailWorld) -> Mailbox:
    """She is with the company, and her mailbox is real."""
    return mail_world.user()


@pytest.fixture
def desk(
    services: Any, priya: int, clock: Any, secrets: Any, mail_world: MailWorld, mailbox: Mailbox
) -> Desk:
    """Priya, with a real mailbox."""
    servers = Servers(
        Host("localhost", mail_world.submission_port, "starttls"),
        Host("localhost", mail_world.imaps_port, "tls"),
        mailbox.address, "typed",
    )  # fmt: skip
    account = services.mail.accounts.save(
        priya, mailbox.address, msgspec.json.encode(Account(servers=servers))
    )
    secrets.put(f"{account}/password", mailbox.password)
    return Desk(services, priya, clock, account, secrets)


def _account(desk: Desk) -> MailAccount:
    found = desk.services.mail.accounts.get(desk.owner, desk.account)
    assert found is not None
    return found


def _look(desk: Desk, mail_world: MailWorld, mailbox: Mailbox) -> int:
    host = Host("localhost", mail_world.imaps_port, "tls")
    with desk.services.mail.mailboxes().open(host, Access(mailbox.address, mailbox.password)) as there:
        return look_through(desk.services, _account(desk), there, desk.clock.now())


def _mail(sender: str, to: str, text: str, desk: Desk, **headers: str) -> bytes:
    date = desk.clock.now().strftime("%a, %d %b %Y %H:%M:%S +0000")
    more = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return (
        f"From: {sender}\r\nTo: {to}\r\nDate: {date}\r\n{more}MIME-Version: 1.0\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
    ).encode()


NO = """Dear Priya,

Thank you for coming in. We have decided to move forward with another candidate, and will not be offering you the position.

Dana
"""


def test_a_note_goes_out_is_answered_and_the_case_moves_on(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    number = desk.approved(case)
    desk.sent()
    assert desk.state(number) == "sent"
    (raw,) = mail_world.arrived(dana, 1)
    note = message_from_bytes(raw, policy=policy.default)
    (filed,) = mail_world.messages(mailbox, "Sent")
    assert message_from_bytes(filed)["Message-ID"] == note["Message-ID"]
    assert desk.kept(number).filed

    stopped, seen = threading.Event(), threading.Event()
    failed: list[BaseException] = []

    def watched() -> None:
        from afterword import bootstrap

        with bootstrap.maintenance().fresh():
            try:
                watch(desk.services, _account(desk), desk.clock, stop)
            except BaseException as error:  # noqa: BLE001 - told in the test's own thread
                failed.append(error)

    def stop() -> bool:
        seen.set()
        return stopped.is_set() or bool(_waiting(desk))

    watching = threading.Thread(target=watched)
    watching.start()
    seen.wait()
    desk.clock.on(hours=20)
    answer = _mail(
        dana.address,
        mailbox.address,
        NO,
        desk,
        In_Reply_To=note["Message-ID"],
        Message_ID="<no@northwind.example>",
    )
    mail_world.deliver(mailbox, answer, dana.address)
    watching.join(20)
    stopped.set()
    watching.join()
    assert failed == []
    assert mail_world.is_untouched(mailbox)
    (asked,) = _waiting(desk)
    assert (asked.kept.state, asked.body.meaning, asked.body.answers) == ("asked", "rejection", True)
    assert _replies(desk, case) == [], "a no is never recorded unasked"
    confirm_meaning(
        desk.services, desk.caller(), ConfirmMeaningRequest(letter=asked.kept.id, meaning="rejection")
    )
    assert _waiting(desk) == ()
    (reply,) = _replies(desk, case)
    assert reply["meaning"] == "rejection"


def _waiting(desk: Desk) -> tuple[MessageView, ...]:
    return list_messages(desk.services, desk.caller(), MessagesRequest())


def _replies(desk: Desk, case: int) -> list[dict[str, Any]]:
    return [each for each in desk.events(case) if each["kind"] == "reply"]


def test_mail_that_concerns_no_case_leaves_no_trace(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    desk.case(email=dana.address)
    _look(desk, mail_world, mailbox)
    for each in range(3):
        secret = _mail(
            f"friend{each}@example.org", mailbox.address, "Between us: the surprise is on Friday.", desk
        )
        mail_world.deliver(mailbox, secret)
    assert _look(desk, mail_world, mailbox) == 0
    assert list_messages(desk.services, desk.caller(), MessagesRequest()) == ()


def test_the_same_mail_is_taken_in_once(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    _look(desk, mail_world, mailbox)
    mail_world.deliver(mailbox, _mail(dana.address, mailbox.address, NO, desk, Message_ID="<x@y.example>"))
    assert _look(desk, mail_world, mailbox) == 1
    assert _look(desk, mail_world, mailbox) == 0
    mail_world.uidvalidity_change(mailbox)
    _look(desk, mail_world, mailbox)
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest(case=case))) == 1


def test_a_colleague_at_the_company_is_asked_about_before_their_mail_is_read(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    case = desk.case(email="dana@northwind.example")
    _look(desk, mail_world, mailbox)
    mail = _mail(
        "Sam Ortiz <sam@hr.northwind.example>", mailbox.address, NO, desk, Message_ID="<hr@northwind.example>",
        Subject="Your application",
    )  # fmt: skip
    mail_world.deliver(mailbox, mail)
    _look(desk, mail_world, mailbox)
    (asked,) = list_messages(desk.services, desk.caller(), MessagesRequest())
    assert (asked.kept.state, asked.body.text) == ("doubtful", "")
    assert (asked.body.from_name, asked.body.subject) == ("Sam Ortiz", "Your application")
    taken = link_message(desk.services, desk.caller(), LinkMessageRequest(letter=asked.kept.id, case=case))
    assert "another candidate" in taken.body.text
    (left,) = list_messages(desk.services, desk.caller(), MessagesRequest())
    assert left.kept.id == taken.kept.id


def test_one_that_is_about_something_else_is_never_read(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    desk.case(email="dana@northwind.example")
    _look(desk, mail_world, mailbox)
    mail_world.deliver(mailbox, _mail("shop@northwind.example", mailbox.address, "Sale!", desk))
    _look(desk, mail_world, mailbox)
    (asked,) = list_messages(desk.services, desk.caller(), MessagesRequest())
    mail_world.stop_imap()
    link_message(desk.services, desk.caller(), LinkMessageRequest(letter=asked.kept.id))
    assert list_messages(desk.services, desk.caller(), MessagesRequest()) == ()


def test_a_note_sent_by_another_program_counts(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    number = desk.approved(case, when="at", at=desk.moment(desk.in_hours(3)))
    mail_world.put(
        mailbox, _mail(mailbox.address, dana.address, "Thank you!", desk, Message_ID="<m@x.org>"), "Sent"
    )
    desk.clock.on(minutes=5)
    _look(desk, mail_world, mailbox)
    (event,) = desk.notes_sent(case)
    assert event["purpose"] == "thank_you"
    assert (desk.state(number), desk.kept(number).status_reason) == ("cancelled", "by_hand")
    _look(desk, mail_world, mailbox)
    assert len(desk.notes_sent(case)) == 1


def test_an_answer_of_a_second_ago_stops_the_note(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    number = desk.approved(case)
    _look(desk, mail_world, mailbox)
    mail_world.deliver(mailbox, _mail(dana.address, mailbox.address, NO, desk, Message_ID="<x@y.example>"))
    desk.sent()
    assert desk.state(number) == "asked"
    assert mail_world.messages(dana) == []


def test_an_uncertain_note_that_is_in_sent_was_sent(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    number = desk.approved(case)
    desk.uncertain(number)
    reconcile(desk.services, desk.clock)
    assert desk.state(number) == "uncertain"
    mail_world.put(
        mailbox, b"Message-ID: <%s>\r\n\r\nHello\r\n" % desk.kept(number).message_id.encode(), "Sent"
    )
    desk.clock.on(minutes=2)
    reconcile(desk.services, desk.clock)
    assert desk.state(number) == "sent"
    assert len(desk.notes_sent(case)) == 1


def test_a_restored_backup_does_not_send_what_was_sent(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    case = desk.case(email=dana.address)
    number = desk.approved(case)
    before = desk.kept(number)
    desk.sent()
    mail_world.arrived(dana, 1)
    desk.restore(before)
    desk.sent()
    assert (desk.state(number), desk.kept(number).status_reason) == ("sent", "found")
    assert len(mail_world.arrived(dana, 1)) == 1


def test_a_copy_that_cannot_be_filed_now_is_filed_later(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    number = desk.approved(desk.case(email=dana.address))

    def gone(step: str) -> None:
        if step == "accepted":
            mail_world.stop_imap()

    desk.sent(gone)
    assert (desk.state(number), desk.kept(number).filed) == ("sent", False)
    mail_world.start_imap()
    reconcile(desk.services, desk.clock)
    assert desk.kept(number).filed
    assert len(mail_world.messages(mailbox, "Sent")) == 1


def test_a_report_that_it_did_not_arrive_concerns_its_case(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    case = desk.case(email="nobody-of-that-name@example.test")
    desk.approved(case)
    desk.sent()
    mail_world.arrived(mailbox, 1)
    desk.clock.on(minutes=5)
    _look(desk, mail_world, mailbox)
    assert desk.events(case)[-1]["kind"] == "bounce"


def test_a_token_that_has_run_out_is_renewed(
    desk: Desk, mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox, identity: Any
) -> None:
    number = desk.approved(desk.case(email=dana.address))
    desk.sign_in_by_token(identity, mailbox, expired=True)
    desk.sent()
    assert desk.state(number) == "sent"
    assert len(mail_world.arrived(dana, 1)) == 1
