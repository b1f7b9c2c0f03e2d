"""What the style sheets of an HTML mail say of its elements, as far as it decides what is seen."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml.html import HtmlElement

SEEN_BY: Final = frozenset(
    "display visibility font-size opacity color background background-color max-height height max-width width"
    " overflow overflow-x overflow-y mso-hide text-indent position left top clip clip-path".split()
)
"""The properties that decide whether words are seen."""
_COMPOUND: Final = re.compile(r"(?:[\w-]{1,60}|\*)?(?:[.#][\w-]{1,100}){0,4}")
_NAME: Final = re.compile(r"([.#]?)([\w-]+|\*)")
_MOST_RULES: Final = 500
_MOST_ANCESTORS: Final = 40
_MOST_CHECKS: Final = 200_000
"""Elements that are compared with selectors in one mail: beyond, everything is seen."""
_LONGEST: Final = 100_000
_LONGEST_HEAD: Final = 2_000
_BRACE: Final = re.compile(r"[{}]")

Declared = dict[str, tuple[str, bool]]
"""Properties with their values, and whether they are said to be important."""


class _Rule(NamedTuple):
    """``path``: from the outermost element in, the names that each must have; ``says``: what then holds."""

    path: tuple[tuple[tuple[str, str], ...], ...]
    says: Declared


def declared(style: str) -> Declared:
    """What a style attribute, or the inside of a rule, says."""
    found: Declared = {}
    for each in style[:_LONGEST].split(";"):
        name, _, value = each.partition(":")
        name = name.strip().lower()
        if name not in SEEN_BY:
            continue
        value = value.strip().lower()
        important = value.endswith("important") and "!" in value
        if name in found and found[name][1] and not important:
            continue
        found[name] = (value.partition("!")[0].strip(), important)
    return found


class Sheet:
    """The rules of a mail, by the name that an element must have for them to hold."""

    def __init__(self, root: HtmlElement) -> None:
        self._by: Final[dict[str, list[_Rule]]] = {}
        self._checks = _MOST_CHECKS
        count = 0
        for style in root.iter("style"):
            for rule in _rules((style.text or "")[:_LONGEST]):
                count += 1
                if count > _MOST_RULES:
                    return
                mark, name = rule.path[-1][-1]
                self._by.setdefault(mark + name, []).append(rule)

    def of(self, element: HtmlElement) -> Declared:
        """What holds for an element: the sheets' rules, then its own style, what is important above all."""
        found: Declared = {}
        if self._by:
            for rule in self._for(element):
                _add(found, rule.says)
        style = element.get("style")
        if style:
            _add(found, declared(style))
        return found

    def _for(self, element: HtmlElement) -> Iterator[_Rule]:
        names = [str(element.tag), "*"]
        names += [f".{each}" for each in (element.get("class") or "").split()[:10]]
        if element.get("id"):
            names.append(f"#{element.get('id')}")
        for name in names:
            for rule in self._by.get(name, ()):
                if self._holds(rule.path, element):
                    yield rule

    def _holds(self, path: tuple[tuple[tuple[str, str], ...], ...], element: HtmlElement) -> bool:
        """Whether an element, with those around it, is what a selector asks for."""
        self._checks -= 1
        if self._checks < 0 or not _is(element, path[-1]):
            return False
        wanted = list(path[:-1])
        around, steps = element.getparent(), 0
        while wanted and around is not None and steps < _MOST_ANCESTORS:
            self._checks -= 1
            if _is(around, wanted[-1]):
                wanted.pop()
            around, steps = around.getparent(), steps + 1
        return not wanted


def _add(found: Declared, more: Declared) -> None:
    for name, said in more.items():
        if said[1] or not found.get(name, ("", False))[1]:
            found[name] = said


def _rules(sheet: str) -> Iterator[_Rule]:
    """The rules that say something of what is seen; those for other media or narrow screens left out."""
    for head, body in _blocks(_without_comments(sheet)):
        says = declared(body)
        if not says:
            continue
        for selector in head[:_LONGEST_HEAD].split(","):
            parts = selector.replace(">", " ").split()
            if parts and all(_COMPOUND.fullmatch(each) for each in parts):
                yield _Rule(tuple(tuple(_NAME.findall(each)) for each in parts[-4:]), says)


def _without_comments(sheet: str) -> str:
    first, *rest = sheet.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join((first, *(each.partition("*/")[2] for each in rest)))


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The heads and insides of rules, without blocks of blocks: those hold on some screens only."""
    depth = at = begun = 0
    nested = False
    head = ""
    for brace in _BRACE.finditer(sheet):
        if brace.group() == "{":
            if depth == 0:
                head, begun, nested = sheet[at : brace.start()].rpartition(";")[2], brace.end(), False
            nested = nested or depth > 0
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                at = brace.end()
                if not nested and "@" not in head:
                    yield head, sheet[begun : brace.start()]


def _is(element: HtmlElement, names: tuple[tuple[str, str], ...]) -> bool:
    for mark, name in names:
        if mark == ".":
            if name not in (element.get("class") or "").split():
                return False
        elif mark == "#":
            if element.get("id") != name:
                return False
        elif name not in {"*", element.tag}:
            return False
    return True
