"""The records of a delimited text, each with the line it starts on."""

import csv
import io
from collections.abc import Iterator
from itertools import chain
from typing import Final, NamedTuple

from afterword.core.fault import Fault

CELL: Final = 20_000
COLUMNS: Final = 100
ROWS: Final = 20_000
_END: Final = "\0"
"""Read behind the last line: in a cell of more than itself, a quotation mark was never closed.

It cannot stand in the text, which is decoded without NUL characters.
"""


class Record(NamedTuple):
    """A record as it is written, ``line`` the number of its first line in the file."""

    line: int
    cells: list[str]


def records(text: str, delimiter: str, *, first_line: int = 1) -> Iterator[Record]:
    """Every record that is not blank; ``Fault`` for one that cannot be read, by its line."""
    reader = csv.reader(chain(io.StringIO(text, newline=""), (_END,)), delimiter=delimiter)
    line = first_line
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _unreadable(line, str(error)) from None
        if cells and _END in cells[-1]:
            if cells != [_END]:
                raise _unclosed(line)
            return
        if any(map(str.strip, cells)):
            yield Record(line, cells)
        line = first_line + reader.line_num


def bounded(record: Record) -> Record:
    """The record; ``Fault`` if it is wider, or a cell longer, than a table of applications is."""
    if len(record.cells) > COLUMNS and any(map(str.strip, record.cells[COLUMNS:])):
        wanted = f"at most {COLUMNS} columns: leave out those that are not about applications"
        raise Fault(f"line {record.line}", f"{len(record.cells)} columns", wanted)
    for at, cell in enumerate(record.cells):
        if len(cell) > CELL:
            wanted = f"at most {CELL}: shorten it, or close a quotation mark left open before it"
            raise Fault(f"line {record.line}, column {at + 1}", f"{len(cell)} characters", wanted)
    return record if len(record.cells) <= COLUMNS else Record(record.line, record.cells[:COLUMNS])


def _unclosed(line: int) -> Fault:
    wanted = "a closing one: close or delete it, or save the table as CSV again"
    return Fault(f"line {line}", "a quotation mark that is never closed", wanted)


def _unreadable(line: int, error: str) -> Fault:
    if "field limit" in error:
        return _unclosed(line)
    return Fault(f"line {line}", f"a row that is no CSV ({error})", "cells between delimiters")
