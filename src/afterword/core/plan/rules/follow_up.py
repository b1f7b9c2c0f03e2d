"""The one follow-up: by phone or by email, a closing line if it was missed, and letting go."""

from typing import final

from afterword.core.plan.action import (
    BLOCKED,
    DONE,
    DUE,
    MISSED,
    UPCOMING,
    Action,
    blocked_without,
    status_at,
)
from afterword.core.plan.rules.call import (
    Opening,
    answered,
    call_once,
    has_decided,
    last_follow_up,
    may_call_at_all,
    next_windows,
    no_calls_please,
    offered_windows,
    opening,
)
from afterword.core.plan.rules.medium import EMAIL, PHONE
from afterword.core.plan.rules.silence import Silence
from afterword.core.time.instants import Instant, Zone
from afterword.core.timeline import Called, ContactState, Sent, Timeline

CHECK_IN = ("email",)
EITHER = ("call", "email")


@final
class Road:
    """How the follow-up goes, and the key of the words that say why: ``kind`` is ``call`` or ``check_in``."""

    def __init__(self, kind: str, reason: str) -> None:
        self.kind = kind
        self.reason = reason


def their_channel(situation: Timeline, contact: ContactState | None) -> Road:
    """The follow-up goes the way they like to be reached, or the way they said they'd answer.

    If nobody knows, the policy decides. A road that leads nowhere gives way to the other.
    """
    policy, meeting = situation.policy, situation.latest
    if no_calls_please(situation):
        return Road("check_in", "no_calls")
    prefers: str = contact.contact.prefers if contact is not None else "unknown"
    reason = "prefers"
    if prefers == "unknown" and meeting is not None:
        expected = meeting.interview.expectation
        if expected is not None and expected.channel is not None:
            prefers, reason = expected.channel, "answers_by"
    if prefers == EMAIL:
        by_email = policy.email_if_they_answer_by_email
    else:
        by_email = prefers != PHONE and policy.email_if_unknown
        if prefers != PHONE:
            reason = "policy"
    number = contact.phone if contact is not None else situation.case.company.phone
    reachable = contact is not None and contact.email is not None
    if by_email and not reachable and number is not None:
        return Road("call", "no_email")
    if number is None and reachable and (reason == "policy" if by_email else policy.email_if_no_phone):
        return Road("check_in", "no_phone")
    return Road("check_in" if by_email else "call", f"{reason}_{EMAIL if by_email else PHONE}")


def the_follow_up(situation: Timeline, silence: Silence | None) -> tuple[Action, Opening] | None:
    """One polite call or one short email to the call contact, after the silence.

    A call they asked for goes to whoever asked, by their clock.
    """
    if not may_call_at_all(situation):
        return None
    contact = situation.asked_to_call() or situation.call_contact
    zone = situation.zone_of(contact)
    open_ = opening(situation, silence, zone)
    if situation.call_request is not None:
        return the_call(situation, silence, contact, open_, "told"), open_
    road = their_channel(situation, contact)
    policy = situation.policy
    by_email = road.kind == "check_in" or policy.call_max_unprompted == 0 or bool(situation.follow_up_notes)
    if by_email and policy.email_max_unprompted > 0:
        return check_in(situation, open_, zone, road.reason), open_
    if policy.call_max_unprompted == 0 or road.reason == "no_calls" or not call_once(situation):
        return None
    return the_call(situation, silence, contact, open_, road.reason), open_


def the_call(
    situation: Timeline, silence: Silence | None, contact: ContactState | None, open_: Opening, reason: str
) -> Action:
    """One polite call, at the hours that suit them or at the time they asked for."""
    zone = situation.zone_of(contact)
    status = status_at(situation.now, open_.opens, open_.closes)
    number = contact.phone if contact is not None else situation.case.company.phone
    of = f"{situation.latest.id}/" if situation.latest is not None else ""
    asked = open_.request is not None
    return Action(
        id=f"{of}call/{contact.id}" if contact else f"{of}call",
        kind="call",
        zone=zone,
        opens=open_.opens,
        closes=open_.closes,
        status=BLOCKED if status == DUE and number is None else status,
        because=("call-once", "good-hours") if asked else ("week-is-ten-days", "good-hours"),
        contact=contact.id if contact else None,
        channel=PHONE,
        reason=reason,
        about=open_.request if asked else silence,
        windows=next_windows(situation, open_, zone),
        offered=offered_windows(situation, open_, zone),
        acts=("call",) if asked else None,
    )


def check_in(situation: Timeline, open_: Opening, zone: Zone, reason: str) -> Action:
    """One email in the same thread, when the call would have been."""
    contact, meeting = situation.call_contact, situation.latest
    assert meeting is not None
    usable = contact is not None and contact.email is not None
    done = not call_once(situation)
    status = DONE if done else status_at(situation.now, open_.opens, open_.closes)
    return Action(
        id=f"{meeting.id}/check_in/{contact.id}" if contact else f"{meeting.id}/check_in",
        kind="check_in",
        zone=zone,
        opens=open_.opens,
        closes=open_.closes,
        status=status if usable or done else blocked_without(None, status),
        because=("call-after-silence", "no-email-stream"),
        contact=contact.id if contact else None,
        channel=EMAIL if usable else None,
        reason=reason,
        acts=CHECK_IN if reason == "no_calls" or situation.policy.call_max_unprompted == 0 else None,
    )


def value_note(situation: Timeline, zone: Zone, open_: Opening | None) -> Action | None:
    """An article or a work sample that they'd want, once, between the thank-you and the follow-up."""
    contact, meeting, policy = situation.call_contact, situation.latest, situation.policy
    if meeting is None or contact is None or open_ is None or open_.request is not None:
        return None
    opens = meeting.ended + policy.thank_you_close
    if open_.opens <= opens or contact.email is None:
        return None
    sent = sum(1 for note in situation.notes if note.purpose == "value" and note.at >= situation.since)
    status = DONE if sent >= policy.value_notes else status_at(situation.now, opens, open_.opens)
    return Action(
        id=f"{meeting.id}/value_note/{contact.id}",
        kind="value_note",
        zone=zone,
        opens=opens,
        closes=open_.opens,
        status=status,
        because=("no-email-stream",),
        contact=contact.id,
        channel=EMAIL,
        optional=True,
    )


def last_word(situation: Timeline, zone: Zone, follow_up: Action | None) -> Action | None:
    """One closing email, if the time to follow up went by unused: late, kind, and the last.

    ``modern`` also sends it after a follow-up that nobody answered.
    """
    contact, meeting = situation.call_contact, situation.latest
    if meeting is None or situation.call_request is not None:
        return None
    sent = last_word_sent(situation)
    asked = last_follow_up(situation)
    policy, days = situation.policy, situation.days
    if asked is None:
        if follow_up is None or follow_up.status != MISSED:
            return None
        assert follow_up.closes is not None
        opens = follow_up.closes
    elif policy.last_word_unanswered > 0 and (follow_up is None or follow_up.status in (DONE, MISSED)):
        opens = zone.at(days.after(zone.day_of(asked), policy.quiet_after_call), 0)
        if situation.replies and situation.replies[-1].at >= asked:
            return None
    else:
        return None
    closes = zone.at(days.after(zone.day_of(opens), policy.last_word_days), 0)
    usable = contact is not None and contact.email is not None
    status = DONE if sent is not None else status_at(situation.now, opens, closes)
    return Action(
        id=f"{meeting.id}/last_word/{contact.id}" if contact else f"{meeting.id}/last_word",
        kind="last_word",
        zone=zone,
        opens=opens,
        closes=closes,
        status=status if usable or sent is not None else blocked_without(None, status),
        because=("no-email-stream", "call-after-silence"),
        contact=contact.id if contact else None,
        channel=EMAIL if usable else None,
        reason="missed" if asked is None else "unanswered",
    )


def last_word_sent(situation: Timeline) -> Sent | None:
    """The closing email since the latest interview, if one was sent."""
    for note in situation.notes:
        if note.purpose == "last_word" and note.at >= situation.fresh:
            return note
    return None


def let_go(
    situation: Timeline, silence: Silence, zone: Zone, follow_up: Action | None, closing: Action | None
) -> Action | None:
    """After the one follow-up, or the chance to make it, silence is an answer: stop, and look ahead.

    Never alongside a rejection, an offer or an invitation, which are answers. A later reply reopens the
    case, and the wait starts again from there.
    """
    if situation.ended is not None or has_decided(situation) or answered(situation):
        return None
    sent = last_word_sent(situation)
    asked = last_asked(situation)
    about: object = asked
    if closing is not None and sent is None:
        assert closing.closes is not None
        opens, reason, about = closing.closes, "closing", closing
        if closing.status == UPCOMING:
            reason = "after_call" if isinstance(asked, Called) else "after_check_in"
    elif sent is not None and sent is asked:
        opens, reason = _silence_after(situation, silence, zone, sent.at), "after_last_word"
    elif follow_up is not None and follow_up.status == MISSED:
        assert follow_up.closes is not None
        opens, reason, about = follow_up.closes, "missed", follow_up
    elif asked is not None and (follow_up is None or follow_up.status == DONE):
        if situation.call_request is not None:
            return None
        opens = _silence_after(situation, silence, zone, asked.at)
        reason = "after_call" if isinstance(asked, Called) else "after_check_in"
    else:
        return None
    for reply in situation.replies:
        if reply.at >= opens:
            opens, reason = _silence_after(situation, silence, zone, reply.at), "after_reply"
    return moving_on(situation, zone, opens, reason, about)


def moving_on(situation: Timeline, zone: Zone, opens: Instant, reason: str, about: object) -> Action:
    """The step that closes a chapter: no further contact."""
    contact, meeting = situation.call_contact, situation.latest
    of = f"{meeting.id}/" if meeting is not None else ""
    return Action(
        id=f"{of}let_go/{contact.id}" if contact else f"{of}let_go",
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
    """The last call, check-in or closing line since the latest interview, whichever came last."""
    calls = situation.calls_since()
    last: Called | Sent | None = calls[-1] if calls else None
    for note in situation.notes:
        if note.purpose not in ("check_in", "last_word") or note.at < situation.fresh:
            continue
        if last is None or note.at > last.at:
            last = note
    return last


def _silence_after(situation: Timeline, silence: Silence, zone: Zone, at: Instant) -> Instant:
    day = situation.days.after(zone.day_of(at), situation.policy.quiet_after_call)
    return zone.at(max(day, silence.call_from), 0)
