"""The business days of a country, as the application hands them in, from ``holidays``."""

from datetime import date
from functools import cache

import holidays

from afterword.core.time.calendar import Days

FIRST_YEAR, LAST_YEAR = 2025, 2029
_ENGLISH = ("en_US", "en_GB", "en")
_SATURDAY = 5


@cache
def days_of(country: str | None) -> Days:
    """Weekends and public holidays from 2025 to 2029; without a country, Monday to Friday and no holidays."""
    days = range(date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal() + 1)
    if country is None:
        return Days(days[0], bytes(date.fromordinal(day).weekday() >= _SATURDAY for day in days), {})
    languages = holidays.country_holidays(country).supported_languages
    english = next((each for each in languages if each.startswith(_ENGLISH)), None)
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    public = holidays.country_holidays(country, years=years, language=english)
    names = {day.toordinal(): name for day, name in sorted(public.items())}
    closed = bytes(day in names or public.is_weekend(date.fromordinal(day)) for day in days)
    return Days(days[0], closed, names)
