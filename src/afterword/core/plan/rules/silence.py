"""Silence: wait as long as they promised, then a little longer, and only then call."""

from typing import final

from afterword.core.case import Duration, Expectation
from afterword.core.policy import Policy
from afterword.core.time.calendar import Days
from afterword.core.time.instants import Day, Instant, Zone, add_months
from afterword.core.timeline import Called, InterviewTimes, ReplyReceived, Timeline


@final
class Silence:
    """The current expectation: when they spoke, when an answer is due, and when to call.

    ``source`` is the interview, reply or call that set it. ``ripe`` is the due day plus grace.
    ``call_from`` is that day moved to a business day, or past ``away_until``.
    """

    def __init__(
        self, source: InterviewTimes | ReplyReceived | Called, said_on: Day, due: Day, *, assumed: bool
    ) -> None:
        self.source = source
        self.said_on = said_on
        self.due = due
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
    if newest is None:
        silence = _of_interview(situation, latest, zone)
    else:
        said_on = zone.day_of(newest.at)
        by = newest.call.reply_by if isinstance(newest, Called) else newest.reply.reply_by
        if by is not None:
            silence = Silence(newest, said_on, by.toordinal(), assumed=False)
        else:
            due = said_on + situation.policy.expect_assumed_days
            silence = Silence(newest, said_on, due, assumed=True)
    silence.grace = week_is_ten_days(situation.policy, silence.due - silence.said_on)
    silence.ripe = silence.due + silence.grace
    call_after_silence(situation, silence, latest.ended)
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
    """The first day for the call: a business day when the person isn't away."""
    days = situation.days
    silence.call_from = days.on_or_after(silence.ripe)
    contact = situation.call_contact
    if contact is None:
        return
    for at, who, until in situation.away:
        if who == contact.id and at >= since:
            back = days.after(until, 1)
            if back > silence.call_from:
                silence.call_from = back
                silence.away_until = until
