"""Invites as they arrived in the field, with what a person expects of each: see ``tests/data/field/invites``."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.integrations.ics import read_invites
from afterword.ports import InviteError
from afterword.services.cases.case_from_invite import draft_from_invites

FOLDER = Path(__file__).parents[2] / "data/field/invites"
CASES = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]
ME = {"name": "Priya Nair", "email": "priya.nair@gmail.com"}


def drafted(case: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The draft that the case's files make together, and every notice."""
    invites = [
        invite
        for name in case["file"]
        for invite in read_invites(
            (FOLDER / name).read_bytes(), candidate_email=ME["email"], fallback_zone=case["zone"], around=None
        )
    ]
    draft = draft_from_invites(invites, {"candidate": {**ME, "timezone": case["zone"]}})
    return draft.table, [*(notice for invite in invites for notice in invite.notices), *draft.notices]


def moments(table: dict[str, Any]) -> list[list[datetime]]:
    return [[each["starts_at"], each["ended_at"]] for each in table["interviews"]]


@pytest.mark.parametrize("case", [each for each in CASES if each["zone"]], ids=lambda case: case["name"])
def test_an_invite_of_the_field_is_read_as_a_person_reads_it(case: dict[str, Any]) -> None:
    expected = case["expected"]
    if "error" in expected:
        with pytest.raises(InviteError, match=expected["error"]):
            drafted(case)
        return
    table, notices = drafted(case)
    if "contacts" in expected:
        assert sorted(each["name"] for each in table["contacts"]) == sorted(expected["contacts"])
    if "interviews" in expected:
        wanted = [[datetime.fromisoformat(moment) for moment in span] for span in expected["interviews"]]
        assert moments(table) == wanted
    if "notice" in expected:
        assert any(expected["notice"] in notice for notice in notices)
