"""The operations over calendars of a case's own years, and of all years at once."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.errors import InputError
from afterword.integrations.calendars import ShippedCalendars
from afterword.services.planning.engine import Engine
from afterword.services.planning.schemas import PlanRequest
from afterword.services.planning.serialize import present_plan, to_json

LINES = (Path(__file__).parents[2] / "data/policy_examples.jsonl").read_text("utf-8").splitlines()
EXAMPLES = [{key: json.loads(line)[key] for key in ("case", "now", "busy")} for line in LINES]
NARROW, WIDE = Engine(ShippedCalendars()), Engine(ShippedCalendars(), wide=True)
PERIODS = {"days": 731, "business_days": 500, "weeks": 104, "months": 24}


def planned(desk: Engine, line: dict) -> bytes:
    return to_json(present_plan(desk.plan(msgspec.json.decode(json.dumps(line), type=PlanRequest))))


@given(st.sampled_from(EXAMPLES), st.sampled_from(sorted(PERIODS)), st.floats(0, 1), st.integers(-20, 900))
def test_a_case_is_planned_alike_by_the_calendar_of_its_years_and_by_that_of_all(
    example: dict, unit: str, share: float, later: int
) -> None:
    line = json.loads(json.dumps(example))
    line["case"]["interviews"][-1]["expectation"] = {
        "within": {"count": round(PERIODS[unit] * share), "unit": unit}
    }
    now = datetime.fromisoformat(line["now"])
    line["now"] = (now + timedelta(days=later)).isoformat()
    assert planned(NARROW, line) == planned(WIDE, line)


def test_a_policy_of_long_spans_finds_its_years() -> None:
    numbers = {"expect": {"assumed_days": 366}, "grace": {"min_days": 366, "max_days": 366}}
    spans = {"call": {"horizon": 366}, "quiet": {"after_call": 366}}
    patient = EXAMPLES[0] | {"policy": numbers | spans}
    assert planned(NARROW, patient) == planned(WIDE, patient)


@pytest.mark.parametrize("unit", ["business_days", "weeks", "months"])
def test_a_period_of_more_than_two_years_is_no_answer(unit: str) -> None:
    line = json.loads(json.dumps(EXAMPLES[0]))
    line["case"]["interviews"][-1]["expectation"] = {"within": {"count": PERIODS[unit] + 1, "unit": unit}}
    with pytest.raises(InputError) as told:
        planned(NARROW, line)
    assert told.value.path == "case.interviews[0].expectation.within.count"
    assert "two years" in told.value.expected


@pytest.mark.parametrize(
    "said", ["in 10 years", "by 2035-01-01", "in 100 months", "within 2000 business days"]
)
def test_words_that_mean_a_time_years_away_are_no_answer_either(said: str) -> None:
    line = json.loads(json.dumps(EXAMPLES[0]))
    line["case"]["interviews"][-1]["expectation"] = {"said": said}
    for desk in (NARROW, WIDE):
        with pytest.raises(InputError) as told:
            planned(desk, line)
        assert told.value.path == "case.interviews[0].expectation.said"


@pytest.mark.parametrize("said", ["in 18 months", "within 400 business days", "in a year and a half"])
def test_words_about_the_far_future_find_their_years(said: str) -> None:
    line = json.loads(json.dumps(EXAMPLES[0]))
    line["case"]["interviews"][-1]["expectation"] = {"said": said}
    assert planned(NARROW, line) == planned(WIDE, line)
