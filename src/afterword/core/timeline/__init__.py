"""What has happened by now in a case: people, interviews, notes, calls and replies, ready for the rules."""

from afterword.core.timeline.calls import Called, CallRequest
from afterword.core.timeline.contacts import NEVER, ContactState
from afterword.core.timeline.event_kinds import EVENT_KINDS, EventKind
from afterword.core.timeline.history import read_timeline
from afterword.core.timeline.interviews import InterviewTimes
from afterword.core.timeline.replies import DECISIONS, ReplyReceived
from afterword.core.timeline.sent import Sent
from afterword.core.timeline.timeline import Timeline

__all__ = [
    "DECISIONS",
    "EVENT_KINDS",
    "NEVER",
    "CallRequest",
    "Called",
    "ContactState",
    "EventKind",
    "InterviewTimes",
    "ReplyReceived",
    "Sent",
    "Timeline",
    "read_timeline",
]
