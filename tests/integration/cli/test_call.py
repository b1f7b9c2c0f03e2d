"""``afterword call``: every operation from a shell, and ``do``, its older name."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from integration.cli.commands import AFTERWORD, DATA, PLAIN, northwind

Run = Callable[..., Any]
CAPTURE = {"company": "Northwind", "ended_at": "2026-11-03T15:30:00-06:00"}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_(*words: str, given: bytes = b"", status: int = 0) -> str:
        done = subprocess.run(
            [*AFTERWORD, *words], input=given, capture_output=True, check=False, cwd=tmp_path,
            env=PLAIN | {"AFTERWORD_DATA": str(tmp_path / "data"), "DATABASE_URL": ""},
        )  # fmt: skip
        assert done.returncode == status, done.stderr
        assert b"Traceback" not in done.stderr
        return (done.stdout if status == 0 else done.stderr).decode()

    return run_


@pytest.mark.parametrize("command", ["call", "do"])
def test_a_request_is_json_a_file_or_what_is_piped_in(command: str, run: Run, tmp_path: Path) -> None:
    """``do capture '{…}'`` used to say that there was no such file."""
    text = json.dumps(CAPTURE)
    (tmp_path / "interview.json").write_text(text, "utf-8")
    for words in ((text,), ("@interview.json",), ("interview.json",)):
        assert "case" in json.loads(run(command, "capture", *words))
    for words in ((), ("-",)):
        assert "case" in json.loads(run(command, "capture", *words, given=text.encode()))


def test_an_operation_goes_by_its_old_name_too(run: Run) -> None:
    run("call", "capture", json.dumps(CAPTURE))
    mail = json.dumps({"case": "Northwind", "raw": "We need another week to decide."})
    assert json.loads(run("do", "take_in", mail))["case"] == 1
    again = json.loads(run("call", "ingest", mail))
    assert json.loads(run("do", "letters", '{"case": 1}')) == json.loads(
        run("call", "messages", '{"case": 1}')
    )
    assert json.loads(run("do", "letter", f'{{"letter": {again["letter"]}}}')) == again


def test_an_operation_without_a_store_makes_none(run: Run, tmp_path: Path) -> None:
    request = {"case": northwind(), "now": "2026-11-06T10:00:00-06:00"}
    assert json.loads(run("call", "plan", json.dumps(request)))["actions"]
    assert not (tmp_path / "data").exists()
    assert "leave out --now" in run(
        "call", "plan", json.dumps(request), "--now", "2026-11-06T10:00:00Z", status=2
    )


def test_the_list_and_the_schemas_are_shown(run: Run) -> None:
    assert "capture          write  Note an interview" in run("call", "--list")
    shown = json.loads(run("call", "put-off", "--schema"))
    assert (shown["name"], shown["effect"]) == ("snooze", "write")
    assert {"request", "result"} <= set(shown)
    assert "name an operation" in run("call", status=2)


def test_a_note_that_nobody_began_is_null(run: Run) -> None:
    run("call", "capture", json.dumps(CAPTURE | {"contacts": [{"name": "Dana Whitfield"}]}))
    asked = json.dumps({"case": 1, "kind": "thank_you", "contact": "dana"})
    assert json.loads(run("call", "note", asked)) is None


def test_a_plan_loads_the_operations_on_plans_and_no_others() -> None:
    code = (
        "import sys; from afterword.cli.main import run\n"
        f"run(['plan', {str(DATA / 'northwind.json')!r}, '--now', '2026-11-06T10:00:00-06:00', '--json'])\n"
        "loaded = [name for name in sys.modules if name.startswith('afterword.services.')]\n"
        "assert {name.split('.')[2] for name in loaded} == {'registry', 'operation', 'planning'}, loaded\n"
        "assert not {'argparse', 'django'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, env=PLAIN)
    assert done.returncode == 0, done.stderr
