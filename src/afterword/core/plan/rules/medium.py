"""By hand or by email: whatever fits the person and can reach them."""

from typing import Final, final

from afterword.core.delivery import passed_on_by
from afterword.core.timeline import ContactState, Timeline

EMAIL: Final = "email"
BY_HAND: Final = "handwritten"
VIA_RECRUITER: Final = "via_recruiter"
PHONE: Final = "phone"


@final
class Medium:
    """A channel, and a key for the words that say why."""

    def __init__(self, channel: str | None, reason: str) -> None:
        self.channel = channel
        self.reason = reason


def medium_fits(person: ContactState | None) -> Medium:
    """A traditional person gets a card, a modern one an email, if there's an address for it."""
    if person is None:
        return Medium(None, "nobody")
    email = person.email is not None
    if person.contact.style == "traditional":
        if person.address:
            return Medium(BY_HAND, "traditional")
        if email:
            return Medium(EMAIL, "traditional_no_address")
    elif email:
        return Medium(EMAIL, person.contact.style)
    if person.address:
        return Medium(BY_HAND, "bounced" if person.bounced else "no_email")
    return Medium(None, "bounced_no_address" if person.bounced else "unreachable")


def through_the_recruiter(situation: Timeline, person: ContactState) -> bool:
    """With a recruiter in between, notes to others go through them, unless they asked for an email."""
    return passed_on_by(situation.case, person.id, asked_to_write=person.asked_to_write) is not None


def thank_you_medium(situation: Timeline, person: ContactState) -> Medium:
    """A thank-you goes through the recruiter if there is one, or else however fits the person."""
    if through_the_recruiter(situation, person):
        recruiter = situation.people[situation.case.via or ""]
        if recruiter.email is not None:
            return Medium(VIA_RECRUITER, "recruiter")
        return Medium(None, "recruiter_unreachable")
    return medium_fits(person)


def note_medium(situation: Timeline, person: ContactState | None, came_by: str) -> Medium:
    """An email is answered by email if possible; otherwise the note goes like a thank-you."""
    if came_by == EMAIL and person is not None and person.email is not None:
        return Medium(EMAIL, "same_channel")
    return thank_you_medium(situation, person) if person is not None else medium_fits(None)


def letter_medium(person: ContactState | None) -> Medium:
    """A letter about an offer is due within a day: by email if there's an address, or else by hand."""
    if person is not None and person.email is not None:
        return Medium(EMAIL, "letter")
    return medium_fits(person)


def reply_medium(person: ContactState | None, came_by: str) -> Medium:
    """An email is answered by email if possible; otherwise however fits the person."""
    if came_by == EMAIL and person is not None and person.email is not None:
        return Medium(EMAIL, "same_channel")
    return medium_fits(person)
