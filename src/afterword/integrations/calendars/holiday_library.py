"""Public holidays from the ``holidays`` library, for making the table and for years beyond it."""

import warnings
from collections.abc import Iterable
from datetime import date

import holidays

_ENGLISH = ("en_US", "en_GB", "en")


def listed_regions() -> dict[str, list[str]]:
    """Regions with their own lists, by ISO 3166-1 alpha-2 country."""
    listed = holidays.list_supported_countries(include_aliases=False)
    return {country: list(regions) for country, regions in listed.items() if len(country) == 2}  # noqa: PLR2004


def _country(country: str, region: str | None, years: Iterable[int]) -> holidays.HolidayBase:
    languages = holidays.country_holidays(country).supported_languages
    english = next((each for each in languages if each.startswith(_ENGLISH)), None)
    with warnings.catch_warnings():
        # Some countries' lists end before the table does (India's in 2035): no holidays are known after that.
        warnings.filterwarnings("ignore", message="Requested Holidays are available only")
        return holidays.country_holidays(country, subdiv=region, years=list(years), language=english)


def public_holidays(country: str, region: str | None, years: Iterable[int]) -> dict[date, str]:
    """Public holidays with their names, in English if the library has it."""
    return {day: name.replace("\n", " ") for day, name in sorted(_country(country, region, years).items())}


def weekend_bits(country: str, region: str | None, year: int) -> int:
    """The weekend days in the middle of a year, one bit each; bit 0 is Monday."""
    known = _country(country, region, [year])
    monday = date(year, 7, 1)
    monday = date.fromordinal(monday.toordinal() - monday.weekday())
    week = [date.fromordinal(monday.toordinal() + day) for day in range(7)]
    return sum(known.is_weekend(day) << day.weekday() for day in week)
