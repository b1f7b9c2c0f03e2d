"""Signing up and in by passkey, in a real browser with an authenticator of its own; and by the mailed code."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from e2e.serving_it import Served
from e2e.visiting import watched

AUTHENTICATOR = {
    "protocol": "ctap2", "ctap2Version": "ctap2_1", "transport": "internal", "hasResidentKey": True,
    "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


def mailed(folder: Path) -> str:
    """The code in the newest mail."""
    newest = max((folder / "mail").iterdir(), key=lambda each: (each.stat().st_mtime_ns, each.name))
    return re.findall(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", newest.read_text("utf-8"), re.MULTILINE)[-1]


def test_up_and_in_by_passkey_and_by_code(fresh: Callable[..., Served], browser: Any) -> None:
    program = fresh(hosts="localhost", more={"AFTERWORD_SIGNUP": "open"})
    context = browser.new_context(locale="en-US", timezone_id="America/New_York")
    context.set_default_timeout(90_000)
    page = context.new_page()
    wrong = watched(page, [])
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    key = session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]

    page.goto(f"{program.url}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_role("link", name="Sign up with a passkey").click()
    page.get_by_label("Email").fill("ann@example.org")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Enter the code")
    page.locator("input[name=code]").fill(mailed(program.data))
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Create your passkey")
    if page.locator("input[name=name]").count():
        page.locator("input[name=name]").fill("My laptop")
    page.get_by_role("button", name="Create passkey").click()
    page.wait_for_url("**/welcome")
    assert len(session.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1

    # What the page fetches in the background must be there, or it would bring cookies of its own later.
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    context.clear_cookies()
    page.goto(f"{program.url}/cases")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/welcome")

    context.clear_cookies()
    session.send("WebAuthn.clearCredentials", {"authenticatorId": key})
    page.goto(f"{program.url}/accounts/login/code/")
    page.get_by_label("Email").fill("ann@example.org")
    page.get_by_role("button", name="Send the code").click()
    page.locator("input[name=code]").fill(mailed(program.data))
    page.get_by_role("button", name="Continue").click()
    # Who has a passkey has two factors: a code by mail alone lets nobody in.
    expect(page.get_by_role("heading", level=1)).to_have_text("Second factor")
    assert not wrong
    context.close()


def test_up_by_password_and_out(fresh: Callable[..., Served], browser: Any) -> None:
    program = fresh(hosts="localhost", more={"AFTERWORD_SIGNUP": "open"})
    page = browser.new_context(locale="en-US", timezone_id="America/New_York").new_page()
    page.set_default_timeout(90_000)
    page.goto(f"{program.url}/accounts/signup/")
    page.get_by_label("Email").fill("ben@example.org")
    page.locator("input[type=password]").fill("short")
    page.get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("alert").first).to_contain_text("at least 12 characters")
    page.get_by_label("Email").fill("ben@example.org")
    page.locator("input[type=password]").fill("a long sentence of words")
    page.get_by_role("button", name="Sign up").click()
    page.locator("input[name=code]").fill(mailed(program.data))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/welcome")
    page.get_by_label("Your time zone").select_option("America/New_York")
    page.get_by_role("button", name="Get started", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing needs your attention right now")
    page.goto(f"{program.url}/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Email").fill("ben@example.org")
    page.get_by_label("Password").fill("a long sentence of words")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(f"{program.url}/")
    page.context.close()
