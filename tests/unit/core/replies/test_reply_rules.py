"""Every rule about replies does what the examples of its file say."""

from pathlib import Path
from typing import get_args

import pytest

import afterword
from afterword.core.replies.compiled_signs import LISTS, SIGNS
from afterword.core.replies.signs import Meaning
from afterword.services.phrase_rules.patterns import Vocabulary
from afterword.services.phrase_rules.reply_rules import read_reply_rule
from afterword.services.phrase_rules.trying import reply_problems

FOLDER = Path(afterword.__file__).parent / "rules" / "replies"
FILES = {
    path.stem: read_reply_rule(path.read_text("utf-8"), Vocabulary(LISTS, {}, {}))
    for path in sorted(FOLDER.glob("*.yaml"))
}
TRIED = [(name, *tried) for name, rule in FILES.items() for tried in reply_problems(rule)]


@pytest.mark.parametrize(
    ("name", "example", "problem"), TRIED, ids=[f"{name}: {each.text[:60]}" for name, each, _ in TRIED]
)
def test_a_rule_does_what_its_example_says(name, example, problem):
    assert not problem, f"{name}.yaml, line {example.line}: {problem}"


def test_every_meaning_has_its_file():
    assert FILES.keys() == set(get_args(Meaning)) == SIGNS.keys()


@pytest.mark.parametrize("name", FILES)
def test_every_sign_has_an_example_and_every_meaning_two_silent_ones(name):
    rule = FILES[name]
    assert {each[0] for each in rule.signs} == {each.sign for each in rule.examples if each.sign}
    for silent in (True, False):
        assert len({each.text for each in rule.examples if silent is not bool(each.sign)}) > 1


@pytest.mark.parametrize("name", FILES)
def test_the_compiled_signs_are_those_of_the_file(name):
    assert SIGNS[FILES[name].meaning] == FILES[name].signs
