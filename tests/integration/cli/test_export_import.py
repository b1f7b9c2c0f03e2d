"""``afterword export`` and ``import`` on a shell: into a file, from it, and through a pipe."""

import json
import shutil
import stat
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from integration.cli.commands import AFTERWORD, PLAIN

NOW = "2026-11-03T17:10:00-05:00"
NORTHWIND = {
    "company": "Northwind", "role": "Dáta engineer", "ended_at": "2026-11-03T15:30:00-06:00",
    "contacts": [{"name": "Dana Whitfield", "email": "dana@northwind.example"}], "said": "within a week",
}  # fmt: skip
Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


def _ran(folder: Path, *words: str, at: str = "here", given: Any = b"", status: int = 0) -> Any:
    data = given if isinstance(given, bytes) else json.dumps(given).encode()
    done = subprocess.run(
        [*AFTERWORD, *words], input=data, capture_output=True, check=False, cwd=folder, umask=0,
        env=PLAIN | {"AFTERWORD_DATA": str(folder / at), "DATABASE_URL": ""},
    )  # fmt: skip
    assert done.returncode == status, done.stderr
    assert b"Traceback" not in done.stderr
    return done


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return partial(_ran, tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two cases, a note, something put off, something undone, and a profile: made once."""
    folder = tmp_path_factory.mktemp("filled")
    run = partial(_ran, folder)
    profile = {"name": "Priya Nair", "timezone": "America/New_York", "policy": "modern"}
    run("do", "save_profile", "-", given=profile)
    run("do", "capture", "-", "--now", NOW, given=NORTHWIND)
    run("do", "capture", "-", "--now", NOW, given={**NORTHWIND, "company": "Acme"})
    sent = {"kind": "note_sent", "at": NOW, "contact": "dana", "channel": "email", "purpose": "thank_you"}
    run("do", "record", "-", "--now", NOW, given={"case": 1, "event": sent})
    run("do", "undo", "-", "--now", NOW, given={"case": 1})
    text = {"case": 2, "kind": "thank_you", "contact": "dana", "text": "Dear Dana"}
    run("do", "save_note", "-", given=text)
    return folder / "here"


@pytest.fixture
def full(filled: Path, tmp_path: Path) -> None:
    """That store, as the test's own."""
    shutil.copytree(filled, tmp_path / "here")


def _same(one: bytes, other: bytes) -> None:
    """But for the moment of the export."""
    assert one.split(b"\n", 1)[1] == other.split(b"\n", 1)[1]
    assert b"Northwind" in one


def test_an_export_is_imported_from_its_file(run: Run, full: None, tmp_path: Path) -> None:
    out = run("export").stdout
    (tmp_path / "everything.json").write_bytes(out)
    said = run("import", "everything.json", at="there").stdout.decode()
    assert said == "Added 2 cases, and your profile.\n"
    _same(run("export", at="there").stdout, out)
    again = run("import", "everything.json", at="there").stdout.decode()
    assert again == "Added 0 cases. 2 already here, left unchanged.\n"
    _same(run("export", at="there").stdout, out)


@pytest.mark.parametrize("source", ["", " -"])
def test_an_export_is_imported_through_a_pipe(run: Run, full: None, tmp_path: Path, source: str) -> None:
    line = f'AFTERWORD_DATA=here "$@" export | AFTERWORD_DATA=there "$@" import{source}'
    env = PLAIN | {"DATABASE_URL": ""}
    here, there = (str(tmp_path / each) for each in ("here", "there"))
    line = line.replace("=here", f"={here}").replace("=there", f"={there}")
    done = subprocess.run(["sh", "-c", line, "sh", *AFTERWORD], capture_output=True, check=False, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    _same(run("export", at="there").stdout, run("export").stdout)


def test_do_takes_its_own_export_too(run: Run, full: None) -> None:
    out = run("do", "export").stdout
    assert json.loads(run("do", "import", "-", at="there", given=out).stdout)["added"] == 2
    assert json.loads(run("do", "cases", at="there").stdout)


def test_a_profile_of_ones_own_stays_unless_asked_for(run: Run, full: None, tmp_path: Path) -> None:
    out = run("export").stdout
    run("do", "save_profile", "-", at="there", given={"name": "Jo Doe", "timezone": "Europe/Berlin"})
    assert run("import", "-", at="there", given=out).stdout == b"Added 2 cases.\n"
    assert json.loads(run("do", "profile", at="there").stdout)["name"] == "Jo Doe"
    run("import", "-", "--profile", at="there", given=out)
    assert json.loads(run("do", "profile", at="there").stdout)["name"] == "Priya Nair"


@pytest.mark.parametrize("words", [(), ("--csv",)])
def test_an_exported_file_is_private_whole_and_replaces_nothing(
    run: Run, full: None, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "out.file"
    run("export", *words, "out.file")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert b"Northwind" in before
    assert b"--force" in run("export", *words, "out.file", status=1).stderr
    assert path.read_bytes() == before
    run("export", *words, "--force", "out.file")
    assert not list(tmp_path.glob(".*.part"))
    assert b"folder isn't there" in run("export", "no/such/out.file", status=4).stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b"", "nothing in it"),
        (b"Company,Role\nAcme,Dev\n", "no export of Afterword's"),
        (b'{"schema": "afterword.export/1", "exp', "whole and as it was saved"),
        (b'{"schema": "afterword.export/9"}', "afterword.export/1"),
    ],
)
def test_what_is_no_export_is_said(run: Run, given: bytes, said: str) -> None:
    assert said in run("import", "-", given=given, status=1).stderr.decode()


def test_a_case_that_makes_no_sense_is_said_and_the_others_come_in(run: Run, full: None) -> None:
    table = json.loads(run("export").stdout)
    table["cases"][0]["interviews"][0]["contacts"] = ["nobody"]
    done = run("import", "-", at="there", given=table, status=1)
    assert b"Added 1 case, and your profile." in done.stdout
    assert b"cases[0].interviews[0].contacts" in done.stderr
