"""What a mail address tells: a company, a mailbox provider, a scheduling service, a machine."""

import re
from typing import Final

from afterword.app.from_invite.domains import COUNTRIES, FREE, SCHEDULERS

_MACHINE: Final = re.compile(
    r"(no|do-?not|dont)[._-]?reply|calendar([._-]?(invites?|notifications?|server))?|invites?|invitations?"
    r"|notifications?|notify|schedul(er|ing|e)([._-]?bot)?|bookings?|mailer[._-]?daemon|postmaster|bounces?"
    r"|automated|system|bot|unknownorganizer|reminders?|meetings?",
    re.IGNORECASE,
)
_TWO_LABELS: Final = frozenset(
    {"co", "com", "org", "net", "ac", "gov", "gob", "edu", "ltd", "plc", "or", "ne", "go"}
)
"""What stands before a country's ending where the name comes one label earlier, as in .co.uk."""
_COUNTRY_LABEL: Final = 2


def domain_of(email: str) -> str:
    """The part after the @, lower-case; empty without one."""
    return email.rpartition("@")[2].casefold() if "@" in email else ""


def is_free(domain: str) -> bool:
    """Whether anybody can have a mailbox there."""
    return domain in FREE


def is_scheduler(domain: str) -> bool:
    """Whether a scheduling or meeting service writes from there in others' names."""
    return any(domain == known or domain.endswith(f".{known}") for known in SCHEDULERS)


def is_machine(email: str) -> bool:
    """Whether nobody reads what is sent to the address."""
    local = email.partition("@")[0].partition("+")[0]
    return _MACHINE.fullmatch(local) is not None


def label_of(domain: str) -> str:
    """The label that names the organization: ``northwind`` of ``mail.northwind.co.uk``."""
    labels = domain.split(".")
    if len(labels) < _COUNTRY_LABEL:
        return domain
    is_country = len(labels[-1]) == _COUNTRY_LABEL
    if is_country and len(labels) > _COUNTRY_LABEL and labels[-2] in _TWO_LABELS:
        return labels[-3]
    return labels[-2]


def country_of(domain: str) -> str | None:
    """The ISO 3166-1 country that a domain belongs to, where its ending says so."""
    ending = domain.rpartition(".")[2]
    if ending not in COUNTRIES:
        return None
    return "GB" if ending == "uk" else ending.upper()
