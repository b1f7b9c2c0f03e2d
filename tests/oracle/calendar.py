"""A calendar for the core, made the slow way from the libraries themselves.

The shipped one is made of tables; this one asks ``zoneinfo`` for every offset and ``holidays`` for
every day, so that the core can be tested without it.
"""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo, available_timezones

import holidays

from afterword.core.case import Company
from afterword.core.time.calendar import Calendar, Days
from afterword.core.time.instants import SECOND, Instant, Zone
from oracle.places import FIRST_YEAR, LAST_YEAR, distinct, is_business_day, zones_of_country, zones_of_number

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Asked(Mapping[K, V], Generic[K, V]):
    """A mapping that works an answer out when it is first asked for, and keeps it."""

    def __init__(self, answer: Callable[[K], V]) -> None:
        self._answer = answer
        self._kept: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        if key not in self._kept:
            self._kept[key] = self._answer(key)
        return self._kept[key]

    def __iter__(self):
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


@cache
def _zone(name: str, first_year: int, last_year: int) -> Zone:
    if name not in available_timezones():
        raise KeyError(name)
    zone = ZoneInfo(name)
    start = int(datetime(first_year, 1, 1, tzinfo=UTC).timestamp())
    end = int(datetime(last_year + 1, 1, 1, tzinfo=UTC).timestamp())

    def offset(second: int) -> int:
        found = datetime.fromtimestamp(second, zone).utcoffset()
        assert found is not None
        return int(found.total_seconds()) * SECOND

    changes: list[Instant] = []
    offsets = [offset(start)]
    day = int(timedelta(days=1).total_seconds())
    for second in range(start, end, day):
        after = offset(second + day)
        if after != offsets[-1]:
            # No zone changes twice within a day in these years: the change is where the offset is first new.
            seconds = range(second, second + day + 1)
            at = seconds[bisect_left(seconds, 1, key=lambda each: int(offset(each) == after))]
            changes.append(at * SECOND)
            offsets.append(after)
    return Zone(name, changes, offsets)


@cache
def _days(country: str | None, region: str | None, first_year: int, last_year: int) -> Days:
    if country is not None:
        known = holidays.list_supported_countries()
        if country not in known or (region is not None and region not in known[country]):
            raise KeyError(country, region)
    company = Company(name="", country=country, region=region)
    first, last = date(first_year, 1, 1), date(last_year, 12, 31)
    every = [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]
    return Days(first.toordinal(), bytes(not is_business_day(day, company) for day in every), {})


def calendar(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> Calendar:
    """Zones and days of the years, and the zones of numbers and countries."""
    return Calendar(
        zones=Asked(lambda name: _zone(name, first_year, last_year)),
        days=Asked(lambda place: _days(place[0], place[1], first_year, last_year)),
        phone_zones=Asked(lambda number: distinct(zones_of_number(number[0], number[1]))),
        country_zones=Asked(lambda country: distinct(zones_of_country(country))),
    )


def without_holidays(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> Calendar:
    """The same, with every Monday to Friday a business day everywhere."""
    return calendar(first_year, last_year)._replace(
        days=Asked(lambda _: _days(None, None, first_year, last_year))
    )
