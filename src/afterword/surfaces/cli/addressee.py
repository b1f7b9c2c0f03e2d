"""Whom a text is for, where the command line does not say: the note's own lines, or the case."""

from collections.abc import Sequence

from afterword.core.facts import Case, Contact
from afterword.core.fault import Fault
from afterword.surfaces.cli.note_file import NoteFile


def known_contact(case: Case, asked: str) -> Contact:
    """The contact of that id, name or address."""
    found = [each for each in case.contacts if each.id == asked]
    if not found:
        wanted = asked.strip().casefold()
        found = [
            each
            for each in case.contacts
            if wanted in (each.name.casefold(), (each.email or "").casefold(), _first(each).casefold())
        ]
    if len(found) == 1:
        return found[0]
    names = ", ".join(repr(each.id) for each in case.contacts[:8]) or "none: the case has no contacts"
    raise Fault("CONTACT", repr(asked), f"the id of a contact ({names})")


def _first(contact: Contact) -> str:
    words = contact.name.split()
    return words[0] if words else contact.name


def addressee(case: Case, asked: str | None, note: NoteFile) -> Contact | None:
    """Whom a note is for: who was asked for, else who stands in its ``To:``, else the case's only contact."""
    if asked is not None:
        return known_contact(case, asked)
    if note.to:
        return _named(case.contacts, note.to)
    return case.contacts[0] if len(case.contacts) == 1 else None


def _named(contacts: Sequence[Contact], to: str) -> Contact | None:
    plain = to.casefold()
    for each in contacts:
        if each.email and each.email.casefold() in plain:
            return each
    for each in contacts:
        if each.name.casefold() in plain:
            return each
    return None
