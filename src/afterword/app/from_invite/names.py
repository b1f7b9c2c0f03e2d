"""Names of persons, and the short ids made from them."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

from afterword.ports import Person

_BESIDE: Final = re.compile(r"\s*[(\[].*?[)\]]|\s+(?:via|by way of)\s+.*$|\s+[|/\u2013-]\s+.*$")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")
_PARTS: Final = re.compile(r"[._+\-\d]+")
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "þ": "th", "ð": "d"}
)
_LONGEST: Final = 200


def full_name(person: Person) -> str:
    """The person's name, first name first; from the address if the invite gives none."""
    name = _BESIDE.sub("", person.name).strip()
    last, comma, first = name.partition(",")
    if comma and first.strip() and "," not in first:
        name = f"{first.strip()} {last.strip()}"
    return name[:_LONGEST] or from_address(person.email)


def person_key(person: Person) -> str:
    """What tells a person from the others of a case: the address, else the name."""
    return person.email or full_name(person).casefold()


def from_address(email: str) -> str:
    """A name made of an address: "Dana Whitfield" of ``dana.whitfield@…``."""
    words = [word for word in _PARTS.split(email.partition("@")[0]) if word]
    return " ".join(word[:1].upper() + word[1:] for word in words)[:_LONGEST]


def words_of(name: str) -> list[str]:
    """The name's words as they are compared: without case, dots and accents."""
    return [_folded(word) for word in _WORD.findall(name)]


def same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's: the words of the shorter are all in the longer."""
    first, second = set(words_of(one)), set(words_of(other))
    return bool(first and second) and (first <= second or second <= first)


def slug(text: str) -> str:
    """Words joined by hyphens, for an id."""
    return "-".join(re.findall(r"[^\W_]+", _folded(text)))[:_LONGEST]


def id_for(name: str, taken: Collection[str]) -> str:
    """A short id of its own: the first name, else the whole, else the first name with a number."""
    words = words_of(name) or ["contact"]
    for candidate in (words[0], "-".join(words)[:_LONGEST]):
        if candidate not in taken:
            return candidate
    number = 2
    while f"{words[0]}-{number}" in taken:
        number += 1
    return f"{words[0]}-{number}"


def _folded(text: str) -> str:
    """Without accents where that leaves letters; "Søren" and "soren" are one."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
