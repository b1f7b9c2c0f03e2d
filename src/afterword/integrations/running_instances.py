"""Which processes share one store: one starts it at a time, and one serves it.

The locks are the operating system's (``flock``): they end with the process that has them, however it ends, so
a lock file left behind by a killed process blocks nobody.
"""

import contextlib
import fcntl
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from afterword.core.errors import InputError, Phrase
from afterword.ports import Running

_POLL: Final = 0.05
"""Seconds between two looks at a lock that another process has."""
_PATIENCE: Final = 1.0
"""Seconds of waiting before the person hears why."""
_LONGEST: Final = 60.0
"""Seconds to wait for another process's start; migrating a large store takes a few."""
_ANSWER: Final = 2.0
"""Seconds for a running program to answer its health check."""

Say = Callable[[str], None]


class Instances:
    """The processes that share one store; the lock files are hidden ones beside ``base``, named after it."""

    def __init__(self, base: Path) -> None:
        self._starting = base.with_name(f".{base.name}.starting")
        self._running = base.with_name(f".{base.name}.running")
        self._claim: int | None = None

    @contextlib.contextmanager
    def starting(self, say: Say, *, longest: float = _LONGEST) -> Iterator[None]:
        """Create or change the store alone. ``InputError`` after ``longest`` seconds of waiting."""
        handle = _opened(self._starting)
        try:
            waited = _Wait(say, "Another Afterword is setting up this database; waiting for it…", longest)
            while not _locked(handle):
                if not waited.again():
                    found = Phrase(
                        "another process has been setting it up for {longest} seconds",
                        longest=f"{longest:.0f}",
                    )
                    raise InputError("database", found, "one that finishes: end it, or try again later")
            yield
        finally:
            os.close(handle)

    def claim(self, say: Say, *, longest: float = _LONGEST) -> Running | None:
        """Become the process that serves the store; else where the one is that does already.

        Waits while another is still starting. ``InputError`` if that one never answers.
        """
        handle = _opened(self._running)
        waited = _Wait(say, "Another Afterword is starting here; waiting for it…", longest)
        while not _locked(handle):
            running = self._record()
            if running is not None and _answers(running.url):
                os.close(handle)
                return running
            if not waited.again():
                os.close(handle)
                found = (
                    Phrase(
                        "another process that serves this database at {url} and doesn't answer",
                        url=running.url,
                    )
                    if running
                    else Phrase("another process that serves this database and doesn't answer")
                )
                raise InputError("afterword", found, "one that answers: end it, then start again")
        os.ftruncate(handle, 0)
        self._claim = handle
        return None

    def announce(self, running: Running) -> None:
        """Tell other processes where this one serves the store; ``claim`` came first."""
        assert self._claim is not None
        told = {"url": running.url, "data": running.data, "local": running.local}
        os.pwrite(self._claim, json.dumps(told).encode(), 0)

    def release(self) -> None:
        """Let another process serve the store."""
        if self._claim is not None:
            os.ftruncate(self._claim, 0)
            os.close(self._claim)
            self._claim = None

    def find(self, say: Say, *, longest: float) -> Running | None:
        """Where the store is being served, waiting up to ``longest`` seconds for a start; else ``None``."""
        waited = _Wait(say, "Nothing is running here yet; waiting a moment for it to start…", longest)
        while True:
            running = self._record() if self._is_claimed() else None
            if running is not None and _answers(running.url):
                return running
            if not waited.again():
                return None

    def _is_claimed(self) -> bool:
        try:
            handle = os.open(self._running, os.O_RDONLY)
        except FileNotFoundError:
            return False
        try:
            return not _locked(handle, fcntl.LOCK_SH)
        finally:
            os.close(handle)

    def _record(self) -> Running | None:
        """What the serving process announced; ``None`` before it has."""
        try:
            told = json.loads(self._running.read_bytes())
            return Running(str(told["url"]), str(told["data"]), bool(told["local"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


class _Wait:
    """Waiting that says why when it takes long, and ends."""

    def __init__(self, say: Say, why: str, longest: float) -> None:
        self._say = say
        self._why = why
        self._longest = longest
        self._began = time.monotonic()
        self._said = False

    def again(self) -> bool:
        """Whether to look once more; a moment has passed then."""
        past = time.monotonic() - self._began
        if past > self._longest:
            return False
        if past > _PATIENCE and not self._said:
            self._said = True
            self._say(self._why)
        time.sleep(_POLL)
        return True


def make_folder(path: Path) -> None:
    """Make a folder for its owner alone, unless it's there."""
    path.mkdir(parents=True, exist_ok=True, mode=0o700)


def _opened(path: Path) -> int:
    make_folder(path.parent)
    return os.open(path, os.O_CREAT | os.O_RDWR, 0o600)


def _locked(handle: int, kind: int = fcntl.LOCK_EX) -> bool:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _answers(url: str) -> bool:
    """Whether the program there is up. Its address is one that we announced ourselves."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"{url}/healthz", timeout=_ANSWER) as answer:
            return int(answer.status) < 500  # noqa: PLR2004 - HTTP's own
    except urllib.error.HTTPError as error:
        return error.code == 503  # noqa: PLR2004 - up, though its database is away
    except (OSError, ValueError):
        return False
