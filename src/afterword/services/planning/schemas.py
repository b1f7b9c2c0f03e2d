"""Requests and results of plans, verdicts and dates: one JSON object per line."""

from datetime import date
from typing import Final, Literal

import msgspec
from msgspec import Struct

from afterword.core.case import Aware, Case, Text

LIMIT: Final = 5_000_000
"""Bytes: a case of a few kilobytes is large; what is bigger than this is no case."""
Act = Literal["email", "card", "call", "visit"]


class PlanRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A plan for a case as of a moment."""

    case: Case
    now: Aware
    busy: tuple[tuple[Aware, Aware], ...] = ()
    policy: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)
    """Overrides, or the name of a shipped policy; empty for the default."""


class MayRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """May I do this to this person at this moment?"""

    case: Case
    act: Act
    contact: str
    at: Aware
    policy: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)


class WhenRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What date do these words mean?"""

    said: Text
    said_on: date
    zone: str | None = None
    country: str | None = None
    region: str | None = None


class ExplainRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """Why an ``action`` is in a plan, by its id or its kind; or what the guard says to an ``act``, and why.

    ``contact`` is who the act would be to: an id, a name or an address; else the call contact.
    """

    case: Case
    now: Aware
    action: str | None = None
    act: Act | None = None
    contact: str | None = None
    busy: tuple[tuple[Aware, Aware], ...] = ()
    policy: msgspec.Raw = msgspec.field(default_factory=msgspec.Raw)


class PolicyRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A shipped policy, by its name."""

    name: str = "article"


# What is written, in the exact shapes of ``formats.md``.
#
# Not compiled, as the code that fills them is: a structure's defaults would not survive that.


class WindowOut(Struct, rename={"opens": "from"}, gc=False):
    """A call window."""

    opens: str
    until: str


class ActionOut(Struct, omit_defaults=True, gc=False):
    """One action; ``best_from`` and ``best_until`` only if part of the window is best."""

    id: str
    kind: str
    contact: str | None
    channel: str | None
    status: str
    opens: str
    closes: str | None
    windows: list[WindowOut]
    because: tuple[str, ...]
    why: str
    best_from: str | None = None
    best_until: str | None = None


class RefusedOut(Struct, gc=False):
    """An act that's refused right now."""

    act: str
    contact: str
    because: str
    why: str


class ExpectationOut(Struct, gc=False):
    """The current expectation, in dates of the call contact's zone."""

    said_on: str
    reply_due: str
    grace_days: int
    call_from: str
    assumed: bool


class PlanOut(Struct, gc=False):
    """A plan."""

    case: str
    now: str
    stage: str
    expectation: ExpectationOut | None
    actions: list[ActionOut]
    refused: list[RefusedOut]
    next_check: str | None
    notices: list[str]


class VerdictOut(Struct, gc=False):
    """The guard's answer; ``because`` and ``instead`` are null if the act is allowed."""

    allowed: bool
    because: str | None
    why: str
    instead: str | None


class WithinOut(Struct, gc=False):
    """A period in the case format."""

    count: int
    unit: str


class WhenOut(Struct, omit_defaults=True, gc=False):
    """A date that was understood; ``earliest`` if it's another day, ``vague`` only if it is."""

    by: date | None
    understood: bool
    within: WithinOut | None = None
    earliest: date | None = None
    vague: bool = False


class ReasonOut(Struct, frozen=True, gc=False):
    """One link of a chain of reasons: the rule, and what it says here.

    ``holds`` is false for what refuses an act, or took an action out of the plan.
    """

    rule: str
    says: str
    holds: bool


class ExplanationOut(Struct, frozen=True, gc=False):
    """What is explained, the reasons, and what to do instead of an act that is refused."""

    title: str
    chain: tuple[ReasonOut, ...]
    instead: str | None


class PolicyNumber(Struct, frozen=True, omit_defaults=True, gc=False):
    """One number of a policy: its key, its value, the claim it serves, what it is, and who says so."""

    key: str
    value: str | int | float | bool | list[str | int | float]
    claim: str
    about: str
    source: str = ""
