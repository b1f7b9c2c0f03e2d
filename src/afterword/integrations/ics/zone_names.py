"""Finds the zone for whatever an invite calls it."""

import re
import unicodedata
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

# Time zones as people read them in a menu: what Outlook, Exchange and some schedulers write as a zone.

REGIONS: Final = {
    "eastern time (us & canada)": "America/New_York",
    "eastern time": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "central time": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "mountain time": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "pacific time (us & canada); tijuana": "America/Los_Angeles",
    "pacific time": "America/Los_Angeles",
    "rocky mountains (us & canada)": "America/Denver",
    "est (us & canada)": "America/New_York",
    "centre (us & canada)": "America/Chicago",
    "montagnes rocheuses (us & canada)": "America/Denver",
    "rocheuses (us & canada)": "America/Denver",
    "pacifique (us & canada)": "America/Los_Angeles",
    "hora del este (us & canada)": "America/New_York",
    "hora central (us & canada)": "America/Chicago",
    "hora de las montanas (us & canada)": "America/Denver",
    "hora de la montana (us & canada)": "America/Denver",
    "hora del pacifico (us & canada)": "America/Los_Angeles",
    "fuso orientale (us & canada)": "America/New_York",
    "fuso centrale (us & canada)": "America/Chicago",
    "fuso occidentale (us & canada)": "America/Denver",
    "fuso del pacifico (us & canada)": "America/Los_Angeles",
    "hora do leste (us & canada)": "America/New_York",
    "hora oriental (us & canada)": "America/New_York",
    "hora das montanhas (us & canada)": "America/Denver",
    "hora do pacifico (us & canada)": "America/Los_Angeles",
    "western/central europe": "Europe/Berlin",
    "central/western europe": "Europe/Berlin",
    "western europe": "Europe/London",
    "eastern europe": "Europe/Bucharest",
    "central europe": "Europe/Berlin",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "aleutian islands": "America/Adak",
    "indiana (east)": "America/Indiana/Indianapolis",
    "atlantic time (canada)": "America/Halifax",
    "newfoundland": "America/St_Johns",
    "newfoundland and labrador": "America/St_Johns",
    "saskatchewan": "America/Regina",
    "yukon": "America/Whitehorse",
    "baja california": "America/Tijuana",
    "chihuahua, la paz, mazatlan": "America/Mazatlan",
    "la paz, mazatlan": "America/Mazatlan",
    "guadalajara, mexico city, monterrey": "America/Mexico_City",
    "chetumal": "America/Cancun",
    "central america": "America/Guatemala",
    "bogota, lima, quito": "America/Bogota",
    "bogota, lima, quito, rio branco": "America/Bogota",
    "georgetown, la paz, manaus, san juan": "America/La_Paz",
    "city of buenos aires": "America/Argentina/Buenos_Aires",
    "buenos aires": "America/Argentina/Buenos_Aires",
    "cayenne, fortaleza": "America/Cayenne",
    "salvador": "America/Bahia",
    "greenland": "America/Nuuk",
    "cape verde is.": "Atlantic/Cape_Verde",
    "cabo verde is.": "Atlantic/Cape_Verde",
    "greenwich mean time": "Europe/London",
    "greenwich mean time : dublin, edinburgh, lisbon, london": "Europe/London",
    "west central africa": "Africa/Lagos",
    "chisinau": "Europe/Chisinau",
    "jerusalem": "Asia/Jerusalem",
    "abu dhabi, muscat": "Asia/Dubai",
    "ashgabat, tashkent": "Asia/Tashkent",
    "islamabad, karachi": "Asia/Karachi",
    "sri jayawardenepura": "Asia/Colombo",
    "yangon (rangoon)": "Asia/Yangon",
    "irkutsk, ulaan bataar": "Asia/Irkutsk",
    "solomon is., new caledonia": "Pacific/Guadalcanal",
    "marshall is.": "Pacific/Majuro",
    "samoa": "Pacific/Apia",
    "midway island, samoa": "Pacific/Pago_Pago",
}
"""Names of a region, or lists whose first city would be the wrong one, lower-case and without offset."""

CITIES: Final = {
    "edinburgh": "Europe/London",
    "bern": "Europe/Zurich",
    "rom": "Europe/Rome",
    "wien": "Europe/Vienna",
    "bratislava": "Europe/Bratislava",
    "st. petersburg": "Europe/Moscow",
    "kiev": "Europe/Kyiv",
    "beijing": "Asia/Shanghai",
    "mumbai": "Asia/Kolkata",
    "chennai": "Asia/Kolkata",
    "new delhi": "Asia/Kolkata",
    "islamabad": "Asia/Karachi",
    "abu dhabi": "Asia/Dubai",
    "osaka": "Asia/Tokyo",
    "sapporo": "Asia/Tokyo",
    "hanoi": "Asia/Ho_Chi_Minh",
    "astana": "Asia/Almaty",
    "canberra": "Australia/Sydney",
    "wellington": "Pacific/Auckland",
    "brasilia": "America/Sao_Paulo",
    "quito": "America/Guayaquil",
    "mexico city": "America/Mexico_City",
    "pretoria": "Africa/Johannesburg",
}
"""Cities of such lists that have no zone of their own in the database, lower-case."""

ABBREVIATIONS: Final = {
    "est": "America/New_York", "edt": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago",
    "mst": "America/Denver", "mdt": "America/Denver", "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles", "akst": "America/Anchorage", "akdt": "America/Anchorage",
    "hst": "Pacific/Honolulu", "cet": "Europe/Berlin", "cest": "Europe/Berlin", "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin", "wet": "Europe/Lisbon", "west": "Europe/Lisbon", "eet": "Europe/Bucharest",
    "eest": "Europe/Bucharest", "bst": "Europe/London", "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "jst": "Asia/Tokyo", "sgt": "Asia/Singapore",
    "hkt": "Asia/Hong_Kong",
}  # fmt: skip
"""What people mean by an abbreviation: EST in July means Eastern time. IST is three zones."""

SUMMER: Final = frozenset(
    {"edt", "cdt", "mdt", "pdt", "akdt", "cest", "mesz", "west", "eest", "bst", "aedt", "nzdt"}
)
"""The abbreviations that mean summer time."""


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
    r"\([ \t]?(?:UTC|GMT)[ \t]?(?:[+\N{MINUS SIGN}-][ \t]?\d{1,2}[:.]?\d{0,2})?[ \t]?\)\s*", re.IGNORECASE
)
_OFFSET_ALONE: Final = re.compile(
    r"\(?[ \t]?(?:UTC|GMT)?[ \t]?([+\N{MINUS SIGN}-])[ \t]?(\d{1,2})(?:[:.]?(\d{2}))?[ \t]?\)?", re.IGNORECASE
)
_US_AND_CANADA: Final = re.compile(
    r"\((?:us|u\.s\.|usa|u\.s\.a\.|etats-unis|ee\. ?uu\.|eeuu|estados unidos|eua|stati uniti|vs)"
    r" ?(?:&|and|et|und|y|e|en) ?(?:canada|kanada)\)"
)
_FAR_EAST: Final = timedelta(hours=14)
_LONGEST: Final = 200


def tidy(tzid: str) -> str:
    """A zone's name for comparing: without quotes, escapes and outer spaces."""
    return tzid.replace("\\", "").strip().strip('"').strip()


def zone_of_tzid(tzid: str) -> tzinfo | None:
    """The zone that a TZID names, however it is spelled; ``None`` if it names none that is known.

    Understood are IANA names (also behind a vendor's path), Windows zones by key or as Outlook's menu
    shows them, UTC by its names, and a bare offset such as ``GMT-0500``.
    """
    name = tidy(tzid)
    if not name or len(name) > _LONGEST:
        return None
    if name.casefold() in _UTC:
        return UTC
    if name.casefold() in ABBREVIATIONS:
        return ZoneInfo(ABBREVIATIONS[name.casefold()])
    return (
        iana_zone(name)
        or _windows(name)
        or _global(name)
        or _shown(name)
        or _offset(name)
        or _said_offset(name)
    )


def is_abbreviation(tzid: str) -> bool:
    """Whether a zone is named by an abbreviation such as "EST", which can mean several."""
    return tidy(tzid).casefold() in ABBREVIATIONS


def _said_offset(name: str) -> timezone | None:
    """The offset before an unknown name: "(UTC+05:30) Somewhere"."""
    before = _OFFSET_BEFORE.match(name)
    return None if before is None else _offset(before.group().strip())


def iana_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, in any case; ``None`` for another name."""
    if _KEY.fullmatch(name) is None or name.partition("/")[0].casefold() in _NO_PLACE:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # ``OSError``: it's the name of a folder, such as "America".
        known = _by_casefold().get(name.casefold())
        return None if known is None else ZoneInfo(known)


def _windows(name: str) -> ZoneInfo | None:
    keys = _windows_by_casefold()
    plain = name.casefold().replace("daylight time", "standard time")
    # Lotus Notes omits "Standard Time".
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
    shown = "".join(each for each in unicodedata.normalize("NFKD", shown) if not unicodedata.combining(each))
    shown = _US_AND_CANADA.sub("(us & canada)", shown)
    if shown in _UTC:
        return UTC
    if shown in REGIONS:
        return ZoneInfo(REGIONS[shown])
    if shown != name.casefold() and (zone := _windows(shown)):
        return zone
    cities = [found for city in re.split(r"\s*[,/;]\s*", shown) if (found := _city(city))]
    # Of "Amsterdam, Berlin, Bern, …", the one the Windows zone stands for, if it's in the list.
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
