"""The labelled messages: what the reader makes of them, and what it must never make of them."""

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from afterword import bootstrap
from afterword.core.replies.signs import SURE
from afterword.services.inbox.schemas import (
    Classified,
    ClassifyRequest,
)

MESSAGES = Path(__file__).parents[3] / "data/messages"
DECIDES = {"rejection", "offer"}


@cache
def read(part: str) -> list[tuple[dict[str, Any], Classified]]:
    desk = bootstrap.engine(wide=True)
    rows = [json.loads(line) for line in (MESSAGES / f"{part}.jsonl").read_text("utf-8").splitlines()]
    return [(row, desk.classify(ClassifyRequest(row.get("raw") or row["raw_base64"]))) for row in rows]


def macro_f1(part: str) -> float:
    pairs = Counter((row["meaning"], found.meaning) for row, found in read(part))
    scores = []
    for meaning in {wanted for wanted, _ in pairs}:
        right = pairs[meaning, meaning]
        wanted = sum(count for (label, _), count in pairs.items() if label == meaning)
        told = sum(count for (_, said), count in pairs.items() if said == meaning)
        scores.append(2 * right / (wanted + told))
    return sum(scores) / len(scores)


def test_the_messages_it_was_tuned_by_are_understood() -> None:
    assert macro_f1("tuning") >= 0.9


def test_ordinary_words_are_understood() -> None:
    rows = [json.loads(line) for line in (MESSAGES / "ordinary.jsonl").read_text("utf-8").splitlines()]
    desk = bootstrap.engine(wide=True)
    wrong = {}
    for row in rows:
        head = "" if row["meaning"] in {"unrelated", "bounce"} else "In-Reply-To: <mine@example.org>\n"
        sender = "MAILER-DAEMON@mx.example" if row["meaning"] == "bounce" else "dana@northwind.example"
        found = desk.classify(ClassifyRequest(f"From: {sender}\n{head}\n{row['text']}\n"))
        if found.meaning != row["meaning"]:
            wrong[row["id"]] = found.meaning
    assert len(wrong) / len(rows) <= 0.05, wrong
    assert not set(wrong.values()) & DECIDES


def test_no_decision_is_made_of_another_meaning() -> None:
    made = [
        (row["id"], found.meaning)
        for row, found in read("tuning")
        if found.meaning in DECIDES and row["meaning"] != found.meaning
    ]
    assert made == []


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_a_no_is_never_taken_for_a_yes_nor_a_yes_for_a_no(part: str) -> None:
    for row, found in read(part):
        if row["meaning"] in DECIDES and found.meaning in DECIDES and found.confidence >= SURE:
            assert found.meaning == row["meaning"], row["id"]


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_the_evidence_is_in_the_words(part: str) -> None:
    for row, found in read(part):
        for each in found.evidence:
            assert found.reply_text[each.start : each.end] == each.text, row["id"]
            assert each.text.strip()
        assert 0 <= found.confidence <= 1


@pytest.mark.parametrize("part", ["tuning", "held"])
def test_the_new_words_are_told_from_the_old_ones(part: str) -> None:
    """Nearly always to the letter; at most a name or a line of a signature is left."""
    same = near = count = 0
    for row, found in read(part):
        if "reply_text" not in row:
            continue
        wanted, got = (" ".join(text.split()) for text in (row["reply_text"], found.reply_text))
        count += 1
        same += wanted == got
        near += wanted == got or (wanted in got and len(got) - len(wanted) < 60)
    assert same / count >= 0.85
    assert near / count >= 0.93
