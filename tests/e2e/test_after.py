"""Afterwards in a browser: a no, an offer and who else waits, and keeping in touch."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.visiting import SAMPLE, Visits, captured, recorded, said


def test_after_a_no_one_note_and_then_peace(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    recorded(page, case, "reply", channel="email", meaning="rejection", contact="noa")
    page.goto(f"/cases/{case}")
    over = page.locator(".steps > li").filter(has_text="no longer fits")
    expect(over.get_by_role("heading")).to_have_text("Thank Noa Berg")
    expect(over).to_contain_text("sent a rejection after this interview")
    expect(over.get_by_role("link")).to_have_count(0)
    page.goto(f"/cases/{case}/no")
    said(page, "Thank Noa Berg after the ")
    page.get_by_role("link", name="Write it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("^Thank Noa Berg after the "))
    page.get_by_role("button", name="I sent it").click()
    said(page, "Saved: you wrote to Noa Berg.")
    page.goto(f"/cases/{case}")
    said(page, "You wrote to Noa Berg by email: a thank-you after the rejection")
    page.goto(f"/cases/{case}/no")
    expect(page.locator(".steps .is-done")).to_contain_text("Thank Noa Berg after the ")
    page.get_by_role("link", name="The role is open again").click()
    page.get_by_role("button", name="Save").click()
    said(page, "The role is open again")


def test_where_nobody_said_no_or_offered_anything(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Northwind']}/no", **how)
    page.get_by_role("link", name="Add it if they did").click()
    expect(page.get_by_label("What did they say?")).to_have_value("rejection")
    page.goto(f"/cases/{SAMPLE['Northwind']}/offer")
    page.get_by_role("link", name="Add it if you got one").click()
    expect(page.get_by_label("What did they say?")).to_have_value("offer")


def test_an_offer_has_a_clock_and_what_is_missing(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Alder & Finch']}/offer", **how)
    clock = page.locator(".clocks time")
    if how.get("scripts", True):
        expect(clock).to_contain_text("6 days ")
    else:
        expect(clock).to_have_text("by the end of Mon 9 Nov")
    said(
        page, "Time to decide", "The offer came by phone, so you don’t have it in writing yet.",
        "job title, and who you’ll report to", "Who else to tell",
    )  # fmt: skip
    others = page.locator("section").filter(has_text="Who else to tell").locator("li")
    expect(others.filter(has_text="Juniper Labs")).to_have_count(1)
    expect(others.filter(has_text="Alder & Finch")).to_have_count(0)
    expect(others.get_by_role("link", name="Withdraw")).to_have_count(0)


def test_without_a_day_to_decide_by_it_says_to_ask_for_one(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    recorded(page, case, "reply", channel="email", meaning="offer", contact="noa")
    page.goto(f"/cases/{case}/offer")
    said(page, "They didn’t give a deadline. Ask for one")
    page.locator(".hold").get_by_role("link", name="Write it").click()
    expect(page.get_by_label("To Noa Berg")).not_to_be_empty()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask Noa Berg for time to decide")
    expect(page.get_by_role("button", name="I sent it")).to_have_count(0)


@pytest.mark.parametrize("how", ["desktop", "plain"], indirect=True)
def test_once_accepted_the_others_are_told(visit_own: Callable[..., Visits], how: dict[str, Any]) -> None:
    page = visit_own(sample=True)(f"/cases/{SAMPLE['Alder & Finch']}/offer", **how)
    page.get_by_role("link", name="I accepted").click()
    page.get_by_role("button", name="Save").click()
    said(page, "You accepted")
    page.goto(f"/cases/{SAMPLE['Alder & Finch']}/offer")
    others = page.locator("section").filter(has_text="Who else to tell").locator("li")
    expect(others.get_by_role("link", name="Withdraw")).to_have_count(5)
    others.filter(has_text="Juniper Labs").get_by_role("link", name="Withdraw").click()
    expect(page.get_by_label("To Ines Fournier")).not_to_be_empty()
    page.get_by_role("button", name="I sent it").click()
    said(page, "Saved: you wrote to Ines Fournier.")
    page.goto(f"/cases/{SAMPLE['Juniper Labs']}")
    said(page, "You wrote to Ines Fournier by email: a withdrawal")


def test_an_offer_is_declined_with_thanks(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    recorded(page, case, "reply", channel="email", meaning="offer", contact="noa", decide_by="2026-11-12")
    page.goto(f"/cases/{case}/offer")
    page.get_by_role("link", name="I declined").click()
    page.get_by_role("button", name="Save").click()
    said(page, "You declined")


def test_keeping_in_touch(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/cases", **how)
    page.get_by_role("link", name="Keep in touch").click()
    osprey = page.locator("main .list > li").filter(has_text="Osprey Robotics")
    expect(osprey).to_contain_text("Check Osprey Robotics' job openings on Thu 10 Dec")
    osprey.get_by_role("link", name="The role is open again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The role is open again")
