"""How often the grammar check is right: good notes from many trades, and sentences with a slip each."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from afterword.adapters.grammar import HarperGrammar
from afterword.app.language import language_findings
from afterword.core.notes.finding import ERROR, Finding


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
