"""Sentences from the field: what career centres print as good passes, what is hostile or needy doesn't."""

import json
from pathlib import Path

import msgspec
import pytest

from afterword import bootstrap
from afterword.services.notes.schemas import CheckRequest

FOLDER = Path(__file__).parents[2] / "data" / "field" / "notes"
CASES = [json.loads(line) for line in (FOLDER / "cases.jsonl").read_text("utf-8").splitlines()]
NOT_YET = {"e012", "e014", "e022", "e024", "e025", "e027"}
"""Sentences that no phrase knows yet: hints of a model may find them, rules don't."""
LOUD = ("error", "warning")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            each, id=each["id"], marks=[pytest.mark.xfail(strict=True)] if each["id"] in NOT_YET else []
        )
        for each in CASES
    ],
)
def test_a_note_from_the_field_is_judged_as_a_person_would(case):
    request = msgspec.json.decode((FOLDER / case["file"]).read_bytes(), type=CheckRequest)
    severities = {found.severity for found in bootstrap.engine().check(request).findings}
    match case["expected"]:
        case "no error":
            assert "error" not in severities
        case "no error, no warning":
            assert severities.isdisjoint(LOUD)
        case "an error or a warning":
            assert not severities.isdisjoint(LOUD)
        case other:
            pytest.fail(f"{case['id']}: no such expectation as {other!r}")
