"""The outcome of each silence in a case."""

from collections.abc import Iterable
from itertools import chain
from math import exp, log, sqrt
from typing import Final

from msgspec.structs import replace

from afterword.core.case import Expectation
from afterword.core.plan.action import DONE, MISSED, Action
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.call import may_call_at_all, opening
from afterword.core.plan.rules.silence import promised_day, standing_expectation
from afterword.core.time.instants import Instant, Zone
from afterword.core.timeline import (
    DECISIONS,
    NEVER,
    InterviewTimes,
    ReplyReceived,
    Sent,
    Timeline,
    read_timeline,
)
from afterword.ports import SilenceOutcome
from afterword.services.insights.schemas import Curve, Point

# Whether the candidate said thank you and called on time.

_OPEN: Final = "open"
_BEST_FIRST: Final = ("", "in_time", "late", "missed", _OPEN)


def thanked(plan: Plan, meeting: InterviewTimes) -> str:
    """The worst result among an interview's thank-yous; empty while one is open, or if nobody needed one."""
    mine = {f"{meeting.id}/thank_you/{person.id}" for person in meeting.people}
    over = _nothing_to_thank_for(plan.situation, meeting)
    worst = max(
        (
            _BEST_FIRST.index(_thank_you(action, over))
            for action in chain(plan.actions, plan.vetoed)
            if action.kind == "thank_you" and action.id in mine
        ),
        default=0,
    )
    found = _BEST_FIRST[worst]
    return "" if found == _OPEN else found


def _thank_you(action: Action, over: Instant | None) -> str:
    assert action.closes is not None
    if action.status == DONE:
        assert isinstance(action.about, Sent)
        return "in_time" if action.about.at < action.closes else "late"
    if action.vetoed is None:
        return "missed" if action.status == MISSED else _OPEN
    # A rejection removes the note from the plan, but doesn't excuse one missed long before it.
    assert action.late_until is not None
    return "missed" if over is not None and over >= action.late_until else ""


def _nothing_to_thank_for(situation: Timeline, meeting: InterviewTimes) -> Instant | None:
    """When a note stopped making sense: at the first rejection after the interview, or as the case ended."""
    ends = [each.at for each in situation.rejections if each.at >= meeting.ended]
    if situation.ended is not None:
        ends.append(situation.ended_at)
    return min(ends, default=None)


def called(situation: Timeline, meeting: InterviewTimes, until: Instant) -> str:
    """The first call after an interview, before ``until``: ``early``, ``in_time`` or ``late``.

    Judged by what was known then: a later date for the answer doesn't make it early. Empty if there was no
    call, or if none was due because they had answered.
    """
    first = next((each for each in situation.calls if meeting.ended <= each.at < until), None)
    if first is None:
        return ""
    before = tuple(event for event in situation.case.events if event is not first.call)
    case = replace(situation.case, events=before)
    then = read_timeline(case, situation.policy, situation.calendar, (), first.at)
    zone = then.zone_of(then.call_contact)
    silence = standing_expectation(then, zone)
    if silence is None or not may_call_at_all(then):
        return ""
    due = opening(then, silence, zone)
    if zone.day_of(first.at) < due.day:
        return "early"
    return "late" if first.at >= due.closes else "in_time"


_FOREVER: Final = 1 << 62
_LONGEST_NAME: Final = 500


def outcomes_of(plan: Plan) -> tuple[SilenceOutcome, ...]:
    """One outcome for each finished interview, in days of the zone the plan waits in.

    An event belongs to the last interview that ended before it, as in the plan.
    """
    situation = plan.situation
    finished = situation.finished
    if not finished:  # Asking for the zone would mark it as assumed in a plan that hasn't asked.
        return ()
    zone = situation.zone_of(situation.call_contact)
    untils = [*(meeting.ended for meeting in finished[1:]), _FOREVER]
    return tuple(
        _outcome(plan, meeting, until, zone) for meeting, until in zip(finished, untils, strict=True)
    )


def _outcome(plan: Plan, meeting: InterviewTimes, until: Instant, zone: Zone) -> SilenceOutcome:
    situation = plan.situation
    began = zone.day_of(meeting.ended)
    expectation = meeting.interview.expectation
    answer = _answer(situation, meeting.ended, until)
    ended = _ended(situation, meeting.ended, until) if answer is None else None
    return SilenceOutcome(
        company=situation.case.company.name[:_LONGEST_NAME],
        channel=_channel(answer, expectation),
        began=began,
        promised=promised_day(expectation, began, situation.days),
        answered=None if answer is None else zone.day_of(answer.at),
        ended=None if ended is None else zone.day_of(ended),
        thanked=thanked(plan, meeting),
        called=called(situation, meeting, until),
    )


def _answer(situation: Timeline, since: Instant, until: Instant) -> ReplyReceived | None:
    """The first decision after an interview, unless the candidate had stopped waiting.

    A case that was only closed keeps waiting: they don't know about it, and their answer counts.
    """
    left = min((each for each in _leavings(situation) if each >= since), default=until)
    for reply in situation.replies:
        if since <= reply.at < min(until, left) and reply.meaning in DECISIONS:
            return reply
    return None


def _ended(situation: Timeline, since: Instant, until: Instant) -> Instant | None:
    """When the waiting ended without an answer, if it has; at once if the case was already over."""
    ends = _leavings(situation)
    if situation.ended is not None:
        ends.append(situation.ended_at)
    if until != _FOREVER:
        ends.append(until)
    return max(since, min(ends)) if ends else None


def _leavings(situation: Timeline) -> list[Instant]:
    """When either side told the other that there's nothing to wait for."""
    found = [each for each in (situation.accepted, situation.declined) if each != NEVER]
    if situation.ended in ("withdrawn", "do_not_contact"):
        found.append(situation.ended_at)
    return found


def _channel(answer: ReplyReceived | None, expectation: Expectation | None) -> str:
    if answer is not None:
        return str(answer.reply.channel)
    named = expectation.channel if expectation is not None else None
    return "" if named in (None, "unknown") else str(named)


# How long silence lasts: the Kaplan-Meier estimate, which also counts those still waiting.

Z: Final = 1.959963984540054
"""For a two-sided 95 % interval."""
_HALF: Final = 0.5 + 1e-9


def survival(waited: Iterable[tuple[int, bool, int]]) -> Curve:
    """The curve of silences: days waited, whether an answer ended the wait, and how many there were."""
    answers: dict[int, int] = {}
    leaving: dict[int, int] = {}
    for days, answered, often in waited:
        leaving[days] = leaving.get(days, 0) + often
        if answered:
            answers[days] = answers.get(days, 0) + often
    at_risk = n = sum(leaving.values())
    share, variance, high = 1.0, 0.0, 1.0
    points: list[Point] = []
    for day in sorted(leaving):
        ended = answers.get(day, 0)
        if ended:
            share *= 1 - ended / at_risk
            # Once nobody is waiting the variance is undefined, but the estimate is 0 either way.
            variance += ended / (at_risk * (at_risk - ended)) if ended < at_risk else 0.0
            low, high = _interval(share, variance, high)
            points.append(Point(day, share, low, high, at_risk))
        at_risk -= leaving[day]
    return Curve(
        tuple(points),
        n,
        sum(answers.values()),
        _half([(point.day, point.share) for point in points]),
        max(leaving, default=0),
        _half([(point.day, point.low) for point in points]),
        _half([(point.day, point.high) for point in points]),
    )


def _half(shares: list[tuple[int, float]]) -> int | None:
    """The first day with at most half left; a product of fractions misses it in the last digits."""
    return next((day for day, share in shares if share <= _HALF), None)


def _interval(share: float, variance: float, before: float) -> tuple[float, float]:
    """``before`` is the upper bound of the previous step."""
    if share <= 0:
        # Greenwood's variance ends here: none of these are waiting, but others might. A curve never rises, so
        # the previous bound still holds.
        return 0.0, before
    if share >= 1 or variance == 0:
        return share, share
    width = Z * sqrt(variance) / abs(log(share))
    return exp(log(share) * exp(width)), exp(log(share) * exp(-width))
