"""What a plan is made of: actions, and what became of each."""

from typing import Final, final

from afterword.core.moments import Moment, Zone

UPCOMING: Final = "upcoming"
DUE: Final = "due"
LATE: Final = "late"
MISSED: Final = "missed"
DONE: Final = "done"
BLOCKED: Final = "blocked"

Window = tuple[Moment, Moment]
"""Half-open: from the first moment until just before the second."""


@final
class Action:
    """One step, when it opens and closes, and why.

    ``zone`` is the zone in which its moments are said. ``because`` names the claims it serves,
    first the one that matters most. ``reason`` refines the sentence that explains it (a key of the
    wording). ``about`` is what it answers: an interview, a reply or a call. ``vetoed`` holds the
    rule that took the action out of the plan; such an action is kept only to be explained.
    """

    def __init__(
        self,
        *,
        id: str,  # noqa: A002 - the format's word
        kind: str,
        zone: Zone,
        opens: Moment,
        closes: Moment | None,
        status: str,
        because: tuple[str, ...],
        contact: str | None = None,
        channel: str | None = None,
        reason: str = "",
        about: object = None,
        best_from: Moment | None = None,
        best_until: Moment | None = None,
        windows: tuple[Window, ...] = (),
        late_until: Moment | None = None,
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


def status_at(now: Moment, opens: Moment, closes: Moment | None, late_until: Moment | None = None) -> str:
    """``upcoming``, ``due``, ``late`` (where lateness is allowed) or ``missed``; windows are half-open."""
    if now < opens:
        return UPCOMING
    if closes is None or now < closes:
        return DUE
    if late_until is not None and now < late_until:
        return LATE
    return MISSED
