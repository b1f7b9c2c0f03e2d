"""What a plan had to assume, or a person should know of, beside its actions."""

import json
from pathlib import Path

import msgspec
import pytest

from afterword.integrations.calendars import ShippedCalendars
from afterword.services.planning.engine import Engine
from afterword.services.planning.schemas import PlanRequest
from afterword.services.planning.serialize import notices

CASE = json.loads((Path(__file__).parents[2] / "data/northwind.json").read_text("utf-8"))
DESK = Engine(ShippedCalendars())
SENT = {"at": "2026-11-03T18:00:00-06:00", "kind": "note_sent", "contact": "dana", "purpose": "thank_you"}
BOUNCED = {"at": "2026-11-03T18:01:00-06:00", "kind": "bounce", "contact": "dana"}
AGAIN = SENT | {"at": "2026-11-03T19:00:00-06:00", "channel": "handwritten"}


def noticed(now: str = "2026-11-06T10:00:00-06:00", **changes: object) -> list[str]:
    line = json.dumps({"case": CASE | changes, "now": now})
    return notices(DESK.plan(msgspec.json.decode(line, type=PlanRequest)))


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([SENT | {"channel": "email"}, BOUNCED], ["note_bounced"]),
        ([SENT | {"channel": "handwritten"}, BOUNCED], []),
        ([SENT | {"channel": "email"}, BOUNCED, AGAIN], []),
        ([BOUNCED | {"at": SENT["at"]}, SENT | {"at": BOUNCED["at"], "channel": "email"}], []),
    ],
)
def test_an_email_that_bounced_is_told_of_until_another_note_goes_out(
    events: list, expected: list[str]
) -> None:
    assert noticed(events=events) == expected


def test_a_zone_that_had_to_be_assumed_is_told_of() -> None:
    company = {"name": "Northwind", "country": "US"}
    contacts = [CASE["contacts"][0] | {"phone": "+1 800 555 0142"}]
    assert noticed(company=company, contacts=contacts) == ["zone_assumed"]
    assert noticed(company=company, contacts=CASE["contacts"]) == []


def test_an_end_that_had_to_be_assumed_is_told_of() -> None:
    (interview,) = CASE["interviews"]
    assert noticed(interviews=[interview | {"ended_at": None}]) == ["end_assumed"]
