"""Colour and layout for a terminal; plain text for everything else."""

import os
import sys
from typing import Final, TextIO

_CODES: Final = {
    "bold": "1",
    "dim": "2",
    "red": "31",
    "green": "32",
    "yellow": "33",
    "blue": "36",
}
WIDEST: Final = 88
NARROWEST: Final = 40


class Painter:
    """Paints text for one stream: in colour only on a terminal, and never under NO_COLOR."""

    def __init__(self, stream: TextIO) -> None:
        self.colour = (
            stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        ) or bool(os.environ.get("FORCE_COLOR"))
        self.width = min(WIDEST, width()) if stream.isatty() else WIDEST

    def paint(self, text: str, *styles: str) -> str:
        """The text in those styles."""
        if not self.colour or not styles:
            return text
        return f"\x1b[{';'.join(_CODES[style] for style in styles)}m{text}\x1b[0m"

    def block(self, text: str, indent: int, *styles: str) -> list[str]:
        """The text wrapped to the width behind an indent."""
        pad = " " * indent
        lines = wrapped(printable(text), max(NARROWEST, self.width - indent))
        return [pad + self.paint(line, *styles) for line in lines]

    def columns(self, left: str, right: str, *styles: str) -> str:
        """A line with something at its right end."""
        gap = max(2, self.width - len(left) - len(right))
        return f"{self.paint(left, *styles)}{' ' * gap}{self.paint(right, 'dim')}"


def wrapped(text: str, width: int) -> list[str]:
    """Words filled into lines (``textwrap`` would be a fiftieth of a start, for its patterns)."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines


def printable(text: str) -> str:
    """Text without control characters: what a file holds must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def complain(message: str) -> None:
    """One line on standard error."""
    painter = Painter(sys.stderr)
    sys.stderr.write(f"{painter.paint('afterword:', 'red', 'bold')} {printable(message)}\n")


def width() -> int:
    """The terminal's columns; where there is none, a page's."""
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size().columns
    except (OSError, ValueError):
        return WIDEST
    return max(NARROWEST, columns)
