"""What a mail address says: whether it's a company, a mailbox provider, a scheduling service or a machine."""

import re
from typing import Final

from afterword.core.text.mailboxes import FREE_MAIL, SCHEDULERS

COUNTRIES: Final = frozenset(
    {
        "ar", "at", "au", "be", "bg", "br", "ca", "ch", "cl", "cn", "cz", "de", "dk", "ee", "es", "fi",
        "fr", "gr", "hk", "hr", "hu", "ie", "il", "it", "jp", "kr", "lt", "lu", "lv", "mx", "nl", "no",
        "nz", "pe", "ph", "pl", "pt", "ro", "rs", "se", "sg", "si", "sk", "th", "tr", "tw", "ua", "uk",
        "us", "vn", "za",
    }
)  # fmt: skip
"""Top-level domains that really mean the country. Others (.io, .ai, .co, .me) are chosen for their sound."""


_MACHINE: Final = re.compile(
    r"(no|do-?not|dont)[._-]?reply|calendar([._-]?(invites?|notifications?|server))?|invites?|invitations?"
    r"|notifications?|notify|schedul(er|ing|e)([._-]?bot)?|bookings?|mailer[._-]?daemon|postmaster|bounces?"
    r"|automated|system|bot|unknownorganizer|reminders?|meetings?",
    re.IGNORECASE,
)
_TWO_LABELS: Final = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "gob", "edu", "ltd", "plc", "or", "ne", "go"}
)
"""Labels before a country's ending that push the name one label to the left, as in .co.uk."""
_COUNTRY_LABEL: Final = 2


def domain_of(email: str) -> str:
    """The part after the @ in lower case; empty if there's none."""
    return email.rpartition("@")[2].casefold() if "@" in email else ""


def is_free(domain: str) -> bool:
    """Whether anybody can get a mailbox there."""
    return domain in FREE_MAIL


def is_scheduler(domain: str) -> bool:
    """Whether it belongs to a scheduling or meeting service, which writes for others."""
    return any(domain == known or domain.endswith(f".{known}") for known in SCHEDULERS)


def is_machine(email: str) -> bool:
    """Whether it's an address that nobody reads."""
    local = email.partition("@")[0].partition("+")[0]
    return _MACHINE.fullmatch(local) is not None


def label_of(domain: str) -> str:
    """The label that names the organization: ``northwind`` in ``mail.northwind.co.uk``."""
    labels = domain.split(".")
    if len(labels) < _COUNTRY_LABEL:
        return domain
    is_country = len(labels[-1]) == _COUNTRY_LABEL
    if is_country and len(labels) > _COUNTRY_LABEL and labels[-2] in _TWO_LABELS:
        return labels[-3]
    return labels[-2]


def country_of(domain: str) -> str | None:
    """The ISO 3166-1 country of a domain, if its ending says so."""
    ending = domain.rpartition(".")[2]
    if ending not in COUNTRIES:
        return None
    return "GB" if ending == "uk" else ending.upper()
