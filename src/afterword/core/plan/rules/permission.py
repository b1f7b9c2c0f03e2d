"""Permission: what the guard checks for every message, call and visit, besides the hour."""

from collections.abc import Sequence

from afterword.core.plan.action import BLOCKED, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.rules.call import no_calls_please
from afterword.core.timeline import FRIENDS, NEVER, ContactState, Timeline

OPEN = (UPCOMING, DUE, LATE, BLOCKED)


def no_showing_up(situation: Timeline) -> bool:
    """Never turn up at the office unless they asked."""
    return situation.asked_to_visit


def colleagues(situation: Timeline) -> bool:
    """Colleagues meet anyway: turning up is only out of place unasked, in their office hours."""
    return situation.case.internal


def closed(situation: Timeline) -> bool:
    """A case that's withdrawn, closed or marked "no contact" has nothing more to say."""
    return situation.ended is not None


def on_your_side(person: ContactState) -> bool:
    """Whoever recommends the candidate may always be written to and called: they're no part of the hiring."""
    return person.part in FRIENDS


def no_email_stream(openings: Sequence[Action]) -> bool:
    """One message, not a stream: write only for a step of the plan, which an answer to them always is."""
    return len(openings) > 0


def missed_the_day(actions: Sequence[Action], person: ContactState) -> bool:
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
