"""``afterword serve``: the web and the worker, in one process."""

import fcntl
import os
import sys
import webbrowser
from pathlib import Path
from typing import IO, Any, Final

from afterword import wiring
from afterword.config import Config, secret
from afterword.core.fault import Fault
from afterword.surfaces.web.settings import Address, settings
from afterword.surfaces.web.working import work

PORT: Final = 8240
_OTHERS: Final = 10
"""Ports to try after it, where none was asked for."""
_LOOPBACK: Final = frozenset(("127.0.0.1", "::1", "localhost"))
_ADDRESS_FILE: Final = "address"


def application(config: Config, address: Address) -> Any:
    """The WSGI application; once in a process."""
    from whitenoise import WhiteNoise  # noqa: PLC0415 - after the settings

    wiring.web(config, secret=secret(config.data), **settings(config, address))
    wiring.keeper().migrate()
    from afterword.surfaces.web import assets, templating  # noqa: PLC0415
    from afterword.surfaces.web.handler import Handler  # noqa: PLC0415
    from afterword.surfaces.web.middleware import HEADERS  # noqa: PLC0415

    def guarded(headers: Any, path: str, url: str) -> None:
        del path, url
        for name, value in HEADERS.items():
            headers[name] = value

    folder = config.data / "static"
    templating.ASSETS.update(assets.packed(folder))
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
    """Serve until stopped; the exit status."""
    local = not config.hosts
    if local and host not in _LOOPBACK:
        wanted = "127.0.0.1, ::1 or localhost; or the names of your site in AFTERWORD_HOSTS, for sign-in"
        raise Fault("--host", repr(host), wanted)
    config.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = _locked(config.data)
    if lock is None:
        return _already_running(config)
    from afterword.surfaces.web.one_process import is_free, serve_here  # noqa: PLC0415

    chosen = _port(host, port, is_free)
    address = Address(host, chosen, local)
    app = application(config, address)
    links = wiring.links(config)
    links.forget()
    (config.data / _ADDRESS_FILE).write_text(address.url, "ascii")

    def ready() -> None:
        _say(config, address, links.make() if local else None, browser=browser)

    serve_here(app, host, chosen, ready=ready, work=work)
    lock.close()
    return 0


def open_link(config: Config, *, browser: bool) -> int:
    """Print (and open) a new link into the program that is running."""
    if _locked(config.data) is not None or config.hosts:
        raise Fault("afterword", "nothing running here for one person", "afterword serve, first")
    url = _link(config)
    sys.stdout.write(f"{url}\n")
    if browser:
        webbrowser.open(url)
    return 0


def _port(host: str, asked: int | None, is_free: Any) -> int:
    if asked is not None:
        if not is_free(host, asked):
            raise Fault("--port", f"{asked}, which something else is using", "a port that is free")
        return asked
    for port in range(PORT, PORT + _OTHERS):
        if is_free(host, port):
            return port
    raise Fault("--port", f"no free port from {PORT} to {PORT + _OTHERS - 1}", "one that is free, by --port")


def _locked(data: Path) -> IO[str] | None:
    """The data folder's lock; ``None`` if another process has it: two must not do the same work."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = (data / "lock").open("w", encoding="ascii")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def _already_running(config: Config) -> int:
    where = (config.data / _ADDRESS_FILE).read_text("ascii").strip()
    shown = f"{where}/" if config.hosts else _link(config)
    sys.stdout.write(f"Afterword is running already: {shown}\n")
    return 0


def _link(config: Config) -> str:
    where = (config.data / _ADDRESS_FILE).read_text("ascii").strip()
    return f"{where}/local/{wiring.links(config).make()}"


def _say(config: Config, address: Address, token: str | None, *, browser: bool) -> None:
    if token is None:
        sys.stdout.write(f"Afterword is at port {address.port}, for {', '.join(config.hosts)}.\n")
    else:
        url = f"{address.url}/local/{token}"
        sys.stdout.write(
            f"Afterword is at {address.url}\n\n    {url}\n\n"
            "This link lets you in, once; `afterword open` makes another. "
            f"Everything stays in {config.data}. Ctrl-C ends it.\n"
        )
        if browser and (
            os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform == "darwin"
        ):
            webbrowser.open(url)
    sys.stdout.flush()
