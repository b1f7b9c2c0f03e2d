"""The decision: a case, a policy and a calendar in; what to do, when and why out.

``plan`` is a pure function: the same input gives the same plan.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, final

from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.calendar import Calendar
from afterword.core.facts import Case
from afterword.core.moments import Moment
from afterword.core.next_check import first_change
from afterword.core.policy import Policy
from afterword.core.rules.call import Opening, let_go, the_call
from afterword.core.rules.proposing import propose
from afterword.core.rules.silence import Silence, standing_expectation
from afterword.core.situation import NEVER, Situation

STILL_OPEN: Final = frozenset((UPCOMING, DUE, LATE, BLOCKED))


@final
class Plan:
    """What to do as of ``situation.now``.

    ``actions`` are in order of opening, then id; ``vetoed`` are those that a rule took out, kept so
    that "why not?" can be answered. ``silence`` is the standing expectation, ``call`` the one call
    (or the check-in in its place) and ``opening`` when it may be made. ``next_check`` is the moment
    at which the plan can first change by itself, or ``None`` if time alone changes nothing.
    """

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.actions: list[Action] = []
        self.vetoed: list[Action] = []
        self.silence: Silence | None = None
        self.call: Action | None = None
        self.opening: Opening | None = None
        self.stage = ""
        self.next_check: Moment | None = None


def plan(
    case: Case,
    policy: Policy,
    calendar: Calendar,
    busy: Sequence[tuple[datetime, datetime]],
    now: Moment,
) -> Plan:
    """The plan as of ``now``; ``busy`` are the candidate's engagements.

    The case must have passed ``checks.check`` and the calendar must cover its years.
    """
    situation = Situation(case, policy, calendar, busy, now)
    result = Plan(situation)
    proposed = propose(situation)
    if situation.latest is not None:
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
    zone = situation.zone_of(situation.call_contact)
    silence = standing_expectation(situation, zone)
    assert silence is not None
    result.silence = silence
    called = the_call(situation, silence, zone)
    if called is not None:
        result.call, result.opening = called
        proposed.append(result.call)
    gone = let_go(situation, silence, zone, result.call)
    if gone is not None:
        proposed.append(gone)


def stage_of(result: Plan) -> str:
    """Where the case stands: the first that holds."""
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
    if situation.told is None and situation.calls_since():
        return "called"
    if call is not None and call.status in (DUE, BLOCKED):
        return "overdue"
    return "thanking" if thanking else "waiting"


def _put(action: Action, actions: list[Action]) -> None:
    """Keep them in order of opening, then id; they are so few that a sort would take longer."""
    place = len(actions)
    while place > 0 and _opens_before(action, actions[place - 1]):
        place -= 1
    actions.insert(place, action)


def _opens_before(action: Action, other: Action) -> bool:
    return action.opens < other.opens or (action.opens == other.opens and action.id < other.id)
