"""Whether the candidate thanked and called in time."""

from itertools import chain
from typing import Final

from msgspec.structs import replace

from afterword.core.action import DONE, MISSED, Action
from afterword.core.moments import Moment
from afterword.core.plan import Plan
from afterword.core.rules.call import may_call_at_all, opening
from afterword.core.rules.silence import standing_expectation
from afterword.core.situation import Meeting, Sent, Situation

_OPEN: Final = "open"
_BEST_FIRST: Final = ("", "in_time", "late", "missed", _OPEN)


def thanked(plan: Plan, meeting: Meeting) -> str:
    """The worst of an interview's thank-yous; empty while one is open, or if there was nobody to thank."""
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


def _thank_you(action: Action, over: Moment | None) -> str:
    assert action.closes is not None
    if action.status == DONE:
        assert isinstance(action.about, Sent)
        return "in_time" if action.about.at < action.closes else "late"
    if action.vetoed is None:
        return "missed" if action.status == MISSED else _OPEN
    # A rejection takes the note out of the plan, but does not excuse one that was missed long before it.
    assert action.late_until is not None
    return "missed" if over is not None and over >= action.late_until else ""


def _nothing_to_thank_for(situation: Situation, meeting: Meeting) -> Moment | None:
    """When the note stopped being fitting: at the first rejection after the interview, or the case's end."""
    ends = [each.at for each in situation.rejections if each.at >= meeting.ended]
    if situation.ended is not None:
        ends.append(situation.ended_at)
    return min(ends, default=None)


def called(situation: Situation, meeting: Meeting, until: Moment) -> str:
    """The first call after an interview, before ``until``: ``early``, ``in_time`` or ``late``.

    Judged by what was known when it was made: a later word on when the answer comes does not make it early.
    Empty if there was none, or none was due: they had answered.
    """
    first = next((each for each in situation.calls if meeting.ended <= each.at < until), None)
    if first is None:
        return ""
    before = tuple(event for event in situation.case.events if event is not first.call)
    case = replace(situation.case, events=before)
    then = Situation(case, situation.policy, situation.calendar, (), first.at)
    zone = then.zone_of(then.call_contact)
    silence = standing_expectation(then, zone)
    if silence is None or not may_call_at_all(then):
        return ""
    due = opening(then, silence, zone)
    if zone.day_of(first.at) < due.day:
        return "early"
    return "late" if first.at >= due.closes else "in_time"
