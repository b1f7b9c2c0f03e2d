"""How and where an interview is held."""

import re
from typing import Final, Literal

from afterword.ports import Invite

Format = Literal["onsite", "video", "phone"]

_VIDEO_HOST: Final = re.compile(
    r"https?://([\w-]+\.)*(zoom\.us|zoom\.com|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com"
    r"|meet\.google\.com"
    r"|webex\.com|whereby\.com|gotomeeting\.com|goto\.com|gotomeet\.me|bluejeans\.com|chime\.aws|skype\.com"
    r"|meet\.jit\.si|around\.co|ringcentral\.com|gather\.town|hirevue\.com|discord\.gg)/",
    re.IGNORECASE,
)
_VIDEO: Final = re.compile(
    r"\b(zoom|(microsoft )?teams|google meet|webex|skype|video|virtual|remote|online|whereby|facetime)\b",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(
    r"\b(tele)?phone\b|\bphone call\b|\bwill call\b|\btel:|\bdial[ -]?in\b|\bTelefon", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"\+?\(?\d[\d ().-]{7,}\d")
_ONSITE: Final = re.compile(
    r"\b(on-?site|in[ -]person|face[ -]to[ -]face|at our offices?|vor ort|sur place|presencial)\b",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"\b\d{1,5}[a-z]?(?:-\d+)?,? +(?:[\w.'\u2019-]+ +){0,4}"
    r"(street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|place|pl|court|ct|square|sq|plaza"
    r"|parkway|pkwy"
    r"|highway|hwy|terrace|quay|wharf|row|rue|avenue|cours|quai)\b\.?"
    r"|\b\d{1,4},? (rue|avenue|boulevard|place|quai|via|calle)\b"
    r"|\b[\w\u2019'-]*(stra(ß|ss)e|str\.|platz|allee|weg|gasse|laan|straat|gatan|gata|vej|katu) ?\d{1,4}\b"
    r"|\b(calle|via|viale|piazza|corso|rua|avenida|ul\.) [\w\u2019' .-]{2,40},? ?\d{1,4}\b",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(
    r"\b(room|floor|office|building|suite|reception|lobby|raum|salle|sala|hq|headquarters)\b", re.IGNORECASE
)

_READ: Final = 5_000


def format_of(invite: Invite) -> Format | None:
    """How the interview is held, as the place says, else the title, else the links."""
    place, title, description = (text[:_READ] for text in (invite.location, invite.title, invite.description))
    if _STREET.search(place):
        return "onsite"
    if _VIDEO_HOST.search(place) or _VIDEO.search(place):
        return "video"
    if _PHONE.search(place) or _NUMBER.search(place):
        return "phone"
    is_video = any(_VIDEO_HOST.match(link) for link in invite.links)
    if _ONSITE.search(title):
        return "onsite"
    if is_video or _VIDEO.search(title):
        return "video"
    if _PHONE.search(title):
        return "phone"
    if _ONSITE.search(description):
        return "onsite"
    if _ROOM.search(place):
        return "onsite"
    if _PHONE.search(description) or any(link.startswith("tel:") for link in invite.links):
        return "phone"
    return None


def address_of(invite: Invite) -> str | None:
    """The postal address in the place, its lines as written; ``None`` if there is none."""
    place = _VIDEO_HOST.sub("", invite.location[:_READ]).strip()
    return place if _STREET.search(place) else None
