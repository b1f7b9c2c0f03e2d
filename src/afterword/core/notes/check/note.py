"""What every rule of a check is given, a text with what it may lean on, and what it yields: findings."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import Final, Literal, NamedTuple

from afterword.core.notes.check.german import is_german
from afterword.core.notes.check.names_in_text import (
    CompanyName,
    KnownPerson,
    company_name,
    company_words,
    known_person,
    names_of,
    other_forms,
    person_named,
)
from afterword.core.notes.check.parts import Parts, parts_of, quoted_places, without
from afterword.core.notes.kinds import EMAIL, SPOKEN, About, NoteKind
from afterword.core.text.text import Text, TextSpan
from afterword.core.text.word_forms import content, folded

Group = Literal["aim", "fact", "form", "tone", "language", "hint"]
Severity = Literal["error", "warning", "advice"]

ERROR: Final = "error"
WARNING: Final = "warning"
ADVICE: Final = "advice"


class Finding(NamedTuple):
    """One finding.

    ``start``/``end``: code points of the body, or of the subject where ``part`` says so; equal where
    something is missing (then the place where it should be). ``reason`` picks the words that explain it
    (empty: the rule has one explanation); ``values`` are what those words name: a concern, the right
    spelling. ``fix`` is what to put in the span's place; ``safe`` fixes change no meaning, so ``--fix``
    may apply them without asking.
    """

    rule: str
    start: int
    end: int
    severity: str
    reason: str = ""
    values: tuple[str, ...] = ()
    fix: str | None = None
    safe: bool = False
    part: Literal["body", "subject"] = "body"


# The safe fixes of findings, put into the text.


def apply_safe_fixes(text: str, findings: Iterable[Finding], part: str = "body") -> str:
    """The text with every safe fix of that part (``body`` or ``subject``) in place.

    Where fixes overlap, the first one wins, or the longest of those that begin at the same place: a second
    check finds the rest. Fixes that change nothing, or are outside the text, are skipped.
    """
    pieces: list[str] = []
    until = 0
    for found in sorted(safe_fixes(text, findings, part), key=lambda finding: (finding.start, -finding.end)):
        if found.start < until or (found.start == found.end == until and pieces):
            continue
        pieces += (text[until : found.start], found.fix or "")
        until = found.end
    return "".join((*pieces, text[until:]))


def safe_fixes(text: str, findings: Iterable[Finding], part: str = "body") -> list[Finding]:
    """The findings that may be fixed without asking, and whose fix changes the text."""
    return [
        found
        for found in findings
        if found.safe
        and found.fix is not None
        and found.part == part
        and 0 <= found.start <= found.end <= len(text)
        and text[found.start : found.end] != found.fix
    ]


# The text under check.

READ: Final = 50_000
"""The most characters that a check reads: anything longer isn't a note, and ``too_long`` says so."""


_SHORTEST_NAME: Final = 2
_FACT: Final = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)*")
_SENTENCE_OPENERS: Final = frozenset(
    "the you your our this that they their these those there then thank thanks when what "
    "while with would will which where who why how "
    "and but for from after before also because since although however please have "
    "having had has his her she its it's i'm i've i'd i'll "
    "i'm my we we're are was were not one two three all any some most more many much "
    "very just if in on at as so to of".split()
)


class Stranger(NamedTuple):
    """A capitalized word without its "'s": where it is, its number in the text, and the folded word."""

    span: TextSpan
    number: int
    word: str


class CompanyMention(NamedTuple):
    """A place where the company is named: the span, and the form (folded words)."""

    span: TextSpan
    form: tuple[str, ...]


class Judged(NamedTuple):
    """Whether a point is settled; where the text repeats it, if it does; whether an answer was recorded."""

    settled: bool
    repeated: TextSpan | None
    answered: bool


class NoteText:
    """One text under check. Whatever is derived from it is computed once, when it's first needed."""

    def __init__(
        self,
        text: str,
        subject: str | None,
        kind: NoteKind,
        channel: str,
        about: About,
        *,
        others: tuple[str, ...] = (),
    ) -> None:
        self.raw: Final = text
        self.quoted: Final = quoted_places(text[:READ])
        self.text: Final = Text(without(text[:READ], self.quoted))
        self.subject: Final = None if subject is None else Text(subject[:READ])
        self.kind: Final = kind
        self.channel: Final = channel
        self.about: Final = about
        self.others: Final = others
        self.judged: dict[str, Judged] | None = None

    @property
    def spoken(self) -> bool:
        """Whether it's spoken: then it has neither a greeting line nor a signature."""
        return self.channel == SPOKEN

    @cached_property
    def german(self) -> bool:
        """Whether it's written in German."""
        return is_german(self.text.plain)

    @property
    def email(self) -> bool:
        """Whether it goes out as an email."""
        return self.channel == EMAIL

    @cached_property
    def people(self) -> tuple[KnownPerson, ...]:
        """The contacts of the case."""
        return tuple(known_person(contact) for contact in self.about.case.contacts)

    @cached_property
    def reader(self) -> KnownPerson | None:
        """Who it's for."""
        contact = self.about.person
        return None if contact is None else known_person(contact)

    @cached_property
    def writer(self) -> KnownPerson:
        """The candidate."""
        return person_named("", self.about.case.candidate.name, None)

    @cached_property
    def _their_names(self) -> frozenset[str]:
        return frozenset(names_of(self.people))

    @cached_property
    def parts(self) -> Parts:
        """Greeting, body, closing."""
        own = frozenset(names_of((self.writer,)))
        if self.writer.given:
            own |= other_forms(self.writer.given)
        theirs = self._their_names
        if self.reader is not None and self.reader.given:
            theirs |= other_forms(self.reader.given)
        return parts_of(self.text.plain, own, theirs, spoken=self.spoken)

    @cached_property
    def sentences(self) -> list[TextSpan]:
        """The sentences of the body."""
        body = self.parts.body
        found: list[TextSpan] = []
        plain = self.text.plain
        for start, end in self.text.sentences:
            begin, stop = max(start, body.start), min(end, body.end)
            while begin < stop and (plain[begin].isspace() or plain[begin] in ",.:;-"):
                begin += 1
            if begin < stop:
                found.append(TextSpan(begin, stop))
        return found

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """The stems of the words of each sentence in the body."""
        plain = self.text.plain
        return [frozenset(content(plain[start:end])) for start, end in self.sentences]

    @cached_property
    def body_words(self) -> int:
        """How many words the body has."""
        start, end = self.parts.body
        return sum(1 for word in self.text.words if start <= word.start < end)

    @cached_property
    def company(self) -> CompanyName:
        """How the company may be named."""
        return company_name(self.about.case.company.name, self._their_names | frozenset(self.writer.words))

    @cached_property
    def company_named(self) -> list[CompanyMention]:
        """Where the body names the company."""
        return list(named_in(self.text, self.parts.body, self.company))

    @cached_property
    def strangers(self) -> list[Stranger]:
        """Capitalized words in the body that aren't in the facts of the case."""
        return list(strangers_in(self.text, self.parts.body, self.facts_words))

    @cached_property
    def facts_words(self) -> frozenset[str]:
        """Every word in the facts of the case, folded: these are right as they are."""
        case = self.about.case
        said = [case.company.name, case.role, case.candidate.name, case.company.address or "", case.via or ""]
        said += [contact.name for contact in case.contacts]
        for interview in case.interviews:
            said += interview.highlights
            for point in interview.open_points:
                said += (point.text, point.answer or "")
        return frozenset(
            folded(word) for text in said for word in text.replace("-", " ").replace("'s", " ").split()
        )


def strangers_in(text: Text, within: TextSpan, facts: frozenset[str]) -> Iterator[Stranger]:
    """Capitalized words between two places that aren't in ``facts``."""
    plain = text.plain
    begin, stop = within
    for number, (start, end) in enumerate(text.words):
        if begin <= start < stop and plain[start].isupper() and end - start > _SHORTEST_NAME:
            last = end - 2 if plain.startswith("'s", end - 2) else end
            word = folded(plain[start:last])
            if word not in facts and word not in _SENTENCE_OPENERS:
                yield Stranger(TextSpan(start, last), number, word)


def named_in(text: Text, within: TextSpan, company: CompanyName) -> "list[CompanyMention]":
    """Where the text names the company between two places."""
    found: list[CompanyMention] = []
    forms = company.forms
    if not forms:
        return found
    spans, words = text.words, text.small_words
    until = -1
    for number, word in enumerate(words):
        bare = word.removesuffix("'s")
        if bare not in forms and ((bare.isascii() and bare.isalnum()) or not _may_lead(bare, forms)):
            continue
        start = spans[number].start
        if not within.start <= start < within.end or start < until:
            continue
        ahead = [
            (folded_word, n)
            for n in range(number, min(number + _LONGEST_FORM, len(words)))
            for folded_word in company_words(words[n])
        ]
        ahead = [(folded_word, n) for folded_word, n in ahead if folded_word != "and"]
        for form in forms.get(ahead[0][0], ()) if ahead else ():
            if len(form) <= len(ahead) and all(ahead[at][0] == part for at, part in enumerate(form)):
                last = spans[ahead[len(form) - 1][1]].end
                stop = last - 2 if text.small.startswith("'s", last - 2) else last
                if _is_name(text.plain[start:stop], form, company, text.plain, start):
                    found.append(CompanyMention(TextSpan(start, stop), form))
                    until = stop
                    break
    return found


def _may_lead(word: str, forms: Container[str]) -> bool:
    """Whether a word with other characters than plain letters begins a form, once it's comparable."""
    return company_words(word)[0] in forms


_LONGEST_FORM: Final = 12
_BEFORE_A_PART: Final = frozenset(("at", "join", "joining"))
_BEFORE_A_NAME: Final = frozenset("at join joining for with in of to from about near".split())


def _is_name(shown: str, form: tuple[str, ...], company: CompanyName, plain: str, start: int) -> bool:
    """Whether these words name the company: in lower case only in full, or after a word like "at" or "join"."""
    if form == (company.initials,) or ("&" in form[0] and len(form) == 1):
        return shown.isupper()
    if not shown[0].islower() or company.shown[:1].islower():
        return True
    if len(form) > 1 and form == company.core:
        return True
    before = plain[max(0, start - 12) : start].rsplit(maxsplit=1)
    return bool(before) and before[-1].lower() in (_BEFORE_A_NAME if form == company.core else _BEFORE_A_PART)
