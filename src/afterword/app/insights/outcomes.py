"""What became of each silence of a case."""

from afterword.core.action import DONE, MISSED, Action
from afterword.core.facts import Expectation
from afterword.core.moments import Day, Moment, Zone
from afterword.core.plan import Plan
from afterword.core.rules.silence import promised_day
from afterword.core.situation import DECISIONS, NEVER, Called, Heard, Meeting, Situation
from afterword.ports import Outcome

_FOREVER = 1 << 62


def outcomes_of(plan: Plan) -> tuple[Outcome, ...]:
    """One for each finished interview: when the waiting began, what was promised, and how it ended."""
    situation = plan.situation
    zone = situation.zone_of(situation.call_contact)
    finished = situation.finished
    return tuple(
        _outcome(plan, meeting, finished[at + 1].ended if at + 1 < len(finished) else _FOREVER, zone)
        for at, meeting in enumerate(finished)
    )


def _outcome(plan: Plan, meeting: Meeting, until: Moment, zone: Zone) -> Outcome:
    situation = plan.situation
    began = zone.day_of(meeting.ended)
    answer = _answer(situation, meeting.ended, until)
    expectation = meeting.interview.expectation
    return Outcome(
        company=situation.case.company.name[:500],
        channel=_channel(answer, expectation),
        began=began,
        promised=promised_day(expectation, began, situation.days),
        answered=None if answer is None else zone.day_of(answer.at),
        ended=_ended(situation, meeting.ended, until, zone) if answer is None else None,
        thanked=_thanked(plan, meeting),
        called=_called(plan, meeting, until, zone),
    )


def _answer(situation: Situation, since: Moment, until: Moment) -> Heard | None:
    """The first decision after an interview, and before the next one was over."""
    for reply in situation.replies:
        if since <= reply.at < until and reply.meaning in DECISIONS:
            return reply
    return None


def _channel(answer: Heard | None, expectation: Expectation | None) -> str:
    if answer is not None:
        return str(answer.reply.channel)
    named = expectation.channel if expectation is not None else None
    return "" if named in (None, "unknown") else str(named)


def _ended(situation: Situation, since: Moment, until: Moment, zone: Zone) -> Day | None:
    """The day on which the waiting ended without an answer, if it has."""
    ends = [each for each in (situation.ended_at, situation.accepted, situation.declined) if each != NEVER]
    if until != _FOREVER:
        ends.append(until)
    ends = [each for each in ends if each >= since]
    return zone.day_of(min(ends)) if ends else None


def _thanked(plan: Plan, meeting: Meeting) -> str:
    """The worst of the thank-yous of an interview; empty while one is open, or if it asked for none."""
    mine = [
        each for each in plan.actions if each.kind == "thank_you" and each.id.startswith(f"{meeting.id}/")
    ]
    if not mine or any(each.status not in (DONE, MISSED) for each in mine):
        return ""
    if any(each.status == MISSED for each in mine):
        return "missed"
    return "late" if any(map(_late, mine)) else "in_time"


def _late(action: Action) -> bool:
    at = getattr(action.about, "at", None)
    return at is not None and action.closes is not None and at >= action.closes


def _called(plan: Plan, meeting: Meeting, until: Moment, zone: Zone) -> str:
    """Whether the first call after an interview came in its time; told of the latest interview only."""
    situation, silence = plan.situation, plan.silence
    first: Called | None = next((each for each in situation.calls if meeting.ended <= each.at < until), None)
    if first is None or silence is None or until != _FOREVER:
        return ""
    day = zone.day_of(first.at)
    if day < silence.call_from:
        return "early"
    last = situation.days.after(silence.call_from, situation.policy.call_horizon - 1)
    return "late" if day > last else "in_time"
