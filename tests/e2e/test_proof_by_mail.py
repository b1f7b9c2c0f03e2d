"""Who signs in by mailed codes alone gets another one before what matters, and can't go around it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

GUARDED = (
    "/settings/export.json", "/settings/export.csv", "/settings/erase", "/settings/mail",
    "/accounts/email/", "/accounts/password/set/", "/accounts/2fa/", "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/add/",
)  # fmt: skip


@pytest.fixture
def by_code(person: Callable[..., Any], client: Callable[..., Any]) -> Any:
    """Somebody with neither a password nor a passkey, signed in."""
    from allauth.account.models import EmailAddress
    from django.core import mail

    who = person()
    who.set_unusable_password()
    who.save()
    EmailAddress.objects.create(user=who, email=who.email, verified=True, primary=True)
    mail.outbox = []
    return client(who, proven=False)


@pytest.fixture(autouse=True)
def _mails(settings_of_mail: None) -> None:
    """Mails are kept in memory."""


@pytest.fixture
def settings_of_mail(site: Any) -> Any:
    from django.test import override_settings

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        yield


def _code(by: Any, path: str) -> str:
    """Asks for a code, and reads it in the mail."""
    from django.core import mail

    before = len(mail.outbox)
    assert by.post("/accounts/prove/", {"send": "1", "next": path}).status_code == 302
    assert len(mail.outbox) == before + 1
    return re.findall(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)[0]


@pytest.mark.parametrize("path", GUARDED)
def test_a_mailed_code_opens_it_and_nothing_less(path: str, by_code: Any) -> None:
    from django.core import mail

    asked = by_code.get(path)
    assert asked.headers["Location"].startswith("/accounts/prove/?next=")
    page = by_code.get(asked.headers["Location"])
    assert "Send me a code" in page.content.decode()
    assert not mail.outbox, "opening the page sends nothing"
    code = _code(by_code, path)
    assert mail.outbox[-1].to[0] in by_code.get("/accounts/prove/").content.decode()
    wrong = by_code.post("/accounts/prove/", {"code": "wrong", "next": path})
    assert wrong.status_code == 422
    assert "That code isn’t right." in wrong.content.decode()
    assert by_code.get(path).status_code == 302
    right = by_code.post("/accounts/prove/", {"code": code.lower(), "next": path})
    assert (right.status_code, right.headers["Location"]) == (302, path)
    assert by_code.get(path).status_code in (200, 302)
    assert not by_code.get(path).headers.get("Location", "").startswith("/accounts/prove/")
    again = by_code.post("/accounts/prove/", {"code": code, "next": path})
    assert again.status_code == 422, "a code counts once"


def test_three_wrong_tries_end_a_code(by_code: Any) -> None:
    code = _code(by_code, "/settings/erase")
    for _ in range(3):
        answer = by_code.post("/accounts/prove/", {"code": "wrong", "next": "/"})
    assert "That code has expired." in answer.content.decode()
    assert by_code.post("/accounts/prove/", {"code": code, "next": "/"}).status_code == 422


def test_a_code_ends_with_its_time(by_code: Any) -> None:
    code = _code(by_code, "/settings/erase")
    session = by_code.session
    session["proof"] = {**session["proof"], "until": 0}
    session.save()
    assert by_code.post("/accounts/prove/", {"code": code, "next": "/"}).status_code == 422


def test_a_code_is_good_in_the_session_it_was_asked_in(by_code: Any, client: Callable[..., Any]) -> None:
    from django.contrib.auth import get_user_model

    code = _code(by_code, "/settings/erase")
    other = client(get_user_model().objects.get(pk=by_code.session["_auth_user_id"]), proven=False)
    assert other.post("/accounts/prove/", {"code": code, "next": "/"}).status_code == 422


def test_tries_are_throttled_and_the_way_on_stays_here(by_code: Any) -> None:
    code = _code(by_code, "/settings/erase")
    right = by_code.post("/accounts/prove/", {"code": code, "next": "https://elsewhere.example/"})
    assert right.headers["Location"] == "/settings"
    answers = [by_code.post("/accounts/prove/", {"send": "1"}).status_code for _ in range(12)]
    assert answers[-1] == 429


def test_the_code_is_not_kept_in_the_clear(by_code: Any) -> None:
    code = _code(by_code, "/settings/erase")
    assert code not in str(dict(by_code.session))


def test_forms_that_matter_change_nothing_without_it(by_code: Any) -> None:
    from django.contrib.auth import get_user_model

    who = by_code.session["_auth_user_id"]
    assert by_code.post("/settings/erase", {"sure": "delete everything"}).status_code == 403
    password = {"password1": "correct horse battery", "password2": "correct horse battery"}
    assert by_code.post("/accounts/password/set/", password).status_code == 403
    assert not get_user_model().objects.get(pk=who).has_usable_password()
    assert (
        by_code.post("/accounts/email/", {"email": "x@elsewhere.example", "action_add": ""}).status_code
        == 403
    )
