"""Rows into cases: what is recorded, what is left out with a sentence, and what is a fault."""

from datetime import UTC, date, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword import bootstrap
from afterword.core.case import Accepted, Candidate, Case, Closed, Declined, DoNotContact, Reply, Withdrawn
from afterword.core.errors import InputError
from afterword.services.planning.schemas import PlanRequest
from afterword.services.transfer.importing.columns import Mapping, suggest
from afterword.services.transfer.importing.convert import ImportedRow, convert
from afterword.services.transfer.importing.fields import FIELDS
from afterword.services.transfer.importing.statuses import read_status
from afterword.services.transfer.importing.table import Table, TableRow, read_table

DESK = bootstrap.engine(wide=True)
ME = Candidate(name="Priya Nair", timezone="America/New_York", email="priya@example.org")
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def checked(case: Case) -> None:
    """The real desk's own check, and a plan of it."""
    DESK.plan(PlanRequest(case, NOW))


def rows_of(text: str, *, zone: str = "America/Chicago", day_first: bool | None = None) -> list[ImportedRow]:
    table = read_table(text.encode())
    return convert(
        table, suggest(table), candidate=ME, zone=zone, day_first=day_first, now=NOW, checked=checked
    )


def case_of(header: str, row: str, **choice: object) -> tuple[Case, list[str]]:
    (made,) = rows_of(f"{header}\n{row}\n", **choice)
    assert made.faults == []
    assert made.case is not None
    return made.case, made.notices


def fault_of(header: str, row: str, **choice: object) -> InputError:
    (made,) = rows_of(f"{header}\n{row}\n", **choice)
    assert made.case is None
    (fault,) = made.faults
    return fault


def test_a_full_row_is_a_full_case() -> None:
    header = "Company,Role,Contact,Contact title,Email,Phone,Interview date,Interview end,Interview type,Country,Reply by,What they said,Notes"
    row = (
        "Northwind,Data engineer,Dana Whitfield,Hiring manager,dana@northwind.example,+1 312 555 0199,"
        "2026-11-03 14:30,15:30,In person,USA,2026-11-10,within a week,the move to streaming"
    )
    case, notices = case_of(header, row)
    assert msgspec.json.decode(msgspec.json.encode(case)) == {
        "schema": "afterword.case/1",
        "id": "northwind-data-engineer",
        "candidate": {"name": "Priya Nair", "timezone": "America/New_York", "email": "priya@example.org"},
        "company": {"name": "Northwind", "country": "US"},
        "role": "Data engineer",
        "contacts": [
            {
                "id": "dana",
                "name": "Dana Whitfield",
                "part": "hiring_manager",
                "email": "dana@northwind.example",
                "phone": "+1 312 555 0199",
            }
        ],
        "interviews": [
            {
                "id": "r1",
                "starts_at": "2026-11-03T14:30:00-06:00",
                "ended_at": "2026-11-03T15:30:00-06:00",
                "format": "onsite",
                "contacts": ["dana"],
                "expectation": {"by": "2026-11-10", "said": "within a week"},
                "highlights": ["the move to streaming"],
            }
        ],
    }
    assert notices == ["The notes were kept as what stood out in the interview."]


def test_a_row_without_a_company_is_at_fault_and_the_others_go_on() -> None:
    bad, dash, good = rows_of("Company,Role\n,Dev\n-,Dev\nAcme,Dev\n")
    assert (bad.line, bad.case, str(bad.faults[0])) == (
        2,
        None,
        "company is missing (expected the name of the company)",
    )
    assert dash.faults
    assert good.case is not None
    assert good.case.id == "acme-dev"


def test_ids_are_the_same_each_time_and_each_its_own() -> None:
    text = "Company,Role,Interview date\nMüller & Söhne,Prüfer,\nMüller & Söhne,Prüfer,\nMüller & Söhne,Prüfer,soon\n???,,\nMüller & Söhne,Prüfer,\n"
    rows = rows_of(text)
    assert [row.case and row.case.id for row in rows] == [
        "muller-sohne-prufer", "muller-sohne-prufer-2", None, "the-position", "muller-sohne-prufer-4",
    ]  # fmt: skip
    assert [row.case for row in rows] == [row.case for row in rows_of(text)]
    assert "line 2" in rows[1].notices[0]


def test_a_day_without_a_time_has_ended_at_five_and_says_so() -> None:
    case, notices = case_of("Company,Role,Interview", "Acme,Dev,Nov 3 2026")
    (interview,) = case.interviews
    assert interview.starts_at is None
    assert interview.ended_at == datetime.fromisoformat("2026-11-03T17:00:00-06:00")
    assert any("17:00" in each for each in notices)


@pytest.mark.parametrize(
    ("header", "row", "starts", "ends"),
    [
        ("Interview date,Interview time", "2026-11-03,2:30 PM", "2026-11-03T14:30:00-06:00", None),
        ("Interview date,Interview time", "2026-11-03,2:30 - 3:30 PM", "2026-11-03T14:30:00-06:00", "2026-11-03T15:30:00-06:00"),
        ("Interview date,Interview time", "46329,0.6041667", "2026-11-03T14:30:00-06:00", None),
        ("Interview date,Time zone", "2026-11-03 14:30,Europe/Berlin", "2026-11-03T14:30:00+01:00", None),
        ("Interview date,Time zone", "2026-11-03 14:30,PST", "2026-11-03T14:30:00-08:00", None),
        ("Interview date,Time zone", "2026-11-03T14:30:00Z,PST", "2026-11-03T14:30:00+00:00", None),
        ("Interview date,Interview end", ",2026-11-03 15:30", None, "2026-11-03T15:30:00-06:00"),
        ("Interview date,Interview end", "2026-11-03,15:30", None, "2026-11-03T15:30:00-06:00"),
        ("Interview date,Interview end", "2026-11-03 14:30,13:30", "2026-11-03T14:30:00-06:00", None),
        ("Interview date,Interview end", "2026-03-08 02:30,", "2026-03-08T03:30:00-05:00", None),
    ],
)  # fmt: skip
def test_interviews_on_the_clock(header: str, row: str, starts: str | None, ends: str | None) -> None:
    case, _ = case_of(f"Company,Role,{header}", f"Acme,Dev,{row}")
    (interview,) = case.interviews
    found = [each and each.isoformat() for each in (interview.starts_at, interview.ended_at)]
    assert found == [starts, ends]


def test_what_is_guessed_about_a_time_is_said() -> None:
    def said(row: str) -> str:
        return " ".join(case_of("Company,Role,Interview date,Interview end,Time zone", f"Acme,Dev,{row}")[1])

    assert "'CET' was read as the time of Europe/Berlin" in said("2026-11-03 14:30,,CET")
    assert "'MEZ' was read as the time of Europe/Berlin" in said("2026-11-03 14:30 (MEZ),,")
    assert "'Mars' is not known: times were read in America/Chicago" in said("2026-11-03 14:30,,Mars")
    assert "end was not kept" in said("2026-11-03 14:30,13:30,")
    assert said("2026-11-03 14:30,,Europe/Berlin") == said("2026-11-03 14:30,,utc") == ""
    assert "the end" not in said("2026-11-03 14:30,15:30,")
    assert "more than a week" in said("2026-11-03 14:30,2026-11-11 10:00,")
    assert "week" not in said("2026-11-03 14:30,2026-11-04 10:00,")
    assert "end is no time" in said("2026-11-03 14:30,late,")
    assert "skip" in said("2026-03-08 02:30,,")
    assert "twice" in said("2026-11-01 01:30,,")


def test_dates_that_nothing_decides_are_faults_until_the_person_chooses() -> None:
    fault = fault_of("Company,Role,Interview", "Acme,Dev,03/11/2026 14:30")
    assert (fault.path, fault.found) == ("interview_at", "'03/11/2026 14:30'")
    assert "day or the month comes first" in fault.expected
    for choice, day in ((True, date(2026, 11, 3)), (False, date(2026, 3, 11))):
        case, _ = case_of("Company,Role,Interview", "Acme,Dev,03/11/2026 14:30", day_first=choice)
        assert case.interviews[0].starts_at is not None
        assert case.interviews[0].starts_at.date() == day
    assert fault_of("Company,Role,Interview,Reply by", "Acme,Dev,2026-11-03,04/11/2026").path == "reply_by"
    assert (
        fault_of("Company,Role,Interview,Interview end", "Acme,Dev,2026-11-03,04/11/2026 10:00").path
        == "interview_end"
    )


def test_a_neighbouring_columns_order_is_taken_with_a_notice() -> None:
    header = "Company,Role,Date applied,Interview"
    case, notices = case_of(header, "Acme,Dev,13/10/2026,03/11/2026 14:30")
    assert case.interviews[0].starts_at == datetime.fromisoformat("2026-11-03T14:30:00-06:00")
    assert any("other dates" in each for each in notices)
    chosen, silent = case_of(header, "Acme,Dev,13/10/2026,03/11/2026 14:30", day_first=False)
    assert chosen.interviews[0].starts_at == datetime.fromisoformat("2026-03-11T14:30:00-05:00")
    assert not any("other dates" in each for each in silent)


def test_an_interview_date_that_is_none_is_a_fault_and_a_blank_one_is_not() -> None:
    fault = fault_of("Company,Role,Interview date", "Acme,Dev,next Tuesday")
    assert fault.found == "'next Tuesday'"
    assert "2026-11-03" in fault.expected
    assert (
        fault_of("Company,Role,Interview date,Interview time", "Acme,Dev,2026-11-03,noonish").path
        == "interview_time"
    )
    for blank in ("", "TBD", "n/a", "-"):
        assert case_of("Company,Role,Interview date", f"Acme,Dev,{blank}")[0].interviews == ()


def test_contacts() -> None:
    def people(row: str) -> tuple[list[tuple[str, str, str, str | None, str | None]], str]:
        case, notices = case_of("Company,Role,Contact,Email,Phone,Contact title", f"Acme,Dev,{row}")
        return [(c.id, c.name, c.part, c.email, c.phone) for c in case.contacts], " ".join(notices)

    assert people("Dana Whitfield,d@a.example,,Recruiter")[0] == [
        ("dana", "Dana Whitfield", "recruiter", "d@a.example", None)
    ]
    assert people("Herr Jörg Köhler (Teamleiter),,,")[0] == [
        ("jorg", "Herr Jörg Köhler", "hiring_manager", None, None)
    ]
    assert people('"Whitfield, Dana",,,')[0][0][1] == "Dana Whitfield"
    assert people("Dana <d@a.example>,,,")[0] == [("dana", "Dana", None, "d@a.example", None)]
    assert people('"Dana Whitfield, PhD",,,')[0][0][1] == "Dana Whitfield, PhD"
    two, _ = people("Dana A; Dana B,a@a.example; b@a.example,+1 312 555 0142,")
    assert two == [
        ("dana", "Dana A", None, "a@a.example", "+1 312 555 0142"),
        ("dana-b", "Dana B", None, "b@a.example", None),
    ]
    named, said = people(",dana.whitfield@a.example,,")
    assert named[0][1] == "Dana Whitfield"
    assert "made of the address" in said
    assert people(",PRIYA@example.org,,") == ([], "The contact's email is your own and was not kept.")
    assert "no address" in people("Dana,ask her,,")[1]
    assert "no telephone number" in people("Dana,,1.31E+10,")[1]
    case, notices = case_of("Company,Role,Phone", "Acme,Dev,+1 312 555 0142")
    assert (case.company.phone, case.contacts) == ("+1 312 555 0142", ())
    assert "company's" in notices[0]


def test_places() -> None:
    def company(place: str, country: str = "") -> tuple[str | None, str | None]:
        case, _ = case_of("Company,Role,Location,Country", f'Acme,Dev,"{place}",{country}')
        return case.company.country, case.company.address

    assert company("Berlin, Deutschland") == ("DE", None)
    assert company("London, UK") == ("GB", None)
    assert company("Chicago, IL") == (None, None)
    assert company("Remote") == (None, None)
    assert company("1 Main Street, Chicago, United States") == ("US", "1 Main Street, Chicago, United States")
    assert company("Paris, France", "at") == ("AT", None)
    assert "'Utopia' is not known" in " ".join(case_of("Company,Role,Country", "Acme,Dev,Utopia")[1])


def test_what_they_said() -> None:
    def expected(row: str) -> tuple[object, str]:
        case, notices = case_of(
            "Company,Role,Interview,Reply by,What they said", f"Acme,Dev,2026-11-03 10:00,{row}"
        )
        return msgspec.to_builtins(case.interviews[0].expectation), " ".join(notices)

    assert expected("2026-11-10,")[0] == {"by": "2026-11-10"}
    assert expected(",in two weeks")[0] == {"said": "in two weeks"}
    assert expected(",")[0] is None
    early, said = expected("2026-11-01,")
    assert early is None
    assert "before the interview" in said
    over_midnight = "Acme,Dev,2026-11-03 23:00,2026-11-04 01:00,2026-11-03"
    case, _ = case_of("Company,Role,Interview,Interview end,Reply by", over_midnight)
    assert case.interviews[0].expectation is None  # due before its end
    assert expected("2026-11-03,")[0] == {"by": "2026-11-03"}
    assert "no interview" in " ".join(case_of("Company,Role,Reply by", "Acme,Dev,2026-11-10")[1])


def test_notes_and_links_that_find_no_place_are_said_to_be_left_out() -> None:
    header = "Company,Role,Interview,Notes,Link"
    case, notices = case_of(header, f"Acme,Dev,2026-11-03 10:00,{'x' * 201},https://a.example")
    assert case.interviews[0].highlights == ()
    assert any("longer than 200" in each for each in notices)
    assert any("link" in each for each in notices)
    assert case_of(header, f"Acme,Dev,2026-11-03 10:00,{'x' * 200},")[0].interviews[0].highlights == (
        "x" * 200,
    )
    assert any("no interview" in each for each in case_of(header, "Acme,Dev,,good,")[1])


@pytest.mark.parametrize(
    ("word", "step"),
    [
        ("Applied", None), ("Interviewing", None), ("Ghosted", None), ("No response", None), ("Bookmarked", None), ("Wishlist", None),
        ("Not accepted", "rejection"), ("Rejected", "rejection"), ("❌ Rejected", "rejection"), ("Rejected after interview", "rejection"),
        ("Offered", "offer"), ("Not offered", "rejection"), ("No Offer", "rejection"), ("Absage", "rejection"), ("Absage erhalten", "rejection"), ("Hired someone else", "rejection"),
        ("Offer rescinded", "rejection"), ("Kein Angebot", "rejection"), ("Application declined", "rejection"),
        ("Offer", "offer"), ("Offer received", "offer"), ("Zusage", "offer"), ("Awaiting offer", None), ("No offer yet", None),
        ("Next round", "next_round"), ("Nächste Runde", "next_round"), ("Accepted", "accepted"), ("Offer accepted", "accepted"),
        ("Application accepted", None), ("Hired", "accepted"), ("Declined", "declined"), ("Offer declined", "declined"),
        ("I declined", "declined"), ("Withdrawn", "withdrawn"), ("Zurückgezogen", "withdrawn"), ("Archived", "closed"),
        ("Position filled", "closed"), ("Closed", "closed"), ("Do not contact", "do_not_contact"), ("noch offen", None),
    ],
)  # fmt: skip
def test_status_words(word: str, step: str | None) -> None:
    status = read_status(word)
    assert status is not None
    assert status.step == step


def test_words_that_may_mean_two_things_say_so_and_unknown_ones_record_nothing() -> None:
    assert read_status("purple") is None
    for word in ("Declined", "Accepted", "Abgesagt"):
        status = read_status(word)
        assert status is not None
        assert status.doubt
    case, notices = case_of("Company,Role,Status", "Acme,Dev,purple")
    assert case.events == ()
    assert "'purple'" in notices[0]
    assert "your own no" in " ".join(case_of("Company,Role,Status", "Acme,Dev,Declined")[1])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Accepted", Accepted),
        ("Declined", Declined),
        ("Withdrawn", Withdrawn),
        ("Archived", Closed),
        ("Do not contact", DoNotContact),
    ],
)
def test_statuses_become_events_at_the_date_of_the_status(word: str, kind: type) -> None:
    case, notices = case_of(
        "Company,Role,Interview,Status,Status date", f"Acme,Dev,2026-11-03 10:00,{word},2026-11-20"
    )
    assert case.events == (kind(at=datetime.fromisoformat("2026-11-20T12:00:00-06:00")),)
    assert not any("dated by" in each for each in notices)


def test_an_event_is_dated_by_its_own_column_else_by_what_is_nearest() -> None:
    def dated(header: str, row: str) -> tuple[list[tuple[str, str]], str]:
        case, notices = case_of(f"Company,Role,{header}", f"Acme,Dev,{row}")
        assert all(isinstance(each, Reply) for each in case.events)
        return [(e.meaning, e.at.isoformat()) for e in case.events if isinstance(e, Reply)], " ".join(notices)

    interviewed = "2026-11-03 10:00,2026-11-03 11:00"
    header = "Interview,Interview end,Status,Rejected,Offer date,Date applied"
    found, said = dated(header, f"{interviewed},Rejected,2026-11-20,,2026-10-01")
    assert found == [("rejection", "2026-11-20T12:00:00-06:00")]
    assert "dated by" not in said
    found, said = dated(header, f"{interviewed},Rejected,,,2026-10-01")
    assert found == [("rejection", "2026-11-03T11:00:00-06:00")]
    assert "dated by the interview" in said
    found, said = dated(header, ",,Rejected,,,2026-10-01")
    assert found == [("rejection", "2026-10-01T12:00:00-05:00")]
    assert "dated by the application" in said
    found, said = dated(header, ",,Rejected,,,")
    assert found == [("rejection", "2026-10-01T06:00:00-06:00")]
    assert "dated 60 days back" in said
    found, _ = dated(header, f"{interviewed},,2026-11-20,2026-11-10,")
    assert found == [("offer", "2026-11-10T12:00:00-06:00"), ("rejection", "2026-11-20T12:00:00-06:00")]
    found, said = dated(header, f"{interviewed},Rejected,2027-11-20,,")
    assert found == [("rejection", "2026-11-03T11:00:00-06:00")]
    assert "future" in said
    afternoon = "2026-11-03 14:30,2026-11-03 15:30"
    assert dated(header, f"{afternoon},Rejected,2026-11-03,,")[0] == [
        ("rejection", "2026-11-03T15:30:00-06:00")
    ]
    assert dated("Absage,Interview", "x,2026-11-03 10:00")[0] == [("rejection", "2026-11-03T11:00:00-06:00")]
    assert dated("Absage,Interview", "JA,2026-11-03 10:00")[0] == [("rejection", "2026-11-03T11:00:00-06:00")]
    assert dated("Absage am,Interview", "x,")[0][0][0] == "rejection"
    assert dated("Absage,Interview", "nein,2026-11-03 10:00")[0] == []


def test_no_event_lies_in_the_future() -> None:
    case, notices = case_of("Company,Role,Interview,Status", "Acme,Dev,2026-12-24 10:00,Rejected")
    assert case.events[0].at == NOW
    assert any("dated today" in each for each in notices)


def test_a_zone_that_is_none_and_a_case_that_makes_no_sense_are_faults() -> None:
    with pytest.raises(InputError, match=r"zone: found 'Mars/Base', expected an IANA time zone"):
        rows_of("Company\nAcme\n", zone="Mars/Base")
    fault = fault_of("Company,Role,Interview,What they said", "Acme,Dev,2026-11-03 10:00,in 10 years")
    assert fault.path == "case.interviews[0].expectation.said"
    assert fault_of("Company,Role", f"{'x' * 501},Dev").path == "company"
    assert case_of("Company,Role", f"{'x' * 500},Dev")[0].company.name == "x" * 500


CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "Acme", "Dev", "2026-11-03", "03/11/2026 14:30", "13/11/2026", "14:30", "2 pm", "46329.6", "Rejected", "Offer", "x", "no",
         "in two weeks", "Zoom", "CET", "Germany", "Berlin, Germany", "d@a.example", "+1 312 555 0142", "1971-01-01 00:01", "2189-12-31 23:59",
         "2026-11-03 23:30 -14:00", "2026-11-03 → 2026-11-04"]
    ),
    st.text(max_size=30),
)  # fmt: skip


@given(
    st.lists(st.lists(CELLS, min_size=len(FIELDS), max_size=len(FIELDS)), min_size=1, max_size=4),
    st.sampled_from([None, True, False]),
    st.sampled_from(["America/Chicago", "Pacific/Kiritimati", "Asia/Kolkata", "UTC"]),
    st.booleans(),
)
def test_whatever_stands_in_a_row_it_is_a_sound_case_or_a_fault(
    cells: list[list[str]], day_first: bool | None, zone: str, own: bool
) -> None:
    rows = tuple(TableRow(at + 2, tuple(each.strip() for each in row)) for at, row in enumerate(cells))
    table = Table(tuple(FIELDS), rows, ",", "utf-8", (), (True,) * len(FIELDS))
    mapping = Mapping({field: at for at, field in enumerate(FIELDS) if own or field != "case_id"})
    found = convert(table, mapping, candidate=ME, zone=zone, day_first=day_first, now=NOW)
    assert [row.line for row in found] == [row.number for row in rows]
    ids = [row.case.id for row in found if row.case is not None]
    assert len(ids) == len(set(ids))
    for row in found:
        assert (row.case is None) == bool(row.faults)
        if row.case is not None:
            assert msgspec.convert(msgspec.to_builtins(row.case), Case) == row.case
            assert all(event.at <= NOW for event in row.case.events)
            try:
                DESK._checked(row.case)
            except InputError as fault:  # only words need a calendar to be found too far away
                assert fault.path.endswith(".said")  # noqa: PT017
