"""What is left of a call window around what else the candidate has to do: its longest free stretch."""

import pytest

from unit.core.core_plan import plan
from unit.core.small_case import small, the, when, windows

ENDED = "2026-06-02T12:00-04:00"
DAY = "2026-06-12"
"""The first day of the call: a Friday."""


def on_the_day(clocks: str) -> list[tuple]:
    """Stretches of that day, such as ``10:00-10:20 10:40-11:00``."""
    pairs = [each.split("-") for each in clocks.split()]
    return [(when(f"{DAY}T{start}-04:00"), when(f"{DAY}T{until}-04:00")) for start, until in pairs]


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ("", "10:00-11:00 15:00-16:00"),
        ("09:00-10:00 11:00-15:00 16:00-17:00", "10:00-11:00 15:00-16:00"),
        ("10:20-10:40", "10:00-10:20 15:00-16:00"),  # two of twenty minutes: the earlier
        ("10:15-10:40", "10:40-11:00 15:00-16:00"),
        ("10:00-10:50", "10:50-11:00 15:00-16:00"),  # ten minutes will do
        ("10:00-10:51", "15:00-16:00"),
        ("09:30-10:30 10:10-10:20 15:30-15:45", "10:30-11:00 15:00-15:30"),
        ("10:50-11:30 09:00-10:10", "10:10-10:50 15:00-16:00"),
        ("08:00-18:00", ""),
        ("10:10-10:20 10:30-10:40", "10:40-11:00 15:00-16:00"),
    ],
)
def test_the_longest_free_stretch_of_a_window_is_shown(busy: str, left: str) -> None:
    shown = windows(the(plan(small(ENDED), when(f"{DAY}T00:00-04:00"), on_the_day(busy)), "call"))
    assert [window for window in shown if window[0].date() == when(f"{DAY}T12:00Z").date()] == on_the_day(
        left
    )
    assert len(shown) == 3


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("10:00", "10:00-11:00 15:00-16:00"),
        ("10:35", "10:35-11:00 15:00-16:00"),
        ("10:50", "10:50-11:00 15:00-16:00"),
        ("10:51", "15:00-16:00"),
        ("11:00", "15:00-16:00"),
        ("15:59", ""),
    ],
)
def test_a_window_that_is_open_is_shown_from_now_on(now: str, left: str) -> None:
    shown = windows(the(plan(small(ENDED), when(f"{DAY}T{now}-04:00")), "call"))
    assert [window for window in shown if window[0].date() == when(f"{DAY}T12:00Z").date()] == on_the_day(
        left
    )
