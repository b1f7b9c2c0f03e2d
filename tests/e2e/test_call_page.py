"""The call sheet in a browser: shut outside the hours, open in them, and what comes of the call."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.serving_it import Served
from e2e.visiting import SAMPLE, Signed, Visits, captured, said, sign_in

OPEN = "2026-11-04T10:10:00-05:00"
"""Within the hours of the one call to Ruth Okafor: the sample is as of the evening before."""


@pytest.fixture(scope="module")
def in_hours(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Signed]:
    """The sample of Tuesday evening, as it is on Wednesday at ten past ten."""
    data = tmp_path_factory.mktemp("hours")
    program = Served(data).start()
    signed = sign_in(browser, program, sample=True)
    program.stop()
    program.now = OPEN
    yield Signed(program.start(), signed.state)
    program.stop()


@pytest.fixture
def then(browser: Any, in_hours: Signed) -> Iterator[Visits]:
    visits = Visits(browser, in_hours)
    yield visits
    visits.close()


def _at_hours(then: Visits, how: dict[str, Any]) -> Page:
    return then(
        f"/cases/{SAMPLE['Harbor Health']}/call", **how, **({"now": OPEN} if how.get("scripts", True) else {})
    )


def test_outside_the_hours_nothing_can_be_dialled(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(f"/cases/{SAMPLE['Harbor Health']}/call", **how)
    expect(page.get_by_role("heading", level=1)).to_have_text("Call Ruth Okafor")
    said(page, "Not now. It's 17:10 where Ruth Okafor is, and their day is ending.")
    button = page.get_by_text("Call from Wed 4 Nov, 10:00", exact=True)
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(page.locator("[href^='tel:']")).to_have_count(0)
    expect(page.get_by_text("Best times to call")).to_be_visible()
    expect(page.get_by_text("Thu 5 Nov, 10:00")).to_be_visible()


def test_in_the_hours_it_is_dialled(then: Visits, how: dict[str, Any]) -> None:
    page = _at_hours(then, how)
    dial = page.get_by_role("link", name="Call +1 206 555 0134")
    expect(dial).to_have_attribute("href", "tel:+12065550134")
    said(page, "What to say", "Hello Ruth, this is Priya Nair.", "Voicemail script", "If you reach reception")
    expect(page.get_by_text("Not now.")).to_have_count(0)
    expect(page.locator(".clocks")).to_contain_text("Time left to call")
    printed = page.get_by_role("link", name="Print this page").get_attribute("href")
    assert printed is not None
    assert page.request.get(printed).body().startswith(b"%PDF")


@pytest.mark.parametrize("how", ["desktop", "phone"], indirect=True)
def test_the_clock_runs_and_after_two_minutes_says_so(then: Visits, how: dict[str, Any]) -> None:
    page = _at_hours(then, how)
    page.clock.pause_at("2026-11-04T10:11:00-05:00")
    expect(page.locator("[data-until]")).to_have_text("49:00")
    expect(page.locator("[data-clock]").first).to_have_text("10:11")
    nudge = page.get_by_text("Two minutes are up. Thank them and wrap up.")
    page.get_by_role("button", name="Start the timer").click()
    page.clock.run_for(119_000)
    expect(page.locator("output")).to_have_text("01:59")
    expect(nudge).to_be_hidden()
    page.clock.run_for(1_500)
    expect(nudge).to_be_visible()
    page.get_by_role("button", name="Stop the timer").click()
    page.clock.run_for(60_000)
    expect(page.locator("output")).to_have_text("02:00")
    page.clock.run_for(3_600_000)
    expect(page.locator("[data-until]")).to_have_text("over")


OUTCOMES = {
    "you spoke": "You called Ruth Okafor: you spoke",
    "voicemail": "You called Ruth Okafor: voicemail",
    "the receptionist took a message": "You called Ruth Okafor: the receptionist took a message",
    "nobody picked up": "You called Ruth Okafor: nobody picked up",
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_came_of_it_sets_the_next_step(then: Visits, how: dict[str, Any], outcome: str) -> None:
    page = _at_hours(then, how)
    page.get_by_role("link", name=outcome).click()
    expect(page.get_by_label("How did it go?").locator("option:checked")).to_have_text(outcome)
    page.get_by_role("button", name="Save").click()
    said(page, OUTCOMES[outcome])
    expect(page.locator(".steps .is-now").filter(has_text="Follow-up call")).to_have_count(0)
    expect(page.locator("main .tag").first).not_to_have_text("reply overdue")
    page.locator(".said").get_by_role("button", name="Undo").click()
    said(page, "Undone.")
    expect(page.locator(".steps .is-now").filter(has_text="Follow-up call")).to_be_visible()


def test_against_advice_a_reason_is_asked_for(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    page.goto(f"/cases/{case}/record/call")
    page.get_by_label("How did it go?").select_option("reached")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("We’d advise against this.")
    reason = page.get_by_label("Why was it the right call?")
    reason.fill("They rang me and I rang back")
    page.get_by_role("button", name="Save").click()
    said(
        page, "You called Noa Berg: you spoke", "Against the advice, because:", "They rang me and I rang back"
    )  # fmt: skip


def test_whom_no_number_is_known_of(then: Visits, how: dict[str, Any]) -> None:
    page = then(f"/cases/{SAMPLE['Meridian Rail']}/call", **how)
    expect(page.locator("[href^='tel:']")).to_have_count(0)
    said(page, "Not now.")
