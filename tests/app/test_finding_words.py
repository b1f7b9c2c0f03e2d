"""Every finding of the check has words: why it hurts, what to write instead, what it names."""

import string

import pytest

from afterword.app.wording.finding_words import words_of
from afterword.app.wording.finding_words.own import OWN_WORDS, own_words
from afterword.core.notes.check.rule_list import OWN_RULES
from afterword.core.notes.check.run import check
from afterword.core.notes.finding import Finding
from afterword.core.notes.kinds import kind_of
from notes.note_cases import case_files, channel_of

EXAMPLES = [(file.rule, example) for file in case_files() for example in file.examples if example.fires]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}: {example.title}" for rule, example in EXAMPLES]
)
def test_a_finding_is_explained_without_a_gap(rule, example):
    kind = kind_of(example.kind)
    done = check(
        example.text, example.subject, kind, channel_of(example), example.about, tuple(example.others)
    )
    assert rule in {each.rule for each in done.findings}
    for found in done.findings:
        for words in words_of(found, example.about):
            assert words[0].isupper() or not words[0].isalpha()
            assert words.rstrip()[-1] in ".!?”:", words
            assert "“”" not in words


def test_every_rule_of_the_check_has_words_for_any_reason():
    ruled = {rule for rule, _ in OWN_WORDS}
    assert ruled == {rule.id for rule in OWN_RULES}


def test_values_are_named_by_their_place():
    for (rule, _), words in OWN_WORDS.items():
        for each in words:
            fields = [name for _, name, _, _ in string.Formatter().parse(each) if name is not None]
            assert all(name.isdecimal() for name in fields), rule


def test_hostile_values_are_shown_on_one_line_and_cut():
    example = EXAMPLES[0][1]
    value = "{0}{{ x }}\r\nBcc: \u202e" + "long " * 100
    message, _ = own_words(Finding("placeholder", 0, 1, "error", values=(value,)), example.about)
    assert "\n" not in message
    assert "\u202e" not in message
    assert "{0}{{ x }} Bcc: long" in message
    assert len(message) < 400


def test_findings_of_others_are_left_to_them():
    example = EXAMPLES[0][1]
    assert own_words(Finding("spell_grammar", 0, 1, "error"), example.about) is None
    with pytest.raises(KeyError):
        words_of(Finding("no_such_rule", 0, 1, "error"), example.about)
