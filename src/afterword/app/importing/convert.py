"""Rows into cases: what a row says and no more, and a sentence for all that was left out or assumed."""

from collections.abc import Callable
from datetime import datetime

from afterword.app.importing.columns import Mapping
from afterword.app.importing.moments import written
from afterword.app.importing.places import zone_of
from afterword.app.importing.reading_dates import orders
from afterword.app.importing.row import Asked, Reader, Row, Taken
from afterword.app.importing.table import Table
from afterword.core.facts import Candidate, Case
from afterword.core.fault import Fault

__all__ = ["Row", "convert"]


def convert(
    table: Table,
    mapping: Mapping,
    *,
    candidate: Candidate,
    zone: str,
    day_first: bool | None,
    now: datetime,
    checked: Callable[[Case], None] | None = None,
) -> list[Row]:
    """One case a row, in the table's order; the same table gives the same ids.

    ``zone`` is that of the wall clocks in the table. ``day_first`` decides dates that nothing else does;
    ``None``: they are faults. ``checked`` may raise ``Fault`` for a case that makes no sense to a calendar.
    """
    known = zone_of(zone)
    if known is None:
        raise Fault("zone", repr(zone), "an IANA time zone such as 'America/Chicago'")
    asked = Asked(
        mapping, candidate, known, day_first, written(now, known), orders(table, mapping, day_first)
    )
    taken = Taken(set(), {})
    rows: list[Row] = []
    for line in table.rows:
        row = Reader(line, asked).row(taken)
        if row.case is not None and checked is not None:
            try:
                checked(row.case)
            except Fault as fault:
                row = Row(row.line, None, [fault], row.notices)
        rows.append(row)
    return rows
