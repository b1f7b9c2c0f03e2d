"""Every page can be used by everybody: axe, in light and dark, small and large; nothing scrolls sideways."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from e2e.serving_it import Served

PAGES = [
    "/", "/cases", "/cases?q=nothing-has-this", "/cases/1", "/cases/1/write/thank_you/dana", "/cases/1/call",
    "/cases/2/call", "/cases/1/record", "/cases/1/record/reply", "/cases/1/record/call", "/cases/1/edit",
    "/cases/1/people/dana", "/cases/1/people/new", "/cases/1/learned", "/cases/1/forget", "/cases/4/offer",
    "/cases/5/no", "/cases/7/before", "/before", "/capture", "/capture?case=1", "/keep", "/insights", "/settings",
    "/settings/import", "/settings/erase", "/welcome", "/nowhere", "/message", "/cases/1/message", "/letters/1",
    "/settings/mail", "/settings/mail?address=priya@gmail.com", "/settings/mail?address=priya@nowhere", "/outbox",
]  # fmt: skip
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
"""All that the dark scheme can change: the page is the same."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def letin(served: Served, browser: Any) -> Iterator[str]:
    """The state of a browser that is let in, over the sample."""
    context = browser.new_context(locale="en-US", timezone_id="America/New_York")
    page = context.new_page()
    page.goto(served.link())
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    if page.url.endswith("/welcome"):
        page.get_by_label("Your time zone").select_option("America/New_York")
        with page.expect_navigation():
            page.get_by_role("button", name="Start with a sample job search").click()
    page.goto(f"{served.url}/cases/1/message")
    page.get_by_label("Paste their message").fill("We have not made a decision yet.")
    page.get_by_role("button", name="Read it").click()
    yield context.storage_state()
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_shuts_anybody_out(letin: Any, served: Served, browser: Any, width: int) -> None:
    context = browser.new_context(
        storage_state=letin,
        viewport={"width": width, "height": 844},
        locale="en-US",
        service_workers="block",
        reduced_motion="reduce",  # a colour on its way from light to dark is neither
    )
    page = context.new_page()
    found = {}
    for path in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(f"{served.url}{path}")
        if path == "/cases/1":
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        wrong = Axe().run(page, options=RULES).response["violations"]
        page.emulate_media(color_scheme="dark")
        wrong += page.evaluate("options => axe.run(options)", COLOURS)["violations"]
        if wrong:
            found[path] = [(each["id"], [node["html"][:120] for node in each["nodes"][:3]]) for each in wrong]
    context.close()
    assert not found


def test_nothing_scrolls_sideways_on_the_smallest_phone(letin: Any, served: Served, browser: Any) -> None:
    context = browser.new_context(storage_state=letin, viewport={"width": 320, "height": 640}, locale="en-US")
    page = context.new_page()
    wide = {}
    for path in PAGES:
        page.goto(f"{served.url}{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[path] = width
    context.close()
    assert not wide


def test_without_a_mouse_everything_is_reached(letin: Any, served: Served, browser: Any) -> None:
    context = browser.new_context(storage_state=letin, locale="en-US")
    page = context.new_page()
    page.goto(served.url)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    context.close()
