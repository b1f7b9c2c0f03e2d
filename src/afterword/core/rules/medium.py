"""By hand or by email: the medium that fits the person, as far as they can be reached by it."""

from typing import Final, final

from afterword.core.situation import Person, Situation

EMAIL: Final = "email"
BY_HAND: Final = "handwritten"
VIA_RECRUITER: Final = "via_recruiter"
PHONE: Final = "phone"


@final
class Medium:
    """A channel, and why it is this one (a key of the wording)."""

    def __init__(self, channel: str | None, reason: str) -> None:
        self.channel = channel
        self.reason = reason


def medium_fits(person: Person | None) -> Medium:
    """An old-fashioned person gets a card, a modern one an email; an address must exist for either."""
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


def through_the_recruiter(situation: Situation, person: Person) -> bool:
    """With a recruiter in between, notes to others go through them, unless asked to write directly."""
    via = situation.case.via
    return via is not None and person.id != via and not person.asked_to_write


def thank_you_medium(situation: Situation, person: Person) -> Medium:
    """The thank-you's channel: through the recruiter where there is one, else what fits the person."""
    if through_the_recruiter(situation, person):
        recruiter = situation.people[situation.case.via or ""]
        if recruiter.email is not None:
            return Medium(VIA_RECRUITER, "recruiter")
        return Medium(None, "recruiter_unreachable")
    return medium_fits(person)


def note_medium(situation: Situation, person: Person | None, came_by: str) -> Medium:
    """An answer to what came by email goes by email, if it can; else the road of a thank-you."""
    if came_by == EMAIL and person is not None and person.email is not None:
        return Medium(EMAIL, "same_channel")
    return thank_you_medium(situation, person) if person is not None else medium_fits(None)


def letter_medium(person: Person | None) -> Medium:
    """What the offer asks for is in writing within a day: by email if there is an address, else by hand."""
    if person is not None and person.email is not None:
        return Medium(EMAIL, "letter")
    return medium_fits(person)


def reply_medium(person: Person | None, came_by: str) -> Medium:
    """An answer to what came by email goes by email, if it can; else what fits the person."""
    if came_by == EMAIL and person is not None and person.email is not None:
        return Medium(EMAIL, "same_channel")
    return medium_fits(person)
