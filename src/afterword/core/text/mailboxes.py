"""The mailboxes that an address header names (RFC 5322), in linear time, and domains that name no company."""

from collections.abc import Callable
from typing import Final, NamedTuple

from afterword.core.text import compiled_mail_domains as compiled

LONGEST: Final = 20_000
"""Characters of a header that are read."""
_WORD: Final = "word"
_QUOTED: Final = "quoted"
_BARE: Final = frozenset(' \t\r\n<>"(),;:')


class Author(NamedTuple):
    """One mailbox: the name shown, decoded, and the address (addr-spec) in small letters."""

    name: str
    address: str


def mailboxes(value: str, decoded: Callable[[str], str]) -> list[Author]:
    """The mailboxes of a header's unfolded value; ``decoded`` reads the encoded words of a name.

    Only what stands where an address belongs counts: one in quotes, in a comment or before ``<`` is a name.
    """
    authors: list[Author] = []
    words: list[tuple[str, str]] = []
    address: list[str] | None = None
    angled: list[str] = []
    for kind, text in _tokens(value[:LONGEST]):
        if kind == "<":
            address = []
        elif kind == ">":
            angled.append("".join(address or ()))
            address = None
        elif kind in ",;":
            authors += _authors(words, angled, decoded)
            words, angled, address = [], [], None
        elif kind == ":" and address is None:
            words = []  # a group's name
        elif address is not None:
            address.append(text)
        else:
            words.append((kind, text))
    if address:
        angled.append("".join(address))
    return authors + _authors(words, angled, decoded)


def _authors(words: list[tuple[str, str]], angled: list[str], decoded: Callable[[str], str]) -> list[Author]:
    if angled:
        name = decoded(" ".join(text for _, text in words))
        return [Author(name, each.lower()) for each in angled if "@" in each]
    return [Author("", text.lower()) for kind, text in words if kind == _WORD and "@" in text]


def _tokens(value: str) -> list[tuple[str, str]]:
    """Specials as themselves, words and quoted strings by their kind; comments are left out."""
    found: list[tuple[str, str]] = []
    at, end, depth = 0, len(value), 0
    while at < end:
        char = value[at]
        if depth:
            depth += 1 if char == "(" else -1 if char == ")" else 0
            at += 2 if char == "\\" else 1
        elif char == "(":
            depth, at = 1, at + 1
        elif char == '"':
            text, at = _quoted(value, at + 1)
            found.append((_QUOTED, text))
        elif char in "<>,;:":
            found.append((char, char))
            at += 1
        elif char in _BARE:
            at += 1
        else:
            start = at
            while at < end and value[at] not in _BARE:
                at += 1
            found.append((_WORD, value[start:at]))
    return found


def _quoted(value: str, at: int) -> tuple[str, int]:
    """A quoted string's text from behind its first quote, and where it ends."""
    text: list[str] = []
    while at < len(value) and value[at] != '"':
        if value[at] == "\\" and at + 1 < len(value):
            at += 1
        text.append(value[at])
        at += 1
    return "".join(text), at + 1


# Mail domains that tell nothing of a company.

FREE_MAIL: Final = frozenset(compiled.FREE_MAIL)
"""Where anybody can have a mailbox."""
SCHEDULERS: Final = frozenset(compiled.SCHEDULERS)
"""In whose name schedulers and meeting services write for others."""
