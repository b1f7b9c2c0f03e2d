"""Countries, time zones and interview formats, by the words people use for them."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import zip_longest
from typing import Final, Literal, NamedTuple, get_args
from zoneinfo import ZoneInfo, available_timezones

from afterword.core.case import Contact, Part
from afterword.core.errors import Phrase
from afterword.services.cases.from_invite.people import from_address, id_for
from afterword.services.transfer.importing.aliases import normalised
from afterword.services.transfer.importing.fields import meaningful
from afterword.services.transfer.importing.table import has_email, is_phone

Format = Literal["onsite", "video", "phone"]

_FORMATS: Final[tuple[tuple[Format, re.Pattern[str]], ...]] = (
    (
        "video",
        re.compile(
            r"\b(?:video|videocall|videointerview|videogesprach|videokonferenz|zoom|teams|google meet|meet|"
            r"hangouts?|webex|skype|virtual|virtuell|online|remote|facetime|web)\b",
            re.ASCII,
        ),
    ),
    (
        "phone",
        re.compile(
            r"\b(?:phone|telephone|telefon|telefonisch|telefoninterview|telefonat|call|tel)\b", re.ASCII
        ),
    ),
    (
        "onsite",
        re.compile(
            r"\b(?:on ?site|in person|inperson|face to face|f2f|office|in office|vor ort|personlich|prasenz|"
            r"local|at company)\b",
            re.ASCII,
        ),
    ),
)
_LETTERS: Final[dict[str, str]] = {
    "et": "America/New_York",
    "est": "America/New_York",
    "edt": "America/New_York",
    "eastern": "America/New_York",
    "ct": "America/Chicago",
    "cst": "America/Chicago",
    "cdt": "America/Chicago",
    "central": "America/Chicago",
    "mt": "America/Denver",
    "mst": "America/Denver",
    "mdt": "America/Denver",
    "mountain": "America/Denver",
    "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles",
    "pdt": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "cet": "Europe/Berlin",
    "cest": "Europe/Berlin",
    "mez": "Europe/Berlin",
    "mesz": "Europe/Berlin",
    "gmt": "UTC",
    "utc": "UTC",
    "bst": "Europe/London",
}
_COUNTRIES: Final[dict[str, str]] = {
    "uk": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "great britain": "GB",
    "grossbritannien": "GB",
    "usa": "US",
    "america": "US",
    "united states of america": "US",
    "the netherlands": "NL",
    "holland": "NL",
    "brd": "DE",
    "uae": "AE",
    "czech republic": "CZ",
    "turkey": "TR",
}
_NO_COUNTRY: Final = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
_CODE: Final = 2


def format_named(words: str) -> Format | None:
    """How an interview is held, by its word or by the name of a meeting program."""
    text = normalised(words)
    return next((found for found, pattern in _FORMATS if pattern.search(text)), None)


def zone_by_name(words: str) -> tuple[ZoneInfo, bool] | None:
    """A time zone by IANA name or abbreviation such as CET, and whether it was the full name."""
    text = words.strip().strip("()").strip()
    full = _zones().get(text.casefold().replace(" ", "_"))
    short = _LETTERS.get(normalised(text).removesuffix(" time"))
    if short is not None:
        return ZoneInfo(short), short == "UTC"
    return (ZoneInfo(full), True) if full is not None else None


def country_named(words: str) -> str | None:
    """An ISO 3166-1 code, given as a code or as the country's English or German name."""
    text = normalised(words)
    return _countries().get(text)


def country_of_place(words: str) -> str | None:
    """The country at the end of a place, as in ``Berlin, Germany``; two letters may mean a state."""
    last = re.split(r"[,\n;(/|]|\s[-\N{EN DASH}]\s", words.rstrip(" )."))[-1].strip()
    return country_named(last) if len(last) > _CODE or last in {"UK", "US"} else None


def zone_of(key: str) -> ZoneInfo | None:
    """The zone with exactly this IANA name."""
    return ZoneInfo(key) if key in _zones().values() else None


@cache
def _zones() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() - {"localtime", "Factory"}}


@cache
def _countries() -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 - its data load only where a table names countries

    found: dict[str, str] = {}
    for language in ("de", "en"):
        for code, name in Locale.parse(language).territories.items():
            if len(code) == _CODE and code.isalpha() and code not in _NO_COUNTRY:
                found[normalised(name)] = code
                found[code.casefold()] = code
    return {**found, **_COUNTRIES}


# The people in a row's contact cells.

_ADDRESS: Final = re.compile(
    r"(?<![^\s@<>()\[\],;:\"])[^\s@<>()\[\],;:\"]{1,64}@"
    r"[^\s@<>()\[\],;:\"]{1,190}\.[^\s@<>()\[\],.;:\"]{2,63}"
)
"""Every part has a maximum length and starts at a word, so it takes linear time."""
_BETWEEN: Final = re.compile(r"[;\n|]")
_ASIDE: Final = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*|\s+[-\N{EN DASH}]\s+(.+)$")
_MAIL_LEFT: Final = re.compile(r"mailto:|[<>]")
_TITLES: Final = re.compile(r"^(?:(?:herrn?|frau|mr|mrs|ms|miss|mx|dr|prof)\b\.?\s*)+", re.IGNORECASE)
_LONGEST: Final = 500
_LONGEST_ID: Final = 200
_LONGEST_ADDRESS: Final = 254
_MOST: Final = 12
_MOST_PIECES: Final = 100
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


class RowPeople(NamedTuple):
    """The contacts, a phone number that belongs to nobody in particular, and what was left out or made up."""

    contacts: tuple[Contact, ...]
    phone: str | None
    notices: tuple[str, ...]


def people_in(
    name: str, email: str, phone: str, part: str, own_email: str | None, *, headed: Part | None = None
) -> RowPeople:
    """The people in the four cells; several in one cell are separated by semicolons or line breaks.

    ``headed`` is the part in the column's header, for people without one of their own.
    """
    notices: list[str] = []
    names = _parted(name)
    emails = _addresses(email, own_email, notices)
    names, emails = _apart(names, emails, own_email, notices)
    phones = _numbers(phone, notices)
    parts = _parted(part)
    if not names and not emails:
        return RowPeople((), phones[0] if phones else None, tuple(notices))
    contacts: list[Contact] = []
    for at, (written, address) in enumerate(zip_longest(names, emails[:_MOST])):
        number = phones[at] if at < len(phones) else None
        title = parts[at] if at < len(parts) else ""
        if not written:
            notices.append(Phrase("A contact has an address and no name: the name was made of the address."))
        taken = [each.id for each in contacts]
        contacts.append(_contact(written or "", address, number, title, taken, headed=headed))
    if len(phones) > len(contacts):
        notices.append(Phrase("More telephone numbers than contacts: the rest were not kept."))
    return RowPeople(tuple(contacts), None, tuple(notices))


def _parted(cell: str) -> list[str]:
    """The parts of a cell between semicolons or line breaks, without empty ones."""
    return [
        each
        for piece in _BETWEEN.split(cell, _MOST_PIECES)[:_MOST_PIECES]
        if (each := meaningful(piece.strip()))
    ][:_MOST]


def person_of(name: str, email: str, phone: str, part: str) -> RowPeople:
    """The one person of a row in our own table: every cell as it is."""
    if not name:
        return RowPeople((), phone or None, ())
    known: dict[str, Part] = {each: each for each in get_args(Part)}
    contact = Contact(
        id=id_for(name, ()),
        name=name,
        part=known.get(part),
        email=email or None,
        phone=phone or None,
    )
    return RowPeople((contact,), None, ())


def part_headed(header: str) -> Part | None:
    """The part for people under that header: "Interviewer", "Recruiter name", "Gesprächspartner"."""
    text = normalised(header)
    if "interview" in text or "gesprachspartner" in text or "panel" in text:
        return "interviewer"
    return part_named(text) if "recruiter" in text or "hiring manager" in text else None


def part_named(words: str) -> Part | None:
    """A contact's part, from a word or title; ``None`` if it doesn't say."""
    text = normalised(words)
    return next((found for found, pattern in _PARTS if pattern.search(text)), None)


def _contact(
    written: str,
    address: str | None,
    number: str | None,
    title: str,
    taken: Sequence[str],
    *,
    headed: Part | None,
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
    part = part_named(title) if title else headed
    return Contact(
        id=id_for(_TITLES.sub("", name) or name, taken)[:_LONGEST_ID],
        name=name[:_LONGEST],
        part=part,
        email=address,
        phone=number,
        title=title if title and normalised(title) not in _PLAIN_PARTS else None,
    )


def _addresses(cell: str, own: str | None, notices: list[str]) -> list[str]:
    text = meaningful(cell)
    if not text:
        return []
    found = [each for each in _ADDRESS.findall(text.replace("mailto:", "")) if len(each) <= _LONGEST_ADDRESS]
    if not found:
        notices.append(Phrase("The contact's email is no address and was not kept."))
    return _others(found, own, notices)


def _others(found: list[str], own: str | None, notices: list[str]) -> list[str]:
    kept = [each for each in dict.fromkeys(found) if own is None or each.casefold() != own.casefold()]
    if len(kept) < len(dict.fromkeys(found)):
        notices.append(Phrase("The contact's email is your own and was not kept."))
    return kept


def _apart(
    names: list[str], emails: list[str], own: str | None, notices: list[str]
) -> tuple[list[str], list[str]]:
    """Names with the addresses beside them in the same cell."""
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
    text = meaningful(cell)
    if not text:
        return []
    numbers = [each for each in _parted(text) if is_phone(each)]
    if not numbers:
        notices.append(Phrase("The contact's phone is no telephone number and was not kept."))
    return numbers[:_MOST]
