"""What has happened by now in a case: people, interviews, notes, calls and replies, ready for the rules."""

from afterword.core.timeline.arrangements import Agreed, Arrangements, Hold, Missed, Task, TaskHandedIn
from afterword.core.timeline.calls import Called, CallRequest
from afterword.core.timeline.contacts import FRIENDS, NEVER, ContactState
from afterword.core.timeline.event_kinds import EVENT_KINDS, EventKind
from afterword.core.timeline.history import read_timeline
from afterword.core.timeline.interviews import InterviewTimes
from afterword.core.timeline.replies import DECISIONS, ReplyReceived
from afterword.core.timeline.sent import Sent
from afterword.core.timeline.timeline import OfferElsewhere, Timeline

__all__ = [
    "DECISIONS",
    "EVENT_KINDS",
    "FRIENDS",
    "NEVER",
    "Agreed",
    "Arrangements",
    "CallRequest",
    "Called",
    "ContactState",
    "EventKind",
    "Hold",
    "InterviewTimes",
    "Missed",
    "OfferElsewhere",
    "ReplyReceived",
    "Sent",
    "Task",
    "TaskHandedIn",
    "Timeline",
    "read_timeline",
]
