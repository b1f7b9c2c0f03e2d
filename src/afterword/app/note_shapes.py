"""What a draft is, in the shape of ``formats.md``."""

from msgspec import Struct


class Draft(Struct, omit_defaults=True, gc=False):
    """A text, and its subject where it is an email. ``notices`` say what was left out, and why."""

    text: str
    kind: str
    channel: str
    variant: int
    subject: str | None = None
    contact: str | None = None
    notices: list[str] = []
