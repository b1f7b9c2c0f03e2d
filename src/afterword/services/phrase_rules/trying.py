"""Trying a rule on its own examples: does it fire where the file says, there, and nowhere else?"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, NamedTuple

from msgspec import Struct, ValidationError, convert

from afterword.core.case import Case, Contact
from afterword.core.notes.check import WITH_LOGIC, NoteRule, findings_of, phrase_rule, rule_of
from afterword.core.notes.check.note import Finding, NoteText, apply_safe_fixes
from afterword.core.notes.kinds import About, kind_of
from afterword.core.replies.compiled_signs import LISTS
from afterword.core.replies.signs import Meaning, Sign, scanned_for, sign
from afterword.core.text.text import Text
from afterword.services.phrase_rules.note_rules import Example, read_note_rule
from afterword.services.phrase_rules.patterns import Vocabulary, note_vocabulary
from afterword.services.phrase_rules.reply_rules import ReplyExample, ReplyRuleFile, read_reply_rule
from afterword.services.phrase_rules.strict_yaml import RuleFileError, read_yaml

# The case that examples of rules are about, and what an example says differs from it (``given``).

READER: Final = "dana"
"""The contact that an example is for, unless it says otherwise."""
NOBODY: Final = "nobody"
"""What an example says whose text is for none of the case's people."""
SAMPLE: Final[dict[str, Any]] = {
    "schema": "afterword.case/1",
    "id": "northwind",
    "candidate": {"name": "Priya Nair", "timezone": "America/Chicago"},
    "company": {"name": "Northwind", "timezone": "America/Chicago"},
    "role": "Data engineer",
    "contacts": [
        {"id": "dana", "name": "Dana Whitfield", "part": "hiring_manager"},
        {"id": "raman", "name": "Meera Raman", "part": "interviewer", "title": "Dr."},
        {"id": "tom", "name": "Tom van den Berg", "part": "interviewer", "title": "Mr."},
    ],
    "interviews": [
        {
            "id": "r1",
            "starts_at": "2026-11-03T14:30:00-06:00",
            "ended_at": "2026-11-03T15:30:00-06:00",
            "contacts": ["dana", "raman", "tom"],
            "open_points": [
                {
                    "id": "spark",
                    "kind": "concern",
                    "text": "No production Spark",
                    "answer": "I moved forty nightly jobs to Spark on Kubernetes "
                    "and cut the run from six hours to one",
                }
            ],
            "highlights": ["the move from batch to streaming"],
        }
    ],
}


class Given(Struct, forbid_unknown_fields=True, kw_only=True):
    """What differs: fields of the case's parts, contacts by id (``null``: left out), the interview's own."""

    candidate: dict[str, Any] = {}
    company: dict[str, Any] = {}
    role: str | None = None
    contacts: dict[str, dict[str, Any] | None] = {}
    starts_at: str | None = None
    undated: bool = False
    points: list[dict[str, Any]] | None = None
    highlights: list[str] | None = None


def given(fields: dict[str, Any] | None) -> Given:
    """What an example gives; ``ValueError`` says which field makes no sense."""
    try:
        return convert(fields or {}, Given, strict=False)
    except ValidationError as error:
        raise ValueError(str(error)) from None


def sample_case(differs: Given) -> Case:
    """The sample case with what differs; ``ValueError`` says what's no case."""
    raw = deepcopy(SAMPLE)
    raw["candidate"] |= differs.candidate
    raw["company"] |= differs.company
    raw["role"] = differs.role or raw["role"]
    interview = raw["interviews"][0]
    for ident, fields in differs.contacts.items():
        known = next((each for each in raw["contacts"] if each["id"] == ident), None)
        if known is None:
            raw["contacts"].append({"id": ident, **(fields or {})})
        elif fields is None:
            raw["contacts"].remove(known)
            interview["contacts"].remove(ident)
        else:
            known |= fields
    if differs.undated:
        del interview["starts_at"], interview["ended_at"]
    elif differs.starts_at:
        interview["starts_at"] = interview["ended_at"] = differs.starts_at
    if differs.points is not None:
        interview["open_points"] = differs.points
    if differs.highlights is not None:
        interview["highlights"] = differs.highlights
    try:
        return convert(raw, Case, strict=False)
    except ValidationError as error:
        raise ValueError(str(error)) from None


def seen_by(case: Case, contact: str | None) -> About:
    """What a text to that contact may lean on."""
    person = _contact(case, contact)
    interview = case.interviews[-1] if case.interviews else None
    if interview is None:
        return About(case, person, None, (), case.contacts, (), ())
    panel = tuple(each for each in case.contacts if each.id in interview.contacts)
    days = (interview.starts_at.date().toordinal(),) if interview.starts_at else ()
    return About(case, person, interview, days, panel, interview.open_points, interview.highlights)


def _contact(case: Case, ident: str | None) -> Contact | None:
    return next((each for each in case.contacts if each.id == ident), None)


class Tried(NamedTuple):
    """An example and what's wrong with it (empty: nothing)."""

    example: Example
    problem: str

    @property
    def passed(self) -> bool:
        """Whether the rule does what the example says."""
        return not self.problem


def try_examples(rule: NoteRule, examples: tuple[Example, ...]) -> list[Tried]:
    """Every example, tried."""
    return [Tried(each, next(_problems(rule, each), "")) for each in examples]


def note_of(example: Example) -> NoteText:
    """The note that an example is; ``ValueError`` says what of it makes no sense."""
    kind = kind_of(example.kind)
    if kind is None:
        raise ValueError(f"there's no kind of note called {example.kind!r}")
    channel = example.channel or kind.channels[0]
    if channel not in kind.channels:
        raise ValueError(f"a {kind.id} doesn't go by {channel!r}, only by {' or '.join(kind.channels)}")
    contact = None if example.contact == NOBODY else example.contact or READER
    about = seen_by(sample_case(given(example.given)), contact)
    if contact is not None and about.person is None:
        raise ValueError(f"the sample case has no contact {contact!r}")
    return NoteText(example.text, example.subject, kind, channel, about, others=example.others)


def _problems(rule: NoteRule, example: Example) -> Iterator[str]:
    try:
        note = note_of(example)
    except ValueError as error:
        yield str(error)
        return
    findings = sorted(
        findings_of(rule, note), key=lambda found: (found.part != "subject", found.start, -found.end)
    )
    if not findings:
        if example.fires:
            yield "nothing was found"
        return
    first = findings[0]
    shown = repr(_words(example, first))
    if not example.fires:
        yield f"{shown} was found"
        return
    if (first.part, first.start, first.end) != (example.part, *(example.place or ())):
        yield f"{shown} was found, not the words between << and >>"
    if example.severity not in {None, first.severity}:
        yield f"the finding is of severity {first.severity}, not {example.severity}"
    if example.reason not in {None, first.reason}:
        yield f"the reason is {first.reason or 'the only one'!r}, not {example.reason!r}"
    if example.fixed is not None and (put := apply_safe_fixes(example.text, findings)) != example.fixed:
        yield f"the fixes make it {put!r}"


def _words(example: Example, found: Finding) -> str:
    text = example.text if found.part == "body" else example.subject or ""
    return text[found.start : found.end]


# Trying a rule about replies on its own examples.


def reply_problems(rule: ReplyRuleFile) -> list[tuple[ReplyExample, str]]:
    """Every example, and what's wrong with it (empty: nothing)."""
    signs: dict[Meaning, tuple[Sign, ...]] = {rule.meaning: tuple(map(sign, rule.signs))}
    return [(each, _problem(each, signs)) for each in rule.examples]


def _problem(example: ReplyExample, signs: dict[Meaning, tuple[Sign, ...]]) -> str:
    seen = scanned_for(signs, Text(example.text))
    found = [(each.sign.id, seen.span(each)) for each in seen.found]
    if not example.sign:
        return "" if not found else f"{found[0][0]} was found: {_marked_words(example, found[0][1])}"
    places = [place for ident, place in found if ident == example.sign]
    if not places:
        others = ", ".join(ident for ident, _ in found)
        return f"{example.sign} wasn't found" + (f", only {others}" if others else "")
    if places[0] != example.place:
        return f"{_marked_words(example, places[0])} was found, not the words between << and >>"
    return ""


def _marked_words(example: ReplyExample, place: tuple[int, int]) -> str:
    return repr(example.text[slice(*place)])


# A rule file tried on its own examples, whatever it's about.

ENOUGH = 2
"""As many firing and silent examples as a rule needs to come with the program."""


class Result(NamedTuple):
    """An example: its line, what it's called, and what's wrong (empty: nothing)."""

    line: int
    title: str
    problem: str


class TestedFile(NamedTuple):
    """A file's rule, its examples, and what else to say to whoever wrote it."""

    id: str
    results: list[Result]
    hints: list[str]

    @property
    def passed(self) -> bool:
        """Whether every example does."""
        return not any(each.problem for each in self.results)


def tested_file(text: str) -> TestedFile:
    """The file's rule, tried; ``RuleFileError`` if it's no rule."""
    top = read_yaml(text).content
    if isinstance(top, dict) and "signs" in top:
        return _tested_reply(text)
    rule = read_note_rule(text, note_vocabulary())
    if rule.logic and rule.id not in WITH_LOGIC:
        raise RuleFileError(1, "logic", "true", "no such key: the program has no Python for this rule")
    compiled = rule_of(rule.data) if rule.logic else phrase_rule(rule.data)
    tried = try_examples(compiled, rule.examples)
    results = [Result(each.example.line, each.example.title, each.problem) for each in tried]
    return TestedFile(rule.id, results, _hints([each.fires for each in rule.examples]))


def _tested_reply(text: str) -> TestedFile:
    rule = read_reply_rule(text, Vocabulary(LISTS, {}, {}))
    results = [Result(each.line, each.text, problem) for each, problem in reply_problems(rule)]
    return TestedFile(rule.meaning, results, _hints([bool(each.sign) for each in rule.examples]))


def _hints(fires: list[bool]) -> list[str]:
    missing = [
        name for name, count in (("fires", sum(fires)), ("silent", fires.count(False))) if count < ENOUGH
    ]
    if not missing:
        return []
    return [f"Add examples under {' and '.join(missing)}: at least {ENOUGH} each show what the rule means."]
