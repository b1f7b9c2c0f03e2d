"""What a piece of text can mean, before anything decides whether it is about the answer."""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.dates.date_math import MONTHS_A_QUARTER, MONTHS_A_YEAR, DateMath, month_of
from afterword.core.dates.date_math import WEEK as WEEK_DAYS
from afterword.core.dates.tokens import WordTokens
from afterword.core.time.instants import Day

DAY: Final = "day"
WEEK: Final = "week"
MONTH: Final = "month"
QUARTER: Final = "quarter"
YEAR: Final = "year"
NEW_YEAR: Final = "new-year"
WEEKEND: Final = "weekend"
EDGE: Final = "edge"
MIDDLE: Final = "middle"
PERIOD: Final = "period"
VAGUE: Final = "vague"

ASSUMED_DAYS: Final = 7
"""How long after a lower bound ("after Thanksgiving") or a bare "soon" the answer may come at the latest:
the policy's ``expect.assumed_days``."""


class DaySpan(NamedTuple):
    """The days, first to last, that an expression of time means, and the rule that read it.

    ``shape`` says how a preposition works on it ("before" a week is before its first day, "before the
    end of" a week is by its last). ``within`` is (count, unit) where it is a period counted from the day
    it was said on.
    """

    first: Day
    last: Day
    rule: str
    shape: str = DAY
    vague: bool = False
    within: tuple[int, str] | None = None


class DatePhrase(NamedTuple):
    """One text being read: its words, the calendar, the country's order of day and month, the spans read."""

    tokens: WordTokens
    words: list[str]
    numbers: list[int]
    date_math: DateMath
    month_first: bool | None
    before: list[DaySpan]
    holidays: dict[str, list[tuple[tuple[str, ...], DaySpan]]]
    depth: list[int]

    @property
    def said_on(self) -> Day:
        """The day on which it was said."""
        return self.date_math.said_on


Parsed = tuple[DaySpan, int]
"""A span and the index of the word after it."""


# Whole weeks, weekends, months, quarters and years, from the day it was said.

SHAPES: Final = {"week": WEEK, "month": MONTH, "quarter": QUARTER, "year": YEAR, "weekend": WEEKEND}


def week(text: DatePhrase, shift: int) -> DaySpan:
    """The working week ``shift`` weeks on; on the weekend, "this week" is the one that comes."""
    date_math = text.date_math
    start = date_math.week_start(text.said_on) + WEEK_DAYS * shift
    last = date_math.week_end(start)
    if last < text.said_on:
        return DaySpan(start + WEEK_DAYS, last + WEEK_DAYS, "week", WEEK, vague=True)
    return DaySpan(max(start, text.said_on), last, "week", WEEK)


def week_of(text: DatePhrase, day: Day) -> DaySpan:
    """The working week that holds ``day``."""
    start = text.date_math.week_start(day)
    return DaySpan(start, text.date_math.week_end(start), "week-of", WEEK)


def unit(text: DatePhrase, shape: str, shift: int) -> DaySpan:
    """This week, month, quarter, year or weekend, or the one ``shift`` on."""
    if shape == WEEK:
        return week(text, shift)
    if shape == WEEKEND:
        return weekend_span(text, shift)
    today = date.fromordinal(text.said_on)
    if shape == YEAR:
        year = today.year + shift
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        return DaySpan(max(first, text.said_on), last, "year", YEAR)
    size = MONTHS_A_QUARTER if shape == QUARTER else 1
    month = today.year * MONTHS_A_YEAR + (today.month - 1) // size * size + size * shift
    return months(text, month, size, shape)


def months(text: DatePhrase, month: int, size: int, shape: str) -> DaySpan:
    """``size`` months from the one counted ``month`` (12 a year, January 0)."""
    first, _ = month_of(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1)
    end = month + size - 1
    _, last = month_of(end // MONTHS_A_YEAR, end % MONTHS_A_YEAR + 1)
    return DaySpan(max(first, text.said_on), last, shape, shape)


def weekend_span(text: DatePhrase, shift: int) -> DaySpan:
    """The weekend that comes (or is on), or the one ``shift`` weeks later."""
    closed = text.date_math.weekend
    last = text.said_on
    while (last - 1) % WEEK_DAYS not in closed or last % WEEK_DAYS in closed:
        last += 1
    last += WEEK_DAYS * shift
    first = last
    while (first - 2) % WEEK_DAYS in closed and first > text.said_on:
        first -= 1
    return DaySpan(first, last, "weekend", WEEKEND, vague=shift > 0)
