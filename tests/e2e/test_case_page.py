"""A case in a browser: its steps with their reasons, what happened and what is taken back, and its details."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.visiting import SAMPLE, Visits, captured, number, said


def _own(visit: Visits, how: dict[str, Any], **fields: str) -> tuple[Page, int]:
    """A case of the test's own, shown."""
    page = visit(**how)
    case = captured(page, **fields)
    page.goto(f"/cases/{case}")
    return page, case


def test_steps_say_why_and_why_not(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Northwind']}", **how)
    expect(page.get_by_role("heading", level=1)).to_have_text("Data engineer · Northwind")
    step = page.locator(".steps > li").filter(has_text="Thank Dana Whitfield")
    expect(step.get_by_role("link", name="Write a card")).to_be_visible()
    chain = step.locator(".chain li")
    expect(chain.first).to_be_hidden()
    step.get_by_text("Why?").click()
    expect(chain.first).to_be_visible()
    not_now = page.locator(".not").filter(has_text="No call")
    not_now.get_by_text("Why not?").click()
    expect(not_now.locator(".chain li").first).to_be_visible()
    expect(not_now.locator(".chain strong").first).to_have_text("✗")


def test_the_timeline_is_there_with_words_for_it(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Harbor Health']}", **how)
    drawing = page.get_by_role("img", name="From Wed 21 Oct to Tue 17 Nov: the thank-you, their promise")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".tick.today")).to_have_count(1)
    box = drawing.locator("svg").first.bounding_box()
    assert box is not None
    assert box["width"] > 300
    assert box["height"] > 40


def test_a_call_whose_hours_are_still_to_come_can_be_prepared(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Harbor Health']}", **how)
    page.get_by_role("link", name="Prepare the call").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Call Ruth Okafor")


def test_the_history_says_when_it_happened(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Tern & Co']}", **how)
    called = page.locator("#record li").filter(has_text="You called Eva Brandt: voicemail")
    expect(called).to_contain_text("Thu 8 Oct, 10:15")


EVENTS = {
    "They replied": (
        {"How?": "email", "What did they say?": "delay"},
        "Noa Berg replied: it’ll take longer",
    ),
    "I wrote to them": (
        {"How?": "email", "What was it about?": "thank_you"},
        "You wrote to Noa Berg by email: a thank-you note",
    ),
    "An automatic reply": ({"Until when?": "2026-11-09"}, "Noa Berg is out of office (2026-11-09)"),
    "My email bounced": ({}, "Email to Noa Berg bounced"),
    "They asked me to call, write or come by": (
        {"What did they ask for?": "call", "On this day": "2026-11-05"},
        "Noa Berg asked you to call",
    ),
    "They don’t want calls": ({}, "They don’t want calls"),
    "I withdrew": ({}, "You withdrew"),
    "Close the case": ({}, "You closed the case"),
    "They don’t want any more contact": ({}, "They don’t want any more contact"),
}


@pytest.mark.parametrize(
    ("how", "title"),
    [("desktop", "They replied"), ("phone", "I wrote to them"), *(("plain", title) for title in EVENTS)],
    indirect=["how"],
)
def test_what_happened_is_kept_and_taken_back(visit: Visits, how: dict[str, Any], title: str) -> None:
    fields, words = EVENTS[title]
    page, _case = _own(visit, how)
    page.get_by_role("link", name="Record something else").click()
    page.get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_label("When?", exact=True)).to_have_value("2026-11-03T17:10")
    for label, value in fields.items():
        field = page.get_by_label(label, exact=True)
        if "-" in value:
            field.fill(value)
        else:
            field.select_option(value)
    page.get_by_role("button", name="Save").click()
    said(page, "Saved.", words)
    page.locator(".said").get_by_role("button", name="Undo").click()
    said(page, "Undone.", f"{words} (undone)")


def test_an_offer_is_noted_and_accepted(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _own(visit, how)
    page.goto(f"/cases/{case}/record/reply?meaning=offer")
    expect(page.get_by_label("What did they say?")).to_have_value("offer")
    page.get_by_label("They want my answer by").fill("2026-11-10")
    page.get_by_role("button", name="Save").click()
    said(page, "Noa Berg replied: an offer")
    page.goto(f"/cases/{case}/record/accepted")
    page.get_by_role("button", name="Save").click()
    said(page, "You accepted")
    page.get_by_role("button", name="Undo the last step").click()
    said(page, "You accepted (undone)", "offer received")


def test_wrong_details_of_what_happened_stay_in_the_form(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _own(visit, how)
    page.goto(f"/cases/{case}/record/reply")
    page.get_by_label("When?", exact=True).fill("2026-11-12T09:00")
    page.get_by_label("What did they say?").select_option("rejection")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Please check these fields:")
    expect(page.get_by_label("When?", exact=True)).to_have_value("2026-11-12T09:00")
    expect(page.get_by_label("What did they say?")).to_have_value("rejection")


def test_details_are_edited(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _own(visit, how)
    page.get_by_role("link", name="Company and role").click()
    page.get_by_label("Role").fill("Chief actuary")
    page.get_by_label("Time zone").select_option("Europe/Lisbon")
    page.get_by_label("Country").select_option("PT")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Chief actuary · Quillon")
    page.locator("section").filter(has=page.get_by_role("heading", name="People")).get_by_role(
        "link", name="Change"
    ).click()
    page.get_by_label("Phone", exact=True).fill("+351 21 555 0100")
    page.get_by_label("Traditional or modern?").select_option("traditional")
    page.get_by_role("button", name="Save").click()
    said(page, "+351 21 555 0100", "traditional")
    page.get_by_role("link", name="Add someone").click()
    page.get_by_label("Name", exact=True).fill("Rui Costa")
    page.get_by_role("button", name="Save").click()
    said(page, "Rui Costa", "Thank Rui Costa")
    page.locator("section").filter(has=page.get_by_role("heading", name="What they said")).get_by_role(
        "link", name="Change"
    ).click()
    page.get_by_label("When they said you’ll hear from them").fill("within a fortnight")
    page.get_by_label("What you talked about, one per line").fill("the tide tables\nthe old port")
    page.get_by_role("button", name="Save").click()
    said(page, "“within a fortnight”", "the tide tables", "the old port", "Saved.")
    page.locator(".said").get_by_role("button", name="Undo").click()
    said(page, "“by the end of next week”")


def test_the_second_of_two_tabs_is_told(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _own(visit, how)
    page.goto(f"/cases/{case}/edit")
    other = page.context.new_page()
    other.goto(f"/cases/{case}/edit")
    other.get_by_label("Role").fill("First come")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("heading", level=1)).to_contain_text("First come")
    page.get_by_label("Role").fill("Second come")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("It was changed in another window after you opened it.")
    expect(page.get_by_label("Role")).to_have_value("Second come")
    page.goto(f"/cases/{case}")
    expect(page.get_by_role("heading", level=1)).to_contain_text("First come")


def test_a_case_is_forgotten_once_it_is_said_twice(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _own(visit, how, company="Forgettable")
    assert number(page) == case
    page.get_by_role("link", name="Delete this case").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Delete the case at Forgettable?")
    page.get_by_role("link", name="Back").click()
    page.get_by_role("link", name="Delete this case").click()
    page.get_by_role("button", name="Delete the case").click()
    said(page, "Case and history deleted.")
    answer = page.request.get(f"/cases/{case}")
    assert answer.status == 404


def test_cases_are_found_by_their_words(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/cases", **how)
    page.get_by_label("Search").fill("juniper")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".list a.what")).to_have_text(["Juniper Labs"])
    page.get_by_role("link", name="Closed").click()
    said(page, "No results.")
    page.get_by_role("link", name="All cases").click()
    page.get_by_role("link", name="Active").click()
    expect(page.locator(".list").get_by_text("Osprey Robotics")).to_have_count(0)
    expect(page.locator(".list").get_by_text("Northwind")).to_be_visible()
