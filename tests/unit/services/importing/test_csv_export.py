"""The table for spreadsheets: safe to open, and read back to what it says."""

import csv
import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from afterword import bootstrap
from afterword.core.case import (
    Accepted,
    Candidate,
    Case,
    Closed,
    Company,
    Contact,
    Declined,
    DoNotContact,
    Duration,
    Event,
    Expectation,
    Interview,
    PositionReopened,
    Reply,
    Withdrawn,
)
from afterword.core.errors import InputError
from afterword.services.transfer.importing.columns import suggest
from afterword.services.transfer.importing.convert import convert
from afterword.services.transfer.importing.records import guarded, unguarded
from afterword.services.transfer.importing.table import Table, read_table
from afterword.services.transfer.spreadsheet import HEADERS, cases_csv, status_of

DESK = bootstrap.engine(wide=True)
NOW = datetime(2027, 6, 1, tzinfo=UTC)
ME = Candidate(name="Priya Nair", timezone="America/New_York")
ENDED = datetime.fromisoformat("2026-11-03T15:30:00-06:00")
DANA = Contact("dana", "Dana Whitfield", "recruiter", "dana@n.example", "+1 312 555 0199")
CASE = Case(
    "afterword.case/1",
    "northwind-data-engineer",
    ME,
    Company("Northwind", country="US"),
    "Data engineer",
    (Contact("bo", "Bo"), DANA),
    (
        Interview("r1", ended_at=ENDED - timedelta(days=9)),
        Interview("r2", ENDED - timedelta(hours=1), ENDED, "video", ("dana",), Expectation(by=date(2026, 11, 10)), (), ("streams", "=more")),
    ),
    (Reply(ENDED + timedelta(days=5), "phone", "offer"), Accepted(ENDED + timedelta(days=6))),
)  # fmt: skip


def table_of(*cases: Case) -> Table:
    return read_table(b"".join(cases_csv(cases)))


def back(*cases: Case) -> list[Case]:
    table = table_of(*cases)
    rows = convert(table, suggest(table), candidate=ME, zone="America/New_York", day_first=None, now=NOW)
    assert [row.faults for row in rows] == [[]] * len(cases)
    return [row.case for row in rows if row.case is not None]


def test_the_table_as_spreadsheets_see_it() -> None:
    data = b"".join(cases_csv([CASE]))
    assert data.startswith(b"\xef\xbb\xbfAfterword ID,Company,")
    assert data.endswith(b"\r\n")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert dict(zip(header, row, strict=True)) == {
        "Afterword ID": "northwind-data-engineer",
        "Company": "Northwind",
        "Role": "Data engineer",
        "Contact name": "Dana Whitfield",
        "Contact email": "dana@n.example",
        "Contact phone": "'+1 312 555 0199",
        "Contact part": "recruiter",
        "Interview at": "2026-11-03 15:30",
        "Interview end": "2026-11-03 16:30",
        "Interview format": "video",
        "Time zone": "America/New_York",
        "Country": "US",
        "What they said": "",
        "Reply by": "2026-11-10",
        "Status": "Offer accepted",
        "Status on": "2026-11-09 16:30",
        "Notes": "streams\n=more",
    }


def test_every_column_is_suggested_for_its_own_field() -> None:
    table = table_of(CASE)
    found = suggest(table).columns
    assert sorted(found.values()) == list(range(len(HEADERS)))
    assert {table.headers[at]: field for field, at in found.items()} == dict(
        zip(
            HEADERS,
            [
                "case_id", "company", "role", "contact_name", "contact_email", "contact_phone", "contact_part", "interview_at", "interview_end",
                "interview_format", "zone", "country", "expectation_said", "reply_by", "status", "status_on", "notes",
            ],
            strict=True,
        )
    )  # fmt: skip


def test_a_case_comes_back_with_its_latest_interview() -> None:
    (case,) = back(CASE)
    assert (case.id, case.company, case.role) == (CASE.id, CASE.company, CASE.role)
    assert case.contacts == (DANA,)
    assert case.interviews[0].starts_at == ENDED - timedelta(hours=1)
    assert case.interviews[0].ended_at == ENDED
    assert case.interviews[0].format == "video"
    assert case.interviews[0].expectation == Expectation(by=date(2026, 11, 10))
    assert case.interviews[0].highlights == ("streams", "=more")
    assert case.events == (Accepted(ENDED + timedelta(days=6)),)


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1 312",
        "-1",
        "@x",
        "\tx",
        "\rx",
        "\nx",
        "'=x",
        "''+x",
        "＝1",
        "'plain",
        "plain",
        "",
        "a=b",
        "'",
    ],
)
def test_no_cell_begins_as_a_formula_does(cell: str) -> None:
    safe = guarded(cell)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert unguarded(safe) == cell
    assert (safe == cell) == (cell in {"'plain", "plain", "", "a=b", "'"})


@given(st.text(max_size=6) | st.text("'=+-@\t\r\nx", max_size=6))
def test_guarding_is_undone(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_hostile_names_are_harmless_and_come_back() -> None:
    names = [
        '=HYPERLINK("http://x")',
        "+49",
        "-2+3",
        "@SUM(A1)",
        "'=x",
        'Big "Q", Inc.',
        "a;b|c",
        "Zwei\nZeilen",
        "-",
        "N/A",
    ]
    cases = [Case("afterword.case/1", f"c{at}", ME, Company(name), name) for at, name in enumerate(names)]
    data = b"".join(cases_csv(cases)).decode("utf-8-sig")
    for row in csv.reader(io.StringIO(data, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert [(case.company.name, case.role) for case in back(*cases)] == [(name, name) for name in names]


def test_a_period_comes_back_as_words_that_mean_it() -> None:
    for within in (
        Duration(2, "weeks"),
        Duration(1, "weeks"),
        Duration(10, "business_days"),
        Duration(3, "days"),
    ):
        interview = Interview("r1", ended_at=ENDED, expectation=Expectation(within=within))
        case = Case("afterword.case/1", "c", ME, Company("A"), "R", (), (interview,))
        (read,) = back(case)
        assert DESK._prepared(read, NOW, DESK._default)[0].interviews[0].expectation.within == within  # type: ignore[union-attr]


def test_the_hour_that_the_clocks_show_twice_is_kept_apart() -> None:
    for offset in ("-04:00", "-05:00"):
        ended = datetime.fromisoformat(f"2026-11-01T01:30:00{offset}")
        (read,) = back(
            Case("afterword.case/1", "c", ME, Company("A"), "R", (), (Interview("r1", ended_at=ended),))
        )
        assert read.interviews[0].ended_at == ended


@pytest.mark.parametrize(
    ("company", "ended"),
    [
        (Company("A"), datetime.fromisoformat("2026-11-02T20:00:00-05:00")),
        (Company("A"), datetime(2026, 11, 2, 20, tzinfo=ZoneInfo("America/New_York"))),
        (Company("A", timezone="America/New_York"), datetime(2026, 11, 3, 10, tzinfo=ZoneInfo("Asia/Tokyo"))),
    ],
)
def test_an_answer_due_on_the_day_of_an_interview_across_the_date_line_is_kept(
    company: Company, ended: datetime
) -> None:
    tokyo = Candidate("Priya", "Asia/Tokyo")
    interview = Interview("r1", ended_at=ended, expectation=Expectation(by=date(2026, 11, 2)))
    case = Case("afterword.case/1", "c", tokyo, company, "R", (), (interview,))
    DESK._checked(case)
    (read,) = back(case)
    assert read.interviews[0].expectation == interview.expectation
    assert read.interviews[0].ended_at == ended


def test_where_a_case_stands() -> None:
    def word(*events: Event) -> str:
        return status_of(
            Case(
                "afterword.case/1", "c", ME, Company("A"), "R", (), (Interview("r1", ended_at=ENDED),), events
            )
        )[0]

    first, then = ENDED + timedelta(days=1), ENDED + timedelta(days=2)
    assert word() == "Interviewing"
    assert status_of(Case("afterword.case/1", "c", ME, Company("A"), "R"))[0] == "Applied"
    assert word(Reply(then, "email", "offer"), Reply(first, "email", "next_round")) == "Offer"
    assert word(Reply(first, "email", "rejection"), PositionReopened(then)) == "Interviewing"
    assert word(Reply(first, "email", "rejection"), Reply(then, "email", "acknowledgement")) == "Rejected"
    assert word(DoNotContact(first), Closed(then)) == "Do not contact"
    assert word(Declined(first)) == "Offer declined"
    assert word(Withdrawn(first)) == "Withdrawn"


NAMES = (
    st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1, max_size=25)
    .map(str.strip)
    .filter(bool)
)
EMAILS = st.from_regex(r"\A[a-z]{1,8}@[a-z]{1,8}\.example\Z")
PHONES = st.from_regex(r"\A\+[1-9][0-9 ]{6,10}[0-9]\Z")
ZONES = st.sampled_from(
    [
        "America/New_York",
        "Europe/Berlin",
        "Asia/Kolkata",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
        "UTC",
        "Japan",
    ]
)
DAYS = st.datetimes(datetime(2000, 1, 1), datetime(2027, 1, 1))
DECISIONS = st.sampled_from(
    ["offer", "rejection", "next_round", Accepted, Declined, Withdrawn, Closed, DoNotContact]
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    candidate = Candidate(draw(NAMES), draw(ZONES))
    contact = st.builds(
        Contact, id=st.just("x"), name=NAMES, email=st.none() | EMAILS, phone=st.none() | PHONES
    )
    contacts = draw(st.lists(contact, max_size=1))
    ended = draw(DAYS).replace(tzinfo=ZoneInfo(draw(ZONES)))
    starts = draw(st.none() | st.just(ended - timedelta(minutes=draw(st.integers(0, 300)))))
    by = draw(st.none() | st.integers(0, 40).map(lambda days: ended.date() + timedelta(days=days)))
    said = draw(st.none() | NAMES)
    expectation = None if by is None and said is None else Expectation(by=by, said=said)
    interview = Interview("r1", starts, ended, None, tuple(each.id for each in contacts), expectation)
    events: tuple[Event, ...] = ()
    if draw(st.booleans()):
        kind = draw(DECISIONS)
        at = draw(DAYS).replace(tzinfo=UTC)
        events = (Reply(at, "other", kind) if isinstance(kind, str) else kind(at),)
    interviews = (interview,) if draw(st.booleans()) else ()
    return Case(
        "afterword.case/1",
        draw(NAMES),
        candidate,
        Company(draw(NAMES)),
        draw(NAMES),
        tuple(contacts),
        interviews,
        events,
    )


@given(st.lists(cases(), min_size=1, max_size=3, unique_by=lambda case: case.id))
def test_what_the_table_holds_comes_back(written: list[Case]) -> None:
    for case in written:
        try:
            DESK._checked(case)
        except InputError:
            assume(False)
    for case, read in zip(written, back(*written), strict=True):
        assert (read.id, read.company, read.role) == (case.id, case.company, case.role)
        assert [(c.name, c.part, c.email, c.phone) for c in read.contacts] == [
            (c.name, c.part, c.email, c.phone) for c in case.contacts
        ]
        told = [(i.starts_at, i.ended_at, i.expectation) for i in case.interviews]
        assert [(i.starts_at, i.ended_at, i.expectation) for i in read.interviews] == told
        assert read.events == case.events
        assert status_of(read) == status_of(case)
        DESK._checked(read)
