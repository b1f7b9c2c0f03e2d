"""The one call: on which days, in which hours, and how often."""

from collections.abc import Sequence
from typing import final

from afterword.core.action import BLOCKED, DONE, DUE, MISSED, Action, Window, status_at
from afterword.core.moments import Day, Moment, Zone
from afterword.core.policy import Span
from afterword.core.rules.medium import PHONE, medium_fits
from afterword.core.rules.silence import Silence
from afterword.core.situation import NEVER, Called, Sent, Situation, Told


@final
class Opening:
    """When a call may be made: from a day on, until a moment, or in the hour that they asked for."""

    def __init__(self, day: Day, opens: Moment, closes: Moment, told: Told | None) -> None:
        self.day = day
        self.opens = opens
        self.closes = closes
        self.told = told


def may_call_at_all(situation: Situation) -> bool:
    """Only after an interview, only while no answer has come, and only once unless they asked for more."""
    if not interviewed(situation) or situation.ended is not None or has_decided(situation):
        return False
    if situation.told is not None:
        return True
    return not answered(situation) and call_once(situation)


def interviewed(situation: Situation) -> bool:
    """Before an interview has finished there is no answer to ask for."""
    return situation.latest is not None


def answered(situation: Situation) -> bool:
    """A next round, a rejection or an offer is the answer: it ends the wait."""
    return situation.decision is not None


def has_decided(situation: Situation) -> bool:
    """The candidate has taken or turned down the offer: nothing is left to ask."""
    return situation.accepted != NEVER or situation.declined != NEVER


def call_once(situation: Situation) -> bool:
    """Do not call again: the calls are spent, save a retry that the policy grants if nobody picked up."""
    calls = situation.calls_since()
    if not calls:
        return situation.policy.call_max_unprompted > 0
    allowed = situation.policy.call_max_unprompted
    unanswered = sum(1 for call in calls if call.call.outcome == "no_answer")
    return len(calls) < allowed + min(unanswered, situation.policy.call_unanswered_retries)


def opening(situation: Situation, silence: Silence, zone: Zone) -> Opening:
    """The stretch in which the call may be made: their own word first, else the silence."""
    policy, told = situation.policy, situation.told
    if told is not None and told.moment is not None:
        return Opening(zone.day_of(told.moment), told.moment, told.moment + policy.call_agreed, told)
    if told is not None:
        asked = told.on if told.on is not None else zone.day_of(told.at)
        day = situation.days.on_or_after(asked)
    else:
        day = silence.call_from
        calls = situation.calls_since()
        if calls:
            day = max(day, situation.days.after(zone.day_of(calls[-1].at), 1))
    last = horizon(situation, day)
    windows = policy.call_windows
    return Opening(day, zone.at(day, windows[0].opens), zone.at(last, windows[-1].closes), told)


def horizon(situation: Situation, first: Day) -> Day:
    """The last day for the call: a call long after the silence would come out of nowhere."""
    count = situation.policy.call_horizon
    return situation.days.after(first, count - 1) if count > 1 else first


def good_hours(situation: Situation, open_: Opening, zone: Zone) -> tuple[Window, ...]:
    """The next call windows by their clock, on business days, around what the candidate has to do."""
    now, policy = situation.now, situation.policy
    if open_.told is not None and open_.told.moment is not None:
        return ((max(open_.opens, now), open_.closes),) if now < open_.closes else ()
    if now >= open_.closes:
        return ()
    found: list[Window] = []
    busy = situation.engagements() if situation.busy else []
    day = open_.day
    today = zone.day_of(now)
    if today > day:
        day = situation.days.on_or_after(today)
    while True:
        for span in policy.call_windows:
            if zone.at(day, span.closes) > open_.closes:
                return tuple(found)
            window = _free(zone, day, span, now, busy)
            if window is not None and window[1] - window[0] >= policy.call_min_minutes:
                found.append(window)
                if len(found) >= policy.call_shown:
                    return tuple(found)
        day = situation.days.after(day, 1)


def _free(zone: Zone, day: Day, span: Span, now: Moment, busy: Sequence[Window]) -> Window | None:
    """What is left of a window on that day, if anything."""
    until = zone.at(day, span.closes)
    if until <= now or zone.day_of(until) != day:  # some zones have leapt over a whole day
        return None
    start = max(zone.at(day, span.opens), now)
    return longest_free(start, until, busy) if busy else (start, until)


def longest_free(start: Moment, until: Moment, busy: Sequence[Window]) -> Window:
    """The longest stretch of a window that no busy time touches, the earlier of equals (``busy`` sorted)."""
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


def the_call(situation: Situation, silence: Silence, zone: Zone) -> tuple[Action, Opening] | None:
    """One polite call to the one contact, or, where they want no calls, one check-in email in its place."""
    if not may_call_at_all(situation):
        return None
    open_ = opening(situation, silence, zone)
    contact = situation.call_contact
    if situation.told is None and by_email_instead(situation):
        if situation.policy.email_max_unprompted == 0:
            return None
        return check_in(situation, open_, zone), open_
    status = status_at(situation.now, open_.opens, open_.closes)
    blocked = status == DUE and number_of(situation) is None
    meeting = situation.latest
    assert meeting is not None
    action = Action(
        id=f"{meeting.id}/call/{contact.id}" if contact else f"{meeting.id}/call",
        kind="call",
        zone=zone,
        opens=open_.opens,
        closes=open_.closes,
        status=BLOCKED if blocked else status,
        because=("week-is-ten-days", "good-hours") if open_.told is None else ("call-once", "good-hours"),
        contact=contact.id if contact else None,
        channel=PHONE,
        reason="told" if open_.told is not None else "silence",
        about=open_.told if open_.told is not None else silence,
        windows=good_hours(situation, open_, zone),
    )
    return action, open_


def number_of(situation: Situation) -> str | None:
    """The number to call: the contact's own, else the company's."""
    contact = situation.call_contact
    return contact.phone if contact is not None else situation.case.company.phone


def by_email_instead(situation: Situation) -> bool:
    """Whether one check-in email stands in for the call: they want no calls, or the policy prefers it."""
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


def no_calls_please(situation: Situation) -> bool:
    """Their wish for no calls always wins, until the next interview: asked at this one, or since."""
    meeting = situation.latest
    if meeting is None or situation.no_calls == NEVER:
        return False
    return situation.no_calls >= meeting.starts


def check_in(situation: Situation, open_: Opening, zone: Zone) -> Action:
    """One email in the same thread, when and where the call would have been."""
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
        status=BLOCKED if status == DUE and not usable else status,
        because=("call-after-silence", "no-email-stream"),
        contact=contact.id if contact else None,
        channel="email" if usable else None,
        reason="no_calls" if no_calls_please(situation) else "policy",
    )


def check_in_sent(situation: Situation) -> Sent | None:
    """The check-in that spent the last one allowed since the latest interview."""
    sent = [note for note in situation.notes if note.purpose == "check_in" and note.at >= situation.since]
    return sent[-1] if sent and len(sent) >= situation.policy.email_max_unprompted else None


def let_go(situation: Situation, silence: Silence, zone: Zone, call: Action | None) -> Action | None:
    """After the one call, or after the chance for it, silence is an answer: stop, and look ahead.

    A reply that comes later reopens the case: the wait is counted anew from it.
    """
    if situation.ended is not None or has_decided(situation):
        return None
    asked = last_asked(situation)
    if call is not None and call.status == MISSED:
        assert call.closes is not None
        about: object = call
        opens, reason = call.closes, "missed"
    elif asked is not None and (call is None or call.status == DONE) and still_open(situation, asked.at):
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


def still_open(situation: Situation, asked: Moment) -> bool:
    """Whether what was asked still waits: they have not told the candidate to call, nor decided since."""
    decision = situation.decision
    return situation.told is None and (decision is None or decision.at < asked)


def last_asked(situation: Situation) -> Called | Sent | None:
    """The call made, or the check-in sent in its place, since the latest interview: the later of them."""
    calls = situation.calls_since()
    note = check_in_sent(situation)
    call = calls[-1] if calls else None
    if note is not None and (call is None or note.at > call.at):
        return note
    return call


def _silence_after(situation: Situation, silence: Silence, zone: Zone, at: Moment) -> Moment:
    day = situation.days.after(zone.day_of(at), situation.policy.quiet_after_call)
    return zone.at(max(day, silence.call_from), 0)
