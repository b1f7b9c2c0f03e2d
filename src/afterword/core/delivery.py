"""The time zone of a contact, from the most reliable source to the least."""

import unicodedata
from typing import Final

from msgspec.structs import replace

from afterword.core.case import Case, Contact, NotePurpose
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import Zone


def their_zone(case: Case, contact: Contact | None, calendar: Calendar) -> Zone | None:
    """The contact's own time zone, or else the company's, their phone number's, or the country's only one.

    A number or a country counts only if all of its zones keep the same time; the calendar names one of them.
    ``None`` if nothing is known: the candidate's zone has to do.
    """
    if contact is not None and contact.timezone is not None:
        return calendar.zones[contact.timezone]
    company = case.company
    if company.timezone is not None:
        return calendar.zones[company.timezone]
    number = (contact.phone if contact is not None else None) or company.phone
    if number is not None:
        zone = _only(calendar.phone_zones[number, company.country], calendar)
        if zone is not None:
            return zone
    if company.country is not None:
        return _only(calendar.country_zones[company.country], calendar)
    return None


def _only(names: tuple[str, ...], calendar: Calendar) -> Zone | None:
    return calendar.zones[names[0]] if len(names) == 1 else None


# Whose mailbox a note goes to: their own, or that of the recruiter in between, who passes it on.

PASSED_ON: Final[frozenset[NotePurpose]] = frozenset(("thank_you", "after_rejection", "reopened"))
"""Purposes of notes that a recruiter passes on. People who wrote themselves are answered directly."""


def with_recruiter(case: Case) -> Case:
    """The case with its ``via`` set: if it's missing, the first contact from an agency."""
    if case.via is not None:
        return case
    for contact in case.contacts:
        if contact.part == "agency":
            return replace(case, via=contact.id)
    return case


def passed_on_by(case: Case, contact: str, *, asked_to_write: bool) -> str | None:
    """The id of the recruiter who passes notes on to a contact; ``None`` if they're written to directly.

    ``asked_to_write``: they asked for an email, and haven't had one since.
    """
    if case.via is None or contact == case.via or asked_to_write:
        return None
    return case.via


# Email addresses are compared whole, in the form that mail servers use.


def ascii_domain(domain: str) -> str:
    """A domain as mail servers use it: lower case, ASCII (IDNA), without a dot at the end.

    Raises ``UnicodeError`` if it isn't a domain.
    """
    plain = unicodedata.normalize("NFKC", domain).strip().lower().rstrip(".")
    return plain if plain.isascii() else plain.encode("idna").decode("ascii")


def normalized(address: str) -> str:
    """An address for comparing.

    Case doesn't matter before the ``@`` either: RFC 5321 leaves that to each server, but none in use gives
    ``Dana@`` and ``dana@`` to two people. A domain that isn't one is compared as it was written.
    """
    local, _, domain = address.strip().rpartition("@")
    try:
        domain = ascii_domain(domain)
    except UnicodeError:
        domain = domain.strip().lower()
    return f"{unicodedata.normalize('NFC', local).lower()}@{domain}"


def same_address(one: str | None, other: str | None) -> bool:
    """Whether mail to both goes to the same mailbox. A missing address never matches."""
    if not one or not other:
        return False
    return one == other or normalized(one) == normalized(other)
