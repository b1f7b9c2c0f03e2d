"""What people write or ask gets an answer; automatic messages don't count."""

from typing import Final

from afterword.core.plan.action import (
    BLOCKED,
    DONE,
    DUE,
    LATE,
    MISSED,
    Action,
    Window,
    blocked_without,
    status_at,
)
from afterword.core.plan.action_kinds import ACTION_KINDS
from afterword.core.plan.rules.hours import office_hours
from afterword.core.plan.rules.medium import EMAIL, PHONE, reply_medium
from afterword.core.plan.rules.permission import wants_no_calls
from afterword.core.timeline import FRIENDS, ContactState, ReplyReceived, Timeline


def propose_answers(situation: Timeline) -> list[Action]:
    """An answer to each question they asked, and to the current invitation."""
    answers: list[Action] = []
    for reply in situation.replies:
        if reply.meaning == "information_request":
            answers.append(answer_them(situation, reply, len(answers) + 1))
        elif reply.meaning == "delay" and reply is situation.replies[-1] and delay_stands(situation, reply):
            answers.append(answer_delay(situation, reply))
    return answers


def delay_stands(situation: Timeline, delay: ReplyReceived) -> bool:
    """Whether they still need time: nothing has been decided since, by them or by the candidate."""
    decision = situation.decision
    over = max(situation.accepted, situation.declined, situation.elsewhere)
    return over < delay.at and (decision is None or decision.at < delay.at)


def answer_delay(situation: Timeline, delay: ReplyReceived) -> Action:
    """Two lines, if you like: thanks for letting me know, and I'm still interested."""
    person = situation.person(delay.contact)
    closes = delay.at + situation.policy.delay_close
    medium = reply_medium(person, EMAIL)
    channel = EMAIL if medium.channel == EMAIL else None
    done = any(
        note.at >= delay.at and (person is None or note.contact == person.id) for note in situation.notes
    )
    status = DONE if done else status_at(situation.now, delay.at, closes)
    return Action(
        id=f"delay_answer/{person.id}" if person else "delay_answer",
        kind="delay_answer",
        zone=situation.home,
        opens=delay.at,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id if person else None,
        channel=channel,
        reason=medium.reason,
        about=delay,
        vetoed=None if done else situation.ended,
        optional=True,
    )


def write_backs(situation: Timeline, actions: list[Action]) -> list[Action]:
    """Whoever asked for an email gets one, and whoever wrote last may be answered."""
    found: list[Action] = []
    for person in situation.people.values():
        if person.part in FRIENDS:
            continue
        if person.asked_to_write:
            found.append(write_as_asked(situation, person))
        elif person.last_reply > person.last_note and not _is_answered(actions, person):
            found.append(write_back(situation, person))
    return found


def write_as_asked(situation: Timeline, person: ContactState) -> Action:
    """They asked for an email, so they're waiting for it."""
    closes = person.asked_at + situation.policy.answer_close
    medium = reply_medium(person, EMAIL)
    status = status_at(situation.now, person.asked_at, closes)
    return Action(
        id=f"write_as_asked/{person.id}",
        kind="write_as_asked",
        zone=situation.home,
        opens=person.asked_at,
        closes=closes,
        # They wait for it however late it is.
        status=blocked_without(medium.channel, LATE if status == MISSED else status),
        because=("follow-up-always",),
        contact=person.id,
        channel=medium.channel,
        reason=medium.reason,
        vetoed=situation.ended,
    )


def write_back(situation: Timeline, person: ContactState) -> Action:
    """They wrote last, so a reply is never one message too many; nor is it needed."""
    medium = reply_medium(person, EMAIL)
    return Action(
        id=f"write_back/{person.id}",
        kind="write_back",
        zone=situation.home,
        opens=person.last_reply,
        closes=None,
        status=blocked_without(medium.channel, DUE),
        because=("no-email-stream",),
        contact=person.id,
        channel=medium.channel,
        reason=medium.reason,
        vetoed=situation.ended,
        optional=True,
    )


def _is_answered(actions: list[Action], person: ContactState) -> bool:
    """Whether another step is open already that writes to them."""
    for action in actions:
        if (
            (action.to or action.contact) == person.id
            and action.status in OPEN_NOW
            and action.vetoed is None
            and "email" in (ACTION_KINDS[action.kind].acts if action.acts is None else action.acts)
        ):
            return True
    return False


OPEN_NOW: Final = frozenset((DUE, LATE, BLOCKED))


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
        windows=answer_hours(situation, person, channel, status),
        late_until=late_until,
        vetoed=None if done else situation.ended,
        acts=("email", "card", "call") if channel == PHONE else None,
    )


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


def answer_hours(
    situation: Timeline, person: ContactState | None, channel: str | None, status: str
) -> tuple[Window, ...]:
    """An answer by phone is for office hours."""
    if channel != PHONE or status in (DONE, MISSED):
        return ()
    policy = situation.policy
    return office_hours(situation, situation.zone_of(person), policy.call_shown, policy.answer_hours)
