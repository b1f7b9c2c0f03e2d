"""The worked examples of the policy, one test each, against the core and against the oracle."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.core.case import Aware, Case
from afterword.core.case_checks import check_case
from oracle.plain import plan as plain_plan
from unit.core.agreement import Said, of_core, of_oracle
from unit.core.core_plan import CALENDAR, plan

EXAMPLES = Path(__file__).parents[2] / "data" / "policy_examples.jsonl"


NOT_YET = {
    "an answer due on a day that is no business day is not yet due on the next one": (
        "c0 c1 c5 c7 c10 c30 c42 c71 c80 c116 c161 c169 c185 c286 c455 c564 c622 c644 c657 c928 c1067 c1078 c1926"
    ),
    "the follow-up does not yet go through the channel they named": "c2 c4 c15 c43 c176 c241",
    "a thank-you is late for two days more, not yet for six": "c9 c84 c599",
    "no call windows on days on which nobody decides, nor in the candidate's night": "c211",
    "a card that would arrive too late is not yet an email": "c103",
    "the call after an absence is not yet on the second day": "c643",
}
"""Examples that the plan does not follow yet, by what it lacks; each fails here once it does."""


class Example(msgspec.Struct, forbid_unknown_fields=True):
    """A case, a moment, engagements; and what is wanted, as the page writes it."""

    case: Case
    now: Aware
    want: dict[str, Any]
    busy: tuple[tuple[Aware, Aware], ...] = ()


def examples() -> list[Any]:
    lines = EXAMPLES.read_text("utf-8").splitlines()
    read = [msgspec.json.decode(line, type=Example) for line in lines]
    return [
        pytest.param(each, id=f"{each.case.id}-{each.want['stage']}", marks=_mark(each.case.id))
        for each in read
    ]


def _mark(case: str) -> tuple[pytest.MarkDecorator, ...]:
    because = next((why for why, cases in NOT_YET.items() if case in cases.split()), None)
    return () if because is None else (pytest.mark.xfail(reason=because, strict=True, raises=AssertionError),)


def moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def wanted(action: dict[str, Any]) -> dict[str, Any]:
    """The fields that an example names, in our shape."""
    found: dict[str, Any] = {
        key: moment(value) if key in {"opens", "closes", "best_from", "best_until"} else value
        for key, value in action.items()
    }
    if "windows" in found:
        found["windows"] = tuple((moment(each["from"]), moment(each["until"])) for each in found["windows"])
    return found


def holds(example: Example, said: Said) -> None:
    want = example.want
    assert set(want) <= {"stage", "expectation", "actions_include", "may_now"}
    assert said.stage == want["stage"]
    if want.get("expectation") is not None:
        assert said.expectation is not None
        assert json.loads(msgspec.json.encode(said.expectation)) == want["expectation"]
    for action in want["actions_include"]:
        fields = wanted(action)
        alike = [each for each in said.actions if each.kind == action["kind"]]
        assert fields in [{key: getattr(each, key) for key in fields} for each in alike]
    for asked in want["may_now"]:
        assert said.may[asked["act"], asked["contact"]] == (asked["allowed"], asked["because"])


@pytest.mark.parametrize("example", examples())
def test_the_core_says_what_the_example_wants(example: Example) -> None:
    check_case(example.case, CALENDAR)
    holds(example, of_core(plan(example.case, example.now, example.busy)))


@pytest.mark.parametrize("example", examples())
def test_the_oracle_says_what_the_example_wants(example: Example) -> None:
    holds(example, of_oracle(plain_plan(example.case, example.now, example.busy)))


def test_no_example_is_missing() -> None:
    assert len(examples()) == 68
