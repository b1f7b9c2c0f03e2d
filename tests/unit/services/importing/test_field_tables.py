"""Tables as people keep them and trackers export them: see ``tests/data/field/tables``."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from afterword import bootstrap
from afterword.core.case import Candidate, Case, Reply
from afterword.core.plan.planner import STILL_OPEN
from afterword.services.planning.schemas import PlanRequest
from afterword.services.transfer.importing.columns import suggest
from afterword.services.transfer.importing.convert import ImportedRow, convert
from afterword.services.transfer.importing.statuses import read_status
from afterword.services.transfer.importing.table import read_table

FOLDER = Path(__file__).parents[3] / "data/field/tables"
CASES = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]
WORDS = [(each["name"], each["expected"]) for each in CASES if "input" in each]
DESK = bootstrap.engine(wide=True)
ME = Candidate(name="Priya Nair", timezone="America/New_York", email="priya@example.org")
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def rows_of(name: str) -> list[ImportedRow]:
    table = read_table((FOLDER / f"{name}.csv").read_bytes())
    return convert(table, suggest(table), candidate=ME, zone="America/Chicago", day_first=False, now=NOW)


def case_of(name: str) -> Case:
    (row,) = rows_of(name)
    assert row.case is not None
    return row.case


def starts(case: Case) -> list[str]:
    return [f"{each.starts_at or each.ended_at:%Y-%m-%d}" for each in case.interviews]


def due(case: Case) -> set[str]:
    plan: Any = DESK.plan(PlanRequest(case, NOW))
    return {each.kind for each in plan.actions if each.status in STILL_OPEN}


@pytest.mark.parametrize(("words", "expected"), WORDS, ids=[words for words, _ in WORDS])
def test_a_status_of_the_field_means_what_its_writer_meant(words: str, expected: str) -> None:
    status = read_status(words)
    assert (status.step if status is not None and status.step is not None else "none") in expected.split("|")


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("Offer accepted by another candidate", "rejection"),
        ("Went with another candidate", "rejection"),
        ("Went with another company", "withdrawn"),
        ("They hired internally", "rejection"),
        ("They hired me", "accepted"),
        ("Anderen Bewerber genommen", "rejection"),
        ("Andere Stelle angenommen", "withdrawn"),
        ("Accepted a position at another company", "withdrawn"),
        ("Found a new job", "withdrawn"),
        ("Got another offer", "offer"),
        ("Offer accepted, other terms", "accepted"),
        ("Offer declined (accepted another)", "declined"),
        ("Declined 2nd interview", "withdrawn"),
        ("Verfahren eingestellt", "closed"),
        ("Ich wurde eingestellt", "accepted"),
        ("Position eliminated", "closed"),
        ("They're not interested", "rejection"),
        ("Not interested", "closed"),
        ("Waiting on other candidates", None),
        ("Passed phone screen", None),
        ("Failed to respond", None),
        ("Offer pending", None),
        ("Interview cancelled", None),
        ("Eingestellt", None),
    ],
)
def test_who_did_what_decides(words: str, step: str | None) -> None:
    status = read_status(words)
    assert status is not None
    assert status.step == step


@pytest.mark.parametrize(
    "words", ["Eingestellt", "Interview cancelled", "Offer pending", "Interview declined"]
)
def test_what_can_mean_two_things_asks(words: str) -> None:
    status = read_status(words)
    assert status is not None
    assert status.doubt


def test_a_ruler_is_no_row() -> None:
    assert case_of("md-career-ops").company.name == "Northwind"


def test_an_interviewer_is_one_and_is_thanked() -> None:
    case = case_of("interviewer-col")
    assert [(each.name, each.part) for each in case.contacts] == [("Lee Marsh", "interviewer")]
    assert "thank_you" in due(case)


@pytest.mark.parametrize("name", ["outcome-rejected", "status-rejected", "teal"])
def test_an_outcome_counts_beside_a_status(name: str) -> None:
    (event,) = case_of(name).events
    assert isinstance(event, Reply)
    assert event.meaning == "rejection"


def test_a_no_without_a_date_is_not_of_today() -> None:
    case = case_of("huntr-rejected")
    assert f"{case.events[0].at:%Y-%m-%d}" == "2026-09-01"
    assert "after_rejection" not in due(case)


def test_a_no_in_a_row_without_any_date_asks_for_nothing_now() -> None:
    table = read_table(b"Company,Role,Status\nNorthwind,Dev,Rejected\n")
    (row,) = convert(table, suggest(table), candidate=ME, zone="America/Chicago", day_first=False, now=NOW)
    assert row.case is not None
    assert "after_rejection" not in due(row.case)
    assert any("60 days back" in notice for notice in row.notices)


@pytest.mark.parametrize(
    ("name", "day"),
    [("notion-range", "2026-11-03"), ("quoted-newline", "2026-11-10"), ("rounds-last-only", "2026-11-20")],
)
def test_one_interview_is_one(name: str, day: str) -> None:
    assert starts(case_of(name)) == [day]


def test_a_column_a_round_tells_of_the_interviews_that_are_left_out() -> None:
    (row,) = rows_of("rounds-named")
    assert row.case is not None
    kept = starts(row.case)
    assert len(kept) == 1
    for day in {"2026-10-20", "2026-11-10", "2026-11-20"} - set(kept):
        assert any(f"The interview of '{day}'" in notice for notice in row.notices)


@pytest.mark.xfail(
    strict=True, reason="several rounds in columns: one interview is kept, the rest is told of"
)
def test_a_column_a_round_is_an_interview_each() -> None:
    assert starts(case_of("rounds-named")) == ["2026-10-20", "2026-11-10", "2026-11-20"]


def test_a_row_a_round_is_one_case() -> None:
    assert starts(case_of("rows-per-round")) == ["2026-11-03", "2026-11-10"]
