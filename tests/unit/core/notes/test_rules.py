"""Every rule of the check has a file, and does what its examples say."""

import pytest

from afterword.core.notes.check import BY_ID, RULES, WITH_LOGIC, check_note
from afterword.core.notes.kinds import KINDS
from afterword.services.phrase_rules.trying import Given, sample_case, seen_by, try_examples
from notes.note_cases import rule_files

FILES = rule_files()
EXAMPLES = [(rule, example) for rule, file in FILES.items() for example in file.examples]


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}: {example.title}" for rule, example in EXAMPLES]
)
def test_a_rule_does_what_its_example_says(rule, example):
    (tried,) = try_examples(BY_ID[rule], (example,))
    assert tried.passed, f"{rule}.yaml, line {example.line}: {tried.problem}"


@pytest.mark.parametrize("rule", FILES)
def test_a_rule_has_two_firing_and_two_silent_examples_that_differ_in_more_than_a_word(rule):
    for fires in (True, False):
        different = {
            (
                frozenset(" ".join((each.subject or "", each.text, *each.others)).lower().split()),
                str(each.given),
            )
            for each in FILES[rule].examples
            if each.fires == fires
        }
        assert len(different) > 1, f"{rule}.yaml needs two {'firing' if fires else 'silent'} examples"


def test_every_rule_has_its_file_and_every_file_its_rule():
    assert FILES.keys() == BY_ID.keys()
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", FILES)
def test_a_file_says_whether_python_finds_for_its_rule(rule):
    assert FILES[rule].logic == (rule in WITH_LOGIC)


def test_the_compiled_rules_are_those_of_the_files():
    for rule in RULES:
        ident, group, severity, why, *_ = FILES[rule.id].data
        assert (rule.id, rule.group, rule.severity, rule.why) == (ident, group, severity, why)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_says_why_it_matters(rule):
    assert len(rule.why.split()) > 4


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_blank_note_of_any_kind_can_be_checked(kind):
    about = seen_by(sample_case(Given()), "dana" if kind.person else None)
    for channel in kind.channels:
        done = check_note("", "", kind, channel, about)
        assert done.words == 0
        assert all(each.start == each.end == 0 for each in done.findings if each.part == "body")
