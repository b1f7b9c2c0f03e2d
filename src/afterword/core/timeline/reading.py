"""What each event does to the timeline."""

from typing import Any, Final

from afterword.core.case import (
    Accepted,
    AcceptedElsewhere,
    AutoReply,
    Bounce,
    CallMade,
    CheckedOpenings,
    Closed,
    Declined,
    DoNotContact,
    Instruction,
    NoCalls,
    NoteSent,
    PositionReopened,
    Reply,
    Withdrawn,
)
from afterword.core.delivery import PASSED_ON, passed_on_by
from afterword.core.time.instants import Instant
from afterword.core.timeline.calls import Called, request_by_instruction, request_on_call
from afterword.core.timeline.replies import DECISIONS, ReplyReceived
from afterword.core.timeline.sent import Sent
from afterword.core.timeline.timeline import Timeline


def read_reply(timeline: Timeline, at: Instant, reply: Reply) -> None:
    """A person answered. A next round, a no or an offer is the decision, if it came after the interview."""
    received = ReplyReceived(at, reply)
    timeline.replies.append(received)
    if received.contact is not None:
        person = timeline.people[received.contact]
        person.last_reply = at
        if reply.channel == "email":
            person.last_email = at
    if received.meaning in DECISIONS:
        if at >= timeline.since:
            timeline.decision = received
        if received.meaning == "rejection":
            # An offer or an invitation doesn't take back "call me on Tuesday". A no does.
            timeline.call_request = None
            timeline.rejections.append(received)
        elif received.meaning == "offer":
            timeline.offer = received


def read_note(timeline: Timeline, at: Instant, note: NoteSent) -> None:
    """The candidate wrote, directly or through whoever passes it on."""
    person = timeline.people[note.contact]
    asked = person.asked_to_write
    by: str | None = None
    if note.channel == "email" and note.purpose in PASSED_ON:
        by = passed_on_by(timeline.case, note.contact, asked_to_write=asked)
    timeline.sent.add(Sent(at, note.contact, note.purpose, note.channel, by=by, asked=asked), person)


def read_call(timeline: Timeline, at: Instant, call: CallMade) -> None:
    """The candidate called: a call they were asked for is made, and another may have been agreed on."""
    timeline.calls.append(Called(at, call))
    timeline.call_request = request_on_call(at, call)


def read_instruction(timeline: Timeline, at: Instant, instruction: Instruction) -> None:
    """They asked for a call, an email or a visit."""
    if instruction.act == "call":
        timeline.call_request = request_by_instruction(at, instruction)
    elif instruction.act == "email":
        timeline.people[instruction.contact].asked_to_write = True
    else:
        timeline.asked_to_visit = True


def read_auto_reply(timeline: Timeline, at: Instant, reply: AutoReply) -> None:
    """A machine answered. It only matters if it says how long somebody is away."""
    if reply.until is not None:
        timeline.away.append((at, reply.contact, reply.until.toordinal()))


def read_bounce(timeline: Timeline, at: Instant, bounce: Bounce) -> None:
    """Mail came back: what was last sent to that mailbox didn't arrive."""
    timeline.sent.bounce(at, bounce, timeline.people)


def read_no_calls(timeline: Timeline, at: Instant, event: NoCalls) -> None:
    """They don't want calls, which also takes back a call they had asked for."""
    del event
    timeline.no_calls = at
    timeline.call_request = None


def read_reopened(timeline: Timeline, at: Instant, event: PositionReopened) -> None:
    """The position is open again."""
    del event
    timeline.reopened = at


def read_accepted(timeline: Timeline, at: Instant, event: Accepted) -> None:
    """The candidate took the offer."""
    del event
    timeline.accepted = at


def read_declined(timeline: Timeline, at: Instant, event: Declined) -> None:
    """The candidate turned the offer down."""
    del event
    timeline.declined = at


def read_accepted_elsewhere(timeline: Timeline, at: Instant, event: AcceptedElsewhere) -> None:
    """The candidate took another employer's offer."""
    del event
    timeline.elsewhere = at


def read_checked_openings(timeline: Timeline, at: Instant, event: CheckedOpenings) -> None:
    """The candidate looked at the company's openings."""
    del event
    timeline.checked_openings = at


def read_end(timeline: Timeline, at: Instant, event: Withdrawn | Closed | DoNotContact) -> None:
    """The case is over. The first ending counts."""
    if timeline.ended is None:
        timeline.ended = _ENDINGS[type(event)]
        timeline.ended_at = at


_ENDINGS: Final[dict[type[Any], str]] = {
    Withdrawn: "withdrawn",
    Closed: "closed",
    DoNotContact: "do_not_contact",
}
