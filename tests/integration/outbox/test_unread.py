"""While a message of theirs waits to be understood, nothing goes to them; and nobody but them can move a case."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from afterword.ports import Access, Host
from afterword.services.cases.edit_case import undo
from afterword.services.cases.schemas import NewContact, UndoRequest
from afterword.services.inbox.messages import confirm_meaning, ingest, list_messages
from afterword.services.inbox.schemas import ConfirmMeaningRequest, IngestRequest, MessagesRequest
from afterword.services.inbox.watcher import look_through
from afterword.services.outbox.controls import release
from afterword.services.outbox.schemas import ReleaseRequest
from afterword.services.today.agenda import today
from afterword.services.today.schemas import TodayRequest
from integration.mail.servers.sink import Sink
from integration.mail.servers.world import Mailbox, MailWorld
from integration.outbox.desk import Desk

DANA = "dana@northwind.example"
RAJ = NewContact(name="Raj Patel", email="raj@northwind.example")
TO_RAJ = """\
Dear Raj,

It was good to meet you this week. How you test your pipelines before a release was new to me, thank you for showing it.

I'd be glad to work on that with you as a data engineer at Northwind.

Best wishes,
Priya Nair
"""
WELL = "Well, Priya. Let us see."
NO = "We have decided to move forward with another candidate, and will not be offering you the position."
Look = Callable[[], int]


def _taken(desk: Desk, case: int, sender: str = f"Dana <{DANA}>", text: str = WELL) -> int:
    raw = f"From: {sender}\nDate: Tue, 3 Nov 2026 22:00:00 +0000\n\n{text}\n"
    return ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=raw)).kept.id


def _later(desk: Desk, case: int, contact: str = "") -> int:
    second = contact not in {"", desk.contact(case)}
    desk.written(case, text=TO_RAJ if second else "", contact=contact)
    return desk.approve_as_it_is(case, contact, when="at", at=desk.clock.now() + timedelta(hours=1))


def _state(desk: Desk, number: int) -> tuple[str, str]:
    kept = desk.kept(number)
    return kept.state, kept.status_reason


def test_it_waits_until_the_message_is_understood_and_then_goes_out(desk: Desk, sink: Sink) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    letter = _taken(desk, case)
    desk.clock.on(hours=1.5)
    desk.sent()
    assert (_state(desk, number), sink.accepted) == (("asked", "unread"), [])
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=letter, meaning="unrelated"))
    assert desk.state(number) == "approved"
    desk.sent()
    assert (desk.state(number), len(sink.accepted)) == ("sent", 1)


def test_it_is_looked_at_once_more_at_the_moment_of_sending(desk: Desk, sink: Sink) -> None:
    """Whatever put it back among the approved: another process, or a restored copy."""
    case = desk.case(email=DANA)
    number = _later(desk, case)
    _taken(desk, case)
    assert desk.services.mail.outbox.set_state(number, ("asked",), "approved", desk.in_hours(0))
    desk.clock.on(hours=1.5)
    desk.sent()
    assert (_state(desk, number), sink.accepted) == (("asked", "unread"), [])


def test_understood_as_an_answer_it_is_a_question(desk: Desk, sink: Sink) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    letter = _taken(desk, case, text=NO)
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=letter, meaning="rejection"))
    assert _state(desk, number) == ("asked", "answered")


def test_what_is_approved_meanwhile_waits_too(desk: Desk, sink: Sink) -> None:
    case = desk.case(email=DANA)
    letter = _taken(desk, case, text=NO)
    number = desk.approved(case)
    assert _state(desk, number) == ("asked", "unread")
    release(
        desk.services,
        desk.caller(),
        ReleaseRequest(outgoing=number, digest=desk.kept(number).digest, when="now"),
    )
    desk.sent()
    assert (_state(desk, number), sink.accepted) == (("asked", "unread"), [])
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=letter, meaning="unrelated"))
    desk.sent()
    assert desk.state(number) == "sent"


def test_it_holds_who_wrote_and_the_whole_case_if_nobody_knows_them(desk: Desk, sink: Sink) -> None:
    case = desk.case(email=DANA, others=(RAJ,))
    dana, raj = (each.id for each in desk.plan(case).situation.case.contacts)
    mine = {dana: _later(desk, case, dana), raj: _later(desk, case, raj)}
    letter = _taken(desk, case)
    assert [desk.state(mine[each]) for each in (dana, raj)] == ["asked", "approved"]
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=letter, meaning="unrelated"))
    _taken(desk, case, "Lee <lee@northwind.example>")
    assert [desk.state(mine[each]) for each in (dana, raj)] == ["asked", "asked"]


def test_one_of_two_that_is_understood_is_not_enough(desk: Desk) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    first, second = _taken(desk, case), _taken(desk, case, text="And again.")
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=first, meaning="unrelated"))
    assert _state(desk, number) == ("asked", "unread")
    confirm_meaning(desk.services, desk.caller(), ConfirmMeaningRequest(letter=second, meaning="unrelated"))
    assert desk.state(number) == "approved"


def test_no_step_is_proposed_before_it_is_read_and_an_undo_asks_again(desk: Desk) -> None:
    case = desk.case(email=DANA)
    assert "thank_you" in desk.due_kinds()
    letter = _taken(desk, case, text=NO)
    found = today(desk.services, desk.caller(), TodayRequest())
    doings = (*found.now, *found.no_hurry, *found.before_tonight, *found.waiting)
    assert {each.action.kind for each in doings} <= {"ask_before_leaving", "capture"}
    assert [each.letter for each in found.read_first] == [letter]
    confirm_meaning(
        desk.services, desk.caller(), ConfirmMeaningRequest(letter=letter, meaning="acknowledgement")
    )
    assert today(desk.services, desk.caller(), TodayRequest()).read_first == ()
    undo(desk.services, desk.caller(), UndoRequest(case=case))
    assert [each.letter for each in today(desk.services, desk.caller(), TodayRequest()).read_first] == [
        letter
    ]


def test_an_automatic_answer_that_is_asked_about_holds_nothing(desk: Desk) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    raw = f"From: {DANA}\nAuto-Submitted: auto-replied\nSubject: Out of office\n\nI am out of the office until 16 November.\n"
    shown = ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=raw))
    assert (shown.kept.state, desk.state(number)) == ("asked", "approved")


@pytest.fixture
def look(desk: Desk, mail_world: MailWorld, mailbox: Mailbox) -> Look:
    """Looks through a real mailbox; the first look is over."""
    account = desk.services.mail.accounts.list_for_owner(desk.owner)[0]
    host, access = Host("localhost", mail_world.imaps_port, "tls"), Access(mailbox.address, mailbox.password)

    def do() -> int:
        with desk.services.mail.mailboxes().open(host, access) as there:
            return look_through(desk.services, account, there, desk.clock.now())

    do()
    return do


def _mail(sender: str, text: str = NO, headers: str = "") -> bytes:
    mail = f"{headers}From: {sender}\nDate: Tue, 3 Nov 2026 22:00:00 +0000\nMessage-ID: <1@northwind.example>\n\n{text}\n"
    return mail.replace("\n", "\r\n").encode()


def _said(desk: Desk, dmarc: str) -> str:
    domain = desk.services.mail.accounts.list_for_owner(desk.owner)[0].address.rpartition("@")[2]
    return f"Authentication-Results: mx.{domain}; dmarc={dmarc} header.from=northwind.example\n"


def _waiting(desk: Desk) -> Any:
    (found,) = list_messages(desk.services, desk.caller(), MessagesRequest())
    return found


def test_a_mail_that_the_server_does_not_believe_is_not_read(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    forged = _said(desk, "pass")
    mail_world.deliver(mailbox, _mail(f"Dana <{DANA}>", headers=_said(desk, "fail") + forged))
    assert look() == 1
    shown = _waiting(desk)
    assert (shown.kept.state, shown.body.doubt, shown.body.text) == ("doubtful", "failed", "")
    assert _state(desk, number) == ("asked", "unread")
    assert desk.events(case) == []


def test_one_it_believes_is_verified_and_asked_about(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    case = desk.case(email=DANA)
    mail_world.deliver(mailbox, _mail(f"Dana <{DANA}>", headers=_said(desk, "pass")))
    look()
    shown = _waiting(desk)
    assert (shown.kept.state, shown.body.sender, shown.body.meaning) == ("asked", "verified", "rejection")
    assert desk.events(case) == []


@pytest.mark.parametrize(
    "sender",
    ["Dana <dana@n0rthwind.example>", "Dana <dana@northwind-hr.example>", "Dana <dana@northwind.test>"],
)
def test_one_that_only_looks_like_theirs_is_shown_as_doubtful_and_holds_nothing(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: Mailbox, sender: str
) -> None:
    case = desk.case(email=DANA)
    number = _later(desk, case)
    mail_world.deliver(mailbox, _mail(sender))
    assert look() == 1
    shown = _waiting(desk)
    assert (shown.kept.state, shown.body.doubt, shown.body.text) == ("doubtful", "lookalike", "")
    assert desk.state(number) == "approved"


def test_an_address_in_the_name_alone_concerns_no_case(
    desk: Desk, look: Look, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    desk.case(email=DANA)
    mail_world.deliver(mailbox, _mail(f'"{DANA}" <x@elsewhere.test>'))
    assert look() == 0
    assert list_messages(desk.services, desk.caller(), MessagesRequest()) == ()


REPORT = """From: MAILER-DAEMON@mx.elsewhere.test
Subject: Undelivered Mail Returned to Sender
Date: Tue, 3 Nov 2026 22:00:00 +0000
Message-ID: <report@mx.elsewhere.test>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.elsewhere.test

Final-Recipient: rfc822; dana@northwind.example
Action: failed
Status: 5.1.1
--b
Content-Type: text/rfc822-headers

Message-ID: <{id}>
--b--
"""


@pytest.mark.parametrize("ours", [True, False])
def test_a_report_is_noted_if_it_returns_a_message_of_ours_and_asked_if_not(
    desk: Desk, sink: Sink, ours: bool
) -> None:
    case = desk.case(email=DANA)
    number = desk.approved(case)
    desk.sent()
    name = desk.kept(number).message_id if ours else "0" * 40 + "@example.test"
    taken = ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=REPORT.format(id=name)))
    assert taken.kept.state == ("applied" if ours else "asked")
    assert [each["kind"] for each in desk.events(case)].count("bounce") == int(ours)


def test_cases_that_are_held_take_no_place_of_what_is_to_be_done(desk: Desk) -> None:
    """However many messages wait, the one thank-you that ends tonight is on Today."""
    for each in range(3):
        case = desk.case(email=f"dana@held{each}.example")
        _taken(desk, case, sender=f"Dana <dana@held{each}.example>")
    free = desk.case(email="dana@free.example")
    found = today(desk.services, desk.caller(), TodayRequest(limit=1))
    assert [(each.case, each.action.kind) for each in found.now] == [(free, "thank_you")]
    assert len(found.read_first) == 3
