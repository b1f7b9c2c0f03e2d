"""Noted without a network, on a phone: sent when the server is back, once, and by nobody else."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from e2e.serving_it import Served

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


def ready(page: Any, program: Served) -> None:
    """The capture page, once the browser has kept what it needs without a network."""
    page.goto(f"{program.url}/capture")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def note(page: Any, company: str) -> None:
    page.get_by_label("Company", exact=True).fill(company)
    page.get_by_label("Who did you speak with?").fill("Dana Whitfield")
    page.get_by_label("When they said you’ll hear from them").fill("within a week")
    page.get_by_role("button", name="Save").tap()


def companies(page: Any, program: Served) -> list[str]:
    page.goto(f"{program.url}/cases")
    return sorted(page.locator("main .list .what").all_inner_texts())


def test_three_are_kept_while_the_server_is_dead_and_sent_once(
    fresh: Callable[..., Served], come_in: Callable[..., Any]
) -> None:
    program = fresh()
    page = come_in(program, **PHONE)
    ready(page, program)
    program.kill()
    page.goto(f"{program.url}/capture")  # from what the browser kept
    for company in ("Northwind", "Harbor Health", "Juniper Labs"):
        note(page, company)
        expect(page.locator("#outbox")).to_contain_text(company)
    expect(page.locator("#outbox")).to_contain_text("3 on this device, waiting to be sent")
    context = page.context
    page.close()
    program.start()
    again = context.new_page()
    again.goto(f"{program.url}/capture")
    expect(again.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    assert companies(again, program) == ["Harbor Health", "Juniper Labs", "Northwind"]
    again.goto(f"{program.url}/")
    assert companies(again, program) == ["Harbor Health", "Juniper Labs", "Northwind"]


def test_without_a_network_it_waits_and_goes_when_there_is_one(
    fresh: Callable[..., Served], come_in: Callable[..., Any]
) -> None:
    program = fresh()
    page = come_in(program, **PHONE)
    ready(page, program)
    page.context.set_offline(True)
    page.goto(f"{program.url}/")
    note(page, "Northwind")
    expect(page.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_have_text("Everything you noted here has been sent.")
    assert companies(page, program) == ["Northwind"]


def test_what_the_server_cannot_take_is_told_of_and_kept(
    fresh: Callable[..., Served], come_in: Callable[..., Any]
) -> None:
    program = fresh()
    page = come_in(program, **PHONE)
    ready(page, program)
    page.context.set_offline(True)
    page.get_by_label("Who did you speak with?").fill("Dana Whitfield")
    page.get_by_label("One thing you talked about").fill("the move to streaming")
    page.get_by_role("button", name="Save").tap()
    expect(page.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    page.context.set_offline(False)
    expect(page.locator("#outbox")).to_contain_text("couldn’t be saved")
    expect(page.locator("#outbox")).to_contain_text("the company's name")
    page.goto(f"{program.url}/capture")
    expect(page.locator("#outbox")).to_contain_text("couldn’t be saved")
    page.get_by_role("button", name="Open it").tap()
    expect(page.get_by_label("One thing you talked about")).to_have_value("the move to streaming")
    page.get_by_label("Company", exact=True).fill("Northwind")
    page.get_by_role("button", name="Save").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Northwind")
    assert companies(page, program) == ["Northwind"]


def test_what_somebody_else_noted_is_not_sent(
    fresh: Callable[..., Served], come_in: Callable[..., Any]
) -> None:
    program = fresh()
    page = come_in(program, **PHONE)
    ready(page, program)
    program.kill()
    page.evaluate("localStorage.setItem('person', '77')")
    page.goto(f"{program.url}/capture")  # from what the browser kept: it does not say who is signed in
    note(page, "Somebody else’s")
    expect(page.locator("#outbox")).to_contain_text("1 on this device, waiting to be sent")
    program.start()
    page.goto(f"{program.url}/")
    expect(page.locator("#outbox")).to_be_hidden()
    assert companies(page, program) == []


def test_online_it_is_kept_at_once_and_shown(
    fresh: Callable[..., Served], come_in: Callable[..., Any]
) -> None:
    program = fresh()
    page = come_in(program, **PHONE)
    page.goto(f"{program.url}/capture")
    note(page, "Northwind")
    page.wait_for_url("**/cases/1")
    assert companies(page, program) == ["Northwind"]
