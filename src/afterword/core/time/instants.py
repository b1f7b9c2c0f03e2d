"""Time as plain integers: the arithmetic that every plan is made of.

A *moment* is an instant in microseconds since 1970-01-01T00:00Z; a *day* is a proleptic
Gregorian ordinal (``date.toordinal``); a *clock* is microseconds since local midnight. Integers
compare, add and hash at a fraction of the cost of aware datetimes; a ``Zone`` is the only road
between the two. It holds the offsets of one time zone as a table, for a span of years, and agrees
with ``zoneinfo`` to the microsecond inside that span (the tests hold one against the other).
"""

from bisect import bisect_right
from datetime import date, datetime, timezone, tzinfo
from typing import Final

Instant = int
Day = int
Clock = int

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
EPOCH_DAY: Final = 719163
"""``date(1970, 1, 1).toordinal()``"""
_FIXED: Final = timezone
_FIXED_AT_MOST: Final = 1_000
_fixed: Final[dict[tzinfo | None, int]] = {}
_FOREVER: Final = 1 << 61


def instant_of(when: datetime) -> Instant:
    """The instant of an aware datetime; a naive one raises ``TypeError``."""
    # Summed up from its parts: subtracting the epoch would take twice as long.
    seconds = (when.hour * 60 + when.minute) * 60 + when.second
    return _days(when.toordinal() - EPOCH_DAY) + _seconds(seconds) + when.microsecond - _offset_of(when)


def _offset_of(when: datetime) -> int:
    zone = when.tzinfo
    # A fixed offset, which is what a text has, is always the same: the few there are need no asking.
    known = _fixed.get(zone) if type(zone) is _FIXED else None
    if known is not None:
        return known
    east = zone.utcoffset(when) if zone is not None else None
    if east is None:
        raise TypeError(f"{when} has no offset")
    offset = _days(east.days) + _seconds(east.seconds) + east.microseconds
    if type(zone) is _FIXED and len(_fixed) < _FIXED_AT_MOST:
        _fixed[zone] = offset
    return offset


def _days(count: int) -> int:
    # Whole floats below 2**53 are exact, and compiled code multiplies integers beyond 2**30 ten times slower.
    return int(count * 86_400e6)


def _seconds(count: int) -> int:
    return int(count * 1e6)


class Zone:
    """The offsets of one time zone over a span of years.

    ``changes`` are the moments at which the offset changes, ascending; ``offsets`` has one entry
    more: the microseconds east of Greenwich before the first change, then after each. A caller
    that leaves the span gets the offset of the span's edge, so the span must cover what is asked
    (the application makes it do so).
    """

    __slots__ = ("_changes", "_near", "_near_wall", "_offsets", "_walls", "name")

    def __init__(self, name: str, changes: list[Instant], offsets: list[int]) -> None:
        self.name = name
        self._changes = changes
        self._offsets = offsets
        # A clock time that a change skips or repeats is read with the offset before the change,
        # as zoneinfo reads it with fold=0: so the change takes place, on the wall, at the later
        # of its two readings.
        self._walls = [
            at + max(before, after) for at, before, after in zip(changes, offsets, offsets[1:], strict=False)
        ]
        # A case asks for moments within a few weeks of one another, so the stretch between two changes
        # that answered last is asked first: (from, until, offset), replaced as a whole.
        self._near: tuple[Instant, Instant, int] = (0, 0, 0)
        self._near_wall: tuple[Instant, Instant, int] = (0, 0, 0)

    def offset_at(self, moment: Instant) -> int:
        """Microseconds east of Greenwich at ``moment``."""
        start, until, offset = self._near
        if start <= moment < until:
            return offset
        self._near = near = _stretch(self._changes, self._offsets, moment)
        return near[2]

    def day_of(self, moment: Instant) -> Day:
        """The local date at ``moment``."""
        return (moment + self.offset_at(moment)) // DAY + EPOCH_DAY

    def clock_of(self, moment: Instant) -> Clock:
        """The local clock time at ``moment``."""
        return (moment + self.offset_at(moment)) % DAY

    def at(self, day: Day, clock: Clock) -> Instant:
        """The moment at which local clocks show ``clock`` on ``day``; a clock of 24 h is the day's end."""
        wall = _days(day - EPOCH_DAY) + clock
        start, until, offset = self._near_wall
        if start <= wall < until:
            return wall - offset
        self._near_wall = near = _stretch(self._walls, self._offsets, wall)
        return wall - near[2]

    def agrees_with(self, other: "Zone") -> bool:
        """Whether both keep the same time over the span."""
        return self._offsets == other._offsets and self._changes == other._changes  # noqa: SLF001 - its own kind


def _stretch(changes: list[int], offsets: list[int], at: int) -> tuple[int, int, int]:
    """The stretch between two changes that holds ``at``, and its offset."""
    place = bisect_right(changes, at)
    start = changes[place - 1] if place > 0 else -_FOREVER
    until = changes[place] if place < len(changes) else _FOREVER
    return start, until, offsets[place]


# Months, which are the one unit of the calendar that is not a number of days.


def add_months(day: Day, count: int) -> Day:
    """The same day of the month, ``count`` months later, or the last day where that month is shorter."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    last = date(year + (month == 11), 1 if month == 11 else month + 2, 1).toordinal()  # noqa: PLR2004
    return min(date(year, month + 1, 1).toordinal() + start.day - 1, last - 1)
