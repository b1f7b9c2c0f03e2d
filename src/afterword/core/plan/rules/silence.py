"""Silence: wait as long as they promised, then a little longer, and only then call."""

from typing import final

from afterword.core.case import Duration, Expectation
from afterword.core.plan.rules.hours import open_day
from afterword.core.policy import Policy
from afterword.core.time.calendar import Days
from afterword.core.time.instants import Day, Instant, Zone, add_months
from afterword.core.timeline import (
    Agreed,
    Arrangements,
    Called,
    Hold,
    InterviewTimes,
    ReplyReceived,
    TaskHandedIn,
    Timeline,
)

Source = InterviewTimes | ReplyReceived | Called | TaskHandedIn | Hold | Agreed
"""What an expectation comes from."""


@final
class Silence:
    """The current expectation: when they spoke, when an answer is due, and when to call.

    ``source`` is the interview, reply, call or arrangement that set it. ``due`` is a business day, moved on
    from ``named`` if that's none. ``ripe`` is the due day plus grace. ``call_from`` is that day moved to one
    on which people decide, or past ``away_until``.
    """

    def __init__(self, source: Source, said_on: Day, due: Day, *, assumed: bool, graced: bool = True) -> None:
        self.source = source
        self.said_on = said_on
        self.named = due
        self.due = due
        self.graced = graced
        self.assumed = assumed
        self.grace = 0
        self.ripe = due
        self.call_from = due
        self.away_until: Day | None = None


def standing_expectation(situation: Timeline, zone: Zone) -> Silence | None:
    """The latest they said about when the answer will come: at the interview, in a reply or on a call."""
    latest = situation.latest
    if latest is None:
        return None
    newest = _newest_word(situation, latest) if situation.replies or situation.calls else None
    silence = _of_interview(situation, latest, zone) if newest is None else _of_word(situation, newest, zone)
    if situation.arranged is not None:
        silence = _of_arrangement(situation, situation.arranged, silence, zone)
    silence.due = situation.days.on_or_after(silence.due)
    if silence.graced and situation.case.via is None:
        silence.grace = week_is_ten_days(situation.policy, silence.due - silence.said_on)
    silence.ripe = silence.due + silence.grace
    if situation.case.via is not None:
        # A recruiter in between is paid to ask: no grace, just the day after.
        silence.ripe = situation.days.after(silence.due, 1)
    call_after_silence(situation, silence, latest.ended)
    return silence


def _newest_word(situation: Timeline, latest: InterviewTimes) -> ReplyReceived | Called | None:
    """The last reply or call since the interview that moved the answer."""
    newest: ReplyReceived | Called | None = None
    for reply in situation.replies:
        if reply.at >= latest.ended and (reply.meaning == "delay" or reply.reply.reply_by is not None):
            newest = reply
    for call in situation.calls:
        if (
            call.at >= latest.ended
            and call.call.reply_by is not None
            and (newest is None or call.at >= newest.at)
        ):
            newest = call
    return newest


def _of_word(situation: Timeline, newest: ReplyReceived | Called, zone: Zone) -> Silence:
    said_on = zone.day_of(newest.at)
    by = newest.call.reply_by if isinstance(newest, Called) else newest.reply.reply_by
    if by is not None:
        return Silence(newest, said_on, by.toordinal(), assumed=False)
    return Silence(newest, said_on, said_on + situation.policy.expect_assumed_days, assumed=True)


def _of_arrangement(situation: Timeline, arranged: Arrangements, before: Silence, zone: Zone) -> Silence:
    """A task that's in, a pause or a talk that was held sets a new expectation, if it's the newest."""
    policy, silence = situation.policy, before
    source = before.source
    since = source.ended if isinstance(source, InterviewTimes) else source.at
    held = arranged.held(situation.now)
    if held is not None and held.moment >= since:
        since, said_on = held.moment, zone.day_of(held.moment)
        silence = Silence(held, said_on, said_on + policy.expect_assumed_days, assumed=True)
    done = arranged.handed_in
    if done is not None and done.at >= since:
        since, said_on = done.at, zone.day_of(done.at)
        due = done.reply_by
        silence = Silence(
            done, said_on, said_on + policy.expect_assumed_days if due is None else due, assumed=due is None
        )
    hold = arranged.hold
    if hold is not None and hold.at >= since:
        said_on = zone.day_of(hold.at)
        due = hold.until
        silence = Silence(
            hold,
            said_on,
            said_on + policy.hold_days if due is None else due,
            assumed=due is None,
            graced=False,
        )
    return silence


def _of_interview(situation: Timeline, meeting: InterviewTimes, zone: Zone) -> Silence:
    said_on = zone.day_of(meeting.ended)
    due = promised_day(meeting.interview.expectation, said_on, situation.days)
    if due is None:
        return Silence(meeting, said_on, said_on + situation.policy.expect_assumed_days, assumed=True)
    return Silence(meeting, said_on, due, assumed=False)


def promised_day(expectation: Expectation | None, said_on: Day, days: Days) -> Day | None:
    """The day by which they said they'd answer; ``None`` if they named no time."""
    if expectation is None:
        return None
    if expectation.by is not None:
        return expectation.by.toordinal()
    if expectation.within is not None:
        return period_end(expectation.within, said_on, days)
    return None


def period_end(within: Duration, said_on: Day, days: Days) -> Day:
    """The day a period ends. A month ends on the same day of the next, or on its last day."""
    count = within.count
    if within.unit == "days":
        return said_on + count
    if within.unit == "weeks":
        return said_on + 7 * count
    if within.unit == "months":
        return add_months(said_on, count)
    return days.after(said_on, count) if count else said_on


def week_is_ten_days(policy: Policy, promised: int) -> int:
    """Allow proportionally more time than they named: a week (7 days) becomes ten days."""
    above, below = policy.grace_ratio
    share = -((-above * promised) // below)
    return min(policy.grace_max_days, max(policy.grace_min_days, share))


def call_after_silence(situation: Timeline, silence: Silence, since: Instant) -> None:
    """The first day for the call: one on which people decide, and not the person's first day back."""
    days = situation.days
    silence.call_from = open_day(situation, silence.ripe)
    contact = situation.call_contact
    if contact is None:
        return
    for at, who, until in situation.away:
        if who == contact.id and at >= since:
            back = open_day(situation, days.after(until, situation.policy.away_back))
            if back > silence.call_from:
                silence.call_from = back
                silence.away_until = until
