"""What programs write that no standard allows, and people read without a second thought."""

from datetime import UTC, datetime, timedelta

import pytest

from afterword.integrations.ics import read_invites
from afterword.ports import Invite, InviteError
from afterword.services.cases.case_from_invite import draft_from_invites

START = "DTSTART:20261103T203000Z"
ME = {"name": "Priya Nair", "email": "priya@example.org", "timezone": "America/New_York"}


def read(*lines: str, head: tuple[str, ...] = (), zone: str = "Asia/Kolkata") -> list[Invite]:
    body = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", "UID:one", *lines, "END:VEVENT", "END:VCALENDAR", "")
    data = "\r\n".join(body).encode()
    return list(read_invites(data, candidate_email=None, fallback_zone=zone, around=None))


def contacts(*attendees: str) -> list[str]:
    organizer = "ORGANIZER;CN=Dana Whitfield:mailto:dana.whitfield@northwind.example"
    invites = read(START, "SUMMARY:Interview", organizer, *attendees)
    table = draft_from_invites(invites, {"candidate": ME}).table
    found = table["contacts"]
    assert isinstance(found, list)
    return [contact["name"] for contact in found]


@pytest.mark.parametrize(
    "title",
    [
        "Canceled: Interview",
        "Cancelled: Interview",
        "CANCELED - Interview",
        "Canceled event: Interview @ Tue 3 Nov 2026",
        "Abgesagt: Gespräch",
        "Entfällt: Gespräch",
        "Annulé : Entretien",
        "Annule\u0301 : Entretien",
        "Cancelado: Entrevista",
        "[Cancelled] Interview",
        "Interview (cancelled)",
        "Interview - Cancelled",
        "FW: Canceled: Interview",
    ],
)
def test_a_title_can_call_a_meeting_off(title: str) -> None:
    assert read(START, f"SUMMARY:{title}", "STATUS:CONFIRMED")[0].cancelled


@pytest.mark.parametrize(
    "title", ["Cancelled flights analyst: interview", "Interview: absagen lernen", "Interview"]
)
def test_a_word_alone_calls_nothing_off(title: str) -> None:
    assert not read(START, f"SUMMARY:{title}")[0].cancelled


@pytest.mark.parametrize(
    "line", ["STATUS:CANCELED", "STATUS:cancelled", "STATUS: Cancelled ", "METHOD:CANCEL"]
)
def test_a_property_of_the_meeting_can_call_it_off(line: str) -> None:
    assert read(START, "SUMMARY:Interview", line)[0].cancelled


def test_a_cancellation_need_not_say_when() -> None:
    (invite,) = read("SUMMARY:Interview", "DTSTAMP:20261028T100000Z", head=("METHOD:CANCEL",))
    assert (invite.uid, invite.cancelled, invite.dated) == ("one", True, False)
    with pytest.raises(InviteError, match="only cancelled meetings"):
        draft_from_invites([invite], {"candidate": ME})


@pytest.mark.parametrize(
    ("parameters", "name"),
    [
        ('CN="Marcus \\"Max\\" Oyelaran"', 'Marcus "Max" Oyelaran'),
        ("CN=Oyelaran, Marcus", "Marcus Oyelaran"),
        ("CN=Oyelaran\\, Marcus", "Marcus Oyelaran"),
        ("CN=Marcus Oyelaran: Data Team", "Marcus Oyelaran: Data Team"),
        ("CN=\"'Marcus Oyelaran'\"", "Marcus Oyelaran"),
        ('CN="Marcus Oyelaran <marcus@northwind.example>"', "Marcus Oyelaran"),
        ('CN="Marcus Oyelaran, PhD"', "Marcus Oyelaran"),
        ('CN="CN=Marcus Oyelaran/OU=Data/O=Northwind"', "Marcus Oyelaran"),
        ("CN=Marcus Oyelaran/Data/Northwind", "Marcus Oyelaran"),
        ("CN==?utf-8?q?Marcus_Oyelar=C3=A1n?=", "Marcus Oyelarán"),
        ("CN=Marcus%20Oyelaran", "Marcus Oyelaran"),
        ('SENT-BY="mailto:office@northwind.example";CN=Marcus Oyelaran', "Marcus Oyelaran"),
        ("PARTSTAT=NEEDS-ACTION;CN=", "Marcus"),
    ],
)
def test_a_name_survives_however_it_is_quoted(parameters: str, name: str) -> None:
    assert contacts(f"ATTENDEE;{parameters}:mailto:marcus@northwind.example") == ["Dana Whitfield", name]


@pytest.mark.parametrize(
    "attendee",
    [
        "ATTENDEE;CN=Marcus;PARTSTAT=DECLINED:mailto:marcus@northwind.example",
        "ATTENDEE;CN=Lincoln;ROLE=NON-PARTICIPANT:mailto:lincoln@northwind.example",
        "ATTENDEE;CN=Meeting Room Lincoln:mailto:lincoln@northwind.example",
        "ATTENDEE;CN=HQ-4F-Lincoln Room:mailto:lincoln@northwind.example",
        "ATTENDEE;CN=Besprechungsraum Spree:mailto:spree@northwind.example",
        "ATTENDEE;CN=Interviews:mailto:c_12@group.calendar.google.com",
        "ATTENDEE;CN=Priya's Notetaker:mailto:notes@northwind.example",
        "ATTENDEE;CN=Fireflies.ai Notetaker Dana:mailto:fred@fireflies.ai",
        "ATTENDEE;CN=Northwind:mailto:northwind@metaview.ai",
        "ATTENDEE:mailto:assistant@eu.gong.io",
        "ATTENDEE;CN=Zoom AI Companion:mailto:companion@northwind.example",
    ],
)
def test_who_is_no_interviewer_is_no_contact(attendee: str) -> None:
    assert contacts(attendee) == ["Dana Whitfield"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Emma Room", "emma.mail@northwind.example"),
        ("Marcus Lee", "marcus.lee@gong.io"),
        ("Otto Sala", "otto.sala@northwind.example"),
    ],
)
def test_a_person_stays_one(name: str, address: str) -> None:
    assert contacts(f"ATTENDEE;CN={name}:mailto:{address}") == ["Dana Whitfield", name]


@pytest.mark.parametrize(
    "time",
    [
        "DTSTART:2026-11-03T20:30:00Z",
        "DTSTART:2026-11-03T20:30:00.000Z",
        "DTSTART:2026-11-03 20:30:00Z",
        "DTSTART:2026-11-03T20:30Z",
        "DTSTART:20261103T143000-0600",
        "DTSTART:2026-11-03T14:30:00-06:00",
        "DTSTART;TZID=America/Chicago:2026-11-03T14:30:00",
        'DTSTART;TZID="(UTC-06:00) Central Time (US and Canada)":2026-11-03T14:30:00',
    ],
)
def test_a_time_in_another_notation_is_that_time(time: str) -> None:
    assert read(time, "SUMMARY:x")[0].starts_at == datetime(2026, 11, 3, 20, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("DTSTART;TZID=America/Chicago:20261103T143000", "DTEND:20261103T153000"),
        ("DTSTART:20261103T143000", "DTEND;TZID=America/Chicago:20261103T153000"),
        ("DTSTART:20261103T203000Z", "DTEND:20261103T213000"),
    ],
)
def test_start_and_end_are_meant_in_one_zone(start: str, end: str) -> None:
    (invite,) = read(start, end, "SUMMARY:x")
    assert invite.starts_at == datetime(2026, 11, 3, 20, 30, tzinfo=UTC)
    assert invite.ends_at == invite.starts_at + timedelta(hours=1)
    assert invite.notices == ()


def test_an_abbreviation_out_of_season_is_told_of() -> None:
    (invite,) = read("DTSTART;TZID=EST:20260707T143000", "SUMMARY:x")
    assert invite.starts_at.isoformat() == "2026-07-07T14:30:00-04:00"
    assert "'EST' isn't in use on 2026-07-07" in invite.notices[0]


@pytest.mark.parametrize(
    "line",
    [
        "ATTENDEE;CN=" + '\\"' * 100_000 + ":mailto:x@example.org",
        "ATTENDEE;CN=" + ":mailto:" * 50_000,
        "SUMMARY:" + "(cancelled " * 50_000,
        "DTEND:" + "2026-11-03T20:30:00." + "1" * 200_000,
        "RDATE:" + "20261103/" * 50_000,
        "ATTENDEE;CN=" + "Room " * 50_000 + ":mailto:x@example.org",
        "ATTENDEE;CN=" + "A, PhD" * 50_000 + ":mailto:x@example.org",
    ],
)
def test_hostile_lines_are_read_at_once(line: str) -> None:
    """A pattern that backtracks would keep the suite for minutes here."""
    assert len(read(START, "SUMMARY:x", line)) == 1
