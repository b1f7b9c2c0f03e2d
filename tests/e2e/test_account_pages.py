"""The account pages and mails: each renders, says the way on, and gives nothing away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PAGES_OUT = ["login/", "signup/", "signup/passkey/", "login/code/", "password/reset/", "inactive/"]
PAGES_IN = [
    "logout/", "email/", "password/change/", "2fa/", "2fa/totp/activate/", "2fa/webauthn/", "2fa/webauthn/add/",
    "2fa/recovery-codes/generate/", "reauthenticate/",
]  # fmt: skip
MAILS = sorted(
    each.relative_to(each.parents[2]).as_posix().removesuffix("_message.txt")
    for folder in ("account", "mfa")
    for each in (Path(__file__).parents[2] / "src/afterword/web/templates" / folder / "email").glob(
        "*_message.txt"
    )
)


NOTIFICATION = {"user": None, "ip": "198.51.100.1", "user_agent": "x", "timestamp": None}
"""What the library hands to a mail that only says what happened."""
HANDED_IN: dict[str, dict[str, object]] = {
    "account/email/account_already_exists": {"signup_url": "https://x/", "password_reset_url": "https://x/"},
    "account/email/email_confirm": {"user": None, "code": "ABCD-EFGH"},
    "account/email/email_confirmation": {"user": None, "code": "ABCD-EFGH"},
    "account/email/email_confirmation_signup": {"user": None, "code": "ABCD-EFGH"},
    "account/email/login_code": {"code": "ABCD-EFGH"},
    "account/email/proof_code": {"code": "ABCD-EFGH"},
    "account/email/password_reset_code": {"code": "ABCD-EFGH"},
    "account/email/password_reset_key": {
        "user": None,
        "password_reset_url": "https://x/",
        "uid": "1",
        "key": "k",
    },
    "account/email/unknown_account": {"signup_url": "https://x/"},
}
"""To others, no more than what it hands in: a mail that leans on more fails when it's sent."""


@pytest.fixture
def lately(site: Any, person: Callable[..., Any], client: Callable[..., Any]) -> Any:
    """Somebody who has just signed in with a password, as pages that change what matters ask for."""
    from allauth.account.models import EmailAddress

    who = person()
    who.set_password("a long sentence of words")
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    visitor = client()
    answer = visitor.post("/accounts/login/", {"login": who.email, "password": "a long sentence of words"})
    assert answer.status_code == 302, answer.content.decode()
    return visitor


@pytest.mark.parametrize("path", PAGES_OUT)
def test_each_page_for_nobody(client: Callable[..., Any], path: str) -> None:
    answer = client().get(f"/accounts/{path}")
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()
    assert 'href="/accounts/' in answer.content.decode()


@pytest.mark.parametrize("path", PAGES_IN)
def test_each_page_for_somebody(lately: Any, path: str) -> None:
    answer = lately.get(f"/accounts/{path}", follow=True)
    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()


def test_an_app_is_set_up_used_once_and_its_codes_are_shown(lately: Any, site: Any) -> None:
    import re

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

    asked = lately.get("/accounts/2fa/totp/activate/")
    page = lately.post(asked.headers["Location"], {"password": "a long sentence of words"}, follow=True)
    secret = re.search(r"<code>(\w+)</code>", page.content.decode())
    assert secret is not None
    code = format_hotp_value(hotp_value(secret[1], next(iter(yield_hotp_counters_from_time()))))
    answer = lately.post("/accounts/2fa/totp/activate/", {"code": code}, follow=True)
    assert answer.status_code == 200
    assert lately.get("/accounts/2fa/").status_code == 200
    assert lately.get("/accounts/2fa/totp/deactivate/").status_code == 200
    codes = lately.get("/accounts/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"^[0-9a-f]{8,}$|^\w{4,}-?\w{4,}$", codes, re.MULTILINE)) >= 8
    assert lately.get("/accounts/2fa/recovery-codes/download/").status_code == 200


@pytest.mark.parametrize("name", MAILS)
def test_each_mail_has_a_subject_and_says_what_to_do(site: Any, name: str) -> None:
    from django.template.loader import render_to_string

    context = {"request": None, "email": "p@example.org", **HANDED_IN.get(name, NOTIFICATION)}
    folder, _, rest = name.partition("/email/")
    subject = render_to_string(f"{folder}/email/{rest}_subject.txt", context).strip()
    message = render_to_string(f"{folder}/email/{rest}_message.txt", context)
    assert subject
    assert "\n" not in subject
    assert len(message.split()) > 8
    assert "&#" not in message
    assert "{" not in message


OURS = {"account/email/proof_code"}
"""Mails that the library doesn't send."""


def test_every_mail_of_the_library_is_there() -> None:
    import allauth

    library = Path(allauth.__file__).parent / "templates"
    wanted = {
        each.relative_to(library).as_posix().removesuffix("_message.txt")
        for folder in ("account", "mfa")
        for each in (library / folder / "email").glob("*_message.txt")
        if not each.name.startswith("base")
    }
    assert wanted == set(MAILS) - OURS


def test_guessing_is_slowed_and_says_so(client: Callable[..., Any], person: Callable[..., Any]) -> None:
    who = person()
    visitor = client()
    said = [
        visitor.post(
            "/accounts/login/",
            {"login": who.email, "password": f"wrong password {number}"},
            REMOTE_ADDR="198.51.100.7",
        )
        for number in range(7)
    ]
    assert {each.status_code for each in said} <= {200, 429}
    assert "Too many failed" in said[-1].content.decode() or said[-1].status_code == 429


def test_known_and_unknown_addresses_are_answered_alike(
    client: Callable[..., Any], person: Callable[..., Any]
) -> None:
    who = person()
    answers = [
        client().post("/accounts/password/reset/", {"email": email}, REMOTE_ADDR=f"198.51.100.{20 + at}")
        for at, email in enumerate((who.email, "nobody-at-all@example.org"))
    ]
    assert answers[0].status_code == answers[1].status_code == 302
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
