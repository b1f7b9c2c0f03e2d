"""From an outlined VEVENT to the calendar library's event, with its time zones kept for later.

The library looks a zone up by its name alone, keeps custom ones in a table for the whole process, and
takes a name it does not know for no zone at all. So the names are set aside before it reads the values:
``zones.py`` settles them with the whole invite in view.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final, NamedTuple, TypeGuard

import icalendar
from icalendar.prop import vBroken, vDDDLists, vDDDTypes

from afterword.adapters.invites.blocks import Block
from afterword.adapters.invites.damage import LIBRARY_ERRORS
from afterword.core.checks import FIRST_YEAR, LAST_YEAR

_TIMES: Final = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
_TEXTS: Final = frozenset(
    {
        "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION",
        "ORGANIZER", "ATTENDEE", "DURATION", "RRULE", "URL", "CONFERENCE",
    }
)  # fmt: skip
_LINES: Final = 2_000
"""Properties of one meeting: more people than that are not invited to an interview."""
_DATES: Final = 1_000
_TZID: Final = re.compile(r";TZID=(\"[^\"]*\"|.*?)(?=;[A-Z][A-Z0-9-]*=|$)", re.IGNORECASE)
_NO_SECONDS: Final = re.compile(r"\d{8}T\d{4}Z?")
_MARK: Final = "X-AFTERWORD-ZONE"


class Event(NamedTuple):
    """A VEVENT: the library's component, and the zone names set aside from it."""

    component: icalendar.Event
    zones: tuple[str, ...]

    def all(self, name: str) -> Iterator[Any]:
        """The property's values that could be read."""
        found = self.component.get(name)
        for value in found if isinstance(found, list) else (found,):
            if value is not None and not isinstance(value, vBroken):
                yield value

    def first(self, name: str) -> Any:
        """The property's first readable value, or ``None``."""
        return next(self.all(name), None)

    def time(self, name: str) -> tuple[date | datetime, str | None] | None:
        """A date or time as written, and the zone named beside it; ``None`` without one."""
        value = self.first(name)
        if isinstance(value, vDDDTypes) and is_of_now(value.dt):
            return value.dt, self.zone_of(value)
        return None

    def times(self, name: str) -> Iterator[tuple[date | datetime, str | None]]:
        """The dates and times of a list such as EXDATE, as written; of a period, its start."""
        values = ((each, of_line) for of_line in self.all(name) for each in of_line.dts)
        for each, of_line in islice(values, _DATES):
            written = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if is_of_now(written):
                yield written, self.zone_of(of_line)

    def zone_of(self, value: vDDDTypes | vDDDLists) -> str | None:
        """The zone named beside a value; ``None`` if none is."""
        mark = value.params.get(_MARK)
        return self.zones[int(mark)] if isinstance(mark, str) and mark.isdigit() else None

    def number(self, name: str) -> int:
        """A whole number, 0 without one."""
        value = self.first(name)
        return int(value) if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        """A text, empty without one."""
        value = self.first(name)
        return "" if value is None else str(value).strip()


def is_of_now(value: object) -> TypeGuard[date | datetime]:
    """Whether it is a date or time that somebody could have meant: arithmetic with others may overflow."""
    return isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR


def event_of(block: Block) -> Event | None:
    """The event of a VEVENT block; ``None`` if nothing in it can be read."""
    zones: list[str] = []
    lines = ["BEGIN:VEVENT"]
    for line in block.lines[:_LINES]:
        name = re.split("[;: ]", line.text, maxsplit=1)[0].upper()
        if name in _TIMES:
            lines.append(_set_aside(name, line.text, zones))
        elif name in _TEXTS or (name.startswith("X-") and _worth_reading(name, line.text)):
            lines.append(line.text)
    lines += ("END:VEVENT", "")
    try:
        component = icalendar.Event.from_ical("\r\n".join(lines))
    except LIBRARY_ERRORS:
        return None
    return Event(component, tuple(zones)) if isinstance(component, icalendar.Event) else None


def _worth_reading(name: str, text: str) -> bool:
    return name in {"X-ALT-DESC", "X-MICROSOFT-CDO-ALLDAYEVENT"} or "https://" in text or "tel:" in text


def _set_aside(name: str, text: str, zones: list[str]) -> str:
    """The line with its zone's name replaced by a number.

    The value of a time holds no colon but a zone's name may ("(UTC-05:00) …", quoted or not), so the
    last colon is the one that parts them.
    """
    head, _, value = text.rpartition(":")
    parameters = head[len(name) :]
    named = _TZID.search(parameters)
    if named is not None:
        parameters = f"{parameters[: named.start()]};{_MARK}={len(zones)}{parameters[named.end() :]}"
        zones.append(named[1])
    value = value.strip().upper()
    if _NO_SECONDS.fullmatch(value):
        value = f"{value[:13]}00{value[13:]}"
    return f"{name}{parameters}:{value}"
