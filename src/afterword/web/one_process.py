"""Web and worker in one process: Granian's own worker, without a parent that only waits.

``Granian(…).serve()`` always forks: 50 MB more, and slower to start. The worker's signature is private, so
the version is pinned and a test starts it: see docs/adr/0013. It's the worker of RSGI, not of WSGI, whose
bodies are read in the threads of pages and without a limit on time: see ``gateway``.
"""

import os
import signal
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from granian._futures import _future_watcher_wrapper, _new_cbscheduler
from granian._granian import RSGIWorker, WorkerSignal
from granian._loops import loops
from granian.constants import Loops
from granian.http import HTTP1Settings
from granian.net import SocketSpec  # type: ignore[attr-defined]

from afterword.web.gateway import Gateway

THREADS: Final = 4
"""The interpreter lock limits pages: more threads gain nothing, and with fewer one slow hash blocks all."""
_IDLE: Final = 31_536_000
"""Seconds until Granian ends an idle thread."""
_HEADERS: Final = 20_000
"""Milliseconds for a request's headers to arrive once it's connected."""
_BACKLOG: Final = 1_024
_CONNECTIONS: Final = 512
"""Connections served at once: a process usually may open 1,024 files, and database and mail need some."""
_NO: Final = False
_ENDING: Final = (signal.SIGINT, signal.SIGTERM)


def is_free(host: str, port: int) -> bool:
    """Whether nobody is listening there. We ask because Granian shares ports silently."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def serve_here(
    app: Any,
    host: str,
    port: int,
    *,
    proxies: int,
    ready: Callable[[], None],
    work: Callable[[threading.Event], None],
) -> bool:
    """Serve until a signal ends it; whether ``work``, which runs beside, has ended too.

    ``ready`` is called once it listens. ``proxies``: how many of ours stand before it.
    """
    stop = threading.Event()
    ended = WorkerSignal()
    ended.add_cb(stop.set)
    # A handler in Python may run too late: if the signal comes just before this thread begins to wait, or in
    # another thread, nothing interrupts the wait. So the interpreter itself writes each signal into a pipe.
    asked, ask = os.pipe()
    os.set_blocking(ask, False)
    signal.set_wakeup_fd(ask, warn_on_full_buffer=False)
    for number in _ENDING:
        signal.signal(number, lambda *_: None)
    loop = loops.get(Loops.asyncio)
    # Its type stubs have an older signature.
    make: Any = RSGIWorker
    worker = make(
        1, (SocketSpec(host, port, _BACKLOG), None), None, 1, 2, 1, _IDLE, _CONNECTIONS, "1",
        HTTP1Settings(header_read_timeout=_HEADERS), None, _NO, None, _NO, None, None, None, "tls1.3", None,
        [], _NO, (None, None),
    )  # fmt: skip
    # They're long-lived, each with its database connection, and end with the process.
    pages = ThreadPoolExecutor(THREADS, thread_name_prefix="page")
    gateway = _future_watcher_wrapper(Gateway(app, pages, proxies=proxies))  # type: ignore[no-untyped-call]
    scheduler = _new_cbscheduler(loop, gateway, impl_asyncio=True)  # type: ignore[no-untyped-call]
    worker.serve_mtr(scheduler, loop, ended)
    threading.Thread(target=loop.run_forever, name="requests", daemon=True).start()
    ready()
    beside = threading.Thread(target=work, args=(stop,), name="work")
    beside.start()
    while os.read(asked, 1)[0] not in _ENDING:
        continue
    ended.set()
    stop.wait()
    beside.join(10)
    return not beside.is_alive()
