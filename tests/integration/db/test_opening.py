"""The database file: private, and whole once the program has ended, however it ends."""

import json
import os
import signal
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from e2e.serving_it import Served
from integration.cli.commands import AFTERWORD, PLAIN

NORTHWIND = {"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week"}
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_(*words: str, given: object = None, umask: int = 0) -> str:
        done = subprocess.run(
            [*AFTERWORD, *words], input=None if given is None else json.dumps(given), text=True, check=False,
            capture_output=True, umask=umask,
            env=PLAIN | {"AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run_


def _companies(path: Path) -> list[str]:
    """What is in a copy of the one file, and nothing beside it."""
    copy = path.with_name("copy.sqlite3")
    copy.write_bytes(path.read_bytes())
    connection = sqlite3.connect(f"file:{copy}?mode=ro&immutable=1", uri=True)
    try:
        return [row[0] for row in connection.execute("SELECT company FROM storage_case ORDER BY id")]
    finally:
        connection.close()
        copy.unlink()


def _files(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir() if each.name.startswith(path.name))


def test_after_a_command_the_one_file_holds_everything(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    run("do", "capture", "-", given=NORTHWIND)
    assert _companies(path) == ["Northwind"]
    assert _files(path) == [path.name]
    run("today")
    assert _files(path) == [path.name]


def test_a_command_that_fails_leaves_one_file_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    run("do", "capture", "-", given=NORTHWIND)
    with pytest.raises(AssertionError, match="isn't one of yours"):
        run("do", "case", "-", given={"case": 9})
    assert _files(path) == [path.name]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_command_that_is_ended_leaves_one_file_too(run: Run, tmp_path: Path, number: int) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    for at in range(3):
        run(
            "do", "capture", "-", given={**NORTHWIND, "company": f"Northwind {at}", "left_open": "x" * 20_000}
        )
    assert _files(path) == [path.name]
    env = PLAIN | {"AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""}
    with subprocess.Popen([*AFTERWORD, "export"], stdout=subprocess.PIPE, env=env) as stuck:
        assert stuck.stdout is not None
        assert stuck.stdout.read(1) == b"{"  # and no more: the pipe is full
        assert len(_files(path)) > 1
        stuck.send_signal(number)
        assert stuck.wait(30) == 128 + number
    assert _files(path) == [path.name]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_after_serving_the_one_file_holds_everything(run: Run, tmp_path: Path, number: int) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    served = Served(tmp_path / "data").start()
    assert served.process is not None
    for _ in range(6):  # some of the threads that answer have connections of their own by now
        assert subprocess.run(["true"], check=False).returncode == 0
        _asked(served)
    run("do", "capture", "-", given=NORTHWIND)
    served.process.send_signal(number)
    assert served._ended() == 0
    assert _companies(path) == ["Northwind"]
    assert _files(path) == [path.name]


def _asked(served: Served) -> None:
    from urllib.request import urlopen

    with urlopen(f"{served.url}/healthz", timeout=20) as answer:
        assert answer.read() == b"ok"


def test_a_command_beside_a_server_does_not_take_its_files_away(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    served = Served(tmp_path / "data").start()
    try:
        run("do", "capture", "-", given=NORTHWIND)
        assert _companies(path) == ["Northwind"]
        _asked(served)
    finally:
        served.stop()


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_nobody_else_can_read_what_is_kept(run: Run, tmp_path: Path, umask: int) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    (tmp_path / "data").chmod(0o755)
    run("do", "capture", "-", given=NORTHWIND, umask=umask)
    for each in (tmp_path / "data").rglob("*"):
        assert stat.S_IMODE(each.stat().st_mode) == (0o700 if each.is_dir() else 0o600), each


def test_all_that_serving_writes_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        served = Served(tmp_path / "deep/data").start()
    finally:
        os.umask(before)
    try:
        urlopen(f"{served.url}/healthz").close()  # opens the database
        there = [tmp_path / "deep", *(tmp_path / "deep").rglob("*")]
        assert {each.name for each in there} >= {
            "secret",
            ".afterword.sqlite3.running",
            "afterword.sqlite3-wal",
        }
        for each in there:
            assert stat.S_IMODE(each.stat().st_mode) == (0o700 if each.is_dir() else 0o600), each
    finally:
        served.stop()


@pytest.mark.parametrize("words", [("today",), ("do", "cases")])
def test_a_database_that_others_could_read_is_closed_to_them(run: Run, tmp_path: Path, words: Any) -> None:
    run("do", "capture", "-", given=NORTHWIND)
    path = tmp_path / "data/afterword.sqlite3"
    path.chmod(0o666)
    run(*words)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_that_others_could_read_is_closed_to_them_and_an_empty_one_made_anew(tmp_path: Path) -> None:
    from afterword.config import secret

    made = secret(tmp_path)
    (tmp_path / "secret").chmod(0o644)
    assert secret(tmp_path) == made
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    (tmp_path / "secret").write_text("")  # as a full disk left it
    assert len(secret(tmp_path)) > 40
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]


def test_what_a_crash_left_of_a_file_that_is_gone_does_not_get_into_the_new_one(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "data/afterword.sqlite3"
    run("do", "capture", "-", given=NORTHWIND)
    crashed = sqlite3.connect(path)
    crashed.execute("UPDATE storage_case SET company = 'Stale'")
    crashed.commit()
    wal = path.with_name(f"{path.name}-wal")
    left = wal.read_bytes()
    crashed.close()
    wal.write_bytes(left)
    path.unlink()  # somebody wanted to begin anew
    run("do", "capture", "-", given={**NORTHWIND, "company": "Acme"})
    assert _companies(path) == ["Acme"]
    assert path.with_name(f"{path.name}.left-wal").read_bytes() == left


def test_a_file_in_which_nothing_was_made_yet_is_an_empty_start(run: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/afterword.sqlite3").touch()
    assert "nothing here yet" in run("today")
