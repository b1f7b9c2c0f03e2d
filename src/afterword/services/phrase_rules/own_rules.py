"""A person's own rules: files that they wrote, beside those that come with the program.

A file that isn't right is left out and named, with the line and key, what was found and what's expected: a
mistake in one never stops a check or the reading of a mail.
"""

import logging
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from afterword.core.errors import Phrase
from afterword.core.notes.check import OWN, RULES, NoteRule, phrase_rule
from afterword.core.replies.compiled_signs import LISTS, WHY
from afterword.core.replies.signs import SHIPPED, Leads, Meaning, Sign, leads_with, sign
from afterword.ports import RuleFile
from afterword.services.phrase_rules.note_rules import NoteRuleFile, Words, read_note_rule
from afterword.services.phrase_rules.patterns import Vocabulary, note_vocabulary
from afterword.services.phrase_rules.reply_rules import STRENGTHS, ReplyRuleFile, read_reply_rule
from afterword.services.phrase_rules.strict_yaml import RuleFileError, read_yaml

T = TypeVar("T")
_LOG: Final = logging.getLogger(__name__)
MOST: Final = 100
"""As many rules of their own as anybody has, of either sort."""


class OwnRules(NamedTuple):
    """The rules, what they say by rule and reason, and sentences about the files that were left out."""

    rules: tuple[NoteRule, ...] = ()
    words: Mapping[tuple[str, str], Words] = {}
    problems: tuple[str, ...] = ()


class OwnSigns(NamedTuple):
    """Signs of what replies mean; these and the shipped ones by the words that lead to them; and problems."""

    signs: Mapping[Meaning, tuple[Sign, ...]] = {}
    leads: Leads = SHIPPED
    problems: tuple[str, ...] = ()


@lru_cache(maxsize=2)
def own_rules(files: tuple[RuleFile, ...]) -> OwnRules:
    """The rules about notes of these files."""
    rules: dict[str, NoteRule] = {}
    words: dict[tuple[str, str], Words] = {}
    problems: list[str] = []
    for file in files[:MOST]:
        try:
            rule = _note_rule(file, rules)
        except RuleFileError as error:
            problems.append(_left_out(file, error))
            continue
        ident = f"{OWN}{rule.id}"
        rules[ident] = phrase_rule((ident, *rule.data[1:]))
        words |= {(ident, reason): each for reason, each in rule.words.items()}
    return OwnRules(tuple(rules.values()), words, (*problems, *_too_many(files)))


@lru_cache(maxsize=2)
def own_signs(files: tuple[RuleFile, ...]) -> OwnSigns:
    """The signs of what replies mean of these files; several may be about one meaning."""
    signs: dict[Meaning, tuple[Sign, ...]] = {}
    taken: set[str] = set()
    problems: list[str] = []
    for file in files[:MOST]:
        try:
            rule = _reply_rule(file, taken)
        except RuleFileError as error:
            problems.append(_left_out(file, error))
            continue
        taken |= {each[0] for each in rule.signs}
        own = (sign((f"{OWN}{each[0]}", *each[1:])) for each in rule.signs)
        signs[rule.meaning] = (*signs.get(rule.meaning, ()), *own)
    return OwnSigns(signs, leads_with(signs), (*problems, *_too_many(files)))


def _note_rule(file: RuleFile, taken: Mapping[str, NoteRule]) -> NoteRuleFile:
    """The rule of a file; ``RuleFileError`` if it can't be one of a person's own."""
    _check_readable(file)
    if "signs" in _keys(file.text):
        raise RuleFileError(
            1, "signs", "a rule about replies", "a rule about notes: move it to rules/replies"
        )
    rule = read_note_rule(file.text, note_vocabulary())
    if rule.logic:
        raise RuleFileError(1, "logic", "true", "no such key: a rule of your own is made of phrases")
    if f"{OWN}{rule.id}" in taken:
        raise RuleFileError(1, "id", repr(rule.id), "an id that no other file of yours has")
    return rule


def _reply_rule(file: RuleFile, taken: set[str]) -> ReplyRuleFile:
    _check_readable(file)
    keys = _keys(file.text)
    if "signs" not in keys and not keys.isdisjoint({"patterns", "phrases", "message"}):
        raise RuleFileError(1, "", "a rule about notes", "a rule about replies: move it to rules/notes")
    rule = read_reply_rule(file.text, Vocabulary(LISTS, {}, {}))
    twice = next((each[0] for each in rule.signs if each[0] in taken), None)
    if twice is not None:
        raise RuleFileError(1, "signs", f"{twice!r}", "ids that no other file of yours has")
    return rule


def _check_readable(file: RuleFile) -> None:
    if file.problem:
        raise RuleFileError(1, "", file.problem, "a text file in UTF-8")


def _keys(text: str) -> frozenset[str]:
    """The keys of a file."""
    content = read_yaml(text).content
    return frozenset(content if isinstance(content, dict) else ())


def _left_out(file: RuleFile, error: RuleFileError) -> str:
    _LOG.warning("rule file left out name=%s line=%d key=%s", file.name, error.line, error.key)
    return Phrase("Your rule file {name} was left out: {error}.", name=file.name, error=error)


def _too_many(files: tuple[RuleFile, ...]) -> Iterator[str]:
    if len(files) > MOST:
        yield Phrase(
            "Only the first {most} of your {count} rule files were used.", most=MOST, count=len(files)
        )


# What rules there are, the person's own included.


def note_rules(files: tuple[RuleFile, ...]) -> tuple[tuple[NoteRule, ...], tuple[str, ...]]:
    """Every rule about notes, the person's own last, and what's wrong with their files."""
    own = own_rules(files)
    return (*RULES, *own.rules), own.problems


class ListedMeaning(NamedTuple):
    """A meaning of replies, what it's about, and the person's own signs of it with their strengths."""

    meaning: Meaning
    why: str
    own: tuple[tuple[str, str], ...]


def reply_rules(files: tuple[RuleFile, ...]) -> tuple[tuple[ListedMeaning, ...], tuple[str, ...]]:
    """Every meaning of a reply, and what's wrong with the person's files."""
    own = own_signs(files)
    names = {weight: name for name, weight in STRENGTHS.items()}
    listed = (
        ListedMeaning(
            meaning, why, tuple((each.id, names[each.weight]) for each in own.signs.get(meaning, ()))
        )
        for meaning, why in WHY.items()
    )
    return tuple(listed), own.problems
