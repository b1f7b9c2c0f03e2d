"""Compare the grammar of ``afterword.core.dates`` with general date parsers on the labelled phrases.

The parsers are no dependency of this project: install them beside it, in an environment of their own,

    python -m venv /tmp/compare
    /tmp/compare/bin/pip install holidays msgspec dateparser parsedatetime recurrent ctparse timefhuman
    /tmp/compare/bin/python -W ignore tools/compare_phrases.py

and every parser that is there is run on ``tests/data/phrases.jsonl``. Of several times that one finds in
a text, the latest counts. *Right*: within the labelled days (or nothing, where no time of the answer is
named); *none*: nothing found where something is named; *wrong*: any other day, and of these *invented*:
where no time of the answer is named. ``--misses NAME`` lists what NAME reads wrong or not at all.
"""

import argparse
import contextlib
import io
import json
import logging
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "tests/data/phrases.jsonl"
PARTS = ("tuned", "held_out")
NOON = 12
OWN = "afterword"

Row = dict[str, Any]
Reader = Callable[[Row, datetime], date | None]


def own() -> Reader:
    """This project's grammar, in the employer's calendar."""
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    understand = import_module("afterword.core.dates").understand
    days_of = import_module("unit.core.dates.phrase_days").days_of

    def read(row: Row, now: datetime) -> date | None:
        meant = understand(row["said"], now.date(), days_of(row["country"]), row["country"])
        return None if meant is None else meant.by

    return read


def dateparser() -> Reader:
    """``dateparser.search``, told the language, the day and the country's order of day and month."""
    search = import_module("dateparser.search").search_dates

    def read(row: Row, now: datetime) -> date | None:
        order = "MDY" if row["country"] in {"US", None} else "DMY"
        settings = {"RELATIVE_BASE": now, "PREFER_DATES_FROM": "future", "DATE_ORDER": order}
        return latest(found for _, found in search(row["said"], languages=["en"], settings=settings) or ())

    return read


def parsedatetime() -> Reader:
    """``parsedatetime``, every time that ``nlp`` finds."""
    calendar = import_module("parsedatetime").Calendar()

    def read(row: Row, now: datetime) -> date | None:
        return latest(found for found, *_ in calendar.nlp(row["said"], sourceTime=now) or ())

    return read


def recurrent() -> Reader:
    """``recurrent``, which reads one time, on top of ``parsedatetime``; a repeated one is none."""
    event = import_module("recurrent").RecurringEvent

    def read(row: Row, now: datetime) -> date | None:
        return latest([event(now_date=now).parse(row["said"])])

    return read


def ctparse() -> Reader:
    """``ctparse``: the end of a range, and a length of time counted from the day."""
    module = import_module("ctparse")
    kinds = import_module("ctparse.types")
    logging.getLogger("ctparse").setLevel(logging.CRITICAL)

    def read(row: Row, now: datetime) -> date | None:
        parsed = module.ctparse(row["said"], ts=now, timeout=2.0)
        found = None if parsed is None else parsed.resolution
        if isinstance(found, kinds.Duration):
            days = {"days": 1, "nights": 1, "weeks": 7, "months": 30}.get(found.unit.value, 0)
            return latest([now + timedelta(days=days * found.value)])
        if isinstance(found, kinds.Interval):
            found = found.t_to or found.t_from
        return None if found is None or (not found.isDate and not found.isDateTime) else latest([found.dt])

    return read


def timefhuman() -> Reader:
    """``timefhuman``: of ranges and lists, the latest."""
    module = import_module("timefhuman")

    def read(row: Row, now: datetime) -> date | None:
        found = module.timefhuman(row["said"], config=module.tfhConfig(now=now))
        return latest(now + each if isinstance(each, timedelta) else each for each in flat(found))

    return read


READERS: dict[str, Callable[[], Reader]] = {
    OWN: own,
    "dateparser": dateparser,
    "parsedatetime": parsedatetime,
    "recurrent": recurrent,
    "ctparse": ctparse,
    "timefhuman": timefhuman,
}


def flat(found: object) -> Iterator[Any]:
    """Lists and tuples in each other, as one row."""
    if isinstance(found, list | tuple):
        for each in found:
            yield from flat(each)
    elif found is not None:
        yield found


def latest(found: Any) -> date | None:
    """The latest day among datetimes, whatever else is found."""
    days = [each.date() for each in found if isinstance(each, datetime)]
    return max(days, default=None)


def verdict(read: Reader, row: Row) -> str:
    """What ``read`` makes of a row: right, none, wrong or invented."""
    now = datetime.fromisoformat(row["said_on"]) + timedelta(hours=NOON)  # a day's middle, in no zone
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            meant = read(row, now)
    except Exception:  # noqa: BLE001 - a parser that raises has read nothing
        meant = None
    if row["earliest_ok"] is None:
        return "right" if meant is None else "invented"
    if meant is None:
        return "none"
    return "right" if row["earliest_ok"] <= meant.isoformat() <= row["latest_ok"] else "wrong"


def table(rows: list[Row]) -> Iterator[str]:
    """The lines of the comparison, as Markdown."""
    sizes = {part: sum(row["part"] == part for row in rows) for part in PARTS}
    heads = (f"{part.replace('_', '-')} ({sizes[part]}): right / none / wrong (invented)" for part in PARTS)
    yield f"| reader | {' | '.join(heads)} |"
    yield "|---|---|---|"
    for name, make in READERS.items():
        try:
            read = make()
        except ImportError:
            sys.stderr.write(f"{name} is not installed: left out\n")
            continue
        cells = []
        for part in PARTS:
            counts = Counter(verdict(read, row) for row in rows if row["part"] == part)
            wrong = counts["wrong"] + counts["invented"]
            cells.append(f"{counts['right']} / {counts['none']} / {wrong} ({counts['invented']})")
        title = "this grammar" if name == OWN else f"{name} {version(name)}"
        yield f"| {title} | {' | '.join(cells)} |"


def main() -> int:
    """Print the comparison, or what one reader misses."""
    parser = argparse.ArgumentParser(description="Compare readers of phrases about dates.")
    parser.add_argument("--misses", choices=READERS, help="list what this reader reads wrong or not at all")
    parser.add_argument(
        "--table", type=Path, default=TABLE, help="the labelled phrases, one JSON object a line"
    )
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.table.read_text("utf-8").splitlines()]
    if options.misses is None:
        for line in table(rows):
            print(line, flush=True)
        return 0
    read = READERS[options.misses]()
    for row in rows:
        found = verdict(read, row)
        if found != "right":
            print(f"{found}\t{row['part']}\t{row['country']}\t{row['said_on']}\t{row['said']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
