"""How often the grammar check is right: good notes from many trades, and sentences with a slip each."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.core.notes.check.note import ERROR, Finding
from afterword.integrations.harper import HarperGrammar
from afterword.services.notes.language import language_findings


@pytest.fixture(scope="module")
def grammar() -> Iterator[HarperGrammar]:
    harper = HarperGrammar()
    yield harper
    harper.close()


def lines(data: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (data / "notes" / name).read_text("utf-8").splitlines()]


def found(grammar: HarperGrammar, text: object, names: object = ()) -> list[Finding]:
    assert isinstance(text, str)
    assert isinstance(names, list | tuple)
    return language_findings(text, grammar.slips(text, names))


def test_good_notes_are_found_nothing_wrong_with(grammar: HarperGrammar, data: Path) -> None:
    for note in lines(data, "grammar_good.jsonl"):
        assert not found(grammar, note["text"], note["names"])


def test_good_notes_have_no_error_even_if_nobody_says_whose_names_are_in_them(
    grammar: HarperGrammar, data: Path
) -> None:
    findings = [each for note in lines(data, "grammar_good.jsonl") for each in found(grammar, note["text"])]
    assert not [each for each in findings if each.severity == ERROR]
    assert len(findings) <= 1


def test_three_planted_slips_in_four_are_found_where_they_are(grammar: HarperGrammar, data: Path) -> None:
    planted = lines(data, "grammar_slips.jsonl")
    hits = 0
    for line in planted:
        text, slip = line["text"], line["slip"]
        assert isinstance(text, str)
        assert isinstance(slip, str)
        place = re.search(rf"\b{re.escape(slip)}\b", text)
        assert place
        hits += any(
            each.start < place.end() and place.start() < each.end and each.severity == ERROR
            for each in found(grammar, text)
        )
    assert hits >= 37, f"{hits} of {len(planted)}"


TRADES = (
    "The rota was rostered by hand and we colocated two teams. I actioned every ticket and rebooked the patients. "
    "We timeboxed the workstreams and onboarded four mentees. I cofounded a reading group, upskilled the porters and "
    "ringfenced the budget. The dashboards were templated and the tables reindexed, denormalised and backfilled. "
    "I cannulated, catheterised and triaged. We scaffolded and differentiated every lesson. I deglazed, plated and "
    "portioned. The joinery was snagged and the rebar inspected. I redlined the leases and reconciled the accruals. "
    "We prototyped, wireframed and unblocked each other. I copyedited and proofed. The kiln was rewired."
)


def test_words_of_the_trade_are_neither_errors_nor_changed_unasked(grammar: HarperGrammar) -> None:
    findings = [each for each in found(grammar, TRADES) if each.reason in {"misspelt", "unknown_word"}]
    assert not [TRADES[each.start : each.end] for each in findings if each.severity == ERROR or each.safe]
    assert len(findings) <= 2


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("recieved", "received"), ("definately", "definitely"), ("occured", "occurred"), ("begining", "beginning"),
        ("sucessful", "successful"), ("oppurtunity", "opportunity"), ("experiance", "experience"),
        ("enviroment", "environment"), ("managment", "management"), ("apreciate", "appreciate"),
        ("greatful", "grateful"), ("tommorow", "tomorrow"), ("untill", "until"), ("beleive", "believe"),
    ],
)  # fmt: skip
def test_slips_that_everybody_makes_are_put_right(grammar: HarperGrammar, word: str, meant: str) -> None:
    [finding] = found(grammar, f"It was {word} there.")
    assert (finding.severity, finding.fix, finding.safe) == (ERROR, meant, True)
