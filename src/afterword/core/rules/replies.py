"""What they ask is answered; what a machine sends is no response."""

from afterword.core.action import DONE, Action, status_at
from afterword.core.rules.medium import reply_medium
from afterword.core.situation import Heard, Situation


def answers(situation: Situation) -> list[Action]:
    """One answer for each question they sent, soon, by the road it came."""
    found: list[Action] = []
    for reply in situation.replies:
        if reply.meaning == "information_request":
            found.append(answer_them(situation, reply, len(found) + 1))
    return found


def answer_them(situation: Situation, asked: Heard, number: int) -> Action:
    """A question of theirs is the one thing that is never kept waiting."""
    person = situation.person(asked.contact)
    closes = asked.at + situation.policy.answer_close
    late_until = closes + situation.policy.thank_you_late
    came_by = asked.reply.channel
    channel = "phone" if came_by == "phone" else reply_medium(person, came_by).channel
    done = any(
        note.purpose == "answer" and note.at >= asked.at and (person is None or note.contact == person.id)
        for note in situation.notes
    )
    status = DONE if done else status_at(situation.now, asked.at, closes, late_until)
    name = f"answer/{person.id}" if person else "answer"
    return Action(
        id=name if number == 1 else f"{name}/{number}",
        kind="answer",
        zone=situation.home,
        opens=asked.at,
        closes=closes,
        status=status,
        because=("follow-up-always",),
        contact=person.id if person else None,
        channel=channel,
        about=asked,
        late_until=late_until,
        vetoed=None if done else situation.ended,
    )
