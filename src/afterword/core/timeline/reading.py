"""What each event does to the timeline."""

from datetime import date
from typing import Any, Final

from afterword.core.case import (
    Accepted,
    AcceptedElsewhere,
    Appointment,
    AutoReply,
    Bounce,
    CallMade,
    Cancelled,
    CheckedOpenings,
    Closed,
    Declined,
    DoNotContact,
    Instruction,
    Moved,
    NoCalls,
    NoShow,
    NoteSent,
    OfferWithdrawn,
    OnHold,
    PositionReopened,
    ReferencesAsked,
    Reply,
    TaskDone,
    TaskGiven,
    Withdrawn,
)
from afterword.core.delivery import PASSED_ON, passed_on_by
from afterword.core.time.instants import Day, Instant
from afterword.core.timeline.arrangements import Agreed, Hold, Missed, Task, TaskHandedIn
from afterword.core.timeline.calls import Called, CallRequest, request_by_instruction, request_on_call
from afterword.core.timeline.contacts import NEVER
from afterword.core.timeline.replies import DECISIONS, ReplyReceived
from afterword.core.timeline.sent import Sent
from afterword.core.timeline.timeline import Timeline


def read_reply(timeline: Timeline, at: Instant, reply: Reply) -> None:
    """A person answered. A next round, a no or an offer is the decision, if it came after the interview."""
    received = ReplyReceived(at, reply)
    timeline.replies.append(received)
    timeline.spoke = True
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
        else:
            if received.meaning == "offer":
                timeline.offer = received
            # They have come back with something new, so an earlier "no, thank you" is history.
            timeline.declined = NEVER


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
    request, agreed = timeline.call_request, request_on_call(at, call)
    if (
        agreed is None
        and request is not None
        and call.purpose is not None
        and call.contact != request.contact
    ):
        return  # a call about something else, to somebody else, isn't the one that was asked for
    timeline.call_request = agreed


def read_instruction(timeline: Timeline, at: Instant, instruction: Instruction) -> None:
    """They asked for a call, an email or a visit."""
    if instruction.act == "call":
        timeline.call_request = request_by_instruction(at, instruction)
    elif instruction.act == "email":
        person = timeline.people[instruction.contact]
        person.asked_to_write = timeline.spoke = True
        person.asked_at = at
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


def read_appointment(timeline: Timeline, at: Instant, appointment: Appointment) -> None:
    """A time was agreed. If the candidate calls then, it's a call they were asked for."""
    agreed = Agreed(at, appointment)
    timeline.arrangements().agree(agreed)
    request = timeline.call_request
    if agreed.by_phone and not agreed.they_call:
        timeline.call_request = CallRequest(at, agreed.contact, None, agreed.moment, in_person=True)
    elif request is not None and request.contact == agreed.contact:
        timeline.call_request = None


def read_no_show(timeline: Timeline, at: Instant, event: NoShow) -> None:
    """They didn't call or come: whatever was agreed with them for a time up to now has failed."""
    arranged = timeline.arrangements()
    moment: Instant | None = None
    agreed = arranged.agreed_with(event.contact)
    if agreed is not None and agreed.moment <= at:
        moment = agreed.moment
        arranged.agreed.remove(agreed)
    if timeline.changed is not None:
        moment = timeline.changed.missed.get(at, moment)
    arranged.no_show = Missed(at, event.contact, moment)


def read_off(timeline: Timeline, at: Instant, event: Moved | Cancelled) -> None:
    """An interview that is off without a new time leaves what an invitation does: a time to agree on."""
    if isinstance(event, Moved) and event.starts_at is not None:
        return
    decision = timeline.decision
    if at < timeline.since or (decision is not None and decision.meaning != "next_round"):
        return
    contact: str | None = None
    for interview in timeline.case.interviews:
        if interview.id == event.interview and interview.contacts:
            contact = interview.contacts[0]
    off = Reply(event.at, "email", "next_round", contact)
    timeline.decision = ReplyReceived(at, off)


def read_task(timeline: Timeline, at: Instant, event: TaskGiven) -> None:
    """They set a task."""
    arranged = timeline.arrangements()
    arranged.task = Task(at, event.contact, _day_of(event.due))
    arranged.handed_in = None
    timeline.people[event.contact].last_reply = at
    timeline.spoke = True


def read_task_done(timeline: Timeline, at: Instant, event: TaskDone) -> None:
    """The task is in."""
    timeline.arrangements().handed_in = TaskHandedIn(at, _day_of(event.reply_by))


def read_on_hold(timeline: Timeline, at: Instant, event: OnHold) -> None:
    """The hiring is paused."""
    timeline.arrangements().hold = Hold(at, _day_of(event.until))


def read_references_asked(timeline: Timeline, at: Instant, event: ReferencesAsked) -> None:
    """They want references."""
    timeline.arrangements().references = Task(at, event.contact, _day_of(event.due))
    timeline.people[event.contact].last_reply = at
    timeline.spoke = True


def read_offer_withdrawn(timeline: Timeline, at: Instant, event: OfferWithdrawn) -> None:
    """The offer is gone, which is a rejection, even after it was accepted.

    Only this takes an acceptance back: many systems reject everybody else once the position is filled.
    """
    read_reply(timeline, at, Reply(event.at, "email", "rejection", event.contact))
    timeline.accepted = NEVER


def _day_of(day: date | None) -> Day | None:
    return day.toordinal() if day is not None else None


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
