"""A note in lines as wide as the terminal, and under each the findings that concern its words."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from wcwidth import wcwidth

from afterword.app.check_shapes import FindingOut
from afterword.surfaces.cli.style import Painter

COLOURS: Final = {"error": "red", "warning": "yellow", "advice": "blue"}
MARKS: Final = {"error": "✗", "warning": "!", "advice": "·"}
GRAVEST_LAST: Final = ("advice", "warning", "error")
_INDENT: Final = 2
_UNDER: Final = "~"


class Row(NamedTuple):
    """A line as it is shown: the places of the text that it holds."""

    start: int
    end: int


def laid_out(text: str, findings: list[FindingOut], painter: Painter) -> list[str]:
    """The text, each finding under the line in which its words end."""
    waiting = sorted(findings, key=lambda each: (each.end, each.start))
    lines: list[str] = []
    for row in rows(text, painter.width - _INDENT):
        lines.append((" " * _INDENT + _shown(text[row.start : row.end])).rstrip())
        here = [each for each in findings if each.start < row.end and each.end > row.start]
        if here:
            lines.append(" " * _INDENT + _underlined(text, row, here, painter))
        while waiting and waiting[0].end <= row.end:
            lines += told(waiting.pop(0), painter)
    return lines


def rows(text: str, width: int) -> Iterator[Row]:
    """The text's lines, each broken between words where it is wider than ``width`` columns."""
    start = 0
    for line in text.rstrip().split("\n"):
        yield from _broken(text, start, start + len(line), width)
        start += len(line) + 1


def _broken(text: str, start: int, end: int, width: int) -> Iterator[Row]:
    used, space, at = 0, -1, start
    while at < end:
        used += _columns(text[at])
        if text[at] == " ":
            space = at
        if used > width and at > start:
            stop = space if space > start else at
            yield Row(start, stop)
            start = at = stop + (stop == space)
            used, space = 0, -1
        else:
            at += 1
    yield Row(start, end)


def _columns(char: str) -> int:
    """The columns a character takes; one that cannot be printed is shown as a space."""
    wide = wcwidth(char)
    return wide if wide >= 0 else 1


def _shown(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() or wcwidth(char) == 0 else " " for char in line)


def _underlined(text: str, row: Row, findings: list[FindingOut], painter: Painter) -> str:
    marks = [""] * (row.end - row.start)
    for each in sorted(findings, key=lambda each: GRAVEST_LAST.index(each.severity)):
        first, last = max(each.start, row.start) - row.start, min(each.end, row.end) - row.start
        marks[first:last] = [each.severity] * (last - first)
    out = ""
    for char, mark in zip(text[row.start : row.end], marks, strict=True):
        columns = _columns(char)
        out += painter.paint(_UNDER * columns, COLOURS[mark]) if mark else " " * columns
    return out.rstrip()


def told(finding: FindingOut, painter: Painter) -> list[str]:
    """A finding in words: its rule, why it hurts, and what to do."""
    mark = painter.paint(f"{MARKS[finding.severity]} {finding.rule}", COLOURS[finding.severity], "bold")
    lines = [f"    {mark}", *painter.block(finding.message, 6)]
    if finding.suggestion:
        lines += painter.block(f"→ {finding.suggestion}", 6, "dim")
    return lines
