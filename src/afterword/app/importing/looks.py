"""What a column's cells look like, where its header says nothing or too much."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from afterword.app.importing.blanks import is_mark
from afterword.app.importing.dates import Ambiguous, read_clock, read_span

_EMAIL: Final = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().,;]{2,}")
_URL: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PHONE: Final = re.compile(r"[+(\d][\d\s().\-/+]{5,24}(?:\s*(?:x|ext\.?)\s*\d+)?", re.ASCII | re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d", re.ASCII)
_NUMBER: Final = re.compile(r"[\d.,]+", re.ASCII)
_FEWEST_DIGITS: Final = 6
_SAMPLE: Final = 200


def has_email(cell: str) -> bool:
    """Whether an address stands in the cell."""
    return _EMAIL.search(cell) is not None


def is_url(cell: str) -> bool:
    """Whether the cell is a link."""
    return _URL.match(cell) is not None


def is_phone(cell: str) -> bool:
    """Whether the cell is a telephone number, and no date."""
    enough = len(_DIGITS.findall(cell)) >= _FEWEST_DIGITS
    return _PHONE.fullmatch(cell) is not None and enough and not is_date(cell)


def is_date(cell: str) -> bool:
    """Whether the cell is a date, with or without a time."""
    try:
        return read_span(cell, day_first=None) is not None
    except Ambiguous:
        return True


def is_written_date(cell: str) -> bool:
    """Whether the cell is a date that no bare number could be taken for."""
    return _NUMBER.fullmatch(cell) is None and is_date(cell)


def is_moment(cell: str) -> bool:
    """Whether the cell is a date with a time."""
    return is_date(cell) and (":" in cell or cell.casefold().endswith(("am", "pm", "uhr")))


def is_date_or_mark(cell: str) -> bool:
    """Whether the cell is a date that no salary could be, or a cross or word that says yes or no."""
    return is_written_date(cell) or is_mark(cell)


def is_clock(cell: str) -> bool:
    """Whether the cell is a time of day, or one from when until when."""
    return read_clock(cell) is not None or read_span(f"2000-01-01 {cell}", day_first=None) is not None


def share(cells: Sequence[str], looks: Callable[[str], bool]) -> float:
    """The share of the first cells that look so; 1 where there are none, as nothing speaks against it."""
    sample = cells[:_SAMPLE]
    return sum(map(looks, sample)) / len(sample) if sample else 1.0
