"""Uploads that aren't taken or can't be read: said in the person's language, and what they typed beside stays."""

from collections.abc import Callable
from typing import Any

import pytest

from afterword.web.intake import RefusedError

ENGLISH = {
    408: ("The upload took too long", "send it again"),
    413: ("That file is too large", "at most 42 MB", "choose a smaller file"),
    503: ("Too many uploads", "again in a minute"),
    400: ("The upload was cut off", "send it again"),
}
GERMAN = {
    408: ("Das Hochladen hat zu lange gedauert", "noch einmal"),
    413: ("Die Datei ist zu groß", "höchstens 42 MB"),
    503: ("Zu viele Uploads", "in einer Minute"),
    400: ("Das Hochladen wurde abgebrochen", "noch einmal"),
}


def _answer(status: int, **headers: str) -> tuple[dict[str, str], str]:
    from afterword.web.refusals import refusal

    found, body = refusal(RefusedError(status, "any"), {"HTTP_HOST": "localhost", **headers})
    return dict(found), body.decode()


@pytest.mark.parametrize("status", ENGLISH)
@pytest.mark.parametrize(
    ("language", "words"), [("de-AT,de;q=0.9,en;q=0.5", GERMAN), ("fr", ENGLISH), ("", ENGLISH)]
)
def test_a_body_that_is_not_taken_is_explained_in_the_language_of_the_browser(
    site: Any, status: int, language: str, words: dict[int, tuple[str, ...]]
) -> None:
    headers, page = _answer(status, HTTP_ACCEPT="text/html,*/*", HTTP_ACCEPT_LANGUAGE=language)
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["content-language"] == ("de" if language.startswith("de") else "en")
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["connection"] == "close"
    for each in words[status]:
        assert each in page
    assert f'<html lang="{headers["content-language"]}">' in page


def test_scripts_get_the_words_alone(site: Any) -> None:
    for asked in (
        {"HTTP_ACCEPT": "application/json"},
        {"HTTP_ACCEPT": "text/html", "HTTP_HX_REQUEST": "true"},
        {},
    ):
        headers, text = _answer(413, HTTP_ACCEPT_LANGUAGE="de", **asked)
        assert headers["content-type"] == "text/plain; charset=utf-8"
        assert "<" not in text
        assert "Die Datei ist zu groß" in text


def _file(body: bytes, name: str) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, body)


def test_an_invite_that_cannot_be_read_keeps_the_text_and_the_company(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person())
    pasted = "BEGIN:VCALENDAR\r\nmy only copy\r\n"
    answer = by.post("/capture/invite", {"pasted": pasted, "invite_company": "Vell & Sons"})
    assert answer.status_code == 422
    assert "my only copy" in answer.content.decode()
    assert "Vell &amp; Sons" in answer.content.decode()
    long = "BEGIN:VCALENDAR\r\n" + "x" * 2_000_000
    answer = by.post("/capture/invite", {"pasted": long, "invite_company": "Vell"})
    assert answer.status_code == 422
    assert "an invite of at most 2,000,000" in answer.content.decode()
    answer = by.post("/capture/invite", {"file": _file(long.encode(), "long.ics"), "invite_company": "Vell"})
    assert "an invite of at most 2,000,000" in answer.content.decode()


def test_a_message_that_cannot_be_read_keeps_the_words_that_were_pasted(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person())
    answer = by.post("/message", {"words": "w" * 500_001, "file": _file(b"\0", "x.eml")})
    assert answer.status_code == 422
    assert "w" * 500_001 in answer.content.decode()


def test_a_file_that_cannot_be_imported_leaves_the_one_before_it(
    person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person())
    table = b"Company,Interview date\nQuillon,2026-11-02\n"
    assert by.post("/settings/import", {"file": _file(table, "mine.csv")}).status_code == 302
    answer = by.post("/settings/import", {"file": _file(b"", "empty.csv")})
    assert answer.status_code in (302, 422)
    assert "mine.csv" in by.get("/settings/import").content.decode()
