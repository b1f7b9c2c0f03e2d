"""Which column is which: by the headers of common trackers, and by what stands in the cells."""

import pytest

from afterword.core.errors import InputError
from afterword.services.transfer.importing.aliases import _FIELDS, field_named
from afterword.services.transfer.importing.columns import chosen, suggest, unused
from afterword.services.transfer.importing.table import read_table

TEAL = """Job Position,Company,Max. Salary,Location,Status,Date Saved,Deadline,Date Applied,Follow up,Excitement
Data engineer,Northwind,120000,"Chicago, IL",Interviewing,2026-10-01,2026-10-20,2026-10-14,2026-10-21,5
"""
HUNTR = """Company,Job Title,List,Location,Post URL,Salary,Applied At,Created At,Notes
Northwind,Data engineer,Interview,Chicago,https://n.example/1,,2026-10-14,2026-10-01,good talk
"""
SIMPLIFY = """Job Title,Company Name,Job URL,Applied Date,Status,Status Date,Location
Data engineer,Northwind,https://n.example/1,10/14/2026,Interviewing,10/20/2026,Remote
"""
LINKEDIN = """Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers
"10/14/26, 3:04 PM",me@example.org,+1 312 555 0142,Northwind,Data engineer,https://l.example/1,cv.pdf,"Years? | 5"
"""
NOTION = """Name,Position,Stage,Interview Date,Point of Contact,Email,Posting URL
Northwind,Data engineer,Interviewing,"November 3, 2026 2:30 PM",Dana Whitfield,dana@n.example,https://n.example/1
"""
AIRTABLE = """Role,Company,Status,Contacts,Interview date & time,Interview type,Time zone,Notes
Data engineer,Northwind,Interviewing,Dana Whitfield,2026-11-03 2:30pm,Video,America/Chicago,nice
"""
GOOGLE = """Company Name,Position,Date Applied,Contact Name,Contact Email,Interview?,Interview Date,Interview Time,Offer,Rejected,Link
Northwind,Data engineer,10/14/2026,Dana,dana@n.example,Yes,11/3/2026,2:30 PM,,11/20/2026,https://n.example/1
"""
GERMAN = """Firma;Stelle;Ort;Ansprechpartner/in;E-Mail-Adresse;Telefon-Nr.;Bewerbungsdatum;Vorstellungsgespräch am;Rückmeldung bis;Absage;Zusage;Bemerkungen
Nordwind GmbH;Prüfer;Köln;Jörg Köhler;jk@n.example;0221 5550142;1.10.2026;3.11.2026;17.11.2026;;x;nett
"""
GERMAN_ASCII = """Unternehmen;Position;Vorstellungsgespraech;Rueckmeldung bis;Status
Nordwind GmbH;Pruefer;3.11.2026;17.11.2026;offen
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (TEAL, {"role": "Job Position", "company": "Company", "city": "Location", "status": "Status", "applied_on": "Date Applied"}),
        (
            HUNTR,
            {"company": "Company", "role": "Job Title", "status": "List", "city": "Location", "url": "Post URL", "applied_on": "Applied At", "notes": "Notes"},
        ),
        (
            SIMPLIFY,
            {"role": "Job Title", "company": "Company Name", "url": "Job URL", "applied_on": "Applied Date", "status": "Status", "status_on": "Status Date", "city": "Location"},
        ),
        (LINKEDIN, {"applied_on": "Application Date", "company": "Company Name", "role": "Job Title", "url": "Job Url"}),
        (
            NOTION,
            {"company": "Name", "role": "Position", "status": "Stage", "interview_at": "Interview Date", "contact_name": "Point of Contact", "contact_email": "Email", "url": "Posting URL"},
        ),
        (
            AIRTABLE,
            {"role": "Role", "company": "Company", "status": "Status", "contact_name": "Contacts", "interview_at": "Interview date & time", "interview_format": "Interview type", "zone": "Time zone", "notes": "Notes"},
        ),
        (
            GOOGLE,
            {
                "company": "Company Name", "role": "Position", "applied_on": "Date Applied", "contact_name": "Contact Name", "contact_email": "Contact Email",
                "interview_at": "Interview Date", "interview_time": "Interview Time", "rejected_on": "Rejected", "offer_on": "Offer", "url": "Link",
            },
        ),
        (
            GERMAN,
            {
                "company": "Firma", "role": "Stelle", "city": "Ort", "contact_name": "Ansprechpartner/in", "contact_email": "E-Mail-Adresse", "contact_phone": "Telefon-Nr.",
                "applied_on": "Bewerbungsdatum", "interview_at": "Vorstellungsgespräch am", "reply_by": "Rückmeldung bis", "rejected_on": "Absage", "offer_on": "Zusage", "notes": "Bemerkungen",
            },
        ),
        (
            GERMAN_ASCII,
            {"company": "Unternehmen", "role": "Position", "interview_at": "Vorstellungsgespraech", "reply_by": "Rueckmeldung bis", "status": "Status"},
        ),
    ],
    ids=["teal", "huntr", "simplify", "linkedin", "notion", "airtable", "google", "german", "german-ascii"],
)  # fmt: skip
def test_the_columns_of_common_trackers(text: str, wanted: dict[str, str]) -> None:
    table = read_table(text.encode())
    assert {field: table.headers[at] for field, at in suggest(table).columns.items()} == wanted


def test_the_cells_decide_what_a_vague_header_means() -> None:
    def field_of(header: str, *values: str) -> str | None:
        rows = "".join(f"Acme,Dev,{value}\n" for value in values)
        table = read_table(f"Company,Role,{header}\n{rows}".encode())
        return next((field for field, at in suggest(table).columns.items() if at == 2), None)

    assert field_of("Contact", "Dana Whitfield", "Bo") == "contact_name"
    assert field_of("Contact", "dana@a.example", "bo@b.example") == "contact_email"
    assert field_of("Contact", "+1 312 555 0142", "(312) 555-0199") == "contact_phone"
    assert field_of("Interview", "2026-11-03", "2026-11-04 10:00") == "interview_at"
    assert field_of("Interview", "Zoom", "Phone") == "interview_format"
    assert field_of("Interview", "Yes", "No") is None
    assert field_of("Reply by", "2026-11-03") == "reply_by"
    assert field_of("Reply by", "in two weeks", "Friday") == "expectation_said"
    assert field_of("Expected response", "2026-11-03") == "reply_by"
    assert field_of("Offer", "45000", "120000") is None
    assert field_of("Offer", "x") == "offer_on"
    assert field_of("Deadline", "2026-11-03") is None
    assert field_of("Time", "2:30 PM", "10:00 - 11:00") == "interview_time"
    assert field_of("Time", "full-time", "part-time") is None
    assert field_of("Applied", "yes", "no") is None
    assert field_of("Wrote to", "dana@a.example", "bo@b.example") == "contact_email"


def test_columns_without_names_are_told_by_their_cells() -> None:
    text = "Acme,Dev,2026-11-03 14:30,dana@a.example,+1 312 555 0142,https://a.example/1,Applied\n"
    table = read_table((text + text.replace("Acme", "Beta")).encode())
    assert suggest(table).columns == {
        "company": 0, "role": 1, "interview_at": 2, "contact_email": 3, "contact_phone": 4, "url": 5, "status": 6,
    }  # fmt: skip


def test_of_two_columns_of_a_kind_the_plainer_name_wins_wherever_it_stands() -> None:
    table = read_table(b"Business,Company,Role\nretail,Acme,Dev\n")
    assert suggest(table).of("company") == 1


def test_a_name_is_what_is_missing() -> None:
    def field_of(header: str, row: str) -> str | None:
        found = suggest(read_table(f"{header}\n{row}\n".encode())).columns
        return next((field for field, at in found.items() if at == 0), None)

    assert field_of("Name,Role", "Acme,Dev") == "company"
    assert field_of("Name,Company,Role,Email", "Dana,Acme,Dev,d@a.example") == "contact_name"
    assert field_of("Name,Company,Status", "Dev,Acme,Applied") == "role"


def test_no_column_serves_two_fields_and_no_alias_two_meanings() -> None:
    for text in (TEAL, HUNTR, NOTION, AIRTABLE, GOOGLE, GERMAN):
        used = list(suggest(read_table(text.encode())).columns.values())
        assert len(used) == len(set(used))
    assert all(field_named(alias) == field for alias, field in _FIELDS.items())


def test_a_choice_of_columns_is_checked() -> None:
    table = read_table(b"A,B\nx,y\n")
    assert chosen(table, {"company": 1, "role": None}).columns == {"company": 1}
    with pytest.raises(
        InputError, match=r"columns\.compny: found an unknown field, expected one of case_id, company"
    ):
        chosen(table, {"compny": 1})
    with pytest.raises(InputError, match=r"columns\.company: found column 2, expected a column from 0 to 1"):
        chosen(table, {"company": 2})


def test_how_it_went_is_found_under_any_name() -> None:
    table = read_table(
        b"Employer,Where are we?,Interviewed,Dress code\n"
        b"Pine,ghosted,11/02/2026,casual\nLark,they said no,10/15/2026,suit\nZinc,OFFER - thinking,11/20/2026,casual\n"
    )
    found = suggest(table)
    assert found.of("status") == 1
    assert unused(table, found) == ("Dress code",)
