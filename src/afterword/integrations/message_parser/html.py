"""HTML mail as text, with what is hidden, what it quotes and its signature left out."""

import re
from typing import Final, NamedTuple, cast

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

from afterword.integrations.message_parser.styles import Declared, Sheet

# Words of an HTML mail that nobody sees: previews for lists of mail, and what is hidden in other ways.

_NUMBER: Final = re.compile(r"(-?\d{0,6}\.?\d{0,6})\s*([a-z%]*)")
_HEX: Final = re.compile(
    r"#(?:([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})|([0-9a-f])([0-9a-f])([0-9a-f]))(?:[0-9a-f]{0,2})"
)
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})(?:[\s,/]+([\d.]{1,6})%?)?\s*\)")
_NO_CLIP: Final = re.compile(
    r"rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)|inset\(\s*(?:50|100)%"
)
_NAMED: Final = {
    "white": (255, 255, 255),
    "black": (0, 0, 0),
    "snow": (255, 250, 250),
    "ivory": (255, 255, 240),
}
_WHITE: Final = (255, 255, 255)
_ALIKE: Final = 12
"""As far as two colours may be apart in each of red, green and blue and still look the same."""
_TINY: Final = 2.0
"""Points or pixels of type that nobody can read."""
_FAR: Final = -900.0
_FAINT: Final = 0.05
_RELATIVE: Final = frozenset({"em", "%", "ex", "ch"})

_PAINTED: Final = frozenset({"color", "bgcolor", "background"})
_CLIPPED_BY: Final = ("height", "width", "max-width")
_CELLS: Final = frozenset({"td", "th"})
"""Elements that grow with what is in them, whatever size they are given."""

Colour = tuple[int, int, int]


class _Look(NamedTuple):
    """How the words within an element look, as the elements within inherit it.

    ``background``: ``None`` where a picture is, or nobody can tell.
    """

    small: bool = False
    invisible: bool = False
    colour: Colour | None = (0, 0, 0)
    background: Colour | None = _WHITE

    @property
    def unseen(self) -> bool:
        return self.small or self.invisible or self.colour is None or _alike(self.colour, self.background)


def without_hidden(root: HtmlElement) -> None:
    """Take out of a page what its readers do not see."""
    sheet = Sheet(root)
    waiting = [(root, _Look())]
    while waiting:
        element, around = waiting.pop()
        if not isinstance(element.tag, str):
            continue
        says = sheet.of(element)
        if element.getparent() is not None and _is_out(element, says):
            element.drop_tree()
            continue
        look = _look(element, says, around) if says or _PAINTED.intersection(element.keys()) else around
        if look.unseen:
            element.text = None
        for each in element:
            if look.unseen:
                each.tail = None
            waiting.append((each, look))


def _is_out(element: HtmlElement, says: Declared) -> bool:
    """Whether an element is not seen with all that is in it."""
    if "hidden" in element.attrib:
        return _value(says, "display") in {"", "none"}
    if _value(says, "display") == "none":
        return True
    if _value(says, "mso-hide") == "all" and element.tag != "a":  # buttons have a twin for one program
        return True
    if _is_nothing(says, "max-height"):
        return True
    clipped = any(
        _value(says, each) in {"hidden", "clip"} for each in ("overflow", "overflow-x", "overflow-y")
    )
    if clipped and element.tag not in _CELLS and any(_is_nothing(says, each) for each in _CLIPPED_BY):
        return True
    opacity = _size(says, "opacity")
    if opacity is not None and opacity[0] <= _FAINT:
        return True
    if _value(says, "position") in {"absolute", "fixed"} and (
        _is_far(says, "left") or _is_far(says, "top") or _NO_CLIP.match(_value(says, "clip"))
    ):
        return True
    return _is_far(says, "text-indent") or _NO_CLIP.match(_value(says, "clip-path")) is not None


def _look(element: HtmlElement, says: Declared, around: _Look) -> _Look:
    """How words within an element look."""
    small = around.small
    size = _size(says, "font-size")
    if size is not None:
        number, unit = size
        small = number <= _TINY / 10 or around.small if unit in _RELATIVE else number < _TINY
    elif _value(says, "font-size"):
        small = False  # "medium", "larger"
    invisible = around.invisible
    if "visibility" in says:
        invisible = _value(says, "visibility") in {"hidden", "collapse"}
    colour, background = around.colour, around.background
    said = _value(says, "color") or (element.get("color") or "" if element.tag == "font" else "").lower()
    if said and said not in {"inherit", "currentcolor"}:
        colour = _colour(said) if said != "transparent" else None
        if colour is None and said != "transparent" and not _is_clear(said):
            colour = (128, 128, 128)  # some other name: it is seen
    behind = (
        _value(says, "background-color")
        or _value(says, "background")
        or (element.get("bgcolor") or "").lower()
    )
    if (
        element.get("background")
        or "url(" in _value(says, "background")
        or "gradient" in _value(says, "background")
    ):
        background = None
    elif behind and behind not in {"transparent", "none", "inherit", "initial"} and not _is_clear(behind):
        background = _colour(behind)
    return _Look(small, invisible, colour, background)


def _value(says: Declared, name: str) -> str:
    return says[name][0] if name in says else ""


def _size(says: Declared, name: str) -> tuple[float, str] | None:
    """A number with its unit; ``None`` if the property is not said, or no number."""
    found = _NUMBER.match(_value(says, name))
    if found is None or not any(map(str.isdigit, found.group(1))):
        return None
    return float(found.group(1)), found.group(2)


def _is_nothing(says: Declared, name: str) -> bool:
    size = _size(says, name)
    return size is not None and (size[0] == 0 or (0 < size[0] <= 1 and size[1] in {"px", "pt"}))


def _is_far(says: Declared, name: str) -> bool:
    size = _size(says, name)
    return size is not None and size[0] <= _FAR


def _colour(said: str) -> Colour | None:
    """The colour that is said; ``None`` if nobody can tell."""
    said = said.strip()
    found = _HEX.match(said)
    if found is not None:
        if found.group(1):
            return int(found.group(1), 16), int(found.group(2), 16), int(found.group(3), 16)
        return int(found.group(4) * 2, 16), int(found.group(5) * 2, 16), int(found.group(6) * 2, 16)
    found = _RGB.search(said)
    if found is not None and not _is_clear(said):
        return int(found.group(1)), int(found.group(2)), int(found.group(3))
    return _NAMED.get(said.partition(" ")[0])


def _is_clear(said: str) -> bool:
    """Whether a colour lets all through."""
    found = _RGB.search(said)
    return (
        found is not None and found.group(4) is not None and float(found.group(4).strip(".") or 0) <= _FAINT
    )


def _alike(one: Colour, other: Colour | None) -> bool:
    return other is not None and all(abs(a - b) <= _ALIKE for a, b in zip(one, other, strict=True))


_BLOCKS: Final = frozenset(
    "address article blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "li main nav ol p pre section table tbody td tfoot th thead tr ul body".split()
)
_SILENT: Final = frozenset("script style head title meta link noscript template svg".split())
_QUOTED: Final = (
    "//blockquote[@type='cite'] | //*[contains(concat(' ', @class, ' '), ' gmail_quote ')]"
    " | //*[contains(concat(' ', @class, ' '), ' gmail_quote_container ')]"
    " | //*[contains(concat(' ', @class, ' '), ' gmail_extra ')]"
    " | //*[contains(concat(' ', @class, ' '), ' yahoo_quoted ')] | //*[contains(@class, 'moz-cite-prefix')]"
    " | //*[contains(@class, 'protonmail_quote')] | //*[contains(@class, 'tutanota_quote')]"
    " | //*[contains(@class, 'zmail_extra')]"
)
_SIGNATURES: Final = (
    "//*[contains(@class, 'gmail_signature')] | //*[@id='Signature'] | //*[contains(@class, 'moz-signature')]"
    " | //*[contains(@class, 'protonmail_signature_block')] | //*[@id='ms-outlook-mobile-signature']"
)
_FROM_HERE: Final = (
    "//*[@id='divRplyFwdMsg'] | //*[@id='appendonsend'] | //*[@id='mail-editor-reference-message-container']"
    " | //div[contains(@style, 'border-top:solid #E1E1E1') or contains(@style, 'border-top:solid #B5C4DF')]"
    " | //div[contains(@style, 'border-top: solid #E1E1E1') or contains(@style, 'border-top: 1pt solid')]"
)


def visible_words(html: str) -> tuple[str, str]:
    """What a page of HTML says to who sees it: without what it quotes, and all of it."""
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return "", ""
    without_hidden(root)
    whole = _said(root)
    for each in _matching(root, f"{_QUOTED} | {_SIGNATURES}"):
        _drop(each)
    for each in _matching(root, _FROM_HERE):
        _cut_from(each)
    return _said(root), whole


def _matching(root: HtmlElement, path: str) -> list[HtmlElement]:
    return cast("list[HtmlElement]", root.xpath(path))


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()


def _cut_from(element: HtmlElement) -> None:
    """Leave out an element and all that follows it."""
    at: HtmlElement | None = element
    while at is not None and (parent := at.getparent()) is not None:
        for after in list(at.itersiblings()):
            parent.remove(after)
        at.tail = None
        at = parent
    _drop(element)


def _said(root: HtmlElement) -> str:
    pieces: list[str] = []
    _collect(root, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    text: list[str] = []
    for line in lines:
        if line or (text and text[-1]):
            text.append(line)
    return "\n".join(text).strip()


def _collect(root: HtmlElement, pieces: list[str]) -> None:
    for event, each in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if each.tag in _BLOCKS or each.tag == "br":
                pieces.append("\n\n" if each.tag == "p" else "\n")
            if each.tag not in _SILENT and each.text:
                pieces.append(" ".join(each.text.split("\n")))
        else:
            if each.tag in _BLOCKS:
                pieces.append("\n")
            if each.tail:
                pieces.append(" ".join(each.tail.split("\n")))
