"""A server that goes away while a page loads or answers: no error in the page, and nothing that was noted is lost."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from playwright.sync_api import Page, expect

from e2e.visiting import SAMPLE, Visits

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
NO_DATABASE = """
    Object.defineProperty(window, 'indexedDB', { value: { open() { throw new Error('no database here'); } } });
    Object.defineProperty(window, 'caches', { value: undefined });
"""


def _note(page: Page, company: str) -> None:
    page.get_by_label("Company", exact=True).fill(company)
    page.get_by_label("Who did you speak with?").fill("Noa Berg")
    page.get_by_label("When they said you’ll hear from them").fill("within a week")
    page.get_by_role("button", name="Save").click()


def test_a_worker_that_cannot_be_fetched_is_no_error_of_the_page(visit: Visits) -> None:
    visit.tolerated = (
        "fetching the script",
    )  # the browser's own line; errors of the page are never tolerated
    page = visit(**DESKTOP)
    page.context.route("**/sw.js", lambda route: route.abort())
    page.goto("/cases")
    # Registrations take turns, so when this one has failed, the page's own has too.
    again = "navigator.serviceWorker.register(policy.createScriptURL('/sw.js')).then(() => '', error => error.message)"
    assert "fetching the script" in page.evaluate(again)


def test_half_an_answer_leaves_a_note_waiting_and_is_no_error(visit: Visits) -> None:
    page = visit("/capture", **DESKTOP)

    def half(route: Any) -> None:
        route.fulfill(status=200, content_type="application/json", body='{"token": "ab')

    page.route("**/token", half)
    _note(page, "Half & Sons")
    expect(page.locator("#outbox")).to_contain_text("Half & Sons")
    page.unroute("**/token")
    page.goto("/cases")
    expect(page.locator("#outbox")).to_have_text("Everything you noted here has been sent.")


def test_the_answer_to_a_note_can_break_off_and_it_is_kept_once(visit: Visits) -> None:
    page = visit("/capture", **DESKTOP)
    cut: list[str] = []

    def half(route: Any) -> None:
        cut.append(route.fetch().text())
        route.fulfill(status=200, content_type="application/json", body='{"case": ')

    page.route("**/capture", half)
    _note(page, "Cut & Short")
    expect(page.locator("#outbox")).to_contain_text("Cut & Short")
    assert cut, "the server has it already"
    page.unroute("**/capture")
    page.goto("/cases")
    expect(page.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    page.goto("/cases")
    expect(page.get_by_role("link", name="Cut & Short")).to_have_count(1)


def test_without_a_database_and_caches_a_person_can_still_note_and_sign_out(
    visit_own: Callable[..., Visits],
) -> None:
    visit = visit_own()
    visit.tolerated = ("status of 403",)  # the page that asks to sign in
    page = visit(**DESKTOP)
    page.add_init_script(NO_DATABASE)
    page.goto("/capture")
    _note(page, "Plain Way")
    page.wait_for_url("**/cases/*")
    page.goto("/settings")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out", exact=True).click()
    answer = page.goto("/cases")
    assert answer is not None
    assert answer.status == HTTPStatus.FORBIDDEN


def test_words_that_may_not_be_copied_are_selected(visit: Visits) -> None:
    page = visit(**DESKTOP)
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));")
    page.goto(f"/cases/{SAMPLE['Northwind']}/write/thank_you/dana")
    page.get_by_role("button", name="Copy", exact=True).click()
    page.wait_for_function(
        "text.selectionStart === 0 && text.selectionEnd === text.value.length && text.value"
    )
