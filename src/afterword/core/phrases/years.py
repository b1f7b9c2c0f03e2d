"""Quarters, halves and years by number: "Q1", "H2 2027", "the first quarter", "2027", "the new year"."""

from datetime import date
from typing import Final

from afterword.core.phrases.reckon import MONTHS_A_QUARTER, MONTHS_A_YEAR
from afterword.core.phrases.spans import NEW_YEAR, QUARTER, YEAR, Parsed, Span, Text
from afterword.core.phrases.tokens import NUMBER, ORDINAL
from afterword.core.phrases.units import months, unit

YEARS: Final = range(2000, 2200)
_MONTHS_A_HALF = 6
_HALVES = 2
_QUARTERS = 4


def year_at(text: Text, at: int, *, bare: bool) -> Parsed | None:
    """What is named by number at ``at``; a year only if ``bare`` or after a preposition."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    if words[at] == "new" and words[at + 1] == "year" and words[at + 2] not in {"day", "eve"}:
        first = date(today.year + 1, 1, 1).toordinal()
        return Span(first, first + 30, "new-year", NEW_YEAR, vague=True), at + 2
    if words[at] == NUMBER and bare and numbers[at] in YEARS and numbers[at] >= today.year:
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


def _part_of_year(text: Text, at: int) -> tuple[int, int]:
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


def _of_year(text: Text, at: int) -> tuple[int, int]:
    """The year named after a quarter (0 for none) and the index after it."""
    words, numbers = text.words, text.numbers
    today = date.fromordinal(text.said_on)
    ahead = at + (words[at] == "of")
    if words[ahead] == NUMBER and numbers[ahead] in YEARS:
        return numbers[ahead], ahead + 1
    if words[ahead] == "next" and words[ahead + 1] == "year":
        return today.year + 1, ahead + 2
    if words[ahead] in {"the", "this"} and words[ahead + 1] == "year":
        return 0, ahead + 2
    return 0, at
