"""What checking, drafting and printing cost, against a linter of prose on the same note."""

import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import msgspec
from proselint.checks import __register__ as proselint_checks
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from afterword import bootstrap
from afterword.core.case import Case
from afterword.services.notes.schemas import CheckRequest, DraftRequest, PrintRequest
from benchmarks.cases import one
from benchmarks.processes import AFTERWORD, run

TIMES = 200
COUNT = 10_000
NOTE = """Dear Dana,

Thank you for taking the time to talk with me on Monday about the data engineer role. I enjoyed
hearing how the team is moving its reports from batch to streaming, and what made you start with the
warehouse in Leeds.

You asked whether I have run Spark in production. I have: at my last company I moved forty nightly jobs
to Spark on Kubernetes, kept them running for two years, and cut the time they took from six hours to
just under one. The part that taught me most was making late data harmless, which sounds close to what
you are facing now.

Our talk made me even keener to join Northwind. The way your group reviews every incident without
looking for somebody to blame is how I like to work, and I would be glad to be part of it.

If anything else would help you decide, please tell me and I will send it along.

Kind regards,
Priya Nair
"""
EDITS = ("at my last firm", "at my last job", "in my last company")


def report() -> list[str]:
    """A table."""
    case = msgspec.convert(one(0)["case"], Case)
    desk = bootstrap.engine()
    contact = case.contacts[0].id
    note = CheckRequest("thank_you", case, NOTE, contact, "Thank you, Dana", grammar=False, hints=False)
    edits = [NOTE.replace("at my last company", edit) for edit in EDITS]
    whole = [CheckRequest("thank_you", case, edit, contact, "Thank you", hints=False) for edit in edits]
    registry = CheckRegistry()
    registry.register_many(proselint_checks)
    card = PrintRequest("card", case, datetime(2026, 1, 5, 18, tzinfo=UTC), contact)
    drafts = [DraftRequest(case=case, kind="thank_you", contact=contact, variant=n) for n in range(TIMES)]
    costs = {
        "check, the rules alone": _paired(lambda _: desk.check(note)),
        "proselint on the same note": _paired(lambda _: LintFile("note", NOTE).lint()),
        "check with grammar, after an edit": _paired(lambda n: desk.check(whole[n % len(whole)])),
        "draft of a thank-you": _paired(lambda n: desk.draft(drafts[n])),
        "card as a PDF, warm": _paired(lambda _: desk.print(card), times=20),
    }
    ratio = costs["check, the rules alone"] / costs["proselint on the same note"]
    return [
        "## Notes",
        "",
        f"A note of {len(NOTE.split())} words; medians of {TIMES}.",
        "",
        "| | ms |",
        "|---|---|",
        *(f"| {name} | {cost * 1e3:.2f} |" for name, cost in costs.items()),
        "",
        f"The rules take {ratio:.2f} times what proselint takes.",
        "",
        *_streams(),
    ]


def _streams() -> list[str]:
    """How fast a whole process answers many notes."""
    case = one(0)["case"]
    asked = {"kind": "thank_you", "case": case, "contact": case["contacts"][0]["id"], "subject": "Thank you"}
    rows = ["| `afterword check --batch`, 10,000 notes | elapsed | notes a second |", "|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes.jsonl"
        for name, grammar in (("the rules alone", False), ("with grammar, every note different", True)):
            with file.open("wb") as target:
                for number in range(COUNT):
                    text = NOTE.replace("forty nightly jobs", f"{number} nightly jobs")
                    target.write(msgspec.json.encode({**asked, "text": text, "grammar": grammar}) + b"\n")
            cost = run([AFTERWORD, "check", "--batch"], file)
            rows.append(f"| {name} | {cost.elapsed:.1f} s | {COUNT / cost.elapsed:,.0f} |")
    return rows


def _paired(part: Callable[[int], object], times: int = TIMES) -> float:
    part(0)
    part(1)
    taken = []
    for number in range(times):
        begun = time.perf_counter()
        part(number)
        taken.append(time.perf_counter() - begun)
    return median(taken)
