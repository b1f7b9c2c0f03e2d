"""The check as an operation: rules, grammar and hints, in words, less what the person dismissed."""

from collections.abc import Iterator
from typing import Final

from afterword.app.about import about
from afterword.app.check_shapes import (
    AimsOut,
    CheckedOut,
    CheckRequest,
    DismissedOut,
    FindingOut,
    LengthOut,
)
from afterword.app.drafting import known_channel, known_kind
from afterword.app.hinting import NEEDY, UNSETTLED, hint_findings
from afterword.app.language import RULE as SPELL_GRAMMAR
from afterword.app.language import familiar_in, language_findings, names_in
from afterword.app.word_tools import WordTools
from afterword.app.wording.finding_words import words_of
from afterword.core.calendar import Calendar
from afterword.core.facts import OpenPoint
from afterword.core.fault import Fault
from afterword.core.notes.about import About
from afterword.core.notes.check.rule_list import BY_ID
from afterword.core.notes.check.run import check
from afterword.core.notes.finding import ERROR, Finding
from afterword.core.notes.fixing import fixed as with_fixes
from afterword.core.notes.fixing import safe_fixes
from afterword.core.notes.kinds import WORDS_A_MINUTE, Kind

GROUPS: Final = {
    **{rule.id: rule.group for rule in BY_ID.values()},
    SPELL_GRAMMAR: "language",
    NEEDY: "tone",
    UNSETTLED: "aim",
}
"""The group of every rule, by id."""
READING_WORDS_A_MINUTE: Final = 240
HINTS_OFF: Final = "The hint tier is off: install afterword[semantic] to have it."
GRAMMAR_OFF: Final = "Spelling and grammar were not looked at: install harper-py to have them."
GRAMMAR_FELL: Final = "Spelling and grammar could not be looked at in full: the grammar checker gave up."


def checked(request: CheckRequest, calendar: Calendar, tools: WordTools) -> CheckedOut:
    """The check's answer; ``Fault`` names the field that makes no sense."""
    kind = known_kind(request.kind)
    channel = known_channel(kind, request.channel)
    if kind.person and request.contact is None:
        raise Fault("contact", "nothing", f"the id of a contact: a {kind.id} is for somebody")
    _known_rules(request)
    seen = about(request.case, request.contact, calendar)
    notices: list[str] = []
    grammar = tools.grammar() if request.grammar and SPELL_GRAMMAR not in request.off else None
    if grammar is not None:
        grammar.start()
    found = check(request.text, request.subject, kind, channel, seen, request.others, request.off)
    findings = list(found.findings)
    if grammar is not None:
        slips = grammar.slips(request.text, names_in(seen))
        _add(findings, language_findings(request.text, slips, familiar_in(seen)))
        notices += [GRAMMAR_FELL] if grammar.fallen else []
    elif request.grammar and SPELL_GRAMMAR not in request.off:
        notices.append(GRAMMAR_OFF)
    if request.hints:
        settled = found.aims.resolves if kind.resolves else {}
        notices += _hints(findings, request, [each for each in seen.points if settled.get(each.id)], tools)
    findings.sort(key=lambda each: (each.part != "subject", each.start, each.end))
    standing: list[FindingOut] = []
    dismissed: list[DismissedOut] = []
    for each in findings:
        out = _out(each, seen)
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
        notices=notices,
    )


def fixed(text: str, found: CheckedOut) -> tuple[str, int]:
    """A text with the fixes that change no meaning, and how many they were."""
    safe = [
        Finding(each.rule, each.start, each.end, each.severity, fix=each.fix, safe=True)
        for each in found.findings
        if each.safe and each.fix is not None and each.part == "body"
    ]
    return with_fixes(text, safe), len(safe_fixes(text, safe))


def _wanted(kind: Kind) -> Iterator[str]:
    for name in ("thanks", "interest", "resolves"):
        if getattr(kind, name):
            yield name


def _known_rules(request: CheckRequest) -> None:
    for at, rule in enumerate(request.off):
        if rule not in GROUPS:
            raise Fault(f"off[{at}]", repr(rule), _a_rule(rule))
    for at, each in enumerate(request.dismissed):
        if each.rule not in GROUPS:
            raise Fault(f"dismissed[{at}].rule", repr(each.rule), _a_rule(each.rule))
        if not each.reason.strip():
            raise Fault(f"dismissed[{at}].because", "no reason", "why the finding may stand")


def _a_rule(name: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a mistake

    near = get_close_matches(name, GROUPS, 1)
    return "the id of a rule" + (f" (did you mean {near[0]!r}?)" if near else "")


def _add(findings: list[Finding], more: list[Finding]) -> None:
    """Slips of language, where no rule has the same words already: one place, one complaint."""
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
    findings: list[Finding], request: CheckRequest, points: list[OpenPoint], tools: WordTools
) -> list[str]:
    """Add what the small model notices where no rule did; ``points`` are those that no rule found open."""
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


def _out(found: Finding, seen: About) -> FindingOut:
    message, suggestion = words_of(found, seen)
    return FindingOut(
        rule=found.rule,
        group=GROUPS[found.rule],
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
    """Why the person let a finding stand; ``None`` if they did not."""
    text = (request.subject or "") if found.part == "subject" else request.text
    words = text[found.start : found.end]
    for each in request.dismissed:
        if each.rule == found.rule and each.words in ("", words):
            return each.reason
    return None
