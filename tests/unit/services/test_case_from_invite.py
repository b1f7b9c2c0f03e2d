"""From invites and answers to a case: what is taken over, guessed, overruled and refused."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.errors import InputError
from afterword.integrations.ics import read_invites
from afterword.ports import Invite, Invitee, InviteError
from afterword.services.cases.case_from_invite import case_from_invites, draft_from_invites
from afterword.services.cases.from_invite.people import AnswersError
from afterword.services.planning.decode import case_of

ROOT = Path(__file__).parents[3]
FOLDER = ROOT / "tests" / "data" / "invites"
CHICAGO = ZoneInfo("America/Chicago")
DANA = Invitee("Dana Whitfield", "dana@northwind.example", True)
MARCUS = Invitee("Marcus Oyelaran", "marcus@northwind.example", False)
PRIYA = Invitee("Priya Nair", "priya@example.org", False)
ME = {"email": "priya@example.org", "timezone": "America/New_York"}


def invite(**changes):
    base = Invite(
        uid="one",
        cancelled=False,
        starts_at=datetime(2026, 11, 3, 14, 30, tzinfo=CHICAGO),
        ends_at=datetime(2026, 11, 3, 15, 30, tzinfo=CHICAGO),
        all_day=None,
        title="Interview: Data Engineer at Northwind",
        location="",
        description="",
        people=(DANA, MARCUS, PRIYA),
        notices=(),
        zone_from="time",
    )
    return base._replace(**changes)


def case(*invites, **answers):
    return case_of(case_from_invites(invites or [invite()], {"candidate": ME, **answers}))


def fixture(name, **answers):
    invites = read_invites(
        (FOLDER / f"{name}.ics").read_bytes(), candidate_email=None, fallback_zone=None, around=None
    )
    return draft_from_invites(invites, answers)


def test_the_example_of_the_documentation_makes_a_whole_case():
    invites = read_invites(
        (ROOT / "examples" / "interview-invite.ics").read_bytes(),
        candidate_email="priya@example.org",
        fallback_zone="America/New_York",
        around=None,
    )
    answers = tomllib.loads((ROOT / "examples" / "interview-answers.toml").read_text("utf-8"))
    made = case_of(case_from_invites(invites, answers))
    assert (made.id, made.role) == ("northwind-data-engineer", "Data Engineer")
    assert (made.candidate.name, made.candidate.timezone) == ("Priya Nair", "America/New_York")
    assert (made.company.name, made.company.country, made.company.region) == ("Northwind", "US", "IL")
    assert made.company.timezone == "America/Chicago"
    dana, marcus = made.contacts
    assert (dana.id, dana.name, dana.part, dana.style) == (
        "dana",
        "Dana Whitfield",
        "hiring_manager",
        "traditional",
    )
    assert (marcus.id, marcus.part, marcus.email) == (
        "marcus",
        "interviewer",
        "marcus.oyelaran@northwind.example",
    )
    (interview,) = made.interviews
    assert interview.ended_at == datetime(2026, 11, 3, 15, 30, tzinfo=CHICAGO)
    assert (interview.id, interview.format, interview.contacts) == ("r1", "onsite", ("dana", "marcus"))
    assert interview.expectation is not None
    assert interview.expectation.said == "by the end of next week, Dana calls herself"
    assert interview.open_points[0].text == "No production Spark"
    assert interview.highlights


# Who is who


def test_the_candidate_is_no_contact_by_address_or_by_name():
    assert [contact.id for contact in case().contacts] == ["dana", "marcus"]
    by_name = case(candidate={"name": "Priya Nair", "timezone": "UTC"})
    assert [contact.id for contact in by_name.contacts] == ["dana", "marcus"]
    assert by_name.candidate.email == "priya@example.org"


def test_the_candidate_with_another_address_in_a_second_invite_is_no_contact_there_either():
    other = invite(uid="two", people=(DANA, Invitee("Priya Nair", "priya@home.example", False)))
    assert [contact.id for contact in case(invite(), other).contacts] == ["dana", "marcus"]


def test_an_interviewer_who_shares_the_first_name_stays():
    namesake = Invitee("Priya Shah", "priya.shah@northwind.example", False)
    made = case(invite(people=(DANA, namesake)), candidate={"name": "Priya Nair", "timezone": "UTC"})
    assert [contact.name for contact in made.contacts] == ["Dana Whitfield", "Priya Shah"]


def test_the_one_guest_from_outside_is_taken_for_the_candidate_with_a_notice():
    draft = draft_from_invites([invite()], {"candidate": {"timezone": "UTC"}})
    assert case_of(draft.table).candidate.name == "Priya Nair"
    assert any("You are taken to be Priya Nair" in notice for notice in draft.notices)


def test_nobody_is_taken_for_the_candidate_without_a_reason():
    with pytest.raises(AnswersError) as error:
        case(invite(people=(DANA, MARCUS)), candidate={"timezone": "UTC"})
    assert error.value.path == "candidate.name"
    assert "--email" in error.value.expected


def test_machines_and_schedulers_are_no_contacts():
    people = (
        Invitee("Calendar Invite", "calendar-invite@goodtime.io", True),
        Invitee("", "no-reply@northwind.example", False),
        Invitee("Robin", "robin@us.greenhouse-mail.io", False),
        MARCUS,
        PRIYA,
    )
    assert [contact.id for contact in case(invite(people=people)).contacts] == ["marcus"]


def test_people_of_a_scheduling_company_are_contacts_when_it_is_the_employer():
    made = case(invite(title="Interview", people=(Invitee("Joan B", "joan@calendly.com", True), PRIYA)))
    assert (made.contacts[0].id, made.company.name) == ("joan", "Calendly")


def test_ids_are_first_names_and_unique():
    people = (
        DANA,
        Invitee("Dana Okafor", "dokafor@northwind.example", False),
        Invitee("Dana Okafor", "dana2@northwind.example", False),
        Invitee("Søren Åkesson", "s@northwind.example", False),
        Invitee("李明", "li@northwind.example", False),
        Invitee("Berg, Linnea", "lb@northwind.example", False),
        Invitee("", "jean-luc.moreau@northwind.example", False),
        PRIYA,
    )
    contacts = case(invite(people=people)).contacts
    assert [contact.id for contact in contacts] == [
        "dana", "dana-okafor", "dana-2", "soren", "李明", "linnea", "jean",
    ]  # fmt: skip
    assert [contact.name for contact in contacts[-2:]] == ["Linnea Berg", "Jean Luc Moreau"]


@pytest.mark.parametrize(
    ("description", "dana", "marcus"),
    [
        ("", "interviewer", "interviewer"),
        (
            "You will meet Dana Whitfield (Hiring Manager) and Marcus Oyelaran.",
            "hiring_manager",
            "interviewer",
        ),
        (
            "Marcus Oyelaran - Hiring Manager\nDana Whitfield - Recruiting Coordinator",
            "coordinator",
            "hiring_manager",
        ),
        ("Questions? Ask your recruiter, Dana.", "recruiter", "interviewer"),
        ("Hiring manager: Marcus Oyelaran", "interviewer", "hiring_manager"),
        ("Marcus Oyelaran, Staff Engineer, and your recruiter Dana Whitfield", "recruiter", "interviewer"),
    ],
)
def test_a_title_beside_a_name_makes_the_part(description, dana, marcus):
    made = case(invite(description=description))
    assert [contact.part for contact in made.contacts] == [dana, marcus]


@pytest.mark.parametrize("local", ["recruiting", "talent", "people-team", "hr", "careers"])
def test_an_organizer_in_a_recruiting_mailbox_is_a_recruiter(local):
    people = (Invitee("", f"{local}@northwind.example", True), MARCUS, PRIYA)
    assert case(invite(people=people)).contacts[0].part == "recruiter"


# What it is about


@pytest.mark.parametrize(
    ("title", "role", "company"),
    [
        ("Interview: Data Engineer at Northwind", "Data Engineer", "Northwind"),
        ("Northwind - Data Engineer Interview", "Data Engineer", "Northwind"),
        ("Interview with Northwind", None, "Northwind"),
        ("Northwind \N{EN DASH} Interview", None, "Northwind"),
        ("Technical Interview - Senior Product Designer (Northwind)", "Senior Product Designer", "Northwind"),
        ("Priya Nair <> Northwind: Head of Sales", "Head of Sales", "Northwind"),
        ("Phone Screen for Staff Accountant @ Northwind", "Staff Accountant", "Northwind"),
        (
            "Updated invitation: Interview: Data Analyst at Northwind @ Tue Nov 3, 2026",
            "Data Analyst",
            "Northwind",
        ),
        ("Hiring Manager Interview - Nurse | Northwind", "Nurse", "Northwind"),
        ("Vorstellungsgespräch als Buchhalter bei Northwind", "Buchhalter", "Northwind"),
        ("Interview with Dana Whitfield, Northwind Traders", None, "Northwind Traders"),
    ],
)
def test_role_and_company_are_read_off_the_title(title, role, company):
    people = (Invitee("Dana Whitfield", "", True), PRIYA)
    if company == "Northwind Traders":
        people = (DANA._replace(email="dana@northwindtraders.example"), PRIYA)
    made = case(invite(title=title, people=people))
    assert made.role == (role or "the position")
    assert made.company.name == company


def test_the_company_is_spelled_as_the_texts_spell_it():
    people = (DANA._replace(email="dana@tailspintoys.example"), PRIYA)
    assert case(invite(title="Chat", people=people)).company.name == "Tailspintoys"
    assert case(invite(title="Chat with Tailspin Toys", people=people)).company.name == "Tailspin Toys"


def test_neither_a_mailbox_provider_nor_the_candidates_own_domain_is_the_company():
    people = (
        Invitee("Dana Whitfield", "dana@gmail.com", True),
        Invitee("Al", "al@example.org", False),
        PRIYA,
    )
    with pytest.raises(AnswersError) as error:
        case(invite(title="Interview", people=people))
    assert error.value.path == "company.name"
    assert case(invite(title="Interview", people=people), company={"name": "Northwind"}).id == "northwind"


def test_of_an_agency_and_a_company_the_one_with_more_guests_is_the_employer():
    agency = Invitee("Ann Recruiter", "ann@agency.example", True)
    made = case(invite(title="Interview", people=(agency, MARCUS, PRIYA)))
    assert made.company.name == "Northwind"


def test_a_role_in_the_description_is_found():
    greenhouse = fixture("greenhouse", candidate={"timezone": "UTC"}).table
    assert greenhouse["role"] == "Machine Learning Engineer"
    made = case(invite(title="Chat", description="Let us talk about the Data Platform Lead role at last."))
    assert made.role == "Data Platform Lead"


def test_a_role_that_is_nowhere_is_said_to_be_missing():
    draft = draft_from_invites([invite(title="Northwind interview")], {"candidate": ME})
    assert any("names no role" in notice for notice in draft.notices)
    assert draft.table["id"] == "northwind"


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({"location": "400 W Lake St, Chicago"}, "onsite"),
        ({"location": "Rue de Rivoli 12, 12 rue de Rivoli, Paris"}, "onsite"),
        ({"location": "Hauptstraße 5, 10115 Berlin"}, "onsite"),
        ({"location": "https://northwind.zoom.us/j/1"}, "video"),
        ({"location": "Microsoft Teams Meeting"}, "video"),
        ({"location": "Dana will call +1 312 555 0142"}, "phone"),
        ({"location": "Phone"}, "phone"),
        ({"title": "Onsite at Northwind", "links": ("https://meet.google.com/a",)}, "onsite"),
        ({"links": ("https://meet.google.com/abc",)}, "video"),
        ({"location": "CHI-12 Lakeview", "links": ("https://meet.google.com/abc",)}, "video"),
        ({"title": "Phone screen", "links": ("https://northwind.example/jobs",)}, "phone"),
        ({"location": "Conference room 4"}, "onsite"),
        ({}, None),
    ],
)
def test_the_format_is_what_place_title_and_links_say(changes, wanted):
    assert case(invite(**changes)).interviews[0].format == wanted


def test_a_postal_address_in_the_place_is_the_companys():
    assert case(invite(location="Northwind, 400 W Lake St")).company.address == "Northwind, 400 W Lake St"
    assert case(invite(location="Lakeview (8)")).company.address is None


@pytest.mark.parametrize(
    ("domain", "country"),
    [("northwind.co.uk", "GB"), ("mail.northwind.de", "DE"), ("northwind.io", None), ("northwind.com", None)],
)
def test_only_a_countrys_own_domain_names_the_country(domain, country):
    made = case(invite(people=(DANA._replace(email=f"dana@{domain}"), PRIYA)))
    assert (made.company.country, made.company.name) == (country, "Northwind")


# When


def test_zones_are_taken_from_the_time_and_said():
    draft = draft_from_invites([invite()], {"candidate": {"email": "priya@example.org"}})
    made = case_of(draft.table)
    assert (made.candidate.timezone, made.company.timezone) == ("America/Chicago", "America/Chicago")
    assert any("--zone" in notice for notice in draft.notices)


def test_a_calendars_zone_may_be_the_candidates_but_says_nothing_of_the_company():
    made = case(invite(zone_from="calendar"), candidate={"email": "priya@example.org"})
    assert (made.candidate.timezone, made.company.timezone) == ("America/Chicago", None)


@pytest.mark.parametrize("zone", [UTC, ZoneInfo("UTC"), ZoneInfo("Etc/GMT+5")])
def test_a_zone_of_no_place_is_asked_for(zone):
    with pytest.raises(AnswersError) as error:
        case(invite(starts_at=datetime(2026, 11, 3, tzinfo=zone)), candidate={"email": "priya@example.org"})
    assert error.value.path == "candidate.timezone"
    assert "--zone" in error.value.expected


def test_an_interview_of_a_whole_day_is_over_when_the_day_is():
    day = invite(starts_at=datetime(2026, 11, 3, tzinfo=CHICAGO), ends_at=None, all_day=date(2026, 11, 3))
    assert case(day).interviews[0].ended_at == datetime(2026, 11, 4, tzinfo=CHICAGO)


def test_an_interview_without_an_end_has_none():
    assert case(invite(ends_at=None)).interviews[0].ended_at is None


# Several invites


def test_rounds_come_by_start_each_with_its_own_people():
    early = invite(
        uid="early", starts_at=datetime(2026, 11, 2, 9, tzinfo=CHICAGO), ends_at=None, people=(MARCUS, PRIYA)
    )
    made = case(invite(), early)
    assert [(each.id, each.contacts) for each in made.interviews] == [
        ("r1", ("marcus",)),
        ("r2", ("dana", "marcus")),
    ]


@pytest.mark.parametrize("newest_first", [True, False])
def test_an_update_in_another_file_takes_the_old_ones_place(newest_first):
    old, new = invite(), invite(sequence=1, starts_at=datetime(2026, 11, 5, 9, tzinfo=CHICAGO), ends_at=None)
    files = (new, old) if newest_first else (old, new)
    (interview,) = case(*files).interviews
    assert interview.starts_at is not None
    assert interview.starts_at.day == 5


def test_of_equal_sequences_the_later_stamp_wins_across_files():
    late = invite(stamped_at=datetime(2026, 10, 2, tzinfo=UTC), title="Interview: Data Lead at Northwind")
    early = invite(stamped_at=datetime(2026, 10, 1, tzinfo=UTC))
    assert case(late, early).role == "Data Lead"


def test_a_cancelled_round_is_dropped():
    other = invite(uid="two", cancelled=True, starts_at=datetime(2026, 11, 2, 9, tzinfo=CHICAGO))
    assert [each.id for each in case(invite(), other).interviews] == ["r1"]


def test_only_cancelled_meetings_are_no_case():
    cancelled = invite(sequence=1, cancelled=True)
    with pytest.raises(
        InviteError, match=r"only cancelled meetings \('Interview: Data Engineer at Northwind'"
    ):
        case(invite(), cancelled)


def test_a_moved_date_of_a_series_takes_the_place_of_that_date():
    start = datetime(2026, 11, 3, 14, 30, tzinfo=CHICAGO)
    series = invite(started_as=start)
    moved = invite(
        started_as=start.astimezone(UTC),
        sequence=1,
        starts_at=datetime(2026, 11, 6, 9, tzinfo=CHICAGO),
        ends_at=None,
    )
    (interview,) = case(series, moved).interviews
    assert interview.starts_at is not None
    assert interview.starts_at.day == 6


def test_a_cancelled_series_takes_its_dates_along():
    start = datetime(2026, 11, 3, 14, 30, tzinfo=CHICAGO)
    with pytest.raises(InviteError):
        case(invite(started_as=start), invite(sequence=2, cancelled=True))


# Answers


def test_answers_win_and_tables_merge():
    made = case(
        role="Lead",
        company={"name": "Northwind Inc", "country": "US", "phone": "+1 312 555 0100"},
        interviews=[{"format": "onsite", "expectation": {"within": {"count": 1, "unit": "weeks"}}}],
        id="mine",
    )
    assert (made.id, made.role, made.company.name) == ("mine", "Lead", "Northwind Inc")
    assert made.company.timezone == "America/Chicago"
    assert made.interviews[0].expectation is not None
    assert made.interviews[0].expectation.within is not None
    assert made.interviews[0].starts_at is not None


def test_a_guess_that_the_answers_settle_is_not_noticed():
    settled = {"candidate": {**ME, "name": "Priya Nair"}, "company": {"name": "Northwind", "timezone": "UTC"}}
    assert draft_from_invites([invite()], settled).notices == ()


@pytest.mark.parametrize(
    "key", [{"id": "dana"}, {"email": "Dana@Northwind.example"}, {"name": "dana"}, {"name": "DANA WHITFIELD"}]
)
def test_a_contact_is_meant_by_id_address_or_name(key):
    made = case(contacts=[{**key, "style": "traditional"}])
    assert [(each.id, each.name.casefold(), each.style) for each in made.contacts] == [
        ("dana", "dana whitfield", "traditional"),
        ("marcus", "marcus oyelaran", "unknown"),
    ]


def test_a_contact_who_was_not_invited_is_added_with_an_id():
    made = case(contacts=[{"name": "Bea Fontaine", "part": "recruiter"}], via="bea")
    assert (made.contacts[2].id, made.contacts[2].part, made.via) == ("bea", "recruiter", "bea")
    assert made.interviews[0].contacts == ("dana", "marcus")


def test_a_contact_with_a_new_id_keeps_its_interviews():
    made = case(contacts=[{"id": "boss", "name": "Dana Whitfield"}])
    assert made.interviews[0].contacts == ("boss", "marcus")


def test_contacts_of_interviews_and_events_may_be_named():
    made = case(
        via="Marcus Oyelaran",
        interviews=[{"contacts": ["marcus@northwind.example", "Dana"]}],
        events=[
            {
                "at": datetime(2026, 11, 3, 23, tzinfo=UTC),
                "kind": "call_made",
                "contact": "Dana",
                "outcome": "reached",
            }
        ],
    )
    assert made.interviews[0].contacts == ("marcus", "dana")
    assert (made.via, made.events[0].contact) == ("marcus", "dana")


def test_an_interview_is_meant_by_id_or_position():
    other = invite(uid="two", starts_at=datetime(2026, 11, 9, 9, tzinfo=CHICAGO), ends_at=None)
    by_id = case(invite(), other, interviews=[{"id": "r2", "format": "phone"}])
    by_place = case(invite(), other, interviews=[{}, {"format": "phone"}])
    assert (
        [each.format for each in by_id.interviews]
        == [each.format for each in by_place.interviews]
        == [None, "phone"]
    )


def test_another_start_drops_the_invites_end():
    start = datetime(2026, 11, 3, 17, tzinfo=CHICAGO)
    assert case(interviews=[{"starts_at": start}]).interviews[0].ended_at is None


def test_an_interview_without_an_invite_is_added():
    made = case(
        interviews=[{}, {"starts_at": datetime(2026, 10, 20, 9, tzinfo=CHICAGO), "contacts": ["Marcus"]}]
    )
    assert (made.interviews[1].id, made.interviews[1].contacts) == ("r2", ("marcus",))


@pytest.mark.parametrize(
    ("answers", "path", "words"),
    [
        ({"contacts": [{"id": "nobody"}]}, "contacts[0].name", "'dana', 'marcus'"),
        ({"contacts": [{"style": "modern"}]}, "contacts[0].name", "'dana', 'marcus'"),
        ({"contacts": {"name": "Dana"}}, "contacts", "[[contacts]]"),
        ({"company": "Northwind"}, "company", "[company]"),
        ({"interviews": [{"id": "r9"}]}, "interviews[0].id", "'r1'"),
        ({"interviews": [{}, {"format": "phone"}]}, "interviews[1]", "starts_at"),
        ({"interviews": [{"contacts": ["Zed"]}]}, "interviews[0].contacts[0]", "'dana', 'marcus'"),
        ({"via": "Zed"}, "via", "'dana', 'marcus'"),
        ({"events": [{"contact": "Zed"}]}, "events[0].contact", "'dana', 'marcus'"),
        ({"role": 5}, "role", "5"),
        ({"roles": "x"}, "roles", "roles"),
    ],
)
def test_an_answer_that_fits_nothing_is_refused_with_what_would(answers, path, words):
    with pytest.raises(InputError) as error:
        case(**answers)
    assert path in error.value.path or path in str(error.value)
    assert words in str(error.value)


def test_a_name_that_two_contacts_share_is_refused_with_their_ids():
    twin = Invitee("Dana Okafor", "do@northwind.example", False)
    with pytest.raises(
        AnswersError, match=r"'Dana', which is more than one, expected the id of one: 'dana', 'dana-okafor'"
    ):
        case(invite(people=(DANA, twin, PRIYA)), contacts=[{"name": "Dana", "style": "modern"}])
    with pytest.raises(AnswersError, match="more than one"):
        case(
            invite(people=(DANA, twin, PRIYA)), interviews=[{"contacts": ["Okafor", "Dana"]}], via="northwind"
        )


TEXT = st.text(max_size=60)
PEOPLE = st.lists(
    st.builds(Invitee, TEXT, st.one_of(st.just(""), st.emails().map(str.lower)), st.booleans()), max_size=5
)


@given(title=TEXT, location=TEXT, description=TEXT, people=PEOPLE)
def test_whatever_an_invite_says_makes_a_case_or_a_fault(title, location, description, people):
    strange = invite(title=title, location=location, description=description, people=tuple(people))
    try:
        made = case(strange, company={"name": "Northwind"})
    except InputError:
        return
    ids = [contact.id for contact in made.contacts]
    assert len(ids) == len(set(ids))
    assert set(made.interviews[0].contacts) <= set(ids)
    assert "priya@example.org" not in {contact.email for contact in made.contacts}
