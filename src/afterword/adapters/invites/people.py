"""Who is in the meeting: persons, not rooms."""

from typing import Any, Final

from afterword.adapters.invites.events import Event
from afterword.ports import Person

_NO_PERSON: Final = frozenset({"ROOM", "RESOURCE", "GROUP"})
_ROOMS: Final = "@resource.calendar.google.com"
_AT_MOST: Final = 200


def people_of(event: Event) -> tuple[Person, ...]:
    """The persons invited, in the invite's order; the organizer first if only named as such."""
    people: dict[str, Person] = {}
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
        people[key] = Person(name, guest.email, leads)
    return tuple(people.values())


def _key(person: Person) -> str:
    return person.email or person.name.casefold()


def _person(value: Any, *, is_organizer: bool) -> Person | None:
    if value is None:
        return None
    address = _address(str(value)) or _address(_parameter(value, "EMAIL"))
    name = " ".join(_parameter(value, "CN").strip("\"' ").split())
    if "@" in name:  # programs without a name put the address in its place
        address = address or _address(name)
        name = ""
    if _parameter(value, "CUTYPE").upper() in _NO_PERSON or address.endswith(_ROOMS):
        return None
    return Person(name, address, is_organizer) if name or address else None


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
