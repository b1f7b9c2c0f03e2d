"""The three-second read: a note, its aims, its length, and every finding under the words it concerns."""

import sys
from typing import Final

from afterword.app.check_shapes import CheckedOut, FindingOut
from afterword.surfaces.cli.note_layout import GRAVEST_LAST, laid_out, told
from afterword.surfaces.cli.style import Painter, printable

TITLES: Final = {
    "thank_you": "Thank-you",
    "call": "Call script",
    "voicemail": "Voicemail",
    "receptionist": "Message for the receptionist",
    "check_in": "Check-in",
    "answer": "Answer",
    "after_rejection": "Thanks after the no",
    "reopened_note": "Note that it is open again",
    "keep_in_touch": "Keeping in touch",
    "thank_for_offer": "Thanks for the offer",
    "ask_decision_date": "Asking by when to decide",
    "accept_in_writing": "Acceptance",
    "decline_note": "Declining",
    "withdraw_elsewhere": "Withdrawal",
    "thank_helpers": "Thanks to a helper",
    "ask_before_leaving": "Questions before you leave",
}
_FORMS: Final = {"email": " email", "handwritten": " card", "spoken": ""}
_COUNTED: Final = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}


class Shown:
    """What was checked, for the head of the view."""

    def __init__(self, kind: str, channel: str, name: str | None, points: dict[str, str]) -> None:
        self.kind = kind
        self.channel = channel
        self.name = name
        self.points = points
        """What each open point says, by its id."""


def show_check(checked: CheckedOut, shown: Shown, text: str, subject: str | None) -> None:
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
        lines += ["", painter.paint("Missing, or of the whole", "bold")]
        for each in missing:
            lines += told(each, painter)
    lines += ["", *_foot(checked, painter)]
    sys.stdout.write("\n".join(lines) + "\n")


def _head(checked: CheckedOut, shown: Shown, painter: Painter) -> list[str]:
    form = _FORMS[shown.channel] if shown.kind not in ("call", "voicemail") else ""
    whom = f" to {shown.name}" if shown.name else ""
    length = checked.length
    seconds = f"{length.seconds} s to {'say' if shown.channel == 'spoken' else 'read'}"
    right = f"{length.words} words · {seconds}"
    lines = [painter.columns(printable(f"{TITLES[shown.kind]}{form}{whom}"), right, "bold")]
    ticks = [
        _tick(painter, done, name)
        for name, done in (("thanks", checked.aims.thanks), ("interest", checked.aims.interest))
        if name in checked.wanted
    ]
    if "resolves" in checked.wanted:
        ticks += [
            _tick(painter, done, f"settles “{printable(_short(shown.points.get(point, point)))}”")
            for point, done in checked.aims.resolves.items()
        ]
    return [*lines, "   ".join(ticks)] if ticks else lines


def _tick(painter: Painter, done: bool, name: str) -> str:  # noqa: FBT001 - a tick or none
    return painter.paint(f"✓ {name}", "green") if done else painter.paint(f"✗ {name}", "red")


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


def _subject(subject: str, findings: list[FindingOut], painter: Painter) -> list[str]:
    lines = painter.block(f"Subject: {subject}", 2, "dim")
    for each in findings:
        lines += told(each, painter)
    return [*lines, ""]


def _foot(checked: CheckedOut, painter: Painter) -> list[str]:
    counts = {key: sum(each.severity == key for each in checked.findings) for key in reversed(GRAVEST_LAST)}
    said = [f"{count} {_COUNTED[key][count > 1]}" for key, count in counts.items() if count]
    rest = ", ".join(said)
    if not checked.ok:
        lines = painter.block(f"Not to be sent as it stands: {rest}.", 0, "red", "bold")
    elif counts["warning"]:
        lines = painter.block(f"Look once more before you send it: {rest}.", 0, "yellow", "bold")
    elif rest:
        lines = painter.block(f"Ready to send; {rest}, if you like.", 0, "green", "bold")
    else:
        lines = painter.block("Ready to send.", 0, "green", "bold")
    safe = sum(each.safe for each in checked.findings)
    if safe:
        lines += painter.block(f"{safe} can be put right without changing what you say: --fix", 0, "dim")
    for each in checked.dismissed:
        lines += painter.block(f"Dismissed: {each.finding.rule}, because “{each.because}”.", 0, "dim")
    for notice in checked.notices:
        lines += painter.block(f"! {notice}", 0, "dim")
    return lines
