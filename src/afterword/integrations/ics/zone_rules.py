"""A zone made from the rules in the invite itself (VTIMEZONE)."""

import re
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

from icalendar import Component, Timezone

from afterword.integrations.ics.lines import LIBRARY_ERRORS, Block
from afterword.integrations.ics.zone_names import tidy

# Which repeating rules are followed: only those that certainly end.

_PART: Final = re.compile(r"([A-Z]+)=([^;=]+)")
_COUNT: Final = re.compile(r"[1-9]\d{0,3}")
_INTERVAL: Final = re.compile(r"[1-9]\d{0,2}")
_SMALL: Final = re.compile(r"-?[1-5]")
_DAYS: Final = re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*")
_NTH_DAYS: Final = re.compile(r"[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)(,[+-]?[1-5]?(MO|TU|WE|TH|FR|SA|SU))*")
_MONTH_DAYS: Final = re.compile(r"-?([1-9]|[12]\d)(,-?([1-9]|[12]\d))*|-1|3[01]")
_MONTH: Final = re.compile(r"0?[1-9]|1[0-2]")
_CLOCK: Final = re.compile(r"[0-5]?\d")
_UNTIL: Final = re.compile(r"\d{8}(T\d{6}Z?)?")

_ALWAYS: Final = {
    "FREQ": re.compile(r"[A-Z]+"),
    "INTERVAL": _INTERVAL,
    "COUNT": _COUNT,
    "UNTIL": _UNTIL,
    "WKST": re.compile(r"[A-Z]{2}"),
}
_MEETING: Final = {
    "DAILY": {"BYDAY": _DAYS},
    "WEEKLY": {"BYDAY": _DAYS},
    "MONTHLY": {"BYDAY": _NTH_DAYS, "BYMONTHDAY": _MONTH_DAYS, "BYSETPOS": _SMALL},
}
_CLOCK_CHANGE: Final = {
    "YEARLY": {
        "BYMONTH": _MONTH,
        "BYDAY": _NTH_DAYS,
        "BYMONTHDAY": _MONTH_DAYS,
        "BYHOUR": _CLOCK,
        "BYMINUTE": _CLOCK,
        "BYSECOND": _CLOCK,
    }
}


def meeting_rule(text: str) -> dict[str, str] | None:
    """The parts of a meeting's RRULE; ``None`` for one that is not worked out."""
    parts = _parts(text, _MEETING)
    if parts is None:
        return None
    if "BYSETPOS" in parts and ("BYMONTHDAY" in parts or not _DAYS.fullmatch(parts.get("BYDAY", ""))):
        return None
    return parts


def clock_change_rule(text: str) -> dict[str, str] | None:
    """The parts of a VTIMEZONE's RRULE; ``None`` for one that is not worked out."""
    return _parts(text, _CLOCK_CHANGE)


def _parts(text: str, known: dict[str, dict[str, re.Pattern[str]]]) -> dict[str, str] | None:
    parts: dict[str, str] = {}
    for piece in text.strip().strip(";").upper().split(";"):
        found = _PART.fullmatch(piece)
        if found is None or found[1] in parts:
            return None
        parts[found[1]] = found[2]
    special = known.get(parts.get("FREQ", ""))
    if special is None or ("BYDAY" in parts and "BYMONTHDAY" in parts and "BYMONTH" not in parts):
        return None
    for name, value in parts.items():
        pattern = _ALWAYS.get(name) or special.get(name)
        if pattern is None or not pattern.fullmatch(value):
            return None
    return parts


_WHEN: Final = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")
_OLD_START: Final = re.compile(r"^(DTSTART[^:]*:)1\d{3}(?=\d{4}T)", re.IGNORECASE)
_LATER_START: Final = r"\g<1>2000"
"""Outlook's rules start in 1601; four centuries of clock changes would take time for nothing."""
_OBSERVANCES: Final = 400
"""More than a century of clock changes listed one by one."""


class RulesZone(tzinfo):
    """A time zone known by its clock changes alone: from 2000 on, and until 2038 where a rule goes on.

    ``changes`` are (local time on the clock before the change, offset before, offset after), ascending.
    """

    def __init__(self, name: str, changes: list[tuple[datetime, timedelta, timedelta]]) -> None:
        self._name = name
        self._before = changes[0][1]
        self._after = [after for _, _, after in changes]
        # A local time that a change skips or repeats is read with the offset before the change.
        self._walls = [wall + max(after - before, timedelta(0)) for wall, before, after in changes]
        self._moments = [wall - before for wall, before, _ in changes]

    def utcoffset(self, dt: datetime | None, /) -> timedelta:
        """The offset at a local time."""
        assert dt is not None
        return self._at(bisect_right(self._walls, dt.replace(tzinfo=None)))

    def dst(self, _dt: datetime | None, /) -> None:
        """Unknown: the rules don't say which of two times is standard time."""
        return

    def tzname(self, _dt: datetime | None, /) -> str:
        """The invite's name for the zone."""
        return self._name

    def fromutc(self, dt: datetime, /) -> datetime:
        """The local time of a moment."""
        return dt + self._at(bisect_right(self._moments, dt.replace(tzinfo=None)))

    def _at(self, passed: int) -> timedelta:
        return self._after[passed - 1] if passed else self._before


def rules_of(block: Block, notices: list[str]) -> RulesZone | None:
    """The zone a VTIMEZONE describes; ``None`` if its rules can't be read."""
    name = tidy(block.text("TZID") or "")
    zone = Timezone()
    zone.add("TZID", name or "unnamed")
    for observance in (*block.named("STANDARD"), *block.named("DAYLIGHT")):
        parsed = _observance(observance)
        if parsed is not None and len(zone.subcomponents) < _OBSERVANCES:
            zone.add_component(parsed)
    if not zone.subcomponents:
        return None
    try:
        moments, states = zone.get_transitions()
        offsets = [offset for offset, _, _ in states]
        onset: Any = zone.subcomponents[0]["TZOFFSETFROM"]
        first = onset.td if len(offsets) > 1 else offsets[0]
        before = [first, *offsets[:-1]]
        changes = [
            (moment.replace(tzinfo=None) + was, was, will)
            for moment, was, will in zip(moments, before, offsets, strict=True)
        ]
        made = RulesZone(name, changes)
        made.utcoffset(datetime(2000, 1, 1))  # noqa: DTZ001 - a local time is what is asked about
    except LIBRARY_ERRORS:
        notices.append(f"The invite's own rules for the time zone {name!r} cannot be read.")
        return None
    return made


def _observance(block: Block) -> Component | None:
    """One set of rules, if they are such that working them out ends."""
    lines = [line.text for line in block.lines if line.text.upper().startswith(_WHEN)]
    rules = [line.rpartition(":")[2] for line in lines if line.upper().startswith("RRULE")]
    if len(rules) > 1 or any(clock_change_rule(rule) is None for rule in rules):
        return None
    if rules and "COUNT" not in rules[0].upper():
        lines = [_OLD_START.sub(_LATER_START, line) for line in lines]
    text = "\r\n".join((f"BEGIN:{block.name}", *lines, f"END:{block.name}", ""))
    try:
        parsed = Component.from_ical(text)
    except LIBRARY_ERRORS:
        return None
    return parsed if isinstance(parsed, Component) and "DTSTART" in parsed else None
