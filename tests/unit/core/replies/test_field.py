"""Mails of the kinds that were misread in the field, each with what it means."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec import UNSET

from afterword import bootstrap
from afterword.core.replies.signs import SURE
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
)

FIELD = Path(__file__).parents[3] / "data/field/mail"
CASES = [json.loads(line) for line in (FIELD / "cases.jsonl").read_text("utf-8").splitlines()]


@cache
def read(name: str) -> Classified:
    return bootstrap.engine(wide=True).classify(ClassifyRequest((FIELD / name).read_text("utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[f"{each['id']}-{each['file']}" for each in CASES])
def test_a_mail_of_the_field_is_read_as_it_was_meant(case: dict[str, Any]) -> None:
    found, expected = read(case["file"]), case["expected"]
    assert found.meaning in expected["meaning"].split("|"), found
    for name in ("until", "reply_by"):
        if name in expected:
            day = getattr(found, name)
            assert (None if day is UNSET else day.isoformat()) == expected[name]
    if expected.get("not_sure"):
        assert found.confidence < SURE
