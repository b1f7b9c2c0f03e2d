"""Time as plain integers: the arithmetic that every plan is made of.

A *moment* is an instant in microseconds since 1970-01-01T00:00Z; a *day* is a proleptic
Gregorian ordinal (``date.toordinal``); a *clock* is microseconds since local midnight. Integers
compare, add and hash at a fraction of the cost of aware datetimes; a ``Zone`` is the only road
between the two. It holds the offsets of one time zone as a table, for a span of years, and agrees
with ``zoneinfo`` to the microsecond inside that span (the tests hold one against the other).
"""

from bisect import bisect_right
from datetime import UTC, datetime
from typing import Final

Moment = int
Day = int
Clock = int

SECOND: Final = 1_000_000
MINUTE: Final = 60 * SECOND
HOUR: Final = 60 * MINUTE
DAY: Final = 24 * HOUR
EPOCH_DAY: Final = 719163
"""``date(1970, 1, 1).toordinal()``"""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def moment_of(when: datetime) -> Moment:
    """The instant of an aware datetime; a naive one raises ``TypeError``."""
    since = when - _EPOCH
    return since.days * DAY + since.seconds * SECOND + since.microseconds


class Zone:
    """The offsets of one time zone over a span of years.

    ``changes`` are the moments at which the offset changes, ascending; ``offsets`` has one entry
    more: the microseconds east of Greenwich before the first change, then after each. A caller
    that leaves the span gets the offset of the span's edge, so the span must cover what is asked
    (the application makes it do so).
    """

    __slots__ = ("_changes", "_offsets", "_walls", "name")

    def __init__(self, name: str, changes: list[Moment], offsets: list[int]) -> None:
        self.name = name
        self._changes = changes
        self._offsets = offsets
        # A clock time that a change skips or repeats is read with the offset before the change,
        # as zoneinfo reads it with fold=0: so the change takes place, on the wall, at the later
        # of its two readings.
        self._walls = [
            at + max(before, after) for at, before, after in zip(changes, offsets, offsets[1:], strict=False)
        ]

    def offset_at(self, moment: Moment) -> int:
        """Microseconds east of Greenwich at ``moment``."""
        return self._offsets[bisect_right(self._changes, moment)]

    def day_of(self, moment: Moment) -> Day:
        """The local date at ``moment``."""
        return (moment + self._offsets[bisect_right(self._changes, moment)]) // DAY + EPOCH_DAY

    def clock_of(self, moment: Moment) -> Clock:
        """The local clock time at ``moment``."""
        return (moment + self._offsets[bisect_right(self._changes, moment)]) % DAY

    def at(self, day: Day, clock: Clock) -> Moment:
        """The moment at which local clocks show ``clock`` on ``day``; a clock of 24 h is the day's end."""
        wall = (day - EPOCH_DAY) * DAY + clock
        return wall - self._offsets[bisect_right(self._walls, wall)]

    def agrees_with(self, other: "Zone") -> bool:
        """Whether both keep the same time over the span."""
        return self._offsets == other._offsets and self._changes == other._changes
