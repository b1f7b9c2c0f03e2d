"""Zones, public holidays and phone numbers, as the calendar the core uses.

Everything is read when it's first needed, then cached: a single plan reads two zones and one country, a batch
of a million cases reads each zone, country and region once.
"""

from typing import Final

from afterword.core.time.calendar import Calendar
from afterword.integrations.calendars.business_days import DaysOf, lists_region
from afterword.integrations.calendars.zones import (
    Agreement,
    CountryZones,
    PhoneZones,
    ZoneTables,
    country_of_zone,
    near_zone,
)

_SPANS_AT_MOST: Final = 16


class ShippedCalendars:
    """The shipped ``ports.ShippedCalendars``; calendars of the same years share what they have read."""

    def __init__(self) -> None:
        self._calendars: dict[tuple[int, int], Calendar] = {}
        agreement = Agreement()
        self._phones = PhoneZones(agreement)
        self._countries = CountryZones(agreement)

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """Zones and days from 1 January of ``first_year`` to 31 December of ``last_year``."""
        span = first_year, last_year
        found = self._calendars.get(span)
        if found is None:
            if len(self._calendars) >= _SPANS_AT_MOST:
                self._calendars.clear()
            zones = ZoneTables(first_year, last_year)
            found = Calendar(zones, DaysOf(first_year, last_year), self._phones, self._countries)
            self._calendars[span] = found
        return found

    def lists_region(self, country: str, region: str) -> bool:
        """Whether the region has its own list of public holidays."""
        return lists_region(country, region)

    def country_of_zone(self, name: str) -> str | None:
        """The country a zone is listed for."""
        return country_of_zone(name)

    def near_zone(self, name: str) -> str | None:
        """The zone whose name or place is most similar to the given one."""
        return near_zone(name)
