"""The check: every rule over one note."""

from collections.abc import Collection
from typing import NamedTuple

from afterword.core.notes.about import About
from afterword.core.notes.check.aims.concern import judged
from afterword.core.notes.check.aims.interest import is_interested
from afterword.core.notes.check.aims.thanks import thanks_them
from afterword.core.notes.check.note import Note
from afterword.core.notes.check.rule_list import RULES
from afterword.core.notes.finding import Finding
from afterword.core.notes.kinds import Kind

_RANK = {"error": 0, "warning": 1, "advice": 2}


class Aims(NamedTuple):
    """Whether the text thanks, says that they want the work, and settles each open point, by its id."""

    thanks: bool
    interest: bool
    resolves: dict[str, bool]


class Checked(NamedTuple):
    """The aims, the findings by place (code points as typed; the subject's first), the body's words."""

    aims: Aims
    findings: list[Finding]
    words: int


def check(  # noqa: PLR0917 - the parts of one request, in its order
    text: str,
    subject: str | None,
    kind: Kind,
    channel: str,
    about: About,
    others: tuple[str, ...] = (),
    off: Collection[str] = (),
) -> Checked:
    """Check a text of that kind. ``others`` are the other notes of the panel, ``off`` rules left out."""
    note = Note(text, subject, kind, channel, about, others=others)
    findings = [
        found if rule.raw else _as_typed(note, found)
        for rule in RULES
        if rule.id not in off
        for found in rule.find(note)
    ]
    findings.sort(key=_place)
    resolves = {ident: each.settled for ident, each in judged(note).items()}
    return Checked(Aims(thanks_them(note), is_interested(note), resolves), findings, note.body_words)


def _as_typed(note: Note, found: Finding) -> Finding:
    """A finding with its places in the text as typed."""
    text = note.text if found.part == "body" else note.subject
    if text is None:
        return found
    start, end = text.raw_span(found.start, found.end)
    return found if (start, end) == (found.start, found.end) else found._replace(start=start, end=end)


def _place(found: Finding) -> tuple[bool, int, int, int, str]:
    return found.part != "subject", found.start, -found.end, _RANK.get(found.severity, len(_RANK)), found.rule
