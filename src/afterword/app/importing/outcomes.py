"""How a case went on, from its status and the dates of an offer or a rejection."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from afterword.app.importing.blanks import is_no, is_yes
from afterword.app.importing.dates import Span
from afterword.app.importing.fields import Field
from afterword.app.importing.moments import at, moment_of
from afterword.app.importing.reading_dates import shown
from afterword.app.importing.statuses import Status, Step, read_status
from afterword.core.facts import Accepted, Closed, Declined, DoNotContact, Event, Reply, Withdrawn

_NOON: Final = time(12)
_WORD: Final[dict[Step, str]] = {
    "rejection": "rejection",
    "offer": "offer",
    "next_round": "invitation to the next round",
    "accepted": "yes to the offer",
    "declined": "no to the offer",
    "withdrawn": "withdrawal",
    "closed": "closing",
    "do_not_contact": "wish for no further contact",
}
_THEIRS: Final[dict[Field, Step]] = {"offer_on": "offer", "rejected_on": "rejection"}


class Background(NamedTuple):
    """What dates an event that has no date of its own: the interview's end, the day of the application.

    ``read`` reads a field's date; it may raise ``Fault``.
    """

    ended: datetime | None
    cell: Callable[[Field], str]
    read: Callable[[Field], Span | None]
    zone: ZoneInfo
    now: datetime
    notices: list[str]


def events_of(back: Background) -> tuple[Event, ...]:
    """The events that a row tells of, each dated by its own column, else by what is nearest to it."""
    found: dict[Step, datetime | None] = {}
    for field, step in _THEIRS.items():
        cell = back.cell(field)
        if not cell or is_no(cell):
            continue
        moment = _dated(field, back)
        if moment is not None or is_yes(cell):
            found[step] = moment
        elif back.read(field) is None:
            _unread(field, cell, back)
    status = _status(back)
    if status is not None and status.step is not None:
        step = status.step
        moment = found.get(step) or _dated("status_on", back)
        # The status is where the case stands: said last, whatever else happened that day.
        found.pop(step, None)
        found[step] = moment
    dated = [(step, moment or _instead(step, back)) for step, moment in found.items()]
    return tuple(_event(step, moment) for step, moment in sorted(dated, key=lambda each: each[1]))


def _status(back: Background) -> Status | None:
    words = back.cell("status")
    if not words:
        return None
    status = read_status(words)
    if status is None:
        back.notices.append(f"The status {shown(words)} is none that is known here: nothing was recorded.")
    elif status.doubt is not None:
        back.notices.append(f"The status {shown(words)} {status.doubt}")
    return status


def _dated(field: Field, back: Background) -> datetime | None:
    """The moment that a date column names: its time, else noon, though not before that day's interview."""
    if not back.cell(field) or is_yes(back.cell(field)):
        return None
    span = back.read(field)
    if span is None:
        if field == "status_on":
            _unread(field, back.cell(field), back)
        return None
    when = span.start
    moment = moment_of(when, back.zone, back.notices) if when.clock else at(when.day, _NOON, back.zone)
    if moment is None:
        return None
    ended = back.ended
    if ended is not None and not when.clock and ended.astimezone(back.zone).date() == when.day:
        moment = max(moment, ended)
    if moment > back.now:
        if not when.clock and when.day == back.now.astimezone(back.zone).date():
            return back.now  # today, and it is not noon yet
        back.notices.append(f"{_NAMES[field]} is in the future and was not kept.")
        return None
    return moment


def _instead(step: Step, back: Background) -> datetime:
    """The moment for an event without a date: the interview's end, the application's day, else now."""
    ended, what = back.ended, _WORD[step]
    if ended is not None and ended <= back.now:
        back.notices.append(f"The {what} has no date of its own: it was dated by the interview.")
        return ended
    if ended is None and back.cell("applied_on"):
        span = back.read("applied_on")
        if span is not None:
            moment = at(span.start.day, _NOON, back.zone)
            if moment <= back.now:
                back.notices.append(f"The {what} has no date of its own: it was dated by the application.")
                return moment
    back.notices.append(f"The {what} has no date of its own, nor has the case: it was dated today.")
    return back.now


_NAMES: Final[dict[Field, str]] = {
    "offer_on": "The date of the offer",
    "rejected_on": "The date of the rejection",
    "status_on": "The date of the status",
}


def _unread(field: Field, cell: str, back: Background) -> None:
    notice = f"{_NAMES[field]} is no date ({shown(cell)}) and was not kept."
    if notice not in back.notices:
        back.notices.append(notice)


def _event(step: Step, moment: datetime) -> Event:
    match step:
        case "rejection" | "offer" | "next_round":
            return Reply(at=moment, channel="other", meaning=step)
        case "accepted":
            return Accepted(at=moment)
        case "declined":
            return Declined(at=moment)
        case "withdrawn":
            return Withdrawn(at=moment)
        case "closed":
            return Closed(at=moment)
        case "do_not_contact":
            return DoNotContact(at=moment)
