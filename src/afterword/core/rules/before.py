"""Before the interview, and the questions that decide what comes after it."""

from afterword.core.action import Action, status_at
from afterword.core.situation import Meeting, Situation


def learn_the_person(situation: Situation, meeting: Meeting) -> Action:
    """What comes afterwards is decided before they part: phone or email, and by when.

    The card with the two questions opens shortly before the interview and stays until it is over:
    its last minutes are when the questions are asked.
    """
    opens = meeting.starts - situation.policy.ask_before
    return Action(
        id=f"{meeting.id}/ask_before_leaving",
        kind="ask_before_leaving",
        zone=situation.home,
        opens=opens,
        closes=meeting.ended,
        status=status_at(situation.now, opens, meeting.ended),
        because=("learn-the-person", "ask-channel", "ask-when"),
        reason="ask_channel" if ask_channel(meeting) else "",
        about=meeting,
    )


def ask_channel(meeting: Meeting) -> bool:
    """Whether the answer will come by call or by email is asked too, indirectly, until it is known."""
    expectation = meeting.interview.expectation
    return expectation is None or expectation.channel is None


def ask_when(situation: Situation, meeting: Meeting) -> Action | None:
    """Without what they said about the answer, every later date is an assumption: ask while it is fresh."""
    if meeting.interview.expectation is not None:
        return None
    closes = meeting.ended + situation.policy.capture_close
    return Action(
        id=f"{meeting.id}/capture",
        kind="capture",
        zone=situation.home,
        opens=meeting.ended,
        closes=closes,
        status=status_at(situation.now, meeting.ended, closes),
        because=("ask-when", "ask-channel", "learn-the-person"),
        about=meeting,
    )
