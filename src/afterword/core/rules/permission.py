"""Permission: what the guard asks of every message, call and visit, apart from the hour."""

from afterword.core.action import BLOCKED, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.rules.call import no_calls_please
from afterword.core.rules.medium import VIA_RECRUITER
from afterword.core.situation import NEVER, Person, Situation

OPEN = (UPCOMING, DUE, LATE, BLOCKED)
NOTES = frozenset(
    (
        "thank_you",
        "answer",
        "after_rejection",
        "reopened_note",
        "thank_for_offer",
        "accept_in_writing",
        "decline_note",
    )
)


def no_showing_up(situation: Situation) -> bool:
    """Never turn up at the office, unless they asked."""
    return situation.asked_to_visit


def closed(situation: Situation) -> bool:
    """A case that is withdrawn, closed, or asked to be left alone has nothing more to say."""
    return situation.ended is not None


def open_note(situation: Situation, actions: list[Action], person: Person) -> Action | None:
    """The note of the plan that is open for them, whoever passes it on."""
    for action in actions:
        if action.status in OPEN and _is_for(situation, action, person):
            return action
    return None


def no_email_stream(person: Person) -> bool:
    """One message, not a stream: no more without a note that is open, unless they wrote last or asked."""
    return person.last_reply > person.last_note or person.asked_to_write


def missed_the_day(actions: list[Action], person: Person) -> bool:
    """A thank-you that was never sent is not made up for by another letter."""
    if person.last_note != NEVER:
        return False
    for action in actions:
        if action.kind == "thank_you" and action.status == MISSED and action.contact == person.id:
            return True
    return False


def calls_unwanted(situation: Situation) -> bool:
    """They want no calls, and have not asked for one since."""
    return situation.told is None and no_calls_please(situation)


def the_one_to_call(situation: Situation, person: Person) -> bool:
    """One call, to one person: the one who decides, or the recruiter in between."""
    contact = situation.call_contact
    return contact is not None and person.id == contact.id


def _is_for(situation: Situation, action: Action, person: Person) -> bool:
    if action.kind in NOTES:
        if action.channel == VIA_RECRUITER:
            return person.id == situation.case.via
        return action.contact == person.id
    return action.kind == "check_in" and action.status == DUE and action.contact == person.id
