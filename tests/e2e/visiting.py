"""Visits by a browser to one running program: signed in once, and every message of the console noted."""

import re
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Page, expect

from e2e.serving_it import NOW, Served

SAMPLE = {
    "Northwind": 1, "Harbor Health": 2, "Juniper Labs": 3, "Alder & Finch": 4, "Brightwater": 5,
    "Meridian Rail": 6, "Copperline": 7, "Osprey Robotics": 8, "Tern & Co": 9,
}  # fmt: skip
"""The cases of the sample by their companies, where it was the first that was put in."""
PLACE: dict[str, Any] = {"locale": "en-US", "timezone_id": "America/New_York"}
NETWORK = (
    "Failed to fetch",
    "ERR_INTERNET_DISCONNECTED",
    "ERR_CONNECTION",
    "ERR_FAILED",
    "ERR_EMPTY_RESPONSE",
    "htmx:sendAbort",
)
"""What a browser says of a network that isn't there, and of requests given up because the page was left."""
_GIVEN_UP = "htmx:sendError"
"""What htmx says of a request that got no answer: an error, unless the page was left before it came."""


class Signed(NamedTuple):
    """A running program, and the cookies of who came in."""

    program: Served
    state: Any


def watched(page: Page, wrong: list[str]) -> list[str]:
    """Add to ``wrong`` what the page's console says is wrong, from now on; the same list.

    A refused form is an answer of 422, which the console mentions: that's no error.
    """
    left = 0

    def failed(request: Any) -> None:
        nonlocal left
        left += request.failure == "net::ERR_ABORTED"

    def noted(text: str) -> None:
        if any(each in text for each in ("status of 422", *NETWORK)) or (_GIVEN_UP in text and left):
            return
        wrong.append(text)

    page.on("requestfailed", failed)
    page.on("console", lambda said: noted(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noted(str(error)))
    return wrong


def sign_in(browser: Any, program: Served, *, sample: bool) -> Signed:
    """Comes in by the link, without scripts, and tells who it is."""
    context = browser.new_context(java_script_enabled=False, **PLACE)
    page = context.new_page()
    page.goto(program.link())
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Your name").fill("Priya Nair")
    page.get_by_label("Your time zone").select_option("America/New_York")
    begin = "Start with a sample job search" if sample else "Get started"
    page.get_by_role("button", name=begin, exact=True).click()
    expect(page.locator("h1.summary")).to_be_visible()
    state = context.storage_state()
    context.close()
    return Signed(program, state)


class Visits:
    """Opens pages. A refused form is an answer of 422, which the console tells of: that is no fault."""

    def __init__(self, browser: Any, at: Signed) -> None:
        self.browser = browser
        self.at = at
        self.contexts: list[BrowserContext] = []
        self.wrong: list[str] = []
        self.tolerated: tuple[str, ...] = ()

    def __call__(self, path: str = "", *, scripts: bool = True, now: str = NOW, **more: Any) -> Page:
        context = self.browser.new_context(
            storage_state=self.at.state,
            base_url=self.at.program.url,
            java_script_enabled=scripts,
            **PLACE,
            **more,
        )
        context.set_default_timeout(90_000)
        self.contexts.append(context)
        page: Page = context.new_page()
        if scripts:
            page.clock.install(time=now)
        self.watch(page)
        if path:
            page.goto(path)
        return page

    def watch(self, page: Page) -> None:
        self.wrong = watched(page, self.wrong)

    def _known(self, text: str) -> bool:
        return any(each in text for each in self.tolerated)

    def close(self) -> None:
        for context in self.contexts:
            context.close()
        wrong = [each for each in self.wrong if not self._known(each)]
        assert not wrong, wrong


def sent(page: Page, path: str, **fields: str) -> Any:
    """A form sent beside the page, as whoever is signed in there."""
    token = page.request.get("/token").json()["token"]
    answer = page.request.post(
        path, form=fields, headers={"X-CSRFToken": token, "Accept": "application/json"}, max_redirects=0
    )
    assert answer.status in (200, 302), (path, answer.status, answer.text())
    return answer


def captured(page: Page, **fields: str) -> int:
    """A case of an interview two hours ago, noted beside the page."""
    asked = {
        "company": "Quillon", "role": "Actuary", "who": "Noa Berg", "ended_at": "2026-11-03T15:00",
        "said": "by the end of next week", "email": "noa@quillon.example", "phone": "+1 312 555 0147", **fields,
    }  # fmt: skip
    return int(sent(page, "/capture", **asked).json()["case"])


def recorded(page: Page, case: int, kind: str, **fields: str) -> None:
    """Something that happened in a case, noted beside the page."""
    sent(page, f"/cases/{case}/record/{kind}", **{"at": "2026-11-03T17:00", **fields})


def number(page: Page) -> int:
    """The case that is shown."""
    found = re.search(r"/cases/(\d+)", page.url)
    assert found is not None, page.url
    return int(found[1])


def said(page: Page, *words: str) -> None:
    """That the page says so, somewhere in what it is about."""
    for each in words:
        expect(page.locator("main")).to_contain_text(each)
