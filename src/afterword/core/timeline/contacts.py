"""The people of a case as they are now: how each can be reached, and who wrote to whom last."""

from collections.abc import Mapping
from typing import Final, final

from afterword.core.case import Case, Company, Contact
from afterword.core.delivery import same_address

NEVER: Final = -(1 << 60)
"""A moment before all others: "hasn't happened"."""


@final
class ContactState:
    """A contact as of now: how they can be reached, and when they and the candidate last wrote."""

    def __init__(self, contact: Contact, company: Company) -> None:
        self.contact = contact
        self.company = company
        self.id: str = contact.id
        self.part: str = contact.part or "interviewer"
        """Someone without a part counts as an interviewer: better to thank them than to forget them."""
        self.dead: list[str | None] = []
        """Addresses of theirs that bounced; ``None`` for whatever address they have."""
        self.lost_by: ContactState | None = None
        """Whose mailbox the last note to them bounced from, if it did."""
        self.last_reply = NEVER
        self.last_email = NEVER
        """When they last wrote by email: whatever was sent to them before that arrived."""
        self.last_note = NEVER
        self.asked_to_write = False

    @property
    def name(self) -> str:
        """Their full name."""
        name: str = self.contact.name
        return name

    @property
    def bounced(self) -> bool:
        """Whether mail to their current address bounced; a corrected address counts as a new one."""
        email = self.contact.email
        return any(dead is None or same_address(dead, email) for dead in self.dead)

    @property
    def lost_note(self) -> bool:
        """Whether the last note to them bounced, and the mailbox still has the address that failed."""
        return self.lost_by is not None and self.lost_by.bounced

    @property
    def email(self) -> str | None:
        """A usable email address: one that hasn't bounced."""
        return None if self.bounced else self.contact.email

    @property
    def address(self) -> str | None:
        """Where a card reaches them: their own address, or else the company's."""
        return self.contact.address or self.company.address

    @property
    def phone(self) -> str | None:
        """Their own number, or else the company's."""
        return self.contact.phone or self.company.phone


def contacts_of(case: Case) -> dict[str, ContactState]:
    """Everyone in the case by id, in the case's order, before anything has happened."""
    company = case.company
    return {contact.id: ContactState(contact, company) for contact in case.contacts}


def call_contact_of(
    via: str | None, contacts: Mapping[str, ContactState], panel: list[ContactState] | None
) -> ContactState | None:
    """Who a follow-up goes to: the recruiter in between, or else whoever decides on the latest panel.

    ``panel`` are the people of the latest finished interview, ``None`` if none has finished. If it
    names nobody, everyone in the case is considered.
    """
    if via is not None:
        return contacts[via]
    if panel is None:
        return None
    people = panel or list(contacts.values())
    for part in ("hiring_manager", "interviewer"):
        for person in people:
            if person.part == part:
                return person
    return people[0] if people else None
