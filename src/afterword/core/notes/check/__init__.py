"""The check: every rule, as its file in ``rules/notes`` says, over one note.

A rule's function is given the whole note and yields findings, their places those of the plain text (``raw``:
of the text as typed). Most rules are phrases; what finds for the others is listed here by hand.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

from afterword.core.notes.check import (
    aims,
    fact_clash,
    form,
    german,
    interest,
    kind_facts,
    leftovers,
    spelling,
    wrong_company,
    wrong_name,
)
from afterword.core.notes.check.aims import judged, thanks_them
from afterword.core.notes.check.compiled_rules import RULES as ALL
from afterword.core.notes.check.interest import is_interested
from afterword.core.notes.check.note import Finding, Group, NoteText, Severity
from afterword.core.notes.check.phrasebook import Phrasebook, RuleData
from afterword.core.notes.check.tone import hedge, over_apology, shout
from afterword.core.notes.kinds import About, NoteKind

OWN: Final = "own."
"""Prefix of the ids of a person's own rules, so that none is mistaken for one of these."""
Find = Callable[[NoteText], Iterator[Finding]]


class NoteRule(NamedTuple):
    """A rule. ``severity`` is the usual one; a finding may be more or less severe. ``why``: why it matters."""

    id: str
    group: Group
    severity: Severity
    why: str
    find: Find
    raw: bool = False


_LOGIC: Final[dict[str, Find]] = {
    "aim_thanks": aims.aim_thanks,
    "aim_interest": interest.aim_interest,
    "aim_company": aims.aim_company,
    "aim_concern": aims.aim_concern,
    "concern_restated": aims.concern_restated,
    "no_specific": aims.no_specific,
    "wrong_name": wrong_name.wrong_name,
    "wrong_title": wrong_name.wrong_title,
    "wrong_company": wrong_company.wrong_company,
    "fact_clash": fact_clash.fact_clash,
    "dup_panel": aims.dup_panel,
    "placeholder": leftovers.placeholder,
    "filler_text": leftovers.filler_text,
    "too_long": form.too_long,
    "too_short": form.too_short,
    "long_sentence": form.long_sentence,
    "kind_facts": kind_facts.kind_facts,
    "subject": form.subject,
    "no_greeting": form.no_greeting,
    "no_signature": form.no_signature,
    "html": leftovers.html,
    "quoted_text": leftovers.quoted_text,
    "invisible": leftovers.invisible,
    "emoji": leftovers.emoji,
    "i_heavy": form.i_heavy,
    "sms_style": spelling.sms_style,
    "confused": spelling.confused,
}
"""The functions behind rules that are more than phrases, by the rule's id."""
_AND_PHRASES: Final = {"hedge": hedge, "over_apology": over_apology, "shout": shout}
"""Functions that find more than a rule's phrases: they get the phrases, and yield what those find, too."""
_AS_TYPED: Final = frozenset({"quoted_text", "invisible"})


def rule_of(data: RuleData) -> NoteRule:
    """The rule in a compiled file."""
    ident, group, severity, why = data[:4]
    return NoteRule(ident, group, severity, why, _LOGIC.get(ident) or _phrases(data), ident in _AS_TYPED)


def phrase_rule(data: RuleData) -> NoteRule:
    """A rule made of phrases alone, whatever its id."""
    phrases = Phrasebook(data)
    ident, group, severity, why = data[:4]
    return NoteRule(ident, group, severity, why, lambda note: phrases(note.text, note.kind, note.about))


def _phrases(data: RuleData) -> Find:
    phrases = Phrasebook(data)
    more = _AND_PHRASES.get(data[0])
    if more is not None:
        return lambda note: more(note.text, note.kind, note.about, phrases)
    return lambda note: phrases(note.text, note.kind, note.about)


RULES: Final = tuple(map(rule_of, ALL))
"""All of them."""

BY_ID: Final = {rule.id: rule for rule in RULES}
"""All of them, by id."""
WITH_LOGIC: Final = frozenset({*_LOGIC, *_AND_PHRASES})
"""The rules that are more than phrases."""
_RANK: Final = {"error": 0, "warning": 1, "advice": 2}


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


def check_note(  # noqa: PLR0917 - the parts of one request, in its order
    text: str,
    subject: str | None,
    kind: NoteKind,
    channel: str,
    about: About,
    others: tuple[str, ...] = (),
    off: Collection[str] = (),
    own: tuple[NoteRule, ...] = (),
) -> Checked:
    """Check a text of that kind.

    ``others`` are the other notes of the panel, ``off`` rules left out, ``own`` the person's own rules.
    """
    note = NoteText(text, subject, kind, channel, about, others=others)
    findings = [
        found
        for rule in (*RULES, *own)
        if rule.id not in off and (not note.german or german.reads(rule.id))
        for found in findings_of(rule, note)
    ]
    findings.sort(key=_place)
    resolves = {ident: judgment.settled for ident, judgment in judged(note).items()}
    return Checked(Aims(thanks_them(note), is_interested(note), resolves), findings, note.body_words)


def findings_of(rule: NoteRule, note: NoteText) -> list[Finding]:
    """What one rule finds, its places those of the text as typed."""
    found = rule.find(note)
    return list(found) if rule.raw else [_as_typed(note, finding) for finding in found]


def _as_typed(note: NoteText, found: Finding) -> Finding:
    """A finding with its places in the text as typed."""
    text = note.text if found.part == "body" else note.subject
    if text is None:
        return found
    start, end = text.raw_span(found.start, found.end)
    return found if (start, end) == (found.start, found.end) else found._replace(start=start, end=end)


def _place(found: Finding) -> tuple[bool, int, int, int, str]:
    return found.part != "subject", found.start, -found.end, _RANK.get(found.severity, len(_RANK)), found.rule
