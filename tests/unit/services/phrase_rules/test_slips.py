"""Confused words as data: what a row finds, and what a row that isn't right says about itself."""

import re

import pytest

from afterword.services.phrase_rules.slips import read_slips
from afterword.services.phrase_rules.strict_yaml import RuleFileError

ROW = """\
slips:
  - wrong: loose
    right: lose
    reason: lose
    after: will | never
    before: the | your | .
    not_before: the screw
"""


def fixed(rows: str, text: str) -> str:
    for slips in read_slips(rows).values():
        for pattern, right, *_, sign in slips:
            if re.search(sign, text):
                text = re.sub(pattern, right, text)
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you will loose the thread", "you will lose the thread"),
        ("you never loose.", "you never lose."),
        ("you will loose the screw", "you will loose the screw"),
        ("you will loose a thread", "you will loose a thread"),
        ("it came loose the day after", "it came loose the day after"),
        ("goodwill loose the thread", "goodwill loose the thread"),
    ],
)
def test_a_slip_is_found_only_among_the_words_that_give_it_away(text: str, expected: str) -> None:
    assert fixed(ROW, text) == expected


def test_words_before_and_after_can_be_part_of_what_is_shown() -> None:
    rows = (
        "slips:\n  - {wrong: there, right: their, reason: their, after: of | at, before_shown: team | work}\n"
    )
    ((pattern, right, *_),) = read_slips(rows)["there"]
    found = re.search(pattern, "one of there team leads")
    assert found is not None
    assert found.group() == "of there team"
    assert found.expand(right) == "of their team"


def test_words_before_it_can_make_it_right() -> None:
    rows = "slips:\n  - {wrong: here, right: hear, reason: hear, not_after: from | over, before: from you}\n"
    assert fixed(rows, "hope to here from you") == "hope to hear from you"
    assert fixed(rows, "not far from here from you") == "not far from here from you"


def test_a_slip_is_kept_under_its_longest_word_so_that_few_texts_are_searched_for_it() -> None:
    rows = "slips:\n  - {wrong: to who it may concern, right: to whom it may concern, reason: whom}\n"
    assert list(read_slips(rows)) == ["concern"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("slips: []", "line 1, slips is missing (expected a list of slips)"),
        (ROW.replace("right: lose", "rihgt: lose"), "line 2, slips[0].right is missing (expected a text)"),
        (
            ROW.replace("reason", "severity: fatal\n    reason"),
            "line 4, slips[0].severity: found 'fatal', expected ",
        ),
        (
            ROW.replace("will | never", "WILL"),
            "line 2, slips[0].after: found 'WILL', expected words in small letters",
        ),
        (
            ROW.replace("will | never", "will | ."),
            "slips[0].after: found '.', expected words in small letters",
        ),
        (ROW.replace("will | never", "will |"), "slips[0].after: found '', expected words in small letters"),
        (ROW.replace("wrong: loose", "wrong: (a+)+b"), "slips[0].wrong: found '(a+)+b', expected words"),
        (ROW.replace("after", "behind"), "line 5, slips[0].behind: found a key that means nothing"),
        (
            "slips:\n  - {word: a, right: b, reason: c, pattern: '(a'}",
            "line 2, slips[0].pattern: found missing )",
        ),
    ],
)
def test_a_row_that_is_not_right_says_where_and_what_is_expected(rows: str, said: str) -> None:
    with pytest.raises(RuleFileError) as raised:
        read_slips(rows)
    assert said in str(raised.value)


@pytest.mark.parametrize("pattern", ["a+b", "(?:a|b)*", r"\w+ x", "[a-z]+s", "a{2,}"])
def test_an_expression_may_not_repeat_without_end(pattern: str) -> None:
    with pytest.raises(RuleFileError, match="a repetition without end"):
        read_slips(f"slips:\n  - {{word: a, right: b, reason: c, pattern: '{pattern}'}}\n")


@pytest.mark.parametrize("pattern", [r"a\+b", "[+*]", "a{1,30}", r"b\.\*"])
def test_a_bounded_expression_or_a_mark_as_such_is_fine(pattern: str) -> None:
    assert read_slips(f"slips:\n  - {{word: a, right: b, reason: c, pattern: '{pattern}'}}\n")
