"""The shipped almanac, held against the libraries that its tables come from."""

import warnings
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import version
from zoneinfo import ZoneInfo, available_timezones

import holidays
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from afterword.core.time.instants import SECOND, instant_of
from afterword.integrations.calendars import ShippedCalendars, holiday_table

ALMANAC = ShippedCalendars()
WIDE = ALMANAC.calendar(2000, 2060)
NO_PLACES = {"localtime", "posixrules", "Factory"}
ZONES = sorted(available_timezones() - NO_PLACES)
COUNTRIES = holidays.list_supported_countries(include_aliases=False)
KEYS = [key.decode().strip() for key in holiday_table.load().entries()]
INSTANTS = st.datetimes(datetime(2000, 1, 2), datetime(2060, 12, 30), timezones=st.just(UTC))


def offset(zone: str, when: datetime) -> int:
    found = when.astimezone(ZoneInfo(zone)).utcoffset()
    assert found is not None
    return int(found.total_seconds()) * SECOND


@given(st.sampled_from(ZONES), INSTANTS)
@example("Australia/Lord_Howe", datetime(2026, 4, 4, 15, 0, tzinfo=UTC))
@example("Pacific/Apia", datetime(2011, 12, 30, 9, 59, 59, tzinfo=UTC))
@example("Pacific/Apia", datetime(2011, 12, 30, 10, 0, tzinfo=UTC))
@example("Africa/Casablanca", datetime(2026, 2, 15, 2, 0, tzinfo=UTC))
def test_a_zone_table_keeps_the_offset_of_zoneinfo_at_every_instant(zone: str, when: datetime) -> None:
    assert WIDE.zones[zone].offset_at(instant_of(when)) == offset(zone, when)


@given(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 3), datetime(2060, 12, 30)))
@example("America/New_York", datetime(2026, 3, 8, 2, 30))
@example("America/New_York", datetime(2026, 11, 1, 1, 30))
@example("Africa/Cairo", datetime(2026, 4, 24, 0, 0))
def test_a_clock_time_is_read_as_zoneinfo_reads_it_the_first_time_it_comes(zone: str, wall: datetime) -> None:
    clock = (wall - datetime(wall.year, wall.month, wall.day)) // timedelta(microseconds=1)
    expected = instant_of(wall.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC))
    assert WIDE.zones[zone].at(wall.toordinal(), clock) == expected


def test_no_zone_changes_its_offset_twice_within_the_week_that_separates_two_looks() -> None:
    step = timedelta(days=3)
    for zone in ZONES:
        known, info = WIDE.zones[zone], ZoneInfo(zone)
        when = datetime(2000, 1, 2, tzinfo=UTC)
        while when.year < 2038:
            seen = when.astimezone(info).utcoffset()
            assert seen is not None
            assert known.offset_at(instant_of(when)) == (seen.days * 86_400 + seen.seconds) * SECOND, zone
            when += step


@pytest.mark.parametrize(
    "name",
    [
        "",
        "America",
        "america/chicago ",
        "Nope/Zone",
        "../../etc/passwd",
        "/etc/localtime",
        "localtime",
        "posixrules",
    ],
)
def test_a_name_that_is_no_zone_is_not_known(name: str) -> None:
    with pytest.raises(KeyError):
        WIDE.zones[name]


def test_the_table_was_made_with_the_installed_holidays() -> None:
    assert holiday_table.load().version == version("holidays")


def test_every_country_and_region_of_the_library_is_in_the_table() -> None:
    for country, regions in COUNTRIES.items():
        if len(country) == 2:
            wanted = {country, *(country + region for region in regions if len(region) <= 3)}
            assert wanted <= set(KEYS), country


@given(st.sampled_from(KEYS), st.dates(date(2000, 1, 1), date(2060, 12, 31)))
@example("US", date(2026, 11, 26))
@example("AE", date(2021, 12, 31))
@example("AE", date(2022, 1, 1))
@example("DEBY", date(2026, 1, 6))
@example("NP", date(2026, 11, 21))
def test_a_business_day_is_neither_weekend_nor_public_holiday_of_the_library(key: str, day: date) -> None:
    country, region = key[:2], key[2:] or None
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Requested Holidays are available only")
        library = holidays.country_holidays(country, subdiv=region, years=day.year)
    expected = not library.is_weekend(day) and day not in library
    assert WIDE.days[country, region].is_business(day.toordinal()) == expected


def test_without_a_country_monday_to_friday_are_business_days() -> None:
    days = WIDE.days[None, None]
    thursday = date(2026, 12, 24).toordinal()
    assert [days.is_business(thursday + more) for more in range(5)] == [True, True, False, False, True]


def test_a_region_without_a_list_has_its_countrys_days_and_is_said_to_have_none() -> None:
    assert WIDE.days["US", "ZZ"] is WIDE.days["US", None]
    assert not ALMANAC.lists_region("US", "ZZ")
    assert ALMANAC.lists_region("US", "IL")


@pytest.mark.parametrize("country", ["ZZ", "UK", "us", "", "Ü1"])
def test_a_country_that_is_none_is_not_known(country: str) -> None:
    with pytest.raises(KeyError):
        WIDE.days[country, None]


def test_holidays_are_named_in_english_so_that_words_about_them_can_be_found() -> None:
    assert WIDE.days["US", None].names[date(2026, 11, 26).toordinal()] == "Thanksgiving Day"
    assert WIDE.days["DE", "BY"].names[date(2026, 1, 6).toordinal()] == "Epiphany"


def test_years_beyond_the_table_come_from_the_library_itself() -> None:
    days = ALMANAC.calendar(2060, 2064).days["US", None]
    assert days.names[date(2063, 7, 4).toordinal()] == "Independence Day"
    assert not days.is_business(date(2063, 7, 4).toordinal())


def test_a_calendar_covers_its_years_to_the_last_day() -> None:
    days = ALMANAC.calendar(2026, 2027).days["US", None]
    assert days.first == date(2026, 1, 1).toordinal()
    assert days.last == date(2027, 12, 31).toordinal()


def test_an_ordinary_number_names_its_zone() -> None:
    zone = WIDE.phone_zones["+1 312 555 0142", None]
    assert zone == ("America/Chicago",)
    assert WIDE.phone_zones["030 123456", "DE"] == ("Europe/Berlin",)


def test_a_toll_free_number_names_many_zones_and_a_wrong_one_names_none() -> None:
    assert len(WIDE.phone_zones["+1 800 555 0142", None]) > 5
    assert WIDE.phone_zones["call the front desk", None] == ()
    assert WIDE.phone_zones["312 555 0142", None] == ()


def test_every_zone_of_a_country_or_a_number_can_be_read() -> None:
    named = {zone for key in KEYS if len(key) == 2 for zone in WIDE.country_zones[key]}
    named |= set(WIDE.phone_zones["+1 800 555 0142", None])
    assert len(named) > 200
    for zone in named:
        assert WIDE.zones[zone].offset_at(0) % (15 * 60 * SECOND) == 0


def test_a_country_that_keeps_one_time_names_one_zone() -> None:
    assert WIDE.country_zones["JP"] == ("Asia/Tokyo",)
    assert WIDE.country_zones["DE"] == ("Europe/Berlin",)  # Büsingen keeps the same time
    assert WIDE.country_zones["AR"] == (
        "America/Argentina/Buenos_Aires",
    )  # twelve zones, one time since 2009
    assert len(WIDE.country_zones["US"]) > 5
    assert WIDE.country_zones["ZZ"] == ()


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("America/Chigaco", "America/Chicago"),
        ("america/chicago", "America/Chicago"),
        ("Chicago", "America/Chicago"),
        ("new york", "America/New_York"),
        ("Mars/Base", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_the_zone_that_was_meant_is_found_where_one_is_near(name: str, zone: str | None) -> None:
    assert ALMANAC.near_zone(name) == zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("America/New_York", "US"),
        ("Europe/Berlin", "DE"),
        ("Asia/Kolkata", "IN"),
        ("UTC", None),
        ("US/Eastern", None),
    ],
)
def test_a_zone_is_listed_for_its_country(zone: str, country: str | None) -> None:
    assert ALMANAC.country_of_zone(zone) == country
