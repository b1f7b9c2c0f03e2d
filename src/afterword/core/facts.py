"""A case as it is stored, exchanged and tested: what is known, and what happened since.

The JSON and TOML forms have exactly these keys (``afterword.case/1``); an unknown key or a wrong
type is refused by the decoder with its path. What types cannot say (an interview that ends before
it starts, an event for a stranger) is ``checks.py``'s part.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Name = Annotated[str, Meta(max_length=500)]
Aware = Annotated[datetime, Meta(tz=True)]
"""A moment with an offset: a naive time says nothing outside one room."""

Part = Literal["hiring_manager", "interviewer", "recruiter", "coordinator", "other"]
Style = Literal["traditional", "modern", "unknown"]
Prefers = Literal["phone", "email", "unknown"]
Unit = Literal["days", "business_days", "weeks", "months"]
ReplyChannel = Literal["email", "phone", "letter", "in_person", "other"]
Meaning = Literal[
    "acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other"
]
NotePurpose = Literal[
    "thank_you",
    "answer",
    "after_rejection",
    "reopened",
    "offer_thanks",
    "acceptance",
    "decline",
    "withdrawal",
    "check_in",
]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Immutable, and deaf to no key: a misspelt one is an error, never a silence."""


class Candidate(_Strict, frozen=True):
    """The person whose plan this is; ``timezone`` is where they write from."""

    name: Name
    timezone: str
    email: str | None = None
    phone: str | None = None


class Company(_Strict, frozen=True):
    """The employer; ``country`` and ``region`` decide which days are business days."""

    name: Name
    country: str | None = None
    region: str | None = None
    timezone: str | None = None
    address: Text | None = None
    phone: str | None = None
    email: str | None = None


class Contact(_Strict, frozen=True):
    """A person at the company, or the recruiter in between."""

    id: Id
    name: Name
    part: Part = "other"
    email: str | None = None
    phone: str | None = None
    address: Text | None = None
    timezone: str | None = None
    style: Style = "unknown"
    prefers: Prefers = "unknown"
    title: Name | None = None


class Within(_Strict, frozen=True):
    """A period that they named, counted from the day they named it; a range by its upper end."""

    count: Annotated[int, Meta(ge=0, le=731)]
    unit: Unit


class Expectation(_Strict, frozen=True):
    """What they said about the answer: empty when they were asked and would not say.

    ``said`` keeps their words; where neither ``within`` nor ``by`` is given, the words are read.
    """

    channel: Literal["phone", "email", "unknown"] | None = None
    within: Within | None = None
    by: date | None = None
    said: Text | None = None


class OpenPoint(_Strict, frozen=True):
    """Something that the interview left open, and the candidate's own answer to it."""

    id: Id
    text: Text
    kind: Literal["concern", "question"] = "concern"
    answer: Text | None = None


class Interview(_Strict, frozen=True):
    """One conversation; finished once ``ended_at`` (or an hour after ``starts_at``) has passed."""

    id: Id
    starts_at: Aware | None = None
    ended_at: Aware | None = None
    format: Literal["onsite", "video", "phone"] | None = None
    contacts: tuple[str, ...] = ()
    expectation: Expectation | None = None
    open_points: tuple[OpenPoint, ...] = ()
    highlights: tuple[Text, ...] = ()


class NoteSent(_Strict, frozen=True, tag_field="kind", tag="note_sent"):
    """The candidate wrote."""

    at: Aware
    contact: str
    channel: Literal["email", "handwritten"]
    purpose: NotePurpose


class CallMade(_Strict, frozen=True, tag_field="kind", tag="call_made"):
    """The candidate called; ``call_again_on``/``_at`` and ``reply_by`` are what they were told."""

    at: Aware
    contact: str
    outcome: Literal["reached", "voicemail", "receptionist", "no_answer"]
    call_again_on: date | None = None
    call_again_at: Aware | None = None
    reply_by: date | None = None


class Reply(_Strict, frozen=True, tag_field="kind", tag="reply"):
    """A person at the company answered."""

    at: Aware
    channel: ReplyChannel
    meaning: Meaning
    contact: str | None = None
    reply_by: date | None = None
    decide_by: date | None = None


class AutoReply(_Strict, frozen=True, tag_field="kind", tag="auto_reply"):
    """A machine answered: no response, but it may say until when somebody is away."""

    at: Aware
    contact: str
    until: date | None = None


class Bounce(_Strict, frozen=True, tag_field="kind", tag="bounce"):
    """The contact's email address does not work."""

    at: Aware
    contact: str


class Instruction(_Strict, frozen=True, tag_field="kind", tag="instruction"):
    """They asked the candidate to call, to write or to come by: on a date, at a moment, or just so."""

    at: Aware
    contact: str
    act: Literal["call", "email", "visit"]
    on: date | None = None
    at_time: Aware | None = None


class NoCalls(_Strict, frozen=True, tag_field="kind", tag="no_calls"):
    """They asked not to be called."""

    at: Aware
    contact: str | None = None


class PositionReopened(_Strict, frozen=True, tag_field="kind", tag="position_reopened"):
    """The position, or one like it, is open again."""

    at: Aware


class Accepted(_Strict, frozen=True, tag_field="kind", tag="accepted"):
    """The candidate took the offer."""

    at: Aware


class Declined(_Strict, frozen=True, tag_field="kind", tag="declined"):
    """The candidate turned the offer down."""

    at: Aware


class Withdrawn(_Strict, frozen=True, tag_field="kind", tag="withdrawn"):
    """The candidate is no longer interested, and said so."""

    at: Aware


class Closed(_Strict, frozen=True, tag_field="kind", tag="closed"):
    """The candidate put the case away."""

    at: Aware


class DoNotContact(_Strict, frozen=True, tag_field="kind", tag="do_not_contact"):
    """The company asked for no further contact."""

    at: Aware


Event = (
    NoteSent
    | CallMade
    | Reply
    | AutoReply
    | Bounce
    | Instruction
    | NoCalls
    | PositionReopened
    | Accepted
    | Declined
    | Withdrawn
    | Closed
    | DoNotContact
)


class Case(_Strict, frozen=True):
    """One candidate's pursuit of one role at one company."""

    schema: Literal["afterword.case/1"]
    id: Id
    candidate: Candidate
    company: Company
    role: Name
    contacts: tuple[Contact, ...] = ()
    interviews: tuple[Interview, ...] = ()
    events: tuple[Event, ...] = ()
    via: str | None = None
