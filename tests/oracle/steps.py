"""One step of a plan."""

from dataclasses import dataclass
from datetime import datetime

Window = tuple[datetime, datetime]
OPEN = {"upcoming", "due", "late", "blocked"}


@dataclass(frozen=True)
class Step:
    """Moments are in UTC; windows are half-open."""

    kind: str
    contact: str | None
    channel: str | None
    status: str
    opens: datetime | None
    closes: datetime | None = None
    best: Window | None = None
    windows: tuple[Window, ...] = ()


def status_at(
    now: datetime, opens: datetime, closes: datetime | None, late_until: datetime | None = None
) -> str:
    if now < opens:
        return "upcoming"
    if closes is None or now < closes:
        return "due"
    if late_until is not None and now < late_until:
        return "late"
    return "missed"
