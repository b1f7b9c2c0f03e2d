"""The header row, wherever it is, and a name of its own for each column."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from afterword.app.importing.aliases import fields_named
from afterword.app.importing.records import Record

_LOOKED_AT: Final = 20
_DATA: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[^\s@]+@[^\s@]+\.\w|https?://", re.ASCII)
_LONGEST: Final = 200


def header_at(rows: Sequence[Record]) -> int | None:
    """The place of the header among the first rows; ``None`` if the rows begin with data.

    The row that names the most fields of ours; else the first that is as full as the rest and no data.
    """
    head = rows[:_LOOKED_AT]
    known = [fields_named(row.cells) for row in head]
    best = max(known, default=0)
    if best > 1 or (best == 1 and not _is_data(head[known.index(best)])):
        return known.index(best)
    common = Counter(_full(row) for row in head).most_common(1)[0][0]
    for at, row in enumerate(head):
        if _full(row) * 2 >= common and not (at == 0 and common > 1 and _full(row) == 1):
            return None if _is_data(row) else at
    return 0


def column_names(header: Sequence[str], width: int) -> list[str]:
    """One name a column: as written, ``Column 3`` where nothing is, ``Notes (2)`` for a second one."""
    taken: set[str] = set()
    names: list[str] = []
    for at in range(width):
        written = " ".join(header[at].split())[:_LONGEST] if at < len(header) else ""
        base = written or f"Column {at + 1}"
        name, number = base, 2
        while name in taken:
            name, number = f"{base} ({number})", number + 1
        taken.add(name)
        names.append(name)
    return names


def _full(row: Record) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_data(row: Record) -> bool:
    return any(_DATA.search(cell) for cell in row.cells)
