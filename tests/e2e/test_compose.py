"""Compose in a browser: a draft, what the check finds while it is typed, and the ways out."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from e2e.visiting import SAMPLE, Visits, captured, said

NEEDY = "Please, I am begging you, I really need this job. "
WITH_SCRIPTS = pytest.mark.parametrize("how", ["desktop", "phone"], indirect=True)


def _writing(visit: Visits, how: dict[str, Any], **fields: str) -> tuple[Page, int]:
    """A thank-you of a case of the test's own, opened."""
    page = visit(**how)
    point = {"left_open": "No production Spark", "answer": "I moved our nightly batch to Spark last year."}
    case = captured(page, **{**point, **fields})
    page.goto(f"/cases/{case}")
    page.get_by_role("link", name="Write it", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank Noa Berg")
    return page, case


def _text(page: Page) -> Any:
    return page.get_by_label("To Noa Berg")


def _finding(page: Page, words: str) -> Any:
    return page.locator("#findings .finding").filter(has_text=words)


def _put_before(page: Page, words: str) -> None:
    """Types at the beginning of the text."""
    whole = _text(page).input_value()
    _text(page).fill(words + whole)


def test_a_draft_is_there_with_its_aims_ticked(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    expect(_text(page)).to_have_value(
        re.compile(r"^Dear Noa,\n\n.*nightly batch to Spark.*Priya Nair\s*$", re.DOTALL)
    )
    expect(page.get_by_label("Subject")).to_have_value("Thank you, Noa")
    expect(page.locator(".aims .met")).to_have_text(
        [
            re.compile("thanks them"),
            re.compile("says you want the job"),
            re.compile("addresses: No production Spark"),
        ]
    )
    said(page, "No issues", "Time left:" if how.get("scripts", True) else "until Wed 4 Nov, 15:00")
    mail = page.get_by_role("link", name="Open in your email app").get_attribute("href")
    assert mail is not None
    parts = urlsplit(mail)
    assert (parts.scheme, parts.path) == ("mailto", "noa@quillon.example")
    held = parse_qs(parts.query)
    assert held["subject"] == ["Thank you, Noa"]
    assert held["body"] == [_text(page).input_value()]


@WITH_SCRIPTS
def test_a_needy_sentence_is_found_while_it_is_typed(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _text(page).press("Control+Home")
    _text(page).press_sequentially(NEEDY)
    begging = _finding(page, "Begging turns a conversation between equals into a plea")
    expect(begging).to_be_visible()
    begging.get_by_role("button", name="Show in text").click()
    expect(_text(page)).to_be_focused()
    selected = _text(page).evaluate("it => it.value.slice(it.selectionStart, it.selectionEnd)")
    assert selected == "I am begging you, I really need"
    mail = page.get_by_role("link", name="Open in your email app").get_attribute("href")
    assert mail is not None
    assert "I%20am%20begging%20you" in mail
    page.reload()
    expect(_text(page)).to_have_value(re.compile("^Please, I am begging you"))
    expect(begging).to_be_visible()


def test_what_is_typed_is_checked_by_a_button_too(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _put_before(page, NEEDY)
    page.get_by_role("button", name="Check").click()
    expect(_finding(page, "Begging turns a conversation between equals into a plea")).to_be_visible()
    expect(_text(page)).to_have_value(re.compile("^Please, I am begging you"))


@WITH_SCRIPTS
def test_a_place_is_found_behind_signs_of_two_units(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _put_before(page, "👩‍🔬🎉 — We recieved it. ")
    _finding(page, "recieved").get_by_role("button", name="Show in text").click()
    assert _text(page).evaluate("it => it.value.slice(it.selectionStart, it.selectionEnd)") == "recieved"


@WITH_SCRIPTS
def test_a_fix_goes_in(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _put_before(page, "I recieved a great deal of insight. ")
    slip = _finding(page, "recieved")
    slip.get_by_role("button", name="Change to “received”").click()
    expect(_text(page)).to_have_value(re.compile("^I received a great deal of insight. Dear Noa,"))
    expect(slip).to_have_count(0)


def test_what_changes_no_meaning_is_mended_at_once(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _put_before(page, "I recieved alot of insight. ")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Apply safe fixes").click()
    expect(_text(page)).to_have_value(re.compile("^I received a lot of insight. "))


def test_a_finding_is_let_stand_for_a_reason_and_brought_back(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    _put_before(page, "I am begging you. ")
    page.get_by_role("button", name="Check").click()
    begging = _finding(page, "Begging turns a conversation between equals into a plea")
    begging.locator("summary").click()
    begging.get_by_label("Why ignore this?").fill("We joked about it")
    begging.get_by_role("button", name="Ignore").click()
    left = page.locator("#findings").get_by_text("Ignored: 1")
    left.click()
    expect(begging).to_contain_text("We joked about it")
    page.get_by_role("button", name="Restore").click()
    expect(left).to_have_count(0)
    expect(begging.locator("summary")).to_be_visible()


def test_other_words_change_the_text_and_no_fact(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    before = _text(page).input_value()
    page.get_by_role("button", name="Suggest another wording").click()
    expect(_text(page)).not_to_have_value(before)
    expect(_text(page)).to_have_value(re.compile("nightly batch to Spark"))
    expect(page.locator(".aims .open")).to_have_count(0)


def test_by_email_or_on_a_card(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _writing(visit, how)
    page.get_by_label("on a card").check()
    page.get_by_role("button", name="Rewrite for this channel").click()
    expect(page.get_by_label("Subject")).to_have_count(0)
    expect(page.get_by_label("on a card")).to_be_checked()
    said(
        page, "A card mailed today arrives between Fri 6 Nov and Wed 11 Nov.",
        "That’s in time: they decide by Fri 13 Nov.",
    )  # fmt: skip
    href = page.get_by_role("link", name="Print and copy by hand").get_attribute("href")
    assert href is not None
    card = page.request.get(href)
    assert card.headers["content-type"] == "application/pdf"
    assert card.body().startswith(b"%PDF")
    page.get_by_label("by email").check()
    page.get_by_role("button", name="Rewrite for this channel").click()
    expect(page.get_by_label("Subject")).to_have_value("Thank you, Noa")
    page.goto(f"/cases/{SAMPLE['Northwind']}/write/thank_you/dana")
    expect(page.get_by_label("on a card")).to_be_checked()
    assert case


@WITH_SCRIPTS
def test_the_text_is_copied(visit: Visits, how: dict[str, Any]) -> None:
    page, _case = _writing(visit, how)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == _text(page).input_value()


def test_what_is_sent_is_kept_and_can_be_taken_back(visit: Visits, how: dict[str, Any]) -> None:
    page, case = _writing(visit, how)
    page.get_by_role("button", name="I sent it").click()
    expect(page.locator("h1.summary")).to_be_visible()
    said(page, "Saved: you wrote to Noa Berg.")
    page.goto(f"/cases/{case}")
    said(page, "You wrote to Noa Berg by email: a thank-you note", "waiting for their answer")
    page.goto(f"/cases/{case}/write/thank_you/noa")
    said(page, "You’ve already done this. Here’s what you wrote.")
    expect(page.get_by_role("button", name="I sent it")).to_have_count(0)
    other = captured(page)
    page.goto(f"/cases/{other}/write/thank_you/noa")
    page.get_by_role("button", name="I sent it").click()
    page.locator(".said").get_by_role("button", name="Undo").click()
    said(page, "Undone.", "time to say thank you")


def test_without_an_address_it_says_where_to_add_one(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page, email="")
    page.goto(f"/cases/{case}")
    page.get_by_role("link", name="Add missing details").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Noa Berg")
    page.goto(f"/cases/{case}/write/thank_you/noa")
    said(page, "We don’t have an email address for Noa Berg.")
    page.locator("#findings").get_by_role("link", name="Add").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Noa Berg")


def test_words_of_ones_own_are_put_by_not_thrown_away(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    page.goto(f"/cases/{case}/write/thank_you/noa")
    mine = "Dear Noa,\n\nThese are my own words, and nobody else's.\n\nPriya\n"
    field = page.get_by_label("To Noa Berg")
    page.get_by_role("button", name="Suggest another wording").click()
    expect(page.get_by_role("button", name="Go back to my version")).to_have_count(0)
    field.fill(mine)
    page.get_by_role("button", name="Suggest another wording").click()
    expect(field).not_to_have_value(mine)
    page.reload()
    page.get_by_role("button", name="Go back to my version").click()
    expect(field).to_have_value(mine)
    expect(page.get_by_role("button", name="Go back to my version")).to_have_count(0)
