"""The planner: from a case, a policy and a calendar to what to do, when and why.

``plan`` is a pure function: the same input always gives the same plan.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, final

from afterword.core.case import Case
from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.next_check import first_change
from afterword.core.plan.rules.call import Opening, horizon
from afterword.core.plan.rules.follow_up import last_word, let_go, moving_on, the_follow_up, value_note
from afterword.core.plan.rules.offer_talk import tell_competing_offer
from afterword.core.plan.rules.proposing import propose
from afterword.core.plan.rules.replies import write_backs
from afterword.core.plan.rules.silence import Silence, standing_expectation
from afterword.core.plan.rules.turned_down import stay_on_file
from afterword.core.plan.rules.waits import ON_HOLD, Wait, ask_once, give_up, standing_wait
from afterword.core.plan.turn import MINE, Turn, turn_of
from afterword.core.policy import Policy
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import Instant, Zone
from afterword.core.timeline import NEVER, OfferElsewhere, Timeline, read_timeline

STILL_OPEN: Final = frozenset((UPCOMING, DUE, LATE, BLOCKED))


@final
class Plan:
    """What to do as of ``situation.now``.

    ``actions`` are sorted by when they open, then by id. ``vetoed`` are those that a rule took out, kept
    to answer "why not?". ``silence`` is the current expectation, ``call`` the one follow-up (a call or a
    check-in) and ``opening`` when it may be made. ``wait`` is what is waited for in its place: a date, say,
    and ``hidden`` the step that ends such a wait, shown only once it's due. ``turn`` is whose move it is.
    ``next_check`` is when the plan can next change on its own, ``None`` if time alone changes nothing.
    """

    def __init__(self, situation: Timeline) -> None:
        self.situation = situation
        self.actions: list[Action] = []
        self.vetoed: list[Action] = []
        self.silence: Silence | None = None
        self.call: Action | None = None
        self.opening: Opening | None = None
        self.wait: Wait | None = None
        self.hidden: Action | None = None
        self.stage = ""
        self.turn: Turn = Turn(MINE)
        self.next_check: Instant | None = None


def plan(
    case: Case,
    policy: Policy,
    calendar: Calendar,
    busy: Sequence[tuple[datetime, datetime]],
    now: Instant,
    *,
    elsewhere: OfferElsewhere | None = None,
) -> Plan:
    """The plan as of ``now``; ``busy`` are the candidate's engagements.

    ``elsewhere`` is an offer from another employer that isn't decided yet. The case must have passed
    ``check_case``, and the calendar must cover its years.
    """
    situation = read_timeline(case, policy, calendar, busy, now)
    situation.offer_elsewhere = elsewhere
    result = Plan(situation)
    silence: Silence | None = None
    zone: Zone = situation.home
    if situation.latest is not None:
        zone = situation.zone_of(situation.call_contact)
        silence = result.silence = standing_expectation(situation, zone)
    proposed = propose(situation)
    _follow_up(result, proposed, silence, zone)
    if elsewhere is not None and situation.latest is not None:
        news = tell_competing_offer(situation)
        if news is not None:
            proposed.append(news)
    if situation.spoke:
        proposed += write_backs(situation, proposed)
    actions = result.actions
    for action in proposed:
        if action.vetoed is not None:
            result.vetoed.append(action)
            continue
        # In order of opening, then id. There are so few that sorting would take longer.
        opens, place = action.opens, len(actions)
        while place > 0:
            other = actions[place - 1]
            if opens > other.opens or (opens == other.opens and action.id >= other.id):
                break
            place -= 1
        actions.insert(place, action)
    result.stage = stage_of(result)
    result.turn = turn_of(result.actions, result.stage, result.hidden)
    result.next_check = first_change(situation, result.actions, result.call, result.opening, result.hidden)
    return result


def _follow_up(result: Plan, proposed: list[Action], silence: Silence | None, zone: Zone) -> None:
    """The one follow-up and what comes after it, or the question that takes its place."""
    situation = result.situation
    called = the_follow_up(situation, silence)
    if called is not None:
        result.call, result.opening = called
        proposed.append(result.call)
    wait = result.wait = standing_wait(situation)
    if wait is not None:
        _wait(result, proposed, wait)
        return
    if situation.ended is not None or situation.decision is not None:
        _lapse(result, proposed)
        return
    if silence is None:
        return
    if situation.policy.value_notes:
        value = value_note(situation, zone, result.opening)
        if value is not None:
            proposed.append(value)
    closing = last_word(situation, zone, result.call)
    if closing is not None:
        proposed.append(closing)
    gone = let_go(situation, silence, zone, result.call, closing)
    if gone is None and _nothing_follows(result, proposed):
        last = zone.at(horizon(situation, silence.call_from), situation.policy.call_windows[-1].closes)
        gone = moving_on(situation, zone, last, "missed", silence)
    if gone is not None:
        proposed.append(gone)


def _nothing_follows(result: Plan, proposed: list[Action]) -> bool:
    """Whether no step would be left once those that are open are done: silence, but no way to end it."""
    situation = result.situation
    if (
        situation.ended is not None
        or max(situation.accepted, situation.declined, situation.elsewhere) != NEVER
    ):
        return False
    for action in proposed:
        if not action.optional and action.vetoed is None and action.status in STILL_OPEN:
            return False
    return True


def _wait(result: Plan, proposed: list[Action], wait: Wait) -> None:
    """One question once the day has come; if nobody answers it, the case is let go."""
    situation = result.situation
    asking = ask_once(situation, wait)
    asking.vetoed = None if asking.status == DONE else situation.ended
    proposed.append(asking)
    gone = give_up(situation, wait, asking)
    if asking.status in (DONE, MISSED) and gone.status == DUE:
        proposed.append(gone)
        if wait.reason == ON_HOLD:
            proposed.append(stay_on_file(situation, wait.at, wait.about))
    elif gone.status == UPCOMING:
        result.hidden = gone


def _lapse(result: Plan, proposed: list[Action]) -> None:
    """An offer whose deadline is past, with nothing said since, is gone; there's nothing left to wait for."""
    situation, decision = result.situation, result.situation.decision
    if situation.ended is not None or decision is None:
        return
    if decision.meaning == "offer":
        _lapse_offer(result, proposed)
    elif decision.meaning == "rejection" and situation.reopened >= decision.at:
        _wait_for_the_reopened(result)


def _lapse_offer(result: Plan, proposed: list[Action]) -> None:
    situation = result.situation
    for action in proposed:
        if action.kind == "decide" and action.status == MISSED and action.late_until is not None:
            zone, opens, reason = action.zone, action.late_until, "deadline"
            for reply in situation.replies:
                if reply.at >= opens:
                    day = situation.days.after(zone.day_of(reply.at), situation.policy.quiet_after_call)
                    opens, reason = zone.at(day, 0), "after_reply"
            gone = moving_on(situation, zone, opens, reason, action)
            if gone.status == DUE:
                proposed.append(gone)
            else:
                result.hidden = gone
            return


def _wait_for_the_reopened(result: Plan) -> None:
    """After the note about the reopened role, they have as long to answer as after a call."""
    situation = result.situation
    for note in situation.notes:
        if note.purpose == "reopened" and note.at >= situation.reopened:
            zone = situation.zone_of(situation.person(note.contact))
            day = situation.days.after(zone.day_of(note.at), situation.policy.quiet_after_call)
            gone = moving_on(situation, zone, zone.at(day, 0), "after_reopened", note)
            if gone.status == UPCOMING:
                result.hidden = gone
            return


def may_rest(plan: Plan) -> bool:
    """Whether it's their turn, or nobody's: nothing that isn't optional is open, late or blocked."""
    return plan.turn.whose != MINE


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
        return _decided(result, decision.meaning, decision.at)
    if situation.latest is None:
        return "quiet" if _is_quiet(result) else "before"
    return _waiting(result)


def _decided(result: Plan, meaning: str, at: Instant) -> str:
    if meaning == "rejection":
        if result.situation.reopened < at:
            return "rejected"
        for action in result.actions:
            if action.kind == "reopened_note" and action.status == DONE and result.hidden is None:
                return "rejected"
        return "reopened"
    return "quiet" if _is_quiet(result) else meaning


def _is_quiet(result: Plan) -> bool:
    return any(action.kind == "let_go" and action.status == DUE for action in result.actions)


def _waiting(result: Plan) -> str:
    situation, call = result.situation, result.call
    thanking = asking = False
    for action in result.actions:
        if action.kind == "let_go" and action.status == DUE:
            return "quiet"
        if action.kind == "thank_you" and action.status in STILL_OPEN:
            thanking = True
        if action.kind in ("check_in", "last_word") and action.status in (DUE, BLOCKED):
            asking = True
    if situation.call_request is None and (
        situation.calls_since() or (call is not None and call.status == DONE)
    ):
        return "called"
    if (call is not None and call.status in (DUE, BLOCKED)) or asking:
        return "overdue"
    return "thanking" if thanking else "waiting"
