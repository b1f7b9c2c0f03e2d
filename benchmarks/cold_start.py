"""How long a single plan takes, from nothing, against an interpreter that does nothing."""

import sys
import tempfile
from pathlib import Path

import msgspec

from benchmarks.cases import one
from benchmarks.processes import AFTERWORD, paired

TIMES = 60


def report() -> list[str]:
    """A table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "case.json"
        file.write_bytes(msgspec.json.encode(one(1)["case"]))
        nothing, plan, ratio = paired([sys.executable, "-c", "pass"], [AFTERWORD, "plan", str(file)], TIMES)
    return [
        "## Cold start",
        "",
        f"Whole processes, alternating, medians of {TIMES} pairs.",
        "",
        "| `python -c pass` | `afterword plan case.json` | ratio |",
        "|---|---|---|",
        f"| {nothing * 1e3:.1f} ms | {plan * 1e3:.1f} ms | {ratio:.2f} |",
    ]
