"""What is written, in the exact shapes of ``formats.md``.

Apart from the code that fills them, which is compiled: a structure's defaults would not survive that.
"""

from datetime import date

from msgspec import Struct


class WindowOut(Struct, rename={"opens": "from"}, gc=False):
    """A call window."""

    opens: str
    until: str


class ActionOut(Struct, omit_defaults=True, gc=False):
    """One action; ``best_from`` and ``best_until`` only where there is a best part."""

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
    """One act that is refused just now."""

    act: str
    contact: str
    because: str
    why: str


class ExpectationOut(Struct, gc=False):
    """The standing expectation, in dates of the call contact's zone."""

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
    """The guard's answer; ``because`` and ``instead`` are null where the act is allowed."""

    allowed: bool
    because: str | None
    why: str
    instead: str | None


class WithinOut(Struct, gc=False):
    """A period as the case format holds it."""

    count: int
    unit: str


class WhenOut(Struct, omit_defaults=True, gc=False):
    """A date understood; ``earliest`` where it is another day, ``vague`` only where it is."""

    by: date | None
    understood: bool
    within: WithinOut | None = None
    earliest: date | None = None
    vague: bool = False
