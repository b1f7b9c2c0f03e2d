"""Starting together: one process makes the store, the others wait, and one of them serves it."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from afterword.core.errors import InputError
from afterword.integrations.running_instances import Instances
from afterword.ports import Running
from e2e.serving_it import free_port

MAIN = "from afterword.cli.main import main; main()"
KILLED = """
import os, signal
from django.db.models.signals import post_migrate
from django.db.backends.signals import connection_created
from afterword import bootstrap
from afterword.config import config, secret

def die(**_):
    os.kill(os.getpid(), signal.SIGKILL)

found = config()
secret(found.data)
{when}
bootstrap.store(found)
"""
"""Starts, and is killed on the way."""
MOMENTS = {
    "before the tables": "connection_created.connect(die)",
    "between the tables": (
        "seen = []\n"
        "def watch(run, sql, *rest):\n"
        "    seen.append('CREATE TABLE' in sql)\n"
        "    return die() if sum(seen) == 6 else run(sql, *rest)\n"
        "def begun(connection, **_):\n"
        "    connection.execute_wrappers.append(watch)\n"
        "connection_created.connect(begun)"
    ),
    "after the tables": "post_migrate.connect(die)",
}


def _environment(data: Path, **more: str) -> dict[str, str]:
    own = {"AFTERWORD_DATA": str(data), "DATABASE_URL": "", "AFTERWORD_HOSTS": "", "PYTHONUNBUFFERED": "1"}
    return {**os.environ, **own, **more}


@pytest.fixture
def begin() -> Iterator[object]:
    """Begins a command; what still runs at the end is ended."""
    running: list[subprocess.Popen[str]] = []

    def begin_(data: Path, *words: str, cwd: Path | None = None, **more: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *words], env=_environment(data, **more), cwd=cwd,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        running.append(process)
        return process

    yield begin_
    for process in running:
        if process.poll() is None:
            process.terminate()
        process.communicate(timeout=60)


def _link(process: subprocess.Popen[str]) -> str:
    """The link that a serving process prints once it listens."""
    assert process.stdout is not None
    for line in process.stdout:
        found = re.search(r"http://localhost:\d+/local/\S+", line)
        if found:
            return found[0]
    assert process.stderr is not None
    raise AssertionError(process.stderr.read())


def test_twelve_first_commands_at_once_all_succeed(tmp_path: Path, begin: object) -> None:
    data, port = tmp_path / "data", str(free_port())
    words = [
        ("serve", "--no-browser", "--port", port), ("today",), ("open", "--no-browser"), ("do", "cases"),
    ]  # fmt: skip
    commands = [begin(data, *words[number % 4]) for number in range(12)]  # type: ignore[operator]
    serving = [each for each in commands if "serve" in each.args]
    others = [each for each in commands if each not in serving]
    for each in others:
        out, err = each.communicate(timeout=120)
        assert each.returncode == 0, (each.args, out, err)
        assert "Traceback" not in err
    # One of the three serves, and the two others say where and are done.
    links = [_link(each) for each in serving]
    assert all(link.startswith(f"http://localhost:{port}/local/") for link in links)
    assert sorted(map(_ended, serving)) == [False, True, True]
    with closing(sqlite3.connect(data / "afterword.sqlite3")) as connection:
        assert connection.execute("SELECT count(*) FROM storage_person WHERE is_local").fetchone() == (1,)


def _ended(process: subprocess.Popen[str]) -> bool:
    """Whether a process that has printed its link ends by itself soon: the one that serves does not."""
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        return False
    return True


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_start_that_was_killed_is_begun_again(tmp_path: Path, begin: object, moment: str) -> None:
    data = tmp_path / "data"
    killed = subprocess.run(
        [sys.executable, "-c", KILLED.replace("{when}", MOMENTS[moment])], env=_environment(data),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    file = data / "afterword.sqlite3"
    assert not file.exists() or not file.stat().st_size, "half a database was to be seen"
    for words in (("today",), ("do", "cases"), ("today",)):
        process = begin(data, *words)  # type: ignore[operator]
        _out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    assert not list(data.glob("*.new*"))


def test_an_empty_key_of_a_killed_start_is_made_again(tmp_path: Path) -> None:
    from afterword.config import secret

    (tmp_path / "secret").touch()
    assert len(secret(tmp_path)) > 50
    assert secret(tmp_path) == secret(tmp_path)


def test_who_serves_is_found_from_any_folder(tmp_path: Path, begin: object) -> None:
    """The same database by two data folders, two working directories, and a link to the file."""
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    (second / "linked.sqlite3").symlink_to(first / "afterword.sqlite3")
    serving = begin(first, "serve", "--no-browser", "--port", str(free_port()), cwd=first)  # type: ignore[operator]
    url = _link(serving).partition("/local/")[0]
    for path in (first / "afterword.sqlite3", second / "linked.sqlite3"):
        where = {"cwd": second, "DATABASE_URL": f"sqlite://{path}"}
        for words in (("serve", "--no-browser"), ("open", "--no-browser")):
            process = begin(second, *words, **where)  # type: ignore[operator]
            out, err = process.communicate(timeout=60)
            assert process.returncode == 0, err
            link = re.search(rf"{url}/local/(\S+)", out)
            assert link is not None
            # A link that works: it's made where the program that runs looks for it.
            from afterword.integrations.clock import SystemClock
            from afterword.integrations.login_links import OneTimeLoginLinks

            assert OneTimeLoginLinks(first).stands(link[1], SystemClock().now())


def test_a_killed_program_blocks_nobody(tmp_path: Path, begin: object) -> None:
    data, port = tmp_path / "data", str(free_port())
    killed = begin(data, "serve", "--no-browser", "--port", port)  # type: ignore[operator]
    _link(killed)
    killed.kill()
    killed.wait(30)
    assert _link(begin(data, "serve", "--no-browser", "--port", port))  # type: ignore[operator]


def test_waiting_has_an_end_and_a_reason(tmp_path: Path) -> None:
    """Two handles on one file exclude each other as two processes do."""
    told: list[str] = []
    base = tmp_path / "kept"
    with (
        Instances(base).starting(told.append),
        pytest.raises(InputError, match="setting it up"),
        Instances(base).starting(told.append, longest=0),
    ):
        pass
    first = Instances(base)
    assert first.claim(told.append) is None
    with pytest.raises(InputError, match="doesn't answer"):
        Instances(base).claim(told.append, longest=0)
    first.announce(Running("http://localhost:1", str(tmp_path), local=True))
    with pytest.raises(InputError, match=r"at http://localhost:1"):
        Instances(base).claim(told.append, longest=0)
    assert Instances(base).find(told.append, longest=0) is None
    first.release()
    assert Instances(base).claim(told.append, longest=0) is None
