"""Zone tables, read off ``zoneinfo``: the offsets of one zone over a span of years."""

import os
from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from typing import Final

# Where every Python on Linux looks for zones, said beforehand: asked for it, sysconfig takes longer to
# load than two zones take to read. Where there are none, zoneinfo goes on to the tzdata package.
os.environ.setdefault(
    "PYTHONTZPATH", "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
)

from zoneinfo import ZoneInfo

from afterword.core.moments import SECOND, Moment, Zone, moment_of

_WEEK: Final = 7 * 86_400
_STEP: Final = timedelta(seconds=_WEEK)
"""No zone has changed its offset twice within a week since 1970 (a test looks at every zone)."""
_SIGNS: Final = str.maketrans("_+-", "000")
"""Beside letters and digits, what the parts of a name are made of."""
_NO_PLACE: Final = frozenset({"localtime", "posixrules", "Factory", "posix", "right"})
"""What a zone database holds beside zones of places: links to this machine's own, and placeholders."""


class Zones(dict[str, Zone]):
    """Zones by IANA name, read on the first look-up; a name that is none raises ``KeyError``."""

    def __init__(self, first_year: int, last_year: int) -> None:
        super().__init__()
        self._first = datetime(first_year, 1, 1, tzinfo=UTC)
        self._last = datetime(last_year + 1, 1, 2, tzinfo=UTC)

    def __missing__(self, name: str) -> Zone:
        """Read the zone."""
        zone = _read(name, self._first, self._last)
        self[name] = zone
        return zone


def _read(name: str, first: datetime, last: datetime) -> Zone:
    if not _may_name(name) or name.partition("/")[0] in _NO_PLACE:
        raise KeyError(name)
    try:
        info = ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder, such as "America"
        raise KeyError(name) from None

    changes: list[Moment] = []
    usual: list[int] = []
    # UTC's own reading, under the zone's name: what fromutc takes, at half the price of astimezone.
    week, last = first.replace(tzinfo=info), last.replace(tzinfo=info)
    offset = info.fromutc(week) - week
    offsets = [_micros(offset)]
    while week < last:
        following = week + _STEP
        then = info.fromutc(following) - following
        if then != offset:
            second = _change(info, week, offset, usual)
            changes.append(moment_of(week.replace(tzinfo=UTC)) + second * SECOND)
            offsets.append(_micros(then))
            offset = then
        week = following
    return Zone(name, changes, offsets)


def _may_name(name: str) -> bool:
    """Whether it looks like a zone's name: a path that leads elsewhere must not reach the files."""
    parts = name.translate(_SIGNS).split("/")
    return name.isascii() and name[:1].isalpha() and all(part.isalnum() for part in parts)


def _change(info: ZoneInfo, week: datetime, offset: timedelta, usual: list[int]) -> int:
    """The second of the week at which that offset ends; ``usual`` are those of other weeks.

    A zone changes at the same hour of the same weekday for decades, so few weeks have to be searched.
    """

    def changed(second: int) -> bool:
        when = week + timedelta(seconds=second)
        return info.fromutc(when) - when != offset

    for second in usual:
        if changed(second) and not changed(second - 1):
            return second
    usual.append(bisect_left(range(_WEEK + 1), True, key=changed))  # noqa: FBT003 - bisect's own
    return usual[-1]


def _micros(offset: timedelta) -> int:
    return (offset.days * 86_400 + offset.seconds) * SECOND
