"""How long silence lasts: the Kaplan-Meier estimate, in which those who still wait count too.

Kaplan and Meier, 1958; the interval is Greenwood's variance on the log-log scale (Kalbfleisch and Prentice).
"""

from collections.abc import Iterable
from math import exp, log, sqrt
from typing import Final, NamedTuple

Z: Final = 1.959963984540054
"""Of a two-sided interval of 95 %."""
_HALF: Final = 0.5 + 1e-9


class Point(NamedTuple):
    """From this day on, this share still waits, with its interval; ``at_risk`` waited until then."""

    day: int
    share: float
    low: float
    high: float
    at_risk: int


class Curve(NamedTuple):
    """The curve's steps; ``answered`` of ``n`` were answered, ``longest`` is the longest wait, in days.

    ``median`` is the day from which half at most still wait, ``median_low`` and ``median_high`` its 95 %
    interval (Brookmeyer and Crowley, 1982); ``None`` where the curve, or its band, does not come so far.
    """

    points: tuple[Point, ...]
    n: int
    answered: int
    median: int | None
    longest: int
    median_low: int | None
    median_high: int | None


def survival(waited: Iterable[tuple[int, bool, int]]) -> Curve:
    """The curve of silences: days waited, whether an answer ended it, and how many there were of the kind."""
    answers: dict[int, int] = {}
    leaving: dict[int, int] = {}
    for days, answered, often in waited:
        leaving[days] = leaving.get(days, 0) + often
        if answered:
            answers[days] = answers.get(days, 0) + often
    at_risk = n = sum(leaving.values())
    share, variance, high = 1.0, 0.0, 1.0
    points: list[Point] = []
    for day in sorted(leaving):
        ended = answers.get(day, 0)
        if ended:
            share *= 1 - ended / at_risk
            # Once nobody waits the variance has no meaning; the estimate is 0 then, whatever it is.
            variance += ended / (at_risk * (at_risk - ended)) if ended < at_risk else 0.0
            low, high = _interval(share, variance, high)
            points.append(Point(day, share, low, high, at_risk))
        at_risk -= leaving[day]
    return Curve(
        tuple(points),
        n,
        sum(answers.values()),
        _half([(point.day, point.share) for point in points]),
        max(leaving, default=0),
        _half([(point.day, point.low) for point in points]),
        _half([(point.day, point.high) for point in points]),
    )


def _half(shares: list[tuple[int, float]]) -> int | None:
    """The first day with a half at most; a product of fractions misses it by the last digits."""
    return next((day for day, share in shares if share <= _HALF), None)


def _interval(share: float, variance: float, before: float) -> tuple[float, float]:
    """``before`` is the upper bound of the step before."""
    if share <= 0:
        # Greenwood's variance ends here. None still wait, but that is not certain of others: since a curve
        # never rises, the bound before holds on.
        return 0.0, before
    if share >= 1 or variance == 0:
        return share, share
    width = Z * sqrt(variance) / abs(log(share))
    return exp(log(share) * exp(width)), exp(log(share) * exp(-width))
