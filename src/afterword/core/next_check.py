"""When a plan can first change by itself: until then, nobody needs to look again."""

from collections.abc import Sequence
from typing import final

from afterword.core.action import DONE, MISSED, Action, Window
from afterword.core.moments import DAY, Moment
from afterword.core.rules.call import Opening, longest_free
from afterword.core.situation import Situation


@final
class _First:
    """The first of the moments seen that lies ahead."""

    def __init__(self, now: Moment, known: Moment | None) -> None:
        self.now = now
        self.found = known is not None
        self.moment: Moment = known if known is not None else 0

    def see(self, moment: Moment) -> None:
        if moment > self.now and (not self.found or moment < self.moment):
            self.found = True
            self.moment = moment


def first_change(
    situation: Situation, actions: Sequence[Action], call: Action | None, opening: Opening | None
) -> Moment | None:
    """The first moment after now at which a status, a window, a verdict or the stage can change."""
    first = _First(situation.now, situation.later)
    for action in actions:
        if action.status == DONE:
            continue
        first.see(action.opens)
        if action.closes is not None:
            first.see(action.closes)
        if action.late_until is not None:
            first.see(action.late_until)
    if call is not None and call.kind == "call" and call.status != MISSED and opening is not None:
        _see_call(first, situation, call, opening)
    return first.moment if first.found else None


def _see_call(first: _First, situation: Situation, call: Action, opening: Opening) -> None:
    """The windows on show give way as time passes, and the guard's reasons follow their clock."""
    if opening.told is not None and opening.told.moment is not None:
        return
    now, zone, policy = situation.now, call.zone, situation.policy
    if call.windows:
        window = call.windows[0]
        first.see(window[0] if window[0] > now else _gives_way(situation, call, window))
    today = zone.day_of(now)
    if today < opening.day:
        first.see(zone.at(opening.day, 0))
        return
    for span in policy.call_windows:
        first.see(zone.at(today, span.opens))
        first.see(zone.at(today, span.closes))
    first.see(zone.at(today, policy.call_lunch.opens))
    first.see(zone.at(today, policy.call_lunch.closes))
    first.see(zone.at(today, DAY))


def _gives_way(situation: Situation, call: Action, window: Window) -> Moment:
    """When the window that is open now is too short to show, or shorter than a free stretch after it."""
    policy, zone, until = situation.policy, call.zone, window[1]
    least = policy.call_min_minutes
    if situation.busy:
        day = zone.day_of(window[0])
        for span in policy.call_windows:
            closes = zone.at(day, span.closes)
            if zone.at(day, span.opens) <= window[0] < closes:
                later = longest_free(until, closes, situation.engagements())
                least = max(least, later[1] - later[0])
    return until - least + 1
