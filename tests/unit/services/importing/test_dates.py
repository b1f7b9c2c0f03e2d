"""Dates as spreadsheets write them; and that nothing is ever guessed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.services.transfer.importing.columns import suggest
from afterword.services.transfer.importing.dates import (
    Ambiguous,
    DateCell,
    When,
    is_ambiguous,
    read_clock,
    read_span,
)
from afterword.services.transfer.importing.moments import order_of, orders
from afterword.services.transfer.importing.table import read_table

DAY = date(2026, 11, 3)
HALF_PAST = time(14, 30)


def read_when(text: str, *, day_first: bool | None) -> When | None:
    span = read_span(text, day_first=day_first)
    assert span is None or span.end is None
    return span and span.start


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03", "2026/11/03", "2026.11.3", "20261103", "Nov 3, 2026", "November 3rd, 2026", "nov. 3 2026",
        "3 Nov 2026", "03-Nov-26", "3rd of November 2026", "3. November 2026", "Tue, Nov 3, 2026", "Tuesday 3 November 2026",
        "Di., 3. Nov. 2026", "Dienstag, den 3. November 2026", "Tue Nov 03 2026", "46329", "46329,0"[:5], "\u00a03\u202fNov\u00a02026 ",
    ],
)  # fmt: skip
def test_days_that_are_read_without_being_told_the_order(text: str) -> None:
    assert read_when(text, day_first=None) == When(DAY)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03 14:30", "2026-11-03T14:30", "2026-11-03T14:30:00.000", "Nov 3, 2026 2:30 PM", "3 Nov 2026 2:30\u202fpm",
        "Nov 3, 2026 at 2.30 p.m.", "3. November 2026 um 14:30 Uhr", "3. November 2026, 14.30 Uhr", "2026-11-03 14h30", "46329.6041666667",
        "46329,604", "3 Nov 2026 @ 2:30pm", "2026-11-03 - 14:30",
    ],
)  # fmt: skip
def test_days_with_times(text: str) -> None:
    assert read_when(text, day_first=None) == When(DAY, HALF_PAST)


@pytest.mark.parametrize(
    ("month", "number"),
    [("Jänner", 1), ("März", 3), ("Mrz", 3), ("maerz", 3), ("Mai", 5), ("Okt.", 10), ("Dez", 12)],
)
def test_german_months(month: str, number: int) -> None:
    assert read_when(f"7. {month} 2026", day_first=None) == When(date(2026, number, 7))


def test_a_full_hour_needs_its_half_of_the_day() -> None:
    assert read_when("3 Nov 2026 2pm", day_first=None) == When(DAY, time(14))
    assert read_when("3. Nov 2026 14 Uhr", day_first=None) == When(DAY, time(14))
    for text in ("2026-11-03 14:30 - soon", "2026-11-03 to 14:30", "2026-11-03 14:30 - 13:30"):
        assert read_span(text, day_first=None) is None


def test_zones_and_offsets_are_kept_as_written() -> None:
    assert read_when("2026-11-03T14:30:00Z", day_first=None) == When(DAY, HALF_PAST, timedelta())
    assert read_when("2026-11-03 14:30 -06:00", day_first=None) == When(DAY, HALF_PAST, timedelta(hours=-6))
    assert read_when("2026-11-03 14:30+0530", day_first=None) == When(DAY, HALF_PAST, timedelta(hours=5.5))
    javascript = "Tue Nov 03 2026 14:30:00 GMT-0600 (Central Standard Time)"
    assert read_when(javascript, day_first=None) == When(DAY, HALF_PAST, timedelta(hours=-6))
    assert read_when("Nov 3, 2026 2:30 PM (CST)", day_first=None) == When(DAY, HALF_PAST, zone="cst")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("November 3, 2026 2:30 PM → November 3, 2026 3:30 PM", 14, 15),
        ("2026-11-03 14:30 - 15:30", 14, 15),
        ("3. Nov 2026 14:30 bis 15:30 Uhr", 14, 15),
        ("Nov 3, 2026 2:30 – 3:30 PM", 14, 15),
        ("Nov 3, 2026 11:30 – 1:30 PM", 11, 13),
    ],
)
def test_spans(text: str, start: int, end: int) -> None:
    assert read_span(text, day_first=None) == DateCell(When(DAY, time(start, 30)), When(DAY, time(end, 30)))


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "next Tuesday", "Nov 3", "3.11.", "November 2026", "2026", "11/2026", "31.02.2026", "2026-13-01", "30/30/2026",
        "2026-11-03 25:00", "2026-11-03 14:30 ish or so", "2026-11-03 maybe", "12", "1.5", "99999", "0", "1026-11-03", "2026-11-03 0:30 PM",
        "2026-11-03 14", "x" * 500, "46329.6.4", "3 Foo 2026", "1899-12-30", "2200-01-01",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert read_span(text, day_first=True) is None


def test_numbers_that_may_be_day_or_month_are_never_guessed() -> None:
    for text in ("03/11/2026", "3-11-26", "3.11.2026", "03/11/2026 14:30"):
        with pytest.raises(Ambiguous):
            read_when(text, day_first=None)
    for text in ("11/11/2026", "13/11/2026", "03/11/2026 or so, maybe", "0/1/2026"):
        assert not is_ambiguous(text)
    assert read_when("03/11/2026", day_first=True) == When(date(2026, 11, 3))
    assert read_when("03/11/2026", day_first=False) == When(date(2026, 3, 11))
    assert read_when("13/11/2026", day_first=False) == When(date(2026, 11, 13))
    assert read_when("11/13/2026", day_first=True) == When(date(2026, 11, 13))
    assert read_when("11/11/2026", day_first=None) == When(date(2026, 11, 11))
    assert read_when("3/11/71", day_first=True) == When(date(1971, 11, 3))


@pytest.mark.parametrize(
    ("cells", "choice", "day_first", "ambiguous"),
    [
        (["03/11/2026", "13/11/2026"], None, True, False),
        (["03/11/2026", "11/13/2026"], None, False, False),
        (["03/11/2026", "11/13/2026"], True, False, False),
        (["03/11/2026", "04/11/2026"], None, None, True),
        (["03/11/2026", "04/11/2026"], True, True, True),
        (["03/11/2026", "04/11/2026"], False, False, True),
        (["3.11.2026"], None, True, False),
        (["3.11.2026", "11.13.2026"], None, None, True),
        (["03/11/2026", "13/11/2026", "11/13/2026"], None, None, True),
        (["13/11/2026", "11/13/2026"], None, None, False),
        (["2026-11-03", "Nov 3, 2026", "11/11/2026", "46329"], None, None, False),
        (["03/11/2026 or 4th", "99/1/2026"], None, None, False),
        (["Tue 03/11/2026 14:30", "Fri 13/11/2026"], None, True, False),
    ],
)
def test_the_order_is_decided_for_a_column(
    cells: list[str], choice: bool | None, day_first: bool | None, ambiguous: bool
) -> None:
    order = order_of(cells, choice)
    assert (order.day_first, order.ambiguous) == (day_first, ambiguous)
    assert bool(order.example) == ambiguous


def test_an_undecided_column_goes_by_the_choice_else_by_columns_that_agree() -> None:
    table = read_table(b"Company,Date Applied,Interview Date\nAcme,13/10/2026,03/11/2026\n")
    mapping = suggest(table)
    borrowed = orders(table, mapping, None)["interview_at"]
    assert (borrowed.day_first, borrowed.ambiguous) == (True, True)
    assert orders(table, mapping, day_first=False)["interview_at"].day_first is False
    assert orders(table, mapping, day_first=False)["applied_on"].day_first is True
    torn = read_table(b"Company,Date Applied,Interview Date,Reply by\nA,13/10/2026,03/11/2026,11/20/2026\n")
    assert orders(torn, suggest(torn), None)["interview_at"].day_first is None


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("14:30", time(14, 30)), ("2:30 PM", time(14, 30)), ("2 pm", time(14)), ("12 am", time(0)), ("12:15 pm", time(12, 15)),
        ("14 Uhr", time(14)), ("14.30 Uhr", time(14, 30)), ("0.604166", time(14, 30)), ("0,5", time(12)), ("14:30:05", time(14, 30, 5)),
        ("14", None), ("25:00", None), ("13 pm", None), ("0.99999", None), ("noon", None), ("", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


WRITTEN = [
    "%Y-%m-%d %H:%M",
    "%d %b %Y %I:%M %p",
    "%B %d, %Y, %I:%M %p",
    "%d/%m/%Y %H:%M",
    "%d.%m.%y um %H:%M Uhr",
    "%A, %d %B %Y %H:%M",
]


@given(st.datetimes(datetime(1971, 1, 1), datetime(2069, 12, 31)), st.sampled_from(WRITTEN))
def test_what_is_written_day_first_is_read_back(moment: datetime, pattern: str) -> None:
    moment = moment.replace(second=0, microsecond=0)
    found = read_when(moment.strftime(pattern), day_first=True)
    assert found == When(moment.date(), moment.time())


@given(
    st.text(max_size=60)
    | st.from_regex(r"\A[0-9]{1,4}[-/. ][0-9a-z]{1,9}[-/., ]{1,2}[0-9]{1,5}( [0-9:pmz+-]{1,9})?\Z")
)
def test_any_text_is_a_date_or_none_or_ambiguous(text: str) -> None:
    try:
        found = read_span(text, day_first=None)
    except Ambiguous:
        chosen = {read_span(text, day_first=True), read_span(text, day_first=False)}
        assert len(chosen) == 2  # it is ambiguous only where the choice makes a difference
        return
    assert read_span(text, day_first=True) == found == read_span(text, day_first=False)
    assert read_clock(text) is None or found is None
