"""What stands on a sheet: paper, address, by when, and when no call is to be made."""

from datetime import UTC, datetime

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.case import Case
from afterword.services.notes.printing import call_sheet, card_sheet, postal_lines
from afterword.services.planning.schemas import PlanRequest
from integration.cli.commands import northwind

NOON = datetime(2026, 11, 4, 17, tzinfo=UTC)
"""The day after the interview, while a thank-you is still one."""
SCRIPTS = ("Hello Dana.\n\nThis is Priya.", "Good day.", "This is a message.")


def case(*, events=(), candidate=None, company=None, dana=None, **fields):
    data = northwind() | {"events": list(events)} | fields
    data["candidate"] |= candidate or {}
    data["company"] |= company or {}
    data["contacts"][0] |= dana or {}
    return data


def plan(data, now):
    return bootstrap.engine().plan(PlanRequest(msgspec.convert(data, Case), now, ()))


def contact(made, who="dana"):
    return next(each for each in made.situation.case.contacts if each.id == who)


def card(data, now=NOON, text="Dear Dana,\n\nThank you.", paper=None):
    made = plan(data, now)
    return card_sheet(made, contact(made), text, paper)


def call(data, now=NOON, paper=None, who="dana"):
    made = plan(data, now)
    return call_sheet(made, contact(made, who), SCRIPTS, paper)


@pytest.mark.parametrize(
    ("country", "zone", "small", "large"),
    [
        ("US", "Europe/Berlin", "A2", "Letter"),
        ("CA", "Europe/Berlin", "A2", "Letter"),
        ("DE", "America/New_York", "A6", "A4"),
        ("JP", "America/New_York", "A6", "A4"),
        (None, "America/Chicago", "A2", "Letter"),
        (None, "America/Toronto", "A2", "Letter"),
        (None, "America/Sao_Paulo", "A6", "A4"),
        (None, "Europe/Berlin", "A6", "A4"),
    ],
)
def test_the_paper_is_that_of_the_companys_country_else_the_candidates(country, zone, small, large):
    data = case(company={"country": country, "region": None}, candidate={"timezone": zone})
    assert card(data).paper == small
    assert call(data).paper == large
    assert (card(data, paper="A2").paper, card(data, paper="A6").paper) == ("A2", "A6")
    assert (call(data, paper="A4").paper, call(data, paper="Letter").paper) == ("A4", "Letter")


@pytest.mark.parametrize(
    ("address", "lines"),
    [
        ("200 West Adams St, Suite 2400, Chicago, IL 60606", ("200 West Adams St", "Suite 2400", "Chicago, IL 60606")),
        ("1 Main St, Springfield, IL 62701-1234", ("1 Main St", "Springfield, IL 62701-1234")),
        ("1 King St W, Toronto, ON M5H 1A1", ("1 King St W", "Toronto, ON M5H 1A1")),
        ("5 High Street, Leeds, LS1 4DY", ("5 High Street", "Leeds", "LS1 4DY")),
        ("Straße 8\r\n10243 Berlin", ("Straße 8", "10243 Berlin")),
        ("Suite 1, Block 2\nLagos", ("Suite 1, Block 2", "Lagos")),
        ("Northwind\nDana Whitfield,\n1 Main St\nChicago, IL 60606", ("1 Main St", "Chicago, IL 60606")),
        ("東京都、千代田区", ("東京都", "千代田区")),
        ("", ()),
        (" \n\t ", ()),
        ("1 Main\x00 St\x1b[31m", ("1 Main St [31m",)),
    ],
)  # fmt: skip
def test_an_address_has_the_lines_of_an_envelope(address, lines):
    assert postal_lines(address, ("Dana Whitfield", "Northwind")) == lines


def test_the_address_begins_with_the_person_and_the_company():
    sheet = card(case(company={"address": "1 Main St\nChicago"}, dana={"title": "Dr."}))
    assert sheet.address == ("Dr. Dana Whitfield", "Northwind", "1 Main St", "Chicago")
    assert sheet.address_known


def test_the_persons_own_address_goes_before_the_companys():
    sheet = card(case(company={"address": "1 Main St"}, dana={"address": "9 Side St"}))
    assert sheet.address[-1] == "9 Side St"


def test_in_japan_the_person_comes_last():
    japan = {"country": "JP", "region": None, "name": "北風", "address": "〒100-0005\n東京都千代田区"}
    assert card(case(company=japan)).address == ("〒100-0005", "東京都千代田区", "北風", "Dana Whitfield")
    abroad = japan | {"address": "1-1 Marunouchi\nTokyo 100-0005"}
    assert card(case(company=abroad)).address[0] == "Dana Whitfield"


def test_without_an_address_the_sheet_says_so_and_still_says_whom():
    sheet = card(case(company={"address": None}))
    assert sheet.address == ("Dana Whitfield", "Northwind")
    assert not sheet.address_known
    assert any("No postal address" in each for each in sheet.notices)


def test_the_card_is_posted_by_the_end_of_the_24_hours_by_the_candidates_clock():
    sheet = card(case())
    assert sheet.post_by == "Post by Wed 4 Nov, 16:30 (New York)."
    assert sheet.post_why == "That is 24 hours after the interview."


def test_a_late_card_has_a_later_end_and_an_even_later_one_is_too_late():
    late = card(case(), datetime(2026, 11, 5, 12, tzinfo=UTC))
    assert late.post_by == "Post by Fri 6 Nov, 16:30 (New York)."
    assert "late" in late.post_why
    assert card(case(), datetime(2026, 11, 9, 12, tzinfo=UTC)).post_by == "Too late."


def test_of_two_thank_yous_the_one_still_to_be_sent_counts():
    first = northwind()["interviews"][0]
    second = first | {
        "id": "r2", "starts_at": "2026-11-05T14:30:00-06:00", "ended_at": "2026-11-05T15:30:00-06:00",
    }  # fmt: skip
    data = case(events=northwind()["events"], interviews=[first, second])
    assert card(data, datetime(2026, 11, 4, 17, tzinfo=UTC)).post_by == "Already sent."
    assert card(data, datetime(2026, 11, 5, 23, tzinfo=UTC)).post_by.startswith("Post by Fri 6 Nov")


def test_after_a_no_the_time_runs_from_their_answer():
    no = {
        "at": "2026-11-06T09:00:00-06:00",
        "kind": "reply",
        "contact": "dana",
        "channel": "letter",
        "meaning": "rejection",
    }
    sheet = card(case(events=[*northwind()["events"], no]), datetime(2026, 11, 6, 17, tzinfo=UTC))
    assert sheet.post_by.startswith("Post by ")
    assert sheet.post_why.endswith(" after their answer.")


def test_a_card_that_the_plan_would_not_send_says_what_it_would():
    modern = case(company={"address": "1 Main St"}, dana={"style": "modern"})
    assert card(modern).notices == ("The plan’s note would go by email, which suits someone modern.",)
    assert card(case(company={"address": "1 Main St"})).notices == ()


def test_a_card_to_whom_no_note_is_due_says_so():
    before = datetime(2026, 11, 1, 12, tzinfo=UTC)
    assert "No note to them is called for." in card(case(), before).notices
    assert card(case(), before).post_by == ""


def test_texts_are_paragraphs_of_printable_characters():
    sheet = card(
        case(candidate={"name": "Priya\r\nNair\x07"}),
        text="Dear\x00 Dana,\r\n\r\n\tThank\x1b you.\u2028Priya",
    )
    assert sheet.lines == ("Dear Dana,", "Thank you.", "Priya")
    assert sheet.sender == "Priya Nair"
    assert call(case(dana={"phone": "+1 312\r\n555\x000199"})).number == "+1 312 555 0199"


def test_a_call_before_its_time_waits_and_keeps_its_script():
    sheet = call(case())
    assert sheet.hold_title == "Not yet."
    assert "Calling before Fri 13 Nov would be pushy" in sheet.hold
    assert sheet.script == ("Hello Dana.", "This is Priya.")
    assert [each[:3] for each in sheet.windows] == [
        ("Fri 13 Nov", "10:00–11:00", "11:00–12:00"),
        ("Fri 13 Nov", "15:00–16:00", "16:00–17:00"),
        ("Mon 16 Nov", "10:00–11:00", "11:00–12:00"),
    ]


def test_a_call_in_its_hour_is_not_held():
    sheet = call(case(), datetime(2026, 11, 13, 16, 30, tzinfo=UTC))
    assert (sheet.hold_title, sheet.hold) == ("", "")
    assert sheet.windows[0].theirs == "10:30–11:00"


NO_CALLS = {"at": "2026-11-04T09:00:00-06:00", "kind": "no_calls"}
CALLED = {"at": "2026-11-13T10:05:00-06:00", "kind": "call_made", "contact": "dana", "outcome": "reached"}


@pytest.mark.parametrize(
    ("event", "reason"),
    [(NO_CALLS, "They asked not to be called"), (CALLED, "nobody has asked you to call again")],
)
def test_a_call_that_is_not_to_be_made_gets_no_script_and_no_hours(event, reason):
    sheet = call(case(events=[event]), datetime(2026, 11, 13, 17, tzinfo=UTC))
    assert sheet.hold_title == "Do not call."
    assert reason in sheet.hold
    assert (sheet.windows, sheet.script, sheet.receptionist, sheet.voicemail, sheet.never) == (
        (),
        (),
        (),
        (),
        "",
    )


def test_a_call_to_another_than_the_one_is_off():
    contacts = [*northwind()["contacts"], {"id": "sam", "name": "Sam Ito", "part": "interviewer"}]
    sheet = call(case(contacts=contacts), who="sam")
    assert sheet.hold_title == "Do not call."
    assert "Dana Whitfield" in sheet.hold
    assert sheet.script == ()


def test_a_window_on_another_day_of_the_candidates_says_so():
    tokyo = {"country": "JP", "region": None, "timezone": "Asia/Tokyo"}
    window = call(case(company=tokyo)).windows[0]
    assert window.yours == "20:00–21:00 the day before"
    east = case(company={"timezone": "America/Los_Angeles"}, candidate={"timezone": "Asia/Tokyo"})
    assert call(east).windows[1].yours == "08:00–09:00 the day after"


def test_a_zone_that_is_not_known_is_not_named():
    unknown = {"country": None, "region": None, "timezone": None, "phone": None}
    sheet = call(case(company=unknown, dana={"phone": None}))
    assert sheet.their_place == ""
    assert "both clocks are yours" in sheet.clock_note
    known = call(case())
    assert (known.their_place, known.your_place, known.clock_note) == ("Chicago", "New York", "")


def test_the_companys_number_is_said_to_be_that():
    own = call(case())
    assert own.number == northwind()["contacts"][0]["phone"]
    assert own.number_note == ""
    desk = call(case(company={"phone": "+1 312 555 0100"}, dana={"phone": None}))
    assert desk.number == "+1 312 555 0100"
    assert "put through" in desk.number_note
    none = call(case(company={"phone": None}, dana={"phone": None}))
    assert (none.number, none.number_note) == (None, "")
