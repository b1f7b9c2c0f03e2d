"""Today in a browser: what to do now, what can wait, the keys, and a day on which nothing is due."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.visiting import SAMPLE, Visits, said


def test_one_thing_first_and_the_rest_in_its_order(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/", **how)
    expect(page.get_by_role("heading", level=1)).to_have_text("3 things to do now.")
    expect(page.locator("main h2")).to_have_text(
        [
            "Thank Leo Marchetti for the offer",
            "Today",
            "Can wait",
            "Coming up",
        ]
    )
    primary = page.locator("main .button:visible")
    expect(primary).to_have_count(1)
    expect(primary).to_have_text("Write it")
    now = page.get_by_role("region", name="Now")
    expect(now).to_contain_text("Product analyst · Alder & Finch")
    expect(now).to_contain_text("until Wed 4 Nov, 12:10")
    waiting = page.get_by_role("region", name="Coming up")
    expect(waiting.locator("li")).to_have_count(5)
    expect(waiting.locator("li").first).to_contain_text("from Wed 4 Nov, 10:00")
    expect(waiting.get_by_role("button", name="Later")).to_have_count(0)
    primary.click()
    expect(page).to_have_url(
        f"{visit.at.program.url}/cases/{SAMPLE['Alder & Finch']}/write/thank_for_offer/leo"
    )


def test_every_thing_to_do_leads_somewhere_else(visit: Visits) -> None:
    """A button whose page is the one that it stands on would do nothing."""
    page = visit("/")
    for href in page.locator("[data-item]").evaluate_all("all => all.map(each => each.dataset.open)"):
        page.goto(href)
        for button in page.locator("main .steps .button").all():
            assert button.get_attribute("href") not in (None, href)


def test_what_has_gone_quiet_is_let_go(visit_own: Callable[..., Visits]) -> None:
    page = visit_own(sample=True)("/")
    page.get_by_role("link", name="Move on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Close the case")
    page.get_by_role("button", name="Save").click()
    said(page, "You closed the case")
    page.goto("/")
    expect(page.get_by_text("Tern & Co")).to_have_count(0)


def test_keys(visit: Visits) -> None:
    page = visit("/")
    press = page.keyboard.press
    press("j")
    expect(page.locator(".now")).to_have_class("now here")
    press("j")
    second = page.locator("[data-item]").nth(1)
    expect(second.locator("a.what")).to_be_focused()
    press("k")
    press("j")
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dana Whitfield")
    page.goto("/")
    press("j")
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Leo Marchetti")
    page.goto("/")
    press("e")
    expect(page).to_have_url(
        f"{visit.at.program.url}/cases/{SAMPLE['Alder & Finch']}/write/thank_for_offer/leo"
    )
    page.goto("/")
    press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    press("c")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    press("Escape")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_hidden()
    page.get_by_role("button", name="Keyboard shortcuts").click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    press("c")
    expect(page.get_by_role("heading", level=1)).to_have_text("Capture an interview")
    page.get_by_label("Company", exact=True).press("j")
    expect(page.get_by_label("Company", exact=True)).to_have_value("j")
    page.goto("/cases")
    press("j")
    press("Enter")
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_keys_on_a_page_without_things_do_nothing(visit: Visits) -> None:
    page = visit("/settings")
    for key in ("j", "k", "e", "s", "Enter"):
        page.keyboard.press(key)
    expect(page).to_have_url(f"{visit.at.program.url}/settings")
    page.goto(f"/cases/{SAMPLE['Northwind']}")
    for key in ("j", "s"):
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="Write a card")).to_be_focused()


@pytest.mark.parametrize("how", ["desktop", "plain"], indirect=True)
def test_later_until_nothing_is_due_and_the_sample_is_removed(
    visit_own: Callable[..., Visits], how: dict[str, Any]
) -> None:
    page = visit_own(sample=True)("/", **how)
    summary = page.get_by_role("heading", level=1)
    for left in ("2 things to do now.", "One thing to do now.", "Nothing urgent."):
        if how.get("scripts", True):
            page.keyboard.press("s")
        else:
            page.get_by_role("button", name="Later").first.click()
        expect(summary).to_have_text(left)
        said(page, "Snoozed until Wed 4 Nov")
    for _ in range(3):
        before = page.locator("form.small").count()
        page.get_by_role("button", name="Later").first.click()
        expect(page.locator("form.small")).to_have_count(before - 1)
    expect(summary).to_contain_text("Next: Wed 4 Nov, ")  # put off is not done: no word of rest
    expect(page.locator(".now")).to_have_count(0)
    expect(page.locator("main .button")).to_have_count(0)
    page.get_by_role("button", name="Remove the sample job search").click()
    expect(summary).to_have_text("Nothing needs your attention right now.")
    expect(page.locator("main .button")).to_have_text("Capture an interview")
    page.get_by_role("button", name="Explore with a sample job search").click()
    expect(summary).to_have_text("3 things to do now.")
