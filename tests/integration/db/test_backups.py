"""Backups and putting them back: whole, private, made beside a running program, and never at a loss."""

import json
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from e2e.serving_it import Served
from integration.cli.commands import AFTERWORD, PLAIN

NORTHWIND = {"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00", "said": "within a week"}
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def _ran(folder: Path, *words: str, given: object = None, status: int = 0, **more: str) -> Any:
    done = subprocess.run(
        [*AFTERWORD, *words], input=None if given is None else json.dumps(given), text=True, check=False,
        capture_output=True, umask=0, cwd=folder,
        env=PLAIN | {"AFTERWORD_DATA": str(folder / "data"), "DATABASE_URL": ""} | more,
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return partial(_ran, tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store has one case: made once."""
    folder = tmp_path_factory.mktemp("made")
    _capture(partial(_ran, folder), "Northwind")
    return folder / "data"


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """That store, as the test's own."""
    shutil.copytree(made, tmp_path / "data")
    return tmp_path / "data/afterword.sqlite3"


def _capture(run: Run, company: str) -> None:
    run("do", "capture", "-", given={**NORTHWIND, "company": company})


def _companies(path: Path) -> list[str]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        return [row[0] for row in connection.execute("SELECT company FROM storage_case ORDER BY id")]
    finally:
        connection.close()


def test_a_backup_is_one_private_file_with_everything(run: Run, path: Path, tmp_path: Path) -> None:
    said = run("backup", "copy.db").stdout
    copy = tmp_path / "copy.db"
    assert "Saved 1 case" in said
    assert str(copy) in said
    assert _companies(copy) == ["Northwind"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "data"]


def test_a_backup_is_made_while_the_program_runs(run: Run, path: Path, tmp_path: Path) -> None:
    served = Served(tmp_path / "data").start()
    try:
        _capture(run, "Acme")
        writing = sqlite3.connect(path, isolation_level=None)  # somebody who's just saving something
        writing.execute("BEGIN IMMEDIATE")
        writing.execute("DELETE FROM storage_duestep")
        run("backup", "copy.db")
        writing.execute("ROLLBACK")
        writing.close()
        assert _companies(tmp_path / "copy.db") == ["Northwind", "Acme"]
    finally:
        served.stop()


def test_a_backup_replaces_nothing_unless_told_to(run: Run, path: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    assert "--force" in run("backup", "copy.db", status=1).stderr
    assert (tmp_path / "copy.db").read_text() == "mine"
    run("backup", "--force", "copy.db")
    assert _companies(tmp_path / "copy.db") == ["Northwind"]
    assert "the database itself" in run("backup", "--force", str(path), status=1).stderr


def test_a_backup_of_a_damaged_store_is_none_and_the_one_before_stays(
    run: Run, path: Path, tmp_path: Path
) -> None:
    run("backup", "copy.db")
    whole = path.read_bytes()
    middle = len(whole) // 2 // 4096 * 4096
    path.write_bytes(whole[:middle] + b"\xff" * 4096 + whole[middle + 4096 :])
    assert "damaged" in run("backup", "--force", "copy.db", status=4).stderr
    assert _companies(tmp_path / "copy.db") == ["Northwind"]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy.db", "data"]


@pytest.mark.parametrize(
    ("target", "said"), [("no/such/copy.db", "folder isn't there"), ("data", "a folder, not a file")]
)
def test_a_place_that_is_none_is_said(run: Run, path: Path, target: str, said: str) -> None:
    assert said in run("backup", target, status=4).stderr


def test_without_a_store_there_is_nothing_to_back_up(run: Run, tmp_path: Path) -> None:
    assert "afterword serve" in run("backup", "copy.db", status=1).stderr
    assert not (tmp_path / "copy.db").exists()


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_has_a_tool_of_its_own(run: Run, command: str) -> None:
    url = "postgresql://afterword:secret@db.example/afterword"
    said = run(command, "my copy", status=2, DATABASE_URL=url).stderr
    assert {"backup": "pg_dump", "restore": "pg_restore"}[command] in said
    assert "'my copy'" in said
    assert "secret" not in said


def test_restoring_brings_back_what_was_saved_and_keeps_what_was_there(
    run: Run, path: Path, tmp_path: Path
) -> None:
    run("backup", "copy.db")
    before = (tmp_path / "copy.db").read_bytes()
    _capture(run, "Acme")
    path.chmod(0o644)
    said = run("restore", "copy.db").stdout
    assert "Restored 1 case" in said
    assert "Northwind" in run("today").stdout
    assert _companies(path) == ["Northwind"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    [previous] = path.parent.glob("afterword-before-restore-*.sqlite3")
    assert str(previous) in said
    assert _companies(previous) == ["Northwind", "Acme"]
    assert stat.S_IMODE(previous.stat().st_mode) == 0o600
    assert (tmp_path / "copy.db").read_bytes() == before
    run("restore", str(previous))  # and back again
    assert _companies(path) == ["Northwind", "Acme"]
    assert len(list(path.parent.glob("afterword-before-restore-*.sqlite3"))) == 2


@pytest.mark.parametrize("broken", [b"Dear diary", b""])
def test_restoring_works_where_the_store_is_broken_or_gone(
    run: Run, path: Path, tmp_path: Path, broken: bytes
) -> None:
    run("backup", "copy.db")
    stale = sqlite3.connect(path)
    stale.execute("UPDATE storage_case SET company = 'Stale'")
    stale.commit()
    wal = path.with_name(f"{path.name}-wal")
    left = wal.read_bytes()  # as a crash leaves it: whole, and ready to be put into whatever file is there
    stale.close()
    path.write_bytes(broken * 1000)
    wal.write_bytes(left)
    if not broken:
        path.unlink()
    run("restore", "copy.db")
    assert not wal.exists()
    assert _companies(path) == ["Northwind"]
    assert "Northwind" in run("today").stdout
    assert [each.read_bytes() for each in path.parent.glob("afterword-before-restore-*.sqlite3-wal")] == [
        left
    ]
    kept = list(path.parent.glob("afterword-before-restore-*.sqlite3"))
    assert [each.read_bytes() for each in kept] == ([broken * 1000] if broken else [])


def test_restoring_waits_for_nobody(run: Run, path: Path, tmp_path: Path) -> None:
    run("backup", "copy.db")
    _capture(run, "Acme")
    served = Served(tmp_path / "data").start()
    try:
        said = run("restore", "copy.db", status=1).stderr
        assert served.url in said
        assert "Ctrl-C" in said
    finally:
        served.stop()
    other = sqlite3.connect(path)
    try:
        other.execute("SELECT count(*) FROM storage_case").fetchone()
        assert "Another program" in run("restore", "copy.db", status=4).stderr
    finally:
        other.close()
    assert _companies(path) == ["Northwind", "Acme"]


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE bookmarks (url)")
    made.close()


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as made:
        made.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '9999_later', 0)")
    made.close()


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("spoil", "status", "said"),
    [
        (lambda path: path.write_text("no database"), 4, "isn't a database"),
        (lambda path: (path.unlink(), _foreign(path)), 1, "another program"),
        (_newer, 1, "newer version (9999_later)"),
        (_cut, 4, "damaged"),
        (lambda path: path.unlink(), 1, "no such file"),
        (lambda path: path.write_bytes(b""), 1, "an empty one"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    run: Run, path: Path, tmp_path: Path, spoil: Any, status: int, said: str
) -> None:
    run("backup", "copy.db")
    spoil(tmp_path / "copy.db")
    before = path.read_bytes()
    assert said in run("restore", "copy.db", status=status).stderr
    assert path.read_bytes() == before
    there = {each.name for each in path.parent.iterdir() if not each.name.endswith((".running", ".starting"))}
    assert there == {path.name}


def test_mail_that_waits_in_a_backup_is_asked_about_before_it_goes_out(
    run: Run, path: Path, tmp_path: Path
) -> None:
    columns = (
        "owner_id, case_id, contact, kind, purpose, occasion, state, claim_token, message_id, digest, body, mime,"
        " not_before, next_attempt_at, attempts, approved_at, updated_at, status_reason, installation, recorded, filed"
    )
    states = ["approved", "held", "sent", "uncertain"]
    with sqlite3.connect(path) as made:
        for at, state in enumerate(states):
            made.execute(
                f"INSERT INTO storage_outboxmessage ({columns}) SELECT owner_id, id, 'dana', 'thank_you', 'thank_you',"
                " ?, ?, '', ?, '', '{}', x'', 1, 1, 0, 1, 1, '', 'here', 0, 0 FROM storage_case",
                (f"r{at}", state, f"<{at}@here>"),
            )
    made.close()
    run("backup", "copy.db")
    said = run("restore", "copy.db").stdout
    assert "2 messages are waiting" in said
    assert "Sent folder" in said
    with sqlite3.connect(path) as found:
        rows = found.execute("SELECT state, installation FROM storage_outboxmessage ORDER BY id").fetchall()
    found.close()
    from afterword.db.backups import RESTORED

    assert rows == [("approved", RESTORED), ("held", RESTORED), ("sent", "here"), ("uncertain", "here")]


def test_a_backup_that_cannot_be_finished_leaves_nothing(run: Run, path: Path, tmp_path: Path) -> None:
    import resource

    def before() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    done = subprocess.run(
        [*AFTERWORD, "backup", "copy.db"], capture_output=True, text=True, check=False, cwd=tmp_path,
        preexec_fn=before, env=PLAIN | {"AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""},
    )  # fmt: skip
    assert (done.returncode, "The disk is full" in done.stderr) == (4, True), done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["data"]
