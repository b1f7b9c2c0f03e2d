"""Slots for connections to outside servers, so slow ones never take the threads all pages need."""

import os
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from afterword import bootstrap
from afterword.config import FILE, Config, secret
from afterword.core.errors import InputError, Phrase
from afterword.web.logs import log_plainly
from afterword.web.settings import ListenAddress, settings
from afterword.worker.loop import plan_all, renew, work

if TYPE_CHECKING:
    from collections.abc import Callable


AT_ONCE: Final = 2
"""How many pages may wait for outside servers: half of the threads, so others are always answered."""
LONGEST: Final = 45.0
"""Seconds one page may wait for all its servers together."""


class NoSlotError(Exception):
    """No slot is free. ``yours``: the person's own last request is still running."""

    def __init__(self, *, yours: bool) -> None:
        super().__init__("no slot is free")
        self.yours: Final = yours


class ConnectionSlots:
    """One slot per person, and few in all. Nobody waits for one: that would take a thread too."""

    def __init__(self, most: int = AT_ONCE) -> None:
        self._most: Final = most
        self._having: set[int] = set()
        self._lock: Final = threading.Lock()

    @contextmanager
    def slot(self, owner: int) -> Iterator[None]:
        """A slot for a person, ``LONGEST`` seconds at most; ``NoSlotError`` at once if there is none."""
        with self._lock:
            if owner in self._having:
                raise NoSlotError(yours=True)
            if len(self._having) >= self._most:
                raise NoSlotError(yours=False)
            self._having.add(owner)
        try:
            with bootstrap.limited(LONGEST):
                yield
        finally:
            with self._lock:
                self._having.remove(owner)


connection_slots: Final = ConnectionSlots()
"""For this process."""


# ``afterword serve``: the web and the worker, in one process.

PORT: Final = 8240
_OTHERS: Final = 10
"""How many further ports to try if none was given."""
_LOOPBACK: Final = frozenset(("127.0.0.1", "::1", "localhost"))
_LEAVING: Final = 5.0
"""Seconds that unfinished pages get at the end."""
_START: Final = 10.0
"""Seconds that ``open`` gives a program to start."""


def application(config: Config, address: ListenAddress, *, as_of: datetime | None = None) -> Any:
    """The WSGI application; once in a process. ``as_of``: it only shows that moment, and records nothing."""
    from whitenoise import WhiteNoise  # noqa: PLC0415 - after the settings

    log_plainly(config.log)
    bootstrap.will_serve()
    folder = config.data / "static"
    with bootstrap.starting(config):
        bootstrap.web(config, secret=secret(config.data), **settings(config, address, as_of=as_of))
        bootstrap.maintenance().migrate()
        from afterword.web import middleware, templating  # noqa: PLC0415

        templating.ASSETS.update(middleware.packed(folder))
    from afterword.web.gateway import Handler  # noqa: PLC0415
    from afterword.web.middleware import HEADERS  # noqa: PLC0415

    def guarded(headers: Any, path: str, url: str) -> None:
        del path, url
        for name, value in HEADERS.items():
            headers[name] = value

    return WhiteNoise(
        Handler(),
        root=str(folder),
        prefix="static/",
        max_age=31_536_000,
        immutable_file_test=lambda path, url: True,  # noqa: ARG005 - its signature
        allow_all_origins=False,
        add_headers_function=guarded,
    )


def serve(config: Config, *, host: str, port: int | None, browser: bool) -> int:
    """Serve until stopped; return the exit status. If it's already being served, say where."""
    _check_host(config, host)
    instances = bootstrap.instances(config)
    other = instances.claim(bootstrap.tell)
    if other is not None:
        way = _way_into(config, other.url, data=other.data if other.local else None)
        sys.stdout.write(f"Afterword is running already: {way}\n")
        return 0
    try:
        address = _address(config, host, port)
        app = application(config, address)
        links = bootstrap.links(config)
        links.forget()

        def ready() -> None:
            instances.announce(bootstrap.running(config, address.url))
            _say(config, address, links.make(bootstrap.present()) if address.local else None, browser=browser)

        _serve_here(config, app, address, ready=ready, work=work)
    finally:
        instances.release()
    return 0


def show(config: Config, as_of: datetime, *, host: str, port: int | None, browser: bool) -> int:
    """Serve a copy of the store as of a moment: nothing is recorded or sent, and it ends with the process.

    What is shown is planned anew for that moment, so it's the copy whose plans change. The store itself isn't
    opened for writing, and may be served at the same time.
    """
    _check_host(config, host)
    if config.sqlite is None:
        wanted = Phrase("SQLite, which can be copied: `afterword do today --now …` reads any database")
        raise InputError("--now", "a database that is not SQLite", wanted)
    bootstrap.hold_clock(as_of)
    with tempfile.TemporaryDirectory(prefix="afterword-") as folder:
        copy = Path(folder) / FILE
        if config.sqlite.exists():
            bootstrap.copy_sqlite(config.sqlite, copy)
        shown = config._replace(data=Path(folder), database=f"sqlite://{quote(str(copy))}")
        address = _address(config, host, port)
        app = application(shown, address, as_of=as_of)
        plan_all()

        def ready() -> None:
            token = bootstrap.links(shown).make(bootstrap.present()) if address.local else None
            sys.stdout.write(f"This is how things are at {as_of.isoformat()}. Nothing is recorded or sent.\n")
            _say(config, address, token, browser=browser)

        _serve_here(config, app, address, ready=ready, work=renew)
    return 0


def open_link(config: Config, *, browser: bool) -> int:
    """Print (and open) a new sign-in link to the program that's running or just starting."""
    found = None if config.hosts else bootstrap.instances(config).find(bootstrap.tell, longest=_START)
    if found is None or not found.local:
        raise InputError("", "nothing running here for one person", "`afterword serve` first")
    url = _way_into(config, found.url, data=found.data)
    sys.stdout.write(f"{url}\n")
    if browser:
        webbrowser.open(url)
    return 0


def _check_host(config: Config, host: str) -> None:
    if not config.hosts and host not in _LOOPBACK:
        wanted = Phrase(
            "127.0.0.1, ::1 or localhost; or the names of your site in AFTERWORD_HOSTS, for sign-in"
        )
        raise InputError("--host", repr(host), wanted)


def _address(config: Config, host: str, port: int | None) -> ListenAddress:
    from afterword.web.one_process import is_free  # noqa: PLC0415

    return ListenAddress(host, _port(host, port, is_free), not config.hosts)


def _serve_here(
    config: Config,
    app: Any,
    address: ListenAddress,
    *,
    ready: "Callable[[], None]",
    work: "Callable[[threading.Event], None]",
) -> None:
    from afterword.web.one_process import serve_here  # noqa: PLC0415

    worked = serve_here(app, address.host, address.port, proxies=config.proxies, ready=ready, work=work)
    # A page still being made, or mail being sent, keeps its connection.
    bootstrap.finish(idle=worked and app.application.idle(_LEAVING))


def _port(host: str, asked: int | None, is_free: Any) -> int:
    if asked is not None:
        if not is_free(host, asked):
            raise InputError(
                "--port", Phrase("{asked}, which something else is using", asked=asked), "a port that is free"
            )
        return asked
    for port in range(PORT, PORT + _OTHERS):
        if is_free(host, port):
            return port
    raise InputError(
        "--port",
        Phrase("no free port from {port} to {port2}", port=PORT, port2=PORT + _OTHERS - 1),
        "one that is free, by --port",
    )


def _way_into(config: Config, url: str, *, data: str | None) -> str:
    """The address of the program that runs at ``url``; with a new one-time link, if it's one person's.

    Its links are in its own ``data`` folder, which need not be ours.
    """
    if data is None:
        return f"{url}/"
    links = bootstrap.links(config._replace(data=Path(data)))
    return f"{url}/local/{links.make(bootstrap.present())}"


def _say(config: Config, address: ListenAddress, token: str | None, *, browser: bool) -> None:
    if token is None:
        sys.stdout.write(f"Afterword is at port {address.port}, for {', '.join(config.hosts)}.\n")
    else:
        url = f"{address.url}/local/{token}"
        sys.stdout.write(
            f"Afterword is at {address.url}\n\n    {url}\n\n"
            "This link lets you in, once, for 15 minutes; `afterword open` makes another. "
            f"Everything stays in {config.data}. Ctrl-C ends it.\n"
        )
        if browser and (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin"
        ):
            webbrowser.open(url)
    sys.stdout.flush()
