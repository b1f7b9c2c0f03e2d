"""Slips as findings: how grave, what to put, what is safe."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afterword.core.case import Candidate, Case, Company, Contact, Interview, OpenPoint
from afterword.core.notes.check.note import ERROR, WARNING, Finding
from afterword.core.notes.kinds import About
from afterword.ports import LanguageSlip
from afterword.services.notes.language import familiar_in, language_findings, names_in
from afterword.services.notes.misspelling import likeliest, slip_cost


def slip(text: str, words: str, kind: str, *replacements: str) -> LanguageSlip:
    at = text.index(words)
    everyday = frozenset(each.lower() for each in replacements)
    return LanguageSlip(at, at + len(words), kind, "why", replacements, everyday=everyday)


def judged(text: str, words: str, kind: str, *replacements: str) -> Finding | None:
    found = language_findings(text, [slip(text, words, kind, *replacements)])
    return found[0] if found else None


def severity(text: str, words: str, kind: str, *replacements: str) -> str | None:
    finding = judged(text, words, kind, *replacements)
    return finding.severity if finding else None


SURE = [
    ("recieve", "receive"),
    ("definately", "definitely"),
    ("writting", "writing"),
    ("realy", "really"),
    ("thier", "their"),
    ("greatful", "grateful"),
    ("oppertunity", "opportunity"),
    ("enviroment", "environment"),
]
DOUBTFUL = [
    ("peated", "peaked"),
    ("groff", "gruff"),
    ("cryo", "cry"),
    ("dunnage", "tonnage"),
    ("wifi", "wife"),
]


@pytest.mark.parametrize(("word", "meant"), SURE)
def test_a_word_that_can_only_be_meant_for_another_is_an_error_with_a_safe_fix(word: str, meant: str) -> None:
    finding = judged(f"So {word} it was.", word, "SpellCheck", meant)
    assert finding
    assert (finding.severity, finding.fix, finding.safe) == (ERROR, meant, True)
    assert finding.values == (word, meant)


def judged_as(
    word: str, meant: str, plausible: Literal["", "rare", "built"], everyday: bool
) -> Finding | None:
    text = f"So {word} it was."
    words = frozenset({meant}) if everyday else frozenset[str]()
    [*found] = language_findings(
        text, [LanguageSlip(3, 3 + len(word), "SpellCheck", "why", (meant,), plausible, words)]
    )
    return found[0] if found else None


@pytest.mark.parametrize("plausible", ["rare", "built"])
def test_a_plausible_word_near_a_rarer_one_is_left_alone(plausible: Literal["rare", "built"]) -> None:
    assert judged_as("rostered", "roistered", plausible, everyday=False) is None


def test_a_word_is_changed_unasked_only_into_one_that_everybody_uses() -> None:
    finding = judged_as("perseverence", "perseverance", "", everyday=False)
    assert finding
    assert (finding.severity, finding.fix, finding.safe) == (WARNING, "perseverance", False)


def test_a_rare_word_that_looks_like_an_everyday_one_is_asked_about() -> None:
    finding = judged_as("calender", "calendar", "rare", everyday=True)
    assert finding
    assert (finding.severity, finding.safe) == (WARNING, False)


def test_a_letter_that_was_not_doubled_is_still_a_slip() -> None:
    finding = judged_as("occured", "occurred", "built", everyday=True)
    assert finding
    assert (finding.severity, finding.safe) == (ERROR, True)


@pytest.mark.parametrize(("word", "near"), DOUBTFUL)
def test_a_word_that_may_be_one_of_the_trade_is_asked_about_and_never_changed(word: str, near: str) -> None:
    finding = judged(f"So {word} it was.", word, "SpellCheck", near)
    assert finding
    assert (finding.severity, finding.reason, finding.fix) == (WARNING, "unknown_word", None)


def test_of_many_candidates_the_likeliest_is_put() -> None:
    finding = judged("I am writting.", "writting", "SpellCheck", "writhing", "witting", "writing")
    assert finding
    assert finding.fix == "writing"


def test_two_equally_likely_words_are_no_safe_fix() -> None:
    finding = judged("A coluring book.", "coluring", "SpellCheck", "coloring", "colouring")
    assert finding
    assert not finding.safe


def test_a_misspelling_with_a_sentences_capital_is_asked_about_for_it_may_be_a_name() -> None:
    finding = judged("Recieved with thanks.", "Recieved", "SpellCheck", "received")
    assert finding
    assert (finding.severity, finding.fix, finding.safe) == (WARNING, "Received", False)


@pytest.mark.parametrize(("word", "known"), [("embodiments", "embodiment's"), ("subclasses", "subclass")])
def test_a_regular_form_of_a_known_word_is_no_slip(word: str, known: str) -> None:
    assert severity(f"The {word} are here.", word, "SpellCheck", known) is None


def test_a_small_letter_for_a_capital_is_a_warning() -> None:
    finding = judged("See you on monday.", "monday", "SpellCheck", "Monday", "mundane")
    assert finding
    assert (finding.severity, finding.fix) == (WARNING, "Monday")


def test_a_word_from_the_candidates_own_answer_never_blocks() -> None:
    text = "I recieve dunnage."
    slips = [slip(text, "recieve", "SpellCheck", "receive"), slip(text, "dunnage", "SpellCheck", "tonnage")]
    [finding] = language_findings(text, slips, familiar={"recieve", "dunnage"})
    assert (finding.values[0], finding.severity) == ("recieve", WARNING)


@pytest.mark.parametrize(
    ("text", "words", "kind", "put", "expected"),
    [
        ("It is an great day.", "an", "AnA", "a", ERROR),
        ("It was a NHS post.", "a", "AnA", "an", None),
        ("See exhibit A and others.", "A", "AnA", "AN", None),
        ("Thanks for the the tour.", "the the", "RepeatedWords", "the", ERROR),
        ("It runs on on-demand nodes.", "on on", "RepeatedWords", "on", None),
        ("We saw Duran Duran.", "Duran Duran", "RepeatedWords", "Duran", None),
        ("He don't mind.", "don't", "PronounVerbAgreement", "doesn't", ERROR),
        ("The clause nearest to you counts.", "counts", "PronounVerbAgreement", "count", WARNING),
        ("Its a good role.", "Its", "ItsContraction", "It's", ERROR),
        ("It shows its very best.", "its", "ItsContraction", "it's", None),
        ("The informations helped.", "informations", "MassNouns", "information", ERROR),
        ("All conformities closed.", "conformities", "MassNouns", "conformity", None),
        ("Then i wrote.", "i", "CapitalizePersonalPronouns", "I", ERROR),
        ("Sergi Blanch i Torne.", "i", "CapitalizePersonalPronouns", "I", None),
        ("See point i) above.", "i", "CapitalizePersonalPronouns", "I", None),
        ("It was nice too meet you.", "too", "ToTwoToo", "to", ERROR),
        ("I keep runbooks.", "runbooks", "SplitWords", "run books", None),
        ("It is forthe team.", "forthe", "SplitWords", "for the", WARNING),
        ("I would of come.", "would of", "ModalOf", "would have", ERROR),
        ("The TE header.", "TE", "The", "THE", None),
        ("I am good in maths.", "in", "GoodAt", "at", WARNING),
    ],
)
def test_each_rule_is_as_grave_as_it_is_sure(
    text: str, words: str, kind: str, put: str, expected: str | None
) -> None:
    assert severity(text, words, kind, put) == expected


def test_of_two_slips_in_one_place_the_graver_stays() -> None:
    text = "So teh end."
    found = language_findings(text, [slip(text, "teh", "SpellCheck", "tea"), slip(text, "teh", "The", "the")])
    assert [(each.severity, each.fix) for each in found] == [(ERROR, "the")]


@given(st.text(st.characters(codec="ascii", categories=["Ll"]), max_size=12), st.text("aeioust", max_size=12))
def test_the_distance_is_the_same_both_ways_and_nought_only_for_the_same_word(one: str, other: str) -> None:
    assert slip_cost(one, other) == slip_cost(other, one)
    assert (slip_cost(one, other) == 0) == (one == other)


def test_nothing_is_likely_where_there_is_nothing_to_compare() -> None:
    assert likeliest("qzx", []) is None
    assert likeliest("alot", ["a lot"]) is None
    assert likeliest("x" * 1_000, ["xx"]) is None


CASE = Case(
    schema="afterword.case/1",
    id="c",
    candidate=Candidate("Priya Nair", "Europe/London"),
    company=Company("Northwind"),
    role="Kafka wrangler",
    via="Talentry",
    contacts=(Contact("d", "Dana O'Shea", title="Head of Brewmetrics"),),
    interviews=(
        Interview(
            "r1",
            highlights=("the move to Flinkly",),
            open_points=(OpenPoint("s", "No dunnage work", answer="I ran dunnage at Portside, on k8s"),),
        ),
    ),
)
ABOUT = About(CASE, CASE.contacts[0], CASE.interviews[0], (), CASE.contacts, (), ())


def test_names_are_those_of_the_case_and_what_is_spelled_like_one_in_its_answers() -> None:
    names = names_in(ABOUT)
    assert {
        "Priya Nair",
        "Northwind",
        "Kafka wrangler",
        "Talentry",
        "Dana O'Shea",
        "Portside",
        "Flinkly",
    } <= names
    assert "dunnage" not in names


def test_familiar_words_are_those_of_highlights_points_and_answers() -> None:
    assert {"dunnage", "k8s", "flinkly"} <= familiar_in(ABOUT)
