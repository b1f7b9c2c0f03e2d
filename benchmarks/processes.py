"""Whole processes, timed: what a person waits for."""

import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

AFTERWORD = str(Path(sys.executable).with_name("afterword"))


class Cost(NamedTuple):
    """What a process took: elapsed and processor seconds, and the most memory it held, in MB."""

    elapsed: float
    processor: float
    memory: float


def run(words: list[str], given: Path | None = None) -> Cost:
    """Run a command to its end; its output goes nowhere."""
    with open(given or os.devnull, "rb") as source:  # noqa: PTH123 - the null device among them
        begun = time.perf_counter()
        process = subprocess.Popen(words, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - begun
        assert process.stderr is not None
        complaint = process.stderr.read().decode()
        process.stderr.close()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{words} ended with {process.returncode}: {complaint}")
    return Cost(elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def paired(first: list[str], second: list[str], times: int) -> tuple[float, float, float]:
    """Median elapsed seconds of two commands run in turn, and the median of their ratios."""
    pairs = [(run(first).elapsed, run(second).elapsed) for _ in range(times)]
    ones, others = zip(*pairs, strict=True)
    return median(ones), median(others), median(other / one for one, other in pairs)


def servers(name: str) -> Any:
    """A module of the tests' mail servers."""
    folder = str(Path(__file__).parents[1] / "tests")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return import_module(f"integration.mail.servers.{name}")
