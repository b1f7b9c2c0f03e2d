"""The tables of the page: each rate with its n and interval, none from fewer than ten."""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import sqrt
from typing import Final
from zoneinfo import ZoneInfo

from afterword.core.time.instants import HOUR, instant_of
from afterword.ports import SilenceOutcome
from afterword.services.context import Caller, Services
from afterword.services.insights.schemas import (
    HIDE_UNDER,
    Curve,
    Insights,
    InsightsRequest,
    PunctualityByEmployer,
    Rate,
    Row,
)
from afterword.services.insights.silences import Z, survival
from afterword.services.transfer.importing.records import guarded

OTHERS: Final = ""
"""The name of the group for those that are too few for their own."""


_REMEMBERED_AT_MOST: Final = 200
"""For how many people insights are cached."""


def show_insights(services: Services, caller: Caller, request: InsightsRequest) -> Insights:
    """The caller's insights: as of their last change, and at most an hour old.

    Counting grows with the number of cases, but a page must not, so the result is cached.
    """
    del request
    state = (*services.cases.latest_change(caller.owner), instant_of(caller.now) // HOUR)
    known = services.remembered.get(caller.owner)
    if known is not None and known[0] == state:
        return known[1]
    zone = services.profile(caller).zone
    today = caller.now.astimezone(ZoneInfo(zone)).date()
    found = insights(services.cases.list_outcomes(caller.owner), today.toordinal())
    if len(services.remembered) >= _REMEMBERED_AT_MOST:
        services.remembered.clear()
    services.remembered[caller.owner] = state, found
    return found


class Group:
    """The counts for promises of one kind."""

    def __init__(self) -> None:
        self.late: Counter[int] = Counter()
        self.held: Counter[bool] = Counter()

    def add(self, each: SilenceOutcome, often: int, today: int) -> None:
        """Add an outcome if something was promised."""
        promised = each.promised
        assert promised is not None
        if each.answered is not None:
            self.late[each.answered - promised] += often
        # Before its day, a promise can only be kept; counting it then would only show the quick ones.
        if promised < today and (each.answered is not None or _last_day(each, today) > promised):
            self.held[each.answered is not None and each.answered <= promised] += often

    def update(self, other: "Group") -> None:
        """Add another group's counts."""
        self.late.update(other.late)
        self.held.update(other.held)

    def size(self) -> int:
        """How many promises have a result."""
        return max(self.late.total(), self.held.total())


def insights(outcomes: Iterable[tuple[SilenceOutcome, int]], today: int) -> Insights:
    """A person's insights as of a day (``date.toordinal``). Each outcome comes with its count."""
    found = list(outcomes)
    late: dict[tuple[str, str], Group] = {}
    waits: dict[str, Counter[tuple[int, bool]]] = {}
    own: dict[str, Counter[str]] = {"thanked": Counter(), "called": Counter()}
    for each, often in found:
        if each.promised is not None:
            for group in (("", ""), ("channel", each.channel), ("employer", each.company)):
                late.setdefault(group, Group()).add(each, often, today)
        wait = max(0, _last_day(each, today) - each.began), each.answered is not None
        for name in {"", each.channel}:
            waits.setdefault(name, Counter())[wait] += often
        for table, value in (("thanked", each.thanked), ("called", each.called)):
            if value:
                own[table][value] += often
    everything = waits.get("", Counter())
    n = sum(often for _, often in found)
    return Insights(
        n,
        _kept("", late.get(("", ""), Group())),
        _groups(late, "channel"),
        _groups(late, "employer"),
        _curve(everything) if n >= HIDE_UNDER else None,
        n,
        tuple(
            (name, _curve(each))
            for name, each in sorted(waits.items())
            if name and each.total() >= HIDE_UNDER
        ),
        _own(own["thanked"], ("in_time", "late", "missed")),
        _own(own["called"], ("in_time", "early", "late")),
    )


def rate(count: int, n: int) -> Rate:
    """A share with Wilson's interval; without both if n is too small."""
    if n < HIDE_UNDER:
        return Rate(count, n, None, None, None)
    share = count / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Rate(count, n, share, max(0.0, middle - half), min(1.0, middle + half))


def _curve(waits: Counter[tuple[int, bool]]) -> Curve:
    return survival((days, answered, often) for (days, answered), often in waits.items())


def _last_day(each: SilenceOutcome, today: int) -> int:
    """The last day for which we know whether they'd answered."""
    if each.answered is not None:
        return each.answered
    return today if each.ended is None else min(today, each.ended)


def _groups(late: dict[tuple[str, str], Group], kind: str) -> tuple[PunctualityByEmployer, ...]:
    """Groups of ten or more, largest first; the rest as one group."""
    mine = {name: group for (of, name), group in late.items() if of == kind and name}
    large = {name: group for name, group in mine.items() if group.size() >= HIDE_UNDER}
    rest = Group()
    for name, group in mine.items():
        if name not in large:
            rest.update(group)
    found = [_kept(name, group) for name, group in sorted(large.items(), key=lambda each: -each[1].size())]
    return (*found, _kept(OTHERS, rest)) if rest.size() else tuple(found)


def _kept(name: str, group: Group) -> PunctualityByEmployer:
    days, held = group.late, group.held
    n = days.total()
    in_time = sum(often for late, often in days.items() if late <= 0)
    first, median, third = (quantile(days, share) if n >= HIDE_UNDER else None for share in (0.25, 0.5, 0.75))
    return PunctualityByEmployer(
        name,
        rate(in_time, n),
        first,
        median,
        third,
        tuple(sorted(days.items())),
        rate(held[True], held.total()),
    )


def quantile(days: Counter[int], share: float) -> int:
    """The smallest value that at least this share doesn't exceed."""
    wanted, seen = share * days.total(), 0
    for value in sorted(days):
        seen += days[value]
        if seen >= wanted:
            return value
    raise ValueError("no values")


def _own(counts: Counter[str], names: tuple[str, ...]) -> tuple[tuple[str, Rate], ...]:
    return tuple((name, rate(counts[name], counts.total())) for name in names)


# The tables behind the charts as CSV rows, each starting with the table's name.


def table_rows(services: Services, caller: Caller, request: InsightsRequest) -> Iterator[Row]:
    """Every table with its header."""
    return csv_rows(show_insights(services, caller, request))


def csv_rows(found: Insights) -> Iterator[Row]:
    """The rows of some insights."""
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
            yield table, guarded(each.name) or _ALL.get(table, "others"), *_kept_row(each)
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
            yield table, name, each_rate.n, *_rate_row(each_rate)


_ALL = {"promise": "all"}


def _kept_row(each: PunctualityByEmployer) -> Row:
    count, *shares = _rate_row(each.in_time)
    return (
        *(each.in_time.n, count, *shares, each.first, each.median, each.third),
        *(each.held.n, *_rate_row(each.held)),
    )


def _rate_row(each: Rate) -> Row:
    return each.times, _short(each.share), _short(each.low), _short(each.high)


def _short(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
