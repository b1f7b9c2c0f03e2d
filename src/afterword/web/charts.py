"""Charts as numbers and SVG paths, without text."""

from typing import Final, NamedTuple

from afterword.services.insights.schemas import Curve

_TICKS: Final = (1, 2, 5, 7, 10, 14, 21, 28, 30, 60, 90, 180, 365, 730)
_MOST_TICKS: Final = 7
_MOST_DAYS: Final = 365
_BARS_AT_MOST: Final = 41


class Drawing(NamedTuple):
    """A step line and its band as SVG paths in a 100 by 100 box; ticks are percentages, with the day."""

    line: str
    band: str
    ticks: tuple[tuple[float, int], ...]


class Bar(NamedTuple):
    """A bar in a 100 by 100 box, for values from ``first`` to ``last`` (``None``: no limit)."""

    x: float
    y: float
    width: float
    height: float
    first: int | None
    last: int | None
    times: int


def curve_marks(curve: Curve) -> Drawing:
    """The share still waiting, from day 0 to the longest wait.

    It ends after a year, or after twice the slowest answer: a case forgotten years ago would squeeze the rest
    into a corner.
    """
    far = 2 * curve.points[-1].day if curve.points else curve.longest
    longest = max(1, min(_MOST_DAYS, curve.longest, far))
    step, last = _axis(longest)
    end = _x(longest, last)
    line, highs, lows = ["M0 0"], ["M0 0"], []
    low = 1.0
    for point in curve.points:
        if point.day > longest:
            break
        x = _x(point.day, last)
        line.append(f"H{x}V{_y(point.share)}")
        highs.append(f"H{x}V{_y(point.high)}")
        lows.append((x, low))
        low = point.low
    band = [*highs, f"H{end}V{_y(low)}"]
    band += [f"H{x}V{_y(before)}" for x, before in reversed(lows)]
    ticks = tuple((_x(day, last), day) for day in range(0, last + 1, step))
    return Drawing("".join([*line, f"H{end}"]), "".join([*band, "H0Z"]), ticks)


def bars(days: tuple[tuple[int, int], ...]) -> tuple[Bar, ...]:
    """A bar for each number of days; outliers are grouped at the ends."""
    if not days:
        return ()
    half = _BARS_AT_MOST // 2
    counts: dict[int, int] = {}
    for value, count in days:
        place = max(-half, min(half, value))
        counts[place] = counts.get(place, 0) + count
    least, most = min(counts), max(counts)
    tallest = max(counts.values())
    width = 100 / (most - least + 1)
    return tuple(
        Bar(
            round((place - least) * width + width * 0.1, 3),
            round(100 - 100 * count / tallest, 2),
            round(width * 0.8, 3),
            round(100 * count / tallest, 2),
            None if place == -half else place,
            None if place == half else place,
            count,
        )
        for place, count in sorted(counts.items())
    )


def _axis(longest: int) -> tuple[int, int]:
    """Days between two ticks, and the last day, which is a tick too so that labels are evenly spaced."""
    step = next((each for each in _TICKS if longest / each <= _MOST_TICKS), _TICKS[-1])
    return step, -(-longest // step) * step


def _x(day: int, last: int) -> float:
    return round(100 * day / last, 2)


def _y(share: float) -> float:
    return round(100 - 100 * share, 2)
