"""Drafts use American spelling for employers in the United States, British for British and Irish ones."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

import afterword
from unit.services.test_drafting import CASE, EVERY, made

FOLDER = Path(afterword.__file__).parent / "drafts" / "en"
PAIRS = r"""
apologis apologiz;analys(?=e|ed|ing) analyz;behaviour behavior;cancell(?=ed|ing) cancel(?=ed|ing);catalogue catalog\b
centre center;cheque check\b(?=book);colour color;cosy cozy;defence defense;emphasis(?=e|ing) emphasiz;enquir inquir
favour favor;fulfil\b fulfill;grey gray;harbour harbor;honour honor;judgement judgment;labour labor\b;learnt xx
modell model(?=ed|ing);neighbour neighbor;organis organiz;prioritis prioritiz;programme\b program\b
realis(?!t) realiz;recognis recogniz;skilful skillful;specialis(?!t) specializ;summaris summariz;theatre theater
travell travel(?=ed|ing|er);utilis utiliz;whilst xx
"""
"""The beginnings of words: British, then American (``xx``: there's none)."""
ROWS = [row.split(" ") for line in PAIRS.strip().splitlines() for row in line.split(";")]
BRITISH = re.compile(rf"\b(?:{'|'.join(row[0] for row in ROWS)})\w*", re.IGNORECASE)
AMERICAN = re.compile(rf"\b(?:{'|'.join(row[1] for row in ROWS)})\w*", re.IGNORECASE)


def spelled(country: str, pattern: re.Pattern[str]) -> set[str]:
    """The words of that spelling in every draft to an employer in a country, whatever its variant."""
    case = replace(CASE, company=replace(CASE.company, country=country, region=None))
    text = "\n".join(
        f"{found.subject}\n{found.text}"
        for kind, channel in EVERY
        for variant in range(8)
        for found in [made(case, kind, channel=channel, variant=variant)]
    )
    return {match.group().lower() for match in pattern.finditer(text)}


def test_drafts_to_american_employers_have_no_british_spelling() -> None:
    assert not spelled("US", BRITISH)


@pytest.mark.parametrize("country", ["GB", "IE"])
def test_drafts_to_british_and_irish_employers_have_no_american_spelling(country: str) -> None:
    assert not spelled(country, AMERICAN)


@pytest.mark.parametrize(("british", "word"), [(True, AMERICAN), (False, BRITISH)])
def test_every_wording_has_both_spellings(british: bool, word: re.Pattern[str]) -> None:
    wrong = {}
    for file in sorted(FOLDER.glob("*.toml")):
        text = re.sub(r"(?m)^\s*#.*$|^\[.*\]$", "", file.read_text("utf-8"))
        text = re.sub(
            r"\{% if british %\}(.*?)\{% else %\}(.*?)\{% endif %\}", r"\1" if british else r"\2", text
        )
        text = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", text)
        found = {match.group().lower() for match in word.finditer(text)}
        if found:
            wrong[file.name] = found
    assert not wrong


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("organising", "organizing"),
        ("favour", "favor"),
        ("the centre", "the center"),
        ("realised", "realized"),
    ],
)
def test_the_patterns_know_both_spellings(british: str, american: str) -> None:
    assert BRITISH.search(british)
    assert AMERICAN.search(american)
    assert not BRITISH.search(f"{american} realistic specialist")
    assert not AMERICAN.search(british)
