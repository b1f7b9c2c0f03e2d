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

from afterword.core.case_checks import FIRST_YEAR, LAST_YEAR
from afterword.integrations.ics.lines import LIBRARY_ERRORS, Block
from afterword.integrations.ics.zones import standard_times

# The lines that name people (ORGANIZER, ATTENDEE), with their parameters as the standard wants them.

_KEPT: Final = frozenset({"CN", "EMAIL", "CUTYPE", "ROLE", "PARTSTAT"})
_MAILTO: Final = re.compile(r":[ \t]*mailto:", re.IGNORECASE)
_LONGEST: Final = 4_000


def standard_user(name: str, text: str) -> str:
    """The line with the parameters that are read, each quoted; unchanged if it is too long for a person."""
    if len(text) > _LONGEST:
        return text
    head, value = _halves(text[len(name) :])
    parameters = []
    for parameter in _split(head):
        key, equals, content = parameter.partition("=")
        key = key.strip().upper()
        if equals and key in _KEPT:
            parameters.append(f';{key}="{_plain(content)}"')
    return f"{name}{''.join(parameters)}:{value}"


def _halves(rest: str) -> tuple[str, str]:
    """Parameters and value: the last ``:mailto:`` separates them, or else the first unquoted colon."""
    marks = [found.start() for found in _MAILTO.finditer(rest)]
    if marks:
        return rest[: marks[-1]], rest[marks[-1] + 1 :].strip()
    quoted = False
    for at, letter in enumerate(rest):
        if letter == '"' and rest[at - 1 : at] != "\\":
            quoted = not quoted
        elif letter == ":" and not quoted:
            return rest[:at], rest[at + 1 :]
    return rest, ""


def _split(head: str) -> list[str]:
    """The parameters, split at semicolons that aren't quoted or escaped."""
    found: list[str] = []
    start, quoted = 0, False
    for at, letter in enumerate(head):
        if letter == '"' and head[at - 1 : at] != "\\":
            quoted = not quoted
        elif letter == ";" and not quoted and head[at - 1 : at] != "\\":
            found.append(head[start:at])
            start = at + 1
    return [*found, head[start:]]


def _plain(content: str) -> str:
    """A parameter's content without its quotes and escapes; quotes inside as RFC 6868 writes them."""
    content = content.strip()
    if len(content) > 1 and content[0] == content[-1] == '"':
        content = content[1:-1]
    content = re.sub(r"\\([\\,;:\"'])", r"\1", content)
    return content.replace('"', "^'")


_TIMES: Final = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
_TEXTS: Final = frozenset(
    {
        "UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "STATUS", "SUMMARY", "LOCATION", "DESCRIPTION",
        "DURATION", "RRULE", "URL", "CONFERENCE",
    }
)  # fmt: skip
_PEOPLE: Final = frozenset({"ORGANIZER", "ATTENDEE"})
_LINES: Final = 2_000
"""Properties in one meeting: nobody invites more people than that to an interview."""
_DATES: Final = 1_000
_TZID: Final = re.compile(r";TZID=(\"[^\"]*\"|.*?)(?=;[A-Z][A-Z0-9-]*=|$)", re.IGNORECASE)
_ISO_AT_END: Final = re.compile(
    r":[ \t]*(\d{4}-?\d{2}-?\d{2}[T ]\d{2}:?\d{2}(?::?\d{2})?[\d.,]{0,10} ?(?:Z|[+-]\d{2}:?\d{2})?)[ \t]*$",
    re.IGNORECASE | re.ASCII,
)
_DATE_PERIODS: Final = re.compile(r"\d{8}/[\dPDW]{2,8}(?:,\d{8}/[\dPDW]{2,8})*", re.ASCII)
_VALUE: Final = re.compile(r";VALUE=PERIOD", re.IGNORECASE)
_MARK: Final = "X-AFTERWORD-ZONE"


class Event(NamedTuple):
    """A VEVENT: the library's component, and the zone names removed from it."""

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
        """The dates and times in a list such as EXDATE, as written; for a period, its start."""
        values = ((each, of_line) for of_line in self.all(name) for each in of_line.dts)
        for each, of_line in islice(values, _DATES):
            written = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if is_of_now(written):
                yield written, self.zone_of(of_line)

    def zone_of(self, value: vDDDTypes | vDDDLists) -> str | None:
        """The zone named beside a value; ``None`` if there's none."""
        mark = value.params.get(_MARK)
        return self.zones[int(mark)] if isinstance(mark, str) and mark.isdigit() else None

    def number(self, name: str) -> int:
        """A whole number; 0 without one."""
        value = self.first(name)
        return int(value) if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        """A text; empty without one."""
        value = self.first(name)
        return "" if value is None else str(value).strip()


def is_of_now(value: object) -> TypeGuard[date | datetime]:
    """Whether it's a date or time somebody could have meant: arithmetic with others may overflow."""
    return isinstance(value, date) and FIRST_YEAR <= value.year <= LAST_YEAR


def event_of(block: Block) -> Event | None:
    """The event of a VEVENT block; ``None`` if nothing in it can be read."""
    zones: list[str] = []
    lines = ["BEGIN:VEVENT"]
    for line in block.lines[:_LINES]:
        name = re.split("[;: ]", line.text, maxsplit=1)[0].upper()
        if name in _TIMES:
            lines.append(_set_aside(name, line.text, zones))
        elif name in _PEOPLE:
            lines.append(standard_user(name, line.text))
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

    A zone's name may hold colons ("(UTC-05:00) …", quoted or not), and so may a time that is written as
    ISO 8601: else the last colon is the one that parts them.
    """
    iso = _ISO_AT_END.search(text)
    head, value = (text[: iso.start()], iso[1]) if iso else text.rpartition(":")[::2]
    parameters = head[len(name) :]
    named = _TZID.search(parameters)
    if named is not None:
        parameters = f"{parameters[: named.start()]};{_MARK}={len(zones)}{parameters[named.end() :]}"
        zones.append(named[1])
    value = standard_times(value.strip().upper())
    if name == "RDATE" and _DATE_PERIODS.fullmatch(value):
        # Periods of whole days: the library would take them to start at midnight.
        parameters = _VALUE.sub(";VALUE=DATE", parameters)
        value = ",".join(each.partition("/")[0] for each in value.split(","))
    return f"{name}{parameters}:{value}"
