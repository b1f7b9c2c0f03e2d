"""What else may become of what was noted without a network: a case that is gone, and many tries."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.visiting import Visits, captured, sent

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

NOTHING_WAITS = """() => new Promise(done => {
  const asked = indexedDB.open('afterword');
  asked.onsuccess = () => {
    const counted = asked.result.transaction('outbox').objectStore('outbox').count();
    counted.onsuccess = () => { asked.result.close(); done(counted.result === 0); };
  };
})"""


@pytest.fixture
def phone(visit: Visits) -> Page:
    """The capture page, once the phone has kept what it needs without a network."""
    page = visit("/capture", **PHONE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return page


def _note(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).fill(value)
    page.get_by_role("button", name="Save").click()


def test_a_note_on_a_case_that_is_gone_is_not_lost_and_holds_nothing_up(visit: Visits, phone: Page) -> None:
    visit.tolerated = ("status of 404",)
    case = captured(phone, company="Gone Meanwhile")
    phone.goto(f"/capture?case={case}")
    phone.context.set_offline(True)
    phone.get_by_label("When they said you’ll hear from them").fill("by Friday")
    _note(phone, One_thing_you_talked_about="the long corridor")
    phone.goto("/capture")
    _note(phone, Company="Behind It", Role="Second in the queue")
    expect(phone.locator("#outbox")).to_contain_text("2 on this device, waiting to be sent")
    sent(phone, f"/cases/{case}/forget", sure="yes")
    phone.context.set_offline(False)
    expect(phone.locator("#outbox")).to_contain_text("couldn’t be saved.")
    phone.goto("/cases?q=Behind")
    expect(phone.locator(".list a.what")).to_have_text(["Behind It"])
    phone.get_by_role("button", name="Open it").click()
    expect(phone).to_have_url(f"{visit.at.program.url}/capture")
    phone.get_by_role("button", name="Open it").click()
    expect(phone.get_by_label("One thing you talked about")).to_have_value("the long corridor")
    _note(phone, Company="Gone And Back")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Gone And Back")
    phone.goto("/cases?q=Gone")
    expect(phone.locator(".list a.what")).to_have_text(["Gone And Back"])
    expect(phone.locator("#outbox")).to_be_hidden()


def test_a_page_left_before_the_database_has_it_takes_no_note_along(visit: Visits, phone: Page) -> None:
    phone.context.set_offline(True)
    phone.evaluate("IDBFactory.prototype.open = () => ({})")  # a database that does not answer
    _note(phone, Company="Left At Once")
    phone.goto("/capture")
    expect(phone.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    phone.context.set_offline(False)
    expect(phone.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    phone.goto("/cases?q=Left")
    expect(phone.locator(".list a.what")).to_have_text(["Left At Once"])
    assert phone.evaluate("Object.keys(localStorage)") == ["person"]


def test_without_a_database_the_form_goes_the_plain_way(visit: Visits, phone: Page) -> None:
    refuses = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }"
    phone.add_init_script(refuses)
    phone.goto("/capture")
    _note(phone, Company="Plain Way")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Plain Way")
    assert phone.evaluate("Object.keys(localStorage)") == ["person"]


def test_two_tabs_send_it_once(visit: Visits, phone: Page) -> None:
    phone.context.set_offline(True)
    phone.goto("/capture")
    _note(phone, Company="Twice Open")
    expect(phone.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    other = phone.context.new_page()
    other.goto("/")
    phone.context.set_offline(False)
    other.goto("/capture")
    phone.goto("/")
    phone.wait_for_function(NOTHING_WAITS)
    phone.goto("/cases?q=Twice")
    expect(phone.locator(".list a.what")).to_have_text(["Twice Open"])


def test_a_day_that_was_put_right_by_hand_is_sent_with_the_note(visit: Visits, phone: Page) -> None:
    phone.get_by_label("When they said you’ll hear from them").fill("by the end of next week")
    by = phone.get_by_label("by which date")
    expect(by).to_have_value("2026-11-13")
    by.fill("2026-11-11")
    phone.context.set_offline(True)
    _note(phone, Company="By Hand")
    expect(phone.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    phone.context.set_offline(False)
    expect(phone.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    phone.goto("/cases?q=Hand")
    phone.locator(".list a.what").click()
    phone.get_by_role("link", name="Change").first.click()
    expect(phone.get_by_label("by which date")).to_have_value("2026-11-11")


def test_signing_out_asks_first_while_something_waits(visit: Visits, phone: Page) -> None:
    phone.goto("/settings")
    phone.context.set_offline(True)
    cached = phone.context.new_page()
    cached.goto("/capture")
    _note(cached, Company="Still Waiting")
    expect(cached.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    cached.close()
    asked: list[str] = []

    def no(dialog: Any) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    phone.on("dialog", no)
    phone.get_by_role("button", name="Sign out", exact=True).click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Settings")
    phone.context.set_offline(False)
    expect(phone.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    assert asked == ["Some notes on this device haven’t been sent yet and would be lost. Sign out anyway?"]
