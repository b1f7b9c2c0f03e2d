"""Days and clocks on a wall, as moments; and an interview's beginning and end from its cells."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from afterword.app.importing.dates import Span, When, read_clock, read_span
from afterword.app.importing.places import zone_named
from afterword.app.importing.reading_dates import shown
from afterword.core.fault import Fault

_EVENING: Final = time(17)
_NO_TIME: Final = "The interview has a date and no time: it was taken to end at 17:00 that day."
_BACKWARDS: Final = "The interview would end before it starts: the end was not kept."
_ENDLESS: Final = "The interview would end more than a week after it starts: the end was not kept."
_LONGEST: Final = timedelta(days=7)
_NO_END: Final = "The interview's end is no time and was not kept."
_SKIPPED: Final = "The clocks skip the interview's time that day: it was moved to the hour that exists."
_TWICE: Final = "The clocks show the interview's time twice that day: the first was taken."


class Held(NamedTuple):
    """When an interview began and ended, as far as it is known."""

    starts_at: datetime | None
    ended_at: datetime | None


def at(day: date, clock: time, zone: ZoneInfo, notices: list[str] | None = None) -> datetime:
    """The moment at which a wall in the zone shows this, with the offset of that moment."""
    moment = datetime.combine(day, clock, zone)
    real = moment.astimezone(UTC).astimezone(zone)
    if notices is not None:
        if real.replace(tzinfo=None) != moment.replace(tzinfo=None):
            notices.append(_SKIPPED)
        elif moment.replace(fold=1).utcoffset() != moment.utcoffset():
            notices.append(_TWICE)
    return written(real, zone)


def written(moment: datetime, zone: ZoneInfo) -> datetime:
    """The moment as the zone writes it, with the offset of that moment."""
    local = moment.astimezone(zone)
    return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()), fold=0)


def moment_of(when: When, zone: ZoneInfo, notices: list[str]) -> datetime | None:
    """A date with its clock as a moment, in its own zone if it names one; ``None`` for an unknown zone."""
    clock = when.clock or time()
    if when.offset is not None:
        return datetime.combine(when.day, clock, timezone(when.offset))
    if when.zone is not None:
        known = zone_named(when.zone)
        if known is None:
            return None
        zone, in_full = known
        if not in_full:
            _add(notices, f"{when.zone.upper()!r} was read as the time of {zone.key}.")
    return at(when.day, clock, zone, notices)


def held(span: Span | None, clock: str, end: str, zone: ZoneInfo, reads: "Reads") -> Held | None:
    """The interview that a date, a time beside it and an end make; ``None`` where nothing names a day.

    ``Fault`` for a time that is none. A day alone has ended at 17:00, with a notice.
    """
    notices = reads.notices
    if span is None:
        return None
    if clock and span.start.clock is None:
        span = _with_clock(span.start.day, clock)
    start, until = span
    ended = _ended(until, end, start, zone, reads)
    if start.clock is None:
        if ended is None:
            notices.append(_NO_TIME)
            ended = at(start.day, _EVENING, zone)
        return Held(None, ended)
    begun = moment_of(start, zone, notices)
    if begun is None:
        raise Fault("interview_at", f"a time zone {start.zone!r}", "one such as Europe/Berlin, CET or +01:00")
    if ended is not None and not begun <= ended <= begun + _LONGEST:
        notices.append(_BACKWARDS if ended < begun else _ENDLESS)
        ended = None
    return Held(begun, ended)


class Reads(NamedTuple):
    """How a row's dates are read: the order of an end's day and month, and where notices go."""

    day_first: bool | None
    notices: list[str]


def _with_clock(day: date, clock: str) -> Span:
    bare = read_clock(clock)
    if bare is not None:
        return Span(When(day, bare))
    span = read_span(f"{day.isoformat()} {clock}", day_first=None) or read_span(clock, day_first=None)
    if span is None or span.start.clock is None:
        raise Fault("interview_time", shown(clock), "a time such as 14:30 or 2:30 PM")
    return Span(span.start._replace(day=day), span.end)


def _ended(until: When | None, end: str, start: When, zone: ZoneInfo, reads: Reads) -> datetime | None:
    if end:
        clock = read_clock(end)
        if clock is not None:
            until = When(start.day, clock, start.offset, start.zone)
        else:
            span = read_span(end, day_first=reads.day_first)
            until = span.start if span is not None else None
            if until is not None and until.clock is None:
                until = None
        if until is None:
            reads.notices.append(_NO_END)
            return None
    if until is None or until.clock is None:
        return None
    return moment_of(until, zone, reads.notices)


def _add(notices: list[str], notice: str) -> None:
    if notice not in notices:
        notices.append(notice)
