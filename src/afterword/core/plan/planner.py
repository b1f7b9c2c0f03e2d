"""The planner: from a case, a policy and a calendar to what to do, when and why.

``plan`` is a pure function: the same input always gives the same plan.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, final

from afterword.core.case import Case
from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan.next_check import first_change
from afterword.core.plan.rules.call import Opening, let_go, the_call
from afterword.core.plan.rules.proposing import propose
from afterword.core.plan.rules.replies import undated_invitation
from afterword.core.plan.rules.silence import Silence, standing_expectation
from afterword.core.policy import Policy
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import Instant
from afterword.core.timeline import NEVER, Timeline, read_timeline

STILL_OPEN: Final = frozenset((UPCOMING, DUE, LATE, BLOCKED))


@final
class Plan:
    """What to do as of ``situation.now``.

    ``actions`` are sorted by when they open, then by id. ``vetoed`` are those that a rule took out, kept
    to answer "why not?". ``silence`` is the current expectation, ``call`` the one call (or the check-in
    that replaces it) and ``opening`` when it may be made. ``next_check`` is when the plan can next
    change on its own, ``None`` if time alone changes nothing.
    """

    def __init__(self, situation: Timeline) -> None:
        self.situation = situation
        self.actions: list[Action] = []
        self.vetoed: list[Action] = []
        self.silence: Silence | None = None
        self.call: Action | None = None
        self.opening: Opening | None = None
        self.stage = ""
        self.next_check: Instant | None = None


def plan(
    case: Case,
    policy: Policy,
    calendar: Calendar,
    busy: Sequence[tuple[datetime, datetime]],
    now: Instant,
) -> Plan:
    """The plan as of ``now``; ``busy`` are the candidate's engagements.

    The case must have passed ``check_case``, and the calendar must cover its years.
    """
    situation = read_timeline(case, policy, calendar, busy, now)
    result = Plan(situation)
    proposed = propose(situation)
    _silence(result, proposed)
    for action in proposed:
        if action.vetoed is None:
            _put(action, result.actions)
        else:
            result.vetoed.append(action)
    result.stage = stage_of(result)
    result.next_check = first_change(situation, result.actions, result.call, result.opening)
    return result


def _silence(result: Plan, proposed: list[Action]) -> None:
    situation = result.situation
    silence: Silence | None = None
    if situation.latest is not None:
        zone = situation.zone_of(situation.call_contact)
        silence = result.silence = standing_expectation(situation, zone)
    called = the_call(situation, silence)
    if called is not None:
        result.call, result.opening = called
        proposed.append(result.call)
    if silence is None:
        return
    gone = let_go(situation, silence, zone, result.call)
    if gone is not None:
        proposed.append(gone)


def may_rest(plan: Plan) -> bool:
    """Whether it's their turn: no request, offer or invitation of theirs is waiting for the candidate."""
    situation = plan.situation
    if situation.call_request is not None or undated_invitation(situation) is not None:
        return False
    if situation.ended is None and any(person.asked_to_write for person in situation.people.values()):
        return False
    for action in plan.actions:
        if action.status in (DUE, LATE, BLOCKED) and action.kind != "let_go":
            return False
    return situation.elsewhere == NEVER or situation.ended is not None


def stage_of(result: Plan) -> str:
    """Where the case stands: the first stage that applies."""
    situation = result.situation
    if situation.ended is not None:
        return "closed"
    if situation.accepted != NEVER:
        return "accepted"
    if situation.declined != NEVER:
        return "declined"
    decision = situation.decision
    if decision is not None:
        if decision.meaning == "rejection":
            return "reopened" if situation.reopened >= decision.at else "rejected"
        return decision.meaning
    if situation.latest is None:
        return "before"
    return _waiting(result)


def _waiting(result: Plan) -> str:
    situation, call = result.situation, result.call
    thanking = False
    for action in result.actions:
        if action.kind == "let_go" and action.status == DUE:
            return "quiet"
        if action.kind == "thank_you" and action.status in STILL_OPEN:
            thanking = True
    if situation.call_request is None and situation.calls_since():
        return "called"
    if call is not None and call.status in (DUE, BLOCKED):
        return "overdue"
    return "thanking" if thanking else "waiting"


def _put(action: Action, actions: list[Action]) -> None:
    """Insert in order of opening, then id. There are so few that sorting would take longer."""
    place = len(actions)
    while place > 0 and _opens_before(action, actions[place - 1]):
        place -= 1
    actions.insert(place, action)


def _opens_before(action: Action, other: Action) -> bool:
    return action.opens < other.opens or (action.opens == other.opens and action.id < other.id)
