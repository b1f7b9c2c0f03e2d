"""How well mail is read: ``python tools/measure_reading.py [tuning|held|fresh]``, for docs/reading.md."""

import json
import sys
from collections import Counter
from pathlib import Path

from afterword import wiring
from afterword.app.classify_shapes import ClassifyRequest
from afterword.core.reading.sign import SURE

MESSAGES = Path(__file__).parents[1] / "tests/data/messages"
SHORT = {
    "rejection": "no", "offer": "offer", "next_round": "next", "delay": "delay",
    "information_request": "info", "acknowledgement": "ack", "out_of_office": "away", "bounce": "bounce",
    "unrelated": "other", "unknown": "?",
}  # fmt: skip


def raw_of(row: dict[str, str]) -> str:
    """The raw message; a text alone as an answer to somebody, or as what nobody asked for."""
    if "text" not in row:
        return row.get("raw") or row["raw_base64"]
    answers = row["meaning"] not in {"unrelated", "bounce"}
    headers = {
        "From": "somebody@firm.example",
        "Subject": row["subject"],
        "Date": "Thu, 12 Nov 2026 10:02:00 +0000",
        **({"In-Reply-To": "<note@example.org>"} if answers else {}),
        **({"Auto-Submitted": "auto-replied"} if row["meaning"] == "bounce" else {}),
    }
    head = "".join(f"{name}: {value}\n" for name, value in headers.items())
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{row['text']}\n"


def main(part: str) -> None:
    desk = wiring.desk(wide=True)
    pairs: Counter[tuple[str, str]] = Counter()
    sure: Counter[bool] = Counter()
    dates: Counter[str] = Counter()
    for line in (MESSAGES / f"{part}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
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
        scores.append(2 * right / (told + wanted))
        cells = " | ".join(str(count) if count else "" for count in counts)
        figures = f"{right / told if told else 0:.2f} | {right / wanted:.2f} | {scores[-1]:.2f}"
        print(f"| {meaning} | {cells} | {figures} |")
    macro = f"Macro F1 {sum(scores) / len(scores):.2f}"
    print(f"\n{macro}; sure {sum(sure.values())}, of these wrong {sure[False]}; {dict(dates)}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "held")
