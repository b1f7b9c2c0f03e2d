"""The contract of ``ports.Clock``, ``ports.Calendars``, ``ports.InviteReader`` and ``ports.LoginLinks``."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from afterword.core.time.instants import HOUR, instant_of
from afterword.integrations.calendars import ShippedCalendars
from afterword.integrations.clock import HeldClock, SystemClock
from afterword.integrations.ics import read_invites
from afterword.integrations.login_links import OneTimeLoginLinks
from afterword.ports import Calendars, Clock, Invite, InviteError, InviteReader, LoginLinks
from fakes.world import FakeCalendars, FakeInviteReader, MemoryLoginLinks, SetClock

NOW = datetime(2026, 11, 3, 17, tzinfo=UTC)
IN_CHICAGO = NOW.astimezone(timezone(timedelta(hours=-6)))
QUARTER = timedelta(minutes=15)


@pytest.mark.parametrize("clock", [SetClock(IN_CHICAGO), HeldClock(IN_CHICAGO), SystemClock()], ids=type)
def test_a_clock_tells_the_moment_in_utc(clock: Clock) -> None:
    assert clock.now().tzinfo is UTC
    if not isinstance(clock, SystemClock):
        assert clock.now() == clock.now() == NOW


@pytest.fixture(params=[FakeCalendars, ShippedCalendars])
def calendars(request: pytest.FixtureRequest) -> Calendars:
    made: Calendars = request.param()
    return made


def test_a_calendar_covers_its_years_and_knows_zones_and_business_days(calendars: Calendars) -> None:
    calendar = calendars.calendar(2025, 2027)
    winter = instant_of(NOW)
    assert calendar.zones["UTC"].offset_at(winter) == 0
    assert calendar.zones["America/New_York"].offset_at(winter) == -5 * HOUR
    with pytest.raises(KeyError):
        calendar.zones["Nowhere/At_All"]
    weekdays = calendar.days[None, None]
    assert weekdays.is_business(date(2026, 11, 3).toordinal())
    assert not weekdays.is_business(date(2026, 11, 7).toordinal())
    assert weekdays.first <= date(2025, 1, 1).toordinal()
    assert weekdays.last >= date(2027, 12, 31).toordinal()
    assert not calendar.days["DE", None].is_business(date(2026, 11, 8).toordinal())
    assert "Europe/Berlin" in calendar.country_zones["DE"]


def test_regions_countries_and_misspelled_zones_are_known(calendars: Calendars) -> None:
    assert calendars.lists_region("DE", "BY")
    assert not calendars.lists_region("DE", "XX")
    assert calendars.country_of_zone("Europe/Berlin") == "DE"
    assert calendars.country_of_zone("UTC") is None
    assert calendars.near_zone("New York") == "America/New_York"


INVITE = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Example//EN\r
METHOD:REQUEST\r
BEGIN:VEVENT\r
UID:1@northwind.example\r
DTSTAMP:20261101T100000Z\r
DTSTART:20261103T203000Z\r
DTEND:20261103T213000Z\r
SUMMARY:Interview\r
ORGANIZER;CN=Dana Whitfield:mailto:dana@northwind.example\r
END:VEVENT\r
END:VCALENDAR\r
"""


def _meeting() -> Invite:
    at = datetime(2026, 11, 3, 20, 30, tzinfo=UTC)
    return Invite(
        "1@northwind.example", cancelled=False, starts_at=at, ends_at=at + timedelta(hours=1), all_day=None,
        title="Interview", location="", description="", people=(), notices=(),
    )  # fmt: skip


@pytest.fixture(params=["fake", "ics"])
def invites(request: pytest.FixtureRequest) -> InviteReader:
    return FakeInviteReader({INVITE: [_meeting()]}) if request.param == "fake" else read_invites


def test_a_file_with_a_meeting_is_read(invites: InviteReader) -> None:
    (found,) = invites(INVITE, candidate_email=None, fallback_zone=None, around=None)
    assert (found.uid, found.title, found.cancelled) == ("1@northwind.example", "Interview", False)
    assert found.starts_at == _meeting().starts_at
    assert found.ends_at == _meeting().ends_at


@pytest.mark.parametrize("data", [b"", b"Hello.", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"])
def test_a_file_without_one_is_refused(invites: InviteReader, data: bytes) -> None:
    with pytest.raises(InviteError):
        invites(data, candidate_email=None, fallback_zone=None, around=None)


@pytest.fixture(params=["memory", "files"])
def links(request: pytest.FixtureRequest, tmp_path: Path) -> LoginLinks:
    return MemoryLoginLinks() if request.param == "memory" else OneTimeLoginLinks(tmp_path)


def test_a_link_is_good_once(links: LoginLinks) -> None:
    token, other = links.make(NOW), links.make(NOW)
    assert links.stands(token, NOW)
    assert links.stands(token, NOW), "asking uses nothing up"
    assert links.use(token, NOW)
    assert not links.use(token, NOW)
    assert not links.stands(token, NOW)
    assert links.use(other, NOW)
    assert not links.use("never made", NOW)


@pytest.mark.parametrize(("later", "good"), [(QUARTER, True), (QUARTER * 2, False), (-QUARTER * 2, False)])
def test_a_link_is_good_for_a_quarter_of_an_hour(links: LoginLinks, later: timedelta, good: bool) -> None:
    token = links.make(NOW)
    assert links.stands(token, NOW + later) is good
    assert links.use(token, NOW + later) is good
    assert not links.use(token, NOW), "it's used up, good or not"


def test_links_can_all_be_ended(links: LoginLinks) -> None:
    token = links.make(NOW)
    links.forget()
    assert not links.use(token, NOW)
