"""Reads dates and times the way spreadsheets write them, without guessing.

Libraries fill in what a cell doesn't say (a year, a month, the order of two numbers), and a date that's
months off looks just as good as the right one. So a cell is read completely, or not at all, or it's
``Ambiguous``.
"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from afterword.core.case_checks import FIRST_YEAR, LAST_YEAR

Numbers = tuple[int, str, int, int]
"""Two numbers for day and month, the separator between them, and the year."""


class Ambiguous(ValueError):  # noqa: N818 - the word for it
    """A date that could have either the day or the month first."""


class When(NamedTuple):
    """A day, with its time and zone if given; ``zone`` is the word after the time."""

    day: date
    clock: time | None = None
    offset: timedelta | None = None
    zone: str | None = None


class DateCell(NamedTuple):
    """A date cell: its moment, and its end if the cell has one."""

    start: When
    end: When | None = None


_NAMES: Final = """
    jan january januar janner jaenner | feb february februar | mar march marz maerz mrz | apr april |
    may mai | jun june juni | jul july juli | aug august | sep sept september | oct october okt oktober |
    nov november | dec december dez dezember
"""
_MONTHS: Final = {name: at for at, names in enumerate(_NAMES.split("|"), 1) for name in names.split()}
_WEEKDAY: Final = re.compile(
    r"(?:mon(?:day|tag)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?|mo|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?|"
    r"tu|we|th|su|sonnabend)\b[.,]*\s*(?:(?:den|der|the)\s+)?",
    re.ASCII,
)
_MONTH: Final = r"(?P<name>[a-z]{3,9})"
_YEAR: Final = r"(?P<year>\d{4}|'?\d\d)(?!\d)"
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d)", re.ASCII)
_COMPACT: Final = re.compile(r"(?P<year>(?:19|2[01])\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)", re.ASCII)
_NUMBERS: Final = re.compile(
    r"(?P<one>\d\d?)\s?(?P<mark>[-/.])\s?(?P<two>\d\d?)\s?(?P=mark)\s?" + _YEAR, re.ASCII
)
_DAY_MONTH: Final = re.compile(
    r"(?P<day>\d\d?)(?:st|nd|rd|th|\.)?(?:\s+of)?[\s\-/]*" + _MONTH + r"\.?,?[\s\-/]*" + _YEAR, re.ASCII
)
_MONTH_DAY: Final = re.compile(
    _MONTH + r"\.?[\s\-]*(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s*,\s*|\s+|-)" + _YEAR, re.ASCII
)
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?", re.ASCII)
_BETWEEN: Final = re.compile(r"(?:\s*,?\s*(?:\bat\b|\bum\b|@|\bt(?=\d))|\s*,|\s+[-|]\s)?\s*")
_CLOCK: Final = re.compile(
    r"(?P<hour>\d\d?)(?:\s?[:.h]\s?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,](?P<part>\d{1,9}))?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?(?P<uhr>\s*(?:uhr|h)\b)?",
    re.ASCII,
)
_OFFSET: Final = re.compile(
    r"\s*(?:z\b|(?:utc|gmt)?\s?(?P<sign>[+\-\u2212])(?P<hours>\d\d?):?(?P<minutes>\d\d)?(?!\d))", re.ASCII
)
_ZONE: Final = re.compile(r"\s*\(?(?P<zone>[a-z]{2,5}|[a-z]+(?:/[a-z_+\-]+){1,2})\)?", re.ASCII)
_UNTIL: Final = re.compile(r"\s*(?:→|->|–|—|\s-\s|\bto\b|\buntil\b|\bbis\b)\s*")
_DAY_SHARE: Final = re.compile(r"0?[.,]\d+", re.ASCII)
_HALF: Final = re.compile(r"[ap]\.?\s?m\b", re.ASCII)
_LONGEST: Final = 120
_PIVOT: Final = 70
_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of a spreadsheet. They all treat 1900 as a leap year, like Lotus did; this compensates."""
_LAST_SERIAL_YEAR: Final = 2100
"""Beyond this, a plain five-digit number is more likely a postal code or salary than a day."""
_NOON: Final = 12
_LAST_MONTH: Final = 12


def read_span(cell: str, *, day_first: bool | None) -> DateCell | None:
    """A date, a date and time, or a range; ``None`` if it's neither, or ``Ambiguous``."""
    text = _plain(cell)
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _span(text, day_first=day_first)
    except Ambiguous:
        # If it isn't a date in either order, there's nothing to ask.
        if _span(text, day_first=True) == _span(text, day_first=False):
            return _span(text, day_first=True)
        raise


def _span(text: str, *, day_first: bool | None) -> DateCell | None:
    whole = _when(text, day_first=day_first)
    if whole is not None:
        return DateCell(whole)
    for cut in _UNTIL.finditer(text):
        start = _when(text[: cut.start()], day_first=day_first)
        rest = text[cut.end() :]
        if start is None:
            continue
        end = _when(rest, day_first=day_first)
        if end is None:
            start, end = _same_day(start, text[: cut.start()], rest)
        if end is not None:
            return DateCell(start, end)
    return None


def is_ambiguous(cell: str) -> bool:
    """Whether a cell is a date that could have either the day or the month first."""
    try:
        read_span(cell, day_first=None)
    except Ambiguous:
        return True
    return False


def read_clock(cell: str) -> time | None:
    """A time such as ``14:30``, ``2:30 PM``, ``14 Uhr`` or a spreadsheet's fraction of a day."""
    text = _plain(cell)
    if _DAY_SHARE.fullmatch(text):
        minutes = round(float(text.replace(",", ".")) * 24 * 60)
        return time(minutes // 60, minutes % 60) if minutes < 24 * 60 else None
    found = _CLOCK.fullmatch(text)
    if found is not None and (found["minute"] or found["half"] or found["uhr"]):
        return _clock(found)
    return None


def numbers_in(cell: str) -> Numbers | None:
    """The two numbers in a date such as ``3/11/2026`` that may be the day, and the text around them."""
    text = _plain(cell)
    found = _NUMBERS.match(_WEEKDAY.sub("", text, count=1) if text[:1].isalpha() else text)
    if found is None:
        return None
    return int(found["one"]), found["mark"], int(found["two"]), _year(found["year"])


def _plain(cell: str) -> str:
    """Lower case, with plain spaces (browsers put a narrow one before PM) and without accents."""
    folded = unicodedata.normalize("NFKD", cell[: 2 * _LONGEST].casefold())
    return " ".join("".join(each for each in folded if not unicodedata.combining(each)).split())


def _when(text: str, *, day_first: bool | None) -> When | None:
    if _SERIAL.fullmatch(text):
        return _of_serial(text)
    if text[:1].isalpha():
        weekday = _WEEKDAY.match(text)
        # "mar 3 2026" doesn't start with a weekday, "mon 3 nov 2026" does: a date must follow.
        if weekday is not None:
            text = text[weekday.end() :]
    found = _day(text, day_first=day_first)
    if found is None:
        return None
    day, rest = found
    return _timed(day, rest)


def _day(text: str, *, day_first: bool | None) -> tuple[date, str] | None:
    for pattern in (_YEAR_FIRST, _NUMBERS, _COMPACT):
        found = pattern.match(text)
        if found is not None:
            if pattern is _NUMBERS:
                year = _year(found["year"])
                one, two = int(found["one"]), int(found["two"])
                month, day = (two, one) if _is_day_first(one, found["mark"], two, day_first) else (one, two)
            else:
                year, month, day = int(found["year"]), int(found["month"]), int(found["day"])
            return _dated(year, month, day, text[found.end() :])
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        found = pattern.match(text)
        if found is not None and found["name"] in _MONTHS:
            rest = text[found.end() :]
            return _dated(_year(found["year"]), _MONTHS[found["name"]], int(found["day"]), rest)
    return None


def _is_day_first(one: int, mark: str, two: int, day_first: bool | None) -> bool:  # noqa: FBT001
    if one > _LAST_MONTH:
        return True
    if two > _LAST_MONTH:
        return False
    if one == two:
        return True
    if day_first is not None:
        return day_first
    raise Ambiguous(f"{one}{mark}{two}")


def _dated(year: int, month: int, day: int, rest: str) -> tuple[date, str] | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    # One day less at each end, so that no zone moves a moment beyond the limits.
    return (found, rest) if FIRST_YEAR < year < LAST_YEAR else None


def _year(written: str) -> int:
    number = int(written.lstrip("'"))
    if len(written.lstrip("'")) > 2:  # noqa: PLR2004 - two digits
        return number
    return number + (1900 if number >= _PIVOT else 2000)


def _of_serial(text: str) -> When | None:
    """Days since the end of 1899, with the time as a fraction, to the minute."""
    number = float(text.replace(",", "."))
    moment = datetime.combine(_EPOCH, time()) + timedelta(minutes=round(number * 24 * 60))
    if not FIRST_YEAR < moment.year < _LAST_SERIAL_YEAR:
        return None
    return When(moment.date(), moment.time() if "." in text or "," in text else None)


def _timed(day: date, rest: str) -> When | None:
    if not rest.strip():
        return When(day)
    between = _BETWEEN.match(rest)
    text = rest[between.end() :] if between else rest
    found = _CLOCK.match(text)
    if found is None or not (found["minute"] or found["half"] or found["uhr"]):
        return None
    clock = _clock(found)
    if clock is None:
        return None
    return _zoned(When(day, clock), text[found.end() :])


def _zoned(when: When, rest: str) -> When | None:
    if not rest.strip():
        return when
    found = _OFFSET.match(rest)
    if found is not None:
        tail = rest[found.end() :].strip()
        offset = timedelta()
        if found["sign"]:
            hours, minutes = int(found["hours"]), int(found["minutes"] or 0)
            offset = timedelta(hours=hours, minutes=minutes) * (1 if found["sign"] == "+" else -1)
            if abs(offset) >= timedelta(hours=15) or minutes >= 60:  # noqa: PLR2004 - minutes of an hour
                return None
        # JavaScript repeats the offset as the zone's name.
        return when._replace(offset=offset) if not tail or re.fullmatch(r"\([^()]*\)", tail) else None
    named = _ZONE.fullmatch(rest)
    return when._replace(zone=named["zone"]) if named is not None else None


def _clock(found: "re.Match[str]") -> time | None:
    hour, minute, second = int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0)
    if found["half"]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if found["half"] == "p" else 0)
    part = int((found["part"] or "0").ljust(6, "0")[:6])
    try:
        return time(hour, minute, second, part)
    except ValueError:
        return None


def _same_day(start: When, before: str, rest: str) -> tuple[When, When | None]:
    """The end as a time on the day it starts: ``2:30 – 3:30 PM`` means the afternoon for both."""
    begun = start.clock
    ended = _timed(start.day, rest) if begun is not None else None
    if begun is None or ended is None or ended.clock is None:
        return start, None
    if _HALF.search(rest) and not _HALF.search(before) and begun.hour < _NOON <= ended.clock.hour:
        later = begun.replace(hour=begun.hour + _NOON)
        if later < ended.clock:
            begun = later
    if ended.clock < begun:
        return start, None
    start = start._replace(clock=begun)
    if ended.zone is None and ended.offset is None:
        return start, ended._replace(zone=start.zone, offset=start.offset)
    if start.zone is None and start.offset is None:
        start = start._replace(zone=ended.zone, offset=ended.offset)
    return start, ended
