"""Rules about notes as their files write them: one file holds a rule's phrases, words and examples."""

import re
import string
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

from afterword.core.errors import Phrase
from afterword.core.notes.check.phrasebook import REASON as WORDY
from afterword.core.notes.check.phrasebook import PhraseData, RuleData
from afterword.core.notes.kinds import KINDS
from afterword.services.phrase_rules.patterns import Notation, Vocabulary
from afterword.services.phrase_rules.strict_yaml import (
    Fields,
    RuleFileError,
    Value,
    plain_data,
    read_yaml,
    text_of,
    unmarked,
)

if TYPE_CHECKING:
    from afterword.core.notes.check.note import Group, Severity


# The examples of a rule file: texts in which it fires, the place marked, and texts in which it's silent.

_PLAIN_KEYS: Final = ("kind", "channel", "contact", "severity", "reason")


class Example(NamedTuple):
    """A text to try. ``place`` is where the (first) finding is, ``None`` in a silent text.

    ``part`` is ``body`` or ``subject``. ``given`` is what differs from the sample case, as plain data.
    """

    title: str
    line: int
    text: str
    fires: bool
    place: tuple[int, int] | None = None
    part: str = "body"
    kind: str = "thank_you"
    channel: str | None = None
    contact: str | None = None
    subject: str | None = None
    others: tuple[str, ...] = ()
    severity: str | None = None
    reason: str | None = None
    fixed: str | None = None
    given: dict[str, Any] | None = None


def read_examples(fields: Fields) -> tuple[Example, ...]:
    """The examples of a rule."""
    value = fields.value("examples")
    if value is None:
        return ()
    both = Fields(value, "examples.")
    found = [
        _example(each, f"examples.{key}[{at}]", fires=key == "fires")
        for key in ("fires", "silent")
        for at, each in enumerate(both.items(key))
    ]
    both.done()
    return tuple(found)


def _example(value: Value, path: str, *, fires: bool) -> Example:
    if isinstance(value.content, str):
        value = Value({"text": value}, value.line)
    fields = Fields(value, f"{path}.")
    text = fields.whole("text")
    if text is None:
        raise RuleFileError(value.line, f"{path}.text", "nothing", "a text")
    subject = fields.whole("subject")
    text, place = unmarked(text)
    part = "body"
    if place is None and subject is not None:
        subject, place = unmarked(subject)
        part = "subject"
    if fires and place is None:
        raise RuleFileError(value.line, path, "no marked place", "<< and >> around the words that it finds")
    if not fires and place is not None:
        raise RuleFileError(value.line, path, "a marked place", "none: nothing is found in a silent example")
    plain = {key: fields.text(key, "") or None for key in _PLAIN_KEYS}
    given = fields.value("given")
    example = Example(
        title=fields.text("title", " ".join(text.split())[:60] or "no text"),
        line=value.line,
        text=text,
        fires=fires,
        place=place,
        part=part,
        kind=plain["kind"] or "thank_you",
        channel=plain["channel"],
        contact=plain["contact"],
        subject=subject,
        others=tuple(str(each.content) for each in fields.items("others")),
        severity=plain["severity"],
        reason=plain["reason"],
        fixed=fields.whole("fixed"),
        given=plain_data(given) if given is not None else None,
    )
    fields.done()
    return example


GROUPS: Final = ("aim", "fact", "form", "tone", "language")
SEVERITIES: Final = ("error", "warning", "advice")
_ID: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_ALWAYS: Final = frozenset({"who", "company"})
"""What any message may name."""


class Words(NamedTuple):
    """What a finding says: why it hurts, and what to write instead. ``arguments`` names its values."""

    message: str
    suggestion: str
    arguments: tuple[str, ...]


class NoteRuleFile(NamedTuple):
    """A rule file. ``words`` is by reason; ``logic``: whether Python finds what it finds, or some of it."""

    data: RuleData
    words: Mapping[str, Words]
    logic: bool
    examples: tuple[Example, ...]

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.data[0]


def read_note_rule(text: str, vocabulary: Vocabulary) -> NoteRuleFile:
    """The rule of a file; ``RuleFileError`` says which line isn't right, and what's expected."""
    return _Reader(Fields(read_yaml(text)), vocabulary).rule()


class _Reader:
    def __init__(self, fields: Fields, vocabulary: Vocabulary) -> None:
        self._fields: Final = fields
        self._notation: Final = Notation(vocabulary, fields.mapping("words"))
        self._words: Final[dict[str, Words]] = {}
        self._arguments: tuple[str, ...] = ()

    def rule(self) -> NoteRuleFile:
        fields = self._fields
        ident = fields.text("id")
        if not _ID.fullmatch(ident):
            raise RuleFileError(
                fields.line, "id", repr(ident), "small letters with _ between words: too_eager"
            )
        group = cast("Group", fields.choice("group", GROUPS, "tone"))
        severity = cast("Severity", fields.choice("severity", SEVERITIES))
        why = fields.text("why")
        logic = fields.flag("logic")
        self._arguments = _arguments(fields)
        replacements = self._replacements()
        phrases = self._phrases(logic=logic, replaces=bool(replacements))
        self._further_messages()
        if replacements and WORDY not in self._words:
            raise RuleFileError(
                fields.line, "messages", "nothing", Phrase("the message of the reason {wordy}", wordy=WORDY)
            )
        examples = read_examples(fields)
        fields.done()
        data = (ident, group, severity, why, phrases, replacements)
        return NoteRuleFile(data, self._words, logic, examples)

    def _phrases(self, *, logic: bool, replaces: bool) -> tuple[PhraseData, ...]:
        fields = self._fields
        listed = fields.items("phrases")
        if listed:
            return tuple(
                self._phrase(Fields(each, f"phrases[{at}]."), "reason") for at, each in enumerate(listed)
            )
        if (logic or replaces) and fields.value("patterns") is None:
            return ()
        return (self._phrase(fields, ""),)

    def _phrase(self, fields: Fields, reason_key: str) -> PhraseData:
        reason = fields.text(reason_key) if reason_key else ""
        severity = (
            cast("Severity", fields.choice("severity", SEVERITIES)) if fields.value("severity") else None
        )
        notation, path = self._notation, fields.path
        phrase = (
            reason,
            severity if reason_key else None,
            fields.flag("denied_too"),
            notation.kinds(fields.items("not_in"), f"{path}not_in", KINDS),
            notation.kinds(fields.items("only_in"), f"{path}only_in", KINDS),
            notation.patterns(fields.items("patterns"), f"{path}patterns"),
            notation.patterns(fields.items("exceptions"), f"{path}exceptions"),
        )
        if not phrase[-2]:
            raise RuleFileError(fields.line, f"{path}patterns", "nothing", "a list of patterns")
        self._take_words(fields, reason)
        if reason_key:
            fields.done()
        return phrase

    def _take_words(self, fields: Fields, reason: str) -> None:
        """The message and suggestion of a reason, which stand once."""
        known = reason in self._words
        default = "" if known else None
        message, suggestion = fields.text("message", default), fields.text("suggestion", default)
        if known and (message or suggestion):
            raise RuleFileError(
                fields.line,
                f"{fields.path}message",
                "another message",
                Phrase("one for the reason {reason}", reason=reason),
            )
        if not known:
            arguments = (_arguments(fields) if fields.path else ()) or self._arguments
            for key, words in (("message", message), ("suggestion", suggestion)):
                self._check_words(fields, key, words, _ALWAYS.union(arguments))
            self._words[reason] = Words(message, suggestion, arguments)

    def _check_words(self, fields: Fields, key: str, words: str, allowed: frozenset[str]) -> None:
        path = f"{fields.path}{key}"
        try:
            names = {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}
        except ValueError:
            raise RuleFileError(
                fields.line, path, "a lone { or }", "{who} or {company}, or {{ for a brace"
            ) from None
        if not names <= allowed:
            odd = min(names - allowed)
            shown = ", ".join(f"{{{each}}}" for each in sorted(allowed))
            raise RuleFileError(fields.line, path, f"{{{odd}}}", shown)

    def _replacements(self) -> tuple[tuple[str, str], ...]:
        found = []
        for words, value in self._fields.mapping("replacements").items():
            if words != words.lower() or not words.replace(" ", "").replace("'", "").isalpha():
                raise RuleFileError(
                    value.line, f"replacements.{words}", repr(words), "words in small letters"
                )
            found.append((words, text_of(value, f"replacements.{words}")))
        return tuple(found)

    def _further_messages(self) -> None:
        """The words of what Python or the replacements find."""
        for at, value in enumerate(self._fields.items("messages")):
            fields = Fields(value, f"messages[{at}].")
            self._take_words(fields, fields.text("reason", ""))
            fields.done()


def _arguments(fields: Fields) -> tuple[str, ...]:
    return tuple(text_of(each, f"{fields.path}arguments") for each in fields.items("arguments"))
