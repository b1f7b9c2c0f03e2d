"""What every request over kept cases is: strict, as the case format is; and the kinds of text in them."""

from typing import Annotated

from msgspec import Meta, Struct

Once = Annotated[str, Meta(min_length=8, max_length=100)] | None
Reason = Annotated[str, Meta(max_length=2_000)]
Short = Annotated[str, Meta(max_length=200)]
NoteKind = Annotated[str, Meta(max_length=30)]


class Request(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, kw_only=True):
    """Immutable, and deaf to no key."""
