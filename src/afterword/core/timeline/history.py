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
    timeline = Timeline(case, policy, calendar, busy, now)
    for at, event in _past(timeline, case.events):
        _READERS[type(event)](timeline, at, event)
    timeline.settle()
    return timeline


def _past(timeline: Timeline, events: Sequence[Event]) -> list[tuple[Instant, Event]]:
    """The events up to now in the order they happened; the timeline learns when the next one is."""
    past: list[tuple[Instant, Event]] = []
    in_order = True
    last = NEVER
    for event in events:
        at = instant_of(event.at)
        if at > timeline.now:
            timeline.will_change_at(at)
            continue
        if at < last:
            in_order = False
        last = at
        past.append((at, event))
    if not in_order:
        past.sort(key=_when)
    return past


def _when(item: tuple[Instant, Event]) -> Instant:
    return item[0]
