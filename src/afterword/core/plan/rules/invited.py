"""Invited on: say yes, agree on a time, and ask once if none comes."""

from afterword.core.plan.action import DONE, LATE, MISSED, Action, blocked_without, status_at
from afterword.core.plan.rules.call import opening
from afterword.core.plan.rules.medium import EMAIL, PHONE, letter_medium
from afterword.core.plan.rules.permission import wants_no_calls
from afterword.core.plan.rules.replies import answer_hours
from afterword.core.time.instants import Instant
from afterword.core.timeline import NEVER, ContactState, ReplyReceived, Timeline


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


def invited(situation: Timeline) -> list[Action]:
    """The answer to the current invitation, unless they set the date themselves."""
    invitation = undated_invitation(situation)
    if invitation is None or invitation.reply.arranging == "them":
        return []
    answer = answer_invitation(situation, invitation)
    return [] if answer is None else [answer]


def answer_invitation(situation: Timeline, invitation: ReplyReceived) -> Action | None:
    """Answer an invitation, through their channel. It's late after a day, but never too late without a date.

    ``None`` if they asked for a call that can still be made: that call is the answer.
    """
    person = inviter(situation, invitation)
    asker = situation.asked_to_call()
    if asker is not None and (person is None or asker.id == person.id):
        closes = opening(situation, None, situation.zone_of(asker)).closes
        if situation.now < closes:
            return None
    closes = invitation.at + situation.policy.answer_close
    channel = _road_back(situation, person, invitation.reply.channel)
    done = answered_at(situation, invitation) is not None
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
        windows=answer_hours(situation, person, channel, status),
        vetoed=None if done else situation.ended,
    )


def inviter(situation: Timeline, invitation: ReplyReceived) -> ContactState | None:
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


def answered_at(situation: Timeline, invitation: ReplyReceived) -> Instant | None:
    """When the invitation was answered, in writing or by phone."""
    person = inviter(situation, invitation)
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
