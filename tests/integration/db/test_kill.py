"""What was answered "kept" is kept, though the program is killed at whatever moment."""

import random
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import itertools, sys
from datetime import datetime
from pathlib import Path
from afterword import bootstrap
from afterword.services.context import Caller
from afterword.services.cases.capture import capture
from afterword.services.cases.schemas import CaptureRequest
from afterword.config import Config

folder, run = Path(sys.argv[1]), sys.argv[2]
books = bootstrap.store(Config(folder, f"sqlite://{folder}/kept.sqlite3"))
bootstrap.maintenance().migrate()
now = datetime.fromisoformat("2026-11-03T17:10:00-05:00")
caller = Caller(bootstrap.maintenance().local_person("en"), "test", now)
for number in itertools.count():
    role, once = f"Run {run}, role {number}", f"run-{run}-{number}"
    print(capture(books, caller, CaptureRequest(company="Northwind", role=role, ended_at=now, once=once)), flush=True)
"""


@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_said_to_be_kept_is_there_after_a_kill(tmp_path: Path, seed: int, thorough: bool) -> None:
    kills = 50 if thorough else 3
    chance = random.Random(seed)
    promised: list[int] = []
    for run in range(kills):
        promised += _until_killed(tmp_path, run, chance.randint(1, 40))
        with sqlite3.connect(f"file:{tmp_path}/kept.sqlite3?mode=ro", uri=True) as file:
            assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert file.execute("PRAGMA foreign_key_check").fetchall() == []
            there = {row[0] for row in file.execute("SELECT id FROM storage_case")}
            # No case of which only a part was kept: each has its first entry, a plan, and its key's answer.
            assert there == {row[0] for row in file.execute("SELECT case_id FROM storage_historyentry")}
            assert there == {row[0] for row in file.execute("SELECT case_id FROM storage_duestep")}
            assert there == {int(row[0]) for row in file.execute("SELECT result FROM storage_idempotencykey")}
        file.close()
        assert set(promised) <= there
        assert len(there) - len(promised) <= run + 1  # at most one a run was kept and not yet told of
    assert len(promised) == len(set(promised)) >= kills


def _until_killed(folder: Path, run: int, lines: int) -> list[int]:
    """The numbers that a program printed before it was killed, some lines in."""
    command = [sys.executable, "-c", PROGRAM, str(folder), str(run)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines)]
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL
    return [int(each) for each in said if each.endswith("\n")]
