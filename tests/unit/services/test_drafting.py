"""Drafts: every kind, from the facts alone, within its length, and no two of a panel alike."""

import random
import re
import shutil
import tomllib
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import afterword
from afterword import bootstrap
from afterword.core.case import Candidate, Case, Company, Contact, Instruction, Interview, OpenPoint, Reply
from afterword.core.errors import InputError
from afterword.core.notes.kinds import ALIASES, KINDS, WORDS_A_MINUTE
from afterword.integrations.calendars import ShippedCalendars
from afterword.integrations.draft_templates import TemplateStore
from afterword.services.notes.drafting import draft
from afterword.services.notes.schemas import CheckRequest, DraftRequest
from unit.services.note_details import details_for

CALENDAR = ShippedCalendars().calendar(2025, 2028)
SHELF = TemplateStore()
WHEN = datetime(2026, 11, 3, 15, 30, tzinfo=UTC)
DANA = Contact(
    "dana", "Dana Whitfield", "hiring_manager", email="dana@northwind.example", style="traditional"
)
OMAR = Contact("omar", "Dr. Omar Haddad", "interviewer", email="omar@northwind.example")
SPARK = OpenPoint(
    "spark", "No production Spark", "concern", "I ran the Spark migration of the billing pipeline."
)
CASE = Case(
    schema="afterword.case/1",
    id="northwind",
    candidate=Candidate("Priya Nair", "America/New_York", phone="+1 312 555 0142"),
    company=Company("Northwind", timezone="America/Chicago"),
    role="Data engineer",
    contacts=(DANA, OMAR),
    interviews=(
        Interview(
            "r1", ended_at=WHEN, contacts=("dana", "omar"), open_points=(SPARK,),
            highlights=("the move from batch to streaming", "Your plans for the warehouse"),
        ),
    ),
)  # fmt: skip
EVERY = [(kind.id, channel) for kind in KINDS.values() for channel in kind.channels]


def made(case=CASE, kind="thank_you", contact="dana", channel=None, variant=0, **fields):
    known = ALIASES.get(kind, kind)
    who = contact if KINDS[known].person else None
    request = {"case": case, "kind": kind, "contact": who, "channel": channel, "variant": variant}
    return draft(DraftRequest(**{"details": details_for(known), **request, **fields}), CALENDAR, SHELF)


def body(text):
    """Without greeting and signature."""
    return " ".join(text.split("\n\n")[1:-1])


def with_interview(**fields):
    return replace(CASE, interviews=(replace(CASE.interviews[0], **fields),))


def test_a_thank_you_email_says_what_the_facts_say():
    note = made()
    assert note.subject == "Thank you, Dana"
    assert note.text == (
        "Dear Dana Whitfield,\n\n"
        "Thank you for taking the time to talk with me on Tuesday about the data engineer role."
        " What you told me about the move from batch to streaming has stayed with me.\n\n"
        "To come back to something we left open: I ran the Spark migration of the billing pipeline.\n\n"
        "Our conversation made me even more interested in Northwind, and I'd be glad to bring what I know to your team.\n\n"
        "If there's anything else that would help, I'm happy to send it.\n\n"
        "Kind regards,\nPriya Nair\n+1 312 555 0142"
    )
    assert note.notices == []


def monday_note(now, **fields):
    return draft(
        DraftRequest(case=CASE, kind="thank_you", contact="dana", now=now, **fields), CALENDAR, SHELF
    ).text


@pytest.mark.parametrize("variant", range(8))
@pytest.mark.parametrize(
    ("hours", "said", "unsaid"),
    [
        (3, None, "on Tuesday"),  # the same evening: "on Tuesday" would be odd
        (18, " on Tuesday", " on 3 November"),
        (6 * 24, " on Tuesday", " on 3 November"),
        (8 * 24, " on 3 November", "on Tuesday"),  # by then "on Tuesday" means another one
    ],
)
def test_the_day_is_named_as_it_is_when_the_note_is_written(variant, hours, said, unsaid):
    text = monday_note(WHEN + timedelta(hours=hours), variant=variant)
    assert said is None or said in text
    assert unsaid not in text
    assert "today" not in text


POINTS = [
    OpenPoint(f"p{number}", f"Question {number}", "question", f"{word} is my answer to that one.")
    for number, word in enumerate(("Yes", "January", "Bristol", "Fluent", "Four weeks"))
]


@pytest.mark.parametrize("variant", range(8))
@pytest.mark.parametrize("count", [2, 3, 4, 5])
@pytest.mark.parametrize(
    ("kind", "contact"), [("thank_you", "dana"), ("answer", "dana"), ("reopened_note", "dana")]
)
def test_no_answer_is_the_other_one_where_there_are_more_than_two(variant, count, kind, contact):
    case = replace(with_interview(open_points=tuple(POINTS[:count])), contacts=(DANA,))
    case = replace(case, interviews=(replace(case.interviews[0], contacts=("dana",)),))
    text = made(case, kind, contact, variant=variant).text
    leads = re.findall(r"(?:(?<=[.!?] )|^)[^.!?:\n]+:", text, re.MULTILINE)
    assert len(leads) == len(set(leads))
    of_two = re.search(r"(?i)\bthe other\b|second", text)
    assert (count == 2) or not of_two


@pytest.mark.parametrize(("kind", "channel"), EVERY)
@pytest.mark.parametrize("variant", range(8))
def test_a_name_that_ends_in_a_full_stop_gets_no_second_one(kind, channel, variant):
    case = replace(CASE, company=replace(CASE.company, name="Banco Azul S.A."), role="Data engineer Sr.")
    text = made(case, kind, "dana", channel, variant)
    assert ".." not in text.text
    assert ".." not in (text.subject or "")


@pytest.mark.parametrize(("kind", "channel"), EVERY)
@pytest.mark.parametrize("variant", range(8))
def test_a_role_that_is_not_known_leaves_no_gap(kind, channel, variant):
    made_note = made(replace(CASE, role=""), kind, "dana", channel, variant)
    for text in (made_note.text, made_note.subject or ""):
        assert not re.search(r" {2}| [.,;:!?]|\bas at\b|\bthe (?:at|for|and)\b", text), text


@pytest.mark.parametrize("variant", range(4))
def test_what_they_work_on_may_be_one_thing_or_several(variant):
    plural = made(with_interview(highlights=("handovers",)), "keep_in_touch", "dana", variant=variant)
    assert not re.search(r"handovers (?:is|has|was|goes|makes)\b", plural.text)


def test_a_draft_that_cannot_be_signed_says_so():
    assert "name_missing" in made(replace(CASE, candidate=replace(CASE.candidate, name=""))).notices


@pytest.mark.parametrize(("kind", "channel"), EVERY)
@pytest.mark.parametrize("variant", range(8))
def test_every_kind_keeps_to_its_length_and_has_no_gap(kind, channel, variant):
    note = made(kind=kind, channel=channel, variant=variant)
    length = KINDS[kind].length[channel]
    said = note.text if channel == "spoken" else body(note.text)
    assert length.least <= len(said.split()) <= length.best
    assert not re.search(r"[\[\]{}<>]|\bNone\b|  |XX|TBD", note.text)
    assert (note.subject is not None) == (channel == "email")
    assert (note.text.startswith(("Dear ", "Hello,"))) == (channel != "spoken") or channel == "spoken"


@pytest.mark.parametrize("variant", range(6))
def test_a_voicemail_is_said_in_twenty_five_seconds_and_a_call_in_a_minute(variant):
    assert len(made(kind="voicemail", variant=variant).text.split()) / WORDS_A_MINUTE * 60 < 25
    assert len(made(kind="call", variant=variant).text.split()) / WORDS_A_MINUTE * 60 < 60


@pytest.mark.parametrize(("alias", "kind"), ALIASES.items())
def test_a_kind_may_be_called_otherwise(alias, kind):
    assert made(kind=alias).kind == kind


def test_the_same_request_gives_the_same_words_and_another_variant_others():
    assert made().text == made().text
    texts = {made(variant=variant).text for variant in range(8)}
    assert len(texts) == 8
    assert made(variant=10**9).text


@pytest.mark.parametrize("marks", ["(m/w/d)", "(f/m/x)", "[m,w,d]", "(all genders)", "(gn*)"])
def test_what_the_law_adds_to_a_role_is_not_said(marks):
    text = made(replace(CASE, role=f"Data engineer {marks}")).text
    assert "about the data engineer role." in text


def test_a_doctor_is_addressed_as_one_and_greeted_by_name_in_the_subject():
    assert made(contact="omar").text.startswith("Dear Dr. Haddad,\n")


def test_the_day_is_named_only_where_both_clocks_agree():
    late = with_interview(ended_at=datetime(2026, 11, 4, 5, 30, tzinfo=UTC))
    assert "Tuesday" not in made(late).text
    assert "Wednesday" not in made(late).text


def test_a_point_without_an_answer_is_not_mentioned_but_told():
    note = made(with_interview(open_points=(replace(SPARK, answer=None),)))
    assert "Spark" not in note.text
    assert note.notices == ["unanswered:spark"]


def test_a_long_answer_is_cut_at_a_sentence_and_that_is_told():
    long = " ".join(
        ["I ran the Spark migration at Acme."] + ["It moved forty nightly jobs to the new cluster."] * 12
    )
    note = made(with_interview(open_points=(replace(SPARK, answer=long),)))
    assert "I ran the Spark migration at Acme. It moved forty" in note.text
    assert "cluster.\n\n" in note.text
    assert note.notices == ["shortened:spark"]
    assert len(body(note.text).split()) <= 125


def test_an_answer_of_one_endless_clause_is_left_out_and_that_is_told():
    note = made(with_interview(open_points=(replace(SPARK, answer="word " * 300),)))
    assert "word word" not in note.text
    assert note.notices == ["left_out:spark"]


def test_a_sentence_among_the_highlights_stands_by_itself():
    note = made(with_interview(highlights=("We talked about mentoring the juniors.",)))
    assert "One thing from our talk has stayed with me: we talked about mentoring the juniors." in note.text


def test_who_arranged_it_passes_the_thanks_on_to_those_without_an_address():
    kim = Contact("kim", "Kim Lee", "coordinator", email="kim@northwind.example")
    panel = (replace(DANA, email=None), replace(OMAR, email=None), kim)
    case = replace(
        CASE, contacts=panel, interviews=(replace(CASE.interviews[0], contacts=("dana", "omar", "kim")),)
    )
    note = made(case, contact="kim")
    assert "pass my thanks on to Dana Whitfield and Dr. Haddad" in note.text
    assert "pass" not in made(replace(case, contacts=(DANA, OMAR, kim)), contact="kim").text


def test_a_recruiter_in_between_is_told():
    via = replace(CASE, via="rita", contacts=(*CASE.contacts, Contact("rita", "Rita Roy", "recruiter")))
    assert "via_recruiter:rita" in made(via).notices
    assert made(via, contact="rita").notices == []


RITA = Contact("rita", "Rita Roy", "recruiter", email="rita@agency.example")


def test_a_recruiter_in_between_is_asked_to_pass_it_on():
    via = replace(CASE, via="rita", contacts=(*CASE.contacts, RITA))
    note = made(via)
    assert (note.contact, note.to) == ("dana", "rita")
    cover, _, enclosed = note.text.partition("* * *")
    assert cover.startswith("Dear Rita,\n\n")
    assert "pass" in cover
    assert "Dana Whitfield" in cover
    assert enclosed.strip() == made().text.strip()
    assert made(via, contact="omar").text.partition("* * *")[0] != cover
    without = made(replace(CASE, via="rita", contacts=(*CASE.contacts, replace(RITA, email=None))))
    assert without.notices == ["via_recruiter:rita", "no_address:rita"]


def test_who_asked_to_be_written_to_is_written_to_directly():
    asked = Instruction(WHEN + timedelta(hours=1), "dana", "email")
    note = made(replace(CASE, via="rita", contacts=(*CASE.contacts, RITA), events=(asked,)))
    assert (note.to, note.notices) == (None, [])
    assert note.text.startswith("Dear Dana")


def test_what_is_written_to_who_passes_it_on_is_not_checked_as_the_note():
    via = replace(CASE, via="rita", contacts=(*CASE.contacts, RITA))
    note = made(via)
    cover, _, _ = note.text.partition("* * *")
    text = note.text.replace(cover, "Hi Rita!!! Please, please pass this on, I really need this job.\n\n")
    request = CheckRequest("thank_you", via, text, "dana", note.subject, grammar=False)
    found = bootstrap.engine().check(request)
    assert found.ok, found.findings
    directly = bootstrap.engine().check(replace(request, case=replace(via, via=None)))
    assert not directly.ok


def test_an_offer_by_phone_is_asked_for_in_writing_and_its_date_repeated():
    phoned = Reply(
        WHEN, "phone", "offer", contact="dana", decide_by=datetime(2026, 11, 20, tzinfo=UTC).date()
    )
    note = made(replace(CASE, events=(phoned,)), kind="thank_for_offer")
    assert "in writing?" in note.text
    assert "by Friday, 20 November" in note.text
    written = made(
        replace(CASE, events=(replace(phoned, channel="email", decide_by=None),)), kind="thank_for_offer"
    )
    assert "in writing" not in written.text
    assert "When would you like to have my answer?" in written.text


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"kind": "poem"}, "kind"),
        ({"contact": "bob"}, "contact"),
        ({"channel": "spoken"}, "channel"),
        ({"contact": None}, "contact"),
    ],
)
def test_a_request_at_fault_is_named(fields, path):
    with pytest.raises(InputError) as fault:
        draft(
            DraftRequest(**{"case": CASE, "kind": "thank_you", "contact": "dana", **fields}), CALENDAR, SHELF
        )
    assert fault.value.path == path


HOSTILE = st.sampled_from(
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "Dana\r\nBcc: eve@x.example",
        "<b>x</b>",
        "\u202eabc",
        "a" * 400,
        "",
        "😀",
        "Nor\u200bthwind",
    ]
) | st.text(max_size=60)


@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, st.sampled_from(EVERY), st.integers(0, 20))
def test_facts_are_never_templates_and_never_break_a_line(name, company, highlight, answer, form, variant):
    kind, channel = form
    case = replace(
        with_interview(highlights=(highlight,), open_points=(replace(SPARK, answer=answer),)),
        company=replace(CASE.company, name=company), role=name, contacts=(replace(DANA, name=name), OMAR),
        candidate=replace(CASE.candidate, name=name),
    )  # fmt: skip
    note = made(case, kind, channel=channel, variant=variant)
    assert "49" not in note.text or "49" in name + company + highlight + answer
    assert note.subject is None or (note.subject.isprintable() and len(note.subject) <= 78)
    assert all(line.isprintable() for line in note.text.split("\n"))


TOPICS = (
    "night shifts on the ward",
    "Kafka",
    "how you plan releases",
    "The new campus in Leeds",
    "We talked about juniors.",
)
ANSWERS = (
    "I ran the Spark migration of the billing pipeline at Acme for two years.",
    "two years of SAP at Brightline",
    "I hold the licence since March. It is valid for all of the EU. I renewed it last month after the course in Lyon.",
)
NAMES = ("Dana Whitfield", "Omar Haddad", "Dr. Mei Chen", "Ms Okafor", "Ngozi Eze", "Pieter van der Berg")


def panel(chance, size):
    people = tuple(
        Contact(
            f"p{at}",
            chance.choice(NAMES),
            "interviewer",
            email="x@x.example",
            style=chance.choice(["modern", "traditional"]),
        )
        for at in range(size)
    )
    points = tuple(
        OpenPoint(f"o{at}", "?", answer=chance.choice(ANSWERS)) for at in range(chance.randint(0, 2))
    )
    talk = Interview(
        "r1", ended_at=WHEN + timedelta(days=chance.randint(0, 300)), contacts=tuple(each.id for each in people),
        highlights=tuple(chance.sample(TOPICS, chance.randint(0, 4))), open_points=points,
    )  # fmt: skip
    return replace(CASE, contacts=people, interviews=(talk,))


def trigrams(text):
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


def overlap(one, other):
    first, second = trigrams(one), trigrams(other)
    return len(first & second) / len(first | second)


@pytest.mark.parametrize("seed", range(20))
def test_no_two_notes_of_a_panel_are_alike(seed):
    chance = random.Random(seed)
    for _ in range(50):
        case = panel(chance, chance.randint(2, 6))
        channel, variant = chance.choice(["email", "handwritten"]), chance.randint(0, 30)
        notes = [made(case, contact=each.id, channel=channel, variant=variant) for each in case.contacts]
        for one, other in combinations(notes, 2):
            assert overlap(one.text, other.text) < 0.30
            assert one.subject is None or one.subject != other.subject
        for note in notes:
            length = KINDS["thank_you"].length[channel]
            assert length.least <= len(body(note.text).split()) <= length.best


@pytest.mark.parametrize("size", [9, 20, 40])
def test_a_larger_panel_has_no_two_notes_the_same(size):
    case = panel(random.Random(size), size)
    texts = [made(case, contact=each.id).text.split("\n", 1)[1] for each in case.contacts]
    assert len(set(texts)) == size
    assert max(overlap(*pair) for pair in combinations(texts, 2)) < 0.60


@pytest.mark.parametrize(
    ("country", "day", "spelled"),
    [
        ("US", "November 3", "organizing"),
        ("GB", "3 November", "organising"),
        ("DE", "3 November", "organizing"),
    ],
)
def test_dates_and_spelling_are_the_employers_own(country, day, spelled):
    case = replace(CASE, company=replace(CASE.company, country=country))
    assert f" on {day}" in made(case, "check_in").text
    recruiter = replace(DANA, part="recruiter", email="r@northwind.example")
    case = replace(case, contacts=(recruiter, replace(OMAR, email=None)))
    texts = [made(case, "thank_you", "dana", variant=variant).text for variant in range(6)]
    assert any(spelled in text for text in texts)


def test_a_recruiter_who_held_the_interview_is_thanked_for_the_talk() -> None:
    carla = Contact("carla", "Carla Jimenez", "recruiter", email="carla@northwind.example")
    screen = replace(
        CASE, contacts=(carla, DANA), interviews=(Interview("s", ended_at=WHEN, contacts=("carla",)),)
    )
    said = body(made(screen, contact="carla").text)
    assert "arranging" not in said
    assert said.startswith("Thank you for taking the time to talk with me")
    beside = replace(screen, interviews=(Interview("s", ended_at=WHEN, contacts=("carla", "dana")),))
    assert "arranging" in body(made(beside, contact="carla").text)


def test_without_a_company_s_name_no_sentence_has_a_hole() -> None:
    nameless = replace(CASE, company=replace(CASE.company, name=""))
    assert "interested in your company, and" in made(nameless).text


@pytest.mark.parametrize(
    ("role", "said"), [("Küchenchefin", "Küchenchefin"), ("Data engineer", "data engineer")]
)
def test_a_role_of_another_language_keeps_its_capital(role: str, said: str) -> None:
    assert f"about the {said} role" in made(replace(CASE, role=role)).text


def test_a_language_is_one_folder_of_drafts_with_english_where_it_has_none(tmp_path) -> None:
    """The company's language decides, unless the request says another."""
    english = tmp_path / "en"
    shutil.copytree(Path(afterword.__file__).parent / "drafts/en", english)
    folder = tmp_path / "eo"
    folder.mkdir()
    (folder / "greeting.toml").write_text(
        '[letter]\nnamed = ["Kara {{ greeting }},"]\nnobody = ["Saluton,"]\n'
    )
    table = tomllib.loads((english / "thank_you.toml").read_text())
    lines = [
        line
        for form, slots in table.items()
        for line in (f"[{form}]", *(f'{slot} = ["Dankon pro {slot}."]' for slot in slots))
    ]
    (folder / "thank_you.toml").write_text("\n".join(lines))
    shelf = TemplateStore(english)
    abroad = replace(CASE, company=replace(CASE.company, language="eo"))

    def drafted(case, kind="thank_you", **fields):
        return draft(DraftRequest(case=case, kind=kind, contact="dana", **fields), CALENDAR, shelf)

    note = drafted(abroad)
    assert note.text.startswith("Kara Ms. Whitfield,") or note.text.startswith("Kara ")
    assert "Dankon pro opening." in note.text
    assert note.notices == drafted(CASE).notices
    assert drafted(CASE, language="eo").text == note.text
    assert drafted(CASE).text == drafted(abroad, language="en").text
    keep = drafted(abroad, "keep_in_touch", channel="email").text.split("\n\n")
    assert keep[0].startswith("Kara ")
    assert keep[1:] == drafted(CASE, "keep_in_touch", channel="email").text.split("\n\n")[1:]
    nobody = drafted(CASE, language="tlh")
    assert nobody.text == drafted(CASE).text
    assert "no_drafts:tlh" in nobody.notices


FOLDERS = Path(afterword.__file__).parent / "drafts"
GERMAN = [(kind, channel, variant) for kind, channel in EVERY for variant in range(6)]


def test_german_has_a_draft_of_everything_that_english_has() -> None:
    english, german = (
        {
            (path.name, form, slot)
            for path in (FOLDERS / language).glob("*.toml")
            for form, slots in tomllib.loads(path.read_text("utf-8")).items()
            for slot in slots
        }
        for language in ("en", "de")
    )
    assert german == english


@pytest.mark.parametrize(("kind", "channel", "variant"), GERMAN)
def test_a_german_draft_is_all_german_and_keeps_to_its_length(kind, channel, variant):
    note = made(kind=kind, channel=channel, variant=variant, language="de")
    assert not [each for each in note.notices if each.startswith("no_drafts")]
    length = KINDS[kind].length[channel]
    said = note.text if channel == "spoken" else body(note.text)
    assert length.least <= len(said.split()) <= length.best
    assert not re.search(r"[\[\]{}<>]|\bNone\b|  |\b(?:the role|Thank you|Dear|on Tuesday)\b", note.text)
    bare = replace(CASE, role="", company=replace(CASE.company, name=""))
    for text in (made(bare, kind, channel=channel, variant=variant, language="de").text, note.text):
        assert not re.search(r" {2}| [.,;:!?]|\bals [.,]|\bbei [.,]", text), text


def test_a_german_letter_goes_on_with_a_small_letter() -> None:
    for variant in range(6):
        hello, first, *_ = made(variant=variant, language="de").text.split("\n\n")
        assert hello == "Guten Tag Dana Whitfield,"
        assert first[0].islower()
    titled = replace(CASE, contacts=(replace(DANA, name="Frau Dr. Dana Whitfield"), OMAR))
    assert made(titled, language="de").text.startswith("Guten Tag Dr. Whitfield,")


def test_german_dates_are_german() -> None:
    assert "am Dienstag" in made(language="de").text
    assert "am 3. November" in made(kind="check_in", language="de").text
    assert "bis zum 27. November" in made(kind="more_time", language="de").text
