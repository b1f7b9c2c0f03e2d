"""By hand or by email: whatever fits the person and can reach them."""

from typing import Final, final

from afterword.core.delivery import passed_on_by
from afterword.core.time.instants import Day
from afterword.core.timeline import ContactState, Timeline

EMAIL: Final = "email"
BY_HAND: Final = "handwritten"
VIA_RECRUITER: Final = "via_recruiter"
VIA_COORDINATOR: Final = "via_coordinator"
PHONE: Final = "phone"
LATE_CARD: Final = "arrives_too_late"
_EUROPE: Final = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO CH GB".split()
)
_NORTH_AMERICA: Final = frozenset(("US", "CA"))


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
    """Someone without a usable address of their own is thanked through whoever arranged the talk."""
    medium = note_to(situation, person)
    if (
        medium.channel is None
        and medium.reason != "recruiter_unreachable"
        and passing_on(situation, person) is not None
    ):
        return Medium(VIA_COORDINATOR, "coordinator")
    return medium


def note_to(situation: Timeline, person: ContactState) -> Medium:
    """A note goes through the recruiter if there is one, or else however fits the person."""
    if not through_the_recruiter(situation, person):
        return medium_fits(person)
    if situation.people[situation.case.via or ""].email is not None:
        return Medium(VIA_RECRUITER, "recruiter")
    return Medium(None, "recruiter_unreachable")


def mailbox_of(situation: Timeline, medium: Medium) -> str | None:
    """Whose mailbox a note goes to if the recruiter passes it on; ``None`` for their own."""
    return situation.case.via if medium.channel == VIA_RECRUITER else None


def passing_on(situation: Timeline, person: ContactState) -> str | None:
    """The id of the coordinator who passes a note on to someone without an address of their own."""
    for other in situation.people.values():
        if other.part == "coordinator" and other is not person and other.email is not None:
            return other.id
    return None


def card_arrives(situation: Timeline, posted: Day, due: Day) -> bool:
    """Whether a card posted that day arrives a business day before their answer is due."""
    days = situation.days
    return days.after(days.after(posted, post_days(situation)), 1) <= due


def post_days(situation: Timeline) -> int:
    """How many business days a card takes: at home, within a post region, or farther."""
    policy, theirs = situation.policy, situation.case.company.country
    home = situation.case.candidate.country or theirs
    if home is None or theirs is None or home == theirs:
        return policy.post_home
    for region in (_EUROPE, _NORTH_AMERICA):
        if home in region and theirs in region:
            return policy.post_region
    return policy.post_far


def note_medium(situation: Timeline, person: ContactState | None, came_by: str) -> Medium:
    """An email is answered by email if possible; otherwise the note goes like a thank-you."""
    if came_by == EMAIL and person is not None and person.email is not None:
        return Medium(EMAIL, "same_channel")
    return note_to(situation, person) if person is not None else medium_fits(None)


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
