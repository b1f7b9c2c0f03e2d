"""Actions, which plans are made of, and their status."""

from typing import Final, final

from afterword.core.time.instants import Instant, Zone

UPCOMING: Final = "upcoming"
DUE: Final = "due"
LATE: Final = "late"
MISSED: Final = "missed"
DONE: Final = "done"
BLOCKED: Final = "blocked"

Window = tuple[Instant, Instant]
"""Half-open: from the first moment up to, but not including, the second."""


@final
class Action:
    """A step: when it opens and closes, and why.

    ``zone`` is the time zone its moments are shown in. ``because`` names the claims it serves, the most
    important first. ``reason`` is a key that refines the sentence explaining it. ``about`` is what it
    responds to: an interview, a reply or a call. ``vetoed`` names the rule that took it out of the
    plan; such an action is kept only so that it can be explained.
    """

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - the format's word
        kind: str,
        zone: Zone,
        opens: Instant,
        closes: Instant | None,
        status: str,
        because: tuple[str, ...],
        contact: str | None = None,
        channel: str | None = None,
        reason: str = "",
        about: object = None,
        best_from: Instant | None = None,
        best_until: Instant | None = None,
        windows: tuple[Window, ...] = (),
        late_until: Instant | None = None,
        vetoed: str | None = None,
    ) -> None:
        self.id = id
        self.kind = kind
        self.zone = zone
        self.opens = opens
        self.closes = closes
        self.status = status
        self.because = because
        self.contact = contact
        self.channel = channel
        self.reason = reason
        self.about = about
        self.best_from = best_from
        self.best_until = best_until
        self.windows = windows
        self.late_until = late_until
        self.vetoed = vetoed


def blocked_without(channel: str | None, status: str) -> str:
    """``blocked`` if it would be due or late but there's no channel for it."""
    return BLOCKED if channel is None and status in (DUE, LATE) else status


def status_at(now: Instant, opens: Instant, closes: Instant | None, late_until: Instant | None = None) -> str:
    """``upcoming``, ``due``, ``late`` (if it may be late) or ``missed``. Windows are half-open."""
    if now < opens:
        return UPCOMING
    if closes is None or now < closes:
        return DUE
    if late_until is not None and now < late_until:
        return LATE
    return MISSED
