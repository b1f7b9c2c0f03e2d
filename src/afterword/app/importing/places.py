"""Countries, time zones and kinds of interview, by the words that people write for them."""

import re
from functools import cache
from typing import Final, Literal
from zoneinfo import ZoneInfo, available_timezones

from afterword.app.importing.aliases import normalised

Format = Literal["onsite", "video", "phone"]

_FORMATS: Final[tuple[tuple[Format, re.Pattern[str]], ...]] = (
    (
        "video",
        re.compile(
            r"\b(?:video|videocall|videointerview|videogesprach|videokonferenz|zoom|teams|google meet|meet|"
            r"hangouts?|webex|skype|virtual|virtuell|online|remote|facetime|web)\b",
            re.ASCII,
        ),
    ),
    (
        "phone",
        re.compile(
            r"\b(?:phone|telephone|telefon|telefonisch|telefoninterview|telefonat|call|tel)\b", re.ASCII
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\b(?:on ?site|in person|inperson|face to face|f2f|office|in office|vor ort|personlich|prasenz|"
            r"local|at company)\b",
            re.ASCII,
        ),
    ),
)
_LETTERS: Final[dict[str, str]] = {
    "et": "America/New_York",
    "est": "America/New_York",
    "edt": "America/New_York",
    "eastern": "America/New_York",
    "ct": "America/Chicago",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "central": "America/Chicago",
    "mt": "America/Denver",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "mountain": "America/Denver",
    "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "gmt": "UTC",
    "utc": "UTC",
    "bst": "Europe/London",
}
_COUNTRIES: Final[dict[str, str]] = {
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "grossbritannien": "GB",
    "usa": "US",
    "america": "US",
    "united states of america": "US",
    "the netherlands": "NL",
    "holland": "NL",
    "brd": "DE",
    "uae": "AE",
    "czech republic": "CZ",
    "turkey": "TR",
}
_NO_COUNTRY: Final = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
_CODE: Final = 2


def format_named(words: str) -> Format | None:
    """How an interview is held, by its word or by the program it is held with."""
    text = normalised(words)
    return next((found for found, pattern in _FORMATS if pattern.search(text)), None)


def zone_named(words: str) -> tuple[ZoneInfo, bool] | None:
    """A time zone by its IANA name or by letters such as CET, and whether it was written in full."""
    text = words.strip().strip("()").strip()
    full = _zones().get(text.casefold().replace(" ", "_"))
    short = _LETTERS.get(normalised(text).removesuffix(" time"))
    if short is not None:
        return ZoneInfo(short), short == "UTC"
    return (ZoneInfo(full), True) if full is not None else None


def country_named(words: str) -> str | None:
    """An ISO 3166-1 code, by itself or by the country's name in English or German."""
    text = normalised(words)
    return _countries().get(text)


def country_of_place(words: str) -> str | None:
    """The country at the end of a place, as in ``Berlin, Germany``; two letters may be a state's."""
    last = re.split(r"[,\n;(/|]|\s[-\N{EN DASH}]\s", words.rstrip(" )."))[-1].strip()
    return country_named(last) if len(last) > _CODE or last in {"UK", "US"} else None


def zone_of(key: str) -> ZoneInfo | None:
    """The zone of exactly that IANA name."""
    return ZoneInfo(key) if key in _zones().values() else None


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - {"localtime", "Factory"}}


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - its data load only where a table names countries

    found: dict[str, str] = {}
    for language in ("de", "en"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == _CODE and code.isalpha() and code not in _NO_COUNTRY:
                found[normalised(name)] = code
                found[code.casefold()] = code
    return {**found, **_COUNTRIES}
