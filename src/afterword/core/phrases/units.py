"""Whole weeks, weekends, months, quarters and years, from the day it was said."""

from datetime import date
from typing import Final

from afterword.core.moments import Day
from afterword.core.phrases.reckon import MONTHS_A_QUARTER, MONTHS_A_YEAR, month_of
from afterword.core.phrases.reckon import WEEK as WEEK_DAYS
from afterword.core.phrases.spans import MONTH, QUARTER, WEEK, WEEKEND, YEAR, Span, Text

SHAPES: Final = {"week": WEEK, "month": MONTH, "quarter": QUARTER, "year": YEAR, "weekend": WEEKEND}


def week(text: Text, shift: int) -> Span:
    """The working week ``shift`` weeks on; on the weekend, "this week" is the one that comes."""
    reckon = text.reckon
    start = reckon.week_start(text.said_on) + WEEK_DAYS * shift
    last = reckon.week_end(start)
    if last < text.said_on:
        return Span(start + WEEK_DAYS, last + WEEK_DAYS, "week", WEEK, vague=True)
    return Span(max(start, text.said_on), last, "week", WEEK)


def week_of(text: Text, day: Day) -> Span:
    """The working week that holds ``day``."""
    start = text.reckon.week_start(day)
    return Span(start, text.reckon.week_end(start), "week-of", WEEK)


def unit(text: Text, shape: str, shift: int) -> Span:
    """This week, month, quarter, year or weekend, or the one ``shift`` on."""
    if shape == WEEK:
        return week(text, shift)
    if shape == WEEKEND:
        return weekend(text, shift)
    today = date.fromordinal(text.said_on)
    if shape == YEAR:
        year = today.year + shift
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return Span(max(first, text.said_on), last, "year", YEAR)
    size = MONTHS_A_QUARTER if shape == QUARTER else 1
    month = today.year * MONTHS_A_YEAR + (today.month - 1) // size * size + size * shift
    return months(text, month, size, shape)


def months(text: Text, month: int, size: int, shape: str) -> Span:
    """``size`` months from the one counted ``month`` (12 a year, January 0)."""
    first, _ = month_of(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1)
    end = month + size - 1
    _, last = month_of(end // MONTHS_A_YEAR, end % MONTHS_A_YEAR + 1)
    return Span(max(first, text.said_on), last, shape, shape)


def weekend(text: Text, shift: int) -> Span:
    """The weekend that comes (or is on), or the one ``shift`` weeks later."""
    closed = text.reckon.weekend
    last = text.said_on
    while (last - 1) % WEEK_DAYS not in closed or last % WEEK_DAYS in closed:
        last += 1
    last += WEEK_DAYS * shift
    first = last
    while (first - 2) % WEEK_DAYS in closed and first > text.said_on:
        first -= 1
    return Span(first, last, "weekend", WEEKEND, vague=shift > 0)
