"""Zone tables, read off ``zoneinfo``: the offsets of one zone over a span of years."""

import os
import re
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

_STEP: Final = timedelta(days=7)
"""No zone has changed its offset twice within a week since 1970 (a test looks at every zone)."""
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
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
    if _NAME.fullmatch(name) is None or name.partition("/")[0] in _NO_PLACE:
        raise KeyError(name)
    try:
        info = ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder, such as "America"
        raise KeyError(name) from None

    changes: list[Moment] = []
    week = first
    offset = week.astimezone(info).utcoffset()
    offsets = [_micros(offset)]
    while week < last:
        following = week + _STEP
        then = following.astimezone(info).utcoffset()
        if then != offset:
            changes.append(_change(info, week, following))
            offsets.append(_micros(then))
            offset = then
        week = following
    return Zone(name, changes, offsets)


def _change(info: ZoneInfo, before: datetime, after: datetime) -> Moment:
    """The moment between the two at which the offset changes, to the second."""
    old = before.astimezone(info).utcoffset()

    def changed(seconds: int) -> bool:
        return (before + timedelta(seconds=seconds)).astimezone(info).utcoffset() != old

    span = range(int((after - before).total_seconds()) + 1)
    return moment_of(before) + bisect_left(span, True, key=changed) * SECOND  # noqa: FBT003 - bisect's own


def _micros(offset: timedelta | None) -> int:
    assert offset is not None  # a ZoneInfo always knows the offset of an instant
    return (offset.days * 86_400 + offset.seconds) * SECOND
