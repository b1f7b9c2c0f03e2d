"""Agreed times, no-shows, moved and cancelled interviews, tasks, pauses, references."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afterword.core.case import Appointment, Cancelled, Case, Event, Moved, NoShow
from oracle.clocks import instant


@dataclass(frozen=True)
class Agreed:
    """A talk that was agreed on."""

    when: datetime
    moment: datetime
    event: Appointment


@dataclass(frozen=True)
class Missed:
    """A talk that nobody came to; ``moment`` is when it was to be."""

    when: datetime
    contact: str
    moment: datetime | None


@dataclass(frozen=True)
class Set:
    """A task, or references, that they want from the candidate."""

    when: datetime
    contact: str
    due: date | None


def off_and_moved(case: Case, events: list[Event]) -> tuple[set[str], dict[str, datetime]]:
    """The interviews that will not be held as planned, and the new starts of those that were moved."""
    off: set[str] = set()
    starts: dict[str, datetime] = {}
    for event in events:
        match event:
            case Cancelled():
                off.add(event.interview)
            case Moved(starts_at=None):
                off.add(event.interview)
            case Moved():
                assert event.starts_at is not None
                off.discard(event.interview)
                starts[event.interview] = instant(event.starts_at)
            case NoShow():
                failed = interview_missed(case, off, starts, event)
                if failed is not None:
                    off.add(failed)
    return off, starts


def interview_missed(case: Case, off: set[str], starts: dict[str, datetime], event: NoShow) -> str | None:
    """The last interview with them that began in the day before, unless a talk was agreed for later."""
    at = instant(event.at)
    begun = []
    for interview in case.interviews:
        start = starts.get(interview.id) or (interview.starts_at and instant(interview.starts_at))
        if start is None or interview.id in off or event.contact not in interview.contacts:
            continue
        if at - timedelta(days=1) <= start <= at:
            begun.append((start, interview.id))
    if not begun:
        return None
    last = max(start for start, _ in begun)
    for agreed in case.events:
        if (
            isinstance(agreed, Appointment)
            and agreed.contact == event.contact
            and instant(agreed.at) <= at
            and last < instant(agreed.at_time) <= at
        ):
            return None
    return next(name for start, name in begun if start == last)
