"""What the operations take: one JSON object a line, as ``formats.md`` draws them."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.core.facts import Aware, Case, Text

Act = Literal["email", "card", "call", "visit"]


class PlanRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A plan for a case as of a moment."""

    case: Case
    now: Aware
    busy: tuple[tuple[Aware, Aware], ...] = ()
    policy: msgspec.Raw | None = None
    """Overrides, or a shipped policy's name."""


class MayRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """May I do this to them at this moment?"""

    case: Case
    act: Act
    contact: str
    at: Aware
    policy: msgspec.Raw | None = None


class WhenRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What does this that they said mean as a date?"""

    said: Text
    said_on: date
    zone: str | None = None
    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")] | None = None
    region: Annotated[str, Meta(pattern="^[A-Z0-9]{1,3}$")] | None = None
