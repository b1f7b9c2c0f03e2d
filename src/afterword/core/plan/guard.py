"""May I? The guard that every message, call and visit has to pass.

It goes through the possible reasons in a fixed order, and the first that applies is the answer. A refusal
names its claim. What to do instead is worded from the same plan.
"""

from typing import Final, final

from afterword.core.plan.action import BLOCKED, DUE, LATE, Action
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules import permission
from afterword.core.plan.rules.call import Opening, answered, has_decided
from afterword.core.plan.rules.hours import business_day, next_office_hour, unfit_hour, unfit_office_hour
from afterword.core.plan.rules.offer import may_write_about_the_offer
from afterword.core.time.instants import Instant
from afterword.core.timeline import ContactState

ACTS: Final = ("email", "card", "call", "visit")


@final
class Verdict:
    """Whether an act is allowed, and the claim or condition behind it.

    ``note`` is the open note that allows a message. ``back`` is when a refused call will be allowed, if
    that's known. ``talk``: the call answers them or is about their offer.
    """

    def __init__(
        self,
        act: str,
        contact: str,
        because: str | None,
        *,
        note: Action | None = None,
        back: Instant | None = None,
        talk: bool = False,
    ) -> None:
        self.act = act
        self.contact = contact
        self.allowed = because is None
        self.because = because
        self.note = note
        self.back = back
        self.talk = talk


def may(plan: Plan, act: str, person: ContactState) -> Verdict:
    """The verdict on an act towards a contact at the plan's moment."""
    situation = plan.situation
    if act == "visit":
        return Verdict(act, person.id, None if permission.no_showing_up(situation) else "no-showing-up")
    if permission.closed(situation):
        return Verdict(act, person.id, "closed")
    if act != "call":
        return _may_write(plan, act, person)
    call = plan.call
    because = _no_call(plan, person)
    if because is None and call is not None and plan.opening is not None:
        because = _unfit_now(plan, call, plan.opening)
    if because is not None and _may_talk(plan, person):
        return _may_call_the_office(plan, person)
    # A request from one person, or a step that concerns them, is no reason to call somebody else.
    mine = call is not None and call.contact == person.id
    back = call.windows[0][0] if because is not None and mine and call is not None and call.windows else None
    return Verdict(act, person.id, because, back=back)


def _may_talk(plan: Plan, person: ContactState) -> bool:
    """Whether a call to them would take care of an open step, and they haven't asked for no calls."""
    return not permission.wants_no_calls(plan.situation) and permission.to_talk_over(
        plan.situation, plan.actions, person
    )


def _may_call_the_office(plan: Plan, person: ContactState) -> Verdict:
    """A call that answers them may be made throughout office hours, unlike an unprompted one."""
    situation = plan.situation
    zone = situation.zone_of(person)
    because = unfit_office_hour(situation, zone)
    back = next_office_hour(situation, zone) if because is not None else None
    return Verdict("call", person.id, because, back=back, talk=True)


def can_be_done_now(plan: Plan, action: Action) -> bool:
    """Whether a step is open and within its hours right now, as the guard sees it."""
    if action.status not in (DUE, LATE, BLOCKED):
        return False
    if action.status == BLOCKED:
        return True
    if action.windows:
        return action.windows[0][0] <= plan.situation.now
    if action.kind != "call" or action.contact is None:
        return True
    return may(plan, "call", plan.situation.people[action.contact]).allowed


def _may_write(plan: Plan, act: str, person: ContactState) -> Verdict:
    """Allowed: an open note, an answer to what they wrote, or something they asked for. Nothing else."""
    note = permission.open_note(plan.situation, plan.actions, person)
    if note is not None or permission.no_email_stream(person):
        return Verdict(act, person.id, None, note=note)
    if may_write_about_the_offer(plan.situation, plan.actions, person):
        return Verdict(act, person.id, None)
    missed = permission.missed_the_day(plan.actions, person)
    return Verdict(act, person.id, "within-24h" if missed else "no-email-stream")


def _no_call(plan: Plan, person: ContactState) -> str | None:
    """Why the plan has no call to them at all."""
    situation = plan.situation
    if situation.latest is None and plan.call is None:
        return "no-interview"
    if permission.calls_unwanted(situation):
        return "no-calls-please"
    if not permission.the_one_to_call(situation, person):
        return "not-the-call-contact"
    if plan.call is not None:
        return None if plan.call.kind == "call" else "email-instead"
    if situation.calls_since() or situation.policy.call_max_unprompted == 0:
        return "call-once"
    # If the candidate has accepted or declined, an answer has come, recorded or not.
    return "answered" if answered(situation) or has_decided(situation) else "no-interview"


def _unfit_now(plan: Plan, call: Action, opening: Opening) -> str | None:
    """Why the planned call can't be made right now."""
    situation, request = plan.situation, opening.request
    now, zone = situation.now, call.zone
    if request is not None and request.moment is not None:
        return None if opening.opens <= now < opening.closes else "call-at-agreed-time"
    today = zone.day_of(now)
    if today < opening.day:
        return "call-at-agreed-time" if request is not None else "call-after-silence"
    if now >= opening.closes:
        return "let-go"
    if not business_day(situation.days, today):
        return "business-day"
    return unfit_hour(situation.policy, zone.clock_of(now))
