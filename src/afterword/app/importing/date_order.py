"""Whether the day or the month comes first: decided for a column, by what only one order can read."""

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from afterword.app.importing.dates import is_ambiguous, numbers_in, read_span

Evidence = Literal["day", "month", "mixed", "either", "none"]
"""``either``: dates that both orders read; ``mixed``: some that only one reads, some only the other."""

_LAST_MONTH: Final = 12


class Order(NamedTuple):
    """A column's order. ``day_first`` is ``None`` where nothing decides; ``example`` is such a cell.

    ``ambiguous``: the column itself does not say, whoever decided then.
    """

    day_first: bool | None
    ambiguous: bool
    evidence: Evidence
    example: str = ""


def order_of(cells: Iterable[str], day_first: bool | None) -> Order:  # noqa: FBT001 - the person's choice
    """The order of a column's dates; ``day_first`` is the person's choice where the cells do not decide."""
    evidence, example = evidence_of(cells)
    if evidence in {"day", "month"}:
        return Order(evidence == "day", ambiguous=False, evidence=evidence)
    if evidence == "none":
        return Order(day_first, ambiguous=False, evidence=evidence)
    return Order(day_first, ambiguous=bool(example), evidence=evidence, example=example)


def evidence_of(cells: Iterable[str]) -> tuple[Evidence, str]:
    """What the cells say about the order, and the first that nothing decides."""
    day = month = False
    slashed = pointed = ""
    for cell in cells:
        numbers = numbers_in(cell)
        if numbers is None or read_span(cell, day_first=True) is None:
            continue
        one, mark, two, _ = numbers
        if one > _LAST_MONTH:
            day = True
        elif two > _LAST_MONTH:
            month = True
        elif mark == ".":
            day = True  # where points stand between the numbers, the day comes first
            pointed = pointed or (cell if is_ambiguous(cell) else "")
        elif not slashed and is_ambiguous(cell):
            slashed = cell
    if day and month:
        return "mixed", slashed or pointed
    if day or month:
        return ("day" if day else "month"), ""
    return ("either", slashed) if slashed else ("none", "")
