"""Who is meant by an id, a name or an address."""

from collections.abc import Collection
from typing import Final

from afterword.core.case import Contact
from afterword.core.errors import InputError, Phrase

_SHOWN_AT_MOST: Final = 8


def find_contact(contacts: Collection[Contact], asked: str, path: str = "contact") -> Contact:
    """The contact of that id, else of that name, first or last name, or email address, in any case.

    ``InputError`` at ``path`` where there's none, or where several fit: it says which.
    """
    for each in contacts:
        if each.id == asked:
            return each
    wanted = " ".join(asked.split()).casefold()
    found = [each for each in contacts if wanted in _whole_names(each)]
    if not found:
        found = [each for each in contacts if wanted in each.name.casefold().split()]
    if len(found) == 1:
        return found[0]
    if found:
        several = " or ".join(f"{each.id!r} ({each.name})" for each in found[:_SHOWN_AT_MOST])
        raise InputError(
            path,
            Phrase("{asked}, which fits several", asked=repr(asked)),
            Phrase("one of them by id: {several}", several=several),
        )
    shown = ", ".join(repr(each.id) for each in list(contacts)[:_SHOWN_AT_MOST])
    more = ", …" if len(contacts) > _SHOWN_AT_MOST else ""
    known = f"{shown}{more}" if contacts else "none: the case has no contacts"
    raise InputError(
        path,
        repr(asked),
        Phrase("the id of a contact ({known}), their name or their email address", known=known),
    )


def _whole_names(contact: Contact) -> set[str]:
    return {
        contact.id.casefold(),
        " ".join(contact.name.split()).casefold(),
        (contact.email or "").casefold(),
    } - {""}
