"""Business days of countries and regions: from the shipped table, and from the library for other years."""

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from afterword.core.time.calendar import CountryRegion, Days
from afterword.integrations.calendars import holiday_table
from afterword.integrations.calendars.holiday_table import HolidayTable, ListedDays

if TYPE_CHECKING:
    from afterword.core.time.instants import Day

_SATURDAY_SUNDAY: Final = 0b1100000


@cache
def _table() -> HolidayTable:
    return holiday_table.load()


@lru_cache(maxsize=4_096)
def lists_region(country: str, region: str) -> bool:
    """Whether the table has the region's own public holidays."""
    return _table().lists(country, region)


class DaysOf(dict[CountryRegion, Days]):
    """Business days by country and region, computed when first needed. Raises ``KeyError`` if unknown.

    A region without its own list has its country's days. Without a country: Monday to Friday.
    """

    def __init__(self, first_year: int, last_year: int) -> None:
        super().__init__()
        self._years = range(first_year, last_year + 1)

    def __missing__(self, key: CountryRegion) -> Days:
        """Compute the days."""
        country, region = key
        if country is None:
            if region is not None:
                return self[None, None]
            days = _days(self._years, ListedDays(bytes([_SATURDAY_SUNDAY]) * holiday_table.YEARS, {}))
        else:
            listed = _table().listed(country, region)
            if listed is None:
                if region is None:
                    raise KeyError(country)
                # Not cached under its own key: region names are unlimited.
                return self[country, None]
            if self._years[0] < holiday_table.FIRST_YEAR or self._years[-1] > holiday_table.LAST_YEAR:
                listed = _with_years_beyond(listed, country, region, self._years)
            days = _days(self._years, listed)
        self[key] = days
        return days


def _days(years: range, listed: ListedDays) -> Days:
    first = date(years[0], 1, 1).toordinal()
    closed = bytearray()
    for year in years:
        start = date(year, 1, 1)
        length = date(year + 1, 1, 1).toordinal() - start.toordinal()
        place = min(max(year - holiday_table.FIRST_YEAR, 0), holiday_table.YEARS - 1)
        weekend = listed.weekends[place]
        week = bytes(weekend >> (start.weekday() + day) % 7 & 1 for day in range(7))
        closed += (week * 53)[:length]
    last = first + len(closed)
    names: dict[Day, str] = {}
    for day, name in listed.holidays.items():
        if first <= day < last:
            closed[day - first] = 1
            names[day] = name
    return Days(first, bytes(closed), names)


def _with_years_beyond(listed: ListedDays, country: str, region: str | None, years: range) -> ListedDays:
    """The table's days, with the library's own for years that the table does not hold.

    The weekend of such a year is the one of the table's nearest year.
    """
    from afterword.integrations.calendars.holiday_library import public_holidays  # noqa: PLC0415 - heavy, and rarely needed

    beyond = [year for year in years if not holiday_table.FIRST_YEAR <= year <= holiday_table.LAST_YEAR]
    more = public_holidays(country, region, beyond)
    return ListedDays(
        listed.weekends, listed.holidays | {day.toordinal(): name for day, name in more.items()}
    )
