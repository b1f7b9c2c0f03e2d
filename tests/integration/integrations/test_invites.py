"""What the reader makes of invites as Google, Outlook, Apple, Zoom, Teams and the schedulers write them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from afterword.integrations.ics import read_invites
from afterword.integrations.ics.lines import LIMIT
from afterword.ports import Invite, InviteError

FOLDER = Path(__file__).parents[2] / "data" / "invites"
FILES = sorted(FOLDER.glob("*.ics"))


def read(data: bytes | str, zone: str | None = None, around: datetime | None = None) -> list[Invite]:
    bytes_ = (FOLDER / f"{data}.ics").read_bytes() if isinstance(data, str) else data
    return list(read_invites(bytes_, candidate_email=None, fallback_zone=zone, around=around))


def calendar(*lines: str, head: tuple[str, ...] = ("METHOD:REQUEST",)) -> bytes:
    body = ("BEGIN:VCALENDAR", *head, "BEGIN:VEVENT", "UID:one", *lines, "END:VEVENT", "END:VCALENDAR", "")
    return "\r\n".join(body).encode()


def zone_of(invite: Invite) -> str | None:
    return getattr(invite.starts_at.tzinfo, "key", None) or (
        "UTC" if invite.starts_at.tzinfo is UTC else None
    )


class Want(NamedTuple):
    starts: str
    ends: str | None
    zone: str | None
    zone_from: str = "time"
    notice: str | None = None
    people: tuple[str, ...] | None = None


CONTOSO = ("samuel.okafor@contoso.example*", "priya@example.org", "linnea.berg@contoso.example")
HALF_PAST_TWO = ("2026-11-03T14:30:00", "2026-11-03T15:30:00")


def at(offset: str, zone: str | None, **rest: Any) -> Want:
    starts, ends = HALF_PAST_TWO
    return Want(starts + offset, ends + offset, zone, **rest)


READ = {
    "google-request": Want(
        "2026-11-03T20:30:00+00:00",
        "2026-11-03T21:30:00+00:00",
        "UTC",
        "",
        people=(
            "mara.lindqvist@northwind.example*",
            "tomas.herrera@northwind.example",
            "priya.nair@example.org",
        ),
    ),
    "google-series": Want("2026-10-27T10:00:00-05:00", "2026-10-27T10:45:00-05:00", "America/Chicago"),
    "outlook-teams-windows-zone": at("-06:00", "America/Chicago", people=CONTOSO),
    "outlook-display-zone-quoted": at("-05:00", "America/New_York", people=CONTOSO),
    "outlook-display-zone-bare": at("-05:00", "America/New_York"),
    "outlook-display-cities": at("+01:00", "Europe/Berlin"),
    "pacific-time-menu-name": at("-08:00", "America/Los_Angeles"),
    "lotus-eastern": at("-05:00", "America/New_York"),
    "customized-with-rules": at(
        "-06:00", None, zone_from="", notice="own rules for it were used (14:30 is UTC-06:00)"
    ),
    "tzone-microsoft-custom": at(
        "+01:00", None, zone_from="", notice="'tzone://Microsoft/Custom' is not a known one"
    ),
    "tzone-microsoft-utc": Want("2026-11-03T20:30:00+00:00", "2026-11-03T21:30:00+00:00", "UTC"),
    "est-with-summer-rules": Want(
        "2026-07-07T09:00:00-04:00", "2026-07-07T10:00:00-04:00", "America/New_York"
    ),
    "apple-icloud": Want(
        "2026-11-02T10:30:00+00:00",
        "2026-11-02T11:30:00+00:00",
        "Europe/London",
        people=("harriet.cole@fabrikam.example*", "idris.bello@example.net", "No Mail"),
    ),
    "calendly": Want(
        "2026-11-03T15:00:00+00:00",
        "2026-11-03T15:30:00+00:00",
        "UTC",
        "",
        people=("wen.zhao@example.com", "joan@adatum.example*"),
    ),
    "zoom": Want("2026-11-03T11:00:00-05:00", "2026-11-03T11:45:00-05:00", "America/New_York", people=()),
    "greenhouse": Want("2026-11-05T16:00:00+00:00", "2026-11-05T17:00:00+00:00", "UTC", ""),
    "goodtime-rounds": Want(
        "2026-11-05T10:00:00-08:00", "2026-11-05T10:45:00-08:00", "America/Los_Angeles", "calendar"
    ),
    "duration-over-clock-change": Want(
        "2026-10-31T22:00:00-04:00", "2026-11-01T03:00:00-05:00", "America/New_York"
    ),
    "end-before-start": Want(
        "2026-11-03T14:30:00+01:00", None, "Europe/Paris", "time", "ends (2026-11-03 13:30) before it starts"
    ),
    "stale-rules": Want(
        "2026-07-07T10:00:00-06:00",
        "2026-07-07T11:00:00-06:00",
        "America/Mexico_City",
        "time",
        "by them the time would be 09:00 on 2026-07-07; 10:00 was taken",
    ),
    "global-tzid": at("+01:00", "Europe/Berlin"),
    "utc-and-zone": Want("2026-11-03T13:30:00-07:00", "2026-11-03T14:30:00-07:00", "America/Denver"),
    "update-in-one-file": Want("2026-11-05T10:00:00+01:00", "2026-11-05T11:00:00+01:00", "Europe/Berlin"),
    "every-second": Want(
        "2026-11-05T10:00:00+01:00",
        "2026-11-05T11:00:00+01:00",
        "Europe/Berlin",
        "time",
        "its first date was taken",
    ),
    "broken-lines": Want(
        "2026-11-03T09:30:00+01:00",
        "2026-11-03T10:30:00+01:00",
        "Europe/Zurich",
        "time",
        "2 lines are no calendar data and were skipped (the first, line 11: 'this line lost its way')",
        ("juerg.kaeser@fourthcoffee.example*", "zoe.mueller@example.ch"),
    ),
    "utf8-bom": Want("2026-11-03T20:30:00+00:00", "2026-11-03T21:30:00+00:00", "UTC", ""),
    "utf16": at("+01:00", "Europe/Vienna"),
    "latin1": at("+01:00", "Europe/Berlin", notice="read as Windows-1252"),
}
CANCELLED = {"outlook-cancel"}
NEEDS_A_ZONE = {
    "floating": (
        "2026-11-03T14:30:00-05:00",
        "14:30 on 2026-11-03, without a time zone",
        "America/New_York time",
    ),
    "all-day-date": (
        "2026-11-03T00:00:00-05:00",
        "the date 2026-11-03, without a time zone",
        "America/New_York time",
    ),
    "blank-tzid": (
        "2026-11-03T14:30:00-05:00",
        "14:30 on 2026-11-03, without a time zone",
        "America/New_York time",
    ),
    "customized-without-rules": (
        "2026-11-03T14:30:00-05:00",
        "the time zone 'Customized Time Zone', which is not known and not described in the file",
        "the invite does not describe it; 14:30 was read as America/New_York time",
    ),
}
REFUSED = {
    "empty": "an empty file",
    "free-busy-only": "a calendar without a meeting (only VFREEBUSY)",
    "mail-message": "a mail message",
    "no-start": "a meeting without a start that can be read (DTSTART)",
    "reply": "somebody's answer to an invite (METHOD:REPLY)",
}
OTHER_TESTS = {"outlook-all-day"}


def test_every_fixture_has_an_expectation():
    assert {file.stem for file in FILES} == {*READ, *CANCELLED, *NEEDS_A_ZONE, *REFUSED, *OTHER_TESTS}


@pytest.mark.parametrize("name", READ)
def test_an_invite_is_read(name):
    invite, want = read(name)[0], READ[name]
    assert invite.starts_at.isoformat() == want.starts
    assert (invite.ends_at and invite.ends_at.isoformat()) == want.ends
    assert (zone_of(invite), invite.zone_from) == (want.zone, want.zone_from)
    assert not invite.cancelled
    if want.notice is None:
        assert invite.notices == ()
    else:
        assert any(want.notice in notice for notice in invite.notices), invite.notices
    if want.people is not None:
        assert tuple((p.email or p.name) + "*" * p.is_organizer for p in invite.people) == want.people


@pytest.mark.parametrize("name", NEEDS_A_ZONE)
def test_a_time_without_a_zone_is_read_in_the_fallback_and_says_so(name):
    starts, _, notice = NEEDS_A_ZONE[name]
    invite = read(name, zone="America/New_York")[0]
    assert invite.starts_at.isoformat() == starts
    assert zone_of(invite) == "America/New_York"
    assert invite.zone_from == ""
    assert sum(notice in each for each in invite.notices) == 1


@pytest.mark.parametrize("name", NEEDS_A_ZONE)
def test_a_time_without_a_zone_is_refused_without_a_fallback(name):
    with pytest.raises(InviteError) as error:
        read(name)
    assert error.value.path == "DTSTART"
    assert error.value.found == NEEDS_A_ZONE[name][1]
    assert "--zone" in error.value.expected


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_invite_is_refused_with_what_it_is(name):
    with pytest.raises(InviteError) as error:
        read(name, zone="Europe/Paris")
    assert error.value.found == REFUSED[name]
    assert error.value.expected


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"hello", "no calendar"),
        (b" \r\n\n", "an empty file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"BEGIN:VCARD\nFN:Dana\nEND:VCARD\n", "a contact card (vCard)"),
        (b"QkVHSU46VkNBTEVOREFSDQ==", "a calendar still encoded in base64"),
        (b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "a calendar with nothing in it"),
        (b"BEGIN:VCALENDAR\n" + b"x" * LIMIT, "5.0 MB"),
    ],
)
def test_no_calendar_is_told_apart(data, found):
    with pytest.raises(InviteError) as error:
        read(data)
    assert error.value.found == found


def test_a_file_of_fifty_megabytes_is_refused_with_the_limit():
    with pytest.raises(InviteError, match=r"found 50\.0 MB, expected at most 5 MB"):
        read(bytes(50_000_000))


def test_a_whole_calendar_is_refused_with_the_limit():
    events = "".join(f"BEGIN:VEVENT\nUID:{n}\nDTSTART:20261103T100000Z\nEND:VEVENT\n" for n in range(300))
    with pytest.raises(InviteError, match=r"more than 200 meetings.*export the interview alone"):
        read(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode())


def test_an_unknown_fallback_zone_is_refused():
    with pytest.raises(InviteError, match=r"'Mars/Olympus', expected an IANA time zone"):
        read("floating", zone="Mars/Olympus")


def test_a_cancellation_is_read_as_one():
    (invite,) = read("outlook-cancel")
    assert invite.cancelled
    assert invite.starts_at.isoformat() == "2026-11-03T14:30:00-06:00"


def test_a_meeting_that_is_cancelled_by_status_is_read_as_one():
    assert [invite.cancelled for invite in read("goodtime-rounds")] == [False, False, True]


def test_meetings_come_by_start():
    assert [invite.uid[3:10] for invite in read("goodtime-rounds")] == ["round-1", "round-2", "round-3"]


def test_an_all_day_invite_of_outlook_is_told_by_its_own_mark():
    (invite,) = read("outlook-all-day")
    assert (invite.all_day, invite.ends_at) == (date(2026, 11, 3), None)
    assert invite.starts_at.isoformat() == "2026-11-03T00:00:00-06:00"
    assert any("give starts_at and ended_at" in notice for notice in invite.notices)
    assert invite.description == "Please ask for Samuel at the desk."


def test_google_html_becomes_text_and_the_link_to_join_comes_first():
    (invite,) = read("google-request")
    assert invite.description.startswith("Hi Priya,\n")
    assert "\n14:30 Mara Lindqvist, Hiring Manager\n" in invite.description
    assert invite.links[0] == "https://meet.google.com/abc-defg-hij"
    assert (invite.title, invite.location) == (
        "Interview: Data Engineer at Northwind",
        "Chicago-12-Lakeview (8)",
    )


def test_a_fold_in_the_middle_of_a_character_is_undone():
    (invite,) = read("broken-lines")
    assert invite.title == "Gespräch mit Zoë Müller"
    assert [person.name for person in invite.people] == ["Jürg Käser", "Zoë Müller"]


def test_text_in_other_encodings_is_read():
    assert read("utf16")[0].title == "Gespräch bei Grün & Söhne"
    assert read("latin1")[0].title == "Vorstellungsgespräch bei Söderberg"
    assert read("utf8-bom")[0].people[1].name == "Tomás Herrera"
    bare = (FOLDER / "utf16.ics").read_bytes()[2:]
    assert read(bare)[0].title == "Gespräch bei Grün & Söhne"


@pytest.mark.parametrize(
    ("around", "starts", "title"),
    [
        # 20 October is excluded, 3 November moved to the 4th, 10 November cancelled, 17 November the last.
        ("2026-10-01", "2026-10-27T10:00:00-05:00", "Interview rounds: Data Engineer at Northwind"),
        ("2026-11-03", "2026-11-04T13:30:00-06:00", "Interview with Ines: Data Engineer at Northwind"),
        ("2026-11-10", "2026-11-04T13:30:00-06:00", "Interview with Ines: Data Engineer at Northwind"),
        ("2026-11-12", "2026-11-17T10:00:00-06:00", "Interview rounds: Data Engineer at Northwind"),
        ("2031-01-01", "2026-11-17T10:00:00-06:00", "Interview rounds: Data Engineer at Northwind"),
        ("1971-01-01", "2026-10-27T10:00:00-05:00", "Interview rounds: Data Engineer at Northwind"),
    ],
)
def test_of_a_series_the_nearest_occurrence_is_taken(around, starts, title):
    (invite,) = read("google-series", around=datetime.fromisoformat(around).replace(tzinfo=UTC))
    assert (invite.starts_at.isoformat(), invite.title) == (starts, title)


def test_an_occurrence_with_its_own_version_has_its_own_people_and_its_place_in_the_series():
    (invite,) = read("google-series", around=datetime(2026, 11, 3, tzinfo=UTC))
    assert invite.people[0].email == "mara.lindqvist@northwind.example"
    assert invite.people[1].name == "Ines Albrecht"
    assert invite.sequence == 2
    assert invite.started_as is not None
    assert invite.started_as.astimezone(UTC) == datetime(2026, 11, 3, 16, tzinfo=UTC)


def test_a_series_whose_every_date_is_excluded_is_cancelled():
    lines = (
        "DTSTART:20261103T100000Z",
        "RRULE:FREQ=DAILY;COUNT=2",
        "EXDATE:20261103T100000Z,20261104T100000Z",
    )
    (invite,) = read(calendar(*lines))
    assert invite.cancelled


def test_a_single_date_of_a_series_stands_for_itself():
    lines = ("RECURRENCE-ID:20261103T100000Z", "DTSTART:20261104T100000Z", "SUMMARY:Moved")
    (invite,) = read(calendar(*lines))
    assert invite.starts_at == datetime(2026, 11, 4, 10, tzinfo=UTC)
    assert invite.started_as == datetime(2026, 11, 3, 10, tzinfo=UTC)


def test_of_equal_sequences_the_later_stamp_is_newer():
    early = (
        "BEGIN:VEVENT\nUID:a\nSEQUENCE:1\nDTSTAMP:20261001T000000Z\nDTSTART:20261103T100000Z\nEND:VEVENT\n"
    )
    late = early.replace("20261001", "20261002").replace("20261103", "20261105")
    for events in (early + late, late + early):
        (invite,) = read(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n".encode())
        assert invite.starts_at.day == 5


def test_a_cancellation_without_a_time_cancels_the_version_that_has_one():
    text = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nDTSTART:20261103T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
        "BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:a\nSEQUENCE:1\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    (invite,) = read(text.encode())
    assert invite.cancelled
    assert invite.sequence == 1


def test_a_proposal_of_another_time_does_not_move_the_meeting():
    text = (
        "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nDTSTART:20261103T100000Z\nEND:VEVENT\nEND:VCALENDAR\n"
        "BEGIN:VCALENDAR\nMETHOD:COUNTER\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20261101T000000Z\nDTSTART:20261109T100000Z\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    assert read(text.encode())[0].starts_at.day == 3


@pytest.mark.parametrize("name", ["customized-with-rules", "tzone-microsoft-custom"])
def test_a_custom_zone_of_one_file_does_not_leak_into_the_next(name):
    other = (FOLDER / f"{name}.ics").read_bytes().replace(b"-0600", b"+0800").replace(b"-0500", b"+0900")
    other = other.replace(b"+0100", b"+0300").replace(b"+0200", b"+0400")
    first, second, again = read(name)[0], read(other)[0], read(name)[0]
    assert first.starts_at == again.starts_at != second.starts_at


@pytest.mark.parametrize(
    ("tzid", "zone"),
    [
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("america/new_york", "America/New_York"),
        ("W. Europe Standard Time", "Europe/Berlin"),
        ("eastern standard time", "America/New_York"),
        ("Eastern Daylight Time", "America/New_York"),
        ("GMT Standard Time", "Europe/London"),
        ("India Standard Time", "Asia/Calcutta"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("(GMT-06:00) Central Time (US & Canada)", "America/Chicago"),
        ("(UTC+00:00) Dublin\\, Edinburgh\\, Lisbon\\, London", "Europe/London"),
        ("(UTC+05:30) Chennai, Kolkata, Mumbai, New Delhi", "Asia/Kolkata"),
        ("(UTC+08:00) Beijing, Chongqing, Hong Kong, Urumqi", "Asia/Shanghai"),
        ("(GMT+01.00) Sarajevo/Skopje/Warsaw/Zagreb", "Europe/Warsaw"),
        ("(UTC) Coordinated Universal Time", "UTC"),
        ("Coordinated Universal Time", "UTC"),
        ("Mitteleuropa", None),
        ("localtime", None),
        ("../../etc/passwd", None),
        ("America", None),
        ("PST", "America/Los_Angeles"),
        ("CET", "Europe/Berlin"),
        ("(UTC-08:00) Pacific Time (US and Canada)", "America/Los_Angeles"),
        ("(UTC-06:00) Centre (États-Unis et Canada)", "America/Chicago"),
        ("(UTC-07:00) Rocky Mountains (USA & Kanada)", "America/Denver"),
        ("(UTC-03:00) Brasília", "America/Sao_Paulo"),
        ("Western/Central Europe", "Europe/Berlin"),
    ],
)
def test_a_zone_is_known_by_its_many_names(tzid, zone):
    lines = (f'DTSTART;TZID="{tzid}":20261103T143000', "SUMMARY:x")
    (invite,) = read(calendar(*lines), zone="Pacific/Chatham")
    assert zone_of(invite) == (zone or "Pacific/Chatham")
    assert bool(invite.notices) == (zone is None)


@pytest.mark.parametrize(
    "tzid", ["GMT-0530", "(GMT -05:30)", "(UTC-05:30)", "(UTC-05:30) Nobody Knows Where"]
)
def test_a_bare_offset_is_a_zone(tzid):
    (invite,) = read(calendar(f"DTSTART;TZID={tzid}:20261103T143000"), zone="Asia/Tokyo")
    assert invite.starts_at.isoformat() == "2026-11-03T14:30:00-05:30"


def test_a_calendar_zone_stands_for_times_without_one():
    data = calendar("DTSTART:20261103T143000", head=("X-WR-TIMEZONE:Europe/Oslo",))
    (invite,) = read(data, zone="America/New_York")
    assert (zone_of(invite), invite.zone_from, invite.notices) == ("Europe/Oslo", "calendar", ())


def test_lotus_location_names_a_zone_whose_id_does_not():
    head = ("BEGIN:VTIMEZONE", "TZID:Office", "X-LIC-LOCATION:Asia/Tokyo", "END:VTIMEZONE")
    (invite,) = read(calendar("DTSTART;TZID=Office:20261103T143000", head=head))
    assert zone_of(invite) == "Asia/Tokyo"


@pytest.mark.parametrize(
    "line",
    [
        "RRULE:FREQ=SECONDLY",
        "RRULE:FREQ=MINUTELY;COUNT=100",
        "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "RRULE:FREQ=DAILY;INTERVAL=0",
        "RRULE:FREQ=DAILY;COUNT=99999",
        "RRULE:FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=5",
        "RRULE:FREQ=YEARLY;BYEASTER=0",
        "RRULE:FREQ=WEEKLY;FREQ=SECONDLY",
    ],
)
def test_a_rule_that_may_not_end_is_not_followed(line):
    (invite,) = read(calendar("DTSTART:20261103T100000Z", line), around=datetime(2030, 1, 1, tzinfo=UTC))
    assert invite.starts_at == datetime(2026, 11, 3, 10, tzinfo=UTC)
    assert any("its first date was taken" in notice for notice in invite.notices)


def test_a_rule_without_an_end_is_followed_as_far_as_asked():
    data = calendar("DTSTART;TZID=Europe/Paris:20261103T100000", "RRULE:FREQ=WEEKLY")
    (invite,) = read(data, around=datetime(2028, 7, 6, tzinfo=UTC))
    assert invite.starts_at.isoformat() == "2028-07-04T10:00:00+02:00"


def test_an_update_for_a_date_and_all_that_follow_moves_those_too():
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261103T100000Z\nDTEND:20261103T110000Z\n"
        "RRULE:FREQ=WEEKLY;COUNT=5\nEND:VEVENT\nBEGIN:VEVENT\nUID:a\n"
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20261110T100000Z\nDTSTART:20261110T120000Z\nDTEND:20261110T130000Z\n"
        "END:VEVENT\nEND:VCALENDAR\n"
    )
    (invite,) = read(text.encode(), around=datetime(2026, 11, 17, tzinfo=UTC))
    assert invite.starts_at == datetime(2026, 11, 17, 12, tzinfo=UTC)


def test_a_lost_end_does_not_swallow_the_next_meeting():
    text = (
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261103T100000Z\nBEGIN:VALARM\nDESCRIPTION:Alarm\n"
        "BEGIN:VEVENT\nUID:b\nDTSTART:20261104T100000Z\nSUMMARY:Second\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    first, second = read(text.encode())
    assert (first.uid, first.description, second.uid, second.title) == ("a", "", "b", "Second")


def test_a_file_that_breaks_off_is_read_and_said_to():
    (invite,) = read(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261103T100000Z\nSUMMARY:Inter")
    assert invite.notices == ("The file breaks off before the meeting's end; what is there was read.",)


@given(
    wall=st.datetimes(datetime(2008, 1, 1), datetime(2037, 12, 31)),
    zone=st.sampled_from(["America/Chicago", "Europe/Berlin"]),
)
@example(datetime(2026, 3, 8, 2, 30), "America/Chicago")
@example(datetime(2026, 11, 1, 1, 30), "America/Chicago")
@example(datetime(2026, 11, 1, 2, 0), "America/Chicago")
@example(datetime(2026, 10, 25, 2, 0), "Europe/Berlin")
@example(datetime(2026, 10, 25, 3, 0), "Europe/Berlin")
def test_an_invites_own_rules_keep_the_time_of_the_zone_that_they_describe(wall, zone):
    name = "customized-with-rules" if zone == "America/Chicago" else "tzone-microsoft-custom"
    rules = read(name)[0].starts_at.tzinfo
    there = wall.replace(tzinfo=ZoneInfo(zone))
    assert wall.replace(tzinfo=rules).utcoffset() == there.utcoffset()
    moment = there.astimezone(UTC)
    assert moment.astimezone(rules).replace(tzinfo=None) == moment.astimezone(there.tzinfo).replace(
        tzinfo=None
    )


@settings(max_examples=300, deadline=5_000)
@given(data=st.data())
def test_damage_raises_nothing_but_an_invite_error_and_never_hangs(data):
    """Bytes deleted, the end cut off, lines swapped and doubled, bytes changed: it is read, or refused."""
    damaged = data.draw(st.sampled_from(FILES)).read_bytes()
    for _ in range(data.draw(st.integers(1, 4))):
        damaged = _damage(damaged, data)
    around = data.draw(
        st.sampled_from([None, datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
    )
    zone = data.draw(st.sampled_from([None, "Europe/Paris"]))
    try:
        invites = read(damaged, zone=zone, around=around)
    except InviteError:
        return
    assert invites
    for invite in invites:
        assert invite.starts_at.utcoffset() is not None
        assert invite.ends_at is None or invite.ends_at > invite.starts_at


def _damage(content: bytes, data: st.DataObject) -> bytes:
    if not content:
        return content
    at = data.draw(st.integers(0, len(content) - 1))
    lines = content.split(b"\n")
    one, other = (data.draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    match data.draw(st.sampled_from(["delete", "cut", "swap", "double", "change", "insert"])):
        case "delete":
            return content[:at] + content[at + data.draw(st.integers(1, 40)) :]
        case "cut":
            return content[:at]
        case "swap":
            lines[one], lines[other] = lines[other], lines[one]
        case "double":
            lines.insert(one, lines[other])
        case "change":
            return content[:at] + data.draw(st.binary(min_size=1, max_size=3)) + content[at + 1 :]
        case "insert":
            lines.insert(one, data.draw(st.sampled_from(HOSTILE)))
    return b"\n".join(lines)


HOSTILE = [
    b"DTSTART:00010101T000000Z",
    b"DTSTART;TZID=America/New_York:99991231T235959",
    b"DURATION:P9999999D",
    b"RRULE:FREQ=DAILY;INTERVAL=0",
    b"RRULE:FREQ=DAILY",
    b"RRULE:FREQ=MONTHLY;UNTIL=99991231",
    b"RDATE:20261103T000000Z,20261103",
    b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261027T150000Z",
    b"SEQUENCE:99999999999999999999",
    b"TZOFFSETTO:+9999",
    b"BEGIN:VEVENT",
    b"BEGIN:VCALENDAR",
    b"END:VCALENDAR",
    b"METHOD:CANCEL",
    b'ATTENDEE;CN="x:mailto:x',
]
