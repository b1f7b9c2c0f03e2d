"""What every request over kept cases is: strict, as the case format is."""

from msgspec import Struct


class Asked(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False, kw_only=True):
    """Immutable, and deaf to no key."""
