"""Dates as ordinals: weeks as they run at the employer, months, quarters, business days.

``DateMath`` never raises for a far date: outside the span of its ``Days`` it falls back on the
plain week, without holidays.
"""

from datetime import date
from typing import Final

from afterword.core.time.calendar import Days
from afterword.core.time.instants import Day

WEEK: Final = 7
MONTHS_A_YEAR: Final = 12
MONTHS_A_QUARTER: Final = 3
LAST_DAY: Final = date.max.toordinal()
_SAMPLES = (-WEEK, 0, WEEK)
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
            found = frozenset(weekday for weekday in range(WEEK) if self._is_weekend(weekday))
            self._weekend = found if 0 < len(found) < WEEK else _PLAIN_WEEKEND
        return self._weekend

    def _is_weekend(self, weekday: int) -> bool:
        day = self.said_on + (weekday - (self.said_on - 1)) % WEEK
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
        return day - (day - 1 - self._first_weekday()) % WEEK

    def week_end(self, start: Day) -> Day:
        """The last working day of the week that starts on ``start``."""
        return max(start + n for n in range(WEEK) if (start + n - 1) % WEEK not in self.weekend)

    def _first_weekday(self) -> int:
        weekend = self.weekend
        best, best_run = 0, 0
        for weekday in range(WEEK):
            if weekday in weekend:
                continue
            run = 0
            while (weekday - 1 - run) % WEEK in weekend:
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
        workdays = WEEK - len(self.weekend)
        day += (count - 1) // workdays * WEEK
        count = (count - 1) % workdays + 1
        while count:
            day += 1
            count -= (day - 1) % WEEK not in self.weekend
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
