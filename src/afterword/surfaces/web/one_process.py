"""Web and worker in one process: Granian's own WSGI worker, without a parent that only waits.

``Granian(…).serve()`` always forks: 50 MB more, and slower to start. The worker's signature is private, so
the version is pinned and a test starts it: see docs/adr/0013.
"""

import signal
import socket
import threading
from collections.abc import Callable
from typing import Any, Final

from granian._futures import _new_cbscheduler
from granian._granian import WorkerSignal, WSGIWorker
from granian._loops import loops
from granian.constants import Loops
from granian.net import SocketSpec  # type: ignore[attr-defined]
from granian.wsgi import _callback_wrapper

THREADS: Final = 4
"""Pages are bound by the interpreter's lock: more brings nothing, fewer would let one slow hash block all."""
_IDLE: Final = 31_536_000
"""Seconds. Granian ends idle threads after 30, and each would leave its database connection open."""
_BACKLOG: Final = 1_024
_NO: Final = False


def is_free(host: str, port: int) -> bool:
    """Whether nobody listens there. Asked because Granian shares a port without a word."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve_here(
    app: Any, host: str, port: int, *, ready: Callable[[], None], work: Callable[[threading.Event], None]
) -> None:
    """Serve until a signal ends it. ``ready`` is called once it listens; ``work`` runs beside."""
    stop = threading.Event()
    ended = WorkerSignal()
    ended.add_cb(stop.set)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    loop = loops.get(Loops.asyncio)
    # Its typing stubs are those of an older signature.
    make: Any = WSGIWorker
    worker = make(
        1, (SocketSpec(host, port, _BACKLOG), None), None, 1, 2, THREADS, _IDLE, _BACKLOG, "1",
        None, None, None, _NO, None, None, None, "tls1.3", None, [], _NO, (None, None),
    )  # fmt: skip
    scheduler = _new_cbscheduler(loop, _callback_wrapper(app, {}, None), impl_asyncio=True)  # type: ignore[no-untyped-call]
    worker.serve_mtr(scheduler, loop, ended)
    ready()
    beside = threading.Thread(target=work, args=(stop,), name="work")
    beside.start()
    stop.wait()
    beside.join(10)
