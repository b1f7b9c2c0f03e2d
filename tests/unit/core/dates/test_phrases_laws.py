"""What holds of every text: bounds, no exceptions, spelling, frames, shifts by weeks, the work it takes."""

import sys
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afterword.core.dates import understand
from afterword.core.time.calendar import Days
from unit.core.dates.phrase_days import days_of

settings.register_profile(
    "phrases", derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
LAWS = settings(settings.get_profile("phrases"), max_examples=300)

PHRASES = [
    *("by Friday", "next week", "by the end of next week", "within a week", "in two to three weeks"),
    *("3 to 5 business days", "Monday week", "early next week", "a week from Monday", "this Friday"),
    *("the week after next", "tomorrow", "by EOD tomorrow", "in a fortnight", "Monday or Tuesday"),
    *("Tuesday of next week", "before the weekend", "no later than Thursday", "not before Monday", "soon"),
]
DATED = [
    *("by the 14th", "December 4", "mid-December", "by the end of the month", "in January", "Q1"),
    *(
        "after Thanksgiving",
        "before the holidays",
        "in the new year",
        "by 12/4",
        "2027-02-03",
        "within a month",
    ),
]
FRAMES = [
    *("{}", "{}.", "She said {}", "they said {}", "we should know {}", "You will hear from us {}"),
    *("I think we'll get back to you {}", "The recruiter told me to expect an answer {}", "“{}”"),
    *("Thank you for your time. We will let you know {}. Best, Dana", "HR: {}", "… they'd decide {} !"),
    *("I met Dana and she promised a decision {}", "Hopefully {}", "maybe {}"),
]
VOCABULARY = """
a the next this last week weeks month day days business friday monday by within before after until in of
from to or and not no later than end early mid late first second 1 2 3 14th 30 2026-12-04 4/12 12:30 5pm
january may q1 christmas thanksgiving holidays soon then that they decide call you us interview said it
if , . - — ( ) ! ? couple few half eod cob noon latest earliest at least more new year weekend #
"""
WORDS = VOCABULARY.split()

dates = st.dates(date(2026, 1, 1), date(2028, 6, 30))
countries = st.sampled_from(["US", "GB", "DE", "IL", "AE", "JP", None])
soups = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


def read(said, said_on, country="US"):
    return understand(said, said_on, days_of(country), country)


def meaning(meant):
    return None if meant is None else (meant.earliest, meant.by, meant.within, meant.vague)


@LAWS
@given(soups | st.sampled_from(PHRASES + DATED), dates, countries)
def test_the_answer_is_never_before_the_day_it_was_said_and_ends_no_earlier_than_it_begins(
    said, said_on, country
):
    meant = read(said, said_on, country)
    if meant is not None:
        assert said_on <= meant.earliest <= meant.by


@LAWS
@given(soups, dates, countries)
def test_the_words_read_lie_in_the_text_and_mean_the_same_by_the_rule_they_name(said, said_on, country):
    meant = read(said, said_on, country)
    if meant is not None:
        assert 0 <= meant.start < meant.end <= len(said)
        assert said[meant.start : meant.end].strip() == said[meant.start : meant.end]
        assert meant.rule


@LAWS
@given(soups | st.sampled_from(PHRASES), dates)
def test_a_period_from_the_day_it_was_said_ends_on_the_day_it_counts_to(said, said_on):
    days = days_of("US")
    meant = read(said, said_on)
    if meant is None or meant.within is None:
        return
    count, unit = meant.within
    assert count > 0
    counted = {
        "days": lambda: said_on + timedelta(days=count),
        "weeks": lambda: said_on + timedelta(weeks=count),
        "business_days": lambda: date.fromordinal(days.after(said_on.toordinal(), count)),
    }
    if unit == "months":
        month = said_on.year * 12 + said_on.month - 1 + count
        assert (meant.by.year * 12 + meant.by.month - 1, meant.by.day <= said_on.day) == (month, True)
    else:
        assert meant.by == counted[unit]()


@LAWS
@given(st.text(max_size=200), dates, countries)
def test_no_text_at_all_makes_it_raise(said, said_on, country):
    read(said, said_on, country)


@LAWS
@given(soups, st.sampled_from([date.min, date(1, 1, 3), date(9999, 12, 1), date.max]), countries)
def test_no_day_at_all_makes_it_raise(said, said_on, country):
    read(said, said_on, country)


@pytest.mark.parametrize("country", ["US", None])
def test_a_calendar_that_ends_too_early_or_has_no_open_day_makes_it_none_the_worse(country):
    first = date(2026, 11, 1).toordinal()
    for days in (Days(first, b"", {}), Days(first, b"\0" * 20, {}), Days(first, b"\1" * 60, {first: "X"})):
        for said in PHRASES + DATED:
            understand(said, date(2026, 11, 18), days, country)


@LAWS
@given(st.sampled_from(PHRASES + DATED), dates, st.data())
def test_case_and_white_space_change_nothing(said, said_on, data):
    plain = meaning(read(said, said_on))
    gaps = st.text(" \t\u00a0\u2009", min_size=1, max_size=3)
    spaced = "".join(data.draw(gaps) if sign == " " else sign for sign in said)
    cased = "".join(sign.upper() if data.draw(st.booleans()) else sign.lower() for sign in spaced)
    assert meaning(read(f"  {cased}\t", said_on)) == plain


@LAWS
@given(st.sampled_from(PHRASES + DATED), st.sampled_from(FRAMES), dates)
def test_a_neutral_sentence_around_a_phrase_keeps_its_meaning(said, frame, said_on):
    assert meaning(read(frame.format(said), said_on)) == meaning(read(said, said_on))


@LAWS
@given(st.sampled_from(PHRASES + DATED), dates)
def test_other_business_in_other_sentences_changes_nothing(said, said_on):
    around = f"I interviewed last week. The panel meets on Monday. You'll hear {said}. The job starts in May."
    assert meaning(read(around, said_on)) == meaning(read(said, said_on))


@LAWS
@given(st.sampled_from(PHRASES), dates, st.integers(1, 60))
def test_without_holidays_a_phrase_about_weeks_moves_with_the_week_it_is_said_in(said, said_on, weeks):
    shift = timedelta(weeks=weeks)
    here, there = read(said, said_on, None), read(said, said_on + shift, None)
    assert here is not None
    assert there is not None
    assert (there.earliest - shift, there.by - shift) == (here.earliest, here.by)
    assert (there.within, there.vague, there.rule) == (here.within, here.vague, here.rule)


@LAWS
@given(st.integers(1, 40), st.integers(1, 40), st.sampled_from(["days", "weeks"]), dates)
def test_of_a_range_the_upper_end_counts(low, more, unit, said_on):
    meant = read(f"{low} to {low + more} {unit}", said_on)
    assert meant is not None
    assert meant.within == (low + more, unit)
    assert meaning(read(f"{low}-{low + more} {unit}", said_on)) == meaning(meant)


@LAWS
@given(dates, st.integers(0, 300))
def test_a_written_date_is_read_as_that_date_in_every_form(said_on, ahead):
    # Without its year, a date of the last sixty days was meant as past.
    when = said_on + timedelta(days=ahead)
    teens = when.day in {11, 12, 13}
    day = f"{when.day}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(when.day % 10, 'th')}"
    forms = [
        when.isoformat(),
        f"{when:%B} {when.day}, {when.year}",
        f"{when:%B} {day}",
        f"{when.day} {when:%b} {when.year}",
        f"the {day} of {when:%B} {when.year}",
        f"{when:%A}, {when:%B} {when.day}",
        f"{when.month}/{when.day}/{when.year}",
        f"{when.month}/{when.day}/{when:%y}",
    ]
    for form in forms:
        meant = read(f"by {form}", said_on)
        assert meant is not None, form
        assert meant.by == when, form


@LAWS
@given(dates, st.integers(-700, -61), countries)
def test_a_date_that_is_over_is_not_understood(said_on, ago, country):
    when = said_on + timedelta(days=ago)
    assert read(f"by {when.isoformat()}", said_on, country) is None


def work(said):
    """How many functions are called to read ``said``."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    days_of("US")
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(said, date(2026, 11, 18))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "1 day to ",
            "by Friday ",
            "a week, ",
            "within a week of Monday ",
            "the week after ",
            "soon ",
            "the ",
        ),
        *("Monday or ", "maybe ", "end of ", "not ", "9/9/", "first ", "12,12", "-", "(", "cob ", "a.", "\n"),
        *("twenty ", "after that ", "you decide us ", "this time next week ", "early ", "half ", "x"),
    ],
)
def test_twice_the_text_takes_twice_the_work(unit):
    work(unit)
    size = 1_200
    short, long = (work(unit * (length // len(unit))) for length in (size, 2 * size))
    assert long <= 2.2 * short + 500
