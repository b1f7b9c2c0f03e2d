"""Business days, and the zones of countries, phone numbers and people."""

from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import holidays
import phonenumbers
from phonenumbers import timezone as phone_timezone

from afterword.core.case import Case, Company, Contact
from oracle import readings
from oracle.clocks import same_clocks

FIRST_YEAR, LAST_YEAR = 2005, 2034
"""The years that random cases lie in, with room."""
_SATURDAY = 5


@cache
def _public(country: str, region: str | None) -> holidays.HolidayBase:
    return holidays.country_holidays(country, subdiv=region, years=range(FIRST_YEAR, LAST_YEAR + 1))


def is_business_day(day: date, company: Company) -> bool:
    """Neither weekend nor public holiday where the company is; Monday to Friday if nobody knows where."""
    return _is_business_day(day, company.country, company.region)


@cache
def _is_business_day(day: date, country: str | None, region: str | None) -> bool:
    if country is None:
        return day.weekday() < _SATURDAY
    public = _public(country, region)
    return not public.is_weekend(day) and day not in public


def on_or_after(day: date, company: Company) -> date:
    """The day itself if it is a business day, else the next one."""
    while not is_business_day(day, company):
        day += timedelta(days=1)
    return day


def nth_after(day: date, count: int, company: Company) -> date:
    """The count-th business day later than the day; the day itself for none."""
    for _ in range(count):
        day = on_or_after(day + timedelta(days=1), company)
    return day


@cache
def zones_of_country(country: str) -> tuple[str, ...]:
    """From the time zone database's own table."""
    lines = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(row[2] for row in rows if row[0] == country)


@cache
def zones_of_number(number: str, country: str | None) -> tuple[str, ...]:
    """The zones that a phone number may be in; none where the library knows none."""
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return ()
    zones = phone_timezone.time_zones_for_number(parsed)
    return tuple(zone for zone in zones if zone != "Etc/Unknown")


def distinct(zones: tuple[str, ...]) -> tuple[str, ...]:
    """One zone where all keep the same time, as a calendar hands them to the core."""
    return zones[:1] if zones and _one_time(zones) else zones


@cache
def _one_time(zones: tuple[str, ...]) -> bool:
    return all(same_clocks(zones[0], zone, FIRST_YEAR, LAST_YEAR) for zone in zones)


def zone_of(case: Case, contact: Contact | None) -> tuple[str, bool]:
    """A contact's zone, and whether it is only assumed."""
    company = case.company
    if contact is not None and contact.timezone is not None:
        return contact.timezone, False
    if company.timezone is not None:
        return company.timezone, False
    number = contact.phone if contact is not None else None
    if number is None and readings.COMPANY_NUMBER_TELLS_THE_ZONE:
        number = company.phone
    if number is not None:
        zones = zones_of_number(number, company.country)
        if zones and _one_time(zones):
            return zones[0], False
    if company.country is not None:
        zones = zones_of_country(company.country)
        if zones and _one_time(zones):
            return zones[0], False
    return case.candidate.timezone, True
