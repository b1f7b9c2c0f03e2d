"""A case's events, sorted and read once, so that every rule can ask the timeline.

Events after ``now`` haven't happened, and interviews that end after ``now`` haven't finished. A plan
for a past moment is therefore the plan that would have been made then.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final

from afterword.core.case import Case, Event
from afterword.core.policy import Policy
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import Instant, instant_of
from afterword.core.timeline.arrangements import RESCHEDULES, Rescheduled, reschedule
from afterword.core.timeline.contacts import NEVER
from afterword.core.timeline.event_kinds import EVENT_KINDS
from afterword.core.timeline.timeline import Timeline

# By type rather than isinstance: one missed isinstance on these classes costs more than all the reading.
_READERS: Final[dict[type[Any], Callable[..., None]]] = {kind.type: kind.read for kind in EVENT_KINDS}


def read_timeline(
    case: Case,
    policy: Policy,
    calendar: Calendar,
    busy: Sequence[tuple[datetime, datetime]],
    now: Instant,
) -> Timeline:
    """The case as of ``now``; ``busy`` are the candidate's engagements."""
    next_at: Instant | None = None
    changed: Rescheduled | None = None
    past: list[tuple[Instant, Event]] = []
    if case.events:
        past, next_at, rescheduled = _past(case.events, now)
        if rescheduled:
            changed = reschedule(case, past)
    timeline = Timeline(case, policy, calendar, busy, now, changed=changed)
    if next_at is not None:
        timeline.will_change_at(next_at)
    for at, event in past:
        _READERS[type(event)](timeline, at, event)
    timeline.settle()
    return timeline


def _past(events: Sequence[Event], now: Instant) -> tuple[list[tuple[Instant, Event]], Instant | None, bool]:
    """The events up to now in order, when the next one is, and whether any interviews changed."""
    past: list[tuple[Instant, Event]] = []
    next_at: Instant | None = None
    in_order = True
    rescheduled = False
    last = NEVER
    for event in events:
        at = instant_of(event.at)
        if at > now:
            if next_at is None or at < next_at:
                next_at = at
            continue
        if type(event) in RESCHEDULES:
            rescheduled = True
        if at < last:
            in_order = False
        last = at
        past.append((at, event))
    if not in_order:
        past.sort(key=_when)
    return past, next_at, rescheduled


def _when(item: tuple[Instant, Event]) -> Instant:
    return item[0]
