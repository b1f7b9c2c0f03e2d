"""Of a meeting with many dates, the one that is meant."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final, NamedTuple

import icalendar

from afterword.adapters.invites.bounded import meeting_rule
from afterword.adapters.invites.damage import LIBRARY_ERRORS
from afterword.adapters.invites.events import Event
from afterword.adapters.invites.span import Span, span_of
from afterword.adapters.invites.zones import Zones
from afterword.ports import InviteError

_AHEAD: Final = timedelta(days=2 * 366)
"""How far beyond its start, or the day asked about, a meeting that repeats is followed."""
_BACK: Final = timedelta(days=366)
_A_DAY: Final = timedelta(days=1)
_LONGEST: Final = timedelta(days=3660)
"""No series of interviews goes on for ten years."""
_INDEX: Final = "X-AFTERWORD-INDEX"
_NOT_FOLLOWED: Final = "The rule by which the meeting repeats was not followed; its first date was taken."


class Series(NamedTuple):
    """A meeting that repeats.

    ``changed`` are the dates with a version of their own, ``cancelled`` those called off, each by the start
    that the rule gives it.
    """

    master: Event
    span: Span
    zones: Zones
    changed: Mapping[datetime, Event]
    cancelled: frozenset[datetime]


class Occurrence(NamedTuple):
    """One date of a meeting. ``started_as`` is the start that its rule gives: its name within the series."""

    event: Event
    span: Span
    started_as: datetime | None


def repeats(event: Event) -> bool:
    """Whether the meeting has more dates than its own."""
    return event.first("RRULE") is not None or event.first("RDATE") is not None


def occurrence_of(series: Series, around: datetime | None, notices: list[str]) -> Occurrence | None:
    """The occurrence nearest to ``around``, else the first; ``None`` if every one was cancelled."""
    # The library that knows series is heavy, and most interviews are no series.
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
    """The library's event for the date that is meant; ``None`` if there is none."""
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


def _span(found: Any, span: Span) -> Span:
    starts_at, ends_at = found["DTSTART"].dt, found["DTEND"].dt
    if span.all_day is not None:
        return Span(starts_at, None, starts_at.date(), span.zone_from)
    return Span(starts_at, ends_at if ends_at > starts_at else None, None, span.zone_from)


def _plain(span: Span, index: int) -> icalendar.Event:
    """The event as the series library needs it: times without doubt, and a number to know it by."""
    event = icalendar.Event()
    event.add("UID", "meeting")
    event.add("DTSTART", span.starts_at)
    event.add("DTEND", span.ends_at or span.starts_at)
    event.add(_INDEX, str(index))
    return event


def _part(span: Span, index: int, started_as: datetime, event: Event) -> icalendar.Event:
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
    for written, zone in master.times("RDATE"):
        core.add("RDATE", zones.read(written, zone, notices)[0])
    for started_as in series.cancelled:
        core.add("EXDATE", started_as)
    for written, zone in master.times("EXDATE"):
        # A date without a time excludes whatever is on that day.
        is_time = isinstance(written, datetime)
        core.add("EXDATE", zones.read(written, zone, notices)[0] if is_time else written)
    return core


def _until(text: str | None, span: Span) -> str:
    """A rule's end in UTC, as text that sorts; one without a zone is meant in the meeting's."""
    if text is None:
        return "9"
    if text.endswith("Z"):
        return text
    day, _, clock = text.partition("T")
    local = datetime.strptime(f"{day}{clock or '235959'}", "%Y%m%d%H%M%S").replace(
        tzinfo=span.starts_at.tzinfo
    )
    return f"{local.astimezone(UTC):%Y%m%dT%H%M%SZ}"
