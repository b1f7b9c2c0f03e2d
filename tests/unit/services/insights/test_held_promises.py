"""Promises that nobody kept count as much as those that were answered."""

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

from afterword.ports import SilenceOutcome
from afterword.services.insights.insights import csv_rows, insights
from afterword.services.insights.silences import survival
from afterword.web.charts import curve_marks

if TYPE_CHECKING:
    from afterword.services.insights.schemas import Rate

DAY = date(2026, 11, 3).toordinal()
KEPT = SilenceOutcome("Northwind", "email", DAY, DAY + 7, DAY + 5, None, "", "")
BROKEN = KEPT._replace(answered=None)


def held(today: int, *found: tuple[SilenceOutcome, int]) -> tuple[int, int]:
    rate: Rate = insights(found, today).kept.held
    return rate.times, rate.n


def test_a_promise_without_any_answer_was_not_held() -> None:
    found = insights([(KEPT, 10), (BROKEN, 90)], DAY + 300).kept
    assert (found.in_time.share, found.held.share) == (1, 0.1)


def test_a_promise_counts_once_its_day_has_passed() -> None:
    for today, counted in ((DAY + 7, (0, 0)), (DAY + 8, (10, 30))):
        assert held(today, (KEPT, 10), (BROKEN, 20)) == counted


def test_on_the_day_is_held_and_a_day_later_is_not() -> None:
    assert held(DAY + 90, (KEPT._replace(answered=DAY + 7), 1), (KEPT._replace(answered=DAY + 8), 1)) == (
        1,
        2,
    )


def test_who_stopped_waiting_before_the_day_tells_nothing_of_it() -> None:
    for ended, counted in ((DAY + 7, (0, 0)), (DAY + 8, (0, 1))):
        assert held(DAY + 90, (BROKEN._replace(ended=ended), 1)) == counted


def test_an_employer_who_never_answers_has_a_row_of_its_own() -> None:
    (found,) = insights([(BROKEN, 12)], DAY + 90).by_employer
    assert (found.name, found.in_time.share, found.held.share) == ("Northwind", None, 0)


def test_the_median_has_an_interval() -> None:
    """Of 6-MP: 23 weeks, from 13 on, without an upper end (lifelines 0.30 finds the same)."""
    weeks = {
        6: (3, 1),
        7: (1, 0),
        9: (0, 1),
        10: (1, 1),
        11: (0, 1),
        13: (1, 0),
        16: (1, 0),
        17: (0, 1),
        19: (0, 1),
    }
    weeks |= {20: (0, 1), 22: (1, 0), 23: (1, 0), 25: (0, 1), 32: (0, 2), 34: (0, 1), 35: (0, 1)}
    curve = survival(
        (week, bool(place == 0), each[place])
        for week, each in weeks.items()
        for place in (0, 1)
        if each[place]
    )
    assert (curve.n, curve.median, curve.median_low, curve.median_high) == (21, 23, 13, None)


def test_half_is_half_whatever_the_last_digit() -> None:
    for n in range(2, 200, 2):
        assert survival((day, True, 1) for day in range(1, n + 1)).median == n // 2


def test_that_all_were_answered_is_not_certain_of_others() -> None:
    *_, before, last = survival((day, True, 1) for day in range(1, 13)).points
    assert (last.share, last.low, last.high) == (0, 0, before.high)
    assert last.high > 0


def test_one_forgotten_case_does_not_press_the_curve_into_a_corner() -> None:
    ticks = curve_marks(survival([(5, True, 8), (20, True, 8), (9_000, False, 1)])).ticks
    assert ticks[-1][1] <= 42
    assert curve_marks(survival([(9_000, False, 12)])).ticks[-1][1] <= 420


def test_a_name_that_a_spreadsheet_would_run_is_text() -> None:
    out = io.StringIO()
    csv.writer(out).writerows(csv_rows(insights([(KEPT._replace(company='=HYPERLINK("x")'), 12)], DAY + 90)))
    cells = [cell for row in csv.reader(io.StringIO(out.getvalue())) for cell in row]
    assert '\'=HYPERLINK("x")' in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_every_row_of_a_table_is_as_long_as_its_header() -> None:
    found = [(KEPT, 12), (BROKEN._replace(company="Other", channel="phone"), 11)]
    width = 0
    for row in csv_rows(insights(found, DAY + 90)):
        width = len(row) if row[0] == "table" else width
        assert len(row) == width, row
