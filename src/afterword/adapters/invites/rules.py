"""A zone by the rules that the invite itself brings (VTIMEZONE)."""

import re
from bisect import bisect_right
from datetime import datetime, timedelta, tzinfo
from typing import Any, Final

from icalendar import Component, Timezone

from afterword.adapters.invites.blocks import Block
from afterword.adapters.invites.bounded import clock_change_rule
from afterword.adapters.invites.damage import LIBRARY_ERRORS
from afterword.adapters.invites.names import tidy

_WHEN: Final = ("DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE")
_OLD_START: Final = re.compile(r"^(DTSTART[^:]*:)1\d{3}(?=\d{4}T)", re.IGNORECASE)
_LATER_START: Final = r"\g<1>2000"
"""Outlook's rules begin in 1601; nobody asks for four centuries of clock changes, which take their time."""
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
        # A clock time that a change skips or repeats is read with the offset before the change.
        self._walls = [wall + max(after - before, timedelta(0)) for wall, before, after in changes]
        self._moments = [wall - before for wall, before, _ in changes]

    def utcoffset(self, dt: datetime | None, /) -> timedelta:
        """The offset at a local time."""
        assert dt is not None
        return self._at(bisect_right(self._walls, dt.replace(tzinfo=None)))

    def dst(self, _dt: datetime | None, /) -> None:
        """Not known: the rules need not say which of two times is the usual one."""
        return

    def tzname(self, _dt: datetime | None, /) -> str:
        """The name that the invite gives to the zone."""
        return self._name

    def fromutc(self, dt: datetime, /) -> datetime:
        """The local time of a moment."""
        return dt + self._at(bisect_right(self._moments, dt.replace(tzinfo=None)))

    def _at(self, passed: int) -> timedelta:
        return self._after[passed - 1] if passed else self._before


def rules_of(block: Block, notices: list[str]) -> RulesZone | None:
    """The zone that a VTIMEZONE describes; ``None`` if its rules cannot be read."""
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
