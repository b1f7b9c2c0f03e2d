"""A language that somebody chose holds at every way in, before sign-in, and in answers that know no session."""

from collections.abc import Callable
from typing import Any

import pytest

COOKIE = "afterword-language-8240"


def _language(by: Any, path: str = "/settings", **headers: str) -> str:
    return str(by.get(path, headers=headers).headers["Content-Language"])


def _chosen(by: Any, who: Any, language: str) -> None:
    form = {"name": who.name, "timezone": who.timezone, "language": language, "policy": "article"}
    assert by.post("/settings", form).status_code == 302


def test_it_holds_in_every_browser_somebody_signs_in_with(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    who = person()
    here = client(who)
    assert _language(here) == "en"
    _chosen(here, who, "de")
    assert _language(here) == "de"
    who.refresh_from_db()
    elsewhere = client(who)
    assert _language(elsewhere) == "de"
    assert _language(client(person())) == "en", "nobody else's"


def test_it_holds_after_signing_out_until_somebody_with_another_signs_in(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person(language="de"))
    assert _language(by) == "de"
    by.post("/sign-out")
    assert _language(by, "/accounts/login/") == "de"
    by.force_login(person(language="en"))
    assert _language(by) == "en"
    by.force_login(person(language=""))
    assert _language(by, **{"accept-language": "de"}) == "de"
    assert _language(by) == "en"
    by.post("/sign-out")
    assert _language(by, "/accounts/login/") == "en", "no choice is left of whoever chose before"


def test_as_the_browser_says_is_a_choice_too(person: Callable[..., Any], client: Callable[..., Any]) -> None:
    who = person(language="de")
    by = client(who)
    _chosen(by, who, "")
    assert _language(by) == "en"
    assert by.cookies.get(COOKIE) is None or not by.cookies[COOKIE].value


def test_answers_that_know_no_session_follow_it(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    from afterword.web.intake import RefusedError
    from afterword.web.refusals import refusal

    by = client(person(language="de"))
    by.get("/settings")
    cookie = f"other=1; {COOKIE}={by.cookies[COOKIE].value}"
    for status in (400, 408, 413, 503):
        found, _ = refusal(RefusedError(status, "any"), {"HTTP_COOKIE": cookie, "HTTP_ACCEPT_LANGUAGE": "en"})
        assert dict(found)["content-language"] == "de"
    wrong_host = by.get("/settings", headers={"host": "elsewhere.example", "accept-language": "en"})
    assert wrong_host.status_code == 400
    assert "Unter dieser Adresse" in wrong_host.content.decode()


@pytest.mark.parametrize("odd", ["tlh", "de; path=/", "\r\nX: 1"[:20]])
def test_a_language_that_there_is_none_of_is_the_browsers(
    person: Callable[..., Any], client: Callable[..., Any], odd: str
) -> None:
    by = client(person(language=odd))
    assert _language(by, **{"accept-language": "de"}) == "de"
    assert COOKIE not in by.cookies


def test_the_cookie_is_for_no_script_and_no_other_site(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person(language="de"))
    by.get("/settings")
    kept = by.cookies[COOKIE]
    assert (kept["httponly"], kept["samesite"], kept["path"]) == (True, "Lax", "/")
