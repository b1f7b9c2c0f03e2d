"""Looking at another moment changes nothing that is kept, in the pages or on the command line."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from e2e.serving_it import HELD, NOW, free_port

MAIN = "from afterword.cli.main import main; main()"
FUTURE = "2026-11-13T12:10:00-05:00"
CAPTURE = {
    "company": "Northwind", "contacts": [{"name": "Dana", "email": "dana@northwind.example"}], "said": "within a week",
    "ended_at": "2026-11-03T15:30:00-05:00", "timezone": "America/Chicago",
}  # fmt: skip
SENT = {
    "kind": "note_sent",
    "at": "2026-11-03T16:00:00-05:00",
    "contact": "dana",
    "channel": "email",
    "purpose": "thank_you",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one case in it, captured when the clock stood at ``NOW``."""
    folder = tmp_path / "data"
    _do(folder, "do", "save_profile", "-", given={"name": "Priya Nair", "timezone": "America/New_York"})
    _do(folder, "do", "capture", "-", given=CAPTURE)
    return folder


def _do(data: Path, *words: str, given: object = None, status: int = 0) -> str:
    done = subprocess.run(
        [sys.executable, "-c", HELD, NOW, *words], input=None if given is None else json.dumps(given),
        env={**os.environ, "AFTERWORD_DATA": str(data), "DATABASE_URL": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stderr


def _kept(data: Path) -> list[str]:
    """Everything in the database, as text."""
    connection = sqlite3.connect(f"file:{data / 'afterword.sqlite3'}?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


class _Shown:
    """A browser without scripts that came in by the link of ``serve --now``."""

    def __init__(self, link: str) -> None:
        self.root = link.partition("/local/")[0]
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        token = re.search('csrfmiddlewaretoken" value="([^"]+)"', self.get(link.removeprefix(self.root)))
        assert token is not None
        assert self.post(link.removeprefix(self.root), csrfmiddlewaretoken=token[1])[0] == 200

    def get(self, path: str) -> str:
        return str(self.opener.open(self.root + path, timeout=60).read().decode())

    def post(self, path: str, **fields: str) -> tuple[int, str]:
        body = urllib.parse.urlencode(fields).encode()
        try:
            answer = self.opener.open(self.root + path, body, timeout=60)
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        return answer.status, answer.read().decode()


@pytest.fixture
def look() -> Iterator[Callable[[Path, str], _Shown]]:
    started: list[subprocess.Popen[str]] = []

    def begin(data: Path, now: str) -> _Shown:
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, "serve", "--no-browser", "--port", str(free_port()), "--now", now],
            env={**os.environ, "AFTERWORD_DATA": str(data), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        started.append(process)
        assert process.stdout is not None
        return _Shown(next(line.strip() for line in process.stdout if "/local/" in line))

    yield begin
    for process in started:
        process.terminate()
        assert process.wait(30) == 0
        assert process.stdout is not None
        process.stdout.close()


def test_serving_another_moment_shows_it_and_changes_nothing(data: Path, look: Callable[..., _Shown]) -> None:
    before, files = _kept(data), sorted(each.name for each in data.iterdir())
    shown = look(data, FUTURE)
    today = shown.get("/")
    assert "Friday 13 November 2026, 12:10" in today
    assert "Nothing is saved or sent." in today
    assert "Northwind" in shown.get("/cases")
    assert "reply overdue" in shown.get("/cases"), "its plan is that of the moment"
    assert _kept(data) == before
    assert sorted(each.name for each in data.iterdir()) == files


def test_nothing_is_recorded_while_another_moment_is_served(data: Path, look: Callable[..., _Shown]) -> None:
    before = _kept(data)
    shown = look(data, FUTURE)
    token = re.search('X-CSRFToken&#34;: &#34;([^&]+)&|X-CSRFToken": "([^"]+)"', shown.get("/"))
    assert token is not None
    for path, fields in (
        ("/cases/1/record/note", {"contact": "dana", "purpose": "thank_you", "at": "2026-11-03T16:00"}),
        ("/cases/1/write/thank_you/dana", {"text": "Thank you, Dana."}),
        ("/cases/1/check/thank_you/dana", {"text": "Thank you, Dana."}),
        ("/capture", {"company": "Other"}),
        ("/sample", {}),
    ):
        status, body = shown.post(path, csrfmiddlewaretoken=token[1] or token[2], **fields)
        assert status == 409, path
        assert "Start Afterword without --now" in body
        assert "text" not in fields or "Thank you, Dana." in body, "the words are given back"
    assert _kept(data) == before


def test_another_moment_can_be_looked_at_while_the_program_runs(
    data: Path, look: Callable[..., _Shown]
) -> None:
    """The copy needs no claim on the store, and leads nobody astray: `open` still leads to the real one."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", HELD, NOW, "serve", "--no-browser", "--port", str(port)],
        env={**os.environ, "AFTERWORD_DATA": str(data), "DATABASE_URL": "", "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        assert any("/local/" in line for line in process.stdout)
        assert "Friday 13 November 2026" in look(data, FUTURE).get("/")
        assert _do(data, "open", "--no-browser").startswith(f"http://localhost:{port}/local/")
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()


def test_commands_look_at_another_moment_without_changing_anything(data: Path) -> None:
    before = _kept(data)
    assert _do(data, "today", "--now", FUTURE)
    for operation in ("today", "cases", "profile", "insights"):
        _do(data, "do", operation, "--now", FUTURE)
    assert _kept(data) == before


@pytest.mark.parametrize(
    ("operation", "request_", "words"),
    [
        (
            "record",
            {"case": 1, "event": {**SENT, "at": "2026-11-13T10:00:00-05:00"}},
            "only reading looks ahead",
        ),
        ("capture", CAPTURE, "only reading looks ahead"),
        ("send", {"outgoing": 1, "digest": "0" * 64}, "mail is sent in real time"),
    ],
)
def test_nothing_is_recorded_as_of_a_moment_to_come(
    data: Path, operation: str, request_: object, words: str
) -> None:
    before = _kept(data)
    said = _do(data, "do", operation, "-", "--now", FUTURE, given=request_, status=1)
    assert words in said
    assert _kept(data) == before


def test_what_is_recorded_as_of_the_past_leaves_no_plan_of_the_past(data: Path) -> None:
    _do(data, "do", "record", "-", "--now", "2026-11-03T16:05:00-05:00", given={"case": 1, "event": SENT})
    with sqlite3.connect(data / "afterword.sqlite3") as connection:
        assert connection.execute("SELECT next_check_at FROM storage_case").fetchone() == (0,)
    connection.close()
