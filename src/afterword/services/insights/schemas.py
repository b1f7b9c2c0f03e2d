"""The request and result of the insights operation."""

from typing import Final

from msgspec import Struct

from afterword.services.request import Request

HIDE_UNDER: Final = 10
"""With fewer, the rate is left out and only the count is given."""


Row = tuple[str | int | float | None, ...]
"""A row of a table for a spreadsheet; the table's name comes first."""


class InsightsRequest(Request, frozen=True):
    """The outcome of the caller's silences."""


class Point(Struct, frozen=True):
    """From this day on, this share is still waiting, with its interval; ``at_risk`` had waited until then."""

    day: int
    share: float
    low: float
    high: float
    at_risk: int


class Curve(Struct, frozen=True):
    """The curve's steps; ``answered`` of ``n`` were answered, ``longest`` is the longest wait in days.

    ``median`` is the first day when at most half are still waiting, with its 95 % interval ``median_low`` to
    ``median_high`` (Brookmeyer and Crowley, 1982); ``None`` if the curve or its band doesn't get that far.
    """

    points: tuple[Point, ...]
    n: int
    answered: int
    median: int | None
    longest: int
    median_low: int | None
    median_high: int | None


class Rate(Struct, frozen=True):
    """``times`` of ``n``; the share and its 95 % interval (Wilson's) are ``None`` if n is too small."""

    times: int
    n: int
    share: float | None
    low: float | None
    high: float | None


class PunctualityByEmployer(Struct, frozen=True):
    """How punctual employers are: how many answers were on time, and quartiles of how late they were.

    ``days`` maps days late (negative if early) to a count; quartiles are ``None`` if n is small. Both count
    answers only. ``held`` counts every promise whose day has passed, answered or not: how many were answered
    by that day.
    """

    name: str
    in_time: Rate
    first: int | None
    median: int | None
    third: int | None
    days: tuple[tuple[int, int], ...]
    held: Rate


class Insights(Struct, frozen=True):
    """All insights: promises overall, by channel and by employer; the curve overall and by channel."""

    n: int
    kept: PunctualityByEmployer
    by_channel: tuple[PunctualityByEmployer, ...]
    by_employer: tuple[PunctualityByEmployer, ...]
    curve: Curve | None
    curve_n: int
    curves: tuple[tuple[str, Curve], ...]
    thanked: tuple[tuple[str, Rate], ...]
    called: tuple[tuple[str, Rate], ...]
