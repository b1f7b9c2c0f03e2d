"""The one call: on which days, in which hours, and how often."""

from collections.abc import Sequence
from typing import final

from afterword.core.plan.action import BLOCKED, DONE, DUE, MISSED, Action, Window, blocked_without, status_at
from afterword.core.plan.rules.medium import PHONE, medium_fits
from afterword.core.plan.rules.silence import Silence
from afterword.core.policy import ClockSpan
from afterword.core.time.instants import Day, Instant, Zone
from afterword.core.timeline import NEVER, Called, CallRequest, Sent, Timeline


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
    if not interviewed(situation) or has_decided(situation):
        return False
    return not answered(situation) and call_once(situation)


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
    """Don't call again, except for a retry that the policy allows if nobody picked up."""
    calls = situation.calls_since()
    if not calls:
        return situation.policy.call_max_unprompted > 0
    allowed = situation.policy.call_max_unprompted
    unanswered = sum(1 for call in calls if call.call.outcome == "no_answer")
    return len(calls) < allowed + min(unanswered, situation.policy.call_unanswered_retries)


def opening(situation: Timeline, silence: Silence | None, zone: Zone) -> Opening:
    """When the call may be made: at the time they asked for, or else after the silence."""
    policy, request = situation.policy, situation.call_request
    if request is not None and request.moment is not None:
        return Opening(
            zone.day_of(request.moment), request.moment, request.moment + policy.call_agreed, request
        )
    if request is not None:
        asked = request.on if request.on is not None else zone.day_of(request.at)
        day = situation.days.on_or_after(asked)
    else:
        assert silence is not None
        day = silence.call_from
        calls = situation.calls_since()
        if calls:
            day = max(day, situation.days.after(zone.day_of(calls[-1].at), 1))
    last = horizon(situation, day)
    windows = policy.call_windows
    return Opening(day, zone.at(day, windows[0].opens), zone.at(last, windows[-1].closes), request)


def horizon(situation: Timeline, first: Day) -> Day:
    """The last day for the call: much later, it would come out of nowhere."""
    count = situation.policy.call_horizon
    return situation.days.after(first, count - 1) if count > 1 else first


def next_windows(situation: Timeline, open_: Opening, zone: Zone) -> tuple[Window, ...]:
    """The next call windows on business days, by their clock, when the candidate is free."""
    now, policy = situation.now, situation.policy
    if open_.request is not None and open_.request.moment is not None:
        return ((max(open_.opens, now), open_.closes),) if now < open_.closes else ()
    if now >= open_.closes:
        return ()
    windows: list[Window] = []
    busy = situation.engagements() if situation.busy else []
    day = open_.day
    today = zone.day_of(now)
    if today > day:
        day = situation.days.on_or_after(today)
    while True:
        for span in policy.call_windows:
            if zone.at(day, span.closes) > open_.closes:
                return tuple(windows)
            window = _free(zone, day, span, now, busy)
            if window is not None and window[1] - window[0] >= policy.call_min_minutes:
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


def the_call(situation: Timeline, silence: Silence | None) -> tuple[Action, Opening] | None:
    """One polite call to the call contact, or one check-in email if they don't want calls.

    A call they asked for goes to whoever asked, by their clock.
    """
    if not may_call_at_all(situation):
        return None
    contact = situation.asked_to_call() or situation.call_contact
    zone = situation.zone_of(contact)
    open_ = opening(situation, silence, zone)
    if situation.call_request is None and by_email_instead(situation):
        if situation.policy.email_max_unprompted == 0:
            return None
        return check_in(situation, open_, zone), open_
    status = status_at(situation.now, open_.opens, open_.closes)
    number = contact.phone if contact is not None else situation.case.company.phone
    blocked = status == DUE and number is None
    of = f"{situation.latest.id}/" if situation.latest is not None else ""
    action = Action(
        id=f"{of}call/{contact.id}" if contact else f"{of}call",
        kind="call",
        zone=zone,
        opens=open_.opens,
        closes=open_.closes,
        status=BLOCKED if blocked else status,
        because=("week-is-ten-days", "good-hours") if open_.request is None else ("call-once", "good-hours"),
        contact=contact.id if contact else None,
        channel=PHONE,
        reason="told" if open_.request is not None else "silence",
        about=open_.request if open_.request is not None else silence,
        windows=next_windows(situation, open_, zone),
    )
    return action, open_


def by_email_instead(situation: Timeline) -> bool:
    """Whether a check-in email replaces the call: they don't want calls, or the policy prefers email."""
    if no_calls_please(situation):
        return True
    policy, contact, meeting = situation.policy, situation.call_contact, situation.latest
    if contact is None or meeting is None:
        return False
    reachable = medium_fits(contact).channel == "email"
    if policy.email_if_no_phone and contact.phone is None and reachable:
        return True
    expected = meeting.interview.expectation
    return (
        policy.email_if_they_answer_by_email
        and expected is not None
        and expected.channel == "email"
        and reachable
    )


def no_calls_please(situation: Timeline) -> bool:
    """If they ask for no calls, at this interview or since, that always wins until the next interview."""
    meeting = situation.latest
    if meeting is None or situation.no_calls == NEVER:
        return False
    return situation.no_calls >= meeting.starts


def check_in(situation: Timeline, open_: Opening, zone: Zone) -> Action:
    """One email in the same thread, when the call would have been."""
    contact, meeting = situation.call_contact, situation.latest
    assert meeting is not None
    sent = check_in_sent(situation)
    usable = contact is not None and contact.email is not None
    status = DONE if sent is not None else status_at(situation.now, open_.opens, open_.closes)
    return Action(
        id=f"{meeting.id}/check_in/{contact.id}" if contact else f"{meeting.id}/check_in",
        kind="check_in",
        zone=zone,
        opens=open_.opens,
        closes=open_.closes,
        status=status if usable else blocked_without(None, status),
        because=("call-after-silence", "no-email-stream"),
        contact=contact.id if contact else None,
        channel="email" if usable else None,
        reason="no_calls" if no_calls_please(situation) else "policy",
    )


def check_in_sent(situation: Timeline) -> Sent | None:
    """The last check-in that was allowed since the latest interview, once it's sent."""
    sent = [note for note in situation.notes if note.purpose == "check_in" and note.at >= situation.since]
    return sent[-1] if sent and len(sent) >= situation.policy.email_max_unprompted else None


def let_go(situation: Timeline, silence: Silence, zone: Zone, call: Action | None) -> Action | None:
    """After the one call, or the chance to make it, silence is an answer: stop, and look ahead.

    Never alongside a rejection, an offer or an invitation, which are answers. A later reply reopens the
    case, and the wait starts again from there.
    """
    if situation.ended is not None or has_decided(situation) or answered(situation):
        return None
    asked = last_asked(situation)
    if call is not None and call.status == MISSED:
        assert call.closes is not None
        about: object = call
        opens, reason = call.closes, "missed"
    elif asked is not None and (call is None or call.status == DONE) and situation.call_request is None:
        opens, about = _silence_after(situation, silence, zone, asked.at), asked
        reason = "after_call" if isinstance(asked, Called) else "after_check_in"
    else:
        return None
    for reply in situation.replies:
        if reply.at >= opens:
            opens, reason = _silence_after(situation, silence, zone, reply.at), "after_reply"
    contact, meeting = situation.call_contact, situation.latest
    assert meeting is not None
    return Action(
        id=f"{meeting.id}/let_go/{contact.id}" if contact else f"{meeting.id}/let_go",
        kind="let_go",
        zone=zone,
        opens=opens,
        closes=None,
        status=status_at(situation.now, opens, None),
        because=("no-call-stream", "no-email-stream"),
        contact=contact.id if contact else None,
        reason=reason,
        about=about,
    )


def last_asked(situation: Timeline) -> Called | Sent | None:
    """The last call or check-in since the latest interview, whichever came later."""
    calls = situation.calls_since()
    note = check_in_sent(situation)
    call = calls[-1] if calls else None
    if note is not None and (call is None or note.at > call.at):
        return note
    return call


def _silence_after(situation: Timeline, silence: Silence, zone: Zone, at: Instant) -> Instant:
    day = situation.days.after(zone.day_of(at), situation.policy.quiet_after_call)
    return zone.at(max(day, silence.call_from), 0)
