"""Opens and closes the SQLite file, and knows which table version this program uses, without Django."""

import contextlib
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, Final
from weakref import WeakSet

NEWEST: Final = "0007_plain_names"
"""The newest migration; a test compares it with the files."""


# Opening and closing the SQLite file: private from its first byte, and complete after the last close.

PRIVATE: Final = 0o600
_OTHERS: Final = 0o077
_BESIDE: Final = ("-wal", "-shm", "-journal")
_BUSY_MS: Final = 500
"""How long a command waits at its end for others, so its data can be moved into the file."""

_open: Final[WeakSet[Any]] = WeakSet()
_lock: Final = threading.Lock()


def prepare(path: Path) -> None:
    """Get ready to open a database: its folder exists, and nobody else can read it, whatever the umask.

    SQLite gives the files beside it the permissions of the file itself. ``OSError`` if it cannot be done.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _set_aside_leftovers(path)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE))
    tighten(path)


def _set_aside_leftovers(path: Path) -> None:
    """Rename leftovers of a database that's gone: SQLite would apply them to the new one."""
    for end in _BESIDE:
        left = path.with_name(path.name + end)
        if left.exists():
            left.replace(path.with_name(f"{path.name}.left{end}"))


def tighten(path: Path) -> None:
    """Remove permissions that earlier versions, or somebody's umask, gave to others."""
    for each in (path, *(path.with_name(path.name + end) for end in _BESIDE)):
        # It isn't ours, or the disk is read-only; reading still works.
        with contextlib.suppress(OSError):
            mode = each.stat().st_mode
            if mode & _OTHERS and each.is_file():
                each.chmod(mode & 0o700)


def remember(connection: Any) -> None:
    """Track a connection that a thread opened, so it can be closed at the end."""
    with _lock:
        _open.add(connection)


def close_all() -> None:
    """Close the connections of every thread; the last one moves everything into the one file.

    No thread may still be using its connection.
    """
    with _lock:
        there = list(_open)
        _open.clear()
    for each in there:
        each.inc_thread_sharing()
        # One that fails to close must not keep the others open.
        with contextlib.suppress(Exception):
            each.close()


def checkpoint(path: Path) -> None:
    """Move the ``-wal`` into the file itself. If that fails, it stays there and nothing is lost."""
    with contextlib.suppress(sqlite3.Error, OSError):
        if not path.is_file():
            return
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_MS / 1000)
        with contextlib.closing(connection):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def connect_to_read(path: Path, timeout: float = 5) -> sqlite3.Connection:
    """A connection that cannot change anything; ``sqlite3.Error`` if there is no way to read the file.

    A plain read-only one would leave ``-wal`` and ``-shm`` behind, and cannot read from a folder that may
    not be written: there, a file that was closed properly is read as one that nobody changes.
    """
    uri = path.absolute().as_uri()
    wal = path.with_name(f"{path.name}-wal")
    ways = ["mode=rw", "mode=ro"]
    if not wal.exists() or not wal.stat().st_size:
        ways.append("mode=ro&immutable=1")
    for way in ways:
        try:
            connection = sqlite3.connect(f"{uri}?{way}", uri=True, timeout=timeout)
        except sqlite3.OperationalError:
            if way == ways[-1]:
                raise
            continue
        try:
            connection.execute("PRAGMA query_only=ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if busy or way == ways[-1]:
                raise
        except sqlite3.Error:
            connection.close()
            raise
        else:
            return connection
    raise AssertionError("one of the ways returns or raises")
