"""Words that are typed in compose stay, whatever becomes of the network, the session, the page or the server."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.visiting import Visits, captured, said

MINE = "Dear Noa,\n\nthese words took me an hour.\n\nPriya\n"
THEIRS = "Dear Noa,\n\nthese are from my phone.\n\nPriya\n"
DESKTOP = pytest.mark.parametrize("how", ["desktop"], indirect=True)
WITH_SCRIPTS = pytest.mark.parametrize("how", ["desktop", "phone"], indirect=True)
PLAIN = pytest.mark.parametrize("how", ["plain"], indirect=True)


def _opened(visit: Visits, how: dict[str, Any]) -> Page:
    """A thank-you of a case of the test's own."""
    visit.tolerated = ("status of 401", "status of 403", "status of 409")
    page = visit(**how)
    page.goto(f"/cases/{captured(page)}/write/thank_you/noa")
    return page


def _text(page: Page) -> Any:
    return page.get_by_label("To Noa Berg")


def _status(page: Page) -> Any:
    return page.locator("#saved")


def _type(page: Page, words: str = MINE) -> None:
    _text(page).fill(words)


def _sign_out(context: BrowserContext) -> None:
    """The session ends, as by its age: the browser's other cookies stay."""
    context.clear_cookies(name=re.compile(r"^afterword-\d+$"))


def _sign_in(visit: Visits, context: BrowserContext) -> Page:
    page = context.new_page()
    visit.watch(page)
    page.goto(visit.at.program.link())
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("h1.summary")).to_be_visible()
    return page


@WITH_SCRIPTS
def test_without_a_network_words_stay_here_and_are_saved_later(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    page.context.set_offline(True)
    _type(page)
    expect(_status(page)).to_contain_text(
        "Not saved yet: the server isn’t responding. Your text stays in this browser"
    )
    page.context.set_offline(False)
    expect(_status(page)).to_have_text("Saved")
    assert page.evaluate("drafts().length") == 0, "what is saved is no longer kept here"
    page.reload()
    expect(_text(page)).to_have_value(MINE)


@DESKTOP
def test_a_page_closed_without_a_network_is_saved_by_the_next(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    url, context = page.url, page.context
    context.set_offline(True)
    _type(page)
    expect(_status(page)).to_contain_text("Not saved yet")
    page.close()
    context.set_offline(False)
    other = context.new_page()
    visit.watch(other)
    with other.expect_response(lambda answer: "/check/" in answer.url):
        other.goto("/cases")
    other.goto(url)
    expect(_text(other)).to_have_value(MINE)


@DESKTOP
def test_words_unsaved_are_named_on_every_page_and_come_back(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    url, context = page.url, page.context
    context.route("**/check/**", lambda route: route.abort())
    _type(page)
    expect(_status(page)).to_contain_text("Not saved yet")
    page.goto("/cases")
    page.locator("#unsaved").get_by_role("link", name="Thank Noa Berg").click()
    expect(_text(page)).to_have_value(MINE)
    assert page.url == url
    context.unroute("**/check/**")
    page.goto("/cases")
    expect(page.locator("#unsaved")).to_be_hidden()
    page.goto(url)
    expect(_text(page)).to_have_value(MINE)


@DESKTOP
def test_a_page_left_at_once_keeps_its_last_words(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    _type(page)
    page.goto("/cases")
    page.go_back()
    expect(_text(page)).to_have_value(MINE)
    page.reload()
    expect(_text(page)).to_have_value(MINE)


@WITH_SCRIPTS
def test_a_session_that_ended_loses_no_words(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    _sign_out(page.context)
    _type(page)
    expect(_status(page)).to_contain_text("Not saved: you’re signed out. Your text stays in this browser")
    expect(_status(page).get_by_role("link", name="Sign in")).to_be_visible()
    # In another tab, as by the link of `afterword open`: the page that waits goes on by itself.
    _sign_in(visit, page.context)
    expect(_status(page)).to_have_text("Saved")
    page.reload()
    expect(_text(page)).to_have_value(MINE)


@DESKTOP
def test_a_button_pressed_after_the_session_ended_loses_no_words(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    url = page.url
    _sign_out(page.context)
    page.context.route("**/check/**", lambda route: route.abort())
    _type(page)
    page.get_by_role("button", name="I sent it").click()
    said(page, "Copy your text below, sign in and paste it.")
    expect(page.get_by_label("text", exact=True)).to_have_value(MINE)
    page.context.unroute("**/check/**")
    again = _sign_in(visit, page.context)
    again.goto(url)
    expect(_text(again)).to_have_value(MINE)


@PLAIN
def test_without_scripts_words_are_shown_again_after_the_session_ended(
    visit: Visits, how: dict[str, Any]
) -> None:
    page = _opened(visit, how)
    path = page.url.removeprefix(visit.at.program.url)
    _sign_out(page.context)
    _type(page)
    page.get_by_role("button", name="Check").click()
    said(page, "You’ve been signed out, so this wasn’t saved.")
    expect(page.get_by_label("text", exact=True)).to_have_value(MINE)
    assert (
        page.get_by_role("link", name="Sign in").get_attribute("href")
        == f"/accounts/login/?next={path.replace('/', '%2F')}"
    )


@DESKTOP
def test_a_server_that_starts_again_gets_the_words(
    visit_own: Callable[..., Visits], how: dict[str, Any]
) -> None:
    visit = visit_own()
    page = _opened(visit, how)
    # The browser may be fetching the worker of the page just then, and says that it can't.
    visit.tolerated = (*visit.tolerated, "fetching the script", "register a ServiceWorker")
    visit.at.program.kill()
    _type(page)
    expect(_status(page)).to_contain_text("Not saved yet")
    visit.at.program.start()
    expect(_status(page)).to_have_text("Saved")
    page.reload()
    expect(_text(page)).to_have_value(MINE)


@WITH_SCRIPTS
def test_of_two_tabs_neither_overwrites_the_other(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    other = visit(**how)
    other.goto(page.url)
    _type(other, THEIRS)
    expect(_status(other)).to_have_text("Saved")
    _type(page)
    conflict = page.locator("#conflict")
    expect(conflict).to_contain_text("This note was changed somewhere else")
    expect(conflict).to_contain_text("these are from my phone.")
    expect(conflict).to_contain_text("these words took me an hour.")
    other.reload()
    expect(_text(other)).to_have_value(THEIRS)
    conflict.get_by_role("button", name="Use the other version").click()
    expect(_text(page)).to_have_value(THEIRS)
    page.get_by_role("button", name="Go back to my version").click()
    expect(_text(page)).to_have_value(MINE)


@WITH_SCRIPTS
def test_a_conflict_that_is_left_undecided_is_there_again(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    other = visit(**how)
    other.goto(page.url)
    _type(page)
    expect(_status(page)).to_have_text("Saved")
    _type(other, THEIRS)
    expect(other.locator("#conflict")).to_contain_text("This note was changed somewhere else")
    other.reload()
    expect(other.locator("#conflict")).to_contain_text("these words took me an hour.")
    expect(_text(other)).to_have_value(THEIRS)
    other.get_by_role("button", name="Keep this version").click()
    expect(other.get_by_role("button", name="Go back to my version")).to_be_visible()
    expect(_text(other)).to_have_value(THEIRS)
    _type(page, MINE + "One more line.\n")
    expect(page.locator("#conflict")).to_contain_text("these are from my phone.")


@PLAIN
def test_without_scripts_too_a_person_chooses(visit: Visits, how: dict[str, Any]) -> None:
    page = _opened(visit, how)
    other = visit(**how)
    other.goto(page.url)
    for each, words in ((page, MINE), (other, THEIRS)):
        _type(each, words)
        each.get_by_role("button", name="Check").click()
    said(other, "This note was changed somewhere else", "these words took me an hour.")
    expect(_text(other)).to_have_value(THEIRS)
    other.get_by_role("button", name="Keep this version").click()
    expect(_text(other)).to_have_value(THEIRS)
    page.reload()
    expect(_text(page)).to_have_value(THEIRS)


@DESKTOP
def test_what_was_changed_elsewhere_is_neither_sent_nor_called_sent(
    visit: Visits, how: dict[str, Any]
) -> None:
    page = _opened(visit, how)
    other = visit(**how)
    other.goto(page.url)
    _type(other, THEIRS)
    expect(_status(other)).to_have_text("Saved")
    page.get_by_role("button", name="I sent it").click()
    expect(page.locator("#conflict")).to_contain_text("these are from my phone.")
    page.get_by_role("button", name="Use the other version").click()
    page.get_by_role("button", name="I sent it").click()
    said(page, "Saved: you wrote to Noa Berg.")


@DESKTOP
def test_typing_on_while_answers_come_late_is_no_conflict(visit: Visits, how: dict[str, Any]) -> None:
    """Answers are lost on the way back: the server has saved what the page thinks it hasn't."""
    page = _opened(visit, how)
    lost = []

    def lose(route: Any) -> None:
        route.fetch()
        lost.append(route)
        route.abort()

    page.route("**/check/**", lose)
    _type(page)
    expect(_status(page)).to_contain_text("Not saved yet")
    assert lost
    page.unroute("**/check/**")
    _type(page, MINE + "And more.\n")
    expect(_status(page)).to_have_text("Saved")
    expect(page.locator("#conflict section")).to_have_count(0)
