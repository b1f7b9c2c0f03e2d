"""Cases as a flat table for spreadsheets: one row per case, safe to open, readable by ``importing``."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from afterword.core.case import (
    Accepted,
    Case,
    Closed,
    Contact,
    Declined,
    DoNotContact,
    Event,
    Expectation,
    Interview,
    PositionReopened,
    Reply,
    Withdrawn,
)
from afterword.services.transfer.importing.records import guarded

HEADERS: Final = (
    "Afterword ID",
    "Company",
    "Role",
    "Contact name",
    "Contact email",
    "Contact phone",
    "Contact part",
    "Interview at",
    "Interview end",
    "Interview format",
    "Time zone",
    "Country",
    "What they said",
    "Reply by",
    "Status",
    "Status on",
    "Notes",
)
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_LONGEST_CELL: Final = 19_000
_REPLIES: Final = {"rejection": "Rejected", "offer": "Offer", "next_round": "Next round"}
_DECISIONS: Final[dict[type, str]] = {
    Accepted: "Offer accepted",
    Declined: "Offer declined",
    Withdrawn: "Withdrawn",
    Closed: "Closed",
}
_NO_CONTACT: Final = "Do not contact"


def cases_csv(cases: Iterable[Case]) -> Iterator[bytes]:
    """The table, row by row: UTF-8 with a byte order mark, as Excel wants it, and CRLF.

    Of several interviews it has the latest, of several contacts the first one there; times stand in the
    candidate's zone, which its own column names. Cells that a program would run begin with an apostrophe.
    """
    yield (_MARK + _line(HEADERS)).encode()
    for case in cases:
        yield _line(_row(case)).encode("utf-8", "replace")


def left_out_row(number: int, company: str, role: str, why: str) -> bytes:
    """A last row for a case that's left out, as a sentence; an import recognizes that it isn't a case."""
    name = " · ".join(filter(None, (company, role))) or "no name"
    told = f"Case {number} ({name}) can't be read and isn't in this table ({why})."
    told += " The JSON export has it as it's stored."
    return _line((told,)).encode("utf-8", "replace")


def status_of(case: Case) -> tuple[str, datetime | None]:
    """Where a case is, in the words of trackers, and since when."""
    word, since = ("Interviewing" if case.interviews else "Applied"), None
    for event in sorted(case.events, key=lambda each: each.at):
        if type(event) is DoNotContact:
            return _NO_CONTACT, event.at
        turned = _turned(event)
        if turned is not None:
            word, since = turned, event.at
        elif type(event) is PositionReopened:
            word, since = "Interviewing" if case.interviews else "Applied", None
    return word, since


def _turned(event: Event) -> str | None:
    if type(event) is Reply:
        return _REPLIES.get(event.meaning)
    return _DECISIONS.get(type(event))


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(guarded(each[:_LONGEST_CELL]) for each in cells)
    return out.getvalue()


def _row(case: Case) -> tuple[str, ...]:
    interview = max(case.interviews, key=_moment, default=None)
    contact = _contact(case, interview)
    status, since = status_of(case)
    zone = ZoneInfo(case.candidate.timezone)
    clock = _clock_of(case, interview, zone)
    expectation = (interview.expectation if interview is not None else None) or Expectation()
    return (
        case.id,
        case.company.name,
        case.role,
        contact.name if contact else "",
        (contact.email if contact else None) or "",
        (contact.phone if contact else case.company.phone) or "",
        (contact.part or "") if contact else "",
        _shown(interview.starts_at if interview else None, clock),
        _shown(interview.ended_at if interview else None, clock),
        (interview.format if interview else None) or "",
        zone.key,
        case.company.country or "",
        _said(expectation),
        expectation.by.isoformat() if expectation.by else "",
        status,
        _shown(since, zone),
        "\n".join(interview.highlights) if interview else "",
    )


def _moment(interview: Interview) -> datetime:
    moment = interview.ended_at or interview.starts_at
    assert moment is not None  # The checks refuse an interview with neither.
    return moment


def _contact(case: Case, interview: Interview | None) -> Contact | None:
    present = interview.contacts if interview is not None else ()
    among = [each for each in case.contacts if each.id in present]
    first = min(among, key=lambda each: present.index(each.id), default=None)
    return first or (case.contacts[0] if case.contacts else None)


def _said(expectation: Expectation) -> str:
    """What they said, with a period written in words that read back as the same period."""
    if expectation.said is not None:
        return expectation.said
    within = expectation.within
    return f"within {within.count} {within.unit.replace('_', ' ')}" if within is not None else ""


def _shown(moment: datetime | None, zone: tzinfo) -> str:
    """A moment the way spreadsheets read it, with its offset if the zone's clock is ambiguous."""
    if moment is None:
        return ""
    local = moment.astimezone(zone)
    wall = local.replace(tzinfo=None)
    text = wall.isoformat(" ") if wall.second or wall.microsecond else f"{wall:%Y-%m-%d %H:%M}"
    twice = local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()
    return f"{text}{local:%z}" if twice or not isinstance(zone, ZoneInfo) else text


def _clock_of(case: Case, interview: Interview | None, zone: ZoneInfo) -> tzinfo:
    """The zone to write an interview in: the candidate's, unless its day would then come after "reply by"."""
    if interview is None or interview.expectation is None or interview.expectation.by is None:
        return zone
    moment, by = _moment(interview), interview.expectation.by
    if moment.astimezone(zone).date() <= by:
        return zone
    # Their zone first, then the one the moment was written in: one of them puts it before "by".
    theirs = [moment.astimezone(ZoneInfo(case.company.timezone))] if case.company.timezone else []
    shown = next((each for each in (*theirs, moment) if each.date() <= by), moment)
    return timezone(shown.utcoffset() or timedelta())
