"""The tables behind the charts, as rows for a CSV: the table's name first."""

from collections.abc import Iterator

from afterword.app.importing.guarding import guarded
from afterword.app.insights.insights import Insights, Kept, Rate

Row = tuple[str | int | float | None, ...]


def rows(found: Insights) -> Iterator[Row]:
    """Every table with its header."""
    yield (
        "table",
        "group",
        "n",
        "in time",
        "share",
        "low",
        "high",
        "first quartile",
        "median",
        "third quartile",
        "day passed",
        "answered by it",
        "share",
        "low",
        "high",
    )
    for table, groups in (
        ("promise", (found.kept,)),
        ("promise by channel", found.by_channel),
        ("promise by employer", found.by_employer),
    ):
        for each in groups:
            yield table, guarded(each.name) or _ALL.get(table, "others"), *_kept(each)
    yield "table", "group", "days late", "answers"
    for days, count in found.kept.days:
        yield "days late", "all", days, count
    yield "table", "group", "n", "answered", "median", "low", "high"
    curves = [("all", found.curve)] if found.curve is not None else []
    for name, curve in (*curves, *found.curves):
        yield "length", name, curve.n, curve.answered, curve.median, curve.median_low, curve.median_high
    yield "table", "group", "day", "still waiting", "low", "high", "at risk"
    for name, curve in (*curves, *found.curves):
        for point in curve.points:
            yield (
                "silence",
                name,
                point.day,
                _short(point.share),
                _short(point.low),
                _short(point.high),
                point.at_risk,
            )
    yield "table", "outcome", "n", "count", "share", "low", "high"
    for table, own in (("thank-yous", found.thanked), ("calls", found.called)):
        for name, each_rate in own:
            yield table, name, each_rate.n, *_rate(each_rate)


_ALL = {"promise": "all"}


def _kept(each: Kept) -> Row:
    count, *shares = _rate(each.in_time)
    return (
        *(each.in_time.n, count, *shares, each.first, each.median, each.third),
        *(each.held.n, *_rate(each.held)),
    )


def _rate(each: Rate) -> Row:
    return each.times, _short(each.share), _short(each.low), _short(each.high)


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
