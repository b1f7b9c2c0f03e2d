"""When one event is: its start and its end."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple

from icalendar.prop import vDDDTypes

from afterword.adapters.invites.events import Event
from afterword.adapters.invites.zones import ZoneFrom, Zones

_MIDNIGHT: Final = time()
_LONGEST: Final = timedelta(days=366)


class Span(NamedTuple):
    """When a meeting, or one of its occurrences, is."""

    starts_at: datetime
    ends_at: datetime | None
    all_day: date | None
    zone_from: ZoneFrom


def span_of(event: Event, zones: Zones, notices: list[str]) -> Span | None:
    """The event's own start and end; ``None`` if it has no start that can be read."""
    start = event.time("DTSTART")
    if start is None:
        return None
    written = start[0]
    starts_at, source = zones.read(*start, notices)
    if not isinstance(written, datetime):
        return Span(starts_at, None, written, source)
    if event.text("X-MICROSOFT-CDO-ALLDAYEVENT").upper() == "TRUE" and written.time() == _MIDNIGHT:
        return Span(starts_at, None, written.date(), source)
    end = _end(event, starts_at, zones, notices)
    if end is not None and end <= starts_at:
        if end < starts_at:
            shown = f"({end:%Y-%m-%d %H:%M}) before it starts ({starts_at:%Y-%m-%d %H:%M})"
            notices.append(f"The invite ends {shown}; its end was left out.")
        end = None
    return Span(starts_at, end, None, source)


def _end(event: Event, starts_at: datetime, zones: Zones, notices: list[str]) -> datetime | None:
    end = event.time("DTEND")
    if end is not None and isinstance(end[0], datetime):
        return zones.read(*end, notices)[0]
    length = event.first("DURATION")
    if isinstance(length, vDDDTypes) and isinstance(length.dt, timedelta) and abs(length.dt) <= _LONGEST:
        # Elapsed time, also over a change of the clocks.
        return (starts_at.astimezone(UTC) + length.dt).astimezone(starts_at.tzinfo)
    return None
