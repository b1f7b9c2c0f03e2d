"""The days that a piece of text can mean, and the calendar arithmetic behind them.

Days are ordinals; weeks run as they do at the employer.

``DateMath`` never raises for a far date: outside the span of its ``Days`` it falls back on the
plain week, without holidays.
"""

from datetime import date
from typing import Final, NamedTuple

from afterword.core.dates.tokens import WordTokens
from afterword.core.time.calendar import Days
from afterword.core.time.instants import Day

WEEK_DAYS: Final = 7
MONTHS_A_YEAR: Final = 12
MONTHS_A_QUARTER: Final = 3
LAST_DAY: Final = date.max.toordinal()
_SAMPLES = (-WEEK_DAYS, 0, WEEK_DAYS)
_MAJORITY = 2
_AHEAD = 396
_PLAIN_WEEKEND = frozenset({5, 6})


class DateMath:
    """The calendar arithmetic of one phrase, said on one day to someone in one country."""

    __slots__ = ("_days", "_weekend", "said_on")

    def __init__(self, said_on: Day, days: Days) -> None:
        self.said_on: Final = said_on
        self._days = days
        self._weekend: frozenset[int] | None = None

    @property
    def names(self) -> dict[Day, str]:
        """The public holidays of the thirteen months from ``said_on``, in order."""
        horizon = self.said_on + _AHEAD
        names = self._days.names
        return {day: names[day] for day in sorted(names) if self.said_on <= day <= horizon}

    @property
    def weekend(self) -> frozenset[int]:
        """The weekdays (Monday 0) on which the employer is closed every week around ``said_on``."""
        if self._weekend is None:
            found = frozenset(weekday for weekday in range(WEEK_DAYS) if self._is_weekend(weekday))
            self._weekend = found if 0 < len(found) < WEEK_DAYS else _PLAIN_WEEKEND
        return self._weekend

    def _is_weekend(self, weekday: int) -> bool:
        day = self.said_on + (weekday - (self.said_on - 1)) % WEEK_DAYS
        closed = 0
        for shift in _SAMPLES:
            try:
                open_ = self._days.is_business(day + shift)
            except IndexError:
                open_ = weekday not in _PLAIN_WEEKEND
            closed += not open_ and day + shift not in self._days.names
        return closed >= _MAJORITY

    def week_start(self, day: Day) -> Day:
        """The first day of ``day``'s week: the working day after the (longest) weekend."""
        return day - (day - 1 - self._first_weekday()) % WEEK_DAYS

    def week_end(self, start: Day) -> Day:
        """The last working day of the week that starts on ``start``."""
        return max(start + n for n in range(WEEK_DAYS) if (start + n - 1) % WEEK_DAYS not in self.weekend)

    def _first_weekday(self) -> int:
        weekend = self.weekend
        best, best_run = 0, 0
        for weekday in range(WEEK_DAYS):
            if weekday in weekend:
                continue
            run = 0
            while (weekday - 1 - run) % WEEK_DAYS in weekend:
                run += 1
            if run > best_run:
                best, best_run = weekday, run
        return best

    def business_after(self, day: Day, count: int) -> Day:
        """The ``count``-th business day later than ``day``; ``day`` itself for 0."""
        if count < 1:
            return day
        try:
            return self._days.after(day, count)
        except IndexError:
            return self._plain_after(day, count)

    def business_on_or_after(self, day: Day) -> Day:
        """``day`` if it's a business day, or else the next one."""
        return self.business_after(day - 1, 1)

    def business_on_or_before(self, day: Day) -> Day:
        """``day`` if it's a business day, or else the one before."""
        while self.business_on_or_after(day) != day:
            day -= 1
        return day

    def _plain_after(self, day: Day, count: int) -> Day:
        workdays = WEEK_DAYS - len(self.weekend)
        day += (count - 1) // workdays * WEEK_DAYS
        count = (count - 1) % workdays + 1
        while count:
            day += 1
            count -= (day - 1) % WEEK_DAYS not in self.weekend
        return day


def clamped_months_after(day: Day, count: int) -> Day:
    """The same day ``count`` months on, clamped to the month's end; ``ValueError`` past the year 9999."""
    when = date.fromordinal(day)
    year, month = divmod(when.year * MONTHS_A_YEAR + when.month - 1 + count, MONTHS_A_YEAR)
    return date(year, month + 1, min(when.day, month_length(year, month + 1))).toordinal()


def month_length(year: int, month: int) -> int:
    """Days in a month. Raises ``ValueError`` outside the years that dates have."""
    if month == MONTHS_A_YEAR:
        return date(year, month, 31).day
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def month_of(year: int, month: int) -> tuple[Day, Day]:
    """The first and the last day of a month."""
    return date(year, month, 1).toordinal(), date(year, month, month_length(year, month)).toordinal()


def easter(year: int) -> Day:
    """Easter Sunday of the Western churches (Gauss, in the form of Meeus, Jones and Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    n = h + ell - 7 * m
    month = (n + 90) // 25
    return date(year, month, (n + 33 * month + 19) % 32).toordinal()


# What a text can mean, before anything decides whether it is about the answer.

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
