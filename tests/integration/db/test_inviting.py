"""Invites for cases that are kept: what moves, what is added, what is cancelled, and what is asked."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec import Raw

from afterword.core.case import Case
from afterword.ports import InviteError
from afterword.services.cases.capture import capture
from afterword.services.cases.edit_case import edit, undo
from afterword.services.cases.invites import DoubtError, Invitation, take_invite
from afterword.services.cases.schemas import (
    CaptureRequest,
    EditCaseRequest,
    InviteRequest,
    NewContact,
    UndoRequest,
)
from afterword.services.context import Caller, Services
from afterword.services.profile.profile import save_profile
from afterword.services.profile.schemas import SaveProfileRequest

FIELD = Path(__file__).parents[2] / "data/field/invites"
WEB = [
    case
    for case in map(json.loads, (FIELD / "cases.jsonl").read_text("utf-8").splitlines())
    if case["name"].startswith("web-")
]
NOW = datetime(2026, 10, 30, 12, tzinfo=UTC)
DANA = "Dana Whitfield:mailto:dana.whitfield@northwind.example"


@pytest.fixture
def caller(services: Services, person: Callable[..., int]) -> Caller:
    asking = Caller(person(), "web", NOW)
    profile = SaveProfileRequest(name="Priya Nair", email="priya.nair@gmail.com", timezone="America/Chicago")
    save_profile(services, asking, profile)
    return asking


@pytest.fixture
def take(services: Services, caller: Caller) -> Callable[..., Invitation]:
    def taken(data: str, **more: Any) -> Invitation:
        return take_invite(services, caller, InviteRequest(data=data, **more))

    return taken


@pytest.fixture
def case(services: Services, caller: Caller) -> Callable[[int], Case]:
    return lambda number: services.opened(caller, number).case


def calendar(
    *, uid: str = "one", day: str = "20261103", sequence: int = 0, title: str = "Interview: Data Engineer",
    organizer: str = DANA, more: tuple[str, ...] = (), stamp: str = "20261028T100000Z",
) -> str:  # fmt: skip
    lines = (
        "BEGIN:VCALENDAR", "BEGIN:VEVENT", f"UID:{uid}", f"DTSTAMP:{stamp}", f"SEQUENCE:{sequence}",
        f"DTSTART;TZID=America/Chicago:{day}T143000", f"DTEND;TZID=America/Chicago:{day}T153000",
        f"SUMMARY:{title}", f"ORGANIZER;CN={organizer}", "ATTENDEE;CN=Priya Nair:mailto:priya.nair@gmail.com",
        *more, "END:VEVENT", "END:VCALENDAR", "",
    )  # fmt: skip
    return "\r\n".join(lines)


def days(case: Case) -> list[str]:
    return [f"{each.starts_at:%Y-%m-%d}" for each in case.interviews]


def did(found: Invitation) -> list[str]:
    return [each.what for each in found.done]


@pytest.mark.parametrize("wanted", WEB, ids=lambda each: each["name"])
def test_invites_of_the_field_change_the_case(
    wanted: dict[str, Any], take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    numbers = {take((FIELD / name).read_text("utf-8")).case for name in wanted["file"]}
    (number,) = numbers
    found = [[each.starts_at, each.ended_at] for each in case(number).interviews]
    assert found == [
        [datetime.fromisoformat(moment) for moment in span] for span in wanted["expected"]["interviews"]
    ]


def test_the_same_again_changes_nothing(
    take: Callable[..., Invitation], case: Callable[[int], Case], services: Services, caller: Caller
) -> None:
    first = take(calendar())
    before = services.cases.get(caller.owner, first.case)
    again = take(calendar())
    assert (did(first), did(again), again.case) == (["made"], ["same"], first.case)
    assert services.cases.get(caller.owner, first.case) == before


def test_an_older_version_changes_nothing(
    take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    number = take(calendar(sequence=2)).case
    assert did(take(calendar(sequence=1, day="20261109"))) == ["older"]
    assert did(take(calendar(sequence=1, more=("STATUS:CANCELLED",)))) == ["older"]
    assert days(case(number)) == ["2026-11-03"]


def test_a_later_stamp_moves_it_and_can_be_undone(
    take: Callable[..., Invitation], case: Callable[[int], Case], services: Services, caller: Caller
) -> None:
    number = take(calendar()).case
    assert did(take(calendar(day="20261105", stamp="20261029T100000Z"))) == ["moved"]
    assert days(case(number)) == ["2026-11-05"]
    undo(services, caller, UndoRequest(case=number))
    assert days(case(number)) == ["2026-11-03"]


def test_another_time_in_a_version_of_the_same_age_asks(
    take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    number = take(calendar()).case
    with pytest.raises(DoubtError):
        take(calendar(day="20261105"))
    assert days(case(number)) == ["2026-11-03"]
    assert did(take(calendar(day="20261105"), about=number)) == ["moved"]


def test_a_new_interviewer_joins(take: Callable[..., Invitation], case: Callable[[int], Case]) -> None:
    number = take(calendar()).case
    marcus = "ATTENDEE;CN=Marcus Oyelaran:mailto:marcus@northwind.example"
    assert did(take(calendar(sequence=1, more=(marcus,)))) == ["updated"]
    assert [each.name for each in case(number).contacts] == ["Dana Whitfield", "Marcus Oyelaran"]
    assert len(case(number).interviews[0].contacts) == 2


def test_another_round_joins_the_case(take: Callable[..., Invitation], case: Callable[[int], Case]) -> None:
    number = take(calendar()).case
    found = take(calendar(uid="two", day="20261110", title="Final interview"))
    assert (found.case, did(found)) == (number, ["added"])
    assert days(case(number)) == ["2026-11-03", "2026-11-10"]
    assert [each.id for each in case(number).interviews] == ["r1", "r2"]
    assert len(case(number).contacts) == 1
    assert did(take(calendar(uid="two", sequence=1, more=("STATUS:CANCELED",)))) == ["cancelled"]
    assert days(case(number)) == ["2026-11-03"]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Interview: Office Manager"},
        {"organizer": "Lee Marsh:mailto:lee.marsh@northwind.example"},
    ],
)
def test_what_may_be_another_matter_is_asked(
    other: dict[str, str], take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    number = take(calendar()).case
    second = calendar(uid="two", day="20261110", **other)
    with pytest.raises(DoubtError) as asked:
        take(second)
    assert [each.case for each in asked.value.choices] == [number]
    assert asked.value.new
    assert days(case(number)) == ["2026-11-03"]
    own = take(second, about="new")
    assert own.case != number
    assert did(own) == ["made"]


def test_the_answer_puts_it_into_the_case(
    take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    number = take(calendar()).case
    second = calendar(uid="two", day="20261110", organizer="Lee Marsh:mailto:lee.marsh@northwind.example")
    assert did(take(second, about=number)) == ["added"]
    assert [each.name for each in case(number).contacts] == ["Dana Whitfield", "Lee Marsh"]
    assert did(take(second)) == ["same"]


def test_a_case_noted_by_hand_is_known_by_its_people(
    take: Callable[..., Invitation], case: Callable[[int], Case], services: Services, caller: Caller
) -> None:
    start = datetime.fromisoformat("2026-11-03T14:30:00-06:00")
    by_hand = CaptureRequest(
        company="Northwind", role="Data Engineer", starts_at=start,
        contacts=(NewContact(name="Dana Whitfield", email="dana.whitfield@northwind.example"),),
    )  # fmt: skip
    number = capture(services, caller, by_hand)
    assert (take(calendar()).case, did(take(calendar()))) == (number, ["same"])
    assert did(take(calendar(sequence=1, day="20261105"))) == ["moved"]
    assert days(case(number)) == ["2026-11-05"]


def test_the_cancellation_of_what_is_not_here_is_told_of(
    take: Callable[..., Invitation], case: Callable[[int], Case]
) -> None:
    with pytest.raises(InviteError, match="none of your cases"):
        take(calendar(more=("STATUS:CANCELLED",)))
    number = take(calendar()).case
    with pytest.raises(InviteError, match="none of your cases"):
        take(calendar(uid="other", day="20261120", more=("STATUS:CANCELLED",)))
    assert days(case(number)) == ["2026-11-03"]


def test_an_interview_with_notes_is_not_cancelled_unasked(
    take: Callable[..., Invitation], case: Callable[[int], Case], services: Services, caller: Caller
) -> None:
    number = take(calendar()).case
    later = caller._replace(now=datetime(2026, 11, 4, 12, tzinfo=UTC))
    kept = services.opened(later, number).kept
    facts = json.loads(kept.facts)
    facts["interviews"][0]["expectation"] = {"said": "within a week"}
    request = EditCaseRequest(case=number, version=kept.version, facts=Raw(json.dumps(facts).encode()))
    edit(services, later, request)
    called_off = calendar(sequence=1, more=("STATUS:CANCELLED",))
    with pytest.raises(DoubtError) as asked:
        take(called_off)
    assert not asked.value.new
    assert days(case(number)) == ["2026-11-03"]
    assert did(take(called_off, about=number)) == ["cancelled"]
    assert case(number).interviews == ()
