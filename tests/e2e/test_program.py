"""The program as a process: it starts, says where it is, shares nothing by accident, and ends when asked."""

import http.client
import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from e2e.serving_it import HELD, Served, free_port

STOPPED_ELSEWHERE = """
import signal, sys, threading
from afterword.web.one_process import serve_here

def waits():
    frame = sys._current_frames()[threading.main_thread().ident]
    with open(f"/proc/self/task/{threading.main_thread().native_id}/stat") as state:
        return frame.f_code.co_name == "serve_here" and state.read().rsplit(")", 1)[1].split()[0] == "S"

def work(stop):
    while not waits():
        continue
    signal.pthread_kill(threading.get_ident(), signal.SIGTERM)
    stop.wait()

sys.exit(not serve_here(None, "127.0.0.1", int(sys.argv[1]), proxies=0, ready=lambda: None, work=work))
"""
"""Serves, and gets its signal in another thread than the one that waits for it."""

MAIN = "from afterword.cli.main import main; main()"


def asked(program: Served, path: str, **headers: str) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("localhost", program.port, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def test_it_ends_politely_and_starts_again_on_the_same_store(fresh: Callable[..., Served]) -> None:
    program = fresh()
    assert asked(program, "/healthz")[0] == 200
    assert program.stop() == 0
    program.start()
    assert asked(program, "/healthz")[2] == b"ok"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="what a thread does is read from /proc")
def test_a_signal_that_interrupts_nothing_ends_it_too() -> None:
    """A signal can come just before the wait, or in another thread: then the system interrupts no wait."""
    done = subprocess.run(
        [sys.executable, "-c", STOPPED_ELSEWHERE, str(free_port())],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "afterword.web.settings"}, timeout=30, check=False,
    )  # fmt: skip
    assert done.returncode == 0


def test_health_answers_under_any_name_and_other_names_are_refused_plainly(
    fresh: Callable[..., Served],
) -> None:
    program = fresh()
    for name in (f"192.0.2.7:{program.port}", "[2001:db8::7]", "monitor.example", "no_such/host", ""):
        status, _headers, body = asked(program, "/healthz", Host=name)
        assert (status, body) == (200, b"ok"), name
        status, headers, body = asked(program, "/cases", Host=name)
        assert (status, headers["Content-Type"]) == (400, "text/plain; charset=utf-8"), name
        assert b"Use the one shown when it started" in body
        assert headers["X-Content-Type-Options"] == "nosniff"
    program.stop()
    assert "Traceback" not in "".join(program.said)
    assert "DisallowedHost" not in "".join(program.said)


def test_a_second_start_leads_to_the_first(fresh: Callable[..., Served]) -> None:
    program = fresh()
    second = subprocess.run(
        [sys.executable, "-c", MAIN, "serve", "--no-browser"],
        env=program.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert second.returncode == 0
    assert f"running already: {program.url}/local/" in second.stdout


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-c", MAIN, "serve", "--port", str(port), "--no-browser"],
            env={**os.environ, "AFTERWORD_DATA": str(tmp_path)}, capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, str(port) in done.stderr) == (1, True)


def test_a_newer_versions_store_is_left_alone(tmp_path: Path) -> None:
    program = Served(tmp_path).start()
    program.stop()
    with sqlite3.connect(tmp_path / "afterword.sqlite3") as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('storage', '9999_later', '2030-01-01')"
        )
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "serve", "--port", str(free_port()), "--no-browser"],
        env=program.environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "9999_later" in done.stderr


def test_what_is_kept_is_for_its_owners_eyes(fresh: Callable[..., Served]) -> None:
    program = fresh()
    assert program.data.stat().st_mode & 0o077 == 0
    assert (program.data / "secret").stat().st_mode & 0o077 == 0
    assert (program.data / "links").stat().st_mode & 0o077 == 0


def test_files_have_names_by_content_and_are_kept_for_good(fresh: Callable[..., Served]) -> None:
    program = fresh()
    page = asked(program, "/accounts/login/")[2].decode()
    names = re.findall(r'(?:href|src)="(/static/[^"]+)"', page)
    assert len(names) >= 4
    for name in names:
        status, headers, body = asked(program, name, **{"Accept-Encoding": "gzip"})
        assert status == 200
        assert "immutable" in headers["Cache-Control"]
        assert headers["Content-Encoding"] == "gzip" or len(body) < 1000
    assert (
        b"version = '4." in asked(program, next(name for name in names if "htmx" in name))[2]
        or b'version="4.' in asked(program, next(name for name in names if "htmx" in name))[2]
    )
    assert asked(program, "/static/../secret")[0] == 404
    assert asked(program, "/static/%2e%2e/secret")[0] == 404


def test_connections_and_threads_do_not_pile_up(fresh: Callable[..., Served]) -> None:
    program = fresh()
    assert program.process is not None
    folder = Path(f"/proc/{program.process.pid}/fd")
    if not folder.exists():
        pytest.skip("no /proc here")

    def visit(count: int) -> int:
        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(lambda _: asked(program, "/healthz")[0], range(count))) == {200}
        return len(list(folder.iterdir()))

    first = visit(40)
    assert visit(200) <= first + 2


def test_plans_that_time_has_changed_are_renewed(fresh: Callable[..., Served]) -> None:
    """Captured on Tuesday; the program is started again as of the Friday of the week after."""
    program = fresh()
    case = (
        '{"company": "Northwind", "contacts": [{"name": "Dana"}], "ended_at": "2026-11-03T15:30:00-05:00", '
        '"said": "within a week"}'
    )
    program.stop()
    subprocess.run(
        [sys.executable, "-c", HELD, program.now, "do", "capture", "-"],
        env=program.environment, input=case, text=True, check=True, capture_output=True,
    )  # fmt: skip
    program.now = "2026-11-13T10:10:00-05:00"
    program.start()
    assert program.stop() == 0  # the thread that renews is given its first round before it ends
    with sqlite3.connect(program.data / "afterword.sqlite3") as connection:
        stage, check = connection.execute("SELECT stage, next_check_at FROM storage_case").fetchone()
    connection.close()
    assert stage == "overdue"
    assert check > 1_794_582_600_000_000  # 2026-11-13T10:10 in New York
