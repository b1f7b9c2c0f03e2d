"""Until somebody names a zone it's their computer's, and it's said; what a case file says goes before it."""

import json
from pathlib import Path
from typing import Any

import pytest

from integration.cli.commands import afterword, northwind

EXAMPLES = Path(__file__).parents[3] / "examples"
NOW = ("--now", "2026-11-04T09:00:00-06:00")
CAPTURE = {
    "company": "Northwind", "role": "Data engineer", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week",
    "contacts": [{"name": "Dana Whitfield", "email": "dana@northwind.example", "phone": "+1 312 555 0199"}],
    "timezone": "America/Chicago",
}  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    def command(*words: str, given: object = "", zone: str = "Asia/Tokyo") -> Any:
        text = given if isinstance(given, str) else json.dumps(given)
        done = afterword(*words, *NOW, given=text, AFTERWORD_DATA=str(tmp_path), DATABASE_URL="", TZ=zone)
        assert done.returncode == 0, done.stderr
        return done

    return command


def test_kept_cases_are_counted_in_the_computers_zone(kept: Any) -> None:
    kept("do", "capture", given=CAPTURE)
    shown = json.loads(kept("today", "--json").stdout)
    assert shown == json.loads(kept("do", "today").stdout)
    thanks = next(each for each in shown["now"] if each["action"]["kind"] == "thank_you")
    assert thanks["action"]["opens"].endswith("+09:00")
    text = kept("today").stdout
    assert "Using this computer's time zone, Asia/Tokyo" in text
    assert json.loads(kept("today", "--json", zone="Europe/Paris").stdout) != shown


def test_a_zone_that_was_named_goes_before_it_and_nothing_is_said(kept: Any) -> None:
    kept("do", "save_profile", given={"name": "Priya Nair", "timezone": "America/New_York"})
    kept("do", "capture", given=CAPTURE)
    in_tokyo, in_paris = kept("today"), kept("today", zone="Europe/Paris")
    assert in_tokyo.stdout == in_paris.stdout
    assert "this computer" not in in_tokyo.stdout + in_tokyo.stderr


def test_the_computers_zone_is_never_saved_as_ones_own(kept: Any) -> None:
    kept("do", "save_profile", given={"name": "Priya Nair"})
    found = json.loads(kept("do", "profile").stdout)
    assert found["timezone"] == ""
    assert "Asia/Tokyo" not in kept("do", "export").stdout


def test_a_case_file_says_itself_where_the_candidate_is(tmp_path: Path) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(northwind()), "utf-8")
    for words in (("plan", str(file), "--json", *NOW), ("plan", str(file), *NOW)):
        assert afterword(*words, TZ="Asia/Tokyo").stdout == afterword(*words, TZ="UTC").stdout


def test_from_an_invite_the_computers_zone_is_the_candidates(tmp_path: Path) -> None:
    invite = (
        "plan",
        "--invite",
        str(EXAMPLES / "interview-invite.ics"),
        "--email",
        "priya@example.org",
        *NOW,
    )
    shown = afterword(*invite, TZ="Europe/Paris")
    assert shown.returncode == 0, shown.stderr
    assert "Using this computer's time zone, Europe/Paris" in " ".join(shown.stdout.split())
    told = afterword(*invite, "--zone", "Asia/Tokyo", TZ="Europe/Paris")
    assert told.stdout == afterword(*invite, "--zone", "Asia/Tokyo", TZ="UTC").stdout
    assert "this computer" not in told.stdout


def test_a_server_on_utc_says_nothing_of_where_somebody_is() -> None:
    invite = (
        "plan",
        "--invite",
        str(EXAMPLES / "interview-invite.ics"),
        "--email",
        "priya@example.org",
        *NOW,
    )
    assert "the invite's time" in " ".join(afterword(*invite, TZ="UTC").stdout.split())
