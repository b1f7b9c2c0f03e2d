"""Timing that other programs got wrong in the field: the plan and the guard, case by case."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

from afterword.core.case import Aware, Case
from afterword.core.plan.action import Action
from unit.core.core_plan import instant, may, plan

FIELD = Path(__file__).parents[2] / "data" / "field" / "timing"


class Asked(msgspec.Struct, forbid_unknown_fields=True):
    """A case and a moment; for the guard also an act and a contact."""

    case: Case
    now: Aware | None = None
    at: Aware | None = None
    act: str = ""
    contact: str = ""


def field_cases() -> list[Any]:
    lines = FIELD.joinpath("cases.jsonl").read_text("utf-8").splitlines()
    return [pytest.param(each, id=each["name"]) for each in map(json.loads, lines)]


def asked_in(each: dict[str, Any]) -> Asked:
    if "file" in each:
        return msgspec.json.decode(FIELD.joinpath(each["file"]).read_bytes(), type=Asked)
    return msgspec.convert(each["input"], Asked)


@pytest.mark.parametrize("each", field_cases())
def test_timing_is_as_it_should_have_been(each: dict[str, Any]) -> None:
    asked, want = asked_in(each), each["want"]
    if asked.at is not None:
        assert may(plan(asked.case, asked.at), asked.act, asked.contact).allowed is want["allowed"]
        return
    assert asked.now is not None
    found = plan(asked.case, asked.now)
    if "reply_due" in want:
        assert found.silence is not None
        assert date.fromordinal(found.silence.due).isoformat() == want["reply_due"]
    for name, fields in want.get("actions", {}).items():
        (action,) = [action for action in found.actions if action.id == name]
        agree(action, fields)
    kinds = [action.kind for action in found.actions]
    assert not set(kinds) & set(want.get("absent", ()))
    for kind, count in want.get("count", {}).items():
        assert kinds.count(kind) == count
    days = {
        date.fromordinal(action.zone.day_of(moment)).isoformat()
        for action in found.actions
        if action.kind == "call"
        for moment in (action.opens, *(start for start, _ in action.windows))
    }
    assert not days & set(want.get("never_on", ()))


def agree(action: Action, fields: dict[str, str]) -> None:
    assert action.status == fields["status"]
    if "opens" in fields:
        assert instant(action.opens) == datetime.fromisoformat(fields["opens"])
