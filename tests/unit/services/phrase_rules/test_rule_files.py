"""Rule files are read strictly, and say where they're wrong; a person's own never stop a check."""

from typing import Any

import pytest

from afterword.integrations.calendars import ShippedCalendars
from afterword.ports import RuleFile
from afterword.services.context import NoteTools
from afterword.services.notes.schemas import (
    CheckRequest,
    Dismissed,
)
from afterword.services.phrase_rules.own_rules import MOST, own_rules
from afterword.services.phrase_rules.strict_yaml import LARGEST, RuleFileError
from afterword.services.phrase_rules.trying import Given, sample_case
from afterword.services.phrase_rules.trying import tested_file as try_file
from afterword.services.planning.engine import Engine

RULE = """\
id: too_eager
severity: warning
why: Saying that you'd start at once sounds as if nobody else wanted you.
message: “At once” tells {who} that you have nothing to leave behind.
suggestion: Say when you can start, as a date.
words:
  SOON: at_once | immediately |
    tomorrow
patterns:
  - start|begin ~2 SOON
exceptions:
  - you|they asked
examples:
  fires:
    - I could <<start at once>>.
    - title: In two lines
      text: |-
        I'm ready to <<begin
        with you tomorrow>>.
  silent:
    - I can start on the first of May.
    - You asked whether I could start immediately.
"""


def test_a_rule_file_is_tried_on_its_examples() -> None:
    tested = try_file(RULE)
    assert tested.passed
    assert [each.line for each in tested.results] == [15, 16, 21, 22]
    assert tested.hints == []


def test_an_example_that_fails_says_what_was_found_instead() -> None:
    wrong = RULE.replace("I could <<start at once>>", "I <<could start at once>>").replace(
        "I can start on the first of May", "I'd start at once"
    )
    problems = [each.problem for each in try_file(wrong).results]
    assert problems == [
        "'start at once' was found, not the words between << and >>",
        "",
        "'start at once' was found",
        "",
    ]


def test_a_rule_with_few_examples_is_asked_for_more() -> None:
    assert try_file(RULE[: RULE.index("  silent:")]).hints == [
        "Add examples under silent: at least 2 each show what the rule means."
    ]


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "found"),
    [
        ("severity: warning", "severity: fatal", 2, "severity", "'fatal'"),
        ("severity: warning", "severity: no", 2, "severity", "'no'"),
        ("severity: warning\n", "", 1, "severity", "nothing"),
        ("severity:", "severty:", 1, "severity", "nothing"),
        ("exceptions:", "exeptions:", 12, "exeptions", "a key that means nothing"),
        ("id: too_eager", "id: Too eager", 1, "id", "'Too eager'"),
        ("why:", "id: again\nwhy:", 3, "id", "the key a second time"),
        ("{who}", "{reader}", 1, "message", "{reader}"),
        ("{who}", "{0.__class__}", 1, "message", "{0.__class__}"),
        ("{who}", "{", 1, "message", "a lone { or }"),
        ("~2", "~99", 10, "patterns[0]", "'~99'"),
        ("~2 SOON", "~19 a ~19 b ~19 SOON", 10, "patterns[0]", "'start|begin ~19 a ~19 b ~19 SOON'"),
        ("~2 SOON", "SOONER", 10, "patterns[0]", "'SOONER'"),
        ("~2 SOON", "at (once|now)", 10, "patterns[0]", "'(once'"),
        ("start|begin ~2 SOON", "start? ~2", 10, "patterns[0]", "'start? ~2'"),
        ("start|begin ~2 SOON", "!start SOON", 10, "", "the tag !start"),
        ("you|they asked", "<they ask>", 12, "exceptions[0]", "<they ask>"),
        ("  SOON:", "  soon:", 8, "words.soon", "'soon'"),
        ("  SOON:", "  JOB:", 8, "words.JOB", "a name that all rules share"),
        ("I could <<start at once>>.", "I could start at once.", 15, "examples.fires[0]", "no marked place"),
        ("I can start on", "I <<can>> start on", 20, "examples.silent[0]", "a marked place"),
        ("patterns:\n", "patterns: &all\n", 10, "", "an anchor or alias (& or *)"),
        ("  - you|they asked", "\t- you|they asked", 12, "", "a tab"),
        ("message: “", "message: Note: “", 4, "", "mapping values are not allowed here"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file_is_told_with_its_line_and_key(
    old: str, new: str, line: int, key: str, found: str
) -> None:
    assert old in RULE
    with pytest.raises(RuleFileError) as caught:
        try_file(RULE.replace(old, new, 1))
    assert (caught.value.key, caught.value.found) == (key, found)
    assert abs(caught.value.line - line) <= 1
    assert caught.value.expected


@pytest.mark.parametrize(
    "text",
    ["", "- a list", "just words", "a: 1\n---\nb: 2", "[" * 5_000, "x" * (LARGEST + 1), "\x00", "{a: b"],
)
def test_no_text_is_taken_for_a_rule_or_fails_otherwise(text: str) -> None:
    with pytest.raises(RuleFileError):
        try_file(text)


def test_a_rule_that_needs_python_is_none_of_a_persons_own() -> None:
    own = own_rules((RuleFile("a.yaml", RULE.replace("patterns:", "logic: true\npatterns:")),))
    assert own.rules == ()
    assert "a.yaml was left out: line 1, logic: found true" in own.problems[0]


def test_files_that_are_not_right_are_told_of_and_the_others_count() -> None:
    files = (
        RuleFile("a.yaml", RULE),
        RuleFile("b.yaml", RULE),
        RuleFile("c.yaml", "id: [", ""),
        RuleFile("d.yaml", "", "bytes that aren't UTF-8"),
    )
    own = own_rules(files)
    assert [rule.id for rule in own.rules] == ["own.too_eager"]
    assert [each.split()[3] for each in own.problems] == ["b.yaml", "c.yaml", "d.yaml"]


def test_more_files_than_anybody_has_are_left_alone() -> None:
    own = own_rules(
        tuple(RuleFile(f"{at}.yaml", RULE.replace("too_eager", f"r{at}")) for at in range(MOST + 5))
    )
    assert len(own.rules) == MOST
    assert own.problems[-1] == "Only the first 100 of your 105 rule files were used."


def check(text: str, *files: RuleFile, **more: Any):
    def none() -> None:
        return None

    tools = NoteTools(none, none, none, none, none, lambda: files)  # type: ignore[arg-type]
    request = CheckRequest("thank_you", sample_case(Given()), text, "dana", grammar=False, **more)
    return Engine(ShippedCalendars(), lambda: tools).check(request)


def own_findings(answer: Any) -> list[Any]:
    return [each for each in answer.findings if each.rule.startswith("own.")]


def test_a_persons_own_rule_is_used_and_said_to_be_theirs() -> None:
    (found,) = own_findings(check("I could start at once.", RuleFile("a.yaml", RULE)))
    assert (found.rule, found.group, found.severity) == ("own.too_eager", "tone", "warning")
    assert (found.start, found.end) == (8, 21)
    assert found.message.startswith("Your own rule: “At once” tells Dana Whitfield that")
    assert own_findings(check("I could start at once.")) == []


def test_a_persons_own_rule_is_turned_off_and_dismissed_as_any_other() -> None:
    file = RuleFile("a.yaml", RULE)
    assert own_findings(check("I could start at once.", file, off=("own.too_eager",))) == []
    dismissed = check("I could start at once.", file, dismissed=(Dismissed("own.too_eager", "They asked."),))
    assert own_findings(dismissed) == []
    assert [each.finding.rule for each in dismissed.dismissed] == ["own.too_eager"]


def test_a_rule_that_was_dismissed_and_then_deleted_is_no_error() -> None:
    assert check("Thank you.", off=("own.gone",), dismissed=(Dismissed("own.gone", "Fine."),)).findings


def test_a_file_that_is_not_right_is_a_notice_of_the_check() -> None:
    answer = check("Thank you.", RuleFile("a.yaml", "severity: 3"))
    assert answer.notices[0].startswith("Your rule file a.yaml was left out: line 1, id is missing")
