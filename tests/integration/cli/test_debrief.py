"""``afterword debrief``: notes are sorted, and only what's chosen is added."""

import json
from pathlib import Path
from typing import Any

import pytest

from integration.cli.commands import afterword

CAPTURED = {
    "company": "Northwind",
    "ended_at": "2026-11-03T15:30:00-06:00",
    "contacts": [{"name": "Dana Whitfield"}],
    "timezone": "America/Chicago",
}
NOTES = """\
Dana doubted my French. She asked why I left Acme.
Met Helen Ruiz. We'll hear back by the end of next week.
"""


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, str]:
    here = {"AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    assert afterword("call", "capture", given=json.dumps(CAPTURED), **here).returncode == 0
    (tmp_path / "notes.txt").write_text(NOTES, "utf-8")
    return here


def interview(here: dict[str, str]) -> Any:
    case = json.loads(afterword("call", "case", '{"case": 1}', **here).stdout)["case"]
    return case["interviews"][0], [each["name"] for each in case["contacts"]]


def test_looking_adds_nothing(kept: dict[str, str], tmp_path: Path) -> None:
    before = interview(kept)
    done = afterword("debrief", "northwind", str(tmp_path / "notes.txt"), **kept)
    assert done.returncode == 0
    assert [line.strip() for line in done.stdout.splitlines() if line.strip()] == [
        "Who was there", "3  Helen Ruiz",
        "What they doubted", "1  Dana doubted my French (Dana Whitfield)",
        "What they asked", "2  why I left Acme",
        "When they’ll answer", "4  We'll hear back by the end of next week.",
        "Nothing was added. To add some of it: --keep all, or --keep with numbers.",
    ]  # fmt: skip
    assert interview(kept) == before


def test_what_is_chosen_is_added_once_with_its_owner(kept: dict[str, str]) -> None:
    for _ in range(2):
        assert afterword("debrief", "1", "--keep", "1,3,4", given=NOTES, **kept).returncode == 0
    found, people = interview(kept)
    assert found["open_points"] == [{"id": "open1", "text": "Dana doubted my French", "contact": "dana"}]
    assert people == ["Dana Whitfield", "Helen Ruiz"]
    assert found["contacts"] == ["dana", "helen"]
    assert found["expectation"]["said"] == "We'll hear back by the end of next week."
    assert "asked" not in found


def test_json_is_what_the_operation_answers(kept: dict[str, str]) -> None:
    done = afterword("debrief", "1", "--json", given=NOTES, **kept)
    called = afterword("call", "read_debrief", json.dumps({"case": 1, "text": NOTES}), **kept)
    assert json.loads(done.stdout) == json.loads(called.stdout)


@pytest.mark.parametrize(
    ("words", "given", "status", "says"),
    [
        (("debrief", "Nowhere"), NOTES, 1, "case: found 'Nowhere'"),
        (("debrief", "1", "--keep", "9"), NOTES, 1, "numbers from 1 to 4"),
        (("debrief", "1", "--keep", "x"), NOTES, 1, "numbers from 1 to 4"),
        (("debrief", "1", "--interview", "r9"), NOTES, 1, "a case of yours with an interview"),
        (("debrief", "1"), "", 2, "no notes"),
        (("debrief", "1"), b"\xff\xfe\xfa", 1, "aren't UTF-8 text"),
    ],
)
def test_a_mistake_is_named(
    kept: dict[str, str], words: tuple[str, ...], given: str | bytes, status: int, says: str
) -> None:
    done = afterword(*words, given=given, **kept)
    assert (done.returncode, says in done.stderr) == (status, True), done.stderr
    assert "Traceback" not in done.stderr
