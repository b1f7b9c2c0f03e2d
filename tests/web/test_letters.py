"""What they wrote, in a browser: pasted or chosen, read, noted with an undo, or asked about."""

from typing import Any

from playwright.sync_api import expect

from web.visiting import Visits, captured, said

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
    page.get_by_role("link", name="They wrote").click()
    page.get_by_label("Paste what they wrote").fill(LATER)
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("It says: it takes longer.")
    expect(page.locator("mark").first).to_contain_text("not made a decision")
    said(page, "Noted: it takes longer.", "They now name Fri 20 Nov.", "Noa Berg")
    expect(page.locator(".letter")).not_to_contain_text("another candidate")
    page.get_by_role("link", name="What to do now").click()
    said(page, "Noa Berg answered: it takes longer")
    page.get_by_role("link", name="it takes longer", exact=True).click()
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name="Undo").click()
    page.goto(page.url.partition("#")[0])
    said(page, "taken back")


def test_a_file_that_is_not_clear_becomes_a_question_on_today(visit: Visits, how: dict[str, Any]) -> None:
    page = visit(**how)
    case = captured(page, company="Asked Again")
    page.goto(f"/cases/{case}/message")
    raw = b"From: Noa Berg <noa@quillon.example>\nDate: Tue, 3 Nov 2026 16:20:00 -0500\n\nWell, Priya. Noa\n"
    page.get_by_label("Or choose or drop the message (.eml)").set_input_files(
        {"name": "reply.eml", "mimeType": "message/rfc822", "buffer": raw}
    )
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What does it say?")
    page.goto("/")
    question = page.locator("section").filter(has_text="A question for you").locator("li")
    question.filter(has_text="Asked Again").get_by_role("link").click()
    page.get_by_label("another interview").check()
    page.get_by_role("button", name="Keep it").click()
    said(page, "Noa Berg answered: another interview")
    page.goto("/")
    expect(question.filter(has_text="Asked Again")).to_have_count(0)


def test_without_a_case_it_is_asked_which_and_nothing_is_lost(visit: Visits, how: dict[str, Any]) -> None:
    page = visit("/message", **how)
    page.get_by_role("button", name="Read it").click()
    said(page, "Paste what they wrote, or choose the file of the message.")
    page.get_by_label("Paste what they wrote").fill("Well, Priya.")
    page.get_by_role("button", name="Read it").click()
    said(page, "Choose the case that it is about.")
    expect(page.get_by_label("Paste what they wrote")).to_have_value("Well, Priya.")
    page.get_by_label("Which case is it about?").select_option(label="Northwind · Data engineer")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("link", name="← Northwind")).to_be_visible()
    page.get_by_label("nothing to do with it").check()
    page.get_by_role("button", name="Keep it").click()
    said(page, "Set aside: it changes nothing.")
