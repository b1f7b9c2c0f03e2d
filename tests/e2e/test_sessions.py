"""Where a person is signed in: shown to them alone, each can be ended, and no cookie is kept or shown in the clear."""

from collections.abc import Callable
from typing import Any

import pytest

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1"
CHROME = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36"
AGENTS = {
    FIREFOX: ("Firefox", "Linux"),
    IPHONE: ("Safari", "iPhone"),
    CHROME: ("Chrome", "Windows"),
    f"{CHROME} Edg/130.0.0.0": ("Edge", "Windows"),
    f"{CHROME} OPR/115.0.0.0": ("Opera", "Windows"),
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36": ("Chrome", "Android"),
    "Mozilla/5.0 (Linux; Android 14; SM-S911B) SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36": ("Samsung Internet", "Android"),
    "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) CriOS/130.0 Mobile Safari/604.1": ("Chrome", "iPad"),
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15": ("Safari", "macOS"),
    "curl/8.9.1": ("", ""),
    "": ("", ""),
    "<script>" * 90_000: ("", ""),
}  # fmt: skip


@pytest.mark.parametrize(("agent", "names"), AGENTS.items(), ids=range(len(AGENTS)))
def test_a_browser_is_named_by_its_header(agent: str, names: tuple[str, str]) -> None:
    from afterword.web.sessions import device

    assert device(agent) == names


def _at(by: Any, agent: str, address: str = "127.0.0.1") -> Any:
    by.defaults.update({"HTTP_USER_AGENT": agent, "REMOTE_ADDR": address})
    assert by.get("/settings").status_code == 200
    return by


def _cookie(by: Any) -> str:
    return str(next(cookie.value for name, cookie in by.cookies.items() if "csrf" not in name))


def _rows(who: Any) -> Any:
    from afterword.db.models import Session

    return Session.objects.filter(owner=who)


def _used_long_ago(who: Any) -> None:
    """Both moments on 3 November 2026, 17:00 in New York: after it, another use is noted."""
    _rows(who).update(started_at=1_793_743_200_000_000, last_used_at=1_793_743_200_000_000)


@pytest.fixture
def two(person: Callable[..., Any], client: Callable[..., Any]) -> tuple[Any, Any, Any]:
    """A person, their browser here, and the one on their phone."""
    who = person()
    first, second = client(who), client(who)
    _used_long_ago(who)
    return who, _at(first, FIREFOX), _at(second, IPHONE, "203.0.113.7")


def test_the_list_names_each_browser_and_marks_this_one(two: tuple[Any, Any, Any]) -> None:
    _, here, _ = two
    page = here.get("/settings").content.decode()
    told = " ".join(page[page.index('id="sessions"') :].split())
    assert told.index("Firefox on Linux") < told.index("this browser") < told.index("Safari on iPhone")
    assert told.count("this browser") == 1
    assert told.count("Signed in Tue 3 Nov, 17:00, last active ") == 2
    assert "From 203.0.113.7." in told
    assert "127.0.0.1" not in told
    assert "Sign out everywhere" in told


def test_in_german_too(two: tuple[Any, Any, Any]) -> None:
    _, here, _ = two
    page = here.get("/settings", headers={"accept-language": "de"}).content.decode()
    assert "Firefox unter Linux" in page


def test_a_use_is_noted_but_not_of_every_page(two: tuple[Any, Any, Any]) -> None:
    who, here, _ = two
    _used_long_ago(who)
    row = _rows(who).get(browser="Firefox")
    here.get("/cases")
    once = _rows(who).get(pk=row.pk).last_used_at
    assert once > row.last_used_at
    here.get("/cases")
    assert _rows(who).get(pk=row.pk).last_used_at == once
    assert _rows(who).get(pk=row.pk).started_at == row.started_at


def test_one_that_is_ended_is_out_at_its_next_request_and_the_other_stays(two: tuple[Any, Any, Any]) -> None:
    who, here, phone = two
    key = _rows(who).get(browser="Safari").pk
    assert here.post("/settings/sessions/end", {"session": key}).headers["Location"] == "/settings#sessions"
    page = here.get("/settings").content.decode()
    assert "That session was signed out." in page
    assert "Safari on iPhone" not in page
    assert phone.get("/settings").headers["Location"].startswith("/accounts/login/")


def test_this_one_can_be_ended_there_too(two: tuple[Any, Any, Any]) -> None:
    who, here, phone = two
    assert (
        here.post("/settings/sessions/end", {"session": _rows(who).get(browser="Firefox").pk}).status_code
        == 302
    )
    assert here.get("/settings").status_code == 302
    assert phone.get("/settings").status_code == 200


def test_nobody_sees_or_ends_the_session_of_another(
    two: tuple[Any, Any, Any], person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    who, here, phone = two
    other = _at(client(person()), CHROME)
    theirs = list(_rows(who).values_list("pk", flat=True))
    for key in [*theirs, _cookie(here), "", "%", "0" * 64, "\0"]:
        assert other.post("/settings/sessions/end", {"session": key}).status_code == 302
    page = other.get("/settings").content.decode()
    assert "That session was signed out." not in page
    assert "That session was already signed out." in page
    assert not any(key in page for key in theirs)
    assert "Firefox on Linux" not in page
    for by in (here, phone):
        assert by.get("/settings").status_code == 200


def test_no_cookie_stands_in_a_page_a_log_or_a_table(
    two: tuple[Any, Any, Any], caplog: pytest.LogCaptureFixture
) -> None:
    from django.db import connection

    who, here, phone = two
    cookies = [_cookie(each) for each in (here, phone)]
    page = here.get("/settings").content.decode()
    here.post("/settings/sessions/end", {"session": _rows(who).get(browser="Safari").pk})
    kept = ""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += repr(cursor.fetchall())
    for cookie in cookies:
        assert len(cookie) == 32
        for place in (page, kept, caplog.text):
            assert cookie not in place


def test_a_row_read_from_a_backup_lets_nobody_in(
    two: tuple[Any, Any, Any], client: Callable[..., Any]
) -> None:
    from django.conf import settings

    who, _, _ = two
    for row in _rows(who):
        by = client()
        by.cookies[settings.SESSION_COOKIE_NAME] = row.pk
        assert by.get("/settings").status_code == 302


def test_expired_ones_are_not_listed_and_go_with_the_next_sign_in(
    two: tuple[Any, Any, Any], client: Callable[..., Any]
) -> None:
    from datetime import UTC, datetime

    who, here, _ = two
    _rows(who).filter(browser="Safari").update(expires_at=datetime(2020, 1, 1, tzinfo=UTC))
    assert "Safari on iPhone" not in here.get("/settings").content.decode()
    client(who)
    assert not _rows(who).filter(browser="Safari").exists()
