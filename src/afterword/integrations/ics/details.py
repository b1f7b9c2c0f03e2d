"""What the meeting is about, where it is, and who is in it."""

import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import unquote

from afterword.integrations.ics.events import Event
from afterword.ports import Invitee

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
    return text_of_html(text) if _TAGS.search(text) else text


def links_of(event: Event) -> tuple[str, ...]:
    """The links to join, from wherever a program puts them, each once."""
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


def text_of_html(markup: str) -> str:
    """The text of some HTML, one line per block; a link's address follows its words."""
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


# Who is in the meeting: people, not rooms, and who of them declined.

_NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
_CALENDARS: Final = re.compile(
    r"@(?:rooms?|resources?|group\.calendar|resource\.calendar|import\.calendar)\."
)
_ROOM: Final = re.compile(
    r"\b(?:(?:meeting|conference|conf|board|huddle|interview|video|zoom|teams|phone)[ _-]?rooms?|phone booth"
    r"|boardroom|(?:besprechungs|konferenz|meeting|sitzungs)(?:raum|zimmer)|vergaderzaal"
    r"|salle de (?:réunion|conférence)|sala de (?:reuniones|juntas)|sala riunioni)\b",
    re.IGNORECASE,
)
_NAMED_ROOM: Final = re.compile(r"\b(?:room|raum|salle|sala|zaal)\b", re.IGNORECASE)
_PLACE: Final = re.compile(r"[\d\-_]")
_STAYS_AWAY: Final = {"PARTSTAT": frozenset({"DECLINED"}), "ROLE": frozenset({"NON-PARTICIPANT"})}
_ADDRESS_BESIDE: Final = re.compile(r"[ \t]*[<(][^<>()@\s]{1,64}@[^<>()@\s]{1,255}[>)][ \t]*$")
_NOTES_PART: Final = re.compile(r"(?:CN|OU|O|C)=", re.IGNORECASE)
_LONGEST_NAME: Final = 300
_AT_MOST: Final = 200


def people_of(event: Event) -> tuple[Invitee, ...]:
    """The people invited, in order; the organizer first if they're only named as such."""
    people: dict[str, Invitee] = {}
    organizer = _person(event.first("ORGANIZER"), is_organizer=True)
    guests = []
    for value in event.all("ATTENDEE"):
        person = _person(value, is_organizer=False)
        if person is not None:
            guests.append(person)
    if organizer is not None and _key(organizer) not in {_key(guest) for guest in guests}:
        guests.insert(0, organizer)
    for guest in guests[:_AT_MOST]:
        key = _key(guest)
        known = people.get(key)
        leads = organizer is not None and key == _key(organizer)
        name = guest.name or (known.name if known else "") or (organizer.name if leads and organizer else "")
        people[key] = Invitee(name, guest.email, leads, guest.attends and (known is None or known.attends))
    return tuple(people.values())


def _key(person: Invitee) -> str:
    return person.email or person.name.casefold()


def _person(value: Any, *, is_organizer: bool) -> Invitee | None:
    if value is None:
        return None
    address = _address(str(value)) or _address(_parameter(value, "EMAIL"))
    name = _name(_parameter(value, "CN"))
    if "@" in name:  # Programs without a name put the address in its place.
        address = address or _address(name)
        name = ""
    kind = _parameter(value, "CUTYPE").upper()
    if kind in _NO_PERSON or _CALENDARS.search(address) or (kind != "INDIVIDUAL" and _is_room(name, address)):
        return None
    attends = is_organizer or not any(
        _parameter(value, parameter).upper() in away for parameter, away in _STAYS_AWAY.items()
    )
    return Invitee(name, address, is_organizer, attends) if name or address else None


def _name(written: str) -> str:
    """A name as people write it, whatever a program made of it."""
    name = written[:_LONGEST_NAME]
    if "=?" in name:
        with suppress(HeaderParseError, LookupError, ValueError):
            name = str(make_header(decode_header(name)))
    if "%20" in name:
        name = unquote(name)
    name = _ADDRESS_BESIDE.sub("", " ".join(name.strip("\"' ").split())).strip("\"' ")
    first, slash, rest = name.partition("/")
    if slash and rest and not first.endswith(" ") and (" " in first.strip() or _NOTES_PART.match(first)):
        name = first  # "Mike Harvey/Sales/Northwind/US" is how Notes writes people.
    return _NOTES_PART.sub("", name, count=1).strip() if _NOTES_PART.match(name) else name


def _is_room(name: str, address: str) -> bool:
    """Whether its name says it's a room: "HQ-4F-Lincoln Room", but not "Emma Room"."""
    if _ROOM.search(name):
        return True
    local = address.partition("@")[0]
    return _NAMED_ROOM.search(name) is not None and bool(_PLACE.search(name) or _PLACE.search(local))


def _address(text: str) -> str:
    """The mail address of a calendar address, lower-case; empty for a URN, a path or ``invalid:nomail``."""
    scheme, colon, rest = text.strip().partition(":")
    address = (rest if colon and scheme.casefold() == "mailto" else text).strip().strip("<>").lower()
    local, at, domain = address.partition("@")
    if not at or not local or "." not in domain or any(mark in address for mark in ' :/<>"'):
        return ""
    return address


def _parameter(value: Any, name: str) -> str:
    found = getattr(value, "params", {}).get(name, "")
    return str(found[0] if isinstance(found, list) and found else found)
