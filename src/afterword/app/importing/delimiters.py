"""Which character stands between the cells."""

import re
from collections import Counter
from itertools import islice
from typing import Final

from afterword.app.importing.aliases import fields_named
from afterword.app.importing.records import Record, records
from afterword.core.fault import Fault

DELIMITERS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 30
_HEAD: Final = 200_000
_EXCEL: Final = re.compile(r'"?sep=(.)"?[ ;,\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def named_delimiter(text: str) -> tuple[str, str] | None:
    """The delimiter that Excel's first line ``sep=;`` names, and the text behind that line."""
    found = _EXCEL.match(text)
    return (found[1], text[found.end() :]) if found and found[1] not in '"\r\n' else None


def sniffed_delimiter(text: str) -> str:
    """The delimiter by which the first rows make the best table: known headers first, then even width."""
    return max(DELIMITERS, key=lambda each: _merit(_first(text, each)))


def _first(text: str, delimiter: str) -> list[Record]:
    # Half a record at the cut would be a quotation mark left open: what was read before it counts.
    found: list[Record] = []
    try:
        for record in islice(records(text[:_HEAD], delimiter), _LOOKED_AT):
            found.append(record)  # noqa: PERF402 - a list would lose what comes before a fault
    except Fault:
        pass
    return found


def _merit(rows: list[Record]) -> tuple[int, float]:
    if not rows:
        return (0, 0.0)
    headers = max(fields_named(row.cells) if len(row.cells) > 1 else 0 for row in rows)
    widths = Counter(len(row.cells) for row in rows)
    width, times = max(widths.items(), key=lambda each: (each[1], each[0]))
    if width == 1:
        # A title above a table is one cell, whatever the delimiter: the next commonest width may be it.
        rest = [(count, wide) for wide, count in widths.items() if wide > 1]
        times, width = max(rest, default=(0, 1))
    return (headers, times / len(rows) * (1 - 1 / width))
