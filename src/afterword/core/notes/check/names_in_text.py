"""People and the company as a text names them: titles, given and family names, short forms, initials."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from afterword.core.case import Contact
from afterword.core.notes.check.compiled_words import FAMILIES
from afterword.core.notes.names import parse_name
from afterword.core.text.word_forms import distance, folded, looks, spelled_apart

# Short forms of given names: an Elizabeth may be addressed as Liz, and a Liz as Elizabeth.


def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(FAMILIES):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


_NUMBERS: Final = _families()
_MEMBERS: Final = [frozenset(line.split()) for line in FAMILIES]


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name on our list."""
    return word in _NUMBERS


def other_forms(word: str) -> frozenset[str]:
    """The forms that somebody with that folded given name may go by, including itself."""
    return frozenset((word,)).union(*(_MEMBERS[number] for number in _NUMBERS.get(word, ())))


def same_person(written: str, known: str) -> bool:
    """Whether two folded given names can belong to one person: ``liz`` and ``elizabeth``, ``bob`` and ``rob``."""
    if written == known:
        return True
    return not _NUMBERS.get(written, frozenset()).isdisjoint(_NUMBERS.get(known, frozenset()))


TITLES: Final = {
    "mr": "Mr.", "mister": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "miss": "Miss", "mx": "Mx.", "dr": "Dr.",
    "doctor": "Dr.", "prof": "Prof.", "professor": "Prof.", "engr": "Engr.", "rev": "Rev.",
    "reverend": "Rev.", "sir": "Sir", "dame": "Dame", "hon": "Hon.", "judge": "Judge", "capt": "Capt.",
    "captain": "Capt.", "col": "Col.", "colonel": "Col.", "lt": "Lt.", "sgt": "Sgt.", "herr": "Mr.",
    "frau": "Ms.", "father": "Fr.", "sister": "Sr.",
}  # fmt: skip
"""Titles before names, in lower case and without the dot, and how we write them."""
PLAIN_TITLES: Final = frozenset(("Mr.", "Mrs.", "Ms.", "Miss", "Mx."))
"""Titles that everybody has."""
_OF_WOMEN: Final = frozenset(("Mrs.", "Ms.", "Miss"))

LINKS: Final = frozenset(
    "van von der den de del della di da dos du la le ter ten bin bint ibn al el zu zur af av y und e".split()
)
"""Small words inside family names."""
_SUFFIXES: Final = frozenset(
    "phd dphil md mba jr sr ii iii iv esq cpa cfa rn msc bsc ma ba pe obe mbe cbe frcs "
    "pmp shrm llm jd dds".split()
)
_DOCTORS: Final = frozenset("phd dphil md dds".split())
_WORD: Final = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*")
_LONGEST: Final = 120
_MIN_CLOSE: Final = 3
_SHORT: Final = 4
_MEDIUM: Final = 6
_HYPOCORISM: Final = re.compile(r"[a-z]{3,}(?:y|ie|i)")


class KnownPerson(NamedTuple):
    """Somebody in the case. Words are folded; ``shown`` has them as they were typed.

    ``title`` is the one in the facts ("" for none), ``family`` the last word of the name.
    """

    id: str
    title: str
    words: tuple[str, ...]
    shown: tuple[str, ...]
    given: str
    family: str
    family_shown: str


@lru_cache(maxsize=512)
def person_named(ident: str, name: str, title: str | None) -> KnownPerson:
    """The person with a name as it was typed: ``Dr. Dana Whitfield, PhD``, ``Whitfield, Dana``."""
    known = parse_name(name[:_LONGEST], title)
    shown = [found.group().rstrip(".") for found in _WORD.finditer(known.full)]
    words = tuple(folded(word) for word in shown)
    called = TITLES.get(_plain(known.honorific)) or TITLES.get(_plain(title or ""), "")
    if not called and any(_plain(word) in _DOCTORS for word in name[:_LONGEST].replace(",", " ").split()[1:]):
        called = "Dr."
    at = next((at for at, word in enumerate(words) if at and word in LINKS), len(words) - 1)
    family_shown = " ".join(shown[at:]) if words else ""
    return KnownPerson(
        ident,
        called,
        words,
        tuple(shown),
        words[0] if words else "",
        words[-1] if words else "",
        family_shown,
    )


def known_person(contact: Contact) -> KnownPerson:
    """The person that a contact is."""
    return person_named(contact.id, contact.name, contact.title)


def _plain(word: str) -> str:
    return folded(word).replace(".", "")


class WrittenName(NamedTuple):
    """A word of a name in the text: where it is, as it was typed, and folded."""

    start: int
    end: int
    shown: str
    word: str


def written_words(plain: str, start: int, end: int) -> tuple[str, list[WrittenName]]:
    """The title before a name in the text (as we write it, "" for none), and its words without links."""
    title = ""
    words: list[WrittenName] = []
    for found in _WORD.finditer(plain, start, end):
        shown = found.group()
        word = folded(shown.rstrip("."))
        bare = word.replace(".", "")
        if not words and bare in TITLES:
            title = TITLES[bare]
        elif word not in LINKS and bare not in _SUFFIXES:
            cut = 2 if word.endswith("'s") else 0
            words.append(
                WrittenName(
                    found.start(), found.end() - cut, shown[: len(shown) - cut], word.removesuffix("'s")
                )
            )
    return title, words


def links_in(plain: str, start: int, end: int) -> tuple[str, ...]:
    """The links ("van der") inside a family name in the text."""
    return tuple(word for word in folded(plain[start:end]).split() if word in LINKS)


def is_right(word: str, who: KnownPerson) -> bool:
    """Whether a folded word is one of the person's names, or a common form of one."""
    if word in who.words or (len(word.rstrip(".")) == 1 and any(own[0] == word[0] for own in who.words)):
        return True
    if who.given and same_person(word, who.given):
        return True
    return any(_same(word, known, shown) for known, shown in zip(who.words, who.shown, strict=True))


def _same(word: str, known: str, shown: str) -> bool:
    """Whether two words are the same name, apart from hyphens, apostrophes and umlauts."""
    if word in known.split("-") or known in word.split("-"):
        return True
    bare, other = _bare(word), _bare(known)
    return bare == other or bare == _bare(spelled_apart(shown)) or _no_umlauts(bare) == _no_umlauts(other)


def _no_umlauts(word: str) -> str:
    """``mueller`` as ``muller``, so that both ways to write an umlaut without dots are the same."""
    return word.replace("ue", "u").replace("oe", "o").replace("ae", "a")


def _bare(word: str) -> str:
    return word.replace("-", "").replace("'", "").replace(".", "")


def meant(word: str, who: KnownPerson) -> str | None:
    """The person's name, as typed, that a folded word looks like a misspelling of."""
    best: tuple[int, str] | None = None
    for known, shown in zip(who.words, who.shown, strict=True):
        if known in LINKS or len(known) < _MIN_CLOSE:
            continue
        most = closeness(word, known)
        off = distance(_bare(word), _bare(known), most)
        if 0 < off <= most and (best is None or off < best[0]):
            best = off, shown
    return best[1] if best else None


def closeness(word: str, known: str) -> int:
    """How many letters may differ for one name to be the other misspelled: fewer in shorter names."""
    shorter = min(len(word), len(known))
    if shorter < _MIN_CLOSE:
        return 0
    if shorter <= _SHORT:
        return 1
    same_start = word[0] == known[0]
    if shorter < _MEDIUM:
        return 2 if same_start and word[-1] == known[-1] else 1
    return 2


def imitates(shown: str, who: KnownPerson) -> str | None:
    """The name that a word looks just like, though it has letters of another alphabet."""
    seen = looks(shown)
    for known, own in zip(who.words, who.shown, strict=True):
        if seen == known != folded(shown):
            return own
    return None


def may_be_short_for(word: str, who: KnownPerson) -> bool:
    """Whether a word may be a pet name that isn't on our list: ``Kathi`` for ``Katharina``."""
    return (
        not is_given_name(word)
        and _HYPOCORISM.fullmatch(word) is not None
        and len(who.given) > len(word)
        and who.given.startswith(word[:3])
    )


def same_title(one: str, other: str) -> bool:
    """Whether two titles are interchangeable: ``Ms.`` is right for any woman."""
    return one == other or (one in _OF_WOMEN and other in _OF_WOMEN)


def names_of(people: tuple[KnownPerson, ...]) -> Iterator[str]:
    """Every folded word of the names; hyphenated ones also in parts."""
    for who in people:
        for word in who.words:
            yield word
            if "-" in word:
                yield from word.split("-")


# The company: in full, without its legal form, by its first words, by initials.

_LEGAL: Final = frozenset(
    "inc incorporated ltd limited llc llp lp plc corp corporation co company gmbh ag kg "
    "kgaa se sa sas sarl srl spa bv "
    "nv ab as asa oy oyj aps pty pte pvt private holdings holding group kk sro zoo sl slu ulc cic".split()
)
_DULL: Final = frozenset(
    "the a an of and & for in at de la le der die das first second national "
    "international global general american "
    "british european united royal new north south east west northern southern eastern "
    "western central city state "
    "county public university college institute school hospital bank group services "
    "service systems solutions "
    "technologies technology consulting partners associates health care community center "
    "centre department ministry "
    "office agency foundation trust council society association digital data big great "
    "old great smart best st saint "
    "san los el green blue red black white brown open one core pure prime total advanced "
    "applied modern capital "
    "creative dynamic future good home house life light local main market media metro "
    "micro mobile next nova online "
    "power quality rapid real river royal sea sky smith solar spring star sun super team "
    "tech time top true union "
    "universal urban value vital water web wild world young inter trans pan nord".split()
)
"""First words that don't identify a company by themselves."""
_COMPANY_WORD: Final = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LONGEST_COMPANY: Final = 200
_SHORT_WORD: Final = 3
_PLACES: Final = frozenset(
    "university bank college city ministry school institute hospital library council".split()
)


class CompanyName(NamedTuple):
    """The company's name. ``core`` is the name without legal form, folded; ``shown`` the same as typed.

    ``forms`` are the ways to name it, folded, by their first word, longest first.
    """

    core: tuple[str, ...]
    shown: str
    forms: dict[str, tuple[tuple[str, ...], ...]]
    initials: str


@lru_cache(maxsize=256)
def company_name(name: str, taken: frozenset[str]) -> CompanyName:
    """The forms of a company's name; ``taken`` are words that name people in the case, not the company."""
    name = _BRACKETS.sub(" ", name[:_LONGEST_COMPANY])
    found = [
        (word, match.start(), match.end())
        for match in _COMPANY_WORD.finditer(name)
        for word in company_words(match.group())
        if word != "and"
    ]
    while len(found) > 1 and found[-1][0] in _LEGAL:
        found.pop()
    if len(found) > 1 and found[0][0] == "the":
        found.pop(0)
    core = tuple(word for word, _, _ in found)
    shown = " ".join(name[found[0][1] : found[-1][2]].split()) if found else ""
    forms = set(_forms(core, taken))
    initials = "".join(word[0] for word in core if word not in {"of", "the", "for"}) if len(core) > 1 else ""
    if len(initials) > 1:
        forms.add((initials,))
        forms.add((f"{initials[0]}&{initials[1:]}",))
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_first[form[0]] = (*by_first.get(form[0], ()), form)
    return CompanyName(core, shown, by_first, initials)


def _forms(core: tuple[str, ...], taken: frozenset[str]) -> Iterator[tuple[str, ...]]:
    if not core:
        return
    yield core
    for size in range(1, len(core)):
        start = core[:size]
        alone = size == 1 and (start[0] in taken or len(start[0]) < _SHORT_WORD)
        if not alone and not all(word in _DULL for word in start):
            yield start
    if len(core) > 1:
        yield ("".join(core),)
        if core[0] in _PLACES and core[-1] not in _DULL:
            yield (core[-1],)
        if core[0] in _PLACES:
            yield (core[0],)
        elif core[-1] in _PLACES and core[0] in _DULL:
            yield (core[-1],)
    elif "-" in core[0]:
        yield tuple(core[0].split("-"))
        yield (core[0].replace("-", ""),)
    elif "." in core[0]:
        yield (core[0].split(".")[0],)


def company_words(word: str) -> list[str]:
    """A word as forms have it: folded, split at "&" between words, without "'s"."""
    small = folded(word).removesuffix("'s").rstrip(".")
    if "." in small and len(small.replace(".", "")) <= _SHORT_WORD + 1:
        small = small.replace(".", "")
    if "&" in small and len(small) > _SHORT_WORD + 2:
        return small.split("&")
    return [small]
