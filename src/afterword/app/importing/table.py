"""A table from the bytes of a CSV file: bounded, and never with more than a Fault to say."""

from itertools import zip_longest
from typing import Final, NamedTuple

from afterword.app.importing.aliases import fields_named
from afterword.app.importing.delimiters import named_delimiter, sniffed_delimiter
from afterword.app.importing.encodings import decoded
from afterword.app.importing.guarding import unguarded
from afterword.app.importing.headings import column_names, header_at
from afterword.app.importing.records import ROWS, Record, bounded, records
from afterword.app.importing.refusals import refuse_bytes, refuse_text
from afterword.core.fault import Fault

LIMIT: Final = 10_000_000
"""Bytes."""


class Line(NamedTuple):
    """A row, as wide as the table; ``number`` is the line of the file on which it starts."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """Column names, each once, and rows; ``notices`` say what about the file had to be assumed."""

    headers: tuple[str, ...]
    rows: tuple[Line, ...]
    delimiter: str
    encoding: str
    notices: tuple[str, ...] = ()
    named: tuple[bool, ...] = ()
    """For each column whether its name stands in the file."""

    def column(self, at: int) -> tuple[str, ...]:
        """A column's cells that are not empty."""
        return tuple(row.cells[at] for row in self.rows if row.cells[at])


def read_table(data: bytes) -> Table:
    """The table in a CSV file; ``Fault`` says what the file is instead, and what to do."""
    if len(data) > LIMIT:
        wanted = f"at most {LIMIT // 1_000_000} MB: split the table, or leave out long columns"
        raise Fault("file", f"{len(data)} bytes", wanted)
    refuse_bytes(data)
    text, encoding, notices = decoded(data)
    if not text.strip():
        raise Fault("file", "nothing", "a table with a header and at least one row")
    refuse_text(text)
    by_name = named_delimiter(text)
    delimiter, body = by_name or (sniffed_delimiter(text), text)
    rows = _rows(body, delimiter, 2 if by_name else 1)
    at = header_at(rows) if rows else 0
    header = [] if at is None else (rows[at].cells if rows else [])
    if at is None:
        notices = (*notices, "The first row looks like data: the columns have no names.")
    lines = rows if at is None else rows[at + 1 :]
    if len(lines) > ROWS:
        raise Fault("file", f"more than {ROWS} rows", f"at most {ROWS}: split the table")
    if not lines:
        raise Fault("file", "a header without rows" if rows else "nothing", "a header and at least one row")
    if max(len(row.cells) for row in rows) == 1 and not fields_named(header):
        raise Fault("file", "text without columns", "a CSV file: cells between commas, semicolons or tabs")
    return _table(header, lines, (delimiter, encoding, notices))


def _rows(text: str, delimiter: str, first_line: int) -> list[Record]:
    rows: list[Record] = []
    for record in records(text, delimiter, first_line=first_line):
        rows.append(bounded(record))
        if len(rows) > ROWS + 100:  # room for titles above the header
            raise Fault("file", f"more than {ROWS} rows", f"at most {ROWS}: split the table")
    return rows


def _table(header: list[str], lines: list[Record], source: tuple[str, str, tuple[str, ...]]) -> Table:
    rows = [[unguarded(cell.strip()).strip() for cell in row.cells] for row in lines]
    titles = [unguarded(cell.strip()).strip() for cell in header]
    filled = [bool(title) or any(cells) for title, *cells in zip_longest(titles, *rows, fillvalue="")]
    width = len(filled)
    names = column_names(titles, width)
    kept = [at for at in range(width) if filled[at]]
    return Table(
        tuple(names[at] for at in kept),
        tuple(
            Line(line.line, tuple(cells[at] if at < len(cells) else "" for at in kept))
            for line, cells in zip(lines, rows, strict=True)
        ),
        *source,
        tuple(at < len(titles) and bool(titles[at]) for at in kept),
    )
