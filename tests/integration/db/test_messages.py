"""What they wrote: noted where it is sure, asked about where it is not, and never twice."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.core.errors import InputError
from afterword.services.cases.case_list import case as opened
from afterword.services.cases.edit_case import remove
from afterword.services.cases.schemas import (
    CaseRequest,
    RemoveRequest,
)
from afterword.services.context import NotFound, Services
from afterword.services.inbox.messages import confirm_meaning, ingest, list_messages, message_of
from afterword.services.inbox.schemas import (
    ConfirmMeaningRequest,
    IngestRequest,
    MessageRequest,
    MessagesRequest,
    MessageView,
)
from afterword.services.transfer.export import export
from afterword.services.transfer.importing.export_file import read_export
from afterword.services.transfer.schemas import (
    ExportRequest,
    ImportRequest,
)
from afterword.services.transfer.transfer import import_cases
from integration.db.told import Told, after

LATER = """From: Dana Whitfield <dana@northwind.example>
To: priya@example.org
Subject: Re: Thank you
Date: Mon, 9 Nov 2026 10:02:00 -0500
Message-ID: <later@northwind.example>
In-Reply-To: <thanks@example.org>

Hi Priya,

We have not made a decision yet and expect to decide by Friday, 20 November.

Dana

On Tue, Nov 3, 2026 at 6:02 PM Priya Nair <priya@example.org> wrote:
> We have decided to move forward with another candidate.
"""
AWAY = """From: {who}
Subject: Automatic reply: Thank you
Date: Mon, 9 Nov 2026 10:02:00 -0500
Auto-Submitted: auto-replied

I am out of the office until 16 November.
"""
BOUNCE = """From: MAILER-DAEMON@mx.example
Return-Path: <>
Subject: Undelivered Mail Returned to Sender
Date: Mon, 9 Nov 2026 10:02:00 -0500
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

Your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {whom}
Action: failed
Status: 5.1.1
--b--
"""
NOW = after(days=7)


@pytest.fixture
def told(services: Services, priya: int) -> Told:
    return Told(services, priya)


@pytest.fixture
def case(told: Told) -> int:
    return told.capture(after(hours=1))


VOUCHED = (
    "Received: from out.northwind.example by mx.example.test; Mon, 9 Nov 2026 10:02:01 -0500\n"
    "Authentication-Results: mx.example.test; dmarc={dmarc} header.from=northwind.example\n"
)


def vouched(raw: str, dmarc: str = "pass") -> str:
    """A mail with the word of the server that received it."""
    return VOUCHED.format(dmarc=dmarc) + raw


def answered(told: Told, case: int, raw: str, meaning: Any) -> MessageView:
    """A mail that was taken in, and what the person says that it means."""
    shown = taken(told, case, raw)
    dates = {"reply_by": shown.body.until} if meaning == "delay" else {}
    said = ConfirmMeaningRequest(letter=shown.kept.id, meaning=meaning, contact=shown.body.contact, **dates)
    confirm_meaning(told.services, told.by(NOW), said)
    return message_of(told.services, told.by(NOW), MessageRequest(letter=shown.kept.id))


def taken(told: Told, case: int, raw: str, **more: Any) -> MessageView:
    return ingest(told.services, told.by(NOW), IngestRequest(case=case, raw=raw, **more))


def events(told: Told, case: int) -> list[Any]:
    return list(opened(told.services, told.by(NOW), CaseRequest(case=case)).case.events)


DECISIONS = {
    "rejection": "We have decided to move forward with another candidate, and will not be offering you the position.",
    "offer": "We are delighted to offer you the position of Data Engineer. Attached is your written offer.",
    "next_round": "We would like to invite you to a second interview on Thursday.",
    "delay": "We have not made a decision yet and expect to decide by Friday, 20 November.",
    "information_request": "Could you please send us your references and a work sample?",
    "acknowledgement": "Thank you for your message, we have received it.",
}


@pytest.mark.parametrize("text", DECISIONS.values(), ids=DECISIONS)
def test_nothing_that_decides_is_recorded_unasked(told: Told, case: int, text: str) -> None:
    """However sure it is: from a verified contact, in answer to a note, in plain words."""
    raw = LATER.replace("We have not made a decision yet and expect to decide by Friday, 20 November.", text)
    shown = taken(told, case, vouched(raw))
    assert (shown.kept.state, shown.body.sender, events(told, case)) == ("asked", "verified", [])


def test_what_is_said_is_recorded_as_of_when_it_was_sent(told: Told, case: int) -> None:
    shown = answered(told, case, LATER, "delay")
    assert (shown.kept.state, shown.body.meaning, shown.body.contact) == ("applied", "delay", "dana")
    reply = events(told, case)[-1]
    assert (reply.meaning, reply.contact, reply.reply_by) == ("delay", "dana", date(2026, 11, 20))
    assert reply.at == datetime(2026, 11, 9, 15, 2, tzinfo=UTC)
    assert "decided to move forward" not in shown.body.text
    assert next(each.text for each in shown.body.evidence) in shown.body.text


def test_the_same_mail_twice_is_one(told: Told, case: int) -> None:
    first = answered(told, case, LATER, "delay")
    again = taken(told, case, LATER.replace("Hi Priya", "Hello Priya"))
    assert again.kept.id == first.kept.id
    assert len(events(told, case)) == 1


def test_words_without_any_header_are_read_too(told: Told, case: int) -> None:
    shown = taken(told, case, "Unfortunately we have decided to move forward with other candidates.")
    assert (shown.kept.state, shown.body.meaning) == ("asked", "rejection")
    confirm_meaning(
        told.services, told.by(NOW), ConfirmMeaningRequest(letter=shown.kept.id, meaning="rejection")
    )
    assert events(told, case)[-1].at == NOW
    assert taken(told, case, "Note: we expect to decide by Friday.").body.text.startswith("Note: we expect")


def test_ordinary_words_about_email_are_asked_about(told: Told, case: int) -> None:
    """As somebody pasted them for a case with one contact: they were once recorded as a bounce."""
    words = (Path(__file__).parents[2] / "data/field/mail/words-only.eml").read_text("utf-8")
    shown = taken(told, case, words)
    assert (shown.kept.state, shown.body.meaning, shown.body.contact) == ("asked", "next_round", "dana")
    assert events(told, case) == []


def test_what_is_not_clear_waits_as_a_question(told: Told, case: int) -> None:
    shown = taken(told, case, "Hi Priya, well. Dana")
    assert (shown.kept.state, shown.body.meaning) == ("asked", "unknown")
    assert events(told, case) == []
    [waiting] = list_messages(told.services, told.by(NOW), MessagesRequest())
    assert waiting.kept.id == shown.kept.id
    confirm_meaning(
        told.services,
        told.by(NOW),
        ConfirmMeaningRequest(letter=shown.kept.id, meaning="offer", contact="dana"),
    )
    assert events(told, case)[-1].meaning == "offer"
    assert list_messages(told.services, told.by(NOW), MessagesRequest()) == ()


def test_nothing_is_recorded_where_it_shall_be_asked(told: Told, case: int) -> None:
    assert taken(told, case, LATER, ask=True).kept.state == "asked"
    assert events(told, case) == []


def test_an_undo_asks_again_and_only_then_can_it_mean_something_else(told: Told, case: int) -> None:
    shown = answered(told, case, LATER, "delay")
    other = ConfirmMeaningRequest(letter=shown.kept.id, meaning="acknowledgement", contact="dana")
    with pytest.raises(InputError, match="undo"):
        confirm_meaning(told.services, told.by(NOW), other)
    told.undo(NOW, case)
    again = message_of(told.services, told.by(NOW), MessageRequest(letter=shown.kept.id))
    assert (again.taken_back, again.kept.state) == (True, "asked")
    assert [each.kept.id for each in list_messages(told.services, told.by(NOW), MessagesRequest())] == [
        shown.kept.id
    ]
    confirm_meaning(told.services, told.by(NOW), other)
    assert [each.meaning for each in events(told, case)] == ["acknowledgement"]
    assert not message_of(told.services, told.by(NOW), MessageRequest(letter=shown.kept.id)).taken_back


def test_set_aside_it_changes_nothing(told: Told, case: int) -> None:
    shown = taken(told, case, "Hi Priya, well. Dana")
    confirm_meaning(
        told.services, told.by(NOW), ConfirmMeaningRequest(letter=shown.kept.id, meaning="unrelated")
    )
    assert events(told, case) == []
    assert list_messages(told.services, told.by(NOW), MessagesRequest(case=case))[0].kept.state == "aside"


def test_an_absence_counts_for_whom_it_is_from_and_for_nobody_else(told: Told, case: int) -> None:
    theirs = taken(told, case, vouched(AWAY.format(who="Dana <dana@northwind.example>")))
    assert (theirs.kept.state, events(told, case)[-1].until) == ("applied", date(2026, 11, 16))
    other = taken(told, case, AWAY.format(who="somebody@elsewhere.example"))
    assert other.kept.state == "asked"
    with pytest.raises(InputError, match="whose mail"):
        confirm_meaning(
            told.services, told.by(NOW), ConfirmMeaningRequest(letter=other.kept.id, meaning="out_of_office")
        )


@pytest.mark.parametrize("dmarc", ["fail", "none"])
def test_an_absence_of_nobody_verified_is_asked(told: Told, case: int, dmarc: str) -> None:
    shown = taken(told, case, vouched(AWAY.format(who="dana@northwind.example"), dmarc))
    assert (shown.kept.state, shown.body.form, events(told, case)) == ("asked", True, [])
    assert shown.body.sender == ("doubtful" if dmarc == "fail" else "unverified")


def test_an_absence_in_words_alone_is_asked(told: Told, case: int) -> None:
    raw = AWAY.format(who="Dana <dana@northwind.example>").replace("Auto-Submitted: auto-replied\n", "")
    assert taken(told, case, vouched(raw)).kept.state == "asked"


def test_a_report_on_nothing_of_ours_is_asked(told: Told, case: int) -> None:
    shown = taken(told, case, BOUNCE.format(whom="dana@northwind.example"))
    assert (shown.body.meaning, shown.kept.state, shown.body.automatic) == ("bounce", "asked", True)
    assert events(told, case) == []
    confirm_meaning(
        told.services,
        told.by(NOW),
        ConfirmMeaningRequest(letter=shown.kept.id, meaning="bounce", contact=shown.body.contact),
    )
    assert events(told, case)[-1].contact == "dana"
    other = taken(told, case, BOUNCE.format(whom="nobody@northwind.example"))
    assert (other.kept.state, other.body.contact) == ("asked", None)


@pytest.mark.parametrize(
    ("who", "doubt", "contact"),
    [
        ("Dana Whitfield <dana@n0rthwind.example>", "lookalike", None),
        ('"dana@northwind.example" <dana@elsewhere.example>', "name", None),
        ("Dana Whitfield <dana@northwind.example>, x@elsewhere.example", "several", "dana"),
    ],
)
def test_a_doubtful_sender_is_never_sure(
    told: Told, case: int, who: str, doubt: str, contact: str | None
) -> None:
    shown = taken(told, case, LATER.replace("Dana Whitfield <dana@northwind.example>", who))
    assert (shown.body.sender, shown.body.doubt, shown.body.contact) == ("doubtful", doubt, contact)
    assert (shown.kept.state, events(told, case)) == ("asked", [])
    assert shown.body.confidence <= 0.5


def test_a_name_alone_makes_nobody_a_contact(told: Told, case: int) -> None:
    shown = taken(told, case, LATER.replace("dana@northwind.example", "dana@elsewhere.example"))
    assert (shown.body.contact, shown.body.perhaps, shown.body.sender) == (None, None, "unverified")


def test_re_in_the_subject_answers_nothing_of_ours(told: Told, case: int) -> None:
    assert not taken(told, case, LATER).body.answers


@pytest.mark.parametrize("whom", ["dana@northwind.example", "lee@northwind.example"])
def test_a_mail_of_the_contact_s_own_is_no_bounce(told: Told, case: int, whom: str) -> None:
    raw = BOUNCE.format(whom=whom).replace("MAILER-DAEMON@mx.example", "dana@northwind.example")
    shown = taken(told, case, raw)
    assert (shown.body.meaning, shown.body.failed, shown.body.contact) == ("unknown", (), "dana")
    assert (shown.kept.state, events(told, case)) == ("asked", [])


def test_a_mail_from_the_future_happened_now(told: Told, case: int) -> None:
    raw = LATER.replace("2026 10:02", "2031 10:02").replace("Mon, 9 Nov", "Sun, 9 Nov")
    answered(told, case, raw, "delay")
    assert events(told, case)[-1].at == NOW


@pytest.mark.parametrize(
    "raw",
    [
        "\0",
        "From: \0\n\n\0",
        "x" * 300_000,
        "=?utf-8?b?////?=",
        "Content-Type: multipart/mixed\n\nx",
        "🙂" * 9,
    ],
)
def test_whatever_is_pasted_is_kept_or_refused_in_words(raw: str, told: Told, case: int) -> None:
    shown = taken(told, case, raw)
    assert shown.kept.state in ("asked", "aside")


def test_nothing_at_all_is_refused(told: Told, case: int) -> None:
    with pytest.raises(InputError, match="what they wrote"):
        taken(told, case, " \n")


def test_letters_are_their_owners_alone(told: Told, case: int, person: Any) -> None:
    number = taken(told, case, LATER).kept.id
    other = Told(told.services, person())
    for ask in (
        lambda: ingest(told.services, other.by(NOW), IngestRequest(case=case, raw=LATER)),
        lambda: message_of(told.services, other.by(NOW), MessageRequest(letter=number)),
        lambda: list_messages(told.services, other.by(NOW), MessagesRequest(case=case)),
        lambda: confirm_meaning(
            told.services, other.by(NOW), ConfirmMeaningRequest(letter=number, meaning="unrelated")
        ),
    ):
        with pytest.raises(NotFound):
            ask()
    theirs = other.capture(after(hours=1))
    assert taken(other, theirs, LATER).kept.id != number  # the same mail, somebody else's


def test_they_go_with_the_case_and_come_back_with_an_export(told: Told, case: int, person: Any) -> None:
    taken(told, case, LATER)
    taken(told, case, "Hi Priya, well. Dana")
    written = b"".join(export(told.services, told.by(NOW), ExportRequest()))
    other = Told(told.services, person())
    found = read_export(written)
    raw = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in found.cases)
    assert import_cases(told.services, other.by(NOW), ImportRequest(cases=raw, kept=found.kept)).added == 1
    again = read_export(b"".join(export(told.services, other.by(NOW), ExportRequest())))
    assert again.kept == found.kept
    assert len(next(iter(found.kept.values())).letters) == 2
    remove(told.services, told.by(NOW), RemoveRequest(case=case))
    assert list_messages(told.services, told.by(NOW), MessagesRequest()) == ()
