"""Cells that a spreadsheet would take for a formula: how they are written, and read back.

A cell that begins with ``=`` may run code in the program that opens it, and the others stand for one.
An apostrophe before it makes it text; one more before an apostrophe keeps the two apart.
"""

import re
from typing import Final

_RISKY: Final = re.compile(
    "'*[=+\\-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
)


def guarded(cell: str) -> str:
    """The cell as it is safe to open."""
    return f"'{cell}" if _RISKY.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was meant."""
    return cell[1:] if cell.startswith("'") and _RISKY.match(cell) else cell
