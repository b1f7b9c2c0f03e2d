"""Zones of names, countries and phone numbers, with their offsets over the years from ``zoneinfo``."""

import os
from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from afterword.core.time.instants import SECOND, Instant, Zone, instant_of

# Where every Python on Linux looks for zones. Asking sysconfig for it takes longer than reading two zones. If
# there are none, zoneinfo uses the tzdata package.
os.environ.setdefault(
    "PYTHONTZPATH", "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo"
)


_WEEK: Final = 7 * 86_400
_STEP: Final = timedelta(seconds=_WEEK)
"""No zone has changed its offset twice within a week since 1970 (a test looks at every zone)."""
_SIGNS: Final = str.maketrans("_+-", "000")
"""Characters in zone names besides letters and digits."""
_NO_PLACE: Final = frozenset({"localtime", "posixrules", "Factory", "posix", "right"})
"""Entries in a zone database that aren't places: links to this machine's own zone, and placeholders."""


class ZoneTables(dict[str, Zone]):
    """Zones by IANA name, read when first needed. Raises ``KeyError`` for an unknown name."""

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
    except (KeyError, ValueError, OSError):  # ``OSError``: it's the name of a folder, such as "America".
        raise KeyError(name) from None

    changes: list[Instant] = []
    usual: list[int] = []
    # UTC read with the zone's name: the same as astimezone at half the cost.
    week, last = first.replace(tzinfo=info), last.replace(tzinfo=info)
    offset = info.fromutc(week) - week
    offsets = [_micros(offset)]
    while week < last:
        following = week + _STEP
        then = info.fromutc(following) - following
        if then != offset:
            second = _change(info, week, offset, usual)
            changes.append(instant_of(week.replace(tzinfo=UTC)) + second * SECOND)
            offsets.append(_micros(then))
            offset = then
        week = following
    return Zone(name, changes, offsets)


def _may_name(name: str) -> bool:
    """Whether it looks like a zone's name: a path to somewhere else must not reach the files."""
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


# Which zones keep the same time, for the zones of a number or country.

_TODAY: Final = (2024, 2037)
"""Years in which zones are compared: as they are today, whatever they were before."""


class Agreement:
    """Groups zones; each is read once."""

    def __init__(self) -> None:
        self._zones = ZoneTables(*_TODAY)

    def distinct(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """The first of each group of zones that keep the same time; names that are no zone are left out."""
        found: list[Zone] = []
        for name in names:
            try:
                zone = self._zones[name]
            except KeyError:
                continue
            if not any(zone.agrees_with(other) for other in found):
                found.append(zone)
        return tuple(zone.name for zone in found)


# The zones of a country, from the zone database's own list (``zone.tab``).


class CountryZones(dict[str, tuple[str, ...]]):
    """Different IANA zones by ISO 3166-1 alpha-2 code, read when needed; none for an unknown code."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__()
        self._agreement = agreement

    def __missing__(self, country: str) -> tuple[str, ...]:
        """Read the list once, and group the country's zones."""
        zones = self[country] = self._agreement.distinct(_all().get(country, ()))
        return zones


def country_of_zone(name: str) -> str | None:
    """The country a zone is listed for; ``None`` if it isn't a place's."""
    return next((country for country, zones in _all().items() if name in zones), None)


@cache
def _all() -> dict[str, tuple[str, ...]]:
    from importlib.resources import files  # noqa: PLC0415 - read only when a country has to say which zone

    found: dict[str, list[str]] = {}
    table = files("tzdata").joinpath("zoneinfo", "zone.tab")
    for line in table.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _place, zone = line.split("\t")[:3]
            found.setdefault(country, []).append(zone)
    return {country: tuple(zones) for country, zones in found.items()}


# The zones of a phone number, by its area code.

_KEPT_AT_MOST: Final = 100_000


class PhoneZones(dict[tuple[str, str | None], tuple[str, ...]]):
    """IANA zones that differ, by number as written and the country it is written in; none for no number.

    ``phonenumbers`` (Google's tables) is heavy and loads on the first number. A batch with more
    numbers than are worth keeping starts anew, so that memory stays flat.
    """

    def __init__(self, agreement: Agreement) -> None:
        super().__init__()
        self._agreement = agreement

    def __missing__(self, key: tuple[str, str | None]) -> tuple[str, ...]:
        """Look the number up."""
        zones = self._agreement.distinct(_zones(*key))
        if len(self) >= _KEPT_AT_MOST:
            self.clear()
        self[key] = zones
        return zones


def _zones(number: str, country: str | None) -> tuple[str, ...]:
    import phonenumbers  # noqa: PLC0415 - most cases name a zone
    from phonenumbers.timezone import time_zones_for_number  # noqa: PLC0415

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ()
    return tuple(name for name in time_zones_for_number(parsed) if name != "Etc/Unknown")


# The zone that an unknown name was probably meant to be: a typo, or just the place.

_LONGEST: Final = 64


@lru_cache(maxsize=1_024)
def near_zone(name: str) -> str | None:
    """``America/Chicago`` for ``America/Chigaco``, ``america/chicago`` or ``Chicago``, else ``None``."""
    wanted = name.strip().replace(" ", "_").lower()
    if not 0 < len(wanted) <= _LONGEST:
        return None
    zones = _zones_of_places()
    places = {key.rpartition("/")[2]: zone for key, zone in zones.items()}
    if wanted in zones:
        return zones[wanted]
    if wanted in places:
        return places[wanted]
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(wanted, zones, n=1, cutoff=0.8)
    if near:
        return zones[near[0]]
    near = get_close_matches(wanted, places, n=1, cutoff=0.8)
    return places[near[0]] if near else None


@cache
def _zones_of_places() -> dict[str, str]:
    """Every zone of a place, by its name in lower case."""
    return {zone.lower(): zone for zone in sorted(available_timezones()) if "/" in zone}
