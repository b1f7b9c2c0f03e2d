"""Dates in figures: "12/4", "4.12.2026", "2026-12-04"; and the year of a date that is told without one."""

from datetime import date
from typing import Final

from afterword.core.phrases.lexicon import WEEKDAYS
from afterword.core.phrases.reckon import MONTHS_A_YEAR, month_length
from afterword.core.phrases.spans import Parsed, Span, Text
from afterword.core.phrases.tokens import YEAR_FIRST

MAX_DAY: Final = 31
YEARS: Final = range(1900, 2200)
_CENTURY = 2000
_PAST_DAYS = 60
"""A day named without its year that lies at most so far back was meant as past, not as next year's."""


def this_or_next_year(text: Text, month: int, first: int, last: int) -> Span | None:
    """The next such date, today included; none if it was meant as past, or does not exist (30 February)."""
    today = date.fromordinal(text.said_on)
    for year in range(today.year - 1, today.year + 9):
        if last > month_length(year, month):
            continue
        end = date(year, month, last).toordinal()
        if text.said_on - _PAST_DAYS <= end < text.said_on:
            return None
        if end >= text.said_on:
            return Span(date(year, month, first).toordinal(), end, "date")
    return None


def numeric_at(text: Text, at: int) -> Parsed | None:
    """As in "12/4", "4.12.2026", "2026-12-04": in the order of the country, else both ways and the later."""
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


def _introduced(text: Text, at: int) -> bool:
    """Whether a bare "12/4" stands where a date does; elsewhere it may be a room or a fraction."""
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


def _on(text: Text, year: int | None, month: int, day: int) -> Span | None:
    if year is None:
        return this_or_next_year(text, month, day, day)
    if day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return Span(ordinal, ordinal, "numeric-date")


def _dated_span(parts: list[int], at: int) -> Parsed | None:
    year, month, day = parts
    if year not in YEARS or not _possible(month, day) or day > month_length(year, month):
        return None
    ordinal = date(year, month, day).toordinal()
    return Span(ordinal, ordinal, "iso-date"), at + 1
