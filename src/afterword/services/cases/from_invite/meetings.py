"""Finds the newest version of every meeting across any number of files."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final, Literal

from afterword.ports import Invite

_TWINS: Final = 20
"""How many earlier invites, in order of their start, each one is compared with."""
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


def newest(invites: Iterable[Invite]) -> list[Invite]:
    """One invite per meeting, by start, including canceled ones; updates replace what they update.

    A meeting is identified by its uid. In a series, an invite for one date is identified by that date too: it
    replaces the series for that date, and ends if the series is canceled.
    """
    meetings: dict[str, list[Invite]] = {}
    for invite in invites:
        meetings.setdefault(invite.uid, []).append(invite)
    found = [invite for versions in meetings.values() for invite in _of_one_meeting(versions)]
    return _each_once(sorted(found, key=lambda invite: (invite.starts_at, invite.uid)))


def _each_once(invites: list[Invite]) -> list[Invite]:
    """One invite per meeting if a booking tool and a calendar each sent one under different uids."""
    kept: list[Invite] = []
    for invite in invites:
        twin = next(
            (at for at, each in enumerate(kept[-_TWINS:], max(0, len(kept) - _TWINS)) if _same(each, invite)),
            None,
        )
        if twin is None:
            kept.append(invite)
        else:
            known = kept[twin]
            addresses = {person.email for person in known.people if person.email}
            more = tuple(
                each._replace(is_organizer=False)
                for each in invite.people
                if each.email and each.email not in addresses
            )
            kept[twin] = known._replace(
                people=(*known.people, *more),
                location=known.location or invite.location,
                description=known.description or invite.description,
            )
    return kept


def _same(one: Invite, other: Invite) -> bool:
    """Whether two invites are for one meeting: same hour, and the same title or two people in common."""
    if one.cancelled or other.cancelled or one.starts_at != other.starts_at:
        return False
    if one.ends_at is not None and other.ends_at is not None and one.ends_at != other.ends_at:
        return False
    shared = {each.email for each in one.people if each.email} & {each.email for each in other.people}
    same_title = one.title.casefold().strip() == other.title.casefold().strip()
    return len(shared) > 1 or (same_title and bool(shared or not (one.people and other.people)))


def _of_one_meeting(versions: list[Invite]) -> list[Invite]:
    dates: dict[datetime | None, Invite] = {}
    for version in sorted(versions, key=_age):  # stable: of two of one age the later file's stands
        dates[version.started_as] = version
    whole = dates.pop(None, None)
    if whole is None:
        return list(dates.values())
    if whole.cancelled:
        later = [part for part in dates.values() if _age(part) > _age(whole)]
        return later or [whole]
    same = dates.get(whole.starts_at)
    if same is not None and _age(same) < _age(whole):
        del dates[whole.starts_at]
        same = None
    return list(dates.values()) if same is not None else [whole, *dates.values()]


def _age(invite: Invite) -> tuple[int, datetime, bool]:
    return invite.sequence, invite.stamped_at or _LONG_AGO, invite.cancelled


# How and where an interview takes place.

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
    r"\b\d{1,5}[a-z]?(?:-\d{1,5})?,? {1,9}(?:[\w.'\u2019-]{1,40} {1,9}){0,4}"
    r"(street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|way|place|pl|court|ct|square|sq|plaza"
    r"|parkway|pkwy"
    r"|highway|hwy|terrace|quay|wharf|row|rue|avenue|cours|quai)\b\.?"
    r"|\b\d{1,4},? (rue|avenue|boulevard|place|quai|via|calle)\b"
    r"|\b[\w\u2019'-]{0,40}(stra(ß|ss)e|str\.|platz|allee|weg|gasse|laan|straat|gatan|gata|vej"
    r"|katu) ?\d{1,4}\b"
    r"|\b(calle|via|viale|piazza|corso|rua|avenida|ul\.) [\w\u2019' .-]{2,40},? ?\d{1,4}\b",
    re.IGNORECASE,
)
_ROOM: Final = re.compile(
    r"\b(room|floor|office|building|suite|reception|lobby|raum|salle|sala|hq|headquarters)\b", re.IGNORECASE
)

_READ: Final = 5_000


def format_of(invite: Invite) -> Format | None:
    """How the interview is held: by the place, then the title, then the links."""
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
    """The postal address in the place, with its lines; ``None`` if there's none."""
    place = _VIDEO_HOST.sub("", invite.location[:_READ]).strip()
    return place if _STREET.search(place) else None
