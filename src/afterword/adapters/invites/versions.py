"""What a file's events say of each meeting: its versions, by uid."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final, NamedTuple

from afterword.adapters.invites.blocks import Block
from afterword.adapters.invites.events import Event, event_of
from afterword.adapters.invites.zones import Zones
from afterword.ports import InviteError

MEETINGS: Final = 200
"""A file with more is a whole calendar: which of its meetings is the interview, it does not say."""
NO_INVITE: Final = {
    "REPLY": "somebody's answer to an invite (METHOD:REPLY)",
    "COUNTER": "a proposal of another time (METHOD:COUNTER)",
    "DECLINECOUNTER": "an answer to a proposal (METHOD:DECLINECOUNTER)",
    "REFRESH": "a request for the invite (METHOD:REFRESH)",
}
"""Messages about an invite, by what they are: what they say of its time or its guests is not what holds."""
_EVENTS: Final = 2_000
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Version(NamedTuple):
    """What one VEVENT says of its meeting; ``order`` is its place in the file."""

    event: Event
    zones: Zones
    cancelled: bool
    order: int

    @property
    def sequence(self) -> int:
        """The number of the revision."""
        return self.event.number("SEQUENCE")

    @property
    def stamped_at(self) -> datetime | None:
        """When this version was written."""
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            written = self.event.time(name)
            if written is not None and isinstance(written[0], datetime):
                stamp = written[0]
                return stamp.replace(tzinfo=UTC) if stamp.tzinfo is None else stamp.astimezone(UTC)
        return None

    @property
    def is_dated(self) -> bool:
        """Whether it says when the meeting is."""
        return self.event.time("DTSTART") is not None

    @property
    def started_as(self) -> datetime | None:
        """Which date of a series it is about: the start that the series gives it; ``None`` for the whole."""
        written = self.event.time("RECURRENCE-ID")
        return None if written is None else self.zones.read(*written, [])[0]

    def age(self) -> tuple[int, datetime, int]:
        """Greater for newer."""
        return self.sequence, self.stamped_at or _LONG_AGO, self.order


class Meeting(NamedTuple):
    """The newest versions of a meeting: of the whole, and of single dates of a series."""

    whole: Version | None
    dated: Version | None
    """The newest of the whole that says when: a cancellation need not."""
    parts: dict[datetime, Version]


def meetings_of(calendars: Iterable[Block], fallback: str | None, notices: list[str]) -> dict[str, Meeting]:
    """The file's meetings by uid, in its order; raises ``InviteError`` for more than ``MEETINGS``."""
    versions: dict[str, list[Version]] = {}
    broken = 0
    for calendar in calendars:
        method = (calendar.text("METHOD") or "").upper()
        if method in NO_INVITE:
            continue
        zones = Zones(calendar, fallback)
        for block in islice(calendar.named("VEVENT"), _EVENTS):
            event = event_of(block)
            if event is None or (event.time("DTSTART") is None and method != "CANCEL"):
                broken += 1
                continue
            cancelled = method == "CANCEL" or event.text("STATUS").upper() == "CANCELLED"
            uid = event.text("UID") or f"{event.text('SUMMARY')} {_written(event)}"
            known = versions.setdefault(uid, [])
            known.append(Version(event, zones, cancelled, len(known)))
            if len(versions) > MEETINGS:
                wanted = f"an invite, with at most {MEETINGS}: export the interview alone"
                raise InviteError("", f"a calendar with more than {MEETINGS} meetings", wanted)
    if broken:
        what = "One meeting" if broken == 1 else f"{broken} meetings"
        notices.append(f"{what} in the file had no start that could be read, and was left out.")
    return {uid: _meeting(found) for uid, found in versions.items()}


def _written(event: Event) -> date | None:
    start = event.time("DTSTART")
    return None if start is None else start[0]


def _meeting(versions: list[Version]) -> Meeting:
    whole: list[Version] = []
    parts: dict[datetime, Version] = {}
    for version in sorted(versions, key=Version.age):
        started_as = version.started_as
        if started_as is None:
            whole.append(version)
        else:
            parts[started_as.astimezone(UTC)] = version
    dated = [version for version in whole if version.is_dated]
    return Meeting(whole[-1] if whole else None, dated[-1] if dated else None, parts)
