"""``afterword today`` and ``afterword do``: one's own cases from the command line."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from e2e.serving_it import HELD

NOW = "2026-11-03T17:10:00-05:00"
NORTHWIND = {
    "company": "Northwind",
    "role": "Data engineer",
    "contacts": [{"name": "Dana Whitfield", "email": "dana@northwind.example", "phone": "+1 312 555 0199"}],
    "ended_at": "2026-11-03T15:30:00-05:00",
    "said": "within a week",
    "timezone": "America/Chicago",
    "once": "the-same-capture",
}


@pytest.fixture
def run(tmp_path: Path) -> Any:
    def run_(*words: str, given: object = None, status: int = 0, now: str = NOW) -> str:
        done = subprocess.run(
            [sys.executable, "-c", HELD, now, *words],
            input=None if given is None else json.dumps(given), capture_output=True, text=True, check=False,
            env={**os.environ, "AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""},
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if status == 0 else done.stderr

    return run_


def test_before_anything_is_kept_today_says_how_to_begin(run: Any) -> None:
    assert "afterword serve" in run("today")


def test_a_capture_is_due_and_then_done(run: Any) -> None:
    run("do", "save_profile", "-", given={"name": "Priya Nair", "timezone": "America/New_York"})
    assert json.loads(run("do", "capture", "-", given=NORTHWIND)) == {"case": 1}
    assert json.loads(run("do", "capture", "-", given=NORTHWIND)) == {"case": 1}  # under the same key, once
    assert "Thank Dana Whitfield · Northwind" in run("today")
    today = json.loads(run("today", "--json"))
    assert today == json.loads(run("do", "today"))
    assert [each["action"]["kind"] for each in today["now"]] == ["thank_you"]
    sent = {"kind": "note_sent", "at": NOW, "contact": "dana", "channel": "email", "purpose": "thank_you"}
    assert json.loads(run("do", "record", "-", given={"case": 1, "event": sent})) == {"done": True}
    assert "Nothing to do until Fri 13 Nov, 11:00." in run("today")  # 10:00 in Chicago
    run("do", "undo", "-", given={"case": 1})
    assert "Thank Dana Whitfield" in run("today")


def test_today_is_right_though_nothing_renewed_the_table(run: Any) -> None:
    """The laptop slept: what the table said was made ten days ago."""
    run("do", "capture", "-", given=NORTHWIND)
    later = run("today", now="2026-11-13T11:10:00-05:00")
    assert "until Fri 13 Nov, 17:00" in later  # of these hours, by UTC: nobody said where they are
    assert "Follow-up call to Dana Whitfield" in later
    assert later.startswith("One thing to do now.")


def test_the_guard_wants_a_reason_and_says_so_with_status_three(run: Any) -> None:
    run("do", "capture", "-", given=NORTHWIND)
    call = {"kind": "call_made", "at": NOW, "contact": "dana", "outcome": "voicemail"}
    assert "would be pushy" in run("do", "record", "-", given={"case": 1, "event": call}, status=3)
    assert json.loads(run("do", "history", "-", given={"case": 1}))[-1]["kind"] == "facts"
    run("do", "record", "-", given={"case": 1, "event": call, "because": "they rang me first"})
    assert json.loads(run("do", "history", "-", given={"case": 1}))[-1]["because"] == "they rang me first"


@pytest.mark.parametrize(
    ("operation", "given", "words"),
    [
        ("case", {"case": 7}, "a number that isn't one of yours"),
        ("capture", {"company": ""}, "company"),
        ("capture", {"company": "X"}, "ended_at"),
        ("capture", {"firm": "X"}, "firm"),
        ("record", {"case": 1, "event": {"kind": "party"}}, "event"),
        ("erase", {"sure": "yes"}, "delete everything"),
        ("save_profile", {"timezone": "America/Chigaco"}, "America/Chicago"),
        ("save_profile", {"policy": {"call.windows": "noon"}}, "policy.call.windows"),
    ],
)
def test_what_makes_no_sense_is_named(run: Any, operation: str, given: dict[str, Any], words: str) -> None:
    assert words in run("do", operation, "-", given=given, status=1)


def test_a_database_that_is_not_sqlite_is_for_do(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD, NOW, "today"], capture_output=True, text=True, check=False,
        env={**os.environ, "DATABASE_URL": "postgresql://nobody@/nothing"},
    )  # fmt: skip
    assert (done.returncode, "afterword call today" in done.stderr) == (1, True)


def test_local_mode_stays_on_this_machine(run: Any) -> None:
    said = run("serve", "--host", "0.0.0.0", status=1)
    assert "--host" in said
    assert "AFTERWORD_HOSTS" in said


def test_what_they_wrote_is_to_be_read_before_anything_else_is_proposed(run: Any) -> None:
    run("do", "capture", "-", given=NORTHWIND)
    mail = "From: Dana Whitfield <dana@northwind.example>\n\nWe have decided to move forward with another candidate.\n"
    taken = json.loads(run("do", "take_in", "-", given={"case": 1, "raw": mail}))
    assert (taken["state"], taken["says"]["meaning"]) == ("asked", "rejection")
    day = run("today")
    assert day.startswith("They wrote to you. Read that first.")
    assert "Dana Whitfield wrote on Tue 3 Nov 2026. Read it first" in " ".join(day.split())
    assert "Thank Dana Whitfield" not in day
    as_json = json.loads(run("today", "--json"))
    assert as_json == json.loads(run("do", "today"))
    assert [(each["letter"], each["contact"]) for each in as_json["read_first"]] == [
        (taken["letter"], "dana")
    ]
    assert json.loads(run("do", "case", "-", given={"case": 1}))["read_first"] == as_json["read_first"]
    run("do", "settle", "-", given={"letter": taken["letter"], "meaning": "unrelated"})
    assert "Thank Dana Whitfield" in run("today")
