"""A case as it's stored, exchanged and tested: what's known, and what has happened since.

The JSON and TOML forms have exactly these keys (``afterword.case/1``); an unknown key or a wrong
type makes the decoder fail with its path. What types can't express (an interview that ends before it
starts, an event about a stranger) is up to ``case_checks.py``.
"""

from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=20_000)]
Name = Annotated[str, Meta(max_length=500)]
Aware = Annotated[datetime, Meta(tz=True)]
"""A moment with its UTC offset: without one, it means nothing to anybody elsewhere."""

Part = Literal["hiring_manager", "interviewer", "recruiter", "agency", "coordinator", "other"]
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
    "invitation_answer",
    "question",
    "more_time",
    "counter",
]


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Immutable and strict: a misspelled key is an error and never ignored."""


class Candidate(_Strict, frozen=True):
    """The person this plan is for; ``timezone`` is where they are."""

    name: Name
    timezone: str
    email: str | None = None
    phone: str | None = None


class Company(_Strict, frozen=True):
    """The employer. ``country`` and ``region`` decide the business days, ``language`` the drafts."""

    name: Name
    country: str | None = None
    region: str | None = None
    timezone: str | None = None
    address: Text | None = None
    phone: str | None = None
    email: str | None = None
    language: str | None = None


class Contact(_Strict, frozen=True):
    """A person at the company, or the recruiter in between. Without a ``part``, nobody said which."""

    id: Id
    name: Name
    part: Part | None = None
    email: str | None = None
    phone: str | None = None
    address: Text | None = None
    timezone: str | None = None
    style: Style = "unknown"
    prefers: Prefers = "unknown"
    title: Name | None = None


class Duration(_Strict, frozen=True):
    """A period they named, counted from the day they named it. A range counts by its upper end."""

    count: Annotated[int, Meta(ge=0, le=731)]
    unit: Unit


class Expectation(_Strict, frozen=True):
    """What they said about the answer; empty if they were asked and wouldn't say.

    ``said`` keeps their words, which are read if neither ``within`` nor ``by`` is given.
    """

    channel: Literal["phone", "email", "unknown"] | None = None
    within: Duration | None = None
    by: date | None = None
    said: Text | None = None


class OpenPoint(_Strict, frozen=True):
    """Something the interview left open, and the candidate's answer to it."""

    id: Id
    text: Text
    kind: Literal["concern", "question"] = "concern"
    answer: Text | None = None


class Invited(_Strict, frozen=True):
    """The calendar invite that an interview comes from, so that later versions are recognized.

    ``sequence``, then ``stamped_at``, say how new it is, and ``date`` which date of a series it's about.
    """

    uid: Annotated[str, Meta(min_length=1, max_length=1_000)]
    sequence: Annotated[int, Meta(ge=0, le=2_147_483_647)] = 0
    stamped_at: Aware | None = None
    date: Aware | None = None


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
    invited: Invited | None = None


class NoteSent(_Strict, frozen=True, tag_field="kind", tag="note_sent"):
    """The candidate wrote."""

    at: Aware
    contact: str
    channel: Literal["email", "handwritten"]
    purpose: NotePurpose


class CallMade(_Strict, frozen=True, tag_field="kind", tag="call_made"):
    """The candidate called. ``call_again_on``/``_at`` and ``reply_by`` are what they heard on the call."""

    at: Aware
    contact: str
    outcome: Literal["reached", "voicemail", "receptionist", "no_answer"]
    call_again_on: date | None = None
    call_again_at: Aware | None = None
    reply_by: date | None = None


class Reply(_Strict, frozen=True, tag_field="kind", tag="reply"):
    """A person at the company answered. ``arranging``: who sets a next round's date (none: the candidate)."""

    at: Aware
    channel: ReplyChannel
    meaning: Meaning
    contact: str | None = None
    reply_by: date | None = None
    decide_by: date | None = None
    arranging: Literal["me", "them"] | None = None


class AutoReply(_Strict, frozen=True, tag_field="kind", tag="auto_reply"):
    """An automatic reply: not an answer, but it may say how long somebody is away."""

    at: Aware
    contact: str
    until: date | None = None


class Bounce(_Strict, frozen=True, tag_field="kind", tag="bounce"):
    """Mail to the contact bounced: what was last sent to them by email didn't arrive.

    ``address`` is the one that failed; if it's missing, the contact's address is meant. ``refused``: the
    server rejected the mail right away, so nothing recorded as sent was lost.
    """

    at: Aware
    contact: str
    address: str | None = None
    refused: bool = False


class Instruction(_Strict, frozen=True, tag_field="kind", tag="instruction"):
    """They asked the candidate to call, write or come by: on a date, at a moment, or with no time given."""

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


class AcceptedElsewhere(_Strict, frozen=True, tag_field="kind", tag="accepted_elsewhere"):
    """The candidate took another employer's offer, so this application is to be withdrawn."""

    at: Aware


class CheckedOpenings(_Strict, frozen=True, tag_field="kind", tag="checked_openings"):
    """The candidate looked at the company's openings."""

    at: Aware


class Withdrawn(_Strict, frozen=True, tag_field="kind", tag="withdrawn"):
    """The candidate is no longer interested and has told them."""

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
    | AcceptedElsewhere
    | CheckedOpenings
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
