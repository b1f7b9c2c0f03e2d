"""How an application went, from its status and the dates of an offer or rejection."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from afterword.core.case import Accepted, Closed, Declined, DoNotContact, Event, Reply, Withdrawn
from afterword.core.errors import Phrase
from afterword.services.transfer.importing.dates import DateCell
from afterword.services.transfer.importing.fields import Field, is_no, is_yes
from afterword.services.transfer.importing.moments import datetime_of, instant_at, quoted_cell
from afterword.services.transfer.importing.statuses import Status, Step, read_status

_NOON: Final = time(12)
_WORD: Final[dict[Step, str]] = {
    "rejection": Phrase("rejection"),
    "offer": Phrase("offer"),
    "next_round": Phrase("invitation to the next round"),
    "accepted": Phrase("yes to the offer"),
    "declined": Phrase("no to the offer"),
    "withdrawn": Phrase("withdrawal"),
    "closed": Phrase("closing"),
    "do_not_contact": Phrase("wish for no further contact"),
}
_OVER: Final[frozenset[Step]] = frozenset({"rejection", "declined", "withdrawn", "closed", "do_not_contact"})
_LONG_AGO: Final = timedelta(days=60)
_THEIRS: Final[dict[Field, Step]] = {"offer_on": "offer", "rejected_on": "rejection"}


class Background(NamedTuple):
    """What gives a date to an event without one: the interview's end, the application's day.

    ``read`` reads a field's date and may raise ``InputError``.
    """

    ended: datetime | None
    cell: Callable[[Field], str]
    read: Callable[[Field], DateCell | None]
    zone: ZoneInfo
    now: datetime
    notices: list[str]


def outcome_events(back: Background) -> tuple[Event, ...]:
    """The events in a row, each dated by its own column, or by the closest date there is."""
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
    status = _told(back)
    if status is not None and status.step is not None:
        step = status.step
        moment = found.get(step) or _dated("status_on", back)
        # The status is where the case is now, so it comes last, whatever else happened that day.
        found.pop(step, None)
        found[step] = moment
    dated = [(step, moment or _instead(step, back)) for step, moment in found.items()]
    return tuple(_event(step, moment) for step, moment in sorted(dated, key=lambda each: each[1]))


def _told(back: Background) -> Status | None:
    """The outcome if there is one, else the status: "Interview" with outcome "Rejected" is a rejection."""
    status, outcome = _status("status", back), _status("outcome", back)
    return outcome if outcome is not None and outcome.step is not None else status


def _status(field: Field, back: Background) -> Status | None:
    words = back.cell(field)
    if not words:
        return None
    status = read_status(words)
    if status is None:
        back.notices.append(
            Phrase(
                "The status {words} isn't known here, so nothing was recorded. What does it mean?",
                words=quoted_cell(words),
            )
        )
    elif status.doubt is not None:
        back.notices.append(
            Phrase("The status {words} {doubt}", words=quoted_cell(words), doubt=status.doubt)
        )
    return status


def _dated(field: Field, back: Background) -> datetime | None:
    """The moment in a date column: its time, or noon, but not before that day's interview."""
    if not back.cell(field) or is_yes(back.cell(field)):
        return None
    span = back.read(field)
    if span is None:
        if field == "status_on":
            _unread(field, back.cell(field), back)
        return None
    when = span.start
    moment = (
        datetime_of(when, back.zone, back.notices) if when.clock else instant_at(when.day, _NOON, back.zone)
    )
    if moment is None:
        return None
    ended = back.ended
    if ended is not None and not when.clock and ended.astimezone(back.zone).date() == when.day:
        moment = max(moment, ended)
    if moment > back.now:
        if not when.clock and when.day == back.now.astimezone(back.zone).date():
            return back.now  # It's today, and not noon yet.
        back.notices.append(Phrase("{names} is in the future and was not kept.", names=_NAMES[field]))
        return None
    return moment


def _instead(step: Step, back: Background) -> datetime:
    """The moment for an event without a date: the interview's end, the application's day, or now.

    What's over probably isn't from today: a no dated today would suggest a note now.
    """
    ended, what = back.ended, _WORD[step]
    if ended is not None and ended <= back.now:
        back.notices.append(
            Phrase("The {what} has no date of its own: it was dated by the interview.", what=what)
        )
        return ended
    if ended is None and back.cell("applied_on"):
        span = back.read("applied_on")
        if span is not None:
            moment = instant_at(span.start.day, _NOON, back.zone)
            if moment <= back.now:
                back.notices.append(
                    Phrase("The {what} has no date of its own: it was dated by the application.", what=what)
                )
                return moment
    if step in _OVER and ended is None:
        back.notices.append(
            Phrase(
                "The {what} has no date, nor has the case: it was dated {days} days back, so that nothing is "
                "asked of you now. If it's recent, change its date.",
                what=what,
                days=_LONG_AGO.days,
            )
        )
        return back.now - _LONG_AGO
    back.notices.append(
        Phrase("The {what} has no date of its own, nor has the case: it was dated today.", what=what)
    )
    return back.now


_NAMES: Final[dict[Field, str]] = {
    "offer_on": Phrase("The date of the offer"),
    "rejected_on": Phrase("The date of the rejection"),
    "status_on": Phrase("The date of the status"),
}


def _unread(field: Field, cell: str, back: Background) -> None:
    notice = Phrase(
        "{names} is no date ({cell}) and was not kept.", names=_NAMES[field], cell=quoted_cell(cell)
    )
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
