"""May I? The guard that stands on every road out.

Reasons are asked in a fixed order and the first that holds is the answer. A refusal names the
claim; what to do instead is put into words from the same plan.
"""

from typing import Final, final

from afterword.core.action import Action
from afterword.core.moments import Moment
from afterword.core.plan import Plan
from afterword.core.rules import permission
from afterword.core.rules.call import Opening, answered, has_decided
from afterword.core.rules.hours import business_day, unfit_hour
from afterword.core.situation import Person

ACTS: Final = ("email", "card", "call", "visit")


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
    back = call.windows[0][0] if because is not None and call is not None and call.windows else None
    return Verdict(act, person.id, because, back=back)


def _may_write(plan: Plan, act: str, person: Person) -> Verdict:
    """One note while it is open, an answer to what they wrote, or what they asked for; nothing else."""
    note = permission.open_note(plan.situation, plan.actions, person)
    if note is not None or permission.no_email_stream(person):
        return Verdict(act, person.id, None, note=note)
    missed = permission.missed_the_day(plan.actions, person)
    return Verdict(act, person.id, "within-24h" if missed else "no-email-stream")


def _no_call(plan: Plan, person: Person) -> str | None:
    """Why no call to them is in the plan at all."""
    situation = plan.situation
    if situation.latest is None:
        return "no-interview"
    if permission.calls_unwanted(situation):
        return "no-calls-please"
    if not permission.the_one_to_call(situation, person):
        return "not-the-call-contact"
    if plan.call is not None:
        return None if plan.call.kind == "call" else "email-instead"
    if situation.calls_since() or situation.policy.call_max_unprompted == 0:
        return "call-once"
    # Whoever has accepted or declined has had an answer, written down or not.
    return "answered" if answered(situation) or has_decided(situation) else "no-interview"


def _unfit_now(plan: Plan, call: Action, opening: Opening) -> str | None:
    """Why the call of the plan is not for this moment."""
    situation, told = plan.situation, opening.told
    now, zone = situation.now, call.zone
    if told is not None and told.moment is not None:
        return None if opening.opens <= now < opening.closes else "call-at-agreed-time"
    today = zone.day_of(now)
    if today < opening.day:
        return "call-at-agreed-time" if told is not None else "call-after-silence"
    if now >= opening.closes:
        return "let-go"
    if not business_day(situation.days, today):
        return "business-day"
    return unfit_hour(situation.policy, zone.clock_of(now))
