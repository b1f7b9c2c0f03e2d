"""``afterword classify``, as a person and as another program use it."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

MAIL = """From: Dana Whitfield <dana@northwind.example>
Subject: Re: Thank you
Date: Thu, 12 Nov 2026 10:02:00 -0600

Hi Priya, we are still interviewing and expect to decide by the end of next week.

> We chose another candidate.
"""


def run(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "afterword", "classify", *words], input=given, capture_output=True, check=False
    )


@pytest.fixture
def mail(tmp_path: Path) -> str:
    path = tmp_path / "reply.eml"
    path.write_text(MAIL)
    return str(path)


def test_a_person_reads_the_meaning_its_day_and_its_words(mail: str) -> None:
    done = run(mail)
    assert done.returncode == 0, done.stderr
    said = done.stdout.decode()
    assert said.startswith("They need more time (sure; delay)\nUntil Fri 20 Nov 2026.\n")
    assert "“still interviewing”" in said
    assert "another candidate" not in said


def test_a_program_gets_one_object(mail: str) -> None:
    found: dict[str, Any] = json.loads(run("--json", mail).stdout)
    assert found.pop("evidence")[0] == {"start": 17, "end": 35, "text": "still interviewing"}
    assert found == {
        "meaning": "delay", "automatic": False, "confidence": 0.9, "until": "2026-11-20",
        "reply_text": "Hi Priya, we are still interviewing and expect to decide by the end of next week.",
    }  # fmt: skip


def test_standard_input_and_base64_are_the_same_mail(mail: str) -> None:
    lines = io.StringIO()
    for raw in (MAIL, base64.b64encode(MAIL.encode()).decode(), MAIL.replace("\n", "\r\n")):
        lines.write(json.dumps({"raw": raw}) + "\n")
    found = run("--batch", given=lines.getvalue().encode()).stdout.splitlines()
    assert len(set(found)) == 1
    assert found[0] == run("--json", "-", given=MAIL.encode()).stdout.strip()


def test_a_line_that_is_none_gets_its_error_and_the_rest_is_done() -> None:
    given = b'{"raw": 5}\n{"raw": "We chose another candidate."}\n{"raw": "x", "country": "XX"}\n'
    done = run("--batch", given=given)
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert first["error"]["path"] == "raw"
    assert second["meaning"] in {"rejection", "unknown"}
    assert "error" in third or third["meaning"] == "unknown"


@pytest.mark.parametrize(("words", "status"), [((), 2), (("no-such-file.eml",), 1)])
def test_nothing_to_read_is_said(words: tuple[str, ...], status: int) -> None:
    done = run(*words)
    assert done.returncode == status
    assert done.stderr.startswith(b"afterword: no")
