"""What they wrote: noted where it is sure, asked about where it is not, and never twice."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest

from afterword.app.importing.ours import read_export
from afterword.app.ledger.amending import remove
from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.exchanging import bring_in, export
from afterword.app.ledger.letter_shapes import (
    LetterRequest,
    LettersRequest,
    SettleRequest,
    Shown,
    TakeInRequest,
)
from afterword.app.ledger.letters import letter_of, letters, settle, take_in
from afterword.app.ledger.listing import case as opened
from afterword.app.ledger.requests import CaseRequest, ExportRequest, ImportRequest, RemoveRequest
from afterword.core.fault import Fault
from storage.told import Told, after

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
def told(books: Books, priya: int) -> Told:
    return Told(books, priya)


@pytest.fixture
def case(told: Told) -> int:
    return told.capture(after(hours=1))


def taken(told: Told, case: int, raw: str, **more: Any) -> Shown:
    return take_in(told.books, told.by(NOW), TakeInRequest(case=case, raw=raw, **more))


def events(told: Told, case: int) -> list[Any]:
    return list(opened(told.books, told.by(NOW), CaseRequest(case=case)).case.events)


def test_what_is_sure_is_recorded_as_of_when_it_was_sent(told: Told, case: int) -> None:
    shown = taken(told, case, LATER)
    assert (shown.kept.state, shown.body.meaning, shown.body.contact) == ("applied", "delay", "dana")
    reply = events(told, case)[-1]
    assert (reply.meaning, reply.contact, reply.reply_by) == ("delay", "dana", date(2026, 11, 20))
    assert reply.at == datetime(2026, 11, 9, 15, 2, tzinfo=UTC)
    assert "decided to move forward" not in shown.body.text
    assert next(each.text for each in shown.body.evidence) in shown.body.text


def test_the_same_mail_twice_is_one(told: Told, case: int) -> None:
    first = taken(told, case, LATER)
    again = taken(told, case, LATER.replace("Hi Priya", "Hello Priya"))
    assert again.kept.id == first.kept.id
    assert len(events(told, case)) == 1


def test_words_without_any_header_are_read_too(told: Told, case: int) -> None:
    shown = taken(told, case, "Unfortunately we have decided to move forward with other candidates.")
    assert (shown.kept.state, shown.body.meaning) == ("asked", "rejection")
    settle(told.books, told.by(NOW), SettleRequest(letter=shown.kept.id, meaning="rejection"))
    assert events(told, case)[-1].at == NOW
    assert taken(told, case, "Note: we expect to decide by Friday.").body.text.startswith("Note: we expect")


def test_what_is_not_clear_waits_as_a_question(told: Told, case: int) -> None:
    shown = taken(told, case, "Hi Priya, well. Dana")
    assert (shown.kept.state, shown.body.meaning) == ("asked", "unknown")
    assert events(told, case) == []
    [waiting] = letters(told.books, told.by(NOW), LettersRequest())
    assert waiting.kept.id == shown.kept.id
    settle(told.books, told.by(NOW), SettleRequest(letter=shown.kept.id, meaning="offer", contact="dana"))
    assert events(told, case)[-1].meaning == "offer"
    assert letters(told.books, told.by(NOW), LettersRequest()) == ()


def test_nothing_is_recorded_where_it_shall_be_asked(told: Told, case: int) -> None:
    assert taken(told, case, LATER, ask=True).kept.state == "asked"
    assert events(told, case) == []


def test_an_undo_asks_again_and_only_then_can_it_mean_something_else(told: Told, case: int) -> None:
    shown = taken(told, case, LATER)
    other = SettleRequest(letter=shown.kept.id, meaning="acknowledgement", contact="dana")
    with pytest.raises(Fault, match="undo"):
        settle(told.books, told.by(NOW), other)
    told.undo(NOW, case)
    assert letter_of(told.books, told.by(NOW), LetterRequest(letter=shown.kept.id)).taken_back
    settle(told.books, told.by(NOW), other)
    assert [each.meaning for each in events(told, case)] == ["acknowledgement"]
    assert not letter_of(told.books, told.by(NOW), LetterRequest(letter=shown.kept.id)).taken_back


def test_set_aside_it_changes_nothing(told: Told, case: int) -> None:
    shown = taken(told, case, "Hi Priya, well. Dana")
    settle(told.books, told.by(NOW), SettleRequest(letter=shown.kept.id, meaning="unrelated"))
    assert events(told, case) == []
    assert letters(told.books, told.by(NOW), LettersRequest(case=case))[0].kept.state == "aside"


def test_an_absence_counts_for_whom_it_is_from_and_for_nobody_else(told: Told, case: int) -> None:
    theirs = taken(told, case, AWAY.format(who="Dana <dana@northwind.example>"))
    assert (theirs.kept.state, events(told, case)[-1].until) == ("applied", date(2026, 11, 16))
    other = taken(told, case, AWAY.format(who="somebody@elsewhere.example"))
    assert other.kept.state == "asked"
    with pytest.raises(Fault, match="whose mail"):
        settle(told.books, told.by(NOW), SettleRequest(letter=other.kept.id, meaning="out_of_office"))


def test_a_bounce_makes_the_address_unusable(told: Told, case: int) -> None:
    shown = taken(told, case, BOUNCE.format(whom="dana@northwind.example"))
    assert (shown.body.meaning, shown.kept.state, shown.body.automatic) == ("bounce", "applied", True)
    assert events(told, case)[-1].contact == "dana"
    other = taken(told, case, BOUNCE.format(whom="nobody@northwind.example"))
    assert other.kept.state == "asked"


def test_a_mail_from_the_future_happened_now(told: Told, case: int) -> None:
    taken(told, case, LATER.replace("2026 10:02", "2031 10:02").replace("Mon, 9 Nov", "Sun, 9 Nov"))
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
    with pytest.raises(Fault, match="what they wrote"):
        taken(told, case, " \n")


def test_letters_are_their_owners_alone(told: Told, case: int, person: Any) -> None:
    number = taken(told, case, LATER).kept.id
    other = Told(told.books, person())
    for ask in (
        lambda: take_in(told.books, other.by(NOW), TakeInRequest(case=case, raw=LATER)),
        lambda: letter_of(told.books, other.by(NOW), LetterRequest(letter=number)),
        lambda: letters(told.books, other.by(NOW), LettersRequest(case=case)),
        lambda: settle(told.books, other.by(NOW), SettleRequest(letter=number, meaning="unrelated")),
    ):
        with pytest.raises(NotFound):
            ask()
    theirs = other.capture(after(hours=1))
    assert taken(other, theirs, LATER).kept.id != number  # the same mail, somebody else's


def test_they_go_with_the_case_and_come_back_with_an_export(told: Told, case: int, person: Any) -> None:
    taken(told, case, LATER)
    taken(told, case, "Hi Priya, well. Dana")
    written = b"".join(export(told.books, told.by(NOW), ExportRequest()))
    other = Told(told.books, person())
    found = read_export(written)
    raw = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in found.cases)
    assert bring_in(told.books, other.by(NOW), ImportRequest(cases=raw, kept=found.kept)).added == 1
    again = read_export(b"".join(export(told.books, other.by(NOW), ExportRequest())))
    assert again.kept == found.kept
    assert len(next(iter(found.kept.values())).letters) == 2
    remove(told.books, told.by(NOW), RemoveRequest(case=case))
    assert letters(told.books, told.by(NOW), LettersRequest()) == ()
