"""A rule file's YAML, read strictly: every value is text, and keeps the line that it stands on.

Nothing is guessed: ``no`` is the word "no", ``1.10`` isn't a number, a key given twice is an error, and tags,
anchors and aliases aren't allowed, so that a file says exactly what it shows.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from afterword.core.errors import Phrase, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml import Event


LARGEST: Final = 400_000
"""As many characters as a rule file may have."""
_DEEPEST: Final = 12
_AROUND: Final = 2
"""The stream and the document, which begin and end as well."""


class RuleFileError(Exception):
    """What's wrong with a rule file: the line (from 1), the key (or nothing), what was found and expected."""

    def __init__(self, line: int, key: str, found: str, expected: str) -> None:
        where = f"line {line}, {key}" if key else f"line {line}"
        if key and found == "nothing":
            super().__init__(f"{where} is missing (expected {expected})")
        else:
            super().__init__(f"{where}: found {found}, expected {expected}")
        self.line: Final = line
        self.key: Final = key
        self.found: Final = found
        self.expected: Final = expected


class Value(NamedTuple):
    """A value and its line: text, a list, or keys with values."""

    content: "str | list[Value] | dict[str, Value]"
    line: int


def read_yaml(text: str) -> Value:
    """The one document of a file; ``RuleFileError`` says where it isn't what a rule file may be."""
    from yaml import YAMLError, parse  # noqa: PLC0415 - needed only for rules that aren't compiled
    from yaml.loader import BaseLoader  # noqa: PLC0415

    if len(text) > LARGEST:
        raise RuleFileError(
            1,
            "",
            Phrase("{count} characters", count=f"{len(text):,}"),
            Phrase("at most {largest}", largest=f"{LARGEST:,}"),
        )
    try:
        events = iter(_shallow(parse(text, BaseLoader)))
    except YAMLError as error:
        raise _syntax_error(error) from None
    next(events)  # the stream's start
    if type(next(events)).__name__ != "DocumentStartEvent":
        raise RuleFileError(1, "", "an empty file", "a rule")
    found = _value(next(events), events, 0)
    next(events)  # the document's end
    extra = next(events)
    if type(extra).__name__ != "StreamEndEvent":
        raise RuleFileError(_line(extra), "", "a second document", "one rule a file")
    return found


def _shallow(events: "Iterator[Event]") -> "list[Event]":
    """A file's events, unless it nests too deep: the parser's time grows with the square of the depth."""
    found, depth = [], 0
    for event in events:
        name = type(event).__name__
        depth += name.endswith("StartEvent") - name.endswith("EndEvent")
        if depth > _DEEPEST + _AROUND:
            raise _too_deep(_line(event))
        found.append(event)
    return found


def _too_deep(line: int) -> RuleFileError:
    return RuleFileError(line, "", "lists within lists without end", "the keys of a rule")


def plain_data(value: Value) -> Any:
    """A value as plain data."""
    if isinstance(value.content, list):
        return [plain_data(each) for each in value.content]
    if isinstance(value.content, dict):
        return {key: plain_data(each) for key, each in value.content.items()}
    return value.content


def _value(event: Any, events: "Iterator[Event]", depth: int) -> Value:
    name, line = type(event).__name__, _line(event)
    if name == "AliasEvent" or event.anchor is not None:
        raise RuleFileError(
            line, "", "an anchor or alias (& or *)", "the words themselves, or quotes around them"
        )
    if event.tag is not None:
        raise RuleFileError(
            line, "", Phrase("the tag {tag}", tag=event.tag), "quotes around words that begin with !"
        )
    if depth > _DEEPEST:
        raise _too_deep(line)
    if name == "ScalarEvent":
        return Value(event.value, line)
    if name == "SequenceStartEvent":
        items = []
        while type(event := next(events)).__name__ != "SequenceEndEvent":
            items.append(_value(event, events, depth + 1))
        return Value(items, line)
    keys: dict[str, Value] = {}
    while type(event := next(events)).__name__ != "MappingEndEvent":
        key = _value(event, events, depth + 1)
        if not isinstance(key.content, str):
            raise RuleFileError(key.line, "", "a list as a key", "a word and a colon")
        if key.content in keys:
            raise RuleFileError(key.line, key.content, "the key a second time", "each key once")
        keys[key.content] = _value(next(events), events, depth + 1)
    return Value(keys, line)


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _syntax_error(error: Any) -> RuleFileError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark is not None else 1
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    expected: str = Phrase(
        "YAML: a key, a colon and a space; quotes around text that has “: ” or begins with a mark"
    )
    if "'\\t'" in problem:
        problem, expected = "a tab", "spaces: YAML is indented by spaces only"
    return RuleFileError(line, "", problem.strip(), expected)


# The keys of a rule file, taken one by one: a key that nobody takes is an error.


class Fields:
    """The keys of one mapping. ``path`` says where it stands: ``phrases[2].``, with its dot."""

    def __init__(self, value: Value, path: str = "") -> None:
        if not isinstance(value.content, dict):
            raise RuleFileError(value.line, path.rstrip("."), _shown(value), "keys with values")
        self.line: Final = value.line
        self.path: Final = path
        self._values: Final = value.content
        self._known: Final[list[str]] = []

    def value(self, key: str) -> Value | None:
        """What a key holds; ``None`` if it isn't there."""
        self._known.append(key)
        return self._values.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """The text of a key, on one line; without a default it must be there."""
        value = self.value(key)
        if value is None:
            if default is None:
                raise RuleFileError(self.line, f"{self.path}{key}", "nothing", "a text")
            return default
        return text_of(value, f"{self.path}{key}")

    def whole(self, key: str) -> str | None:
        """The text of a key with its line breaks."""
        value = self.value(key)
        if value is not None and not isinstance(value.content, str):
            raise RuleFileError(value.line, f"{self.path}{key}", _shown(value), "a text")
        return value.content if value is not None and isinstance(value.content, str) else None

    def flag(self, key: str) -> bool:
        """Whether a key says true; it may be missing."""
        value = self.value(key)
        if value is None:
            return False
        return self.choice(key, ("true", "false")) == "true"

    def choice(self, key: str, choices: Iterable[str], default: str | None = None) -> str:
        """One of these words."""
        word = self.text(key, default)
        options = list(choices)
        value = self._values.get(key)
        if value is not None and word not in options:
            raise RuleFileError(
                value.line,
                f"{self.path}{key}",
                repr(word),
                Phrase("one of {names}", names=", ".join(options)),
            )
        return word

    def items(self, key: str) -> list[Value]:
        """The list of a key, empty if it isn't there."""
        value = self.value(key)
        return [] if value is None else items_of(value, f"{self.path}{key}")

    def mapping(self, key: str) -> dict[str, Value]:
        """The keys of a key, empty if it isn't there."""
        value = self.value(key)
        if value is None:
            return {}
        if not isinstance(value.content, dict):
            raise RuleFileError(value.line, f"{self.path}{key}", _shown(value), "keys with values")
        return value.content

    def done(self) -> None:
        """Raise for a key that nobody asked for."""
        for key, value in self._values.items():
            if key not in self._known:
                near = get_close_matches(key, self._known, 1)
                known = ", ".join(sorted(set(self._known)))
                raise RuleFileError(
                    value.line,
                    f"{self.path}{key}",
                    "a key that means nothing",
                    did_you_mean(known, near[0]) if near else known,
                )


def text_of(value: Value, path: str) -> str:
    """A text, its line breaks and double spaces made single spaces."""
    if not isinstance(value.content, str):
        raise RuleFileError(value.line, path, _shown(value), "a text")
    text = " ".join(value.content.split())
    if not text:
        raise RuleFileError(value.line, path, "nothing", "a text")
    return text


def items_of(value: Value, path: str) -> list[Value]:
    """The items of a list."""
    if not isinstance(value.content, list):
        raise RuleFileError(value.line, path, _shown(value), "a list: a line for each, beginning with “- ”")
    return value.content


def _shown(value: Value) -> str:
    if isinstance(value.content, str):
        return repr(value.content if len(value.content) < 40 else f"{value.content[:39]}…")  # noqa: PLR2004
    return Phrase("a list" if isinstance(value.content, list) else "keys with values")


# The mark of examples: ``<<`` and ``>>`` around the words that a rule finds.

_MARKED: Final = re.compile(r"<<(.*?)>>(?!>)", re.DOTALL)


def unmarked(text: str) -> tuple[str, tuple[int, int] | None]:
    """A text without its mark, and the marked place; ``None`` if nothing is marked."""
    found = _MARKED.search(text)
    if found is None:
        return text, None
    place = found.start(), found.start() + len(found[1])
    return text[: found.start()] + found[1] + text[found.end() :], place
