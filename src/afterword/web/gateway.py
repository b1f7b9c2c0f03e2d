"""The WSGI application."""

import asyncio
import io
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from functools import partial
from typing import Any, Final

from django.core.handlers.wsgi import WSGIHandler

from afterword.web.intake import Intake, RefusedError


class _Streamed:
    """A page that's made piece by piece; ``done`` is called once, at the end or if it's abandoned."""

    def __init__(self, response: Any, done: Callable[[], None]) -> None:
        self._response = response
        self._done: Callable[[], None] | None = done

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._response
        finally:
            self.close()

    def close(self) -> None:
        """Required by WSGI."""
        done, self._done = self._done, None
        if done is not None:
            self._response.close()
            done()


class Handler(WSGIHandler):
    """Returns a finished page in one piece, so the server sends its length instead of chunks."""

    def __init__(self) -> None:
        super().__init__()
        self._answering = 0
        self._changed = threading.Condition()

    def __call__(self, environ: Any, start_response: Any) -> Iterable[bytes]:  # type: ignore[override]
        """Answer one request."""
        self._count(1)
        streams = False
        try:
            response: Any = super().__call__(environ, start_response)
            if response.streaming:
                streams = True
                return _Streamed(response, lambda: self._count(-1))
            body = [response.content]
            response.close()
            return body
        finally:
            if not streams:
                self._count(-1)

    def _count(self, by: int) -> None:
        with self._changed:
            self._answering += by
            self._changed.notify_all()

    def idle(self, seconds: float) -> bool:
        """Wait until no request is being answered; return whether that happened in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._answering, seconds)


# From requests to WSGI: first the body, then a page in one of few threads, then the answer.

_PLAIN: Final = [
    ("content-type", "text/plain; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("connection", "close"),
    ("retry-after", "60"),
]


class Gateway:
    """A server's application (RSGI) over one of WSGI, whose pages are made in the threads of ``pages``.

    ``proxies``: how many of ours stand before it, and each names who came to it.
    """

    def __init__(self, app: Any, pages: Executor, *, proxies: int = 0, intake: Intake | None = None) -> None:
        self._app: Final = app
        self._pages: Final = pages
        self._proxies: Final = proxies
        self._intake: Final = intake or Intake()

    async def __call__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        headers = _headers(scope)
        if not {"CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"} & headers.keys():
            await self._page(_environ(scope, headers, b""), protocol)
            return
        told = headers.get("CONTENT_LENGTH", "")
        length = int(told) if told.isdecimal() else None
        try:
            async with self._intake.body(protocol, self._client(scope, headers), length) as body:
                await self._page(_environ(scope, headers, body), protocol)
        except RefusedError as refused:
            from afterword.web.refusals import refusal  # noqa: PLC0415 - Django is set up by then

            protocol.response_bytes(refused.status, *refusal(refused, headers))

    async def _page(self, environ: dict[str, Any], protocol: Any) -> None:
        answer = partial(self._answer, environ, protocol)
        await asyncio.get_running_loop().run_in_executor(self._pages, answer)

    def _client(self, scope: Any, headers: dict[str, str]) -> str:
        """Who sent it: what the outermost of our proxies says, which others can't fake."""
        named = [each.strip() for each in headers.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if self._proxies and len(named) >= self._proxies and named[-self._proxies]:
            return named[-self._proxies]
        return _host(scope.client)[0]

    def _answer(self, environ: dict[str, Any], protocol: Any) -> None:
        """Make a page and return it in a page thread: the server itself waits for slow readers."""
        started: list[tuple[int, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], _: Any = None) -> None:
            started[:] = [(int(status.split(" ", 1)[0]), headers)]

        try:
            body: Iterable[bytes] = self._app(environ, start)
            if isinstance(body, list):
                protocol.response_bytes(*started[0], b"".join(body))
            else:
                _stream(body, *started[0], protocol)
        except Exception:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            traceback.print_exc()
            protocol.response_bytes(500, _PLAIN, b"Something went wrong.\n")


def _stream(body: Any, status: int, headers: list[tuple[str, str]], protocol: Any) -> None:
    """Send pieces as they're made."""
    try:
        to = protocol.response_stream(status, headers)
        for piece in body:
            to.send_bytes(piece)
    finally:
        close = getattr(body, "close", None)
        if close is not None:
            close()


def _headers(scope: Any) -> dict[str, str]:
    """Headers by their WSGI names. One with an underscore could be mistaken for another, so it's dropped."""
    found: dict[str, str] = {}
    for name, value in scope.headers.items():
        if "_" in name:
            continue
        key = name.upper().replace("-", "_")
        if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
            key = f"HTTP_{key}"
        between = "; " if key == "HTTP_COOKIE" else ","
        found[key] = f"{found[key]}{between}{value}" if key in found else value
    # A request without a host gets none: the server's own name would let it in.
    found.setdefault("HTTP_HOST", scope.authority or "")
    return found


def _environ(scope: Any, headers: dict[str, str], body: bytes) -> dict[str, Any]:
    name, port = _host(scope.server)
    found: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        # WSGI passes bytes as Latin-1.
        "PATH_INFO": scope.path.encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": scope.query_string,
        "SERVER_NAME": name,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": _host(scope.client)[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **headers,
    }
    # Also where pieces came, each with its own length.
    if body or "CONTENT_LENGTH" in headers:
        found["CONTENT_LENGTH"] = str(len(body))
    return found


def _host(told: str) -> tuple[str, str]:
    """Address and port."""
    name, _, port = told.rpartition(":")
    return name.strip("[]"), port
