"""Months, which are the one unit of the calendar that is not a number of days."""

from datetime import date

from afterword.core.moments import Day


def months_after(day: Day, count: int) -> Day:
    """The same day of the month, ``count`` months later, or the last day where that month is shorter."""
    start = date.fromordinal(day)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    last = date(year + (month == 11), 1 if month == 11 else month + 2, 1).toordinal()  # noqa: PLR2004
    return min(date(year, month + 1, 1).toordinal() + start.day - 1, last - 1)
