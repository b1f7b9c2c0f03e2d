"""Patterns as rule files write them, made into the notation of ``core/text/pattern.py``, or refused.

Spaces around ``|`` and line breaks don't count, ``<name>`` stands for a shared list of patterns, and a word
in capitals for a list of words: the file's own (``words``), or one that all rules share.
"""

import re
from collections.abc import Mapping
from math import prod
from typing import Final, NamedTuple

from afterword.core.errors import Phrase
from afterword.core.notes.check.compiled_rules import KINDS as KIND_GROUPS
from afterword.core.notes.check.compiled_rules import LISTS, PATTERNS
from afterword.core.notes.kinds import KINDS
from afterword.services.phrase_rules.strict_yaml import (
    Fields,
    RuleFileError,
    Value,
    items_of,
    read_yaml,
    text_of,
)

_GAP: Final = re.compile(r"~([1-9]|1\d|20)")
_SHARED: Final = re.compile(r"<([a-z_ ]+)>")
_LIST: Final = re.compile(r"[A-Z]{2,}")
_TERM: Final = re.compile(r"(?:[^\W_A-Z]|['.$])+(?:-[^\W_A-Z]+)*", re.UNICODE)
_EDGES: Final = frozenset("^$")
_MARKS: Final = frozenset(".!?;")
_MOST_WORDINGS: Final = 50_000
_MOST_WAYS: Final = 2_000
"""In so many ways the gaps of a pattern may be filled: more would make a hostile text slow."""


class Vocabulary(NamedTuple):
    """What patterns may name: word lists, shared patterns and shared groups of kinds, by name."""

    lists: Mapping[str, str]
    patterns: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, tuple[str, ...]]


class Notation:
    """The notation of one file: the shared vocabulary, and the file's own word lists."""

    def __init__(self, vocabulary: Vocabulary, own: Mapping[str, Value]) -> None:
        self._vocabulary: Final = vocabulary
        self._own: Final[dict[str, str]] = {}
        for name, value in own.items():
            path = f"words.{name}"
            if not _LIST.fullmatch(name):
                raise RuleFileError(value.line, path, repr(name), "a name in capitals, such as PARTS")
            if name in vocabulary.lists:
                raise RuleFileError(value.line, path, "a name that all rules share", "another name")
            terms = _tight(text_of(value, path))
            if " " in terms:
                raise RuleFileError(
                    value.line, path, repr(terms.split()[1]), "words with | between, _ within"
                )
            self._own[name] = self._element(terms, value.line, path)

    def patterns(self, values: list[Value], path: str) -> tuple[str, ...]:
        """The patterns of a list, shared ones in their place."""
        found: list[str] = []
        for at, value in enumerate(values):
            found += self._pattern(value, f"{path}[{at}]")
        return tuple(found)

    def kinds(self, values: list[Value], path: str, known: Mapping[str, object]) -> tuple[str, ...]:
        """The kinds of note of a list, shared groups in their place."""
        found: list[str] = []
        for at, value in enumerate(values):
            name = text_of(value, f"{path}[{at}]")
            shared = _SHARED.fullmatch(name)
            if shared is None and name not in known:
                raise RuleFileError(
                    value.line, f"{path}[{at}]", repr(name), Phrase("one of {names}", names=", ".join(known))
                )
            found += self._shared(self._vocabulary.kinds, shared[1], value, path) if shared else (name,)
        return tuple(dict.fromkeys(found))

    def _shared(
        self, shared: Mapping[str, tuple[str, ...]], name: str, value: Value, path: str
    ) -> tuple[str, ...]:
        if name not in shared:
            known = ", ".join(f"<{each}>" for each in shared)
            raise RuleFileError(value.line, path, f"<{name}>", Phrase("one of {known}", known=known))
        return shared[name]

    def _pattern(self, value: Value, path: str) -> tuple[str, ...]:
        text = text_of(value, path)
        shared = _SHARED.fullmatch(text)
        if shared:
            return self._shared(self._vocabulary.patterns, shared[1], value, path)
        elements = [self._element(each, value.line, path) for each in _tight(text).split()]
        if not any(_must_be_there(each) for each in elements):
            raise RuleFileError(value.line, path, repr(text), "a word that must be there")
        if prod(int(each[1:]) + 1 for each in elements if each[0] == "~") > _MOST_WAYS:
            raise RuleFileError(
                value.line, path, repr(text), "fewer gaps (~), or shorter ones: this takes too long"
            )
        return (" ".join(elements),)

    def _element(self, element: str, line: int, path: str) -> str:
        if element in _EDGES or _GAP.fullmatch(element):
            return element
        if element[0] == "~":
            raise RuleFileError(line, path, repr(element), "~1 to ~20: up to that many words of any kind")
        body = element.removeprefix("!") if len(element) > 1 else element
        optional = "?" if len(body) > 1 and body[-1] == "?" else ""
        body = body.removesuffix("?") if optional else body
        terms = [self._term(each, line, path) for each in body.split("|")]
        return f"{'!' if len(element) > 1 and element[0] == '!' else ''}{'|'.join(terms)}{optional}"

    def _term(self, term: str, line: int, path: str) -> str:
        if term in _EDGES or term in _MARKS:
            return term
        if term in self._own:
            return self._own[term]
        wordings = 1
        for part in term.split("_"):
            if _LIST.fullmatch(part):
                if part in self._own:
                    raise RuleFileError(
                        line,
                        path,
                        repr(term),
                        Phrase("{part} by itself, not joined to other words", part=part),
                    )
                if part not in self._vocabulary.lists:
                    known = ", ".join((*self._own, *self._vocabulary.lists))
                    raise RuleFileError(
                        line,
                        path,
                        repr(part),
                        Phrase("small letters, or a list of words: {known}", known=known),
                    )
                wordings *= self._vocabulary.lists[part].count("|") + 1
            elif not _TERM.fullmatch(part):
                raise RuleFileError(
                    line, path, repr(term), "words in small letters: | between choices, _ within one, ? after"
                )
        if wordings > _MOST_WORDINGS:
            raise RuleFileError(
                line, path, repr(term), "fewer lists in one word: there are too many wordings"
            )
        return term


def shared_patterns(value: Value, path: str, notation: Notation) -> tuple[str, ...]:
    """A named list of patterns of the shared vocabulary."""
    return notation.patterns(items_of(value, path), path)


def _tight(text: str) -> str:
    """A pattern without the spaces around its bars."""
    return re.sub(r" ?\| ?", "|", text)


def _must_be_there(element: str) -> bool:
    return element[0] not in "~!^$" and element[-1] != "?" and _EDGES.isdisjoint(element.split("|"))


# The vocabulary that all rules about notes share: as its file writes it, and as compiled.


def read_vocabulary(text: str) -> Vocabulary:
    """The vocabulary of ``rules/words/notes.yaml``."""
    fields = Fields(read_yaml(text))
    lists = {name: "".join(fields_text.split()) for name, fields_text in _texts(fields, "lists").items()}
    vocabulary = Vocabulary(lists, {}, {})
    notation = Notation(vocabulary, {})
    patterns = {
        name: notation.patterns(items_of(value, f"patterns.{name}"), f"patterns.{name}")
        for name, value in fields.mapping("patterns").items()
    }
    kinds = {
        name: notation.kinds(items_of(value, f"kinds.{name}"), f"kinds.{name}", KINDS)
        for name, value in fields.mapping("kinds").items()
    }
    fields.done()
    return Vocabulary(lists, patterns, kinds)


def note_vocabulary() -> Vocabulary:
    """The same, as it was compiled."""
    return Vocabulary(LISTS, PATTERNS, KIND_GROUPS)


def _texts(fields: Fields, key: str) -> dict[str, str]:
    inner = fields.value(key)
    if inner is None:
        return {}
    texts = Fields(inner, f"{key}.")
    return {name: texts.text(name) for name in fields.mapping(key)}
