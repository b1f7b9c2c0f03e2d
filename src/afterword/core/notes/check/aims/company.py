"""The company is named (``note-interest``): interest in nobody in particular is a form letter."""

from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.facts.company import wrong_companies
from afterword.core.notes.check.note import Note, named_in
from afterword.core.notes.finding import ERROR, WARNING, Finding
from afterword.core.text.text import Span

RULE: Final = "aim_company"


def aim_company(note: Note) -> Iterator[Finding]:
    """A note that could go to any employer says that it probably did."""
    if not note.kind.interest or not note.company.forms or note.company_named:
        return
    if note.subject is not None and named_in(note.subject, Span(0, len(note.subject.plain)), note.company):
        return
    if next(wrong_companies(note), None) is not None:
        return
    at = note.parts.body.end
    yield Finding(
        RULE,
        at,
        at,
        WARNING if note.spoken else ERROR,
        "spoken" if note.spoken else "",
        (note.about.case.company.name,),
    )
