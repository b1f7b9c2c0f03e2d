"""Nothing to sign in with is in a page that gives words back, or in the log."""

import io
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest

SECRET = "Zyxomma-SECRET-7"
SECRETS = (
    "password", "password1", "password2", "oldpassword", "code", "otp", "otp_code", "credential", "token", "key",
    "secret", "access_token", "csrfmiddlewaretoken", "passphrase", "recovery_code",
)  # fmt: skip
PATHS = (
    "/accounts/login/", "/accounts/signup/", "/accounts/password/change/", "/accounts/password/reset/",
    "/accounts/login/code/confirm/", "/accounts/2fa/authenticate/", "/accounts/2fa/totp/activate/",
    "/accounts/reauthenticate/", "/accounts/confirm-email/", "/settings/mail", "/settings/mail/sign-in",
    "/settings", "/settings/erase", "/settings/import", "/capture", "/message", "/no/such/page",
)  # fmt: skip


@pytest.fixture
def log(site: Any) -> Iterator[io.StringIO]:
    """What the program's own handlers write."""
    from afterword.web.logs import Redacting

    said = io.StringIO()
    added = []
    for name in ("django", "allauth"):
        logger = logging.getLogger(name)
        (own,) = (each for each in logger.handlers if isinstance(each.formatter, Redacting))
        added.append((logger, logging.StreamHandler(said)))
        added[-1][1].setFormatter(own.formatter)
        logger.addHandler(added[-1][1])
    yield said
    for logger, handler in added:
        logger.removeHandler(handler)


@pytest.mark.parametrize("signed_in", [True, False])
@pytest.mark.parametrize("path", PATHS)
def test_a_stale_form_gives_no_secret_back(
    path: str, signed_in: bool, person: Callable[..., Any], client: Callable[..., Any], log: io.StringIO
) -> None:
    by = client(person() if signed_in else None, csrf=True)
    typed = {**dict.fromkeys(SECRETS, SECRET), "email": "me@example.org", "words": "my words"}
    answer = by.post(path, typed)
    assert answer.status_code in (403, 404, 401)
    assert SECRET not in answer.content.decode()
    assert SECRET not in log.getvalue()


@pytest.mark.parametrize("path", PATHS)
def test_no_form_that_is_refused_or_meets_a_broken_disk_gives_a_secret_back(
    path: str, person: Callable[..., Any], client: Callable[..., Any], log: io.StringIO
) -> None:
    from e2e.test_disk_trouble import read_only

    typed = dict.fromkeys(SECRETS, SECRET) | {"email": "me", "login": "me@example.org", "address": "me"}
    if path == "/settings/mail/sign-in":
        # The provider's key goes back into its own form: it's for nothing but asking once more.
        typed.pop("key")
        typed.pop("code")
    for by in (client(person()), client()):
        assert SECRET not in by.post(path, typed).content.decode()
        with read_only():
            assert SECRET not in by.post(path, typed).content.decode()
    assert SECRET not in log.getvalue()


def test_words_that_are_no_secret_are_given_back(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    answer = client(person(), csrf=True).post("/capture", {"answer": "my own words", "company": "Northwind"})
    assert "my own words" in answer.content.decode()
    assert "Northwind" in answer.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_one_time_link_is_in_neither_the_log_nor_the_page(
    method: str, client: Callable[..., Any], log: io.StringIO
) -> None:
    from django.test.utils import override_settings

    for local in (True, False):
        with override_settings(AFTERWORD_LOCAL=local):
            answer = getattr(client(csrf=True), method)(f"/local/{SECRET}")
        assert answer.status_code in (403, 404)
        assert SECRET not in answer.content.decode()
    assert "/local/" in log.getvalue(), "nothing was logged: this test looks at the wrong log"
    assert SECRET not in log.getvalue()


def test_an_invitation_and_a_code_in_an_address_are_not_logged(
    client: Callable[..., Any], log: io.StringIO
) -> None:
    for path in (
        f"/nothing?invitation={SECRET}",
        f"/callback?code={SECRET}&state={SECRET}",
        f"/x/code={SECRET}",
    ):
        client().get(path)
    assert SECRET not in log.getvalue()


def test_a_traceback_hides_what_an_address_carries() -> None:
    from afterword.web.logs import Redacting

    def fail() -> None:
        raise RuntimeError(f"GET /local/{SECRET}?invitation={SECRET} failed")

    try:
        fail()
    except RuntimeError as error:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "%s", ("broken",), (type(error), error, None))
    line = Redacting("%(message)s").format(record)
    assert "RuntimeError" in line
    assert SECRET not in line
