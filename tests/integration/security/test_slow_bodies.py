"""Attacks by bodies: dripping, endless, cut off, too many large ones. None keeps a page of somebody else's waiting."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar

import pytest

from afterword.web.gateway import _environ, _headers
from afterword.web.intake import Intake, Pace, RefusedError
from afterword.web.one_process import THREADS
from e2e.serving_it import Served

T = TypeVar("T")
PATIENT = Pace(grace=60, rate=1_000_000)


async def pieces(*of: bytes) -> AsyncIterator[bytes]:
    for each in of:
        yield each


async def dripping() -> AsyncIterator[bytes]:
    """A byte, and then for ever no other."""
    yield b"a"
    await asyncio.Event().wait()


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run in a thread of its own: in this one the browser tests' loop may be running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def taken(
    intake: Intake, body: AsyncIterator[bytes], told: int | None = None, client: str = "one"
) -> bytes:
    async with intake.body(body, client, told) as whole:
        return whole


def refused(intake: Intake, body: Callable[[], AsyncIterator[bytes]], told: int | None = None) -> int:
    with pytest.raises(RefusedError) as error:
        run(taken(intake, body(), told))
    return error.value.status


def test_a_body_comes_whole() -> None:
    assert run(taken(Intake(PATIENT), pieces(b"a" * 70_000, b"b"), 70_001)) == b"a" * 70_000 + b"b"


def test_a_dripping_body_is_given_up() -> None:
    assert refused(Intake(Pace(grace=0.01, rate=1_000_000)), dripping) == 408


def test_a_body_gets_time_for_what_has_come() -> None:
    """A slow network that does send: half a minute's bytes buy half a minute more."""

    async def large() -> AsyncIterator[bytes]:
        yield b"a" * 60_000
        assert asyncio.current_task() is not None
        loop = asyncio.get_running_loop()
        late = loop.create_future()
        loop.call_later(0.2, late.set_result, None)
        await late
        yield b"b"

    assert len(run(taken(Intake(Pace(grace=0.1, rate=1_000)), large()))) == 60_001


def test_a_body_that_is_cut_off_does_nothing() -> None:
    assert refused(Intake(PATIENT), lambda: pieces(b"abc"), 5) == 400


def test_a_body_that_does_not_end_is_refused() -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1_000
            yield b"a" * 1_000

    assert refused(Intake(PATIENT, largest=10_000), endless) == 413
    assert read <= 21_000


def test_large_bodies_of_one_address_leave_room_for_others() -> None:
    async def attack() -> None:
        intake = Intake(PATIENT, room=(1_000_000, 500_000))
        large = b"a" * 300_000
        async with intake.body(pieces(large), "one", None):
            with pytest.raises(RefusedError) as error:
                await taken(intake, pieces(large), client="one")
            assert error.value.status == 503
            assert await taken(intake, pieces(b"a form"), client="one") == b"a form"
            assert await taken(intake, pieces(large), client="another") == large
        assert await taken(intake, pieces(large), client="one") == large

    run(attack())


def test_a_header_cannot_pass_for_another() -> None:
    headers = [("x_forwarded_proto", "https"), ("cookie", "a=1"), ("cookie", "b=2"), ("content-length", "1")]
    scope = SimpleNamespace(
        headers=dict_items(headers), authority="here", method="POST", path="/ä", query_string="", http_version="1.1",
        server="127.0.0.1:80", client="[::1]:5", scheme="http",
    )  # fmt: skip
    environ = _environ(scope, _headers(scope), b"x")
    assert "HTTP_X_FORWARDED_PROTO" not in environ
    assert environ["HTTP_COOKIE"] == "a=1; b=2"
    assert environ["HTTP_HOST"] == "here"
    assert environ["REMOTE_ADDR"] == "::1"
    assert environ["PATH_INFO"] == "/ä".encode().decode("latin-1")


def dict_items(rows: list[tuple[str, str]]) -> SimpleNamespace:
    return SimpleNamespace(items=lambda: rows)


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Served]:
    served = Served(tmp_path).start()
    yield served
    served.stop()


def test_eight_dripping_uploads_hold_up_nobody(program: Served) -> None:
    head = (
        f"POST /settings/import HTTP/1.1\r\nHost: localhost:{program.port}\r\nExpect: 100-continue\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\n"
    )
    assert THREADS < 8
    with contextlib.ExitStack() as stack:
        uploads = [
            stack.enter_context(socket.create_connection(("127.0.0.1", program.port), 60)) for _ in range(8)
        ]
        for each in uploads:
            each.sendall(head.encode())
            assert b"100" in each.recv(1_000), "its body is being read"
            each.sendall(b"a")
        asking = HTTPConnection("localhost", program.port, timeout=60)
        asking.request("GET", "/healthz")
        assert asking.getresponse().read()
        asking.request(
            "POST", "/capture", "company=Northwind", {"Content-Type": "application/x-www-form-urlencoded"}
        )
        assert asking.getresponse().read() is not None
        asking.close()
        uploads[0].sendall(b"a" * 99_999)
        assert b"HTTP/1.1" in uploads[0].recv(1_000), "they were all still there"
