"""Aim 3: what the interview left open is settled, point by point (``note-resolves``)."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.aims.settling import judge
from afterword.core.notes.check.note import Judged, Note
from afterword.core.notes.finding import ERROR, WARNING, Finding

UNSETTLED: Final = "aim_concern"
RESTATED: Final = "concern_restated"


def judged(note: Note) -> dict[str, Judged]:
    """Every open point of the interview by its id, and how the body deals with it."""
    if note.judged is None:
        note.judged = {point.id: judge(note, point) for point in note.about.points}
    return note.judged


def aim_concern(note: Note) -> Iterator[Finding]:
    """A doubt that the interview left and the note leaves, too, is what they will remember."""
    if not note.kind.resolves:
        return
    at = note.parts.body.end
    for point in note.about.points:
        found = judged(note)[point.id]
        if not found.settled:
            answer = " ".join((point.answer or "").split())
            reason = ("answered" if found.answered else "unanswered") + (
                "_question" if point.kind == "question" else ""
            )
            start, end = found.repeated or (at, at)
            values = (" ".join(point.text.split()), answer, point.id)
            yield Finding(UNSETTLED, start, end, ERROR, reason, values)


def concern_restated(note: Note) -> Iterator[Finding]:
    """To repeat a doubt without an answer makes it theirs a second time."""
    if not note.kind.resolves:
        return
    for point in note.about.points:
        repeated = judged(note)[point.id].repeated
        if repeated is not None:
            values = (" ".join(point.text.split()), " ".join((point.answer or "").split()))
            yield Finding(
                RESTATED, repeated.start, repeated.end, WARNING, "answered" if values[1] else "", values
            )
