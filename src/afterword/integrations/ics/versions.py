"""The versions of each meeting in a file, by uid, and whether one cancels it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Final, NamedTuple

from afterword.core.errors import Phrase
from afterword.integrations.ics.events import Event, event_of
from afterword.integrations.ics.lines import Block
from afterword.integrations.ics.zones import FileZones
from afterword.ports import InviteError

# Whether a version of a meeting cancels it, in all the ways programs say so.

_STATUS: Final = frozenset({"CANCELLED", "CANCELED"})
_WORD: Final = (
    r"(?:cancell?ed(?: event)?(?: with note)?|cancell?ation|abgesagt|absage|storniert|fällt aus|entfällt"
    r"|annul[ée]e?s?|annulation|cancelad[oa]s?|anulad[oa]s?|cancelación|annullat[oa]|cancellat[oa]"
    r"|geannuleerd|anulowan[eoy]|odwołan[eoy]|aflyst|avlyst|inställ[dt]|peruttu|zrušen[oaý])"
)
_FORWARDED: Final = r"[ \t]*(?:(?:re|fwd?|aw|wg|tr)[ \t]*:[ \t]*){0,3}"
_BEFORE: Final = re.compile(
    rf"{_FORWARDED}(?:{_WORD}[ \t]{{0,3}}[:\u2013\u2014-]|[\[(*]{{1,2}}{_WORD}[\])*]{{1,2}})", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    rf"(?:[\[(][ \t]?{_WORD}[ \t]?[\])]|[ \t][\u2013\u2014-][ \t]?{_WORD})[ \t]{{0,3}}$", re.IGNORECASE
)
_READ: Final = 500


def is_cancelled(method: str, status: str, title: str) -> bool:
    """Whether METHOD, STATUS or the title says that the meeting is off.

    Exchange sends "Canceled: …" with STATUS:CONFIRMED, the word in the organizer's language. In a
    title it counts before a colon or dash, in brackets, or at the end: "Cancelled flights analyst" is a role.
    """
    if method.strip().upper() == "CANCEL" or status.strip().upper() in _STATUS:
        return True
    shown = unicodedata.normalize("NFC", title[:_READ])
    return _BEFORE.match(shown) is not None or _BEHIND.search(shown) is not None


MEETINGS: Final = 200
"""A file with more is a whole calendar, which doesn't say which meeting is the interview."""
NO_INVITE: Final = {
    "REPLY": Phrase("somebody's answer to an invite (METHOD:REPLY)"),
    "COUNTER": Phrase("a proposal of another time (METHOD:COUNTER)"),
    "DECLINECOUNTER": Phrase("an answer to a proposal (METHOD:DECLINECOUNTER)"),
    "REFRESH": Phrase("a request for the invite (METHOD:REFRESH)"),
}
"""Messages about an invite: the time and guests in them don't count."""
_EVENTS: Final = 2_000
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)


class Version(NamedTuple):
    """What one VEVENT says of its meeting; ``order`` is its place in the file."""

    event: Event
    zones: FileZones
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
        if written is None:
            return None
        start = self.event.time("DTSTART")
        return self.zones.read(written[0], written[1] or (start[1] if start else None), [])[0]

    def age(self) -> tuple[int, datetime, bool, int]:
        """A greater value is newer; with the same age, a cancellation is newer."""
        return self.sequence, self.stamped_at or _LONG_AGO, self.cancelled, self.order


class MeetingVersions(NamedTuple):
    """The newest versions of a meeting: of the whole, and of single dates of a series."""

    whole: Version | None
    dated: Version | None
    """The newest version of the whole that has a time; a cancellation may have none."""
    parts: dict[datetime, Version]


def meetings_of(
    calendars: Iterable[Block], fallback: str | None, notices: list[str]
) -> dict[str, MeetingVersions]:
    """The file's meetings by uid, in its order; raises ``InviteError`` for more than ``MEETINGS``."""
    versions: dict[str, list[Version]] = {}
    broken = 0
    for calendar in calendars:
        method = (calendar.text("METHOD") or "").upper()
        if method in NO_INVITE:
            continue
        zones = FileZones(calendar, fallback)
        for block in islice(calendar.named("VEVENT"), _EVENTS):
            event = event_of(block)
            if event is None:
                broken += 1
                continue
            own_method = method or (block.text("METHOD") or "").upper()
            cancelled = is_cancelled(own_method, event.text("STATUS"), event.text("SUMMARY"))
            if event.time("DTSTART") is None and not cancelled:
                broken += 1
                continue
            uid = event.text("UID") or f"{event.text('SUMMARY')} {_written(event)}"
            known = versions.setdefault(uid, [])
            known.append(Version(event, zones, cancelled, len(known)))
            if len(versions) > MEETINGS:
                wanted = Phrase(
                    "an invite, with at most {meetings}: export the interview alone", meetings=MEETINGS
                )
                raise InviteError(
                    "", Phrase("a calendar with more than {meetings} meetings", meetings=MEETINGS), wanted
                )
    if broken:
        what = "One meeting" if broken == 1 else f"{broken} meetings"
        notices.append(f"{what} in the file had no start that could be read, and was left out.")
    return {uid: _meeting(found) for known, all_ in versions.items() for uid, found in _apart(known, all_)}


def _apart(uid: str, versions: list[Version]) -> Iterator[tuple[str, list[Version]]]:
    """Meetings that a program gave one uid: versions of the same age that start at different times.

    An update is newer than what it updates, so versions of one age are none of each other.
    """
    starts: dict[object, list[Version]] = {}
    if len({(version.sequence, version.stamped_at) for version in versions}) == 1 and not any(
        version.cancelled or version.started_as for version in versions
    ):
        for version in versions:
            starts.setdefault(_written(version.event), []).append(version)
    if len(starts) <= 1:
        yield uid, versions
        return
    for at, (start, found) in enumerate(starts.items()):
        yield (f"{uid} {start}" if at else uid), found


def _written(event: Event) -> date | None:
    start = event.time("DTSTART")
    return None if start is None else start[0]


def _meeting(versions: list[Version]) -> MeetingVersions:
    whole: list[Version] = []
    parts: dict[datetime, Version] = {}
    for version in sorted(versions, key=Version.age):
        started_as = version.started_as
        if started_as is None:
            whole.append(version)
        else:
            parts[started_as.astimezone(UTC)] = version
    dated = [version for version in whole if version.is_dated]
    return MeetingVersions(whole[-1] if whole else None, dated[-1] if dated else None, parts)
