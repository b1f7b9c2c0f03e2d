"""What the operations take: one JSON object a line, as ``formats.md`` draws them."""

from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from afterword.core.facts import Aware, Case, Text

Act = Literal["email", "card", "call", "visit"]


class PlanRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A plan for a case as of a moment."""

    case: Case
    now: Aware
    busy: tuple[tuple[Aware, Aware], ...] = ()
    policy: msgspec.Raw = msgspec.Raw()
    """Overrides, or a shipped policy's name; empty for the default."""


class MayRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """May I do this to them at this moment?"""

    case: Case
    act: Act
    contact: str
    at: Aware
    policy: msgspec.Raw = msgspec.Raw()


class WhenRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What does this that they said mean as a date?"""

    said: Text
    said_on: date
    zone: str | None = None
    country: str | None = None
    region: str | None = None
