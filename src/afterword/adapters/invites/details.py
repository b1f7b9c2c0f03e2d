"""What the meeting is about and where: texts made plain, and the links among them."""

import re
from html.parser import HTMLParser
from typing import Any, Final

from afterword.adapters.invites.events import Event

_TAGS: Final = re.compile(
    r"<(/?(p|br|a|b|i|u|div|span|ul|ol|li|html|body|table|tr|td|strong|em|h[1-6])\b[^<>]*)>",
    re.IGNORECASE,
)
_LINK: Final = re.compile(r"(?:https?://|tel:)[^\s<>\"'\\|]+", re.IGNORECASE)
_BREAKS: Final = frozenset(
    {"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"}
)
_SILENT: Final = frozenset({"style", "script", "head", "title"})
_LONGEST: Final = 50_000
_LINKS: Final = 50


def description_of(event: Event) -> str:
    """The description as plain text; Google writes HTML in it, Outlook beside it."""
    text = event.text("DESCRIPTION")[:_LONGEST] or event.text("X-ALT-DESC")[:_LONGEST]
    return plain(text) if _TAGS.search(text) else text


def links_of(event: Event) -> tuple[str, ...]:
    """The links to join by, from wherever a program may put them, each once."""
    values: list[Any] = [*event.all("LOCATION"), *event.all("CONFERENCE"), *event.all("URL")]
    for name in event.component:
        if name.startswith("X-") and name != "X-ALT-DESC":
            values += event.all(name)
    values += event.all("DESCRIPTION")
    found: dict[str, None] = {}
    for value in values:
        for link in _LINK.findall(str(value)[:_LONGEST]):
            found.setdefault(link.rstrip(".,;)>]"))
    return tuple(found)[:_LINKS]


def plain(markup: str) -> str:
    """The text of a piece of HTML, a line for each block; a link's address follows its words."""
    parser = _Plain()
    parser.feed(markup)
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0
        self._link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKS:
            self.pieces.append("\n")
        if tag == "a":
            self._link = dict(attrs).get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag == "a" and self._link:
            said = "".join(self.pieces[-1:])
            if self._link not in said:
                self.pieces.append(f" ({self._link})")
            self._link = ""
        if tag in _BREAKS and tag != "br":
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data)
