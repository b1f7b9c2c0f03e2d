"""The labelled notes of ``tests/data/notes``, this project's verdicts, and shares with intervals."""

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
NOTES = ROOT / "tests/data/notes"
SPLITS = ("held_out", "tuning")
GROUPS = ("aim", "fact", "form", "tone", "language")
OF_A_SENTENCE = frozenset(("tone", "language"))
"""The groups by which a sentence without its note is judged."""
ADVICE = frozenset(("cliche_wordy", "hedge", "i_heavy", "long_sentence", "too_short"))
"""Rules that never do more than advise: their findings count, other rules' advice does not."""
_Z = 1.959964

Row = dict[str, Any]
Answer = dict[str, Any]


def rows_of(split: str) -> list[Row]:
    """The rows of a split, each with its case in place of the case's name."""
    cases = json.loads((NOTES / "cases.json").read_text("utf-8"))
    lines = (NOTES / f"{split}.jsonl").read_text("utf-8").splitlines()
    return [{**row, "case": cases[row["case"]]} for row in map(json.loads, lines)]


def answers(rows: Sequence[Row], *, grammar: bool = True) -> list[Answer]:
    """What ``afterword check --batch`` answers for each row; a ``RuntimeError`` where it answers none."""
    keys = ("kind", "case", "contact", "text", "subject", "channel", "others")
    lines = "".join(
        json.dumps({key: row[key] for key in keys if key in row} | ({} if grammar else {"grammar": False}))
        + "\n"
        for row in rows
    )
    done = subprocess.run(
        [sys.executable, "-m", "afterword", "check", "--batch"],
        input=lines,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    found: list[Answer] = [json.loads(line) for line in done.stdout.splitlines()]
    if len(found) != len(rows):
        raise RuntimeError(f"{len(found)} answers to {len(rows)} lines: {done.stderr.strip()[-500:]}")
    for row, answer in zip(rows, found, strict=True):
        if "error" in answer:
            raise RuntimeError(f"{row['id']}: {answer['error']}")
    return found


def findings(row: Row, answer: Answer) -> list[dict[str, Any]]:
    """The findings by which the row is judged: a sentence is asked for neither aims, facts nor form."""
    groups = OF_A_SENTENCE if row["scope"] == "sentence" else frozenset(GROUPS)
    return [finding for finding in answer["findings"] if finding["group"] in groups]


def counts(finding: dict[str, Any]) -> bool:
    """Whether a finding flags a text: errors and warnings do, and advice of a rule that only advises."""
    return finding["severity"] != "advice" or finding["rule"] in ADVICE


def wanted(row: Row, group: str) -> bool:
    """Whether the label names a fault of the group."""
    return any(want["group"] == group for want in row["want"])


def fine(row: Row) -> bool:
    """Whether the text has no fault."""
    return not row["want"]


def share(hits: int, of: int) -> str:
    """A share in per cent, with its 95 % Wilson interval and the numbers behind it."""
    if not of:
        return "–"
    rate = hits / of
    spread = _Z * math.sqrt(rate * (1 - rate) / of + _Z * _Z / (4 * of * of))
    middle = rate + _Z * _Z / (2 * of)
    scale = 1 + _Z * _Z / of
    low, high = max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)
    return f"{rate:.0%} [{low:.0%}–{high:.0%}] ({hits}/{of})".replace("%", " %")


def table(heads: Sequence[str], lines: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    rows = ["| " + " | ".join(map(str, line)) + " |" for line in (heads, *lines)]
    return "\n".join([rows[0], "|" + "---|" * len(heads), *rows[1:]])
