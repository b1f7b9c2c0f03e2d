"""How long silence lasts: the estimate against a textbook's table, and its laws."""

import itertools
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.services.insights.silences import survival

# Remission under 6-MP in weeks (Freireich et al., 1963); those with False were still in remission.
SIX_MP = [
    (6, True), (6, True), (6, True), (6, False), (7, True), (9, False), (10, True), (10, False), (11, False),
    (13, True), (16, True), (17, False), (19, False), (20, False), (22, True), (23, True), (25, False),
    (32, False), (32, False), (34, False), (35, False),
]  # fmt: skip
TABLE = {
    6: (0.857, 21),
    7: (0.807, 17),
    10: (0.753, 15),
    13: (0.690, 12),
    16: (0.627, 11),
    22: (0.538, 7),
    23: (0.448, 6),
}
waits = st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.integers(1, 3)), min_size=1, max_size=30)


def test_it_is_the_textbooks_table() -> None:
    curve = survival((days, ended, 1) for days, ended in SIX_MP)
    assert {point.day: (round(point.share, 3), point.at_risk) for point in curve.points} == TABLE
    assert (curve.n, curve.answered, curve.median, curve.longest) == (21, 9, 23, 35)


def test_the_interval_is_greenwoods_on_the_log_log_scale() -> None:
    """At week 10, as R's survfit prints it with conf.type="log-log": 0.503 to 0.889."""
    point = next(
        each for each in survival((days, ended, 1) for days, ended in SIX_MP).points if each.day == 10
    )
    assert (round(point.low, 3), round(point.high, 3)) == (0.503, 0.889)


@given(waits)
def test_it_never_rises_and_stays_between_nothing_and_all(found: list[tuple[int, bool, int]]) -> None:
    shares = [1.0, *(point.share for point in survival(found).points)]
    assert all(after <= before for before, after in itertools.pairwise(shares))
    for point in survival(found).points:
        assert 0 <= point.low <= point.share <= point.high <= 1


@given(waits)
def test_a_weight_is_as_many_of_the_kind(found: list[tuple[int, bool, int]]) -> None:
    spread = [(days, ended, 1) for days, ended, often in found for _ in range(often)]
    assert survival(found) == survival(spread)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=40))
def test_where_all_were_answered_it_is_the_share_of_longer_waits(days: list[int]) -> None:
    for point in survival((each, True, 1) for each in days).points:
        longer = sum(each > point.day for each in days) / len(days)
        assert point.share == pytest.approx(longer, abs=1e-12)


def test_nobody_and_nobody_answered() -> None:
    assert survival([]).points == ()
    still = survival([(5, False, 12)])
    assert (still.points, still.n, still.median) == ((), 12, None)
    assert sqrt(survival([(5, True, 4)]).points[0].share) == 0
