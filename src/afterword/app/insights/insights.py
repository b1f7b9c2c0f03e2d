"""The tables of the page: each rate with its n and interval, and none under ten."""

from collections import Counter
from collections.abc import Iterable
from math import sqrt
from typing import Final, NamedTuple

from afterword.app.insights.survival import Curve, Z, survival
from afterword.ports import Outcome

HIDE_UNDER: Final = 10
"""Fewer tell nothing: the rate is left out, and how many there were is said."""
OTHERS: Final = ""
"""The name of the group of those who are too few for one of their own."""


class Rate(NamedTuple):
    """``times`` of ``n``; the share and its 95 % interval (Wilson's) are ``None`` where n is too small."""

    times: int
    n: int
    share: float | None
    low: float | None
    high: float | None


class Kept(NamedTuple):
    """How employers kept their word: how many answers were in time, and quartiles of how late they were.

    ``days`` maps days late (early ones are negative) to how often. Quartiles are ``None`` where n is small.
    These tell of answers alone. ``held`` is of every promise that was waited for until its day had passed,
    answered or not: how many were answered by that day.
    """

    name: str
    in_time: Rate
    first: int | None
    median: int | None
    third: int | None
    days: tuple[tuple[int, int], ...]
    held: Rate


class Group:
    """What is counted of the promises of one kind."""

    def __init__(self) -> None:
        self.late: Counter[int] = Counter()
        self.held: Counter[bool] = Counter()

    def add(self, each: Outcome, often: int, today: int) -> None:
        """Count an outcome in which something was promised."""
        promised = each.promised
        assert promised is not None
        if each.answered is not None:
            self.late[each.answered - promised] += often
        # Before its day a promise can only be held: to count it then would tell of the quick ones alone.
        if promised < today and (each.answered is not None or _last_day(each, today) > promised):
            self.held[each.answered is not None and each.answered <= promised] += often

    def update(self, other: "Group") -> None:
        """Count another's in this one."""
        self.late.update(other.late)
        self.held.update(other.held)

    def size(self) -> int:
        """How many promises tell something."""
        return max(self.late.total(), self.held.total())


class Insights(NamedTuple):
    """All of it: promises overall, by channel and by employer; the curve overall and by channel."""

    n: int
    kept: Kept
    by_channel: tuple[Kept, ...]
    by_employer: tuple[Kept, ...]
    curve: Curve | None
    curve_n: int
    curves: tuple[tuple[str, Curve], ...]
    thanked: tuple[tuple[str, Rate], ...]
    called: tuple[tuple[str, Rate], ...]


def insights(outcomes: Iterable[tuple[Outcome, int]], today: int) -> Insights:
    """What a person's silences tell, as of a day (``date.toordinal``). Each outcome comes with how often."""
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
    """A share with Wilson's interval; without either where n is too small."""
    if n < HIDE_UNDER:
        return Rate(count, n, None, None, None)
    share = count / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return Rate(count, n, share, max(0.0, middle - half), min(1.0, middle + half))


def _curve(waits: Counter[tuple[int, bool]]) -> Curve:
    return survival((days, answered, often) for (days, answered), often in waits.items())


def _last_day(each: Outcome, today: int) -> int:
    """The last day of which it is known whether they had answered."""
    if each.answered is not None:
        return each.answered
    return today if each.ended is None else min(today, each.ended)


def _groups(late: dict[tuple[str, str], Group], kind: str) -> tuple[Kept, ...]:
    """Groups of ten and more, the largest first; the rest as one."""
    mine = {name: group for (of, name), group in late.items() if of == kind and name}
    large = {name: group for name, group in mine.items() if group.size() >= HIDE_UNDER}
    rest = Group()
    for name, group in mine.items():
        if name not in large:
            rest.update(group)
    found = [_kept(name, group) for name, group in sorted(large.items(), key=lambda each: -each[1].size())]
    return (*found, _kept(OTHERS, rest)) if rest.size() else tuple(found)


def _kept(name: str, group: Group) -> Kept:
    days, held = group.late, group.held
    n = days.total()
    in_time = sum(often for late, often in days.items() if late <= 0)
    first, median, third = (quantile(days, share) if n >= HIDE_UNDER else None for share in (0.25, 0.5, 0.75))
    return Kept(
        name,
        rate(in_time, n),
        first,
        median,
        third,
        tuple(sorted(days.items())),
        rate(held[True], held.total()),
    )


def quantile(days: Counter[int], share: float) -> int:
    """The smallest value that at least that share does not exceed."""
    wanted, seen = share * days.total(), 0
    for value in sorted(days):
        seen += days[value]
        if seen >= wanted:
            return value
    raise ValueError("no values")


def _own(counts: Counter[str], names: tuple[str, ...]) -> tuple[tuple[str, Rate], ...]:
    return tuple((name, rate(counts[name], counts.total())) for name in names)
