"""Dates and years in digits: "12/4", "4.12.2026", "Q1", "H2 2027"; the year of a date given without one."""

from datetime import date
from typing import Final

from afterword.core.dates.date_math import MONTHS_A_QUARTER, MONTHS_A_YEAR, month_length
from afterword.core.dates.spans import NEW_YEAR, QUARTER, YEAR, DatePhrase, DaySpan, Parsed, months, unit
from afterword.core.dates.tokens import NUMBER, ORDINAL, WEEKDAYS, YEAR_FIRST

MAX_DAY: Final = 31
YEARS: Final = range(1900, 2200)
_CENTURY = 2000
_PAST_DAYS = 60
"""A day without a year that lies no further back than this was meant as past, rather than next year's."""


def this_or_next_year(text: DatePhrase, month: int, first: int, last: int) -> DaySpan | None:
    """The next such date, from today; ``None`` if it was meant as past or doesn't exist (30 February)."""
    today = date.fromordinal(text.said_on)
    for year in range(today.year - 1, today.year + 9):
        if last > month_length(year, month):
            continue
        end = date(year, month, last).toordinal()
        if text.said_on - _PAST_DAYS <= end < text.said_on:
            return None
        if end >= text.said_on:
            return DaySpan(date(year, month, first).toordinal(), end, "date")
    return None


def numeric_at(text: DatePhrase, at: int) -> Parsed | None:
    """As in "12/4", "4.12.2026", "2026-12-04": in the country's order, or else the later of both readings."""
    raw = text.tokens.raw[at].replace(".", "/").replace("-", "/").strip("/")
    parts = [int(part) for part in raw.split("/")]
    if text.words[at] == YEAR_FIRST:
        return _dated_span(parts, at) if len(parts) == 3 else None  # noqa: PLR2004
    first, second, *years = parts
    year = None
    if years:
        year = years[0] if years[0] > MONTHS_A_YEAR * 10 else _CENTURY + years[0]
    elif not _introduced(text, at):
        return None
    dotted = "." in text.tokens.raw[at]
    orders = [(first, second), (second, first)]
    if text.month_first is not None or dotted:
        orders = orders[:1] if text.month_first and not dotted else orders[1:]
        if not _possible(*orders[0]):
            orders = [orders[0][::-1]]
    spans = [
        span
        for month, day in orders
        if _possible(month, day)
        for span in [_on(text, year, month, day)]
        if span
    ]
    if not spans:
        return None
    later = max(spans)
    return later._replace(rule="numeric-date", vague=len({span.first for span in spans}) > 1), at + 1


def _introduced(text: DatePhrase, at: int) -> bool:
    """Whether a bare "12/4" is used as a date; elsewhere it may be a room or a fraction."""
    before = text.words[at - 1] if at else ""
    return text.tokens.length == 1 or before in {
        *(
            "by",
            "on",
            "before",
            "until",
            "till",
            "after",
            "of",
            "commencing",
            "cob",
            "eod",
            "beginning",
            "c",
            "ending",
        ),
        *("around", "than", "the", "to", "and", "or", "-", "from", ",", "week"),
        *WEEKDAYS,
    }


def _possible(month: int, day: int) -> bool:
    return 1 <= month <= MONTHS_A_YEAR and 1 <= day <= MAX_DAY


def _on(text: DatePhrase, year: int | None, month: int, day: int) -> DaySpan | None:
    if year is None:
        return this_or_next_year(text, month, day, day)
    if day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return DaySpan(ordinal, ordinal, "numeric-date")


def _dated_span(parts: list[int], at: int) -> Parsed | None:
    year, month, day = parts
    if year not in YEARS or not _possible(month, day) or day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return DaySpan(ordinal, ordinal, "iso-date"), at + 1


# Quarters, halves and years by number: "Q1", "H2 2027", "the first quarter", "2027", "the new year".

BARE_YEARS: Final = range(2000, 2200)
_MONTHS_A_HALF = 6
_HALVES = 2
_QUARTERS = 4


def year_at(text: DatePhrase, at: int, *, bare: bool) -> Parsed | None:
    """What is named by number at ``at``; a year only if ``bare`` or after a preposition."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    if words[at] == "new" and words[at + 1] == "year" and words[at + 2] not in {"day", "eve"}:
        first = date(today.year + 1, 1, 1).toordinal()
        return DaySpan(first, first + 30, "new-year", NEW_YEAR, vague=True), at + 2
    if words[at] == NUMBER and bare and numbers[at] in BARE_YEARS and numbers[at] >= today.year:
        return unit(text, YEAR, numbers[at] - today.year), at + 1
    number, size = _part_of_year(text, at)
    if not number:
        return None
    year, end = _of_year(text, at + 2)
    start = (number - 1) * size
    span = months(text, (year or today.year) * MONTHS_A_YEAR + start, size, QUARTER)
    if span.last < text.said_on and not year:
        span = months(text, (today.year + 1) * MONTHS_A_YEAR + start, size, QUARTER)
    return span, end


def _part_of_year(text: DatePhrase, at: int) -> tuple[int, int]:
    """The number of a quarter or half, and its months; (0, 0) for none."""
    words, numbers = text.words, text.numbers
    if words[at] == "q" and 1 <= numbers[at + 1] <= _QUARTERS:
        return numbers[at + 1], MONTHS_A_QUARTER
    if text.tokens.raw[at] == "h" and 1 <= numbers[at + 1] <= _HALVES:
        return numbers[at + 1], _MONTHS_A_HALF
    if words[at + 1] == "quarter" and words[at] in {"last", "final"}:
        return _QUARTERS, MONTHS_A_QUARTER
    if words[at + 1] == "quarter" and words[at] == ORDINAL and 1 <= numbers[at] <= _QUARTERS:
        return numbers[at], MONTHS_A_QUARTER
    return 0, 0


def _of_year(text: DatePhrase, at: int) -> tuple[int, int]:
    """The year named after a quarter (0 for none) and the index after it."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    ahead = at + (words[at] == "of")
    if words[ahead] == NUMBER and numbers[ahead] in BARE_YEARS:
        return numbers[ahead], ahead + 1
    if words[ahead] == "next" and words[ahead + 1] == "year":
        return today.year + 1, ahead + 2
    if words[ahead] in {"the", "this"} and words[ahead + 1] == "year":
        return 0, ahead + 2
    return 0, at
