"""Calendar invites (.ics) as Google, Outlook, Apple and schedulers write them, each in its newest version."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final

from afterword.core.errors import Phrase
from afterword.integrations.ics.details import description_of, links_of, people_of
from afterword.integrations.ics.events import Event
from afterword.integrations.ics.lines import WANTED, Block, calendars_of, lines_of
from afterword.integrations.ics.series import MeetingTime, Occurrence, Series, occurrence_of, repeats, span_of
from afterword.integrations.ics.versions import NO_INVITE, MeetingVersions, Version, meetings_of
from afterword.ports import Invite, InviteError

_UNKNOWN: Final = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST_TITLE: Final = 2_000
_LONGEST_PLACE: Final = 5_000
_SERIES: Final = 20
"""For how many meetings in a file rules are followed; for the others only the first date is read."""


def read_invites(
    data: bytes,
    *,
    candidate_email: str | None,  # noqa: ARG001 - the port's; who is who is settled with the answers in view
    fallback_zone: str | None,
    around: datetime | None,
) -> Sequence[Invite]:
    """The meetings of a calendar file, by start; raises ``InviteError`` for a file that has none.

    See ``InviteReader``. Of a damaged file what can be read is read, and the notices (those of the first
    meeting, where they concern the file) say what could not.
    """
    notices: list[str] = []
    calendars = calendars_of(lines_of(data, notices), notices)
    meetings = meetings_of(calendars, fallback_zone, notices)
    invites: list[Invite] = []
    series = 0
    for uid, meeting in meetings.items():
        series += meeting.dated is not None and repeats(meeting.dated.event)
        invites += _invites(uid, meeting, around, follow=series <= _SERIES)
    if not invites:
        raise InviteError("", *_nothing_in(calendars))
    invites.sort(key=lambda invite: invite.starts_at)
    invites[0] = invites[0]._replace(notices=(*notices, *invites[0].notices))
    return invites


def _invites(
    uid: str, meeting: MeetingVersions, around: datetime | None, *, follow: bool
) -> Iterator[Invite]:
    """One invite, or one per date if the file only has single dates of a series."""
    whole, dated = meeting.whole, meeting.dated
    if whole is None or dated is None:
        cancelled = whole is not None and whole.cancelled
        for started_as, part in meeting.parts.items():
            notices: list[str] = []
            span = span_of(part.event, part.zones, notices)
            if span is not None:
                found = Occurrence(part.event, span, started_as)
                yield _invite(uid, found, part, part.event, notices, cancelled=cancelled or part.cancelled)
        if whole is not None and whole.cancelled and not meeting.parts:
            written_at = whole.stamped_at or _UNKNOWN
            undated = Occurrence(whole.event, MeetingTime(written_at, None, None, ""), None)
            yield _invite(uid, undated, whole, whole.event, [], cancelled=True)._replace(dated=False)
        return
    notices = []
    span = span_of(dated.event, dated.zones, notices)
    if span is None:
        return
    found = Occurrence(dated.event, span, None)
    cancelled = whole.cancelled
    if not cancelled and (meeting.parts or repeats(dated.event)):
        if follow:
            gone = frozenset(day for day, part in meeting.parts.items() if part.cancelled)
            changed = {day: part.event for day, part in meeting.parts.items() if not part.cancelled}
            series = Series(dated.event, span, dated.zones, changed, gone)
            chosen = occurrence_of(series, around, notices)
            cancelled = chosen is None
            found = chosen or found
        else:
            notices.append("The file has many meetings that repeat; of this one the first date was taken.")
    newest = whole
    if found.started_as is not None:
        newest = meeting.parts.get(found.started_as.astimezone(UTC), whole)
    yield _invite(uid, found, newest, dated.event, notices, cancelled=cancelled)


def _invite(
    uid: str, found: Occurrence, version: Version, whole: Event, notices: list[str], *, cancelled: bool
) -> Invite:
    """The values; what a single date leaves out is as in the series."""
    event, span = found.event, found.span
    title = event.text("SUMMARY") or whole.text("SUMMARY")
    if span.all_day is not None:
        notices.append(
            f"The invite blocks the whole of {span.all_day} and names no time;"
            " give starts_at and ended_at in the answers."
        )
    return Invite(
        uid=uid,
        cancelled=cancelled,
        starts_at=span.starts_at,
        ends_at=span.ends_at,
        all_day=span.all_day,
        title=title[:_LONGEST_TITLE],
        location=(event.text("LOCATION") or whole.text("LOCATION"))[:_LONGEST_PLACE],
        description=description_of(event) or description_of(whole),
        people=people_of(event) or people_of(whole),
        notices=tuple(notices),
        sequence=version.sequence,
        stamped_at=version.stamped_at,
        started_as=found.started_as,
        links=links_of(event) or links_of(whole),
        zone_from=span.zone_from,
    )


def _nothing_in(calendars: list[Block]) -> tuple[str, str]:
    """Found and expected for a calendar without a meeting."""
    for calendar in calendars:
        method = (calendar.text("METHOD") or "").upper()
        if method in NO_INVITE:
            return NO_INVITE[method], Phrase("the invite itself, as they sent it")
    inside = [block.name for calendar in calendars for block in calendar.inside]
    if "VEVENT" in inside:
        return (
            Phrase("a meeting without a start that can be read (DTSTART)"),
            Phrase("an invite that says when"),
        )
    if not inside:
        return Phrase("a calendar with nothing in it"), WANTED
    only = ", ".join(sorted(set(inside))[:5])
    return Phrase("a calendar without a meeting (only {only})", only=only), Phrase("one with a VEVENT")
