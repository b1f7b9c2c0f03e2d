"""The decision: a case, a policy and a calendar in; what to do, when and why out.

``plan`` is a pure function: the same input gives the same plan.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, final

from afterword.core.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.calendar import Calendar
from afterword.core.facts import Case
from afterword.core.moments import DAY, Moment
from afterword.core.policy import Policy
from afterword.core.rules import PROPOSE
from afterword.core.rules.call import Opening, let_go, no_calls_please, the_call
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
    proposed: list[Action] = []
    for propose in PROPOSE:
        proposed += propose(situation)
    if situation.latest is not None:
        _silence(result, proposed)
    for action in proposed:
        (result.actions if action.vetoed is None else result.vetoed).append(action)
    result.actions.sort(key=_order)
    result.stage = stage_of(result)
    result.next_check = next_check(result)
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


def next_check(result: Plan) -> Moment | None:
    """The first moment after now at which a status, a window, a verdict or the stage can change."""
    situation = result.situation
    now = situation.now
    first = situation.later
    for action in result.actions:
        if action.status == DONE:
            continue
        for moment in (action.opens, action.closes, action.late_until):
            if moment is not None and moment > now and (first is None or moment < first):
                first = moment
    call = result.call
    if call is not None and call.kind == "call" and call.status != MISSED:
        for moment in _call_changes(result, call):
            if moment > now and (first is None or moment < first):
                first = moment
    return first


def _call_changes(result: Plan, call: Action) -> list[Moment]:
    situation, open_ = result.situation, result.opening
    assert open_ is not None
    now, zone, policy = situation.now, call.zone, situation.policy
    changes: list[Moment] = []
    if call.windows and call.windows[0][0] <= now:
        changes.append(_shrinks(result, call.windows[0]))
    elif call.windows:
        changes.append(call.windows[0][0])
    if open_.told is not None and open_.told.moment is not None:
        return changes
    today = zone.day_of(now)
    if today < open_.day:
        changes.append(zone.at(open_.day, 0))
        return changes
    for span in (*policy.call_windows, policy.call_lunch):
        changes += (zone.at(today, span.opens), zone.at(today, span.closes))
    changes.append(zone.at(today, DAY))
    return changes


def _shrinks(result: Plan, window: tuple[Moment, Moment]) -> Moment:
    """When the window that is open now gives way: too short to show, or shorter than a later free stretch."""
    least = result.situation.policy.call_min_minutes
    until = window[1]
    return until - least + 1


def _order(action: Action) -> tuple[Moment, str]:
    return action.opens, action.id


def calls_unwanted(result: Plan) -> bool:
    """Whether they asked not to be called."""
    return no_calls_please(result.situation)
