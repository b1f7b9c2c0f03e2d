"""Mail in the pages: a mailbox is let in, a note is approved and goes out, an answer is seen; what is doubtful is asked."""

import contextlib
from collections.abc import Callable
from email import message_from_bytes, policy
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from afterword.integrations.secrets import new_key
from e2e.visiting import Visits, captured, said
from integration.mail.servers.happenings import Answer, Drop, Step
from integration.mail.servers.sink import Sink
from integration.mail.servers.world import Mailbox, MailWorld

KEY = new_key()


@pytest.fixture
def dana(mail_world: MailWorld) -> Mailbox:
    return mail_world.user()


@pytest.fixture
def pages(visit_own: Callable[..., Visits], certificates: Any) -> Visits:
    """A program that trusts the tests' servers, and has a safe place for passwords."""
    visits = visit_own(more={"SSL_CERT_FILE": str(certificates.ca), "AFTERWORD_KEY": KEY})
    # What cannot be reached is answered as such, which the console tells of.
    visits.tolerated = ("status of 502",)
    return visits


def _let_in(
    page: Page, address: str, password: str, smtp: int, imap: int | None = None, security: str = "STARTTLS"
) -> None:
    page.goto("/settings")
    page.get_by_role("link", name="Email accounts").click()
    page.get_by_label("Your email address").fill(address)
    page.get_by_role("button", name="Find the servers").click()
    page.get_by_label("Password or app password").fill(password)
    if not page.get_by_label("Outgoing mail server (SMTP)").is_visible():
        page.get_by_text("Enter servers manually").click()
    page.get_by_label("Outgoing mail server (SMTP)").fill("localhost")
    page.get_by_label("Port").first.fill(str(smtp))
    page.get_by_label("Encryption").first.select_option(security)
    if imap is not None:
        page.get_by_label("Incoming mail server (IMAP)").fill("localhost")
        page.get_by_label("Port").last.fill(str(imap))
        page.get_by_label("Encryption").last.select_option("TLS")
    page.get_by_role("button", name="Test and save").click()


def _written(page: Page, email: str) -> int:
    """A case whose contact has that address, and a thank-you to them on the page."""
    case = captured(page, email=email)
    page.goto(f"/cases/{case}/write/thank_you/noa?channel=email")
    return case


def test_a_note_is_approved_goes_out_and_is_answered(
    pages: Visits, how: dict[str, Any], mail_world: MailWorld, mailbox: Mailbox, dana: Mailbox
) -> None:
    page = pages(**how)
    _let_in(page, mailbox.address, mailbox.password, mail_world.submission_port, mail_world.imaps_port)
    said(page, "Sending and reading both work", mailbox.address, "watched")
    case = _written(page, dana.address)
    text = page.get_by_label("To Noa Berg").input_value()
    _approve(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Noa Berg")
    (raw,) = mail_world.arrived(dana, 1)
    note = message_from_bytes(raw, policy=policy.default)
    assert note.get_content().split() == text.split()
    expect(_until(page, "sent")).to_be_visible()

    no = (
        f"From: Noa Berg <{dana.address}>\r\nTo: {mailbox.address}\r\nDate: Tue, 3 Nov 2026 22:09:00 +0000\r\n"
        f"Message-ID: <no@quillon.example>\r\nIn-Reply-To: {note['Message-ID']}\r\n\r\n"
        "Thank you, Priya. We have decided to move forward with another candidate, and will not be offering you "
        "the position.\r\n"
    )
    mail_world.deliver(mailbox, no.encode(), dana.address)
    page.goto(f"/cases/{case}")
    expect(_until(page, "It’s a rejection")).to_be_visible()
    page.get_by_role("button", name="It’s a rejection").first.click()
    expect(page.get_by_text("Noa Berg replied: a rejection").first).to_be_visible()
    assert mail_world.is_untouched(mailbox)


def _approve(page: Page, button: str = "Approve") -> None:
    """Now, and until the page after it is there: a reload before that would be one of two answers at once."""
    page.get_by_label("now", exact=True).check()
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("button", name=button, exact=True)).to_have_count(0)


def _until(page: Page, words: str) -> Any:
    """Reload until it's there: for a minute at least, and no more often than a person would."""
    there = page.get_by_text(words).first
    for _ in range(120):
        page.reload()
        with contextlib.suppress(AssertionError):
            expect(there).to_be_visible(timeout=500)
            break
    return there


def test_a_wrong_password_is_told_and_nothing_is_kept(
    pages: Visits, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    page = pages()
    _let_in(page, mailbox.address, "not this one", mail_world.submission_port, mail_world.imaps_port)
    said(page, "doesn’t work", "didn't accept the password", "app password")
    expect(page.get_by_text("not this one")).to_have_count(0)
    page.goto("/settings/mail")
    expect(page.get_by_role("heading", name="Your email accounts")).to_have_count(0)


def test_a_certificate_of_nobody_is_told(
    visit_own: Callable[..., Visits], mail_world: MailWorld, mailbox: Mailbox
) -> None:
    visits = visit_own(more={"AFTERWORD_KEY": KEY})
    visits.tolerated = ("status of 502",)
    page = visits()
    _let_in(page, mailbox.address, mailbox.password, mail_world.submission_port)
    said(page, "can't be trusted")


def test_without_a_safe_place_no_password_is_kept(
    visit_own: Callable[..., Visits], certificates: Any, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    more = {"SSL_CERT_FILE": str(certificates.ca), "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
    visits = visit_own(more=more)
    visits.tolerated = ("status of 502",)
    page = visits()
    _let_in(page, mailbox.address, mailbox.password, mail_world.submission_port)
    said(page, "no safe place", "AFTERWORD_KEY")
    expect(page.get_by_role("heading", name="Your email accounts")).to_have_count(0)


def test_what_is_arranged_is_seen_held_and_let_go(
    pages: Visits, how: dict[str, Any], sink: Sink, certificates: Any
) -> None:
    page = pages(**how)
    _let_in(page, sink.account.address, sink.account.password, sink.port)
    _written(page, "noa@quillon.example")
    page.get_by_label("at", exact=True).check()
    page.get_by_label("Day and time").fill("2026-11-03T19:30")
    page.get_by_role("button", name="Approve").click()
    said(page, "19:30", "scheduled")
    page.goto("/")
    line = page.locator("section").filter(has_text="Outbox").locator("li")
    expect(line).to_contain_text("19:30")
    line.get_by_role("link").click()
    page.get_by_role("button", name="Put on hold").click()
    said(page, "on hold")
    _approve(page, "Approve again")
    expect(_until(page, "sent")).to_be_visible()
    assert len(sink.accepted) == 1


def test_an_uncertain_one_is_a_question_on_today(pages: Visits, sink: Sink) -> None:
    page = pages()
    _let_in(page, sink.account.address, sink.account.password, sink.port)
    case = _written(page, "noa@quillon.example")
    sink.at(Step.DOT, Drop(kept=True))
    _approve(page)
    page.goto("/")
    question = page.locator("section").filter(has_text="A question for you").locator("li")
    expect(_until(page, "may or may not have been sent")).to_be_visible()
    question.get_by_role("link").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Yes, it was sent", exact=True).click()
    page.goto(f"/cases/{case}")
    said(page, "thank-you")
    page.goto("/")
    expect(question).to_have_count(0)
    assert len(sink.accepted) == 1


def test_a_refusal_leads_back_to_the_text(pages: Visits, sink: Sink) -> None:
    page = pages()
    _let_in(page, sink.account.address, sink.account.password, sink.port)
    _written(page, "noa@quillon.example")
    sink.at(Step.DOT, Answer(554, "5.7.1 we do not like it"))
    _approve(page)
    expect(_until(page, "we do not like it")).to_be_visible()
    page.get_by_role("link", name="View the text").click()
    _approve(page)
    expect(_until(page, "sent")).to_be_visible()


def test_an_account_is_tried_and_forgotten(pages: Visits, sink: Sink) -> None:
    page = pages()
    _let_in(page, sink.account.address, sink.account.password, sink.port)
    page.get_by_role("button", name="Test", exact=True).click()
    said(page, "Test results", "works")
    page.get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove").click()
    said(page, "Mailbox and password removed.")
    expect(page.get_by_role("heading", name="Your email accounts")).to_have_count(0)


def test_a_doubtful_message_is_read_only_when_somebody_says_so(
    pages: Visits, mail_world: MailWorld, mailbox: Mailbox
) -> None:
    page = pages()
    _let_in(page, mailbox.address, mailbox.password, mail_world.submission_port, mail_world.imaps_port)
    _written(page, "noa@quillon.example")
    mail_world.deliver(
        mailbox,
        b"From: Sam Ortiz <sam@quillon.example>\r\nDate: Tue, 3 Nov 2026 22:09:00 +0000\r\nSubject: Your visit\r\n"
        b"Message-ID: <hr@quillon.example>\r\n\r\nWe need more time and expect to decide by Friday, 20 November.\r\n",
    )
    page.goto("/")
    expect(_until(page, "Sam Ortiz wrote to you. Is it about")).to_be_visible()
    page.get_by_role("link", name="Sam Ortiz wrote").click()
    said(page, "Your visit", "We’ve only read its headers.")
    expect(page.get_by_text("expect to decide")).to_have_count(0)
    page.get_by_role("button", name="Yes, read it").click()
    said(page, "expect to decide by Friday")
