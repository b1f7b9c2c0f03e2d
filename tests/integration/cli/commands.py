"""The command line as a person or a program starts it: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

AFTERWORD = [sys.executable, "-m", "afterword"]
DATA = Path(__file__).parents[2] / "data"
CHOICES = {"FORCE_COLOR", "NO_COLOR", "COLUMNS", "TQDM_DISABLE"}
PLAIN = {key: value for key, value in os.environ.items() if key not in CHOICES} | {"AFTERWORD_LANG": "en"}


def start(*words: str, **options: Any) -> "subprocess.Popen[bytes]":
    """A command on its way, its three streams in the test's hands."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen([*AFTERWORD, *words], **({"env": PLAIN} | streams))


def afterword(*words: str, given: str | bytes = b"", **env: str) -> "subprocess.CompletedProcess[str]":
    """A command run to its end."""
    data = given.encode() if isinstance(given, str) else given
    done = subprocess.run([*AFTERWORD, *words], input=data, capture_output=True, check=False, env=PLAIN | env)
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )


def northwind() -> dict[str, Any]:
    """One case, its thank-you sent and its week not over; a fresh copy each time."""
    return json.loads((DATA / "northwind.json").read_text("utf-8"))
