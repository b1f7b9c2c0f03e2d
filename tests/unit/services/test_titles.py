"""What a title tells: a role and a company where it names them, and nothing where it does not."""

from datetime import UTC, datetime

import pytest

from afterword.ports import Invite, Invitee
from afterword.services.cases.case_from_invite import draft_from_invites
from afterword.services.cases.from_invite.employer import company_of, role_of
from afterword.services.cases.from_invite.people import AnswersError

PEOPLE = ("Priya Nair", "Dana Whitfield")


def told(title: str) -> tuple[str | None, str | None]:
    """Role and company, where no address tells either."""
    start = datetime(2026, 11, 3, 14, tzinfo=UTC)
    invite = Invite("u", cancelled=False, starts_at=start, ends_at=None, all_day=None, title=title, location="",
                    description="", people=(), notices=())  # fmt: skip
    return role_of([invite], PEOPLE), company_of([invite], PEOPLE, [])


@pytest.mark.parametrize(
    "title",
    """
    Interview (m/w/d)|Interview (w/m/d)|Interview (f/m/x)|Interview (h/f)|Interview (m/f)|Interview (M/F/D/X)|Interview (d/f/m)
    Interview m/w/d|Interview (mwd)|Interview (m,w,d)|Interview (gn)|Interview (all genders)|Interview (männlich/weiblich/divers)
    Interview - Senior|Interview II|Technical Interview - L5|Interview - Berlin|Interview (Remote)|Interview (full-time)
    Interview R-12345|Interview #4711|Interview - REQ-2026-001|Interview - Job ID 12345|Interview - 100%|Interview - Vollzeit
    Interview / Zoom|Interview - Microsoft Teams|Interview via Google Meet|Interview @ Zoom|Microsoft Teams Meeting
    Interview - HireVue|Teams-Besprechung|Interview at 10am|Interview @ 14:30|Interview - Tuesday|Interview 3 Nov
    Interview - Round 2|Interview Runde 2|Zweitgespräch|Erstgespräch (m/w/d)|2. Gespräch|Final round|Bar raiser|Culture fit
    Assessment Center|Kennenlernen|Phone screen|CTO Interview|Hiring Manager Interview
    Interview with the team|Interview with HR|Interview with our hiring panel|Interview at our office|Interview with X
    """.replace("\n", "|")
    .strip(" |")
    .split("|"),
)
def test_what_names_nobody_makes_no_name(title: str) -> None:
    assert told(title.strip()) == (None, None)


@pytest.mark.parametrize(
    ("title", "role", "company"),
    [
        ("Interview: Data Engineer (w/m/d) bei Northwind", "Data Engineer", "Northwind"),
        ("Gespräch Entwickler*in - Northwind", "Entwickler*in", "Northwind"),
        ("Interview Entwickler:in (m/w/d)", "Entwickler:in", None),
        ("Vorstellungsgespräch Softwareentwickler/-in", "Softwareentwickler/-in", None),
        ("Vorstellungsgespräch Sachbearbeiter(in) m/w/d", "Sachbearbeiter(in)", None),
        ("Entretien Développeur·se (H/F) chez Northwind", "Développeur·se", "Northwind"),
        ("Entretien Chargé(e) de projet (h/f)", "Chargé(e) de projet", None),
        ("Bewerbungsgespräch Controller m/w/d bei der Northwind GmbH", "Controller", "Northwind GmbH"),
        ("Interview: Senior Data Engineer (Remote, Berlin)", "Senior Data Engineer", None),
        ("Interview - Fully remote - Northwind", None, "Northwind"),
        ("Interview w/ Northwind", None, "Northwind"),
        ("Northwind (Berlin) - Interview", None, "Northwind"),
        ("Interview - Product Designer (d/f/m) | Contoso", "Product Designer", "Contoso"),
    ],
)
def test_names_are_told_from_what_stands_beside_them(
    title: str, role: str | None, company: str | None
) -> None:
    assert told(title) == (role, company)


def test_a_company_that_nobody_names_is_asked_for() -> None:
    start = datetime(2026, 11, 3, 14, tzinfo=UTC)
    people = (Invitee("Dana Whitfield", "dana@gmail.com", is_organizer=True),)
    invite = Invite("u", cancelled=False, starts_at=start, ends_at=None, all_day=None, title="Interview (m/w/d)",
                    location="", description="", people=people, notices=())  # fmt: skip
    me = {"name": "Priya Nair", "email": "priya@example.org", "timezone": "Europe/Berlin"}
    with pytest.raises(AnswersError, match=r"company\.name"):
        draft_from_invites([invite], {"candidate": me})
