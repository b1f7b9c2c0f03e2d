"""When a note goes out: now, at a moment, or at the best one of its time."""

from datetime import datetime
from typing import Final, Literal, NamedTuple

from afterword.core.action import Action
from afterword.core.fault import Fault
from afterword.core.moments import DAY, Moment, moment_of

When = Literal["now", "at", "best"]
_OPEN_END: Final = 2 * DAY
"""How long a note without an end of its own is tried."""


class Slot(NamedTuple):
    """The moment from which a message may go out, and that at which it is too late."""

    begins: Moment
    ends: Moment


def slot_of(when: When, at: datetime | None, action: Action | None, now: Moment) -> Slot:
    """When a note goes out. ``Fault`` at ``at`` for a moment that is over, or outside of the note's time."""
    ends = None if action is None else _end(action)
    begins = now
    if when == "at":
        if at is None:
            raise Fault("at", "nothing", "the moment at which it is to go out")
        begins = moment_of(at)
        if begins < now:
            raise Fault("at", at.isoformat(), "a moment ahead")
        if ends is not None and begins >= ends:
            raise Fault("at", at.isoformat(), "a moment before its time is over")
    elif when == "best" and action is not None:
        begins = max(now, action.opens, action.best_from or action.opens)
        if ends is not None and begins >= ends:
            begins = now
    return Slot(begins, ends if ends is not None and ends > begins else begins + _OPEN_END)


def _end(action: Action) -> Moment | None:
    """When it is too late: where lateness is allowed, its end."""
    return action.late_until if action.late_until is not None else action.closes
