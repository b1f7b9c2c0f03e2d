"""A disk, a folder or a database that fails: said plainly, with status 4, and nothing lost."""

import json
import os
import pwd
import resource
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integration.cli.commands import AFTERWORD, DATA, PLAIN

CASE = str(DATA / "northwind.json")
NORTHWIND = {"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week"}
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that somebody without privileges can reach: pytest's own are closed to others."""
    made = Path(tempfile.mkdtemp(prefix="aw-outside-", dir="/tmp"))
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(made, nobody.pw_uid, nobody.pw_gid)
    yield made
    for each in made.rglob("*"):
        if each.is_dir():
            each.chmod(0o700)
    shutil.rmtree(made)


@pytest.fixture
def run(folder: Path) -> Run:
    """A command in a process that permissions hold for: root's would pass over them."""

    def run_(*words: str, given: object = None, limit: int = 0, **more: Any) -> Any:
        def before() -> None:
            if limit:
                resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            more |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
        env = PLAIN | {"AFTERWORD_DATA": str(folder / "data"), "DATABASE_URL": "", "HOME": str(folder)}
        env |= streams.pop("env", {})
        return subprocess.run(
            [*AFTERWORD, *words], input=None if given is None else json.dumps(given), text=True, check=False,
            cwd=folder, env=env, preexec_fn=before, **streams,
        )  # fmt: skip

    return run_


def _said(done: "subprocess.CompletedProcess[str]", *words: str) -> None:
    assert done.returncode == 4, done.stderr
    assert "Traceback" not in done.stderr
    assert "please report" not in done.stderr
    for each in words:
        assert each in done.stderr


def _captured(run: Run) -> None:
    done = run("do", "capture", "-", given=NORTHWIND)
    assert done.returncode == 0, done.stderr


def _cases(run: Run) -> int:
    done = run("do", "cases")
    assert done.returncode == 0, done.stderr
    return len(json.loads(done.stdout))


@pytest.mark.parametrize("room", [8_192, 40_000])
def test_a_full_disk_is_said_and_what_was_saved_stays(run: Run, folder: Path, room: int) -> None:
    _captured(run)
    size = (folder / "data/afterword.sqlite3").stat().st_size
    _said(
        run("do", "capture", "-", given={**NORTHWIND, "role": "x" * 400}, limit=room),
        "The disk is full", "everything saved before is safe", "Free up some space",
    )  # fmt: skip
    assert (folder / "data/afterword.sqlite3").stat().st_size == size
    assert _cases(run) == 1


def test_a_folder_that_may_not_be_written_is_said_but_today_reads_it(run: Run, folder: Path) -> None:
    _captured(run)
    (folder / "data").chmod(0o500)
    (folder / "data/afterword.sqlite3").chmod(0o400)
    done = run("today")
    assert (done.returncode, "Northwind" in done.stdout) == (0, True), done.stderr
    _said(
        run("do", "capture", "-", given=NORTHWIND),
        "can't write there",
        str(folder / "data"),
        "AFTERWORD_DATA",
    )


@pytest.fixture
def closed(folder: Path) -> Path:
    """A folder that can be looked into, and no more."""
    made = folder / "closed"
    made.mkdir(mode=0o500)
    if os.geteuid() == 0:
        os.chown(made, 0, 0)
        made.chmod(0o755)
    return made


@pytest.mark.parametrize("words", [("export",), ("backup",), ("print", "card", CASE, "--out")])
def test_a_file_that_cannot_be_written_is_said(run: Run, closed: Path, words: tuple[str, ...]) -> None:
    _captured(run)
    _said(run(*words, str(closed / "out.file")), "isn't allowed in there", str(closed))
    assert not list(closed.iterdir())


def test_a_folder_that_cannot_be_made_is_said(run: Run, folder: Path, closed: Path) -> None:
    at = {"AFTERWORD_DATA": str(folder / "closed/data")}
    _said(run("do", "cases", env=at), "isn't allowed in there", str(folder / "closed"))
    _said(run("serve", "--no-browser", env=at), "isn't allowed in there", str(folder / "closed"))


def test_a_file_that_nobody_may_read_is_said(run: Run, folder: Path) -> None:
    _captured(run)
    (folder / "data/afterword.sqlite3").chmod(0)
    for words in (("today",), ("do", "cases")):
        _said(run(*words), "afterword.sqlite3")


def test_a_path_under_a_file_is_said(run: Run, folder: Path) -> None:
    (folder / "file").write_text("mine")
    _said(run("do", "cases", env={"AFTERWORD_DATA": str(folder / "file/data")}), str(folder / "file"))
    assert (folder / "file").read_text() == "mine"


def test_a_database_that_is_a_folder_is_said(run: Run, folder: Path) -> None:
    (folder / "data/afterword.sqlite3").mkdir(parents=True)
    if os.geteuid() == 0:
        shutil.chown(folder / "data", "nobody")
        shutil.chown(folder / "data/afterword.sqlite3", "nobody")
    for words in (("today",), ("do", "cases")):
        _said(run(*words), "a folder, not a file", "afterword.sqlite3")


@pytest.mark.parametrize("words", [("today",), ("do", "cases")])
def test_a_file_that_is_no_database_is_said_and_left_alone(
    run: Run, folder: Path, words: tuple[str, ...]
) -> None:
    _captured(run)
    path = folder / "data/afterword.sqlite3"
    path.write_bytes(b"Dear diary, " * 1000)
    _said(run(*words), "isn't a database", "afterword restore")
    assert path.read_bytes() == b"Dear diary, " * 1000


@pytest.mark.parametrize("words", [("today",), ("do", "cases")])
def test_a_damaged_file_is_said(run: Run, folder: Path, words: tuple[str, ...]) -> None:
    _captured(run)
    path = folder / "data/afterword.sqlite3"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    _said(run(*words), "damaged", "afterword restore")


def test_a_database_that_somebody_holds_is_said(run: Run, folder: Path) -> None:
    _captured(run)
    holding = sqlite3.connect(folder / "data/afterword.sqlite3", isolation_level=None)
    try:
        holding.execute("BEGIN IMMEDIATE")
        url = f"sqlite://{folder}/data/afterword.sqlite3?timeout=0"
        done = run("do", "capture", "-", given=NORTHWIND, env={"DATABASE_URL": url})
        _said(done, "Another program is using the database", "Try again in a moment")
    finally:
        holding.close()
    assert _cases(run) == 1


@pytest.mark.parametrize(
    "words", [("today",), ("do", "cases"), ("--help",), ("plan", "--help"), ("completion", "bash")]
)
def test_output_that_cannot_be_written_is_said(run: Run, words: tuple[str, ...]) -> None:
    _captured(run)
    with Path("/dev/full").open("wb") as full:
        _said(run(*words, stdout=full), "output couldn't be written", "no space left on device")


def test_output_that_nobody_reads_any_more_ends_quietly(run: Run) -> None:
    _captured(run)
    read, write = os.pipe()
    os.close(read)
    try:
        done = run("do", "export", stdout=write)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_closed_streams_do_no_harm(run: Run, folder: Path) -> None:
    """Without streams, the database would be opened as number 1, and what is printed would go into it."""
    done = subprocess.run(
        ["sh", "-c", 'exec "$@" <&- >&- 2>&-', "sh", *AFTERWORD, "do", "cases"], check=False,
        env=PLAIN | {"AFTERWORD_DATA": str(folder / "open"), "DATABASE_URL": ""},
    )  # fmt: skip
    assert done.returncode == 0
    with sqlite3.connect(folder / "open/afterword.sqlite3") as made:
        assert made.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        ("OperationalError", "unreachable"),
        ("errors.AdminShutdown", "unreachable"),
        ("errors.TooManyConnections", "unreachable"),
        ("errors.DiskFull", "full"),
        ("errors.ReadOnlySqlTransaction", "read_only"),
        ("errors.LockNotAvailable", "locked"),
        ("errors.UndefinedTable", None),
    ],
)
def test_what_postgresql_says_of_the_world_is_told_from_our_own_mistakes(
    kind: str, problem: str | None
) -> None:
    psycopg = pytest.importorskip("psycopg")
    from django.db.utils import DatabaseError

    from afterword import bootstrap

    cause = psycopg
    for name in kind.split("."):
        cause = getattr(cause, name)
    error = DatabaseError("as Django says it")
    error.__cause__ = cause("what the server said")
    found = bootstrap.store_error(error)
    assert (found.problem if found else None) == problem
