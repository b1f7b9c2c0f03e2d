"""What the invites tell about the company: its name, its zone, its country, its address."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from afterword.app.from_invite.addresses import country_of
from afterword.app.from_invite.place import address_of
from afterword.app.from_invite.roles import company_of, domains_of
from afterword.ports import Invite, Person


class Asked(NamedTuple):
    """Where to look: the invites, the contacts in them, everybody's names, and the candidate's address."""

    invites: Sequence[Invite]
    contacts: Sequence[Person]
    names: Sequence[str]
    own_email: str | None


def company_in(
    asked: Asked,
    given: Mapping[str, object],
    notices: list[str],
    country_of_zone: Callable[[str], str | None],
) -> dict[str, object]:
    """The company's table, with a notice for each guess that ``given`` does not settle.

    Its zone is that of the invite's time, where the time names one: whoever invites writes in their own.
    Its country is guessed from a country's own mail domain, else from that zone: without one, no public
    holiday would be known, and the call might fall on Thanksgiving.
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
    """The IANA name of the zone that the invite's time is in, if it is one of a place."""
    zone = invite.starts_at.tzinfo
    if isinstance(zone, ZoneInfo) and "/" in zone.key and not zone.key.startswith("Etc/"):
        return zone.key
    return None
