"""The one call: whether there is one, on which days, in which hours, and how often."""

from collections.abc import Sequence
from typing import final

from afterword.core.plan.action import Window
from afterword.core.plan.rules.hours import at_night, open_day, quiet_day
from afterword.core.plan.rules.silence import Silence
from afterword.core.policy import ClockSpan
from afterword.core.time.instants import DAY, HOUR, Day, Instant, Zone
from afterword.core.timeline import NEVER, Arrangements, CallRequest, Task, Timeline


@final
class Opening:
    """When a call may be made: from a certain day, until a moment, or in the hour they asked for."""

    def __init__(self, day: Day, opens: Instant, closes: Instant, request: CallRequest | None) -> None:
        self.day = day
        self.opens = opens
        self.closes = closes
        self.request = request


def may_call_at_all(situation: Timeline) -> bool:
    """Always if they asked for one. Otherwise after an interview, until an answer comes, and only once."""
    if situation.ended is not None:
        return False
    if situation.call_request is not None:
        return True
    if not interviewed(situation) or has_decided(situation) or answered(situation):
        return False
    return not (situation.arranged is not None and suspended(situation, situation.arranged)) and (
        call_once(situation) or bool(situation.follow_up_notes)
    )


def suspended(situation: Timeline, arranged: Arrangements) -> bool:
    """A pause, a missed talk, a task that isn't in and an agreed time ahead each come before a follow-up."""
    if arranged.hold is not None or arranged.no_show is not None:
        return True
    for talk in arranged.agreed:
        if talk.moment + situation.policy.call_agreed > situation.now:
            return True
    return task_is_open(situation, arranged)


def task_is_open(situation: Timeline, arranged: Arrangements) -> bool:
    """Whether a task is still to be handed in, and not hopelessly late."""
    task = arranged.task
    if task is None or arranged.handed_in is not None:
        return False
    return situation.now < task_late_until(situation, task)


def task_due(situation: Timeline, task: Task) -> Instant:
    """The end of the day they named, by their clock; if they named none, of the fifth business day."""
    zone = situation.zone_of(situation.people[task.contact])
    day = task.due
    if day is None:
        day = situation.days.after(zone.day_of(task.at), situation.policy.task_days)
    return zone.at(day, DAY)


def task_late_until(situation: Timeline, task: Task) -> Instant:
    """For as long again it's better late than never, and best with a line that asks."""
    zone = situation.zone_of(situation.people[task.contact])
    due = zone.day_of(task_due(situation, task) - 1)
    return zone.at(situation.days.after(due, situation.policy.task_days), DAY)


def interviewed(situation: Timeline) -> bool:
    """Until an interview has finished, there's no answer to ask for."""
    return situation.latest is not None


def answered(situation: Timeline) -> bool:
    """A next round, a rejection or an offer is an answer, so the wait is over."""
    return situation.decision is not None


def has_decided(situation: Timeline) -> bool:
    """The candidate has accepted an offer, here or elsewhere, or declined: there's nothing left to ask."""
    return situation.accepted != NEVER or situation.declined != NEVER or situation.elsewhere != NEVER


def call_once(situation: Timeline) -> bool:
    """One follow-up, by either road, except for a retry that the policy allows if nobody picked up.

    A recruiter in between may be asked again.
    """
    calls, notes, policy = situation.follow_up_calls, situation.follow_up_notes, situation.policy
    if situation.case.via is not None:
        return len(calls) + len(notes) < policy.agency_follow_ups
    if notes:
        return len(notes) < policy.email_max_unprompted and not calls
    if not calls:
        return policy.call_max_unprompted > 0 or policy.email_max_unprompted > 0
    unanswered = sum(1 for call in calls if not call.got_through)
    return len(calls) < policy.call_max_unprompted + min(unanswered, policy.call_unanswered_retries)


def opening(situation: Timeline, silence: Silence | None, zone: Zone) -> Opening:
    """When the call may be made: at the time they asked for, or else after the silence."""
    policy, request = situation.policy, situation.call_request
    if request is not None and request.moment is not None:
        return Opening(
            zone.day_of(request.moment), request.moment, request.moment + policy.call_agreed, request
        )
    if request is not None:
        asked = request.on if request.on is not None else zone.day_of(request.at)
        # The very day that they named isn't quiet, whatever the calendar says.
        day = asked if situation.days.is_business(asked) else open_day(situation, asked)
    else:
        assert silence is not None
        day = silence.call_from
        asked_at = last_follow_up(situation)
        if asked_at is not None:
            again = policy.agency_again if situation.case.via is not None else 1
            day = max(day, open_day(situation, situation.days.after(zone.day_of(asked_at), again)))
    last = horizon(situation, day)
    windows = policy.call_windows
    return Opening(day, zone.at(day, windows[0].opens), zone.at(last, windows[-1].closes), request)


def last_follow_up(situation: Timeline) -> Instant | None:
    """When the candidate last followed up since the latest interview, by either road."""
    calls, notes = situation.follow_up_calls, situation.follow_up_notes
    last = calls[-1].at if calls else None
    if notes and (last is None or notes[-1].at > last):
        return notes[-1].at
    return last


def horizon(situation: Timeline, first: Day) -> Day:
    """The last day for the call: much later, it would come out of nowhere."""
    count = situation.policy.call_horizon
    return situation.days.after(first, count - 1) if count > 1 else first


def next_windows(situation: Timeline, open_: Opening, zone: Zone) -> tuple[Window, ...]:
    """The next call windows on business days, by their clock, when the candidate is free."""
    now = situation.now
    if open_.request is not None and open_.request.moment is not None:
        return ((max(open_.opens, now), open_.closes),) if now < open_.closes else ()
    if now >= open_.closes:
        return ()
    return _windows(situation, open_, zone, by_day=False)


def offered_windows(situation: Timeline, open_: Opening, zone: Zone) -> tuple[Window, ...] | None:
    """Those to suggest: in the candidate's night only if there are no others. ``None``: all are as good."""
    if open_.request is not None and open_.request.moment is not None:
        return None
    if situation.now >= open_.closes or not _may_be_night(situation, open_.opens, zone):
        return None
    by_day = _windows(situation, open_, zone, by_day=True)
    if not by_day:
        situation.night = True
        return None
    return by_day


def _may_be_night(situation: Timeline, opens: Instant, zone: Zone) -> bool:
    """Whether their hours come near the candidate's night at all; a rough look, as clocks may change."""
    home, policy = situation.home, situation.policy
    if home is zone:
        return False
    ahead = home.offset_at(opens) - zone.offset_at(opens)
    windows = policy.call_windows
    first, last = windows[0].opens + ahead, windows[-1].closes + ahead
    if policy.night_from < policy.night_until:
        return True
    return first < policy.night_until + HOUR or last > policy.night_from - HOUR


def _windows(situation: Timeline, open_: Opening, zone: Zone, *, by_day: bool) -> tuple[Window, ...]:
    now, policy = situation.now, situation.policy
    windows: list[Window] = []
    busy = situation.engagements() if situation.busy else []
    named = open_.request.on if open_.request is not None else None
    day = open_.day
    today = zone.day_of(now)
    if today > day:
        day = situation.days.on_or_after(today)
    while True:
        quiet = day != named and quiet_day(situation, day)
        for span in policy.call_windows:
            if zone.at(day, span.closes) > open_.closes:
                return tuple(windows)
            window = None if quiet else _free(zone, day, span, now, busy)
            if window is None or window[1] - window[0] < policy.call_min_minutes:
                continue
            if by_day and (at_night(situation, window[0]) or at_night(situation, window[1] - 1)):
                continue
            windows.append(window)
            if len(windows) >= policy.call_shown:
                return tuple(windows)
        day = situation.days.after(day, 1)


def _free(zone: Zone, day: Day, span: ClockSpan, now: Instant, busy: Sequence[Window]) -> Window | None:
    """What's left of a window that day, if anything."""
    until = zone.at(day, span.closes)
    if until <= now or zone.day_of(until) != day:  # some time zones have skipped a whole day
        return None
    start = max(zone.at(day, span.opens), now)
    return longest_free(start, until, busy) if busy else (start, until)


def longest_free(start: Instant, until: Instant, busy: Sequence[Window]) -> Window:
    """The longest free part of a window; of two equally long, the earlier. ``busy`` must be sorted."""
    best_from, best_until = start, start
    free_from = start
    for busy_from, busy_until in busy:
        if busy_until <= free_from:
            continue
        if busy_from >= until:
            break
        if busy_from - free_from > best_until - best_from:
            best_from, best_until = free_from, busy_from
        free_from = busy_until
    if until - free_from > best_until - best_from:
        best_from, best_until = free_from, until
    return best_from, best_until


def no_calls_please(situation: Timeline) -> bool:
    """If they ask for no calls, at this interview or since, that always wins until the next interview."""
    meeting = situation.latest
    if meeting is None or situation.no_calls == NEVER:
        return False
    return situation.no_calls >= meeting.starts
