"""What people write or ask gets an answer; automatic messages don't count."""

from typing import Final

from afterword.core.plan.action import DONE, LATE, MISSED, Action, Window, blocked_without, status_at
from afterword.core.plan.rules.call import opening
from afterword.core.plan.rules.hours import office_hours
from afterword.core.plan.rules.medium import EMAIL, PHONE, letter_medium, reply_medium
from afterword.core.plan.rules.permission import wants_no_calls
from afterword.core.time.instants import Day, Instant
from afterword.core.timeline import NEVER, ContactState, ReplyReceived, Timeline

INVITED: Final = "invited"
"""The check-in's reason if it asks about the date of a next round rather than for an answer."""


def propose_answers(situation: Timeline) -> list[Action]:
    """An answer to each question they asked, and to the current invitation."""
    answers: list[Action] = []
    for reply in situation.replies:
        if reply.meaning == "information_request":
            answers.append(answer_them(situation, reply, len(answers) + 1))
    invitation = undated_invitation(situation)
    if invitation is not None:
        answers += invited_on(situation, invitation)
    return answers


def answer_them(situation: Timeline, asked: ReplyReceived, number: int) -> Action:
    """Never keep a question of theirs waiting."""
    person = situation.person(asked.contact)
    closes = asked.at + situation.policy.answer_close
    late_until = closes + situation.policy.thank_you_late
    came_by = asked.reply.channel
    medium = reply_medium(person, came_by)
    by_phone = came_by == PHONE and not wants_no_calls(situation)
    channel = PHONE if by_phone else medium.channel
    done = _answered(situation, asked, person, ("answer",), by_call=came_by == PHONE)
    status = DONE if done else status_at(situation.now, asked.at, closes, late_until)
    name = f"answer/{person.id}" if person else "answer"
    return Action(
        id=name if number == 1 else f"{name}/{number}",
        kind="answer",
        zone=situation.home,
        opens=asked.at,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id if person else None,
        channel=channel,
        reason=medium.reason if channel is None else "",
        about=asked,
        windows=_hours(situation, person, channel, status),
        late_until=late_until,
        vetoed=None if done else situation.ended,
    )


def undated_invitation(situation: Timeline) -> ReplyReceived | None:
    """The current invitation to a next round, as long as no interview is dated after it."""
    invitation = situation.decision
    if invitation is None or invitation.meaning != "next_round":
        return None
    if situation.elsewhere != NEVER or situation.accepted != NEVER or situation.declined != NEVER:
        return None
    for meeting in situation.ahead:
        if meeting.starts > invitation.at:
            return None
    return invitation


def invited_on(situation: Timeline, invitation: ReplyReceived) -> list[Action]:
    """Say yes and agree on a date. After that, or if they set the date, ask once if none comes."""
    actions: list[Action] = []
    answered: Instant | None = invitation.at
    if invitation.reply.arranging != "them":
        answer = answer_invitation(situation, invitation)
        answered = _answered_at(situation, invitation)
        if answer is not None:
            actions.append(answer)
    if answered is not None:
        actions.append(ask_for_the_date(situation, invitation, answered))
    return actions


def answer_invitation(situation: Timeline, invitation: ReplyReceived) -> Action | None:
    """Answer an invitation, through their channel. It's late after a day, but never too late without a date.

    ``None`` if they asked for a call that can still be made: that call is the answer.
    """
    person = _inviter(situation, invitation)
    asker = situation.asked_to_call()
    if asker is not None and (person is None or asker.id == person.id):
        closes = opening(situation, None, situation.zone_of(asker)).closes
        if situation.now < closes:
            return None
    closes = invitation.at + situation.policy.answer_close
    channel = _road_back(situation, person, invitation.reply.channel)
    done = _answered_at(situation, invitation) is not None
    status = status_at(situation.now, invitation.at, closes)
    status = DONE if done else LATE if status == MISSED else status
    return Action(
        id=f"answer_invitation/{person.id}" if person else "answer_invitation",
        kind="answer_invitation",
        zone=situation.home,
        opens=invitation.at,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id if person else None,
        channel=channel,
        reason="same_channel" if channel == invitation.reply.channel else "letter",
        about=invitation,
        windows=_hours(situation, person, channel, status),
        vetoed=None if done else situation.ended,
    )


def ask_for_the_date(situation: Timeline, invitation: ReplyReceived, since: Instant) -> Action:
    """If no date follows the invitation, one short message asks whether it's still on."""
    person = _inviter(situation, invitation)
    zone, policy, days = situation.zone_of(person), situation.policy, situation.days
    by = invitation.reply.reply_by
    day: Day = days.after(zone.day_of(since), policy.invited_wait)
    if by is not None:
        day = days.after(by.toordinal(), 1)
    windows = policy.call_windows
    opens = zone.at(day, windows[0].opens)
    last = days.after(day, policy.call_horizon - 1) if policy.call_horizon > 1 else day
    closes = zone.at(last, windows[-1].closes)
    usable = person is not None and person.email is not None
    done = any(note.purpose == "check_in" and note.at >= since for note in situation.notes)
    channel = "email" if usable else None
    status = DONE if done else status_at(situation.now, opens, closes)
    return Action(
        id=f"next_round/check_in/{person.id}" if person else "next_round/check_in",
        kind="check_in",
        zone=zone,
        opens=opens,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always", "no-email-stream"),
        contact=person.id if person else None,
        channel=channel,
        reason=INVITED,
        about=invitation,
        vetoed=None if done else situation.ended,
    )


def _inviter(situation: Timeline, invitation: ReplyReceived) -> ContactState | None:
    """Whoever invited; or else the call contact, or the only person known."""
    person = situation.person(invitation.contact)
    if person is None and len(situation.people) == 1:
        return next(iter(situation.people.values()))
    return person


def _road_back(situation: Timeline, person: ContactState | None, came_by: str) -> str | None:
    """Their own channel if it works, or else email, phone or a card, in that order."""
    if person is None:
        return None
    rings = person.phone is not None and not wants_no_calls(situation)
    if came_by == PHONE and rings:
        return PHONE
    if person.email is not None:
        return EMAIL
    return PHONE if rings else letter_medium(person).channel


def _answered_at(situation: Timeline, invitation: ReplyReceived) -> Instant | None:
    """When the invitation was answered, in writing or by phone."""
    person = _inviter(situation, invitation)
    moments = [
        note.at
        for note in situation.notes
        if note.at >= invitation.at
        and note.purpose in ("invitation_answer", "answer")
        and (person is None or note.contact == person.id)
    ]
    moments += [
        call.at
        for call in situation.calls
        if call.at >= invitation.at
        and call.call.outcome != "no_answer"
        and (person is None or call.contact == person.id)
    ]
    return min(moments) if moments else None


def _answered(
    situation: Timeline,
    asked: ReplyReceived,
    person: ContactState | None,
    purposes: tuple[str, ...],
    *,
    by_call: bool,
) -> bool:
    for note in situation.notes:
        if note.purpose in purposes and note.at >= asked.at and (person is None or note.contact == person.id):
            return True
    if by_call:
        for call in situation.calls:
            if (
                call.at >= asked.at
                and call.call.outcome != "no_answer"
                and (person is None or call.contact == person.id)
            ):
                return True
    return False


def _hours(
    situation: Timeline, person: ContactState | None, channel: str | None, status: str
) -> tuple[Window, ...]:
    """An answer by phone is for office hours."""
    if channel != PHONE or status in (DONE, MISSED):
        return ()
    return office_hours(situation, situation.zone_of(person), situation.policy.call_shown)
