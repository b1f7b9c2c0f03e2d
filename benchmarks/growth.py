"""How cost and memory grow with the number of cases."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import AFTERWORD, run

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def report() -> list[str]:
    """A table."""
    rows = [
        "## Growth",
        "",
        "`afterword plan --batch < cases.jsonl`, one process, from start to end.",
        "",
        "| cases | elapsed | cases a second | µs a case | peak memory |",
        "|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cases.jsonl"
        for size in SIZES:
            # Written by another process: the most memory of one counts that of the one that started it.
            with file.open("wb") as target:
                words = [sys.executable, "-m", "benchmarks.cases", str(size)]
                subprocess.run(words, stdout=target, check=True)
            cost = run([AFTERWORD, "plan", "--batch"], file)
            rate = size / cost.elapsed
            rows.append(
                f"| {size:,} | {cost.elapsed:.2f} s | {rate:,.0f} | {1e6 / rate:.1f} | {cost.memory:.0f} MB |"
            )
    return rows
