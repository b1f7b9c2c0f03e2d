"""The rules of tone: their case files, what they were tuned on, and laws that hold for any text."""

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core.case import Company, Contact, OpenPoint
from afterword.core.notes.check import RULES, NoteRule, findings_of
from afterword.core.notes.check.compiled_rules import RULES as COMPILED
from afterword.core.notes.check.note import ADVICE, Finding, NoteText
from afterword.core.notes.check.phrasebook import KNOWN, MOST, NOTES, Flat, Phrasebook
from afterword.core.notes.kinds import KINDS, About, NoteKind
from afterword.core.text.pattern import Pattern
from afterword.core.text.text import Text
from afterword.messages.compiled_findings import WORDS as RULE_WORDS
from afterword.messages.findings import ruled_words
from unit.core.small_case import DANA, small

TESTS = Path(__file__).parents[3]
TONE_RULES = [rule for rule in RULES if rule.group == "tone" and rule.id != "i_heavy"]
OF_STYLE = {"hedge", "cliche_wordy"}
CASE = small("2026-11-03T15:00:00-05:00")
BOOKS = [Phrasebook(data) for data in COMPILED]


def about(**given: Any) -> About:
    """A case for one person, and what an example says otherwise."""
    case = replace(CASE, company=Company(**given["company"])) if "company" in given else CASE
    return About(case, DANA, None, (), (), given.get("points", ()), given.get("highlights", ()))


HERE = about()


def findings(text: str, kind: NoteKind = KINDS["thank_you"], seen: About = HERE) -> list[Finding]:
    """What all rules of tone find."""
    return [found for rule in TONE_RULES for found in found_by(rule, text, kind, seen)]


def found_by(rule: NoteRule, text: str, kind: NoteKind, seen: About) -> list[Finding]:
    """What one rule finds."""
    return findings_of(rule, NoteText(text, None, kind, kind.channels[0], seen))


def rules_of(text: str, kind: str = "thank_you", seen: About = HERE) -> set[str]:
    """The rules that fire."""
    return {found.rule for found in findings(text, KINDS[kind], seen)}


def labelled() -> list[dict[str, Any]]:
    lines = (TESTS / "data" / "notes" / "tone_tuning.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_needy_sentence_that_was_used_for_tuning_is_caught() -> None:
    missed = [
        each["text"]
        for each in labelled()
        if each["needy"]
        and not any(
            found.severity != ADVICE or each["rule"] in OF_STYLE
            for found in findings(each["text"], KINDS[each.get("kind", "thank_you")])
        )
    ]
    assert missed == []


def test_no_fine_sentence_that_was_used_for_tuning_is_found_fault_with() -> None:
    blamed = {
        each["text"]: found
        for each in labelled()
        if not each["needy"] and (found := findings(each["text"], KINDS[each.get("kind", "thank_you")]))
    }
    assert blamed == {}


def test_nearly_every_needy_sentence_is_caught_by_the_rule_that_explains_it_best() -> None:
    needy = [each for each in labelled() if each["needy"]]
    right = [each for each in needy if each["rule"] in rules_of(each["text"], each.get("kind", "thank_you"))]
    assert len(right) > 0.95 * len(needy)


def test_somebody_elses_words_are_not_the_writers() -> None:
    assert (
        rules_of('A tenant told me "I am begging you, I have nowhere else to go", and I found her a room.')
        == set()
    )
    assert rules_of("A tenant told me “I am begging you” and I found her a room.") == set()
    assert "plead" in rules_of("I am begging you.")


def test_a_lone_quotation_mark_hides_nothing() -> None:
    assert "plead" in rules_of('The 5" pipe fits. I am begging you to hire me.')


def test_quotation_marks_far_apart_quote_nothing() -> None:
    filler = "The pipe fits well and holds. " * 20
    assert "plead" in rules_of(f'A 5" pipe. {filler}I am begging you. {filler}A 6" pipe.')


def test_a_title_ends_no_sentence() -> None:
    assert "contact_flood" in rules_of("I will call Ms. Rao every day.")
    assert rules_of("I will call. Every day has its own colour.") == set()


def test_letters_that_grow_in_lower_case_move_no_place() -> None:
    text = "İİİİ said so. I need this job."
    (found,) = findings(text)
    assert text[found.start : found.end] == "I need this job"


def test_a_milder_form_of_a_grave_fault_is_milder() -> None:
    def severity(text: str) -> str:
        return next(each.severity for each in findings(text) if each.rule == "contact_flood")

    assert severity("I will call you every day.") == "error"
    assert severity("I will call again tomorrow.") == "warning"


def test_words_of_the_case_are_nobodys_tone() -> None:
    text = "Our talk about 'I need this job', the musical, was fun."
    assert "need_job" in rules_of(text)
    assert rules_of(text, seen=about(highlights=("the song I need this job, from the musical",))) == set()
    assert (
        rules_of(
            "You wondered about a toxic workplace that I left.",
            seen=about(points=(OpenPoint("p", "a toxic workplace that I left"),)),
        )
        == set()
    )


def test_saying_that_it_is_not_so_takes_it_back() -> None:
    assert rules_of("There is no need to reply by Friday.") == set()
    assert rules_of("I would never ask you to please hurry up with the decision.") == set()
    assert "deadline" in rules_of("Please hurry up with the decision.")
    assert "plead" in rules_of("I did not sleep, please hire me.")


def test_a_line_break_within_a_sentence_hides_nothing_and_a_blank_line_ends_one() -> None:
    assert "need_job" in rules_of("I really need\nthis job.")
    assert "need_job" not in rules_of("Thank you for all that I need\n\nThis job fair was fun.")


@pytest.mark.parametrize(
    "text",
    [
        "I REALLY need this job.",
        "I rrreally neeeed this job",
        "i cant pay my rent, im begging u",
        "pls pls hire me",
        "*I need this job*",
    ],
)
def test_careless_typing_hides_nothing(text: str) -> None:
    assert rules_of(text)


def test_a_long_word_for_a_short_one_is_replaced_safely() -> None:
    text = "In order to finish, and due to the fact that it rained, I stayed."
    found = [each for each in findings(text) if each.safe]
    assert [(text[each.start : each.end], each.fix) for each in found] == [
        ("In order to", "To"),
        ("due to the fact that", "because"),
    ]


def test_the_same_words_are_found_once_a_rule() -> None:
    found = [each for each in findings("I am begging you, please, I beg you.") if each.rule == "plead"]
    for before, after in pairwise(found):
        assert before.end <= after.start


def test_every_finding_has_words_of_its_own() -> None:
    reasons = {(data[0], phrase[0]) for data in COMPILED for phrase in data[4]}
    found = {(each.rule, each.reason) for one in labelled() if one["needy"] for each in findings(one["text"])}
    tone = {key: words for key, words in RULE_WORDS.items() if key[0] in {rule.id for rule in TONE_RULES}}
    assert reasons | found <= tone.keys()
    assert len({message for message, *_ in tone.values()}) == len(tone)
    assert all(message and suggestion for message, suggestion, _ in tone.values())


def test_words_name_the_reader_and_run_no_template() -> None:
    odd = About(
        replace(CASE, company=Company("{0} & {who}")), Contact("d", "{company} Li"), None, (), (), (), ()
    )
    need = ruled_words(Finding("need_job", 0, 1, "error", "need"), odd)
    assert need is not None
    assert need[0].startswith("{company} Li decides")
    pressed = ruled_words(Finding("leverage", 0, 1, "error", "pressure"), odd)
    assert pressed is not None
    assert "you prefer {0} & {who}" in pressed[1]
    assert ruled_words(Finding("spell_grammar", 0, 1, "error"), odd) is None


def test_a_reader_who_is_nobody_of_the_case_is_the_reader() -> None:
    words = ruled_words(Finding("need_job", 0, 1, "error", "need"), HERE._replace(person=None))
    assert words is not None
    assert words[0].startswith("The reader decides")


ODD = [
    "I",
    "don't",
    "“please",
    "me”",
    "!!",
    "??",
    "PLEASE",
    ".",
    ";",
    "—",
    "\n\n",
    "\r\n",
    '"',
    "🙏",
    "ﬁ",
    "İ",
    "\u200b",
]
WORDS = st.sampled_from([*sorted(KNOWN), *ODD])
WORDY = st.lists(WORDS, max_size=60).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDY), st.sampled_from(sorted(KINDS)))
@example("“", "thank_you")
@example("I need this job" + "İ" * 3, "thank_you")
@example("I'd've don't you", "thank_you")
@example("'''i'm's'd", "call")
def test_whatever_is_typed_findings_lie_in_the_text_and_hold_something(text: str, kind: str) -> None:
    for rule in TONE_RULES:
        for each in found_by(rule, text, KINDS[kind], HERE):
            assert each.rule == rule.id
            assert 0 <= each.start < each.end <= len(text)
            assert Text(text[each.start : each.end]).plain.strip()


@given(WORDY)
def test_typographic_quotation_marks_change_nothing(text: str) -> None:
    straight = text.translate({ord("“"): '"', ord("”"): '"', ord("’"): "'", ord("—"): "—"})
    curly = straight.replace("'", "’").replace("\u0020", "\u00a0")
    assert findings(straight) == findings(curly)


@given(WORDY)
def test_what_a_sentence_is_found_for_does_not_depend_on_capitals(text: str) -> None:
    def reasons(typed: str) -> list[tuple[str, int, int]]:
        return [(each.rule, each.start, each.end) for each in findings(typed) if each.rule != "shout"]

    assert reasons(text.lower()) == reasons(text.lower().capitalize())


@pytest.mark.parametrize(
    "word", ["I need ", "please ", "sorry for ", "not ", "i ", "! ", '" ', "you have to tell me ", "PLEASE "]
)
def test_a_flood_of_words_gives_no_flood_of_findings(word: str) -> None:
    count = Counter(each.rule for each in findings(word * 8000))
    assert all(number <= MOST + 2 for number in count.values())


def test_no_pattern_can_take_more_than_a_bounded_number_of_words() -> None:
    for book in BOOKS:
        for pattern in book.patterns():
            bare = pattern.regex.pattern.replace("[^ .!?;]+ ", "").replace(r"\.", "").replace(r"\-", "")
            assert not re.search(r"(?<!\()[*+]", bare), pattern.source


def test_a_sentence_that_holds_a_pattern_is_never_passed_over() -> None:
    """The words that lead to a pattern are in every sentence that it matches."""
    for one in labelled():
        flat = Flat(Text(one["text"]).plain, KNOWN)
        for number, (begin, stop) in enumerate(flat.sentences):
            for book in BOOKS:
                for pattern in book.patterns():
                    if pattern.regex.search(flat.plain, begin, stop):
                        assert not pattern.triggers.isdisjoint(flat.words_of(number)), (
                            one["text"],
                            pattern.source,
                        )
                        assert pattern.may_be_in(flat.words_of(number)), (one["text"], pattern.source)


def test_the_notation_of_patterns() -> None:
    def holds(source: str, words: str) -> bool:
        return Pattern(source, NOTES).regex.search(f" {words} ") is not None

    assert holds("need|want this ~1 job", "i need this very job")
    assert not holds("need|want this ~1 job", "i need this very good job")
    assert not holds("need ~3 job", "i need . a job")
    assert holds("the? end $", "at end ; so")
    assert not holds("the? end $", "at end so")
    assert holds("^ stop", "now . stop")
    assert not holds("^ stop", "now stop")
    assert holds("need job !fair", "need job now")
    assert not holds("need job !fair", "need job fair")
    assert holds("NUM_days", "eleven days")
