"""How a text may name the company: in full, without its legal form, by its first words, by initials."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from afterword.core.text.word_forms import folded

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
"""First words by which nobody knows a company alone."""
_WORD: Final = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_LONGEST: Final = 200
_SHORT: Final = 3
_PLACES: Final = frozenset(
    "university bank college city ministry school institute hospital library council".split()
)


class CompanyName(NamedTuple):
    """The company's name. ``core`` is the name without legal form, folded; ``shown`` the same as typed.

    ``forms`` are the wordings that name it, folded, by their first word, longest first.
    """

    core: tuple[str, ...]
    shown: str
    forms: dict[str, tuple[tuple[str, ...], ...]]
    initials: str


@lru_cache(maxsize=256)
def company_name(name: str, taken: frozenset[str]) -> CompanyName:
    """The forms of a company's name; ``taken`` are words that name people of the case, and so not it."""
    name = _BRACKETS.sub(" ", name[:_LONGEST])
    found = [
        (word, each.start(), each.end())
        for each in _WORD.finditer(name)
        for word in company_words(each.group())
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
        alone = size == 1 and (start[0] in taken or len(start[0]) < _SHORT)
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
    """A word of a text or a name, folded, as forms hold it: "&" between words parts them, "'s" is off."""
    small = folded(word).removesuffix("'s").rstrip(".")
    if "." in small and len(small.replace(".", "")) <= _SHORT + 1:
        small = small.replace(".", "")
    if "&" in small and len(small) > _SHORT + 2:
        return small.split("&")
    return [small]
