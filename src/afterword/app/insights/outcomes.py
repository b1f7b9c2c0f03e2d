"""What became of each silence of a case."""

from typing import Final

from afterword.app.insights.punctuality import called, thanked
from afterword.core.facts import Expectation
from afterword.core.moments import Moment, Zone
from afterword.core.plan import Plan
from afterword.core.rules.silence import promised_day
from afterword.core.situation import DECISIONS, NEVER, Heard, Meeting, Situation
from afterword.ports import Outcome

_FOREVER: Final = 1 << 62
_LONGEST_NAME: Final = 500


def outcomes_of(plan: Plan) -> tuple[Outcome, ...]:
    """One for each finished interview, in days of the zone in which the plan waits.

    What comes from an interview's end until just before the end of the next belongs to it, as in the plan.
    """
    situation = plan.situation
    finished = situation.finished
    if not finished:  # asking for the zone would note it as assumed, of a plan that has not asked
        return ()
    zone = situation.zone_of(situation.call_contact)
    untils = [*(meeting.ended for meeting in finished[1:]), _FOREVER]
    return tuple(
        _outcome(plan, meeting, until, zone) for meeting, until in zip(finished, untils, strict=True)
    )


def _outcome(plan: Plan, meeting: Meeting, until: Moment, zone: Zone) -> Outcome:
    situation = plan.situation
    began = zone.day_of(meeting.ended)
    expectation = meeting.interview.expectation
    answer = _answer(situation, meeting.ended, until)
    ended = _ended(situation, meeting.ended, until) if answer is None else None
    return Outcome(
        company=situation.case.company.name[:_LONGEST_NAME],
        channel=_channel(answer, expectation),
        began=began,
        promised=promised_day(expectation, began, situation.days),
        answered=None if answer is None else zone.day_of(answer.at),
        ended=None if ended is None else zone.day_of(ended),
        thanked=thanked(plan, meeting),
        called=called(situation, meeting, until),
    )


def _answer(situation: Situation, since: Moment, until: Moment) -> Heard | None:
    """The first decision after an interview, unless the candidate had stopped waiting for it.

    A case that was only put away goes on waiting: they know nothing of it, and their answer counts.
    """
    left = min((each for each in _leavings(situation) if each >= since), default=until)
    for reply in situation.replies:
        if since <= reply.at < min(until, left) and reply.meaning in DECISIONS:
            return reply
    return None


def _ended(situation: Situation, since: Moment, until: Moment) -> Moment | None:
    """When the waiting ended without an answer, if it has; at once, if the case was over before it."""
    ends = _leavings(situation)
    if situation.ended is not None:
        ends.append(situation.ended_at)
    if until != _FOREVER:
        ends.append(until)
    return max(since, min(ends)) if ends else None


def _leavings(situation: Situation) -> list[Moment]:
    """When either side told the other that there is nothing to wait for."""
    found = [each for each in (situation.accepted, situation.declined) if each != NEVER]
    if situation.ended in ("withdrawn", "do_not_contact"):
        found.append(situation.ended_at)
    return found


def _channel(answer: Heard | None, expectation: Expectation | None) -> str:
    if answer is not None:
        return str(answer.reply.channel)
    named = expectation.channel if expectation is not None else None
    return "" if named in (None, "unknown") else str(named)
