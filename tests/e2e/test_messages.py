"""Messages, in a browser: pasted or chosen, read, noted with an undo, or asked about."""

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from e2e.visiting import Visits, captured, said

LATER = """From: Noa Berg <noa@quillon.example>
Subject: Re: Thank you
Date: Tue, 3 Nov 2026 16:20:00 -0500

Hi Priya,

We have not made a decision yet and expect to decide by Friday, 20 November.

On Tue, Nov 3, 2026 at 4:02 PM Priya Nair <priya@example.org> wrote:
> Dear Noa, we chose another candidate.
"""


def test_a_pasted_mail_is_read_noted_and_taken_back(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page)
    page.goto(f"/cases/{case}")
    page.get_by_role("link", name="Paste a message").click()
    page.get_by_label("Paste their message").fill(LATER)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("it’ll take longer.")
    expect(page.locator("mark").first).to_contain_text("not made a decision")
    said(page, "They now say Fri 20 Nov.", "Noa Berg", "Sender not verified.")
    expect(page.locator(".letter")).not_to_contain_text("another candidate")
    page.goto(f"/cases/{case}")
    said(page, "Read that first")
    expect(page.get_by_text("Noa Berg answered")).to_have_count(0)
    page.get_by_role("button", name="They need more time").click()
    said(page, "Saved: it’ll take longer.", "Noa Berg replied: it’ll take longer")
    page.get_by_role("link", name="it’ll take longer", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Undo").click()
    page.goto(page.url.partition("#")[0])
    said(page, "undone")


def test_a_file_that_is_not_clear_becomes_a_question_on_today(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page, company="Asked Again")
    page.goto(f"/cases/{case}/message")
    raw = b"From: Noa Berg <noa@quillon.example>\nDate: Tue, 3 Nov 2026 16:20:00 -0500\n\nWell, Priya. Noa\n"
    page.get_by_label("Or choose or drop the message file (.eml)").set_input_files(
        {"name": "reply.eml", "mimeType": "message/rfc822", "buffer": raw}
    )
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does it say?")
    page.goto("/")
    question = page.locator("section").filter(has_text="A question for you").locator("li")
    question.filter(has_text="Asked Again").get_by_role("link", name="Choose what it says").click()
    page.get_by_label("another interview").check()
    page.get_by_role("button", name="Save").click()
    said(page, "Noa Berg replied: another interview")
    page.goto("/")
    expect(question.filter(has_text="Asked Again")).to_have_count(0)


def test_without_a_case_it_is_asked_which_and_nothing_is_lost(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/message", **how)
    page.get_by_role("button", name="Read it").click()
    said(page, "Paste their message, or choose the message file.")
    page.get_by_label("Paste their message").fill("Well, Priya.")
    page.get_by_role("button", name="Read it").click()
    said(page, "Choose which case this is about.")
    expect(page.get_by_label("Paste their message")).to_have_value("Well, Priya.")
    page.get_by_label("Which case is it about?").select_option(label="Northwind · Data engineer")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("link", name="← Northwind")).to_be_visible()
    page.get_by_label("not related").check()
    page.get_by_role("button", name="Save").click()
    said(page, "Set aside. It won’t change your plan.")


NO = LATER.replace(
    "We have not made a decision yet and expect to decide by Friday, 20 November.",
    "We have decided to move forward with another candidate, and will not be offering you the position.",
)


def _question(page: Page) -> Locator:
    """Where the page Today asks about the message that is open."""
    expect(page).to_have_url(re.compile(r"/letters/\d+$"))
    address = page.url[page.url.index("/letters/") :]
    return page.locator("li").filter(has=page.locator(f"a.what[href='{address}']"))


def test_a_no_is_one_press_on_today_and_nothing_else_is_proposed_before(
    visit: Visits, how: dict[str, Any]
) -> None:
    page = visit(**how)
    case = captured(page, company="One Press")
    page.goto(f"/cases/{case}/message")
    page.get_by_label("Paste their message").fill(NO.replace("position.", f"position. {'Sincerely ' * 40}"))
    page.get_by_role("button", name="Read it").click()
    waits = _question(page)
    page.goto(f"/cases/{case}")
    expect(page.get_by_text("Read that first").first).to_be_visible()
    expect(page.locator(".steps a.button")).to_have_count(0)
    expect(page.locator(".not").filter(has_text="No visit")).to_contain_text("Instead: They wrote to you on")
    page.goto("/cases?q=One+Press")
    expect(page.locator("li").filter(has_text="One Press").first).to_contain_text("read it first")
    page.goto("/")
    expect(waits.locator("mark").first).to_contain_text("another candidate")
    expect(waits.locator("blockquote")).to_contain_text(re.compile(r"Sincerely …$"))
    expect(page.locator(f"main a[href^='/cases/{case}/write']")).to_have_count(0)
    waits.get_by_role("button", name="It’s a rejection").click()
    said(page, "Saved: a rejection.")
    expect(page).to_have_url(re.compile(r"/$"))
    with page.expect_navigation():
        page.locator(".said").get_by_role("button", name="Undo").click()
    said(page, "Read that first")


def test_who_only_looks_like_them_is_shown_as_doubtful(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page, company="Look Alike")
    page.goto(f"/cases/{case}/message")
    page.get_by_label("Paste their message").fill(NO.replace("noa@quillon", "noa@qu1llon"))
    page.get_by_role("button", name="Read it").click()
    waits = _question(page)
    said(page, "Be careful: this comes from qu1llon.example, which only looks like quillon.example.")
    page.goto("/")
    expect(waits.get_by_role("button", name="It’s a rejection")).to_have_count(0)
    waits.get_by_role("button", name="It’s not from them").click()
    said(page, "Set aside. It won’t change your plan.")
    page.goto(f"/cases/{case}")
    expect(page.get_by_text("Read that first")).to_have_count(0)


def test_writing_to_them_waits_until_their_message_is_read(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page, company="Wait To Write")
    page.goto(f"/cases/{case}")
    page.get_by_role("main").locator(".steps a.button").first.click()
    address = page.url
    page.goto(f"/cases/{case}/message")
    page.get_by_label("Paste their message").fill(NO)
    page.get_by_role("button", name="Read it").click()
    page.goto(f"/cases/{case}/call")
    said(page, "Read that first")
    expect(page.locator("main a[href^='tel:']")).to_have_count(0)
    page.goto(address)
    said(page, "Read that first")
    expect(page.locator("main a[href^='mailto:']")).to_have_count(0)
    page.get_by_role("button", name="It’s a rejection").click()
    said(page, "Saved: a rejection.")
