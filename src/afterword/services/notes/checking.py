"""The check: rules, grammar and hints in words, without what the person dismissed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from afterword.core.case import OpenPoint
from afterword.core.delivery import with_recruiter
from afterword.core.errors import InputError, Phrase, did_you_mean
from afterword.core.notes.check import BY_ID, OWN, check_note
from afterword.core.notes.check.german import is_german
from afterword.core.notes.check.note import ERROR, Finding, safe_fixes
from afterword.core.notes.check.note import apply_safe_fixes as with_fixes
from afterword.core.notes.kinds import WORDS_A_MINUTE, About, NoteKind, without_cover
from afterword.core.time.calendar import Calendar
from afterword.messages.catalogue import N_, translated
from afterword.messages.findings import own_words, words_of
from afterword.services.context import NoteTools
from afterword.services.notes.addressing import about
from afterword.services.notes.drafting import known_channel, known_kind
from afterword.services.notes.language import (
    NEEDY,
    UNSETTLED,
    familiar_in,
    hint_findings,
    language_findings,
    names_in,
)
from afterword.services.notes.language import RULE as SPELL_GRAMMAR
from afterword.services.notes.schemas import (
    AimsOut,
    CheckedOut,
    CheckRequest,
    DismissedOut,
    FindingOut,
    LengthOut,
)

if TYPE_CHECKING:
    from afterword.ports import RuleFile
    from afterword.services.phrase_rules.own_rules import OwnRules

GROUPS: Final = {
    **{rule.id: rule.group for rule in BY_ID.values()},
    SPELL_GRAMMAR: "language",
    NEEDY: "tone",
    UNSETTLED: "aim",
}
"""The group of every rule, by id."""
READING_WORDS_A_MINUTE: Final = 240
HINTS_OFF: Final = N_("Hints are off: install afterword[semantic] to turn them on.")
GRAMMAR_OFF: Final = N_("Spelling and grammar weren't checked: install harper-py to turn that on.")
GRAMMAR_ENGLISH: Final = N_("Spelling, grammar and tone are checked in English only.")
GRAMMAR_FELL: Final = N_("Spelling and grammar weren't checked completely: the grammar checker stopped.")


def checked(request: CheckRequest, calendar: Calendar, tools: NoteTools) -> CheckedOut:
    """The result of the check. Raises ``InputError`` for the field that isn't valid."""
    kind = known_kind(request.kind)
    channel = known_channel(kind, request.channel)
    if kind.person and request.contact is None:
        raise InputError(
            "contact", "nothing", Phrase("the id of a contact: a {id} is for somebody", id=kind.id)
        )
    files = tools.rule_files()
    own = _own_rules(files) if files else None
    _known_rules(request)
    via = with_recruiter(request.case).via
    if via is not None and request.contact not in {None, via}:
        # Words for whoever passes it on aren't part of the note.
        others = tuple(map(without_cover, request.others))
        request = replace(request, text=without_cover(request.text), others=others)
    seen = about(request.case, request.contact, calendar)
    notices: list[str] = list(own.problems) if own is not None else []
    german = is_german(request.text)
    asked = request.grammar and SPELL_GRAMMAR not in request.off
    grammar = tools.grammar() if asked and not german else None
    if grammar is not None:
        grammar.start()
    found = check_note(
        request.text,
        request.subject,
        kind,
        channel,
        seen,
        request.others,
        request.off,
        own.rules if own else (),
    )
    findings = list(found.findings)
    if grammar is not None:
        slips = grammar.slips(request.text, names_in(seen))
        _add(findings, language_findings(request.text, slips, familiar_in(seen)))
        notices += [GRAMMAR_FELL] if grammar.fallen else []
    elif asked:
        notices.append(GRAMMAR_ENGLISH if german else GRAMMAR_OFF)
    if request.hints and not german:
        settled = found.aims.resolves if kind.resolves else {}
        notices += _hints(findings, request, [each for each in seen.points if settled.get(each.id)], tools)
    findings.sort(key=lambda each: (each.part != "subject", each.start, each.end))
    standing: list[FindingOut] = []
    dismissed: list[DismissedOut] = []
    for each in findings:
        out = _out(each, seen, own)
        reason = _dismissal(request, each)
        if reason is None:
            standing.append(out)
        else:
            dismissed.append(DismissedOut(out, reason))
    length = kind.length[channel]
    pace = WORDS_A_MINUTE if channel == "spoken" else READING_WORDS_A_MINUTE
    return CheckedOut(
        ok=all(each.severity != ERROR for each in standing),
        aims=AimsOut(found.aims.thanks, found.aims.interest, found.aims.resolves),
        findings=standing,
        length=LengthOut(found.words, -(-found.words * 60 // pace), length.least, length.best, length.most),
        wanted=list(_wanted(kind)),
        dismissed=dismissed,
        notices=[translated(each) for each in notices],
    )


def apply_fixes(text: str, found: CheckedOut) -> tuple[str, int]:
    """A note with safe fixes applied, and how many there were."""
    safe = [
        Finding(each.rule, each.start, each.end, each.severity, fix=each.fix, safe=True)
        for each in found.findings
        if each.safe and each.fix is not None and each.part == "body"
    ]
    return with_fixes(text, safe), len(safe_fixes(text, safe))


def _wanted(kind: NoteKind) -> Iterator[str]:
    for name in ("thanks", "interest", "resolves"):
        if getattr(kind, name):
            yield name


def _own_rules(files: "tuple[RuleFile, ...]") -> "OwnRules":
    from afterword.services.phrase_rules.own_rules import own_rules  # noqa: PLC0415 - few people have any

    return own_rules(files)


def _known_rules(request: CheckRequest) -> None:
    """Raise for an unknown rule; one of the person's own may have been removed."""
    for at, rule in enumerate(request.off):
        if rule not in GROUPS and not rule.startswith(OWN):
            raise InputError(f"off[{at}]", repr(rule), _a_rule(rule))
    for at, each in enumerate(request.dismissed):
        if each.rule not in GROUPS and not each.rule.startswith(OWN):
            raise InputError(f"dismissed[{at}].rule", repr(each.rule), _a_rule(each.rule))
        if not each.reason.strip():
            raise InputError(f"dismissed[{at}].because", "no reason", "why the finding may stand")


def _a_rule(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(name, GROUPS, 1)
    rule = Phrase("the id of a rule")
    return did_you_mean(rule, repr(near[0])) if near else rule


def _add(findings: list[Finding], more: list[Finding]) -> None:
    """Add language findings, unless a rule already marks the same words: one place, one finding."""
    taken = [(each.start, each.end) for each in findings if each.part == "body" and each.end > each.start]
    findings += [
        each
        for each in more
        if not any(
            start <= each.start and each.end <= end and end - start <= 3 * (each.end - each.start)
            for start, end in taken
        )
    ]


def _hints(
    findings: list[Finding], request: CheckRequest, points: list[OpenPoint], tools: NoteTools
) -> list[str]:
    """Add what the small model notices and no rule did; ``points`` are those no rule found open."""
    hints = tools.hints()
    if hints is None:
        return [HINTS_OFF]
    more = hint_findings(request.text, points, hints)
    toned = [
        (each.start, each.end) for each in findings if each.part == "body" and GROUPS.get(each.rule) == "tone"
    ]
    findings += [
        each
        for each in more
        if each.rule not in request.off
        and not any(each.start < end and start < each.end for start, end in toned)
    ]
    return []


def _out(found: Finding, seen: About, own: "OwnRules | None") -> FindingOut:
    if own is not None and found.rule.startswith(OWN):
        message, suggestion = own_words(own.words[found.rule, found.reason], found, seen)
        group = next(rule.group for rule in own.rules if rule.id == found.rule)
    else:
        message, suggestion = words_of(found, seen)
        group = GROUPS[found.rule]
    return FindingOut(
        rule=found.rule,
        group=group,
        severity=found.severity,
        start=found.start,
        end=found.end,
        message=message,
        suggestion=suggestion,
        fix=found.fix,
        safe=found.safe,
        part=found.part,
    )


def _dismissal(request: CheckRequest, found: Finding) -> str | None:
    """The person's reason for dismissing a finding; ``None`` if they didn't."""
    text = (request.subject or "") if found.part == "subject" else request.text
    words = text[found.start : found.end]
    for each in request.dismissed:
        if each.rule == found.rule and each.words in ("", words):
            return each.reason
    return None
