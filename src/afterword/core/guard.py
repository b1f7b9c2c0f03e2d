"""May I? The guard that stands on every road out.

Reasons are asked in a fixed order and the first that holds is the answer. A refusal names the
claim; what to do instead is put into words from the same plan.
"""

from typing import final

from afterword.core.action import BLOCKED, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.moments import Moment
from afterword.core.plan import Plan
from afterword.core.rules.call import no_calls_please
from afterword.core.rules.hours import business_day, unfit_hour
from afterword.core.rules.medium import VIA_RECRUITER
from afterword.core.situation import NEVER, Person

ACTS = ("email", "card", "call", "visit")
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


@final
class Verdict:
    """Whether the act is allowed, and the claim or condition that decides it.

    ``note`` is the open note that allows a message; ``back`` the moment from which a refused call
    would be allowed, where one is known.
    """

    def __init__(
        self,
        act: str,
        contact: str,
        because: str | None,
        *,
        note: Action | None = None,
        back: Moment | None = None,
    ) -> None:
        self.act = act
        self.contact = contact
        self.allowed = because is None
        self.because = because
        self.note = note
        self.back = back


def may(plan: Plan, act: str, person: Person) -> Verdict:
    """The verdict on an act towards a contact at the plan's moment."""
    if act == "visit":
        return Verdict(act, person.id, no_showing_up(plan))
    if plan.situation.ended is not None:
        return Verdict(act, person.id, "closed")
    if act == "call":
        return may_call(plan, person)
    return may_write(plan, act, person)


def no_showing_up(plan: Plan) -> str | None:
    """Never turn up at the office, unless they asked."""
    if plan.situation.asked_to_visit:
        return None
    return "no-showing-up"


def may_write(plan: Plan, act: str, person: Person) -> Verdict:
    """One note while it is open, an answer to what they wrote, or what they asked for; nothing else."""
    for action in plan.actions:
        if action.status in OPEN and _is_for(plan, action, person):
            return Verdict(act, person.id, None, note=action)
    if person.last_reply > person.last_note or person.asked_to_write:
        return Verdict(act, person.id, None)
    if person.last_note == NEVER:
        for action in plan.actions:
            if action.kind == "thank_you" and action.status == MISSED and action.contact == person.id:
                return Verdict(act, person.id, "within-24h")
    return Verdict(act, person.id, "no-email-stream")


def _is_for(plan: Plan, action: Action, person: Person) -> bool:
    if action.kind in NOTES:
        if action.channel == VIA_RECRUITER:
            return person.id == plan.situation.case.via
        return action.contact == person.id
    return action.kind == "check_in" and action.status == DUE and action.contact == person.id


def may_call(plan: Plan, person: Person) -> Verdict:
    """One call, to one person, after the silence, in their good hours."""
    situation = plan.situation
    if situation.latest is None:
        return Verdict("call", person.id, "no-interview")
    if situation.told is None and no_calls_please(situation):
        return Verdict("call", person.id, "no-calls-please")
    contact = situation.call_contact
    if contact is None or person.id != contact.id:
        return Verdict("call", person.id, "not-the-call-contact")
    call, open_ = plan.call, plan.opening
    if call is None or open_ is None or call.kind != "call":
        if situation.calls_since():
            return Verdict("call", person.id, "call-once")
        if situation.decision is not None:
            return Verdict("call", person.id, "answered")
        return Verdict("call", person.id, "no-interview" if call is None else "no-calls-please")
    now, zone = situation.now, call.zone
    next_window = call.windows[0][0] if call.windows else None
    if open_.told is not None and open_.told.moment is not None:
        inside = open_.opens <= now < open_.closes
        return Verdict("call", person.id, None if inside else "call-at-agreed-time", back=next_window)
    today = zone.day_of(now)
    if open_.told is not None:
        if today < open_.day:
            return Verdict("call", person.id, "call-at-agreed-time", back=next_window)
    elif today < open_.day:
        return Verdict("call", person.id, "call-after-silence", back=next_window)
    if now >= open_.closes:
        return Verdict("call", person.id, "let-go")
    if not business_day(situation.days, today):
        return Verdict("call", person.id, "business-day", back=next_window)
    return Verdict("call", person.id, unfit_hour(situation.policy, zone.clock_of(now)), back=next_window)
