"""HTML mail as text, with what it quotes and its signature left out."""

from typing import Final, cast

from lxml import etree
from lxml.html import HtmlElement, document_fromstring

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


def words_of(html: str) -> tuple[str, str]:
    """What a page of HTML says: without what it quotes, and all of it."""
    try:
        root = document_fromstring(html.encode("utf-8", "replace"), ensure_head_body=True)
    except (etree.ParserError, ValueError):
        return "", ""
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
