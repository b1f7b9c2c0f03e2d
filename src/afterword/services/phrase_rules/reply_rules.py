"""Rules about replies as their files write them: what a message means, the signs of it, and examples."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, cast, get_args
from unicodedata import normalize

from afterword.core.errors import Phrase
from afterword.core.replies.signs import FAINT, LIKELY, PLAIN, SAID, Meaning, SignData, Tag
from afterword.services.phrase_rules.patterns import Notation, Vocabulary
from afterword.services.phrase_rules.strict_yaml import Fields, RuleFileError, Value, read_yaml, unmarked

STRENGTHS: Final = {"plain": PLAIN, "said": SAID, "likely": LIKELY, "faint": FAINT}
_TAGS: Final = tuple(tag for tag in get_args(Tag) if tag)
_TYPED: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""How German is typed without its letters; other languages leave the accents out."""


class ReplyExample(NamedTuple):
    """A text in which a sign is found, at that place, or (``sign`` empty) in which none of the rule's is."""

    line: int
    text: str
    sign: str
    place: tuple[int, int] | None


class ReplyRuleFile(NamedTuple):
    """A rule file."""

    meaning: Meaning
    why: str
    signs: tuple[SignData, ...]
    examples: tuple[ReplyExample, ...]


def read_reply_rule(text: str, vocabulary: Vocabulary) -> ReplyRuleFile:
    """The rule of a file; ``RuleFileError`` says which line isn't right, and what's expected."""
    fields = Fields(read_yaml(text))
    meaning = cast("Meaning", fields.choice("id", get_args(Meaning)))
    why = fields.text("why")
    notation = Notation(vocabulary, fields.mapping("words"))
    signs = tuple(
        _sign(Fields(each, f"signs[{at}]."), notation) for at, each in enumerate(fields.items("signs"))
    )
    if not signs:
        raise RuleFileError(fields.line, "signs", "nothing", "a list of signs")
    ids = [each[0] for each in signs]
    twice = next((each for each in ids if ids.count(each) > 1), None)
    if twice is not None:
        raise RuleFileError(fields.line, "signs", Phrase("two called {twice}", twice=twice), "an id for each")
    examples = tuple(_examples(fields, ids))
    fields.done()
    return ReplyRuleFile(meaning, why, signs, examples)


def _sign(fields: Fields, notation: Notation) -> SignData:
    ident = fields.text("id")
    strength = STRENGTHS[fields.choice("strength", STRENGTHS)]
    tag = cast("Tag", fields.choice("tag", _TAGS, ""))
    patterns = notation.patterns(fields.items("patterns"), f"{fields.path}patterns")
    exceptions = notation.patterns(fields.items("exceptions"), f"{fields.path}exceptions")
    if not patterns:
        raise RuleFileError(fields.line, f"{fields.path}patterns", "nothing", "a list of patterns")
    flags = fields.flag("questions_only"), fields.flag("after_if_too"), fields.flag("denied_too")
    fields.done()
    return (
        ident,
        strength,
        tag,
        *flags,
        tuple(map(_also_unaccented, patterns)),
        tuple(map(_also_unaccented, exceptions)),
    )


def _examples(fields: Fields, ids: list[str]) -> Iterator[ReplyExample]:
    value = fields.value("examples")
    if value is None:
        return
    both = Fields(value, "examples.")
    for at, each in enumerate(both.items("fires")):
        example = Fields(each, f"examples.fires[{at}].")
        sign = example.choice("sign", ids)
        text, place = unmarked(example.whole("text") or "")
        if place is None:
            raise RuleFileError(
                each.line, f"{example.path}text", "no marked place", "<< and >> around the words of the sign"
            )
        example.done()
        yield ReplyExample(each.line, text, sign, place)
    for at, each in enumerate(both.items("silent")):
        text, place = unmarked(_whole(each, f"examples.silent[{at}]"))
        if place is not None:
            raise RuleFileError(each.line, f"examples.silent[{at}]", "a marked place", "none")
        yield ReplyExample(each.line, text, "", None)
    both.done()


def _whole(value: Value, path: str) -> str:
    if not isinstance(value.content, str):
        raise RuleFileError(value.line, path, "keys or a list", "a text")
    return value.content


def _also_unaccented(pattern: str) -> str:
    """A pattern that also finds its words as they're typed without umlauts and accents."""
    if pattern.isascii():
        return pattern
    return " ".join("|".join(_with_plain(each)) + "?" * each.endswith("?") for each in pattern.split())


def _with_plain(element: str) -> Iterator[str]:
    for word in element.removesuffix("?").split("|"):
        plain = normalize("NFD", word.translate(_TYPED)).encode("ascii", "ignore").decode()
        yield word
        if plain != word:
            yield plain.lstrip("!")


def reply_vocabulary(text: str) -> Vocabulary:
    """The vocabulary of ``rules/words/replies.yaml``."""
    fields = Fields(read_yaml(text))
    lists = fields.value("lists")
    if lists is None:
        raise RuleFileError(fields.line, "lists", "nothing", "lists of words by name")
    texts = Fields(lists, "lists.")
    found: Mapping[str, str] = {name: "".join(texts.text(name).split()) for name in fields.mapping("lists")}
    fields.done()
    return Vocabulary(found, {}, {})
