"""How long silence lasts: the Kaplan-Meier estimate, in which those who still wait count too.

Kaplan and Meier, 1958; the interval is Greenwood's variance on the log-log scale (Kalbfleisch and Prentice).
"""

from collections.abc import Iterable
from math import exp, log, sqrt
from typing import Final, NamedTuple

Z: Final = 1.959963984540054
"""Of a two-sided interval of 95 %."""


class Point(NamedTuple):
    """From this day on, this share still waits, with its interval; ``at_risk`` waited until then."""

    day: int
    share: float
    low: float
    high: float
    at_risk: int


class Curve(NamedTuple):
    """The curve's steps; ``answered`` of ``n`` ended with an answer. ``median`` in days, if reached."""

    points: tuple[Point, ...]
    n: int
    answered: int
    median: int | None
    longest: int


def survival(waited: Iterable[tuple[int, bool, int]]) -> Curve:
    """The curve of silences: days waited, whether an answer ended it, and how many there were of the kind."""
    answers: dict[int, int] = {}
    leaving: dict[int, int] = {}
    for days, answered, often in waited:
        leaving[days] = leaving.get(days, 0) + often
        if answered:
            answers[days] = answers.get(days, 0) + often
    at_risk = n = sum(leaving.values())
    share, variance = 1.0, 0.0
    points: list[Point] = []
    for day in sorted(leaving):
        ended = answers.get(day, 0)
        if ended:
            share *= 1 - ended / at_risk
            # Once nobody waits the variance has no meaning; the estimate is 0 then, whatever it is.
            variance += ended / (at_risk * (at_risk - ended)) if ended < at_risk else 0.0
            points.append(Point(day, share, *_interval(share, variance), at_risk))
        at_risk -= leaving[day]
    median = next((point.day for point in points if point.share <= 0.5), None)  # noqa: PLR2004 - a half
    return Curve(tuple(points), n, sum(answers.values()), median, max(leaving, default=0))


def _interval(share: float, variance: float) -> tuple[float, float]:
    if share <= 0:
        return 0.0, 0.0
    if share >= 1 or variance == 0:
        return share, share
    width = Z * sqrt(variance) / abs(log(share))
    return exp(log(share) * exp(width)), exp(log(share) * exp(-width))
