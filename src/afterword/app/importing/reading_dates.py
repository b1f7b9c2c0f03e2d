"""The date columns of a table: each read in one order of day and month."""

from typing import Final

from afterword.app.importing.blanks import said
from afterword.app.importing.columns import Mapping
from afterword.app.importing.date_order import Order, order_of
from afterword.app.importing.dates import Ambiguous, Span, is_ambiguous, read_span
from afterword.app.importing.fields import DATES, FIELDS, Field
from afterword.app.importing.table import Table
from afterword.core.fault import Fault

_SHOWN_AT_MOST: Final = 60
_BORROWED: Final = "Day and month were read in the order that the table's other dates show."
A_DATE: Final = "a date with its year, such as 2026-11-03 or 3 Nov 2026, with a time if there is one"


def orders(table: Table, mapping: Mapping, day_first: bool | None) -> dict[Field, Order]:  # noqa: FBT001
    """For each date column in use whether the day comes first, and whether that had to be asked.

    Its own cells decide; else the person's choice; else the other columns, if they agree: one program
    wrote them all. Where ``day_first`` is ``None`` still, its undecided dates are faults.
    """
    found = {
        field: order_of(map(said, table.column(at)), day_first)
        for field in FIELDS
        if field in DATES and (at := mapping.of(field)) is not None
    }
    shown = {each.evidence for each in found.values() if each.evidence in {"day", "month"}}
    if len(shown) == 1:
        for field, each in found.items():
            if each.evidence == "either" and each.day_first is None:
                found[field] = each._replace(day_first="day" in shown)
    return found


def read_date(field: Field, cell: str, order: Order, asked: bool | None, notices: list[str]) -> Span | None:  # noqa: FBT001
    """A cell's date; ``None`` if it holds none. ``Fault`` where day and month can be either way round.

    ``asked`` is the person's choice; a notice says where another column's order was taken.
    """
    try:
        span = read_span(cell, day_first=order.day_first)
        borrowed = asked is None and order.evidence == "either" and order.day_first is not None
        if borrowed and is_ambiguous(cell):
            notices.append(_BORROWED)
    except Ambiguous:
        wanted = "to be told whether the day or the month comes first in this column"
        raise Fault(field, shown(cell), wanted) from None
    return span


def shown(cell: str) -> str:
    """A cell as a fault quotes it."""
    text = " ".join(cell.split())
    return repr(text if len(text) <= _SHOWN_AT_MOST else text[: _SHOWN_AT_MOST - 1] + "…")
