"""Finds the header row, wherever it is, and gives each column a unique name."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from afterword.core.errors import InputError, Phrase
from afterword.services.transfer.importing.aliases import fields_named
from afterword.services.transfer.importing.dates import Ambiguous, read_clock, read_span
from afterword.services.transfer.importing.fields import is_mark
from afterword.services.transfer.importing.records import (
    ROWS,
    RawRecord,
    bounded,
    decode_table,
    named_delimiter,
    records,
    sniffed_delimiter,
    unguarded,
)
from afterword.services.transfer.importing.refusals import refuse_bytes, refuse_text

_LOOKED_AT: Final = 20
_DATA: Final = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[^\s@]@[^\s@]{1,190}\.\w|https?://", re.ASCII)
_LONGEST: Final = 200


def header_at(rows: Sequence[RawRecord]) -> int | None:
    """The position of the header among the first rows; ``None`` if the rows start with data.

    It's the row that names most of our fields, or else the first that's as full as the rest and isn't data.
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
    """One name per column: as written, ``Column 3`` if empty, ``Notes (2)`` for a repeated one."""
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


def _full(row: RawRecord) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_data(row: RawRecord) -> bool:
    return any(_DATA.search(cell) for cell in row.cells)


# What a column's cells look like, if its header says nothing or too much.

_EMAIL: Final = re.compile(r"(?<![^\s@<>()])[^\s@<>()]{1,64}@[^\s@<>()]{1,190}\.[^\s@<>().,;]{2}")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE: Final = re.compile(r"[+(\d][\d\s().\-/+]{5,24}(?:\s*(?:x|ext\.?)\s*\d+)?", re.ASCII | re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d", re.ASCII)
_NUMBER: Final = re.compile(r"[\d.,]+", re.ASCII)
_FEWEST_DIGITS: Final = 6
_SAMPLE: Final = 200


def has_email(cell: str) -> bool:
    """Whether the cell contains an address."""
    return _EMAIL.search(cell) is not None


def is_url(cell: str) -> bool:
    """Whether the cell is a link."""
    return _URL.match(cell) is not None


def is_phone(cell: str) -> bool:
    """Whether the cell is a phone number and not a date."""
    enough = len(_DIGITS.findall(cell)) >= _FEWEST_DIGITS
    return _PHONE.fullmatch(cell) is not None and enough and not is_date(cell)


def is_date(cell: str) -> bool:
    """Whether the cell is a date, with or without a time."""
    try:
        return read_span(cell, day_first=None) is not None
    except Ambiguous:
        return True


def is_written_date(cell: str) -> bool:
    """Whether the cell is a date that can't be mistaken for a plain number."""
    return _NUMBER.fullmatch(cell) is None and is_date(cell)


def is_moment(cell: str) -> bool:
    """Whether the cell is a date with a time."""
    return is_date(cell) and (":" in cell or cell.casefold().endswith(("am", "pm", "uhr")))


def is_date_or_mark(cell: str) -> bool:
    """Whether the cell is a date that can't be a salary, or a mark that means yes or no."""
    return is_written_date(cell) or is_mark(cell)


def is_clock(cell: str) -> bool:
    """Whether the cell is a time or a range of times."""
    return read_clock(cell) is not None or read_span(f"2000-01-01 {cell}", day_first=None) is not None


def share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    """The share of the first cells that match; 1 if there are none, as nothing contradicts it."""
    sample = cells[:_SAMPLE]
    return sum(map(looks, sample)) / len(sample) if sample else 1.0


# Makes a table from a CSV file's bytes: bounded, and every error is an ``InputError``.

LIMIT: Final = 10_000_000
"""Bytes."""


class TableRow(NamedTuple):
    """A row as wide as the table; ``number`` is its first line in the file."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """Unique column names, and rows; ``notices`` say what had to be assumed about the file."""

    headers: tuple[str, ...]
    rows: tuple[TableRow, ...]
    delimiter: str
    encoding: str
    notices: tuple[str, ...] = ()
    named: tuple[bool, ...] = ()
    """For each column, whether the file names it."""

    def column(self, at: int) -> tuple[str, ...]:
        """A column's cells that aren't empty."""
        return tuple(row.cells[at] for row in self.rows if row.cells[at])


def read_table(data: bytes) -> Table:
    """The table in a CSV file. Raises ``InputError`` saying what the file is instead, and what to do."""
    if len(data) > LIMIT:
        wanted = Phrase(
            "at most {limit} MB: split the table, or leave out long columns", limit=LIMIT // 1000000
        )
        raise InputError("file", Phrase("{count} bytes", count=len(data)), wanted)
    refuse_bytes(data)
    text, encoding, notices = decode_table(data)
    if not text.strip():
        raise InputError("file", "nothing", "a table with a header and at least one row")
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
        raise InputError(
            "file",
            Phrase("more than {rows} rows", rows=ROWS),
            Phrase("at most {rows}: split the table", rows=ROWS),
        )
    if not lines:
        raise InputError(
            "file", "a header without rows" if rows else "nothing", "a header and at least one row"
        )
    if max(len(row.cells) for row in rows) == 1 and not fields_named(header):
        raise InputError(
            "file", "text without columns", "a CSV file: cells between commas, semicolons or tabs"
        )
    return _table(header, lines, (delimiter, encoding, notices))


def _rows(text: str, delimiter: str, first_line: int) -> list[RawRecord]:
    rows: list[RawRecord] = []
    for record in records(text, delimiter, first_line=first_line):
        if _is_ruler(record.cells):
            continue
        rows.append(bounded(record))
        if len(rows) > ROWS + 100:  # Room for titles above the header.
            raise InputError(
                "file",
                Phrase("more than {rows} rows", rows=ROWS),
                Phrase("at most {rows}: split the table", rows=ROWS),
            )
    return rows


def _is_ruler(cells: list[str]) -> bool:
    """Whether a row is the line below a header in Markdown and text tables: ``|---|:--:|``."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return bool(filled) and all(len(cell) > 1 and not cell.strip("-:=+_|") for cell in filled)


def _table(header: list[str], lines: list[RawRecord], source: tuple[str, str, tuple[str, ...]]) -> Table:
    rows = [[unguarded(cell.strip()).strip() for cell in row.cells] for row in lines]
    titles = [unguarded(cell.strip()).strip() for cell in header]
    filled = [bool(title) or any(cells) for title, *cells in zip_longest(titles, *rows, fillvalue="")]
    width = len(filled)
    names = column_names(titles, width)
    kept = [at for at in range(width) if filled[at]]
    return Table(
        tuple(names[at] for at in kept),
        tuple(
            TableRow(line.line, tuple(cells[at] if at < len(cells) else "" for at in kept))
            for line, cells in zip(lines, rows, strict=True)
        ),
        *source,
        tuple(at < len(titles) and bool(titles[at]) for at in kept),
    )
