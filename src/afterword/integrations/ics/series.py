"""Finds the date that's meant in a repeating meeting."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final, NamedTuple

import icalendar
from icalendar.prop import vDDDTypes

from afterword.integrations.ics.events import Event
from afterword.integrations.ics.lines import LIBRARY_ERRORS
from afterword.integrations.ics.zone_rules import meeting_rule
from afterword.integrations.ics.zones import FileZones, ZoneFrom
from afterword.ports import InviteError

# When one event starts and ends.

_MIDNIGHT: Final = time()
_SPAN_LONGEST: Final = timedelta(days=366)


class MeetingTime(NamedTuple):
    """When a meeting, or one of its occurrences, is."""

    starts_at: datetime
    ends_at: datetime | None
    all_day: date | None
    zone_from: ZoneFrom


def span_of(event: Event, zones: FileZones, notices: list[str]) -> MeetingTime | None:
    """The event's own start and end; ``None`` if it has no readable start."""
    start = event.time("DTSTART")
    if start is None:
        return None
    written, named = start
    beside = event.time("DTEND")
    if named is None and isinstance(written, datetime) and written.tzinfo is None and beside is not None:
        named = beside[1]  # A start without a zone is in its end's.
    starts_at, source = zones.read(written, named, notices)
    if not isinstance(written, datetime):
        return MeetingTime(starts_at, None, written, source)
    if event.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and written.time() == _MIDNIGHT:
        return MeetingTime(starts_at, None, written.date(), source)
    end = _end(event, starts_at, zones, notices)
    if end is not None and end <= starts_at:
        if end < starts_at:
            shown = f"({end:%Y-%m-%d %H:%M}) before it starts ({starts_at:%Y-%m-%d %H:%M})"
            notices.append(f"The invite ends {shown}; its end was left out.")
        end = None
    return MeetingTime(starts_at, end, None, source)


def _end(event: Event, starts_at: datetime, zones: FileZones, notices: list[str]) -> datetime | None:
    end = event.time("DTEND")
    written, named = end if end is not None else (None, None)
    if isinstance(written, datetime):
        start = event.time("DTSTART")
        if named is None and written.tzinfo is None and start is not None:
            # An end without a zone is in its start's.
            first, named = start
            if isinstance(first, datetime) and first.tzinfo is not None:
                return written.replace(tzinfo=first.tzinfo).astimezone(starts_at.tzinfo)
        return zones.read(written, named, notices)[0]
    length = event.first("DURATION")
    if isinstance(length, vDDDTypes) and isinstance(length.dt, timedelta) and abs(length.dt) <= _SPAN_LONGEST:
        # Elapsed time, also across a clock change.
        return (starts_at.astimezone(UTC) + length.dt).astimezone(starts_at.tzinfo)
    return None


_AHEAD: Final = timedelta(days=2 * 366)
"""How far beyond its start, or the day asked about, a meeting that repeats is followed."""
_BACK: Final = timedelta(days=366)
_A_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=3660)
"""No series of interviews lasts ten years."""
_INDEX: Final = "X-AFTERWORD-INDEX"
_NOT_FOLLOWED: Final = "The rule by which the meeting repeats was not followed; its first date was taken."


class Series(NamedTuple):
    """A repeating meeting.

    ``changed`` are dates with their own version, ``cancelled`` those called off, by their start in the rule.
    """

    master: Event
    span: MeetingTime
    zones: FileZones
    changed: Mapping[datetime, Event]
    cancelled: frozenset[datetime]


class Occurrence(NamedTuple):
    """One date of a meeting. ``started_as`` is the start that its rule gives: its name within the series."""

    event: Event
    span: MeetingTime
    started_as: datetime | None


def repeats(event: Event) -> bool:
    """Whether the meeting has more dates than its own."""
    return event.first("RRULE") is not None or event.first("RDATE") is not None


def occurrence_of(series: Series, around: datetime | None, notices: list[str]) -> Occurrence | None:
    """The occurrence nearest to ``around``, or the first; ``None`` if all were canceled."""
    # The library for series is heavy, and most interviews aren't series.
    from recurring_ical_events import of  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types

    if around is not None:
        start = series.span.starts_at
        around = min(max(around, start - _BACK), start + _LONGEST)
    calendar = icalendar.Calendar()
    versions = [(series.master, notices)]
    starts = [series.span.starts_at]
    try:
        calendar.add_component(_core(series, around, notices))
        for started_as, event in series.changed.items():
            own: list[str] = []
            span = span_of(event, series.zones, own)
            if span is not None:
                calendar.add_component(_part(span, len(versions), started_as, event))
                versions.append((event, own))
                starts.append(span.starts_at)
        found = _found(of(calendar), min(starts), around)
    except InviteError:  # a time without a zone is the reader's to settle
        raise
    except LIBRARY_ERRORS:
        notices.append(_NOT_FOLLOWED)
        return Occurrence(series.master, series.span, series.span.starts_at)
    if found is None:
        return None
    event, own = versions[int(found[_INDEX])]
    if own is not notices:
        notices += own
    return Occurrence(event, _span(found, series.span), found["RECURRENCE-ID"].dt)


def _found(query: Any, first: datetime, around: datetime | None) -> Any:
    """The library's event for the date that's meant; ``None`` if there's none."""
    wide = (first - _A_DAY, first + _LONGEST + _AHEAD)
    if around is None:
        spans = [(first - _A_DAY, first + 60 * _A_DAY), wide]
    else:
        spans = [(around - _BACK, around + _AHEAD), wide]
    for start, until in spans:
        events = query.between(start, until)
        if events:
            return min(events, key=lambda event: abs(event["DTSTART"].dt - (around or first - _A_DAY)))
    return None


def _span(found: Any, span: MeetingTime) -> MeetingTime:
    starts_at, ends_at = found["DTSTART"].dt, found["DTEND"].dt
    if span.all_day is not None:
        return MeetingTime(starts_at, None, starts_at.date(), span.zone_from)
    return MeetingTime(starts_at, ends_at if ends_at > starts_at else None, None, span.zone_from)


def _plain(span: MeetingTime, index: int) -> icalendar.Event:
    """The event as the series library needs it: times without doubt, and a number to know it by."""
    event = icalendar.Event()
    event.add("UID", "meeting")
    event.add("DTSTART", span.starts_at)
    event.add("DTEND", span.ends_at or span.starts_at)
    event.add(_INDEX, str(index))
    return event


def _part(span: MeetingTime, index: int, started_as: datetime, event: Event) -> icalendar.Event:
    part = _plain(span, index)
    on = event.first("RECURRENCE-ID").params.get("RANGE", "")
    part.add("RECURRENCE-ID", started_as, parameters={"RANGE": "THISANDFUTURE"} if on else {})
    return part


def _core(series: Series, around: datetime | None, notices: list[str]) -> icalendar.Event:
    """The series itself, its rule cut to the time that matters."""
    master, span, zones = series.master, series.span, series.zones
    core = _plain(span, 0)
    for rule in islice(master.all("RRULE"), 1):
        parts = meeting_rule(rule.to_ical().decode("utf-8"))
        if parts is None:
            notices.append(_NOT_FOLLOWED)
            continue
        if "COUNT" not in parts:
            last = max(span.starts_at, around or span.starts_at).astimezone(UTC) + _AHEAD
            parts["UNTIL"] = min(_until(parts.get("UNTIL"), span), f"{last:%Y%m%dT%H%M%SZ}")
        text = ";".join(f"{name}={value}" for name, value in parts.items())
        core.add("RRULE", icalendar.vRecur.from_ical(text))
    first = master.time("DTSTART")
    own_zone = first[1] if first is not None else None
    for written, zone in master.times("RDATE"):
        when: datetime
        if isinstance(written, datetime) or span.all_day is not None:
            when = zones.read(written, zone or own_zone, notices)[0]
        else:  # A day beside a start with a time means that time on that day.
            when = datetime.combine(written, span.starts_at.time(), span.starts_at.tzinfo)
        core.add("RDATE", when)
    for started_as in series.cancelled:
        core.add("EXDATE", started_as)
    for written, zone in master.times("EXDATE"):
        # A date without a time excludes everything on that day.
        is_time = isinstance(written, datetime)
        core.add("EXDATE", zones.read(written, zone or own_zone, notices)[0] if is_time else written)
    return core


def _until(text: str | None, span: MeetingTime) -> str:
    """A rule's end in UTC, as sortable text; one without a zone is in the meeting's."""
    if text is None:
        return "9"
    if text.endswith("Z"):
        return text
    day, _, clock = text.partition("T")
    local = datetime.strptime(f"{day}{clock or '235959'}", "%Y%m%d%H%M%S").replace(
        tzinfo=span.starts_at.tzinfo
    )
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"
