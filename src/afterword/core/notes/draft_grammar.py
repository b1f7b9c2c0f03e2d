"""What the candidate typed, fitted into a sentence of ours: facts come as fragments, with odd capitals."""

import re
from typing import Final

_SPACE: Final = re.compile(r"\s+")
_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_GENDERS: Final = re.compile(
    r"[(\[](?:[mwfdxihag]\*?(?:[ ]?[/|,][ ]?[mwfdxihag]\*?){1,4}|gn\*?|all genders|alle geschlechter)[)\]]",
    re.IGNORECASE,
)
"""What an advertisement adds to a role for the law's sake, as in "Clerk (m/w/d)"."""
_TWO_STOPS: Final = re.compile(r"(?<!\.)\.\.(?!\.)")
_QUOTES: Final = "\"“”„'‘’«»"
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[^\sa-z])")
_CLAUSE: Final = re.compile(r"(?:[;:]|\s[–—-]|,)\s+")
_ABBREVIATIONS: Final = frozenset(
    "st. dr. mr. mrs. ms. prof. no. nr. vs. e.g. i.e. approx. inc. ltd. co.".split()
)
_STARTS_A_SENTENCE: Final = frozenset(
    "i i'm i've i'd we we're you they she he it it's there that's this".split()
)
_SMALL: Final = frozenset(
    "a an the my our your their his her its this that these those in on at for from with by as since during "
    "after before when while where how why what who which because although yes no not some many most more "
    "both all every each one two three four five six last next recently currently now then also only we they "
    "he she it you there here having being working building moving using making leading running".split()
)


def one_line(text: str) -> str:
    """The text on one line, printable, without quotation marks around it."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    line = _SPACE.sub(" ", shown).strip()
    while len(line) > 1 and line[0] in _QUOTES and line[-1] in _QUOTES:
        line = line[1:-1].strip()
    return line


def words(text: str) -> int:
    """How many words it has."""
    return len(text.split())


def is_sentence(text: str) -> bool:
    """Whether it stands by itself rather than inside a sentence."""
    first = text.split(" ", 1)[0].lower().replace("’", "'")
    return first in _STARTS_A_SENTENCE or (text.endswith((".", "!", "?")) and words(text) > 5)  # noqa: PLR2004


def lowered(text: str) -> str:
    """The text as it goes on after other words: a small first letter, where the word is no name."""
    first, space, rest = text.partition(" ")
    plain = first.strip(",;:").lower()
    if first != first.upper() or len(first) == 1:
        if plain in _SMALL or (plain.endswith("ing") and first[1:].islower()):
            return first[:1].lower() + first[1:] + space + rest
        if plain == "a":
            return first.lower() + space + rest
    return text


def raised(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def with_full_stop(text: str) -> str:
    """The text with a full stop, unless it has an end of its own."""
    text = text.rstrip(" ,;:-–—")
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def sentences(text: str) -> list[str]:
    """The sentences of a line; ``at St. Anne's`` is one."""
    found: list[str] = []
    for each in _SENTENCE_END.split(text):
        if found and found[-1].rsplit(" ", 1)[-1].lower() in _ABBREVIATIONS:
            found[-1] += f" {each}"
        elif each:
            found.append(each)
    return found


def fitted(text: str, most: int) -> tuple[str, bool]:
    """As much of a text as fits into ``most`` words, and whether that is all; empty if no clause fits."""
    if words(text) <= most:
        return text, True
    kept: list[str] = []
    left = most
    for sentence in sentences(text):
        if words(sentence) > left:
            break
        kept.append(sentence)
        left -= words(sentence)
    if kept:
        return " ".join(kept), False
    return _clauses(sentences(text)[0], most), False


def _clauses(sentence: str, most: int) -> str:
    """The longest run of whole clauses from the start, if it is long enough to say something."""
    best = ""
    for found in _CLAUSE.finditer(sentence):
        head = sentence[: found.start()]
        if words(head) > most:
            break
        best = head
    return best if words(best) >= 4 else ""  # noqa: PLR2004 - fewer words are an opening, not a statement


def tidied(text: str) -> str:
    """A filled template without the seams facts leave: ``S.A..``, or two spaces around an empty one."""
    return _TWO_STOPS.sub(".", _GAP.sub(" ", text))


def plain_role(role: str) -> str:
    """The role as its language writes it: ``Clerk (m/f/d)`` is ``Clerk``."""
    return " ".join(_GENDERS.sub(" ", one_line(role)).split()) or one_line(role)


def role_words(role: str) -> str:
    """The role inside a sentence: ``Clerk (m/f/d)`` becomes ``clerk``; names and titles stay.

    So does a role with letters that English lacks: German nouns have capitals.
    """
    line = plain_role(role)
    if not line.isascii():
        return line
    rest = line[1:]
    first = line.split(" ", 1)[0]
    if rest == rest.lower() and not first.isupper():
        return line[:1].lower() + rest
    return line


# Which wording of a slot each person gets: a Latin square, so that no two of a company share one.


def wording(count: int, person: int, slot: int, variant: int) -> int:
    """The number of a wording out of ``count``, for the ``person``-th contact and the ``slot``-th slot.

    Persons beyond ``count`` come round again, shifted slot by slot, so that no two get the same of each.
    """
    if count <= 1:
        return 0
    round_, place = divmod(person, count)
    return (place + round_ * (slot + 1) + variant * (1 + slot % (count - 1))) % count


def shared(things: int, person: int, variant: int) -> int:
    """Which of some things (topics, say) a person gets: a different one each, as far as they reach."""
    return (person + variant) % things if things else 0
