"""A full disk, a locked or a read-only database, as pages: nothing typed is lost, and it can be sent again."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from e2e import visiting
from e2e.somebody import captured


@contextmanager
def _pragma(name: str, value: str, after: str) -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}={value}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA {name}={after}")


@contextmanager
def full() -> Iterator[None]:
    """As many pages as there are, none of them free; what a test sends is too long for one that has some room."""
    from django.db import DatabaseError, connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS filler (body)")
    with _pragma("max_page_count", "1", "1073741823"), connection.cursor() as cursor:
        with suppress(DatabaseError):
            while True:
                cursor.execute("INSERT INTO filler VALUES (zeroblob(3000))")
        yield
        cursor.execute("DELETE FROM filler")


@contextmanager
def read_only() -> Iterator[None]:
    with _pragma("query_only", "ON", "OFF"):
        yield


@contextmanager
def locked() -> Iterator[None]:
    from django.db import connection

    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        with _pragma("busy_timeout", "0", "20000"):
            other.execute("BEGIN IMMEDIATE")
            yield
    finally:
        other.close()


LONG = "as long as it may be " * 90
LONGER = {"answer": LONG * 2, "left_open": LONG, "discussed": LONG, "address": LONG}
CASES = [(full, 507, "The disk is full"), (read_only, 503, "can’t write"), (locked, 503, "Another program")]


def _typed(page: str) -> list[tuple[str, str]]:
    form = page[page.index('<form method="post" action=') :]
    found = re.findall(r'<textarea hidden name="([^"]+)">\n(.*?)</textarea>', form, re.DOTALL)
    return [(unescape(name), unescape(value)) for name, value in found]


@pytest.mark.parametrize(("trouble", "status", "words"), CASES)
def test_what_was_typed_is_given_back_and_can_be_sent_again(
    person: Callable[..., Any], client: Callable[..., Any], trouble: Any, status: int, words: str
) -> None:
    from afterword.db.models import Case

    who = person()
    browser = client(who)
    note = captured(once="a-key-of-this-form", role="Data & <engineer>", **LONGER)
    note["answer"] = f"One\r\n\r\n  two {LONG}"
    with trouble():
        answer = browser.post("/capture", note)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words.replace("’", "'") in unescape(page).replace("’", "'")
    assert "tell the people who run this site" in page
    assert "Data & <engineer>" in unescape(page)
    assert dict(_typed(page)) == note
    assert not Case.objects.filter(owner=who).exists()
    for _ in range(2):  # sent twice, kept once: the form's key came along
        assert browser.post("/capture", dict(_typed(page))).status_code == 302
    assert [each.role for each in Case.objects.filter(owner=who)] == ["Data & <engineer>"]


@pytest.mark.parametrize(("trouble", "status", "words"), CASES)
def test_a_part_of_a_page_gets_an_alert_and_keeps_its_form(
    person: Callable[..., Any], client: Callable[..., Any], trouble: Any, status: int, words: str
) -> None:
    browser = client(person())
    with trouble():
        answer = browser.post("/capture", captured(**LONGER), headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Retarget"]) == (status, "#alert")
    assert "<html" not in answer.content.decode()
    assert words in unquote(answer.headers["Afterword-Alert"]).replace("'", "’")


def test_trouble_around_the_pages_is_said_too(person: Callable[..., Any], client: Callable[..., Any]) -> None:
    """Sessions are read and written around the pages, where no page's own error handling reaches."""
    who = person()
    who.set_password("correct horse battery")
    who.save()
    browser = client()
    browser.get("/accounts/login/")
    with read_only():
        answer = browser.post("/accounts/login/", {"login": who.email, "password": "correct horse battery"})
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "can&#39;t write there" in page
    assert "correct horse battery" not in page


def test_it_is_said_in_german(person: Callable[..., Any], client: Callable[..., Any]) -> None:
    browser = client(person())
    with full():
        answer = browser.post("/capture", captured(**LONGER), headers={"Accept-Language": "de"})
    page = answer.content.decode()
    assert "Der Speicherplatz ist voll" in page
    assert "Noch einmal versuchen" in page


def test_a_note_that_is_being_written_survives_a_locked_database(
    visit_own: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "kept.sqlite3"
    visit = visit_own(more={"DATABASE_URL": f"sqlite://{path}?timeout=0"})
    visit.tolerated = ("status of 503",)
    page = visit("/")
    case = visiting.captured(page)
    page.goto(f"/cases/{case}")
    page.get_by_role("link", name="Write it", exact=True).click()
    other = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        other.execute("BEGIN IMMEDIATE")
        text = page.get_by_label("To Noa Berg")
        text.fill("Dear Noa,\n\nnobody takes these words away.")
        expect(page.locator("#alert")).to_contain_text("Another program is using the database")
        expect(page.locator("#alert")).to_contain_text("close whatever else has the database open")
        expect(text).to_have_value("Dear Noa,\n\nnobody takes these words away.")
        page.get_by_role("button", name="Check").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Another program is using the database")
    finally:
        other.close()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("To Noa Berg")).to_have_value("Dear Noa,\n\nnobody takes these words away.")
    page.reload()
    expect(page.get_by_label("To Noa Berg")).to_have_value("Dear Noa,\n\nnobody takes these words away.")
