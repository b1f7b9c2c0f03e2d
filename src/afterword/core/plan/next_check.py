"""When a plan can next change on its own. Until then, there's no need to look again."""

from collections.abc import Sequence
from typing import final

from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, Action, Window
from afterword.core.plan.action_kinds import TALKS
from afterword.core.plan.rules.call import Opening, longest_free
from afterword.core.time.instants import DAY, Instant
from afterword.core.timeline import Timeline


@final
class _First:
    """The earliest of the moments seen that is still ahead."""

    def __init__(self, now: Instant, known: Instant | None) -> None:
        self.now = now
        self.found = known is not None
        self.moment: Instant = known if known is not None else 0

    def see(self, moment: Instant) -> None:
        if moment > self.now and (not self.found or moment < self.moment):
            self.found = True
            self.moment = moment


def first_change(
    situation: Timeline, actions: Sequence[Action], call: Action | None, opening: Opening | None
) -> Instant | None:
    """The first moment after now when a status, a window, a verdict or the stage can change."""
    first = _First(situation.now, situation.later)
    for action in actions:
        if action.status == DONE:
            continue
        first.see(action.opens)
        if action.closes is not None:
            first.see(action.closes)
        if action.late_until is not None:
            first.see(action.late_until)
        if action.kind in TALKS and action.status in (DUE, LATE, BLOCKED):
            _see_office(first, situation, action)
    if call is not None and call.kind == "call" and call.status != MISSED and opening is not None:
        _see_call(first, situation, call, opening)
    return first.moment if first.found else None


def _see_office(first: _First, situation: Timeline, action: Action) -> None:
    """When the office opens or closes, the guard's answer and the hours shown change."""
    office = situation.policy.answer_hours
    zone = situation.zone_of(situation.people[action.contact] if action.contact is not None else None)
    today = zone.day_of(situation.now)
    for clock in (office.opens, office.closes, DAY):
        first.see(zone.at(today, clock))
    for window in action.windows:
        first.see(window[0])
        first.see(window[1])


def _see_call(first: _First, situation: Timeline, call: Action, opening: Opening) -> None:
    """The windows shown move on as time passes, and the guard's reasons depend on their clock."""
    if opening.request is not None and opening.request.moment is not None:
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


def _gives_way(situation: Timeline, call: Action, window: Window) -> Instant:
    """When the open window becomes too short to show, or shorter than the free time after it."""
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
