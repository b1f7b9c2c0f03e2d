"""Clock times and dates of a zone, with aware datetimes.

Instants are kept in UTC throughout: two aware datetimes of one zone compare and subtract by their
wall clocks, which is wrong around a change of offset.
"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def instant(when: datetime) -> datetime:
    """The same instant in UTC."""
    return when.astimezone(UTC)


def local_date(when: datetime, zone: str) -> date:
    return when.astimezone(ZoneInfo(zone)).date()


def local_time(when: datetime, zone: str) -> time:
    return when.astimezone(ZoneInfo(zone)).time()


def at(day: date, clock: time, zone: str) -> datetime:
    """The instant at which clocks of the zone show ``clock`` on ``day``; the first of two such instants."""
    return instant(datetime.combine(day, clock, tzinfo=ZoneInfo(zone)))


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def same_clocks(one: str, other: str, first_year: int, last_year: int) -> bool:
    """Whether two zones show the same time, asked at every noon of the years."""
    if one == other:
        return True
    when = datetime(first_year, 1, 1, 12, tzinfo=UTC)
    while when.year <= last_year:
        if when.astimezone(ZoneInfo(one)).utcoffset() != when.astimezone(ZoneInfo(other)).utcoffset():
            return False
        when += timedelta(days=1)
    return True
