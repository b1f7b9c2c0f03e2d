"""What printing takes and gives."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.core.facts import Aware, Case


class PrintRequest(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A card or a call sheet for somebody, as of a moment.

    ``text`` stands in a draft's place; ``paper`` is what their country writes on, unless it is named.
    """

    sheet: Literal["card", "call"]
    case: Case
    now: Aware
    contact: str | None = None
    text: str | None = None
    variant: Annotated[int, Meta(ge=0)] = 0
    paper: Literal["A6", "A2", "A4", "Letter"] | None = None
    policy: msgspec.Raw = msgspec.Raw()


class Printed(Struct, gc=False):
    """A PDF, the name that its file might have, and what was missing."""

    name: str
    pdf: bytes
    notices: list[str]
