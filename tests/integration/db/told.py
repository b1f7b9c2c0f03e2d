"""What the tests of the store tell it, and what they ask: shorter than the operations themselves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import msgspec

from afterword.core.case import Event
from afterword.ports import CaseChange, DueStep, PlanSnapshot, SilenceOutcome
from afterword.services.cases.capture import capture
from afterword.services.cases.edit_case import snooze, undo
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import (
    CaptureRequest,
    NewContact,
    RecordRequest,
    SnoozeRequest,
    UndoRequest,
)
from afterword.services.context import Caller, Services
from afterword.services.today.agenda import Doing, Today, today
from afterword.services.today.schemas import TodayRequest

ENDED = datetime.fromisoformat("2026-11-03T15:30:00-05:00")
"""A Tuesday."""
DANA = NewContact(name="Dana Whitfield", email="dana@northwind.example", phone="+1 312 555 0199")


def after(**more: float) -> datetime:
    """A moment after the interview's end."""
    return ENDED + timedelta(**more)


def event(kind: str, at: datetime, **more: Any) -> Event:
    """Something that happened."""
    return msgspec.convert({"kind": kind, "at": at, **more}, Event)


def note(at: datetime, purpose: str = "thank_you", contact: str = "dana") -> Event:
    """A note that was sent."""
    return event("note_sent", at, contact=contact, channel="email", purpose=purpose)


class Told:
    """One person's store."""

    def __init__(self, services: Services, owner: int) -> None:
        self.services = services
        self.owner = owner

    def by(self, now: datetime) -> Caller:
        """The person, at a moment."""
        return Caller(self.owner, "test", now)

    def capture(self, now: datetime, **more: Any) -> int:
        """An interview at Northwind, and what a test says otherwise."""
        said = {
            "company": "Northwind", "role": "Data engineer", "contacts": (DANA,), "ended_at": ENDED,
            "said": "within a week", "timezone": "America/New_York", "country": "US",
        }  # fmt: skip
        return capture(self.services, self.by(now), CaptureRequest(**{**said, **more}))

    def record(self, now: datetime, case: int, what: Event, **more: Any) -> None:
        """Something happened."""
        record(self.services, self.by(now), RecordRequest(case=case, event=what, **more))

    def undo(self, now: datetime, case: int, step: int | None = None) -> None:
        """Take the last step back."""
        undo(self.services, self.by(now), UndoRequest(case=case, step=step))

    def put_off(self, now: datetime, case: int, action: str, until: datetime) -> None:
        """Not now."""
        snooze(self.services, self.by(now), SnoozeRequest(case=case, action=action, until=until))

    def today(self, now: datetime, limit: int = 100) -> Today:
        """What is due."""
        return today(self.services, self.by(now), TodayRequest(limit=limit))

    def now(self, now: datetime) -> list[tuple[int, str]]:
        """Case and kind of what can be done now."""
        found = self.today(now)
        return kinds((*found.now, *found.no_hurry))

    def coming(self, now: datetime) -> list[tuple[int, str]]:
        """Case and kind of what is still to come."""
        found = self.today(now)
        return kinds((*found.before_tonight, *found.waiting))


def kinds(found: tuple[Doing, ...]) -> list[tuple[int, str]]:
    """Case and kind."""
    return [(each.case, each.action.kind) for each in found]


def steps(*found: tuple[str, int]) -> tuple[DueStep, ...]:
    """Steps by place and moment."""
    return tuple(DueStep(f"a{number}", place, at) for number, (place, at) in enumerate(found))  # type: ignore[arg-type]


def stands(
    *found: tuple[str, int],
    stage: str = "waiting",
    check: int | None = None,
    outcomes: tuple[SilenceOutcome, ...] = (),
) -> PlanSnapshot:
    """A standing made up, with what a test says of it."""
    return PlanSnapshot(stage, min((at for _, at in found), default=None), check, steps(*found), outcomes)


def change(
    name: str = "Northwind",
    *,
    facts: bytes | None = b'{"f":1}',
    events: tuple[bytes, ...] = (),
    standing: PlanSnapshot | None = None,
    **more: Any,
) -> CaseChange:
    """A change made up."""
    role = str(more.pop("role", "Clerk"))
    words = f"{name} {role}".casefold()
    return CaseChange(facts, events, standing or stands(), name, role, words, **more)


def numbered(count: int) -> Iterator[str]:
    """Keys of cases."""
    return (f"case-{number}" for number in range(count))
