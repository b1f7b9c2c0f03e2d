"""Days with 23, 24½ or 25 hours or none at all, short months, year ends, other weekends, late evenings."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.time.calendar import Days
from afterword.core.time.instants import DAY, HOUR, Zone, instant_of
from unit.core.core_plan import CALENDAR, instant, may, plan
from unit.core.small_case import DANA, UNNAMED, best, small, span, the, when, windows, within

MICROSECOND = timedelta(microseconds=1)

# --- changes of the clocks


@pytest.mark.parametrize(
    ("zone", "ended", "closes"),
    [
        ("America/New_York", "2026-03-07T20:00-05:00", "2026-03-08T21:00-04:00"),
        ("America/New_York", "2026-10-31T20:00-04:00", "2026-11-01T19:00-05:00"),
        ("Australia/Sydney", "2026-04-04T20:00+11:00", "2026-04-05T19:00+10:00"),
        ("Australia/Sydney", "2026-10-03T20:00+10:00", "2026-10-04T21:00+11:00"),
        ("Australia/Lord_Howe", "2026-04-04T20:00+11:00", "2026-04-05T19:30+10:30"),
        ("Africa/Casablanca", "2026-02-14T20:00+01:00", "2026-02-15T19:00+00:00"),
    ],
)
def test_a_day_for_the_thank_you_is_twenty_four_elapsed_hours(zone: str, ended: str, closes: str) -> None:
    case = small(ended, zone)
    end = when(closes)
    last = plan(case, end - MICROSECOND)
    assert span(the(last, "thank_you"))[1] == end
    assert the(last, "thank_you").status == "due"
    assert the(plan(case, end), "thank_you").status == "late"


def test_a_zone_that_was_asked_just_before_a_change_answers_rightly_at_it() -> None:
    zone = CALENDAR.zones["America/New_York"]
    change = instant_of(when("2026-03-08T07:00Z"))
    day = date(2026, 3, 8).toordinal()
    for moment, clock in ((change - 1, 2 * HOUR - 1), (change, 3 * HOUR), (change - 1, 2 * HOUR - 1)):
        assert (zone.day_of(moment), zone.clock_of(moment)) == (day, clock)
        assert zone.at(day, clock) == moment


def test_the_evening_of_the_same_day_is_by_the_clock_on_the_wall() -> None:
    spring = the(plan(small("2026-03-08T01:30-05:00"), when("2026-03-08T12:00Z")), "thank_you")
    assert best(spring) == (when("2026-03-08T03:30-04:00"), when("2026-03-08T21:00-04:00"))
    autumn = the(
        plan(small("2026-04-05T01:30+11:00", "Australia/Sydney"), when("2026-04-05T00:00Z")), "thank_you"
    )
    assert best(autumn) == (when("2026-04-05T02:30+11:00"), when("2026-04-05T21:00+10:00"))


@pytest.mark.parametrize(
    ("zone", "ended", "first"),
    [
        ("America/New_York", "2026-02-27T12:00-05:00", "2026-03-09T10:00-04:00"),
        ("America/New_York", "2026-10-23T12:00-04:00", "2026-11-02T10:00-05:00"),
        ("Europe/Berlin", "2026-03-20T12:00+01:00", "2026-03-30T10:00+02:00"),
        ("Australia/Sydney", "2026-03-27T12:00+11:00", "2026-04-06T10:00+10:00"),
        ("Australia/Lord_Howe", "2026-03-27T12:00+11:00", "2026-04-06T10:00+10:30"),
        ("America/Asuncion", "2024-09-27T12:00-04:00", "2024-10-07T10:00-03:00"),
    ],
)
def test_on_the_monday_after_a_change_they_are_called_at_ten_by_their_new_clock(
    zone: str, ended: str, first: str
) -> None:
    call = the(plan(small(ended, zone), when(ended)), "call")
    assert span(call)[0] == when(first) == windows(call)[0][0]


def test_a_call_over_a_change_keeps_its_hours_on_both_sides() -> None:
    call = the(plan(small("2026-02-24T12:00-05:00"), when("2026-03-06T20:00Z")), "call")
    assert windows(call) == [
        (when("2026-03-06T15:00-05:00"), when("2026-03-06T16:00-05:00")),
        (when("2026-03-09T10:00-04:00"), when("2026-03-09T11:00-04:00")),
        (when("2026-03-09T15:00-04:00"), when("2026-03-09T16:00-04:00")),
    ]


@pytest.mark.parametrize(
    ("zone", "called", "opens"),
    [
        # The clocks jump from midnight to one o'clock on a Friday: the day begins at one.
        ("Africa/Cairo", "2026-04-10T10:30+02:00", "2026-04-24T01:00+03:00"),
        # They fall back from midnight to eleven on a Thursday: Friday begins an hour later.
        ("Africa/Cairo", "2026-10-16T10:30+03:00", "2026-10-30T00:00+02:00"),
    ],
)
def test_where_midnight_is_the_change_a_day_still_begins_once(zone: str, called: str, opens: str) -> None:
    call = facts.CallMade(when(called), "dana", "voicemail")
    case = small("2026-03-02T12:00+02:00", zone, events=(call,))
    assert instant(the(plan(case, when(called)), "let_go").opens) == when(opens)


@pytest.mark.parametrize(
    ("zone", "by", "closes"),
    [
        ("Africa/Cairo", date(2026, 4, 23), "2026-04-24T01:00+03:00"),
        ("Africa/Cairo", date(2026, 10, 29), "2026-10-30T00:00+02:00"),
        ("Asia/Beirut", date(2026, 3, 28), "2026-03-29T01:00+03:00"),
        ("Asia/Beirut", date(2026, 10, 24), "2026-10-25T00:00+02:00"),
        ("America/Asuncion", date(2024, 10, 5), "2024-10-06T01:00-03:00"),
        ("America/Asuncion", date(2024, 3, 23), "2024-03-24T00:00-04:00"),
        ("America/New_York", date(2026, 3, 8), "2026-03-09T00:00-04:00"),
    ],
)
def test_a_deadline_lasts_to_the_end_of_its_own_day(zone: str, by: date, closes: str) -> None:
    ended = f"{by.year}-03-01T12:00+00:00"
    offer = facts.Reply(when(f"{by.year}-03-02T12:00+00:00"), "email", "offer", contact="dana", decide_by=by)
    decide = the(plan(small(ended, zone, events=(offer,)), offer.at), "decide")
    assert span(decide)[1] == when(closes)


def test_the_date_of_what_was_said_is_theirs() -> None:
    case = small("2026-11-10T13:00+13:00", "America/Los_Angeles", home="Pacific/Auckland")
    silence = plan(case, when("2026-11-10T13:00+13:00")).silence
    assert silence is not None
    assert date.fromordinal(silence.said_on) == date(2026, 11, 9)


def test_the_day_that_samoa_left_out_has_no_length() -> None:
    case = small("2011-12-29T20:00-10:00", "Pacific/Apia")
    found = plan(case, when("2011-12-29T20:00-10:00"))
    thanks = the(found, "thank_you")
    assert span(thanks) == (when("2011-12-29T21:00-10:00"), when("2011-12-31T20:00+14:00"))
    assert found.silence is not None
    assert date.fromordinal(found.silence.said_on) == date(2011, 12, 29)
    after = plan(case, when("2011-12-31T00:00+14:00"))
    assert after.situation.zone_of(None).day_of(after.situation.now) == date(2011, 12, 31).toordinal()
    assert the(after, "thank_you").status == "due"


# --- months and years


@pytest.mark.parametrize(
    ("ended", "months", "due"),
    [
        ("2027-01-31T12:00-05:00", 1, date(2027, 2, 28)),
        ("2028-01-31T12:00-05:00", 1, date(2028, 2, 29)),
        ("2028-02-29T12:00-05:00", 12, date(2029, 2, 28)),
        ("2028-02-29T12:00-05:00", 48, date(2032, 2, 29)),
        ("2026-10-31T12:00-04:00", 1, date(2026, 11, 30)),
        ("2026-11-30T12:00-05:00", 3, date(2027, 2, 28)),
        ("2026-12-31T12:00-05:00", 2, date(2027, 2, 28)),
        ("2026-12-15T12:00-05:00", 1, date(2027, 1, 15)),
        ("2026-10-31T12:00-04:00", 2, date(2026, 12, 31)),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last(ended: str, months: int, due: date) -> None:
    silence = plan(small(ended, said=within(months, "months")), when(ended)).silence
    assert silence is not None
    assert date.fromordinal(silence.due) == due


def test_no_business_day_at_all_ends_on_the_day_itself_even_at_a_weekend() -> None:
    saturday = "2026-06-06T12:00-04:00"
    silence = plan(small(saturday, said=within(0, "business_days")), when(saturday)).silence
    assert silence is not None
    assert date.fromordinal(silence.due) == date(2026, 6, 6)


def test_a_wait_over_the_new_year_counts_its_holidays() -> None:
    case = small("2026-12-18T12:00-05:00", country="US", said=within(5, "business_days"))
    found = plan(case, when("2026-12-18T12:00-05:00"))
    assert found.silence is not None
    # Christmas Day is a Friday: the 28th; ten days promised, five more of grace: the 2nd, a Saturday.
    assert date.fromordinal(found.silence.due) == date(2026, 12, 28)
    assert date.fromordinal(found.silence.call_from) == date(2027, 1, 4)
    # Ten business days from the 4th, the first counted: no holiday until Martin Luther King's on the 18th.
    assert span(the(found, "call"))[1] == when("2027-01-15T16:00-05:00")


def test_february_29th_is_a_day_like_any_other() -> None:
    found = plan(small("2028-02-18T12:00-05:00", said=within(1, "weeks")), when("2028-02-29T10:00-05:00"))
    call = the(found, "call")
    assert span(call)[0] == when("2028-02-28T10:00-05:00")
    assert windows(call)[0] == (when("2028-02-29T10:00-05:00"), when("2028-02-29T11:00-05:00"))
    assert may(found, "call", "dana").allowed


# --- weekends


@pytest.mark.parametrize(
    ("country", "zone", "ended", "first", "closed"),
    [
        # Day ten falls on the weekend; ``closed`` is a day in the horizon when nobody is called.
        (
            "IL",
            "Asia/Jerusalem",
            "2026-06-09T12:00+03:00",
            "2026-06-21T10:00+03:00",
            "2026-06-26T10:30+03:00",
        ),
        ("SA", "Asia/Riyadh", "2026-07-07T12:00+03:00", "2026-07-19T10:00+03:00", "2026-07-25T10:30+03:00"),
        ("AE", "Asia/Dubai", "2026-07-08T12:00+04:00", "2026-07-20T10:00+04:00", "2026-07-26T10:30+04:00"),
        ("AE", "Asia/Dubai", "2021-06-08T12:00+04:00", "2021-06-20T10:00+04:00", "2021-06-25T10:30+04:00"),
        ("IR", "Asia/Tehran", "2026-07-07T12:00+03:30", "2026-07-18T10:00+03:30", "2026-07-24T10:30+03:30"),
        (
            "HK",
            "Asia/Hong_Kong",
            "2026-07-08T12:00+08:00",
            "2026-07-18T10:00+08:00",
            "2026-07-19T10:30+08:00",
        ),
        ("BN", "Asia/Brunei", "2026-07-07T12:00+08:00", "2026-07-18T10:00+08:00", "2026-07-26T10:30+08:00"),
        (
            None,
            "Asia/Jerusalem",
            "2026-06-09T12:00+03:00",
            "2026-06-19T10:00+03:00",
            "2026-06-21T10:30+03:00",
        ),
    ],
)
def test_the_weekend_is_the_countrys_own(
    country: str | None, zone: str, ended: str, first: str, closed: str
) -> None:
    case = small(ended, zone, country=country, said=within(1, "weeks"))
    assert span(the(plan(case, when(ended)), "call"))[0] == when(first)
    assert may(plan(case, when(first)), "call", "dana").allowed
    assert may(plan(case, when(closed)), "call", "dana").because == "business-day"


def test_a_sunday_in_israel_is_for_calls() -> None:
    case = small("2026-06-09T12:00+03:00", "Asia/Jerusalem", country="IL", said=within(1, "weeks"))
    assert may(plan(case, when("2026-06-28T10:30+03:00")), "call", "dana").allowed


def test_a_regions_own_holiday_moves_the_call() -> None:
    ended = "2026-05-25T12:00+02:00"
    for region, first in ((None, "2026-06-04T10:00+02:00"), ("BY", "2026-06-05T10:00+02:00")):
        case = small(ended, "Europe/Berlin", country="DE", region=region, said=within(1, "weeks"))
        assert span(the(plan(case, when(ended)), "call"))[0] == when(first)


# --- whose clock


@pytest.mark.parametrize(
    ("phone", "zone", "assumed"),
    [
        ("+1 312 555 0199", "America/Chicago", False),
        ("+44 7781 123456", "Europe/London", False),  # Guernsey, Man, Jersey, London: one time
        ("+61 8 5550 0100", "Asia/Kolkata", True),  # Adelaide or Perth: who knows
        ("+1 800 555 0100", "Asia/Kolkata", True),
        (None, "Asia/Kolkata", True),
    ],
)
def test_a_number_tells_the_zone_if_all_of_its_zones_agree(
    phone: str | None, zone: str, assumed: bool
) -> None:
    person = replace(DANA, phone=phone)
    case = small("2026-02-10T12:00+05:30", home="Asia/Kolkata", people=(person,), timezone=None)
    found = plan(case, when("2026-02-10T12:00+05:30"))
    call = the(found, "call")
    expected = small("2026-02-10T12:00+05:30", zone, home="Asia/Kolkata")
    assert span(call) == span(the(plan(expected, when("2026-02-10T12:00+05:30")), "call"))
    assert found.situation.zone_assumed is assumed


def test_the_only_zone_of_a_country_is_better_than_the_candidates() -> None:
    person = replace(DANA, phone="+81 800 123 4567 89")
    case = small(
        "2026-02-10T12:00+09:00", home="America/New_York", people=(person,), timezone=None, country="JP"
    )
    found = plan(case, when("2026-02-10T12:00+09:00"))
    assert the(found, "call").zone.name == "Asia/Tokyo"
    assert not found.situation.zone_assumed


# --- late evenings


@pytest.mark.parametrize(
    ("ended", "opens", "best_from", "best_until"),
    [
        ("2026-06-02T23:59", "2026-06-03T00:59", "2026-06-03T08:00", "2026-06-03T23:59"),
        ("2026-06-02T20:00", "2026-06-02T21:00", "2026-06-03T08:00", "2026-06-03T20:00"),
        ("2026-06-02T19:59", "2026-06-02T20:59", "2026-06-02T20:59", "2026-06-02T21:00"),
        ("2026-06-02T00:00", "2026-06-02T01:00", "2026-06-02T01:00", "2026-06-02T21:00"),
        ("2026-12-31T23:59", "2027-01-01T00:59", "2027-01-01T08:00", "2027-01-01T23:59"),
    ],
)
def test_a_late_interview_is_thanked_for_the_next_morning(
    ended: str, opens: str, best_from: str, best_until: str
) -> None:
    thanks = the(plan(small(f"{ended}+00:00", "UTC"), when(f"{ended}+00:00")), "thank_you")
    assert span(thanks)[0] == when(f"{opens}+00:00")
    assert best(thanks) == (when(f"{best_from}+00:00"), when(f"{best_until}+00:00"))


def test_the_evening_is_the_candidates_and_not_theirs() -> None:
    # 23:00 in Paris: their afternoon is this candidate's night.
    case = small("2026-06-02T14:00-07:00", "America/Los_Angeles", home="Europe/Paris")
    thanks = the(plan(case, when("2026-06-02T14:00-07:00")), "thank_you")
    assert best(thanks) == (when("2026-06-03T08:00+02:00"), when("2026-06-03T14:00-07:00"))


def test_an_interview_just_before_midnight_there_is_of_that_day() -> None:
    silence = plan(small("2026-06-02T23:59-04:00", said=UNNAMED), when("2026-06-03T04:00Z")).silence
    assert silence is not None
    assert date.fromordinal(silence.said_on) == date(2026, 6, 2)
    assert date.fromordinal(silence.due) == date(2026, 6, 9)


def test_zones_agree_only_if_they_change_at_the_same_moments_to_the_same_offsets() -> None:
    zone = Zone("a", [DAY], [0, HOUR])
    assert zone.agrees_with(Zone("b", [DAY], [0, HOUR]))
    assert not zone.agrees_with(Zone("b", [2 * DAY], [0, HOUR]))
    assert not zone.agrees_with(Zone("b", [DAY], [0, 2 * HOUR]))


def test_the_first_and_the_last_day_of_a_calendar_belong_to_it() -> None:
    days = Days(100, bytes([0, 1, 0]), {})
    assert (days.first, days.last) == (100, 102)
    assert days.is_business(100)
    assert (days.on_or_after(100), days.on_or_after(101), days.after(100, 1)) == (100, 102, 102)
    for outside in (99, 103):
        with pytest.raises(IndexError):
            days.is_business(outside)
