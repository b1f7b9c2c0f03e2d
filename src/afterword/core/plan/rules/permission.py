"""Permission: what the guard checks for every message, call and visit, besides the hour."""

from afterword.core.plan.action import BLOCKED, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.action_kinds import WRITTEN
from afterword.core.plan.rules.call import no_calls_please
from afterword.core.plan.rules.medium import PHONE, VIA_RECRUITER
from afterword.core.plan.rules.offer import may_discuss_the_offer
from afterword.core.timeline import NEVER, ContactState, Timeline

OPEN = (UPCOMING, DUE, LATE, BLOCKED)


def no_showing_up(situation: Timeline) -> bool:
    """Never turn up at the office unless they asked."""
    return situation.asked_to_visit


def closed(situation: Timeline) -> bool:
    """A case that's withdrawn, closed or marked "no contact" has nothing more to say."""
    return situation.ended is not None


def open_note(situation: Timeline, actions: list[Action], person: ContactState) -> Action | None:
    """The planned note to them that's open, even if somebody else passes it on."""
    for action in actions:
        if action.status in OPEN and _is_for(situation, action, person):
            return action
    return None


def no_email_stream(person: ContactState) -> bool:
    """One message, not a stream: without an open note, write only if they wrote last or asked for it."""
    return person.last_reply > person.last_note or person.asked_to_write


def missed_the_day(actions: list[Action], person: ContactState) -> bool:
    """A later letter doesn't make up for a thank-you that was never sent."""
    if person.last_note != NEVER:
        return False
    for action in actions:
        if action.kind == "thank_you" and action.status == MISSED and action.contact == person.id:
            return True
    return False


def calls_unwanted(situation: Timeline) -> bool:
    """They don't want calls, and haven't asked for one since."""
    return situation.call_request is None and no_calls_please(situation)


def takes_calls(situation: Timeline, contact: str | None) -> bool:
    """Whether they can be called at all: there's a number, and they haven't asked for no calls."""
    person = situation.people[contact] if contact is not None else None
    number = person.phone if person is not None else situation.case.company.phone
    return number is not None and not wants_no_calls(situation)


def wants_no_calls(situation: Timeline) -> bool:
    """They asked for no calls (since the latest interview began, if any), and haven't asked for one since."""
    return (
        situation.call_request is None
        and situation.no_calls != NEVER
        and situation.no_calls >= situation.started
    )


def the_one_to_call(situation: Timeline, person: ContactState) -> bool:
    """One call to one person: whoever asked for it, whoever decides, or the recruiter in between."""
    contact = situation.asked_to_call() or situation.call_contact
    return contact is not None and person.id == contact.id


def to_talk_over(situation: Timeline, actions: list[Action], person: ContactState) -> bool:
    """Whether a call would answer them, or be about an open offer, rather than come out of the blue."""
    for action in actions:
        if action.contact != person.id or action.status not in (DUE, LATE, BLOCKED):
            continue
        if action.kind == "answer_invitation" or (action.kind == "answer" and action.channel == PHONE):
            return True
    return may_discuss_the_offer(situation, actions, person)


def _is_for(situation: Timeline, action: Action, person: ContactState) -> bool:
    if action.kind in WRITTEN and action.kind != "check_in":
        if action.channel == VIA_RECRUITER:
            return person.id == situation.case.via
        return action.contact == person.id
    return action.kind == "check_in" and action.status == DUE and action.contact == person.id
