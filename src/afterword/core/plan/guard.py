"""May I? The guard that every message, call and visit has to pass.

It allows what the plan opens now, through that channel, to that person: the steps say so themselves, by the
table of action kinds. A refusal names its claim, and when or after what it ends. What to do instead is worded
from the same plan.
"""

from typing import Final, final

from afterword.core.case import NotePurpose
from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan.action_kinds import ACTION_KINDS, AGENCY, ANY_HOUR, WINDOWS, ActionKind
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules import permission
from afterword.core.plan.rules.call import Opening, answered, has_decided
from afterword.core.plan.rules.hours import (
    business_day,
    next_office_hour,
    quiet_day,
    unfit_hour,
    unfit_office_hour,
)
from afterword.core.policy import ClockSpan
from afterword.core.time.instants import Instant
from afterword.core.timeline import ContactState

ACTS: Final = ("email", "card", "call", "visit")
NEVER_AGAIN: Final = "never"
THEY_WRITE: Final = "they_write"
THEY_ASK: Final = "they_ask"
INTERVIEW: Final = "interview"


@final
class Verdict:
    """Whether an act is allowed, and the claim or condition behind it.

    ``openings`` are the steps that allow it. ``back`` is when a refused call can be made, if that's known.
    ``talk``: the call answers them, is about their offer, or is another that needn't wait for a silence.
    """

    def __init__(
        self,
        act: str,
        contact: str,
        because: str | None,
        *,
        openings: tuple[Action, ...] = (),
        back: Instant | None = None,
        talk: bool = False,
    ) -> None:
        self.act = act
        self.contact = contact
        self.allowed = because is None
        self.because = because
        self.openings = openings
        self.back = back
        self.talk = talk

    @property
    def note(self) -> Action | None:
        """The open note that allows a message, if one does."""
        for action in self.openings:
            if action.kind not in _CONVERSATION:
                return action
        return None

    @property
    def purposes(self) -> tuple[NotePurpose, ...]:
        """What such a contact may be for; empty for a refused one, and for whatever is up to a friend."""
        found: list[NotePurpose] = []
        for action in self.openings:
            for purpose in ACTION_KINDS[action.kind].purposes:
                if purpose not in found:
                    found.append(purpose)
        return tuple(found)


_CONVERSATION: Final = frozenset(("write_back", "write_as_asked", "decide", "call"))


def may(plan: Plan, act: str, person: ContactState) -> Verdict:
    """The verdict on an act towards a contact at the plan's moment."""
    situation = plan.situation
    if act == "visit":
        return _may_visit(plan, person)
    if permission.on_your_side(person):
        return Verdict(act, person.id, None, openings=tuple(openings(plan, act, person)))
    if permission.closed(situation):
        return Verdict(act, person.id, "closed")
    found = openings(plan, act, person)
    if act != "call":
        if permission.no_email_stream(found):
            return Verdict(act, person.id, None, openings=tuple(found))
        missed = permission.missed_the_day(plan.actions, person)
        return Verdict(act, person.id, "within-24h" if missed else "no-email-stream")
    return _may_call(plan, person, found)


def openings(plan: Plan, act: str, person: ContactState) -> list[Action]:
    """The steps of the plan that open an act towards a person now, whatever the hour of a call."""
    found: list[Action] = []
    name: str = person.id
    for action in plan.actions:
        if (action.to or action.contact) != name:
            continue
        kind = ACTION_KINDS[action.kind]
        acts = kind.acts if action.acts is None else action.acts
        if act in acts and _is_open(kind, action, act):
            found.append(action)
    return found


def _is_open(kind: ActionKind, action: Action, act: str) -> bool:
    status = action.status
    if status == UPCOMING:
        return kind.ahead and act != "call"
    if status == BLOCKED and act == "call" and action.kind == "check_in":
        return True
    return status in (DUE, LATE, BLOCKED)


def _may_visit(plan: Plan, person: ContactState) -> Verdict:
    """Only if they asked. Colleagues meet anyway, so only their office hours are in the way."""
    situation = plan.situation
    if permission.no_showing_up(situation):
        return Verdict("visit", person.id, None)
    if not permission.colleagues(situation):
        return Verdict("visit", person.id, "no-showing-up")
    zone, office = situation.zone_of(person), situation.policy.answer_hours
    if unfit_office_hour(situation, zone, office) is not None:
        return Verdict("visit", person.id, None)
    return Verdict(
        "visit", person.id, "unasked-visit", back=zone.at(zone.day_of(situation.now), office.closes)
    )


def _may_call(plan: Plan, person: ContactState, found: list[Action]) -> Verdict:
    """A call answers them, is about their offer, or is the one follow-up, each at its hours."""
    situation = plan.situation
    refused: str | None = None
    back: Instant | None = None
    if permission.wants_no_calls(situation):
        found = [action for action in found if action.kind == "call" and action.acts is not None]
    for action in found:
        kind = ACTION_KINDS[action.kind]
        if kind.hours == WINDOWS:
            continue
        because: str | None = None
        if kind.hours != ANY_HOUR:
            because = unfit_office_hour(situation, situation.zone_of(person), office_of(plan, kind))
        if because is None:
            return Verdict("call", person.id, None, openings=tuple(found), talk=True)
        if refused is None:
            refused = because
            back = next_office_hour(situation, situation.zone_of(person), office_of(plan, kind))
    call = plan.call
    because = _no_call(plan, person)
    if because is None and call is not None and plan.opening is not None:
        because = _unfit_now(plan, call, plan.opening)
        if because is None:
            return Verdict("call", person.id, None, openings=(call,))
    if refused is not None:
        return Verdict("call", person.id, refused, back=back, talk=True)
    # A request from one person, or a step that concerns them, is no reason to call somebody else.
    mine = call is not None and call.contact == person.id
    windows_ahead = call.windows if mine and call is not None else ()
    return Verdict("call", person.id, because, back=windows_ahead[0][0] if windows_ahead else None)


def office_of(plan: Plan, kind: ActionKind) -> ClockSpan:
    """The hours of a call that needn't wait for a silence."""
    policy = plan.situation.policy
    return policy.agency_hours if kind.hours == AGENCY else policy.answer_hours


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


def allowed_after(plan: Plan, verdict: Verdict) -> tuple[Instant | None, str | None]:
    """When a refused act will be allowed, as far as the plan knows: a moment, or the key of an event.

    The key is ``never`` if nothing that's likely to happen allows it.
    """
    if verdict.allowed:
        return None, None
    if verdict.because == "closed":
        return None, NEVER_AGAIN
    if verdict.because == "no-showing-up":
        return None, THEY_ASK
    if verdict.back is not None:
        return verdict.back, None
    person = plan.situation.people[verdict.contact]
    moment = _opens_at(plan, verdict.act, person)
    if moment is not None:
        return moment, None
    if verdict.because == "no-interview":
        return None, INTERVIEW
    return None, THEY_ASK if verdict.act == "call" else THEY_WRITE


def _opens_at(plan: Plan, act: str, person: ContactState) -> Instant | None:
    """When the first step that will open the act opens."""
    situation, first = plan.situation, None
    name: str = person.id
    for action in plan.actions:
        kind = ACTION_KINDS[action.kind]
        acts = kind.acts if action.acts is None else action.acts
        if action.status != UPCOMING or (action.to or action.contact) != name or act not in acts:
            continue
        if act == "call" and permission.wants_no_calls(situation) and action.kind != "call":
            continue
        moment: Instant = action.windows[0][0] if act == "call" and action.windows else action.opens
        if first is None or moment < first:
            first = moment
    return first


def _no_call(plan: Plan, person: ContactState) -> str | None:
    """Why the plan has no follow-up call to them at all."""
    situation, call = plan.situation, plan.call
    if situation.latest is None and call is None:
        return "no-interview"
    if permission.calls_unwanted(situation):
        return "no-calls-please"
    if not permission.the_one_to_call(situation, person):
        return "not-the-call-contact"
    if situation.policy.call_max_unprompted == 0 and situation.call_request is None:
        return "call-once"
    if call is not None and call.status != "done":
        return None
    if call is not None or situation.calls_since():
        return "call-once"
    # If the candidate has accepted or declined, an answer has come, recorded or not.
    if answered(situation) or has_decided(situation):
        return "answered"
    return "email-instead" if plan.wait is not None else "no-interview"


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
    if quiet_day(situation, today) and (request is None or request.on != today):
        return "quiet-day"
    return unfit_hour(situation.policy, zone.clock_of(now))
