"""Every rule of the check has a case file, and does what its file says."""

import pytest

from afterword.core.notes.check.rule_list import BY_ID, RULES
from afterword.core.notes.check.run import check
from afterword.core.notes.finding import Finding
from afterword.core.notes.fixing import fixed
from afterword.core.notes.kinds import KINDS, kind_of
from notes.note_cases import CaseFile, Example, case_files, channel_of

FILES = {file.rule: file for file in case_files()}
EXAMPLES = [(file.rule, example) for file in FILES.values() for example in file.examples]


def found_in(rule: str, example: Example) -> list[Finding]:
    kind = kind_of(example.kind)
    assert kind is not None
    off = {each.id for each in RULES} - {rule}
    about = example.about
    done = check(example.text, example.subject, kind, channel_of(example), about, tuple(example.others), off)
    return done.findings


@pytest.mark.parametrize(
    ("rule", "example"), EXAMPLES, ids=[f"{rule}: {example.title}" for rule, example in EXAMPLES]
)
def test_a_rule_finds_what_its_case_file_says(rule, example):
    findings = found_in(rule, example)
    assert bool(findings) == example.fires, [(each.reason, each.values) for each in findings]
    if not findings:
        return
    first = findings[0]
    assert first.part == example.part
    text = example.text if first.part == "body" else example.subject or ""
    if example.words is not None:
        assert text[first.start : first.end] == example.words
    if example.severity is not None:
        assert first.severity == example.severity
    if example.reason is not None:
        assert first.reason == example.reason
    if example.fixed is not None:
        assert fixed(example.text, findings) == example.fixed


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_a_rule_has_a_case_file_with_a_firing_and_a_silent_example(rule):
    file = FILES.get(rule, CaseFile(rule=rule, examples=[]))
    assert {example.fires for example in file.examples} == {True, False}


def test_every_case_file_is_of_a_rule():
    assert FILES.keys() <= BY_ID.keys()


def test_no_two_rules_share_an_id():
    assert len(BY_ID) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_says_why_it_matters(rule):
    assert len(rule.why.split()) > 4
    assert rule.severity in {"error", "warning", "advice"}


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_a_blank_note_of_any_kind_can_be_checked(kind):
    example = Example(title="blank", text="", fires=False, contact="dana" if kind.person else None)
    for channel in kind.channels:
        done = check("", "", kind, channel, example.about)
        assert done.words == 0
        assert all(each.start == each.end == 0 for each in done.findings if each.part == "body")
