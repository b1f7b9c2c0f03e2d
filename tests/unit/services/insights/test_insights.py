"""The tables: what counts where, how sure they are, and what is too little to tell."""

import csv
import io
from datetime import date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword import bootstrap
from afterword.ports import SilenceOutcome
from afterword.services.insights.insights import (
    csv_rows,
    insights,
    quantile,
    rate,
)
from afterword.services.insights.schemas import HIDE_UNDER
from afterword.services.insights.silences import outcomes_of, survival
from afterword.services.planning.decode import case_of
from afterword.services.planning.schemas import PlanRequest
from afterword.web.charts import bars, curve_marks

DAY = date(2026, 11, 3).toordinal()
BASE = SilenceOutcome("Northwind", "email", DAY, DAY + 7, DAY + 9, None, "in_time", "")


def outcomes(now: str, *events: dict[str, Any], **interview: Any) -> tuple[SilenceOutcome, ...]:
    case = {
        "schema": "afterword.case/1", "id": "x", "candidate": {"name": "P", "timezone": "America/New_York"},
        "company": {"name": "Northwind", "timezone": "America/Chicago", "country": "US"}, "role": "R",
        "contacts": [{"id": "dana", "name": "Dana", "part": "hiring_manager", "email": "d@n.example", "phone": "+13125550100"}],
        "interviews": [{
            "id": "r1", "ended_at": "2026-11-03T15:30:00-06:00", "contacts": ["dana"],
            "expectation": {"channel": "phone", "within": {"count": 1, "unit": "weeks"}}, **interview,
        }],
        "events": list(events),
    }  # fmt: skip
    return outcomes_of(bootstrap.engine().plan(PlanRequest(case_of(case), datetime.fromisoformat(now))))


def note(at: str) -> dict[str, Any]:
    return {"kind": "note_sent", "at": at, "contact": "dana", "channel": "email", "purpose": "thank_you"}


def reply(at: str, meaning: str, channel: str = "email") -> dict[str, Any]:
    return {"kind": "reply", "at": at, "contact": "dana", "channel": channel, "meaning": meaning}


def call(at: str) -> dict[str, Any]:
    return {"kind": "call_made", "at": at, "contact": "dana", "outcome": "reached"}


LATE = "2027-03-01T12:00:00-06:00"


def test_a_silence_that_lasts() -> None:
    (found,) = outcomes("2026-11-05T12:00:00-06:00", note("2026-11-03T18:00:00-06:00"))
    assert found == SilenceOutcome("Northwind", "phone", DAY, DAY + 7, None, None, "in_time", "")


def test_the_first_decision_answers_it_and_an_acknowledgement_does_not() -> None:
    (found,) = outcomes(
        LATE,
        reply("2026-11-04T10:00:00-06:00", "acknowledgement"),
        reply("2026-11-06T10:00:00-06:00", "delay"),
        reply("2026-11-12T10:00:00-06:00", "rejection", "phone"),
        reply("2026-11-20T10:00:00-06:00", "offer"),
    )
    assert (found.answered, found.channel, found.ended) == (DAY + 9, "phone", None)


def test_an_answer_of_a_day_is_of_their_day() -> None:
    """At 23:30 in Chicago it is the next day in New York, and still the same one there."""
    (found,) = outcomes(LATE, reply("2026-11-12T23:30:00-06:00", "rejection"))
    assert found.answered == DAY + 9


@pytest.mark.parametrize("kind", ["withdrawn", "closed", "do_not_contact"])
def test_who_leaves_no_longer_waits(kind: str) -> None:
    (found,) = outcomes(LATE, {"kind": kind, "at": "2026-11-08T10:00:00-06:00"})
    assert (found.answered, found.ended) == (None, DAY + 5)


def test_nothing_promised_and_nothing_to_be_late_for() -> None:
    assert outcomes(LATE, expectation={})[0].promised is None


def test_the_thank_you_and_the_call_are_judged_by_their_time() -> None:
    assert outcomes(LATE, note("2026-11-04T20:00:00-06:00"))[0].thanked == "late"
    assert outcomes(LATE)[0].thanked == "missed"
    assert outcomes("2026-11-03T17:00:00-06:00")[0].thanked == ""
    assert outcomes(LATE, call("2026-11-09T10:00:00-06:00"))[0].called == "early"
    assert outcomes(LATE, call("2026-11-13T10:00:00-06:00"))[0].called == "in_time"
    assert outcomes(LATE, call("2027-01-13T10:00:00-06:00"))[0].called == "late"


def test_nine_tell_nothing_and_ten_do() -> None:
    few, enough = insights([(BASE, HIDE_UNDER - 1)], DAY + 30), insights([(BASE, HIDE_UNDER)], DAY + 30)
    assert (few.kept.in_time.share, few.kept.median, few.curve) == (None, None, None)
    assert (few.kept.in_time.n, few.n) == (9, 9)
    assert (enough.kept.in_time.share, enough.kept.median) == (0, 2)
    assert enough.curve is not None
    assert enough.curve.median == 9


def test_small_employers_are_told_of_together() -> None:
    many = [(BASE._replace(company=name), often) for name, often in (("A", 12), ("B", 6), ("C", 5))]
    found = insights(many, DAY + 30)
    assert [(each.name, each.in_time.n) for each in found.by_employer] == [("A", 12), ("", 11)]


def test_those_who_still_wait_count_until_today_or_their_end() -> None:
    found = insights(
        [(BASE._replace(answered=None), 5), (BASE._replace(answered=None, ended=DAY + 4), 5)], DAY + 20
    )
    assert found.curve is not None
    assert (found.curve.n, found.curve.answered, found.curve.longest) == (10, 0, 20)


def test_the_rate_is_wilsons() -> None:
    """8 of 10: 0.490 to 0.943 (Agresti and Coull, 1998, and every calculator since)."""
    found = rate(8, 10)
    assert found.low is not None
    assert found.high is not None
    assert (round(found.low, 3), round(found.high, 3)) == (0.490, 0.943)


@given(st.integers(10, 500), st.data())
def test_a_rate_lies_within_its_interval(n: int, data: st.DataObject) -> None:
    found = rate(data.draw(st.integers(0, n)), n)
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= (found.share or 0) + 1e-12
    assert (found.share or 0) - 1e-12 <= found.high <= 1


@given(st.lists(st.integers(-20, 20), min_size=1))
def test_a_median_has_half_on_either_side(days: list[int]) -> None:
    from collections import Counter

    middle = quantile(Counter(days), 0.5)
    assert sum(each <= middle for each in days) * 2 >= len(days)
    assert sum(each < middle for each in days) * 2 < len(days) or middle == min(days)


def test_the_marks_stay_in_their_box() -> None:
    for waited in ([(3, True, 10)], [(40, False, 3), (7, True, 9)], [(10**6, True, 10), (2, True, 10)]):
        drawing = curve_marks(survival(waited))
        assert drawing.line.startswith("M0 0")
        assert drawing.band.endswith("Z")
        assert all(0 <= x <= 100 for x, _ in drawing.ticks)
        assert drawing.ticks[-1][0] == 100
        assert len(drawing.ticks) <= 8 or waited[0][0] > 3_650
    found = bars(((-1000, 2), (-3, 1), (0, 5), (900, 1)))
    assert (found[0].first, found[-1].last) == (None, None)
    assert max(each.height for each in found) == 100
    assert all(each.x >= 0 and each.x + each.width <= 100.01 for each in found)
    assert bars(()) == ()


def test_the_tables_are_rows_that_a_spreadsheet_reads() -> None:
    found = insights([(BASE, 12), (BASE._replace(channel="phone", answered=DAY + 3), 3)], DAY + 30)
    out = io.StringIO()
    csv.writer(out).writerows(csv_rows(found))
    table = list(csv.reader(io.StringIO(out.getvalue())))
    assert table[1][:5] == ["promise", "all", "15", "3", "0.2"]
    assert {row[0] for row in table} >= {
        "promise by channel",
        "promise by employer",
        "silence",
        "thank-yous",
        "calls",
        "days late",
    }
    assert msgspec.json.encode(found)
