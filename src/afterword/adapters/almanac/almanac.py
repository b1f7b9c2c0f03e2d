"""The almanac: calendars for spans of years, filled as they are asked."""

from typing import Final

from afterword.adapters.almanac.agreement import Agreement
from afterword.adapters.almanac.business_days import DaysOf, lists_region
from afterword.adapters.almanac.country_zones import CountryZones
from afterword.adapters.almanac.phone_zones import PhoneZones
from afterword.adapters.almanac.zones import Zones
from afterword.core.calendar import Calendar

_SPANS_AT_MOST: Final = 16


class Almanac:
    """The shipped ``ports.Almanac``; calendars of the same years share what they have read."""

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
            zones = Zones(first_year, last_year)
            found = Calendar(zones, DaysOf(first_year, last_year), self._phones, self._countries)
            self._calendars[span] = found
        return found

    def lists_region(self, country: str, region: str) -> bool:
        """Whether the region has a list of public holidays of its own."""
        return lists_region(country, region)

    def country_of_zone(self, name: str) -> str | None:
        """The country that a zone is listed for."""
        from afterword.adapters.almanac.country_zones import country_of_zone  # noqa: PLC0415 - where none is told

        return country_of_zone(name)

    def near_zone(self, name: str) -> str | None:
        """The zone whose name, or whose place, is most like the one given."""
        from afterword.adapters.almanac.near_zone import near_zone  # noqa: PLC0415 - only after a mistake

        return near_zone(name)
