"""How a person is named and addressed, from their name and title as known; gender is never guessed."""

import re
from typing import Final, NamedTuple

from afterword.core.facts import Contact

_HONORIFICS: Final = frozenset(
    "dr doctor prof professor mr mrs ms miss mx sir dame lord lady rev reverend judge hon capt captain sgt "
    "herr frau fr mme mlle sr sra srta dott ing engr dipl-ing".split()
)
_BEFORE_ONE: Final = frozenset(("prof", "professor"))
"""Of several honorifics the one that a letter uses: ``Prof. Dr. Weber`` is ``Prof. Weber``."""
_SUFFIXES: Final = frozenset(
    "phd ph.d dphil md m.d do dds jd mba msc bsc ma ba rn cpa cfa pe esq jr sr ii iii iv obe cbe".split()
)
_PARTICLES: Final = frozenset(
    "van von der den de del della di da dos das du la le ter ten bin ibn al el abu mac st".split()
)
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"[^\W\d_]+")


class PersonName(NamedTuple):
    """A name in its parts. ``given`` and ``family`` are empty where there is only one name, or no telling."""

    honorific: str
    given: str
    family: str
    full: str
    """Without honorific and suffixes."""

    @property
    def formal(self) -> str:
        """``Dr. Whitfield``; without an honorific the full name."""
        return f"{self.honorific} {self.family or self.full}" if self.honorific else self.full

    @property
    def short(self) -> str:
        """What they are called in a sentence: ``Dr. Whitfield``, else ``Dana``; initials call nobody."""
        if self.honorific:
            return self.formal
        return self.given if len(self.given.strip(".")) > 1 else self.full


def name_of(name: str, title: str | None = None) -> PersonName:
    """The parts of a name as it was written; ``title`` counts where it is an honorific."""
    words = _words(name)
    honorifics = []
    while len(words) > 1 and _key(words[0]) in _HONORIFICS:
        honorifics.append(words.pop(0))
    while len(words) > 1 and _key(words[-1]) in _SUFFIXES:
        words.pop()
    if not honorifics and title is not None and _key(title) in _HONORIFICS:
        honorifics = [_plain(title)]
    honorific = next((each for each in honorifics if _key(each) in _BEFORE_ONE), next(iter(honorifics), ""))
    words = [_cased(word) for word in words]
    full = " ".join(words)
    if len(words) < 2:  # noqa: PLR2004 - one name has no parts
        return PersonName(honorific, "", full if honorific else "", full)
    if not any(_is_cased(word) for word in words):
        # Scripts without capitals: which part comes first is not for us to say.
        return PersonName(honorific, "", "", full)
    start = next((at for at, word in enumerate(words[1:-1], 1) if word.lower() in _PARTICLES), len(words) - 1)
    return PersonName(honorific, words[0], " ".join(words[start:]), full)


def of_contact(contact: Contact) -> PersonName:
    """The parts of a contact's name."""
    return name_of(contact.name, contact.title)


def greeting_name(contact: Contact) -> str:
    """What stands behind ``Dear``: the honorific where one is known, else the name that fits their style."""
    name = of_contact(contact)
    if name.honorific:
        return name.formal
    return name.full if contact.style == "traditional" else name.short


def is_honorific(title: str) -> bool:
    """Whether a title belongs before the name; others are what somebody does."""
    return _key(title) in _HONORIFICS


def _words(name: str) -> list[str]:
    name = _plain(name)
    family, comma, given = name.partition(",")
    if comma:
        after = given.split()
        if after and all(_key(word) in _SUFFIXES for word in after):
            name = family
        elif after and len(family.split()) <= 3 and not any("," in word for word in after):  # noqa: PLR2004
            name = f"{given.strip()} {family.strip()}"
        else:
            name = " ".join(word for word in name.replace(",", " ").split() if _key(word) not in _SUFFIXES)
    return name.replace("(", " ").replace(")", " ").split() or [name]


def _plain(text: str) -> str:
    """One line of printable characters."""
    shown = "".join(char if char.isprintable() else " " for char in text)
    return _SPACE.sub(" ", shown).strip()


def _key(word: str) -> str:
    return word.strip(".,").lower()


def _is_cased(word: str) -> bool:
    return word != word.lower() or word != word.upper()


def _cased(word: str) -> str:
    """``WHITFIELD`` and ``whitfield`` as ``Whitfield``; anything mixed, short or of initials stays."""
    letters = "".join(_WORD.findall(word))
    if len(letters) < 3 or word.lower() in _PARTICLES or "." in word:  # noqa: PLR2004 - initials
        return word
    if word.isupper() or word.islower():
        return _WORD.sub(lambda part: part.group().capitalize(), word)
    return word
