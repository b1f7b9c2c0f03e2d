"""Finds the role and the company that the invites are about."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from afterword.ports import Invite, Invitee
from afterword.services.cases.from_invite.addresses import (
    country_of,
    domain_of,
    is_free,
    is_scheduler,
    label_of,
)
from afterword.services.cases.from_invite.meetings import address_of
from afterword.services.cases.from_invite.titles import Title, name_in, parse_title, without_genders

_ROLE_LINE: Final = re.compile(
    r"^\s*(?:role|position|job(?: title)?|stelle|poste|puesto)\s*:\s*(\S.{1,118})$",
    re.IGNORECASE | re.MULTILINE,
)
_COMPANY_LINE: Final = re.compile(
    r"^\s*(?:company|employer|firma|unternehmen|entreprise)\s*:\s*(\S.{1,118})$", re.IGNORECASE | re.MULTILINE
)
_ROLE_PHRASE: Final = re.compile(
    r"\b(?:for|about|regarding) (?:the|our) ((?:[\w/&+#.-]+ ){1,6}?)(?:role|position|opening)\b",
    re.IGNORECASE,
)
_EVENT_NAME: Final = re.compile(r"^\s*Event Name:\s*(\S.{1,118})$", re.MULTILINE)
_READ: Final = 20_000


def role_of(invites: Sequence[Invite], people: Sequence[str]) -> str | None:
    """The role: from a line of the description, then the title, then sentences in the description."""
    for invite in invites:
        found = _ROLE_LINE.search(invite.description[:_READ])
        if found:
            return _without_marker(found[1])
    for title in _titles(invites, people):
        if title.role:
            return title.role
    for invite in invites:
        phrase = _ROLE_PHRASE.search(invite.description[:_READ])
        if phrase:
            return _without_marker(phrase[1])
    return None


def _without_marker(role: str) -> str:
    return " ".join(without_genders(role).split())


def domains_of(contacts: Sequence[Invitee], own: str | None) -> list[str]:
    """Domains that may be the company's, most likely first.

    Leaves out the candidate's own and mailbox providers. Prefers the domain most guests have, and then one
    that isn't the organizer's (an agency may send the invite). A scheduling service's domain only counts if
    there's no other.
    """
    mine = domain_of(own or "")
    count: Counter[str] = Counter()
    for contact in contacts:
        domain = domain_of(contact.email)
        if domain and domain != mine and not is_free(domain):
            count[domain] += 3 - contact.is_organizer  # A guest counts a little more.
    ranked = [domain for domain, _ in count.most_common()]
    return [each for each in ranked if not is_scheduler(each)] or ranked


def company_of(invites: Sequence[Invite], people: Sequence[str], domains: Sequence[str]) -> str | None:
    """The company: as a text spells its domain, then as the title says, then the domain's own label."""
    for invite in invites:
        found = _COMPANY_LINE.search(invite.description[:_READ])
        if found:
            return found[1].strip()
    texts = [invite.title for invite in invites] + [
        text[:_READ] for invite in invites for text in (invite.location, invite.description)
    ]
    for domain in domains[:1]:
        spelled = _spelled(label_of(domain), texts)
        if spelled:
            return spelled
    titles = _titles(invites, people)
    for title in titles:
        if title.company:
            return title.company
    if domains:
        return " ".join(word[:1].upper() + word[1:] for word in label_of(domains[0]).split("-") if word)
    alone = {name_in(title.rest[0]) for title in titles if len(title.rest) == 1}
    return alone.pop() if len(alone) == 1 else None


def _titles(invites: Sequence[Invite], people: Sequence[str]) -> list[Title]:
    texts = [invite.title for invite in invites]
    texts += [found[1] for invite in invites if (found := _EVENT_NAME.search(invite.description[:_READ]))]
    return [parse_title(text, people) for text in texts]


def _spelled(label: str, texts: Sequence[str]) -> str | None:
    """Words in a text that together spell the label: "Tailspin Toys" for ``tailspintoys``."""
    letters = [letter for letter in label.casefold() if letter.isalnum()]
    if not letters:
        return None
    pattern = re.compile(
        r"(?<![\w@./-])" + r"[ &.'\u2019-]{0,3}".join(map(re.escape, letters)) + r"(?![\w@]|[./-]\w)",
        re.IGNORECASE,
    )
    for text in texts:
        for found in pattern.finditer(text):
            if found[0][:1].isupper():
                return " ".join(found[0].split())
    return None


# What the invites say about the company: name, zone, country, address.


class EmployerClues(NamedTuple):
    """Where to look: the invites, their contacts, everybody's names, and the candidate's address."""

    invites: Sequence[Invite]
    contacts: Sequence[Invitee]
    names: Sequence[str]
    own_email: str | None


def company_in(
    asked: EmployerClues,
    given: Mapping[str, object],
    notices: list[str],
    country_of_zone: Callable[[str], str | None],
) -> dict[str, object]:
    """The company's table, with a notice for every guess that ``given`` doesn't settle.

    The zone is the one given with the invite's time, since people invite in their own zone. The country comes
    from a country's own mail domain, or from the zone: without one there'd be no public holidays, and the
    call might fall on Thanksgiving.
    """
    table: dict[str, object] = {}

    def guess(key: str, value: str | None, notice: str) -> None:
        if value is not None:
            table[key] = value
            if key not in given:
                notices.append(notice)

    domains = domains_of(asked.contacts, asked.own_email)
    name = company_of(asked.invites, asked.names, domains)
    guess("name", name, f"The company is taken to be {name!r}, from the invite.")
    called = given.get("name", name) or "The company"
    zone = next((zone_key(invite) for invite in asked.invites if invite.zone_from == "time"), None)
    guess("timezone", zone, f"{called} is taken to be on the invite's time, {zone}.")
    country = country_of(domains[0]) if domains else None
    if country is not None or zone is None:
        guess("country", country, f"{called} is taken to be in {country}, as its mail addresses are.")
    else:
        country = country_of_zone(zone)
        guess("country", country, f"{called} is taken to be in {country}, as the invite's time is.")
    address = next((found for invite in asked.invites if (found := address_of(invite))), None)
    guess("address", address, f"The postal address of {called} is taken from the place of the interview.")
    return table


def zone_key(invite: Invite) -> str | None:
    """The IANA zone of the invite's time, if it belongs to a place."""
    zone = invite.starts_at.tzinfo
    if isinstance(zone, ZoneInfo) and "/" in zone.key and not zone.key.startswith("Etc/"):
        return zone.key
    return None
