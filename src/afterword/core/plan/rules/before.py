"""Before the interview: the questions whose answers decide what comes after it."""

from afterword.core.plan.action import Action, status_at
from afterword.core.timeline import InterviewTimes, Timeline


def learn_the_person(situation: Timeline, meeting: InterviewTimes) -> Action:
    """Ask before leaving: will they call or write, and by when? The rest of the plan depends on it.

    The card with the two questions opens shortly before the interview and stays until it ends, because
    its last minutes are when to ask.
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


def ask_channel(meeting: InterviewTimes) -> bool:
    """Until it's known, also find out, indirectly, whether the answer will come by phone or by email."""
    expectation = meeting.interview.expectation
    return expectation is None or expectation.channel is None


def ask_when(situation: Timeline, meeting: InterviewTimes) -> Action | None:
    """Unless we know what they said about the answer, every later date is a guess: ask while it's fresh."""
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
