"""Reads a raw mail's headers in order, and its From header (RFC 5322), in linear time."""

import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from typing import Final

from afterword.core.text.mailboxes import Author, mailboxes

_MOST_BYTES: Final = 200_000
_MOST_FIELDS: Final = 1_000
_LONGEST_ENCODED: Final = 4_000
"""How many characters of encoded words are decoded: the library's pattern is quadratic."""


def fields_of(raw: bytes) -> list[tuple[str, str]]:
    """Every header as (lower-case name, unfolded value), from the top; nothing from the body."""
    found: list[tuple[str, list[str]]] = []
    for line in raw[:_MOST_BYTES].decode("utf-8", "replace").split("\n"):
        text = line.rstrip("\r")
        if not text.strip():
            break
        if text[0] in " \t":
            if found:
                found[-1][1].append(text.strip())
            continue
        name, colon, value = text.partition(":")
        if not colon:
            if found or not text.startswith("From "):  # An mbox line may come first.
                break
            continue
        if len(found) >= _MOST_FIELDS:
            break
        found.append((name.strip().lower(), [value.strip()]))
    return [(name, " ".join(values)) for name, values in found]


def authors_of(value: str) -> list[Author]:
    """The mailboxes in a From header, with decoded names."""
    return mailboxes(value, decode_header_text)


def decode_header_text(text: str) -> str:
    """A header's text with its encoded words (RFC 2047) decoded, if possible."""
    if "=?" in text:
        head, rest = text[:_LONGEST_ENCODED], text[_LONGEST_ENCODED:]
        with suppress(LookupError, ValueError, MessageError):
            text = str(make_header(decode_header(head))) + rest
    return " ".join(text.replace("\0", "").encode("utf-8", "replace").decode().split())


# Domains for comparing: in ASCII, by owner, and by how they look.

_LONGEST: Final = 253
_NOBODYS: Final = frozenset(("example.com", "example.net", "example.org"))
"""Reserved for examples (RFC 2606): nobody can own them, so nothing imitates them."""
_SECOND_LEVEL: Final = frozenset(
    ("ac", "co", "com", "edu", "gob", "gov", "gv", "ltd", "me", "ne", "net", "nom", "or", "org")
)
"""Second-level domains that are sold like top-level ones: ``northwind.co.uk``."""
_LOOKS_LIKE: Final = str.maketrans(
    "\u0430\u0251\u03b1\u044c\u0441\u03f2\u0501\u0435\u0454\u03b5\u04bd\u0493\u0261\u0581\u04bb\u0570"
    "\u0456\u0131\u0269\u03b9i1|\u04cf\u217c\u0458\u03ba\u043a\u043c\u043f\u0578\u03b7\u043e\u03bf"
    "\u05850\u03c3\u0440\u03c1\u051b\u0433\u04555\u0442\u03c4\u03c5\u057d\u0446\u03bd\u0475\u051d"
    "\u03c9\u0448\u0445\u03c7\u0443\u03b3\u04af\u0290\u00f8\u0142\u0111",
    "aaabccdeeeefgghhllllllllljkkmnnnoooooppqrssttuuuvvwwwxxyyyzold",
)
"""Letters of other scripts, and digits, that look like a plain letter (Unicode TR 39)."""
_PAIRS: Final = (("rn", "m"), ("vv", "w"), ("cl", "d"))
_ENOUGH: Final = 4
"""How many letters a name needs: shorter ones look alike by chance."""
_LONG: Final = 8
"""From this length on, two letters may differ."""


def lenient_ascii_domain(domain: str) -> str:
    """A domain in lower-case ASCII (``xn--``), without a final dot; empty if it can't be one."""
    domain = domain.strip().strip("\"'[]<>").rstrip(".").lower()
    if not domain or len(domain) > _LONGEST:
        return ""
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain


def organisation(domain: str) -> str:
    """The registered part: ``northwind.co.uk`` in ``mail.northwind.co.uk``."""
    labels = lenient_ascii_domain(domain).split(".")
    size = 3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2  # noqa: PLR2004
    return ".".join(labels[-size:])


def looks_like(domain: str, known: Iterable[str]) -> str:
    """Which known domain this one only looks like; empty if none, or if it's one of them."""
    mine = lenient_ascii_domain(domain)
    owner = organisation(mine)
    ours = {organisation(each): lenient_ascii_domain(each) for each in known}
    if (
        not mine
        or owner in _NOBODYS
        or owner in ours
        or any(mine == each or mine.endswith(f".{each}") for each in ours.values())
    ):
        return ""
    name = _name(owner)
    for theirs, full in ours.items():
        if mine.startswith((f"{full}.", f"{theirs}.")) or f".{theirs}." in f".{mine}":
            return full
        if _alike(name, _name(theirs)):
            return full
    return ""


def _alike(name: str, theirs: str) -> bool:
    """Whether two names, without their top level, can be confused."""
    if len(theirs) < _ENOUGH:
        return name == theirs
    if theirs in name.split("-") or name.replace("-", "") == theirs.replace("-", ""):
        return True
    drawn, drawn_theirs = _drawn(name), _drawn(theirs)
    if drawn == drawn_theirs:
        return True
    most = 2 if len(theirs) >= _LONG else 1
    return _differ(name, theirs, most) <= most or (
        len(theirs) >= _LONG and _differ(drawn, drawn_theirs, 1) <= 1
    )


def _name(owner: str) -> str:
    """The part before the top level, in the letters a person sees."""
    name = owner.partition(".")[0]
    if name.startswith("xn--"):
        try:
            return name.encode("ascii").decode("idna")
        except UnicodeError:
            return name
    return name


def _drawn(name: str) -> str:
    """A name as it looks: letters that can be confused become the same."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    drawn = "".join(each for each in plain if not unicodedata.combining(each)).translate(_LOOKS_LIKE)
    for pair, single in _PAIRS:
        drawn = drawn.replace(pair, single)
    return drawn


def _differ(one: str, other: str, most: int) -> int:
    """How many letters differ (added, missing, changed, swapped), up to ``most + 1``."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, char in enumerate(one, 1):
        two_before, before, row = before, row, [at, *([0] * len(other))]
        for place, theirs in enumerate(other, 1):
            row[place] = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (char != theirs))
            if at > 1 and place > 1 and char == other[place - 2] and one[at - 2] == theirs:
                row[place] = min(row[place], two_before[place - 2] + 1)
        if min(row) > most:
            return most + 1
    return row[-1]
