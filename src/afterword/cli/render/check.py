"""The three-second read: a note, its aims, its length, and every finding under the words it concerns."""

import sys
from collections.abc import Iterator
from typing import Final, NamedTuple

from wcwidth import wcwidth

from afterword.cli.render.style import Painter, printable
from afterword.messages.catalogue import N_, ngettext
from afterword.messages.catalogue import gettext as _
from afterword.services.notes.schemas import KIND_TITLES, CheckedOut, FindingOut

COLOURS: Final = {"error": "red", "warning": "yellow", "advice": "blue"}
MARKS: Final = {"error": "✗", "warning": "!", "advice": "·"}
GRAVEST_LAST: Final = ("advice", "warning", "error")
_INDENT: Final = 2
_UNDER: Final = "~"
_FORMS: Final = {"email": N_("email"), "handwritten": N_("card")}


class CheckHead(NamedTuple):
    """What was checked, for the head of the view: ``points`` are what each open point says, by its id."""

    kind: str
    channel: str
    name: str | None
    points: dict[str, str]


def show_check(checked: CheckedOut, shown: CheckHead, text: str, subject: str | None) -> None:
    """Print the note with its findings."""
    painter = Painter(sys.stdout)
    lines = [*_head(checked, shown, painter), ""]
    of_subject = [each for each in checked.findings if each.part == "subject"]
    of_text = [each for each in checked.findings if each.part != "subject"]
    if subject is not None:
        lines += _subject(subject, of_subject, painter)
        of_subject = []
    lines += laid_out(text, [each for each in of_text if each.end > each.start], painter)
    missing = [*of_subject, *(each for each in of_text if each.end == each.start)]
    if missing:
        lines += ["", painter.paint(_("Missing, or about the whole note"), "bold")]
        for each in missing:
            lines += finding_lines(each, painter)
    lines += ["", *_foot(checked, painter)]
    sys.stdout.write("\n".join(lines) + "\n")


def _head(checked: CheckedOut, shown: CheckHead, painter: Painter) -> list[str]:
    length = checked.length
    takes = (
        _("{words} words · {seconds} s to say")
        if shown.channel == "spoken"
        else _("{words} words · {seconds} s to read")
    )
    right = takes.format(words=length.words, seconds=length.seconds)
    what = _(KIND_TITLES[shown.kind])
    form = _(_FORMS[shown.channel]) if shown.channel in _FORMS else ""
    if shown.kind in ("call", "voicemail") or not form:
        title = _("{what} to {name}") if shown.name else "{what}"
    else:
        title = _("{what} {form} to {name}") if shown.name else "{what} {form}"
    lines = [painter.columns(printable(title.format(what=what, form=form, name=shown.name)), right, "bold")]
    ticks = [
        _tick(painter, done, _(name))
        for name, done in ((N_("thanks"), checked.aims.thanks), (N_("interest"), checked.aims.interest))
        if name in checked.wanted
    ]
    if "resolves" in checked.wanted:
        ticks += [
            _tick(
                painter,
                done,
                _("settles “{point}”").format(point=printable(_short(shown.points.get(point, point)))),
            )
            for point, done in checked.aims.resolves.items()
        ]
    return [*lines, "   ".join(ticks)] if ticks else lines


def _tick(painter: Painter, done: bool, name: str) -> str:  # noqa: FBT001 - a tick or none
    return painter.paint(f"✓ {name}", "green") if done else painter.paint(f"✗ {name}", "red")


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _subject(subject: str, findings: list[FindingOut], painter: Painter) -> list[str]:
    lines = painter.block(_("Subject: {subject}").format(subject=subject), 2, "dim")
    for each in findings:
        lines += finding_lines(each, painter)
    return [*lines, ""]


def _counted(severity: str, count: int) -> str:
    if severity == "error":
        return ngettext("{count} error", "{count} errors", count).format(count=count)
    if severity == "warning":
        return ngettext("{count} warning", "{count} warnings", count).format(count=count)
    return ngettext("{count} suggestion", "{count} suggestions", count).format(count=count)


def _foot(checked: CheckedOut, painter: Painter) -> list[str]:
    counts = {key: sum(each.severity == key for each in checked.findings) for key in reversed(GRAVEST_LAST)}
    said = [_counted(key, count) for key, count in counts.items() if count]
    rest = ", ".join(said)
    if not checked.ok:
        lines = painter.block(_("Don't send this yet: {rest}.").format(rest=rest), 0, "red", "bold")
    elif counts["warning"]:
        lines = painter.block(
            _("Look again before you send it: {rest}.").format(rest=rest), 0, "yellow", "bold"
        )
    elif rest:
        lines = painter.block(_("Ready to send, with {rest}.").format(rest=rest), 0, "green", "bold")
    else:
        lines = painter.block(_("Ready to send."), 0, "green", "bold")
    safe = sum(each.safe for each in checked.findings)
    if safe:
        lines += painter.block(
            _("{count} can be fixed without changing the meaning: --fix").format(count=safe), 0, "dim"
        )
    for each in checked.dismissed:
        lines += painter.block(
            _("Dismissed: {rule}, because “{because}”.").format(rule=each.finding.rule, because=each.because),
            0,
            "dim",
        )
    for notice in checked.notices:
        lines += painter.block(f"! {notice}", 0, "dim")
    return lines


# The note in lines as wide as the terminal, and under each the findings that concern its words.


class NoteLine(NamedTuple):
    """A line as it is shown: the places of the text that it holds."""

    start: int
    end: int


def laid_out(text: str, findings: list[FindingOut], painter: Painter) -> list[str]:
    """The text, each finding under the line in which its words end."""
    waiting = sorted(findings, key=lambda each: (each.end, each.start))
    lines: list[str] = []
    for row in note_rows(text, painter.width - _INDENT):
        lines.append((" " * _INDENT + _shown(text[row.start : row.end])).rstrip())
        here = [each for each in findings if each.start < row.end and each.end > row.start]
        if here:
            lines.append(" " * _INDENT + _underlined(text, row, here, painter))
        while waiting and waiting[0].end <= row.end:
            lines += finding_lines(waiting.pop(0), painter)
    return lines


def note_rows(text: str, width: int) -> Iterator[NoteLine]:
    """The text's lines, each broken between words where it is wider than ``width`` columns."""
    start = 0
    for line in text.rstrip().split("\n"):
        yield from _broken(text, start, start + len(line), width)
        start += len(line) + 1


def _broken(text: str, start: int, end: int, width: int) -> Iterator[NoteLine]:
    used, space, at = 0, -1, start
    while at < end:
        used += _columns(text[at])
        if text[at] == " ":
            space = at
        if used > width and at > start:
            stop = space if space > start else at
            yield NoteLine(start, stop)
            start = at = stop + (stop == space)
            used, space = 0, -1
        else:
            at += 1
    yield NoteLine(start, end)


def _columns(char: str) -> int:
    """The columns a character takes; one that cannot be printed is shown as a space."""
    wide = wcwidth(char)
    return wide if wide >= 0 else 1


def _shown(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() or wcwidth(char) == 0 else " " for char in line)


def _underlined(text: str, row: NoteLine, findings: list[FindingOut], painter: Painter) -> str:
    marks = [""] * (row.end - row.start)
    for each in sorted(findings, key=lambda each: GRAVEST_LAST.index(each.severity)):
        first, last = max(each.start, row.start) - row.start, min(each.end, row.end) - row.start
        marks[first:last] = [each.severity] * (last - first)
    out = ""
    for char, mark in zip(text[row.start : row.end], marks, strict=True):
        columns = _columns(char)
        out += painter.paint(_UNDER * columns, COLOURS[mark]) if mark else " " * columns
    return out.rstrip()


def finding_lines(finding: FindingOut, painter: Painter) -> list[str]:
    """A finding in words: its rule, why it hurts, and what to do."""
    mark = painter.paint(f"{MARKS[finding.severity]} {finding.rule}", COLOURS[finding.severity], "bold")
    lines = [f"    {mark}", *painter.block(finding.message, 6)]
    if finding.suggestion:
        lines += painter.block(f"→ {finding.suggestion}", 6, "dim")
    return lines
