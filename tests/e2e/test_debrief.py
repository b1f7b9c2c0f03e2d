"""The debrief in a browser: notes are sorted, confirmed, and there for the next round."""

from typing import Any

from playwright.sync_api import Page, expect

from e2e.visiting import Visits, said

NOTES = """\
Dana doubted my French. She asked why I left Acme.
Met Helen Ruiz.
To do: read up on dbt
"""


def _captured(visit: Visits, how: dict[str, Any], notes: str = "") -> Page:
    page = visit("/capture", **how)
    page.get_by_label("Company", exact=True).fill("Orrery Labs")
    page.get_by_label("Who did you speak with?").fill("Dana Whitfield")
    page.get_by_label("When did it end?").fill("2026-11-03T16:00")
    if notes:
        page.get_by_text("Add more details").click()
        page.get_by_label("Anything else you remember").fill(notes)
    page.get_by_role("button", name="Save").click()
    return page


def test_notes_are_sorted_and_kept_for_the_next_round(visit: Visits, how: dict[str, Any]) -> None:
    page = _captured(visit, how)
    page.get_by_role("link", name="Write it down").click()
    page.get_by_label("Your notes, or a transcript").fill(NOTES)
    page.get_by_role("button", name="Sort my notes").click()
    expect(page.get_by_label("In your words").first).to_have_value("Dana doubted my French")
    expect(page.get_by_label("Who?").first).to_have_value("dana")
    rows = page.locator("fieldset")
    rows.nth(1).get_by_label("Add this").uncheck()
    expect(rows.nth(1).get_by_label("In your words")).to_have_value("why I left Acme")
    page.get_by_role("button", name="Save").click()
    said(
        page,
        "Before the next round",
        "Dana doubted my French (Dana Whitfield)",
        "read up on dbt",
        "Helen Ruiz",
    )
    expect(page.get_by_text("why I left Acme")).to_have_count(0)


def test_what_was_noted_at_capture_waits_to_be_sorted(visit: Visits, how: dict[str, Any]) -> None:
    page = _captured(visit, how, "Dana doubted my French.")
    page.get_by_role("link", name="Write it down").click()
    expect(page.get_by_label("Your notes, or a transcript")).to_have_value("Dana doubted my French.")
    page.get_by_label("In your words").first.fill("what I'd change first")
    page.get_by_role("button", name="Save").click()
    said(page, "They asked", "what I'd change first")


def test_a_case_that_changed_meanwhile_keeps_what_was_typed(visit: Visits, how: dict[str, Any]) -> None:
    page = _captured(visit, how)
    page.get_by_role("link", name="Write it down").click()
    other = page.context.new_page()
    other.goto(page.url.replace("/debrief", "/learned"))
    other.get_by_label("When they said you’ll hear from them").fill("soon")
    other.get_by_role("button", name="Save").click()
    other.close()
    page.get_by_label("In your words").first.fill("what I'd change first")
    page.get_by_role("button", name="Save").click()
    said(page, "changed in another window")
    expect(page.get_by_label("In your words").first).to_have_value("what I'd change first")
