"""Capture in a browser: a minute's worth of fields makes a case, and so does an invite."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.visiting import SAMPLE, Visits, number, said

INVITES = Path(__file__).parents[1] / "data" / "invites"
FIELD = Path(__file__).parents[1] / "data" / "field" / "invites"

TAKEN_IN = re.compile("We read this from the invitation|It was already here")
"""The same invite is taken in on each kind of screen, into one store."""


def _fill(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)


def test_a_minutes_worth_of_fields_makes_a_case(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    expect(page.get_by_label("When did it end?")).to_have_value("2026-11-03T17:10")
    _fill(page, Company="Lumen & Sons", Role="Night auditor")
    page.get_by_label("Who did you speak with?").fill("Ada Lindgren")
    page.get_by_label("When did it end?").fill("2026-11-03T16:00")
    page.get_by_label("Phone", exact=True).check()
    page.get_by_label("When they said you’ll hear from them").fill("within 3 to 5 business days")
    page.get_by_label("One thing left open").fill("No night work so far")
    page.get_by_label("How you’d answer it now").fill(
        "I have kept the books of a bakery at four in the morning."
    )
    page.get_by_label("One thing you talked about").fill("the lift that stops at every floor")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Night auditor · Lumen & Sons")
    said(
        page, "time to say thank you", "“within 3 to 5 business days”", "No night work so far", "prefers phone",
        "the lift that stops at every floor", "Thank Ada Lindgren", "Follow-up call to Ada Lindgren",
    )  # fmt: skip
    page.goto("/cases?q=Lumen")
    assert page.locator(".list a.what").count() >= 1


def test_more_can_be_told_at_once(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    _fill(page, Company="Havel Optics", Role="Lens grinder")
    page.get_by_label("Who did you speak with?").fill("Ivo Havel")
    page.get_by_label("When did it end?").fill("2026-11-03T16:00")
    page.get_by_text("Add more details").click()
    page.get_by_label("Their email").fill("ivo@havel.example")
    page.get_by_label("Their phone").fill("+420 2 5550 123")
    page.get_by_label("Traditional or modern?").select_option("traditional")
    page.get_by_label("Time zone").select_option("Europe/Prague")
    page.get_by_label("Country").select_option("CZ")
    page.get_by_label("Who else was there").fill("Jana Malá\nPetr Kos")
    page.get_by_label("I asked, but they wouldn’t say when").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Havel Optics")
    said(
        page,
        "Jana Malá",
        "Petr Kos",
        "traditional",
        "You asked, but they wouldn’t say.",
        "ivo@havel.example",
    )


def test_their_words_are_understood_while_they_are_typed(visit: Visits, size: dict[str, Any]) -> None:
    page = visit("/capture", **size)
    _fill(page, Company="Chipworks")
    page.get_by_label("Who did you speak with?").fill("Lin Park")
    words = page.get_by_label("When they said you’ll hear from them")
    words.press_sequentially("by the end of next week")
    by = page.get_by_label("by which date")
    expect(by).to_have_value("2026-11-13")
    said(page, "Fri 13 Nov, 10 days later.")
    words.fill("We will be in touch")
    said(page, "We couldn’t find a date. Do you know one?", "Without a date, we’ll assume a week.")
    expect(by).to_have_value("")
    words.fill("by the end of next week")
    expect(by).to_have_value("2026-11-13")
    by.fill("2026-11-12")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chipworks")
    page.goto(f"/cases/{number(page)}/learned")
    expect(page.get_by_label("by which date")).to_have_value("2026-11-12")
    expect(page.get_by_label("When they said you’ll hear from them")).to_have_value("by the end of next week")


def test_wrong_input_keeps_what_was_typed(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    _fill(page, Role="Beekeeper")
    page.get_by_label("Who did you speak with?").fill("Olu Adeyemi")
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("When they said you’ll hear from them").fill("by Friday")
    page.get_by_label("One thing left open").fill("line one\nline two")
    page.get_by_role("button", name="Save").click()
    wrong = page.get_by_role("alert").filter(has_text="Please check these fields:")
    expect(wrong).to_contain_text("Company")
    expect(page.get_by_label("Company", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Role", exact=True)).to_have_value("Beekeeper")
    expect(page.get_by_label("Who did you speak with?")).to_have_value("Olu Adeyemi")
    expect(page.get_by_label("Email", exact=True)).to_be_checked()
    expect(page.get_by_label("One thing left open")).to_have_value("line one\nline two")
    expect(page.get_by_label("by which date")).to_have_value("2026-11-06")
    wrong.get_by_role("link", name="Company").click()
    expect(page.get_by_label("Company", exact=True)).to_be_focused()
    _fill(page, Company="Hive Mind")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beekeeper · Hive Mind")


def test_another_interview_at_the_same_company(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture?case=3", **how)
    expect(page.get_by_role("heading", level=1)).to_have_text("Another interview at Juniper Labs")
    page.get_by_label("When did it end?").fill("2026-11-03T16:30")
    page.get_by_label("Who did you speak with?").fill("Tom Adeyemi")
    page.get_by_label("When they said you’ll hear from them").fill("in two weeks")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(f"{visit.at.program.url}/cases/{SAMPLE['Juniper Labs']}")
    said(page, "“in two weeks”", "“by the end of next week”")


def test_an_invite_that_is_chosen_makes_a_case(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_label("Choose or drop the .ics file from the invitation").set_input_files(
        INVITES / "outlook-teams-windows-zone.ics"
    )
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Senior Accountant · Contoso")
    expect(page.locator("body")).to_contain_text(TAKEN_IN)


def test_an_invite_that_is_pasted_makes_a_case(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR").fill(
        (INVITES / "greenhouse.ics").read_text("utf-8")
    )
    page.get_by_role("button", name="Read the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Machine Learning Engineer · Tailspintoys")
    expect(page.locator("body")).to_contain_text(TAKEN_IN)


def _paste(page: Page, text: str) -> None:
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR").fill(text)
    page.get_by_role("button", name="Read the invitation").click()


def test_a_later_version_moves_the_interview_and_its_cancellation_takes_it_out(
    visit: Visits, how: dict[str, Any]
) -> None:
    first, moved, off = (
        (FIELD / f"web-{name}.ics")
        .read_text("utf-8")
        .replace("northwind", "quayside")
        .replace("Northwind", "Quayside")
        for name in ("1-request", "2-rescheduled", "3-cancel")
    )
    page = visit("/capture", **how)
    _paste(page, first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Data Engineer · Quayside")
    for text, told in (
        (first, "It was already here."),
        (moved, "The interview moved from Tue 3 Nov"),
        (off, "They canceled the interview on Thu 5 Nov"),
    ):
        page.goto(f"{visit.at.program.url}/capture")
        _paste(page, text)
        expect(page.get_by_role("heading", level=1)).to_have_text("Data Engineer · Quayside")
        said(page, told)


def test_an_invite_that_may_be_about_a_case_asks_which(visit: Visits, how: dict[str, Any]) -> None:
    name = f"Harbor{how['viewport']['width']}{'plain' if not how.get('scripts', True) else ''}"
    first = (FIELD / "web-1-request.ics").read_text("utf-8")
    first = first.replace("northwind", name.lower()).replace("Northwind", name)
    other = first.replace("rs1@", "rs2@").replace("Data Engineer", "Office Manager").replace("1103T", "1110T")
    page = visit("/capture", **how)
    _paste(page, first)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Data Engineer · {name}")
    page.goto(f"{visit.at.program.url}/capture")
    _paste(page, other)
    question = page.get_by_role("group", name="This invitation may be about one of your cases. Which one?")
    question.get_by_label(f"Data Engineer · {name}").check()
    page.get_by_role("button", name="Read the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Data Engineer · {name}")
    said(page, "Added another interview to this case: Tue 10 Nov")


def test_an_invite_that_names_no_company_asks_for_it(visit: Visits, how: dict[str, Any]) -> None:
    name = f"Zephyr {how['viewport']['width']} {how.get('scripts', True)}"
    text = (INVITES / "zoom.ics").read_text("utf-8").replace("\nUID:", f"\nUID:{name}")
    page = visit("/capture", **how)
    page.get_by_label("Choose or drop the .ics file from the invitation").set_input_files(
        {"name": "zoom.ics", "mimeType": "text/calendar", "buffer": text.encode()}
    )
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read the invitation").click()
    expect(page.locator("#file-wrong")).to_have_text(
        "The invitation doesn’t name the company. Enter it here."
    )
    page.get_by_label("Company in the invitation").fill(name)
    page.get_by_role("button", name="Read the invitation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_an_invite_that_cannot_be_read_is_told_of_and_kept(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR").fill(
        "Dear Priya, we meet on Tuesday."
    )
    page.get_by_role("button", name="Read the invitation").click()
    wrong = page.locator("#file-wrong")
    expect(wrong).to_be_visible()
    pasted = page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR")
    expect(pasted).to_have_value("Dear Priya, we meet on Tuesday.")
    expect(pasted).to_be_visible()


def _note(page: Page, company: str) -> None:
    _fill(page, Company=company)
    page.get_by_label("Who did you speak with?").fill("Ada Lindgren")
    page.get_by_label("When did it end?").fill("2026-11-03T16:00")
    page.get_by_label("Phone", exact=True).check()
    page.get_by_label("When they said you’ll hear from them").fill("by the end of next week")
    page.get_by_label("One thing left open").fill("No night work so far\nand no weekends")
    page.get_by_text("Add more details").click()
    page.get_by_label("Their email").fill("not an address yet")
    page.get_by_label("Country").select_option("CZ")
    page.get_by_label("I asked, but they wouldn’t say when").check()


@pytest.mark.parametrize("chosen", [True, False], ids=["chosen", "pasted"])
def test_what_was_typed_stays_when_an_invite_cannot_be_read(
    visit: Visits, how: dict[str, Any], chosen: bool
) -> None:
    page = visit("/capture", **how)
    _note(page, "Lumen & Sons")
    if chosen:
        page.get_by_label("Choose or drop the .ics file from the invitation").set_input_files(
            {"name": "cut.ics", "mimeType": "text/calendar", "buffer": b"BEGIN:VCALENDAR"}
        )
        if not how.get("scripts", True):
            page.get_by_role("button", name="Read the invitation").click()
    else:
        _paste(page, "BEGIN:VCALENDAR")
    expect(page.locator("#file-wrong")).to_be_visible()
    expect(page.get_by_label("Company", exact=True)).to_have_value("Lumen & Sons")
    expect(page.get_by_label("Who did you speak with?")).to_have_value("Ada Lindgren")
    expect(page.get_by_label("When did it end?")).to_have_value("2026-11-03T16:00")
    expect(page.get_by_label("Phone", exact=True)).to_be_checked()
    expect(page.get_by_label("When they said you’ll hear from them")).to_have_value("by the end of next week")
    expect(page.get_by_label("by which date")).to_have_value("2026-11-13")
    expect(page.get_by_label("One thing left open")).to_have_value("No night work so far\nand no weekends")
    expect(page.get_by_label("Their email")).to_have_value("not an address yet")
    expect(page.get_by_label("Their email")).to_be_visible()
    expect(page.get_by_label("Country")).to_have_value("CZ")
    expect(page.get_by_label("I asked, but they wouldn’t say when")).to_be_checked()
    if not chosen:
        expect(page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR")).to_have_value(
            "BEGIN:VCALENDAR"
        )


def test_a_pasted_invite_stays_when_the_note_beside_it_is_refused(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR").fill("BEGIN:VCALENDAR")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#errors")).to_contain_text("Company")
    expect(page.get_by_label("The invitation’s text, starting with BEGIN:VCALENDAR")).to_have_value(
        "BEGIN:VCALENDAR"
    )


def test_words_beside_an_invite_that_is_read_are_given_back(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_label("One thing left open").fill("No night work so far")
    _paste(page, (INVITES / "greenhouse.ics").read_text("utf-8"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Machine Learning Engineer · Tailspintoys")
    expect(page.locator("body")).to_contain_text(
        "What you entered next to the invitation isn’t in the case yet: No night work so far"
    )


def test_no_invite_at_all_is_asked_for_in_plain_words(visit: Visits) -> None:
    page = visit("/capture", scripts=False)
    page.get_by_role("button", name="Read the invitation").click()
    expect(page.locator("#file-wrong")).to_have_text("Choose the invitation file, or paste its text.")


def test_a_second_round_says_nothing_of_what_the_case_knows_already(visit: Visits) -> None:
    page = visit("/capture")
    invite = (FIELD / "web-1-request.ics").read_text("utf-8").replace("orthwind", "esterly")
    _paste(page, invite)
    said(page, "is taken to be")
    page.goto(f"{visit.at.program.url}/capture")
    again = re.sub(r"(?m)^UID:.*$", "UID:second-round@example", invite).replace("20261103T", "20261112T")
    _paste(page, again)
    said(page, "Added another interview to this case")
    expect(page.locator("main")).not_to_contain_text("is taken to be")


def test_the_two_questions_before_leaving(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_role("link", name="Still in the interview?").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["1. What’s the next step, and by when?", "2. Will I hear by phone or by email?"]
    )
    page.get_by_role("link", name="I’ve left: note what they said").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Capture an interview")
    page.goto(f"/cases/{SAMPLE['Copperline']}/before")
    said(page, "How you could ask")
    page.get_by_role("link", name="I’ve left: note what they said").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What they said")
