"""What one kind of note must say and others needn't: a counter its figure, an acceptance the terms, a date."""

import re
from collections.abc import Iterator
from typing import Final

from afterword.core.notes.check.note import ADVICE, WARNING, Finding, NoteText

_RULE: Final = "kind_facts"

_FIGURE: Final = re.compile(
    r"(?:[$€£¥₹]|\b(?:usd|eur|gbp|chf|inr|aud|cad|euros?|rs\.?) ?)\s?\d(?:[\d.,' ]*\d)?(?:\s?k\b)?"
    r"|\b\d{1,3}(?:[.,' ]\d{3})+(?:[.,]\d{2})?\b"
    r"|\b\d+(?:[.,]\d+)?\s?(?:k\b|%|percent\b|per cent\b|prozent\b|lakhs?\b|lpa\b|euros?\b|dollars?\b|pounds?\b|[$€£])"
    r"|\b(?!(?:19|20)\d\d\b)\d{4,6}\b",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\D")
_DATE: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|diens|donners|frei|sams|sonn)tags?\b|\bmittwochs?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th|\.)? (?:of )?[a-zä]{3,9}\b|\b[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,2}[./-]\d{1,2}\b|\b\d{4}-\d\d-\d\d\b|\bthe \d{1,2}(?:st|nd|rd|th)\b"
    r"|\b(?:tomorrow|tonight|morgen|übermorgen)\b"
    r"|\b(?:end of|this|next|the coming|a|one|two|ende|kommende\w*|nächste\w*|eine|zwei) (?:the |der |des )?"
    r"(?:week|month|fortnight|weekend|woche|monat\w*|wochen|weeks)\b",
    re.IGNORECASE,
)
_TERMS: Final = re.compile(
    r"\b(?:terms|conditions|as (?:we )?agreed|title|start(?:ing)?|salary|pay|wage|hours"
    r"|konditionen|bedingungen|vereinbar(?:t|ung)|position|besprochen\w*|gehalt|beginn|antritt)\b",
    re.IGNORECASE,
)
_DATED: Final = frozenset(("more_time", "competing_offer"))
_ACCEPTING: Final = frozenset(("accept_in_writing", "accept_by_phone"))


def kind_facts(note: NoteText) -> Iterator[Finding]:
    """A counter without a figure, or a date left open, has to be asked about, and costs a round of mail."""
    kind, (start, end) = note.kind.id, note.parts.body
    if start >= end:
        return
    said = note.text.plain[start:end]
    if kind == "counter":
        yield from _figures(note)
    elif kind in _DATED and _DATE.search(said) is None:
        yield Finding(_RULE, end, end, WARNING, kind)
    elif kind in _ACCEPTING and _TERMS.search(said) is None:
        yield Finding(_RULE, end, end, WARNING, "terms")
    elif kind == "delay_answer" and "?" in said:
        at = start + said.index("?")
        yield Finding(_RULE, at, at + 1, ADVICE, "asks")


def _figures(note: NoteText) -> Iterator[Finding]:
    """One figure is a request; two are a range, and the lower end is what they hear."""
    start, end = note.parts.body
    found = list(_FIGURE.finditer(note.text.plain, start, end))
    if not found:
        yield Finding(_RULE, end, end, WARNING, "no_figure")
        return
    first = _number(found[0].group())
    other = next((each for each in found if _number(each.group()) != first), None)
    if other is not None:
        values = (found[0].group().strip(), other.group().strip())
        yield Finding(_RULE, *other.span(), WARNING, "figures", values)


def _number(figure: str) -> str:
    """The figure's digits, thousands written out: ``128k`` and ``$128,000`` are one."""
    digits = _DIGITS.sub("", figure)
    return f"{digits}000" if figure.rstrip().lower().endswith("k") else digits
