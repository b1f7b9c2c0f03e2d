"""How well mail is read, for docs/reading.md: ``python tools/measure_reading.py FILE [odd|even]``."""

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from afterword import bootstrap
from afterword.core.replies.signs import SURE
from afterword.services.inbox.schemas import ClassifyRequest

MESSAGES = Path(__file__).parents[1] / "tests/data/messages"
SHORT = {
    "rejection": "no", "offer": "offer", "next_round": "next", "delay": "delay",
    "information_request": "info", "acknowledgement": "ack", "out_of_office": "away", "bounce": "bounce",
    "unrelated": "other", "unknown": "?",
}  # fmt: skip
DECIDES = ("rejection", "offer", "next_round")
"""What is acted on: said of a mail that means something else, it does harm."""


def raw_of(row: dict[str, Any]) -> str:
    """The raw message; of a text alone what its headers are said to be.

    Else it is an answer; what nobody asked for, if it is unrelated. A bounce comes from a mail server.
    """
    if "text" not in row:
        return str(row.get("raw") or row["raw_base64"])
    meaning = row["meaning"]
    headers = {
        "From": "MAILER-DAEMON@mx.example" if meaning == "bounce" else "somebody@firm.example",
        "Subject": row.get("subject", ""),
        "Date": "Thu, 12 Nov 2026 10:02:00 +0000",
    }
    if row.get("answers", meaning not in {"unrelated", "bounce"}):
        headers["In-Reply-To"] = "<note@example.org>"
    if row.get("automatic", meaning == "bounce"):
        headers["Auto-Submitted"] = "auto-replied" if meaning == "bounce" else "auto-generated"
    if row.get("bulk"):
        headers["Precedence"] = "bulk"
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{row['text']}\n"


def rows_of(part: str, half: str) -> list[dict[str, Any]]:
    """The labelled messages of a file, or every other one: ``odd`` begins with the first."""
    rows = [json.loads(line) for line in (MESSAGES / f"{part}.jsonl").read_text("utf-8").splitlines()]
    return rows[half == "even" :: 2] if half else rows


def main(part: str, half: str = "") -> None:
    desk = bootstrap.engine(wide=True)
    pairs: Counter[tuple[str, str]] = Counter()
    sure: Counter[bool] = Counter()
    dates: Counter[str] = Counter()
    for row in rows_of(part, half):
        found = desk.classify(ClassifyRequest(raw_of(row)))
        pairs[row["meaning"], found.meaning] += 1
        if found.confidence >= SURE:
            sure[found.meaning == row["meaning"]] += 1
        for name in ("reply_by", "until"):
            wanted, got = row.get(name), getattr(found, name)
            told = got.isoformat() if hasattr(got, "isoformat") else None
            if wanted or told:
                dates["right" if told == wanted else "missed" if told is None else "wrong"] += 1
    print(f"| {part}: is, read as → | {' | '.join(SHORT.values())} | precision | recall | F1 |")
    print(f"|---|{'--:|' * (len(SHORT) + 3)}")
    scores = []
    for meaning in SHORT:
        counts = [pairs[meaning, other] for other in SHORT]
        told = sum(pairs[other, meaning] for other in SHORT)
        right, wanted = pairs[meaning, meaning], sum(counts)
        if not wanted:
            continue
        scores.append(2 * right / (told + wanted))
        cells = " | ".join(str(count) if count else "" for count in counts)
        figures = f"{right / told if told else 0:.2f} | {right / wanted:.2f} | {scores[-1]:.2f}"
        print(f"| {meaning} | {cells} | {figures} |")
    made = {each: sum(pairs[other, each] for other in SHORT if other != each) for each in DECIDES}
    days = f"; days {dict(dates)}" if dates["right"] else ""
    print(f"\nMacro F1 {sum(scores) / len(scores):.3f} of {sum(pairs.values())}; invented {made}")
    print(f"Sure {sum(sure.values())}, of these wrong {sure[False]}{days}")


if __name__ == "__main__":
    main(*(sys.argv[1:] or ["held"]))
