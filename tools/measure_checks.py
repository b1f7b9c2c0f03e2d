"""Precision and recall of ``afterword check`` on the labelled notes, as Markdown tables.

    python tools/measure_checks.py                    the part that was never used for tuning
    python tools/measure_checks.py --split tuning --details

A text is *flagged* in a group when a finding of that group is an error or a warning, or the advice of a
rule that only advises. *Recall*: of the texts with a fault of the group, how many are flagged in it;
*precision*: of the texts flagged in it, how many have such a fault. Rules that the label allows count
neither way. *Exact*: of the labelled faults, how many are found by the very rule that the label names;
*in place*: of those whose words are labelled, how many findings of the group touch these words.
``--details`` also lists every miss and every false alarm: only ever look at those of the tuning part.
"""

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from labelled_notes import (
    ADVICE,
    GROUPS,
    ROOT,
    SPLITS,
    Answer,
    Row,
    answers,
    counts,
    findings,
    fine,
    rows_of,
    share,
    table,
    wanted,
)

sys.path.insert(0, str(ROOT / "src"))
from afterword.core.notes.kinds import kind_of

Pair = tuple[Row, Answer]


def main() -> None:
    """Print the tables of a split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, default="held_out")
    parser.add_argument("--details", action="store_true", help="every rule, every miss, every false alarm")
    parser.add_argument("--no-grammar", action="store_true", help="the rules alone")
    options = parser.parse_args()
    rows = rows_of(options.split)
    pairs = list(zip(rows, answers(rows, grammar=not options.no_grammar), strict=True))
    parts = [f"{len(rows)} texts of `{options.split}`, {sum(map(fine, rows))} of them fine.", by_group(pairs)]
    parts += [false_alarms(pairs), aims(pairs)]
    if options.details:
        parts += [by_rule(pairs), *misses(pairs), *alarms(pairs)]
    print("\n\n".join(parts))


def flagged(row: Row, answer: Answer, group: str) -> bool | None:
    """Whether a text is flagged in the group; ``None`` where only what the label allows flags it."""
    rules = {each["rule"] for each in findings(row, answer) if each["group"] == group and counts(each)}
    if not rules or wanted(row, group):
        return bool(rules)
    return True if rules - known(row) else None


def judged(row: Row, group: str) -> bool:
    """Whether the row is asked about the group: a sentence has no form to be judged by."""
    return row["scope"] == "note" or group in ("tone", "language")


def by_group(pairs: list[Pair]) -> str:
    """Precision, recall, exact rule and place of each group."""
    lines = []
    for group in GROUPS:
        asked = [(row, flagged(row, answer, group)) for row, answer in pairs if judged(row, group)]
        faulty = [flag for row, flag in asked if wanted(row, group)]
        alarmed = [row for row, flag in asked if flag]
        labels = [(each, row, answer) for each, row, answer in faults(pairs) if each["group"] == group]
        placed = [label for label in labels if label[0]["words"]]
        lines.append(
            (
                group,
                share(sum(wanted(row, group) for row in alarmed), len(alarmed)),
                share(sum(map(bool, faulty)), len(faulty)),
                share(sum(exactly(*label) for label in labels), len(labels)),
                share(sum(in_place(*label) for label in placed), len(placed)),
            )
        )
    return table(("group", "precision", "recall", "exact rule", "in place"), lines)


def faults(pairs: list[Pair]) -> Iterator[tuple[dict[str, Any], Row, Answer]]:
    """Every labelled fault with its row and the answer."""
    for row, answer in pairs:
        for want in row["want"]:
            yield want, row, answer


def exactly(want: dict[str, Any], row: Row, answer: Answer) -> bool:
    """Whether the rule that the label names found it."""
    return any(each["rule"] == want["rule"] for each in findings(row, answer))


def in_place(want: dict[str, Any], row: Row, answer: Answer) -> bool:
    """Whether a finding of the group touches the words that carry the fault."""
    in_body = want["words"] in row["text"]
    start = (row["text"] if in_body else row.get("subject", "")).index(want["words"])
    end = start + len(want["words"])
    return any(
        each["group"] == want["group"]
        and (each.get("part", "body") == "body") == in_body
        and each["start"] < end
        and each["end"] > start
        for each in findings(row, answer)
        if counts(each)
    )


def strays(row: Row, answer: Answer) -> list[dict[str, Any]]:
    """What is found in a fine text, and not allowed."""
    return [each for each in findings(row, answer) if each["rule"] not in row["allow"]]


def false_alarms(pairs: list[Pair]) -> str:
    """Findings in fine texts, by severity: texts that have one, and how many there are."""
    good = [(row, strays(row, answer)) for row, answer in pairs if fine(row)]
    lines = []
    for severity in ("error", "warning", "advice"):
        texts = [(row, [each for each in found if each["severity"] == severity]) for row, found in good]
        for_scope = [
            share(
                sum(1 for row, found in texts if found and row["scope"] == scope),
                sum(1 for row, _ in texts if row["scope"] == scope),
            )
            for scope in ("note", "sentence")
        ]
        lines.append((severity, *for_scope, sum(len(found) for _, found in texts)))
    return table(
        ("false alarms in fine texts", "whole notes with one", "sentences with one", "in all"), lines
    )


def aims(pairs: list[Pair]) -> str:
    """How often an aim is judged as labelled, where the kind of text has that aim."""
    seen: dict[str, list[tuple[bool, bool]]] = {"thanks": [], "interest": [], "resolves": []}
    for row, answer in pairs:
        kind = kind_of(row["kind"])
        if "aims" not in row or kind is None:
            continue
        said = answer["aims"]
        for aim in ("thanks", "interest"):
            if getattr(kind, aim):
                seen[aim].append((row["aims"][aim], said[aim]))
        if kind.resolves:
            settled = row["aims"]["resolves"]
            seen["resolves"] += [(settled[point], said["resolves"].get(point, False)) for point in settled]
    lines = (
        (
            aim,
            share(sum(meant == said for meant, said in both), len(both)),
            sum(meant and not said for meant, said in both),
            sum(said and not meant for meant, said in both),
        )
        for aim, both in seen.items()
    )
    return table(("aim", "judged as labelled", "met, not seen", "seen, not met"), lines)


def by_rule(pairs: list[Pair]) -> str:
    """Each rule: labelled, found by it, found by its group, and how often it alarms falsely."""
    labels = list(faults(pairs))
    rules = {want["rule"] for want, _, _ in labels}
    alarmed = [
        each["rule"]
        for row, answer in pairs
        for each in findings(row, answer)
        if counts(each) and each["rule"] not in known(row)
    ]
    lines = []
    for rule in sorted(rules | set(alarmed)):
        mine = [label for label in labels if label[0]["rule"] == rule]
        exact = sum(exactly(*label) for label in mine)
        grouped = sum(bool(flagged(row, answer, want["group"])) for want, row, answer in mine)
        note = " (advice)" if rule in ADVICE else ""
        lines.append((rule + note, len(mine), exact, grouped, alarmed.count(rule)))
    return table(("rule", "labelled", "found by it", "found by its group", "elsewhere"), lines)


def known(row: Row) -> set[str]:
    """The rules that a label names or allows."""
    return {want["rule"] for want in row["want"]} | set(row["allow"])


def misses(pairs: list[Pair]) -> Iterator[str]:
    """Every labelled fault in whose group nothing was found."""
    yield "### Missed"
    missed = [
        f"- {row['id']} `{want['rule']}` {want['words'] or row['text'][:60]!r}"
        for want, row, answer in faults(pairs)
        if not flagged(row, answer, want["group"])
    ]
    yield "\n".join(missed)


def alarms(pairs: list[Pair]) -> Iterator[str]:
    """Every finding of a group in which the label names no fault."""
    yield "### False alarms"
    lines = []
    for row, answer in pairs:
        for each in findings(row, answer):
            if each["rule"] in row["allow"] or wanted(row, each["group"]) or not counts(each):
                continue
            text = row["text"] if each.get("part", "body") == "body" else row.get("subject", "")
            words = text[each["start"] : each["end"]] or each["message"]
            lines.append(f"- {row['id']} {each['severity']} `{each['rule']}` {words!r}")
    yield "\n".join(lines)


if __name__ == "__main__":
    main()
