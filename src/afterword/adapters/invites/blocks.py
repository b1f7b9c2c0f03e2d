"""From lines to components, whatever is missing: the calendar's outline, before any value is read."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from afterword.adapters.invites.text import Line

_PROPERTY: Final = re.compile(r"[A-Za-z0-9-]+[ \t]*[;:]")
_CALENDAR: Final = "VCALENDAR"
_TOP: Final = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE", "VAVAILABILITY"})
"""Components that stand directly in a calendar: one of them inside another means a lost END."""
_DEEPEST: Final = 8
_SHOWN: Final = 40


class Block(NamedTuple):
    """A component: ``name`` upper-case, its own content lines, and the components inside it."""

    name: str
    lines: list[Line]
    inside: list["Block"]

    def named(self, name: str) -> Iterator["Block"]:
        """The components of that name directly inside."""
        return (block for block in self.inside if block.name == name)

    def text(self, name: str) -> str | None:
        """The first value of a property that is plain text, such as METHOD; ``None`` without one."""
        for line in self.lines:
            head, rest = line.text[: len(name)], line.text[len(name) :]
            if head.upper() == name and rest.startswith(":"):
                return rest[1:].strip()
            if head.upper() == name and rest.startswith(";"):
                return rest.rpartition(":")[2].strip()
        return None


def calendars_of(lines: list[Line], notices: list[str]) -> list[Block]:
    """The calendars of a file, concatenated ones too; a component outside any gets one of its own."""
    outline = _Outline()
    for line in lines:
        name, colon, value = line.text.partition(":")
        word = name.strip().upper()
        if word == "BEGIN" and colon:
            outline.begin(value.strip().upper())
        elif word == "END" and colon:
            outline.end(value.strip().upper())
        else:
            outline.add(line)
    if any(block.name == "VEVENT" for block in outline.open):
        notices.append("The file breaks off before the meeting's end; what is there was read.")
    if outline.junk:
        count, first = len(outline.junk), outline.junk[0]
        shown = first.text[:_SHOWN] + ("…" if len(first.text) > _SHOWN else "")
        what = "1 line is" if count == 1 else f"{count} lines are"
        which = f"line {first.number}: {shown!r}"
        notices.append(
            f"{what} no calendar data and was skipped ({which})."
            if count == 1
            else f"{what} no calendar data and were skipped (the first, {which})."
        )
    return outline.calendars


class _Outline:
    """The components read so far, and those still open."""

    def __init__(self) -> None:
        self.calendars: list[Block] = []
        self.open: list[Block] = []
        self.junk: list[Line] = []

    def begin(self, name: str) -> None:
        if name == _CALENDAR:
            self.open.clear()
        elif name in _TOP:
            del self.open[1:]
        block = Block(name, [], [])
        if not self.open:
            calendar = block if name == _CALENDAR else Block(_CALENDAR, [], [])
            self.calendars.append(calendar)
            self.open.append(calendar)
            if calendar is block:
                return
        if len(self.open) < _DEEPEST:
            self.open[-1].inside.append(block)
        self.open.append(block)

    def end(self, name: str) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at].name == name:
                del self.open[at:]
                return

    def add(self, line: Line) -> None:
        if not line.text.strip():
            return
        if self.open and _PROPERTY.match(line.text):
            self.open[-1].lines.append(line)
        else:
            self.junk.append(line)
