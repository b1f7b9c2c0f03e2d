"""Capture in a browser: a minute's worth of fields makes a case, and so does an invite."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from web.visiting import SAMPLE, Visits, number, said

INVITES = Path(__file__).parents[1] / "data" / "invites"


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
    page.get_by_label("When you hear from them, they said…").fill("within 3 to 5 business days")
    page.get_by_label("One thing left open").fill("No night work so far")
    page.get_by_label("Your answer to it").fill("I have kept the books of a bakery at four in the morning.")
    page.get_by_label("One thing you talked about").fill("the lift that stops at every floor")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Night auditor · Lumen & Sons")
    said(
        page, "time to say thank you", "“within 3 to 5 business days”", "No night work so far", "a phone person",
        "the lift that stops at every floor", "Thank Ada Lindgren", "The one call, to Ada Lindgren",
    )  # fmt: skip
    page.goto("/cases?q=Lumen")
    assert page.locator(".list a.what").count() >= 1


def test_more_can_be_told_at_once(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    _fill(page, Company="Havel Optics", Role="Lens grinder")
    page.get_by_label("Who did you speak with?").fill("Ivo Havel")
    page.get_by_label("When did it end?").fill("2026-11-03T16:00")
    page.get_by_text("More, now or later").click()
    page.get_by_label("Their email").fill("ivo@havel.example")
    page.get_by_label("Their phone").fill("+420 2 5550 123")
    page.get_by_label("Old-fashioned or modern?").select_option("traditional")
    page.get_by_label("Time zone").select_option("Europe/Prague")
    page.get_by_label("Country").select_option("CZ")
    page.get_by_label("Others who were there").fill("Jana Malá\nPetr Kos")
    page.get_by_label("I asked, and they would not say when").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Havel Optics")
    said(
        page, "Jana Malá", "Petr Kos", "old-fashioned", "Asked, and they would not say.", "ivo@havel.example"
    )


def test_their_words_are_understood_while_they_are_typed(visit: Visits, size: dict[str, Any]) -> None:
    page = visit("/capture", **size)
    _fill(page, Company="Chipworks")
    page.get_by_label("Who did you speak with?").fill("Lin Park")
    words = page.get_by_label("When you hear from them, they said…")
    words.press_sequentially("by the end of next week")
    by = page.get_by_label("by which day")
    expect(by).to_have_value("2026-11-13")
    said(page, "Fri 13 Nov, 10 days after.")
    words.fill("We will be in touch")
    said(page, "No date in that. Do you know one?", "Without one, a week is assumed.")
    expect(by).to_have_value("")
    words.fill("by the end of next week")
    expect(by).to_have_value("2026-11-13")
    by.fill("2026-11-12")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Chipworks")
    page.goto(f"/cases/{number(page)}/learned")
    expect(page.get_by_label("by which day")).to_have_value("2026-11-12")
    expect(page.get_by_label("When you hear from them")).to_have_value("by the end of next week")


def test_wrong_input_keeps_what_was_typed(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    _fill(page, Role="Beekeeper")
    page.get_by_label("Who did you speak with?").fill("Olu Adeyemi")
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("When you hear from them, they said…").fill("by Friday")
    page.get_by_label("One thing left open").fill("line one\nline two")
    page.get_by_role("button", name="Keep it").click()
    wrong = page.get_by_role("alert").filter(has_text="Something is missing or does not fit:")
    expect(wrong).to_contain_text("Company")
    expect(page.get_by_label("Company", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Role", exact=True)).to_have_value("Beekeeper")
    expect(page.get_by_label("Who did you speak with?")).to_have_value("Olu Adeyemi")
    expect(page.get_by_label("Email", exact=True)).to_be_checked()
    expect(page.get_by_label("One thing left open")).to_have_value("line one\nline two")
    expect(page.get_by_label("by which day")).to_have_value("2026-11-06")
    wrong.get_by_role("link", name="Company").click()
    expect(page.get_by_label("Company", exact=True)).to_be_focused()
    _fill(page, Company="Hive Mind")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beekeeper · Hive Mind")


def test_another_interview_at_the_same_company(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture?case=3", **how)
    expect(page.get_by_role("heading", level=1)).to_have_text("Another interview at Juniper Labs")
    page.get_by_label("When did it end?").fill("2026-11-03T16:30")
    page.get_by_label("Who did you speak with?").fill("Tom Adeyemi")
    page.get_by_label("When you hear from them, they said…").fill("in two weeks")
    page.get_by_role("button", name="Keep it").click()
    expect(page).to_have_url(f"{visit.at.program.url}/cases/{SAMPLE['Juniper Labs']}")
    said(page, "“in two weeks”", "“by the end of next week”")


@pytest.mark.parametrize(
    ("file", "title"),
    [
        ("google-request.ics", "Data Engineer · Northwind"),
        ("outlook-teams-windows-zone.ics", "Senior Accountant · Contoso"),
    ],
)
def test_an_invite_that_is_chosen_makes_a_case(
    visit: Visits, how: dict[str, Any], file: str, title: str
) -> None:
    page = visit("/capture", **how)
    page.get_by_label("Choose or drop the .ics file that you were sent").set_input_files(INVITES / file)
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read the invite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    said(page, "Read from the invite. Look whether it is right.")


def test_an_invite_that_is_pasted_makes_a_case(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invite’s text, from BEGIN:VCALENDAR on").fill(
        (INVITES / "greenhouse.ics").read_text("utf-8")
    )
    page.get_by_role("button", name="Read the invite").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Machine Learning Engineer · Tailspintoys")
    said(page, "Read from the invite. Look whether it is right.")


def test_an_invite_that_names_no_company_asks_for_it(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_label("Choose or drop the .ics file that you were sent").set_input_files(INVITES / "zoom.ics")
    if not how.get("scripts", True):
        page.get_by_role("button", name="Read the invite").click()
    expect(page.locator("#file-wrong")).to_have_text(
        "The invite does not say which company it is. Write it here."
    )
    page.get_by_label("The company of the invite").fill("Zephyr Rail")
    page.get_by_role("button", name="Read the invite").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Zephyr Rail")


def test_an_invite_that_cannot_be_read_is_told_of_and_kept(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_text("Or paste it").click()
    page.get_by_label("The invite’s text, from BEGIN:VCALENDAR on").fill("Dear Priya, we meet on Tuesday.")
    page.get_by_role("button", name="Read the invite").click()
    wrong = page.locator("#file-wrong")
    expect(wrong).to_be_visible()
    pasted = page.get_by_label("The invite’s text, from BEGIN:VCALENDAR on")
    expect(pasted).to_have_value("Dear Priya, we meet on Tuesday.")
    expect(pasted).to_be_visible()


def test_the_two_questions_before_leaving(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/capture", **how)
    page.get_by_role("link", name="Still in the interview?").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        ["1. What is the next step, and by when?", "2. Will I hear by phone or by email?"]
    )
    page.get_by_role("link", name="I am out: note what they said").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Capture an interview")
    page.goto(f"/cases/{SAMPLE['Copperline']}/before")
    said(page, "In your words, perhaps")
    page.get_by_role("link", name="I am out: note what they said").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What they said")
