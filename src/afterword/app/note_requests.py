"""What a draft takes: one JSON object a line, as ``formats.md`` draws it."""

from typing import Annotated

from msgspec import Meta, Struct

from afterword.core.facts import Case
from afterword.core.notes.kinds import Channel


class DraftRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False, kw_only=True):
    """Draft a text for somebody. ``variant`` asks for the same in other words."""

    case: Case
    kind: str
    contact: str | None = None
    channel: Channel | None = None
    variant: Annotated[int, Meta(ge=0)] = 0
