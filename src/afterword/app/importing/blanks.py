"""Cells that say nothing, and cells that only say yes or no."""

from typing import Final

_NOTHING: Final = frozenset(
    """- -- --- – — / . ? ?? n/a na n.a. #n/a #value! #ref! none null nil tbd tba tbc t.b.d. unknown pending
    k.a. k.a keine unbekannt offen undefined nan""".split()
)
_YES: Final = frozenset("x ✓ ✔ ✅ ☑ yes y true ja j wahr 1 1.0 ok".split())
_NO: Final = frozenset("no n false nein falsch 0 ✗ ✘ ❌ ☐ not noch".split())


def said(cell: str) -> str:
    """The cell, empty where it only stands for nothing, as ``-``, ``n/a`` and ``TBD`` do."""
    text = cell.strip()
    return "" if text.casefold() in _NOTHING else text


def is_yes(cell: str) -> bool:
    """Whether the cell says that it was so, as a cross does."""
    return cell.strip().casefold() in _YES


def is_no(cell: str) -> bool:
    """Whether the cell says that it was not so."""
    return cell.strip().casefold() in _NO


def is_mark(cell: str) -> bool:
    """Whether the cell is a yes or a no and nothing else."""
    return is_yes(cell) or is_no(cell)
