"""Every rule of the check, by hand and in order: id, group, usual severity, function.

A rule's function is given the whole note and yields findings, their places those of the plain text (``raw``:
of the text as typed). Rules of tone are given what they ask for.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from afterword.core.notes.check import confused
from afterword.core.notes.check.aims import company as aim_company
from afterword.core.notes.check.aims import concern, interest, specific, thanks
from afterword.core.notes.check.facts import clash, names, panel, titles
from afterword.core.notes.check.facts import company as facts_company
from afterword.core.notes.check.form import frame, i_heavy, leftovers, length, sms, subject, unfilled
from afterword.core.notes.check.note import Note
from afterword.core.notes.check.tone import TONE_RULES
from afterword.core.notes.check.tone.rule import ToneRule
from afterword.core.notes.finding import ADVICE, ERROR, WARNING, Finding, Group, Severity

Find = Callable[[Note], Iterator[Finding]]


class Rule(NamedTuple):
    """A rule. ``severity`` is the usual one; a finding may be graver or milder."""

    id: str
    group: Group
    severity: Severity
    find: Find
    raw: bool = False

    @property
    def why(self) -> str:
        """Why it matters, in a sentence."""
        return " ".join((self.find.__doc__ or "").split())


OWN_RULES: Final = (
    Rule(thanks.RULE, "aim", ERROR, thanks.aim_thanks),
    Rule(interest.RULE, "aim", ERROR, interest.aim_interest),
    Rule(aim_company.RULE, "aim", ERROR, aim_company.aim_company),
    Rule(concern.UNSETTLED, "aim", ERROR, concern.aim_concern),
    Rule(concern.RESTATED, "aim", WARNING, concern.concern_restated),
    Rule(specific.RULE, "aim", WARNING, specific.no_specific),
    Rule(names.RULE, "fact", ERROR, names.wrong_name),
    Rule(titles.RULE, "fact", ERROR, titles.wrong_title),
    Rule(facts_company.RULE, "fact", ERROR, facts_company.wrong_company),
    Rule(clash.RULE, "fact", ERROR, clash.fact_clash),
    Rule(panel.RULE, "form", ERROR, panel.dup_panel),
    Rule(unfilled.PLACEHOLDER, "form", ERROR, unfilled.placeholder),
    Rule(unfilled.FILLER, "form", ERROR, unfilled.filler_text),
    Rule(length.TOO_LONG, "form", WARNING, length.too_long),
    Rule(length.TOO_SHORT, "form", ADVICE, length.too_short),
    Rule(length.LONG_SENTENCE, "form", ADVICE, length.long_sentence),
    Rule(subject.RULE, "form", WARNING, subject.subject),
    Rule(frame.NO_GREETING, "form", WARNING, frame.no_greeting),
    Rule(frame.NO_SIGNATURE, "form", WARNING, frame.no_signature),
    Rule(leftovers.HTML, "form", WARNING, leftovers.html),
    Rule(leftovers.QUOTED, "form", WARNING, leftovers.quoted_text, raw=True),
    Rule(leftovers.HIDDEN, "form", WARNING, leftovers.invisible, raw=True),
    Rule(leftovers.EMOJI, "form", ADVICE, leftovers.emoji),
    Rule(i_heavy.RULE, "tone", ADVICE, i_heavy.i_heavy),
    Rule(sms.RULE, "language", WARNING, sms.sms_style),
    Rule(confused.RULE, "language", ERROR, confused.confused),
)
"""The rules of aims, facts, form and confused words."""


def _toned(rule: ToneRule) -> Rule:
    def find(note: Note) -> Iterator[Finding]:
        return rule.find(note.text, note.kind, note.about)

    find.__doc__ = rule.find.__doc__
    return Rule(rule.id, rule.group, rule.severity, find)


RULES: Final = (*OWN_RULES, *(_toned(each) for each in TONE_RULES))
"""All of them."""

BY_ID: Final = {rule.id: rule for rule in RULES}
"""All of them, by id."""
