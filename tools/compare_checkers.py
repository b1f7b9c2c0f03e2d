"""Run general checkers of prose on the labelled notes, beside ``afterword check``, as Markdown tables.

They are no dependency of this project: put them into a folder of their own,

    mkdir /tmp/checkers && cd /tmp/checkers
    npm install write-good
    python -m venv venv && venv/bin/pip install proselint harper-py

with ``phrases.json``, the word list of Just Not Sorry (``src/warnings`` of its repository), beside them, then

    python tools/compare_checkers.py /tmp/checkers [--split tuning]

What is not there is left out, with a word on standard error. *Flagged* is a text about which a checker says
anything at all (ours: an error, a warning, or the advice of a rule that only advises, unless the label allows
it): a checker tells faulty from fine texts of the same length as far as these shares differ. *Found* is a
labelled fault whose words a checker touches. Harper is given the names of each text's case as words, and the
dialect of the employer's country; Just Not Sorry and write-good have no settings that would help.
"""

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from labelled_notes import SPLITS, Row, answers, counts, findings, fine, rows_of, share, table, wanted

Spans = Sequence[Sequence[Sequence[int]]]
"""For each text, from where to where something is found, in code points."""
Checker = Callable[[Path, Sequence[Row]], Spans | None]

_WRITE_GOOD = """
const check = require(process.argv[1]);
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const points = (text, end) => Array.from(text.slice(0, end)).length;
console.log(JSON.stringify(texts.map(text => check(text).map(
    each => [points(text, each.index), points(text, each.index + each.offset)]))));
"""
# Its places are one too high.
_PROSELINT = """
import json, sys
from proselint.checks import __register__ as checks
from proselint.registry import CheckRegistry
from proselint.tools import LintFile
CheckRegistry().register_many(checks)
print(json.dumps([
    [[place - 1 for place in each.check_result.span] for each in LintFile("note", text).lint()]
    for text in json.load(sys.stdin)
]))
"""
# It writes a line of its own to standard output: ours is the last.
_HARPER = """
import json, sys
from harper import Dialect, Language, Linter
linters, found = {}, []
for text, dialect, words in json.load(sys.stdin):
    linter = linters.get(dialect) or linters.setdefault(dialect, Linter(dialect=Dialect[dialect]))
    linter.clear_words()
    linter.import_words(words)
    lints = linter.lint(text, language=Language.PLAINTEXT)
    found.append([[each.span.start, each.span.end] for each in lints])
print(json.dumps(found))
"""
_DIALECTS = {"US": "AMERICAN", "CA": "CANADIAN", "AU": "AUSTRALIAN"}

CLASSES: dict[str, Callable[[Row], bool]] = {
    "needy sentences": lambda row: wanted(row, "tone") and row["scope"] == "sentence",
    "fine sentences": lambda row: fine(row) and row["scope"] == "sentence",
    "needy notes": lambda row: wanted(row, "tone") and row["scope"] == "note",
    "notes that miss an aim": lambda row: wanted(row, "aim"),
    "notes with a wrong fact": lambda row: wanted(row, "fact"),
    "notes with a fault of form": lambda row: wanted(row, "form"),
    "fine notes": lambda row: fine(row) and row["scope"] == "note",
}
FAULTS = {
    "tone": "needy words",
    "fact": "wrong fact",
    "form": "placeholder, filler, endless sentence",
    "aim": "concern only repeated",
    "language": "slip of language",
}
"""The groups of faults that words carry, in words."""


def main() -> None:
    """Print the tables of a split."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the other checkers are")
    parser.add_argument("--split", choices=SPLITS, default="held_out")
    options = parser.parse_args()
    rows = rows_of(options.split)
    flagged, found = [], []
    for name, checker in CHECKERS.items():
        try:
            spans = checker(options.folder, rows)
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{name}: left out ({error})\n")
            continue
        if spans is None:
            sys.stderr.write(f"{name}: left out (not in {options.folder})\n")
        else:
            flagged.append((name, *flags(rows, spans)))
            found.append((name, *finds(rows, spans)))
    print(table(("flagged", *CLASSES), flagged))
    print()
    print(table(("found", *FAULTS.values()), found))


def flags(rows: Sequence[Row], spans: Spans) -> list[str]:
    """The share of each class about which something is said."""
    shares = []
    for belongs in CLASSES.values():
        mine = [bool(places) for row, places in zip(rows, spans, strict=True) if belongs(row)]
        shares.append(share(sum(mine), len(mine)))
    return shares


def finds(rows: Sequence[Row], spans: Spans) -> list[str]:
    """The share of the faults of each group whose words are touched."""
    shares = []
    for group in FAULTS:
        mine = [
            touched(row["text"].index(want["words"]), len(want["words"]), places)
            for row, places in zip(rows, spans, strict=True)
            for want in row["want"]
            if want["group"] == group and want["words"] and want["words"] in row["text"]
        ]
        shares.append(share(sum(mine), len(mine)))
    return shares


def touched(start: int, length: int, places: Sequence[Sequence[int]]) -> bool:
    """Whether one of the places has a character in common with the words."""
    return any(begin < start + length and end > start for begin, end in places)


def afterword(_: Path, rows: Sequence[Row]) -> Spans:
    """This project; a finding about the subject or about something missing touches no words."""
    return [
        [
            (each["start"], each["end"]) if each.get("part", "body") == "body" else (0, 0)
            for each in findings(row, answer)
            if counts(each) and each["rule"] not in row["allow"]
        ]
        for row, answer in zip(rows, answers(rows), strict=True)
    ]


def write_good(folder: Path, rows: Sequence[Row]) -> Spans | None:
    """``write-good``, with all its checks."""
    package = folder / "node_modules/write-good"
    if not package.exists():
        return None
    return _asked(["node", "-e", _WRITE_GOOD, str(package.resolve())], [row["text"] for row in rows])


def proselint(folder: Path, rows: Sequence[Row]) -> Spans | None:
    """``proselint``, with all its checks."""
    return _in_venv(folder, _PROSELINT, [row["text"] for row in rows])


def just_not_sorry(folder: Path, rows: Sequence[Row]) -> Spans | None:
    """The patterns of Just Not Sorry, which ignore case."""
    listed = folder / "phrases.json"
    if not listed.exists():
        return None
    phrases = [re.compile(each["pattern"], re.IGNORECASE) for each in json.loads(listed.read_text("utf-8"))]
    return [[match.span() for phrase in phrases for match in phrase.finditer(row["text"])] for row in rows]


def harper(folder: Path, rows: Sequence[Row]) -> Spans | None:
    """Harper, with the names of the case as words."""
    asked = [(row["text"], dialect(row), names(row)) for row in rows]
    return _in_venv(folder, _HARPER, asked)


def dialect(row: Row) -> str:
    """Harper's name of the English that the employer writes."""
    return _DIALECTS.get(row["case"]["company"]["country"], "BRITISH")


def names(row: Row) -> list[str]:
    """The words of every name and title in the row's case."""
    case = row["case"]
    whole = [case["candidate"]["name"], case["company"]["name"]]
    whole += [each[key] for each in case["contacts"] for key in ("name", "title") if each.get(key)]
    return sorted({word for name in whole for word in re.findall(r"\w+(?:['’]\w+)?", name)})


CHECKERS: dict[str, Checker] = {
    "afterword": afterword,
    "write-good": write_good,
    "proselint": proselint,
    "Just Not Sorry": just_not_sorry,
    "Harper": harper,
}


def _in_venv(folder: Path, script: str, asked: object) -> Spans | None:
    python = folder / "venv/bin/python"
    return _asked([str(python), "-c", script], asked) if python.exists() else None


def _asked(command: list[str], asked: object) -> Spans:
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=True
    )
    found: Spans = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
