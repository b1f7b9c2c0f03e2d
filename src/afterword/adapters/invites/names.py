"""From what an invite calls a time zone to the zone database."""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from afterword.adapters.invites.display_names import CITIES, REGIONS

_KEY: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")
_NO_PLACE: Final = frozenset({"localtime", "posixrules", "factory", "posix", "right"})
_CONTINENTS: Final = frozenset(
    {"Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific"}
)
_NO_CITY: Final = frozenset({"act", "nsw", "north", "south", "west"})
_UTC: Final = frozenset(
    {"utc", "z", "gmt", "etc/utc", "etc/gmt", "tzone://microsoft/utc", "coordinated universal time", "zulu"}
)
_OFFSET_BEFORE: Final = re.compile(
    r"\((?:UTC|GMT)(?:[+\N{MINUS SIGN}-]\d{1,2}[:.]?\d{0,2})?\)\s*", re.IGNORECASE
)
_OFFSET_ALONE: Final = re.compile(r"(?:UTC|GMT)?([+\N{MINUS SIGN}-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_FAR_EAST: Final = timedelta(hours=14)
_LONGEST: Final = 200


def tidy(tzid: str) -> str:
    """A zone's name as it is compared: without quotes, escapes and outer blanks."""
    return tzid.replace("\\", "").strip().strip('"').strip()


def zone_named(tzid: str) -> tzinfo | None:
    """The zone that a TZID names, however it is spelled; ``None`` if it names none that is known.

    Understood are IANA names (also behind a vendor's path), Windows zones by key or as Outlook's menu
    shows them, UTC by its names, and a bare offset such as ``GMT-0500``.
    """
    name = tidy(tzid)
    if not name or len(name) > _LONGEST:
        return None
    if name.casefold() in _UTC:
        return UTC
    return iana_zone(name) or _windows(name) or _global(name) or _shown(name) or _offset(name)


def iana_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, in any case; ``None`` for another name."""
    if _KEY.fullmatch(name) is None or name.partition("/")[0].casefold() in _NO_PLACE:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder, such as "America"
        known = _by_casefold().get(name.casefold())
        return None if known is None else ZoneInfo(known)


def _windows(name: str) -> ZoneInfo | None:
    keys = _windows_by_casefold()
    plain = name.casefold().replace("daylight time", "standard time")
    # Lotus Notes leaves the "Standard Time" out.
    key = keys.get(plain) or keys.get(f"{plain} standard time")
    return None if key is None else ZoneInfo(key)


def _global(name: str) -> ZoneInfo | None:
    """The zone at the end of a "globally unique" name such as ``/mozilla.org/20050126_1/Europe/Paris``."""
    parts = name.strip("/").split("/")
    for start in range(1, len(parts)):
        zone = iana_zone("/".join(parts[start:]))
        if zone is not None:
            return zone
    return None


def _shown(name: str) -> tzinfo | None:
    """The zone of a menu's entry: a region, or a list of cities."""
    shown = _OFFSET_BEFORE.sub("", name, count=1).strip().casefold()
    if shown in _UTC:
        return UTC
    if shown in REGIONS:
        return ZoneInfo(REGIONS[shown])
    if shown != name.casefold() and (zone := _windows(shown)):
        return zone
    cities = [found for city in re.split(r"\s*[,/;]\s*", shown) if (found := _city(city))]
    # Of "Amsterdam, Berlin, Bern, …" the one that the Windows zone stands for, if it is among them.
    main = set(WINDOWS_TO_OLSON.values())
    best = next((city for city in cities if city in main), cities[0] if cities else None)
    return None if best is None else ZoneInfo(best)


def _city(city: str) -> str | None:
    return CITIES.get(city) or _by_city().get(city.replace(" ", "_"))


def _offset(name: str) -> timezone | None:
    found = _OFFSET_ALONE.fullmatch(name)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if offset > _FAR_EAST:
        return None
    return timezone(offset if sign == "+" else -offset)


@cache
def _by_casefold() -> dict[str, str]:
    return {key.casefold(): key for key in sorted(available_timezones())}


@cache
def _by_city() -> dict[str, str]:
    places = (key for key in sorted(available_timezones()) if key.partition("/")[0] in _CONTINENTS)
    named = {key.rpartition("/")[2].casefold(): key for key in places}
    return {city: key for city, key in named.items() if city not in _NO_CITY}


@cache
def _windows_by_casefold() -> dict[str, str]:
    return {key.casefold(): zone for key, zone in WINDOWS_TO_OLSON.items()}
