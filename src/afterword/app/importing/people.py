"""The people in a row's contact cells."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final, NamedTuple, get_args

from afterword.app.from_invite.names import from_address, id_for
from afterword.app.importing.aliases import normalised
from afterword.app.importing.blanks import said
from afterword.app.importing.looks import has_email, is_phone
from afterword.core.facts import Contact, Part

_ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],.;:\"]{2,}")
_BETWEEN: Final = re.compile(r"\s*[;\n|]\s*")
_ASIDE: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*|\s+[-\N{EN DASH}]\s+(.+)$")
_MAIL_LEFT: Final = re.compile(r"mailto:|[<>]|[\s,]+$")
_TITLES: Final = re.compile(r"^(?:(?:herrn?|frau|mr|mrs|ms|miss|mx|dr|prof)\b\.?\s*)+", re.IGNORECASE)
_LONGEST: Final = 500
_LONGEST_ID: Final = 200
_LONGEST_ADDRESS: Final = 254
_MOST: Final = 12
_PARTS: Final[tuple[tuple[Part, re.Pattern[str]], ...]] = (
    (
        "recruiter",
        re.compile(r"\b(?:recruit\w*|talent|headhunter\w*|sourcer|personalvermittler\w*)\b", re.ASCII),
    ),
    (
        "coordinator",
        re.compile(r"\b(?:coordinator|koordinator\w*|assistant|assistenz|scheduler|admin\w*)\b", re.ASCII),
    ),
    (
        "hiring_manager",
        re.compile(
            r"\b(?:hiring manager|hiring|boss|manager|head|lead|director|vp|cto|ceo|founder|vorgesetzte\w*|"
            r"teamleit\w*|abteilungsleit\w*|leiter\w*|chef\w*|geschaftsfuhrer\w*)\b",
            re.ASCII,
        ),
    ),
    ("recruiter", re.compile(r"\b(?:hr|human resources|personal\w*|people)\b", re.ASCII)),
    ("interviewer", re.compile(r"\b(?:interview\w*|panel\w*|engineer|peer|colleague|kolleg\w*)\b", re.ASCII)),
)

_PLAIN_PARTS: Final = frozenset(
    "hiring manager|interviewer|recruiter|coordinator|other|hr|recruiting|personal|personaler".split("|")
)


class People(NamedTuple):
    """The contacts, a telephone number that is nobody's in particular, and what was left out or made up."""

    contacts: tuple[Contact, ...]
    phone: str | None
    notices: tuple[str, ...]


def people_in(name: str, email: str, phone: str, part: str, own_email: str | None) -> People:
    """The people that the four cells name; several in a cell stand between semicolons or on lines."""
    notices: list[str] = []
    names = [said(each) for each in _BETWEEN.split(name) if said(each)][:_MOST]
    emails = _addresses(email, own_email, notices)
    names, emails = _apart(names, emails, own_email, notices)
    phones = _numbers(phone, notices)
    parts = [each for each in _BETWEEN.split(part) if said(each)][:_MOST]
    if not names and not emails:
        return People((), phones[0] if phones else None, tuple(notices))
    contacts: list[Contact] = []
    for at, (written, address) in enumerate(zip_longest(names, emails[:_MOST])):
        number = phones[at] if at < len(phones) else None
        title = parts[at] if at < len(parts) else ""
        if not written:
            notices.append("A contact has an address and no name: the name was made of the address.")
        taken = [each.id for each in contacts]
        contacts.append(_contact(written or "", address, number, title, taken))
    if len(phones) > len(contacts):
        notices.append("More telephone numbers than contacts: the rest were not kept.")
    return People(tuple(contacts), None, tuple(notices))


def person_of(name: str, email: str, phone: str, part: str) -> People:
    """The one person of a row that our own table wrote: every cell as it is."""
    if not name:
        return People((), phone or None, ())
    known: dict[str, Part] = {each: each for each in get_args(Part)}
    contact = Contact(
        id=id_for(name, ()),
        name=name,
        part=known.get(part, "other"),
        email=email or None,
        phone=phone or None,
    )
    return People((contact,), None, ())


def part_named(words: str) -> Part:
    """A contact's part, by the word or the title that is written for it."""
    text = normalised(words)
    return next((found for found, pattern in _PARTS if pattern.search(text)), "other")


def _contact(
    written: str, address: str | None, number: str | None, title: str, taken: Sequence[str]
) -> Contact:
    name = " ".join(written.split())
    aside = _ASIDE.search(name)
    if aside is not None and aside.start() > 0:
        title = title or (aside[1] or aside[2] or "").strip()
        name = _ASIDE.sub(" ", name).strip()
    last, comma, first = name.partition(", ")
    if comma and first and " " not in last and "," not in first:
        name = f"{first} {last}"
    if not name:
        name = from_address(address or "") or address or "Contact"
    title = " ".join(title.split())[:_LONGEST]
    part = part_named(title)
    return Contact(
        id=id_for(_TITLES.sub("", name) or name, taken)[:_LONGEST_ID],
        name=name[:_LONGEST],
        part=part,
        email=address,
        phone=number,
        title=title if title and normalised(title) not in _PLAIN_PARTS else None,
    )


def _addresses(cell: str, own: str | None, notices: list[str]) -> list[str]:
    text = said(cell)
    if not text:
        return []
    found = [each for each in _ADDRESS.findall(text.replace("mailto:", "")) if len(each) <= _LONGEST_ADDRESS]
    if not found:
        notices.append("The contact's email is no address and was not kept.")
    return _others(found, own, notices)


def _others(found: list[str], own: str | None, notices: list[str]) -> list[str]:
    kept = [each for each in dict.fromkeys(found) if own is None or each.casefold() != own.casefold()]
    if len(kept) < len(dict.fromkeys(found)):
        notices.append("The contact's email is your own and was not kept.")
    return kept


def _apart(
    names: list[str], emails: list[str], own: str | None, notices: list[str]
) -> tuple[list[str], list[str]]:
    """Names and the addresses that stand beside them in the same cell."""
    if not any(map(has_email, names)):
        return names, emails
    bare: list[str] = []
    for each in names:
        inside = _others(_ADDRESS.findall(each), own, notices)
        emails = [*emails, *(address for address in inside if address not in emails)]
        rest = _MAIL_LEFT.sub("", _ADDRESS.sub("", each)).strip(" ,-()")
        if rest:
            bare.append(rest)
    return bare, emails


def _numbers(cell: str, notices: list[str]) -> list[str]:
    text = said(cell)
    if not text:
        return []
    numbers = [each for each in _BETWEEN.split(text) if is_phone(each)]
    if not numbers:
        notices.append("The contact's phone is no telephone number and was not kept.")
    return numbers[:_MOST]
