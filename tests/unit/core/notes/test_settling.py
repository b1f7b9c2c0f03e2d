"""An open point is settled when enough of the recorded answer comes back, or a claim on its subject is made."""

import pytest

from afterword.core.case import OpenPoint
from afterword.core.notes.check.note import NoteText
from afterword.core.notes.check.settling import judge, survives
from afterword.core.notes.kinds import KINDS
from afterword.core.text.word_forms import content, stem
from notes.note_cases import Given, about, case_of

ASKED = frozenset(content("No production Spark"))
ANSWER = (
    "we moved forty nightly jobs across, halved the cost, trained nine analysts and retired the old scheduler"
)


def back(*sentences, answer=ANSWER, asked=ASKED):
    return survives([frozenset(content(each)) for each in sentences], answer, asked)


def test_the_answer_itself_survives():
    assert back(ANSWER)


def test_two_fifths_of_it_are_enough_and_less_is_not():
    assert len(set(content(ANSWER))) == 13
    assert back("moved, cost, analysts, retired, scheduler and jobs")
    assert not back("moved, cost, analysts and retired")


def test_it_may_come_back_over_three_sentences_and_no_more():
    assert back("We moved jobs.", "The cost halved.", "Nine analysts learned it.")
    assert not back(
        "We moved jobs.", "One.", "Two.", "The cost was halved.", "Three.", "Four.", "Nine analysts."
    )


def test_a_clause_of_a_long_answer_is_enough():
    long = (
        ANSWER + ", and we kept every report running through four releases in two countries with five vendors"
    )
    assert back("Every report kept running through four releases in two countries.", answer=long)
    assert not back("Every report was in two countries.", answer=long)


def test_words_of_the_point_itself_count_for_nothing():
    assert not back(
        "Spark in production, spark, production.", answer="Spark in production at Contoso since 2024"
    )
    assert back("At Contoso since 2024.", answer="Spark in production at Contoso since 2024")


def test_names_and_numbers_count_twice():
    assert back(
        "Contoso, 2024", answer="the reports and dashboards went to Contoso during 2024 for everybody there"
    )
    assert not back(
        "reports, dashboards", answer="the reports and dashboards went to Contoso during 2024 for them"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("migrated", "migrations"), ("certified", "certifying"), ("halved", "half"), ("led", "lead"), ("sixty", "60"),
        ("taught", "teach"), ("2nd", "2"), ("jobs", "job"), ("planning", "plan"), ("studies", "studied"), ("used", "using"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("plan", "plant"), ("2", "20"), ("team", "teach"), ("art", "arm")]
)
def test_other_words_do_not(one, other):
    assert stem(one) != stem(other)


def judged(concern, said, answer=None, kind="concern"):
    text = f"Dear Dana,\n\nThank you for Tuesday. {said}\n\nI would be glad to join Northwind.\n\nPriya Nair"
    note = NoteText(text, None, KINDS["thank_you"], "email", about(case_of(Given()), "dana"))
    return judge(note, OpenPoint("x", concern, kind, answer))


@pytest.mark.parametrize(
    ("concern", "said"),
    [
        ("Little tender experience", "I wrote two tenders last spring and won one."),
        ("Never managed a team", "At Brightline I led four technicians and did their yearly reviews."),
        ("Would you move to Leeds?", "My partner and I have agreed that we will move in August."),
        ("Does not hold a driving licence", "I passed my test on Monday."),
        ("Salary expectations too high", "The range you described works for me."),
        ("Weak spoken German", "For the past year I have handled our Munich calls in German."),
        ("Gap of two years", "During that break I completed an accounting diploma."),
        ("No on-call experience", "You wondered about on-call. I carried the pager for two years."),
        ("When could you start?", "I can start on 4 January."),
    ],
)
def test_a_claim_on_the_subject_settles_a_point_without_a_recorded_answer(concern, said):
    assert judged(concern, said).settled


@pytest.mark.parametrize(
    ("concern", "said"),
    [
        ("Little tender experience", "I know that I have little tender experience."),
        ("Never managed a team", "Your team seems like a friendly group."),
        ("Would you move to Leeds?", "You asked whether I would move, and I have thought about it a lot."),
        ("Does not hold a driving licence", "I am a driven person."),
        ("Salary expectations too high", "What salary can you offer?"),
        ("Weak spoken German", "German is a difficult language."),
        ("Gap of two years", "I admit that there is a gap in my work history."),
        ("No on-call experience", "I am sorry that I could not answer the on-call question."),
        ("When could you start?", "I enjoyed hearing how you start each day."),
        ("Never managed a team", ""),
    ],
)
def test_repeating_praising_or_apologising_settles_nothing(concern, said):
    assert not judged(concern, said).settled


def test_wanting_the_job_is_no_answer():
    assert not judged("No production Spark", "I have no production Spark. I would love to join you.").settled


def test_an_answer_is_told_from_none():
    assert judged("No Spark", "Hello.", "I run Spark now").answered
    assert not judged("No Spark", "Hello.", " … ").answered
