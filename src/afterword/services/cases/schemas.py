"""Requests and results of the case operations.

A case is identified by its number. ``once`` is an idempotency key: the same request with the same key is done
once.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal, NamedTuple

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Aware, Case, Event, Id, Name, Part, Prefers, Style, Text
from afterword.ports import HistoryEntry
from afterword.services.inbox.schemas import UnreadMessage
from afterword.services.planning.schemas import ActionOut, PlanOut
from afterword.services.request import Once, Reason, Request, Short


class CasesRequest(Request, frozen=True):
    """A page of cases, last changed first. ``before`` is the last one's (touched, id) of the page before.

    ``group`` stands for the stages of cases that are under way (``live``), or over.
    """

    words: Short = ""
    stages: tuple[str, ...] = ()
    group: Literal["", "live", "over"] = ""
    before: tuple[int, int] | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 50


class CaseRequest(Request, frozen=True):
    """One case, with its plan."""

    case: int


class HistoryRequest(Request, frozen=True):
    """Everything recorded in a case."""

    case: int


class NewContact(Request, frozen=True):
    """Somebody they met."""

    name: Name
    part: Part = "hiring_manager"
    email: str | None = None
    phone: str | None = None
    address: Text | None = None
    title: Name | None = None
    prefers: Prefers = "unknown"
    style: Style = "unknown"


class CaptureRequest(Request, frozen=True):
    """A past or future interview: where, with whom, when it ended and what was said.

    It creates a case, unless ``case`` says which one it belongs to. ``said`` is what they said about the
    answer; ``no_answer`` means they were asked but wouldn't say.
    """

    company: Name = ""
    role: Name = ""
    case: int | None = None
    contacts: tuple[NewContact, ...] = ()
    starts_at: Aware | None = None
    ended_at: Aware | None = None
    format: Literal["onsite", "video", "phone"] | None = None
    said: Text = ""
    by: date | None = None
    channel: Literal["phone", "email", "unknown"] | None = None
    no_answer: bool = False
    left_open: Text = ""
    answer: Text = ""
    discussed: Text = ""
    timezone: str | None = None
    country: str | None = None
    region: str | None = None
    via: Name = ""
    once: Once = None


class InviteRequest(Request, frozen=True):
    """A calendar file (.ics), as text or base64: creates a case, or changes the one it's about.

    ``company`` is the name to use if the file has none. ``about`` settles a doubt: the number of the case, or
    ``new``.
    """

    data: Annotated[str, Meta(max_length=7_000_000)]
    company: Name = ""
    about: int | Literal["new"] | None = None


class EditCaseRequest(Request, frozen=True):
    """Replace a case's facts: ``afterword.case/1`` without candidate and events.

    ``version`` is the version they're based on; if the case has changed since, nothing happens.
    """

    case: int
    version: int
    facts: msgspec.Raw
    once: Once = None


class EditCompanyRequest(Request, frozen=True):
    """Change the company and the role. ``version`` is that of the case they were read from."""

    case: int
    version: int
    name: Name
    role: Name = ""
    country: str | None = None
    region: str | None = None
    timezone: str | None = None
    phone: str | None = None
    email: str | None = None
    address: Text | None = None
    via: Id | None = None


class EditContactRequest(Request, frozen=True):
    """Change somebody, or add somebody to the latest interview where there's no ``contact``."""

    case: int
    version: int
    name: Name
    contact: Id | None = None
    part: Part | None = None
    email: str | None = None
    phone: str | None = None
    address: Text | None = None
    timezone: str | None = None
    title: Name | None = None
    prefers: Prefers = "unknown"
    style: Style = "unknown"


class EditInterviewRequest(Request, frozen=True):
    """Change what they said at an interview, as ``capture`` has it."""

    case: int
    version: int
    interview: Id
    ended_at: Aware | None = None
    said: Text = ""
    by: date | None = None
    channel: Literal["phone", "email", "unknown"] | None = None
    no_answer: bool = False
    left_open: Text = ""
    answer: Text = ""
    discussed: tuple[Text, ...] = ()


class CaptureHintsRequest(Request, frozen=True):
    """What can be told while an interview is noted: its end, its place, and their words about the answer."""

    said: Text = ""
    ended_at: Aware | None = None
    timezone: str | None = None
    country: str | None = None


class CaptureHints(Struct, frozen=True):
    """``by`` is the day that their words mean, ``days`` after the interview's; ``None`` if that isn't plain.

    ``country`` is the interview's: that of its time zone where it was left as it's offered. What is offered
    is ``home_country``, the caller's own.
    """

    by: date | None
    days: int | None
    country: str | None
    home_country: str | None


class RecordRequest(Request, frozen=True):
    """Record an event. ``because`` is the reason for something the guard advised against."""

    case: int
    event: Event
    because: Reason = ""
    once: Once = None


class UndoRequest(Request, frozen=True):
    """Undo the last step; if ``step`` is given, only if that's still the last one."""

    case: int
    step: int | None = None


class SnoozeRequest(Request, frozen=True):
    """Do not show an action until a moment.

    Without one: until tomorrow morning, or two hours before the action's end, or for half of what is left.
    """

    case: int
    action: Short
    until: Aware | None = None


class UnsnoozeRequest(Request, frozen=True):
    """Show an action again that was snoozed."""

    case: int
    action: Short


class RemoveRequest(Request, frozen=True):
    """Delete a case and everything in it."""

    case: int


# Results, as data for other programs.


class CaseFormatRequest(Request, frozen=True):
    """Every key of a case file, and what it means."""


class CaseFromInvitesRequest(Request, frozen=True):
    """A first case from calendar files (.ics; in JSON, as base64) to its interviews.

    ``answers`` has a case's own keys, as many as wanted, with what was learned since: they win.
    ``candidate.email`` there is the address that was invited. Of a meeting that recurs, the one nearest to
    ``around`` is meant.
    """

    invites: Annotated[tuple[bytes, ...], Meta(min_length=1, max_length=100)]
    answers: dict[str, Any] = {}  # noqa: RUF012 - copied for each request
    around: Aware | None = None


class CaseNumber(Struct, frozen=True):
    """The number of the case that was created or changed."""

    case: int


What = Literal["made", "added", "moved", "updated", "cancelled", "same", "older"]


class InviteResult(Struct, frozen=True):
    """What an invite did; ``before`` and ``now`` are the interview's times in ISO 8601."""

    what: What
    before: str | None = None
    now: str | None = None


class Invitation(Struct, frozen=True):
    """The case the invites belong to, what each of them did, and sentences about guesses."""

    case: int
    done: tuple[InviteResult, ...]
    notices: tuple[str, ...] = ()


class SampleRequest(Request, frozen=True):
    """The sample job search."""


class Sample(Struct, frozen=True):
    """Whether the sample job search is among the cases."""

    there: bool


class Snoozed(Struct, frozen=True):
    """Until when an action is hidden."""

    until: datetime
    done: Literal[True] = True


class StoredText(Struct, frozen=True):
    """Stored text as it is: facts, an event or a draft. ``cut``: there's more of it."""

    kind: Literal["facts", "event", "note"]
    text: str
    cut: bool = False


class StoredCase(Struct, frozen=True):
    """What is stored of a case, whether or not it can be read; ``why`` it can't is empty if it can."""

    case: int
    company: str
    role: str
    why: str
    texts: tuple[StoredText, ...]


class CaseInList(Struct, frozen=True):
    """A case in a list; ``next_at`` and ``touched`` are microseconds since 1970."""

    id: int
    company: str
    role: str
    stage: str
    next_at: int | None
    touched: int


class ListedCase(CaseInList, frozen=True):
    """A case in the list of cases. ``unread``: a message of theirs waits; ``damaged``: it can't be read."""

    unread: bool = False
    damaged: bool = False


class OtherCase(Struct, frozen=True):
    """Another case under way, and who to tell there that you've decided; ``None`` if nobody is known."""

    case: int
    company: str
    role: str
    contact: str | None


class KeepInTouchRequest(Request, frozen=True):
    """Cases that ended without a job."""


class KeepInTouchItem(Struct, frozen=True):
    """A case that ended without a job, and what to do about its company next, if anything."""

    case: int
    company: str
    role: str
    action: ActionOut | None


class CaseWithPlan(Struct, frozen=True):
    """A case with its plan; ``read_first`` are messages to read before following the plan."""

    number: int
    version: int
    case: Case
    plan: PlanOut
    read_first: tuple[UnreadMessage, ...]


class HistoryStep(NamedTuple):
    """One entry of the history. ``event`` is ``None`` if the facts changed.

    ``unreadable`` says why a stored event can't be read.
    """

    kept: HistoryEntry
    event: Event | None = None
    unreadable: str = ""


class History(NamedTuple):
    """A case's history in order; ``undo`` is the step that can be undone, if any."""

    steps: tuple[HistoryStep, ...]
    undo: int | None


class HistoryItem(Struct, frozen=True):
    """One recorded item: an event of the case format, or the facts at that time."""

    number: int
    step: int
    kind: Literal["facts", "event"]
    body: dict[str, Any]
    at: datetime
    by: int | None
    surface: str
    because: str
    undone_at: datetime | None


class CaseFormat(Struct, frozen=True):
    """The case format as a page, and as a JSON Schema."""

    page: str
    json_schema: dict[str, Any]


class FirstCase(Struct, frozen=True):
    """A case made from invites, and sentences that say what in it was guessed."""

    case: Case
    notices: tuple[str, ...]
