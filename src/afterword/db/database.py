"""Turns a database URL into Django's settings."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from afterword.core.errors import InputError, Phrase
from afterword.ports import StoreError, StoreProblem

SQLITE: Final[dict[str, object]] = {
    # A write that waits for its turn from the start can't fail halfway because of the lock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,  # Seconds, if nobody is waiting at a page.
    # FULL: what we reported as saved survives a power cut.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;"
        "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=33554432;"
    ),
}


PAGE: Final = 2
"""How many seconds a page waits while somebody else writes before it says so."""


def _wait(query: str) -> dict[str, object]:
    """How many seconds to wait while somebody else writes, if the URL says."""
    asked = dict(parse_qsl(query)).get("timeout", "")
    if asked and not (asked.isdecimal() and len(asked) < 5):  # noqa: PLR2004 - hours are enough
        raise InputError(
            "DATABASE_URL", Phrase("timeout={asked}", asked=asked), "whole seconds, such as timeout=20"
        )
    return {"timeout": int(asked)} if asked else {}


def database(url: str, *, pages: bool = False) -> dict[str, Any]:
    """Django's ``DATABASES`` entry for ``sqlite:///path?timeout=seconds`` or ``postgresql://user@host/name?option=…``.

    ``pages``: somebody waits for every answer, so that no lock is waited for long.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": SQLITE | ({"timeout": PAGE} if pages else {}) | _wait(parts.query),
            "CONN_MAX_AGE": None,
        }
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    if pages:
        options.setdefault("options", f"-c lock_timeout={PAGE * 1000}")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        # Four pages, eight senders, one planner, and mailboxes that are being read.
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 20, "timeout": PAGE if pages else 10}, **options},
        # A pool keeps the connections open, so Django must not.
        "CONN_MAX_AGE": 0,
    }


# Errors of the database and the disk, sorted by what a person can do about them.

_BY_ERRNO: Final[dict[int, StoreProblem]] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.EISDIR: "is_folder",
    errno.ENOENT: "no_folder",
    errno.ENOTDIR: "no_folder",
    errno.EEXIST: "no_folder",
    errno.EIO: "io",
}
_BY_SQLITE: Final[dict[int, StoreProblem]] = {
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_AUTH: "denied",
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_NOTADB: "not_a_database",
}
_PRIMARY: Final = 0xFF
"""The part of an SQLite result code that gives the kind; the rest is detail."""
_BY_STATE: Final[dict[str, StoreProblem]] = {
    "25006": "read_only",
    "42501": "denied",
    "40001": "locked",
    "40P01": "locked",
    "53100": "full",
    "55P03": "locked",
    "57014": "locked",
}
"""PostgreSQL's codes (SQLSTATE). A deadlock or a statement that took too long count as a lock too."""
_AWAY: Final = ("08", "28", "3D", "53", "57P", "58")
"""Classes of codes: no connection, no such role or database, out of resources, shut down, disk errors."""


def describe_store_error(error: BaseException, path: Path | None = None) -> StoreError | None:
    """What an exception says about the database or disk; ``None`` if it's a bug of ours.

    ``path`` is the SQLite file in use, if there is one.
    """
    for each in _chain(error):
        found = _of_one(each, path)
        if found is not None:
            return found
    return None


def store_failed(error: BaseException) -> bool:
    """Whether the database or disk failed, rather than the data (too long, not unique)."""
    from django.db import InterfaceError, OperationalError  # noqa: PLC0415 - the command line does without

    return isinstance(error, OperationalError | InterfaceError) or describe_store_error(error) is not None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and its causes: that's where Django keeps the database's own error."""
    seen = 0
    while error is not None and seen < 10:  # noqa: PLR2004 - causes could go in a circle
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        seen += 1


def _of_one(error: BaseException, path: Path | None) -> StoreError | None:
    if isinstance(error, StoreError):
        return error
    if isinstance(error, sqlite3.Error):
        return _of_sqlite(error, path)
    if isinstance(error, OSError):
        return of_os(error)
    return _of_postgresql(error)


def of_os(error: OSError) -> StoreError | None:
    """A file system error; ``None`` for one that isn't about files."""
    problem = _BY_ERRNO.get(error.errno or 0)
    if problem is None:
        return None
    name = error.filename
    return StoreError(
        problem, os.fsdecode(name) if isinstance(name, str | bytes) else "", error.strerror or ""
    )


def _of_sqlite(error: sqlite3.Error, path: Path | None) -> StoreError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary, where, said = code & _PRIMARY, str(path or ""), str(error)
    if primary == sqlite3.SQLITE_CANTOPEN:
        return StoreError("io" if path is None else _why_io_failed(path), where, said)
    if primary == sqlite3.SQLITE_IOERR:
        return StoreError("io" if path is None else _why_io_failed(path), where, said)
    problem = _BY_SQLITE.get(primary)
    return None if problem is None else StoreError(problem, where, said)


def _why_io_failed(path: Path) -> StoreProblem:
    """Why SQLite can't open, read or write a file: it doesn't say itself."""
    try:
        if path.is_dir():
            return "is_folder"
        if not path.parent.is_dir():
            return "no_folder"
    except OSError:
        return "denied"
    if _no_room(path):
        return "full"
    asked = os.R_OK | os.W_OK
    if not os.access(path.parent, asked | os.X_OK) or (path.exists() and not os.access(path, asked)):
        return "read_only" if os.access(path.parent, os.R_OK | os.X_OK) else "denied"
    return "io"


def _no_room(path: Path) -> bool:
    """Whether there's no room for a file of this size: SQLite reports some full disks as I/O errors."""
    try:
        sizes = [each.stat().st_size for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]
        with (path.parent / f".{path.name}.room-{os.getpid()}").open("xb", buffering=0) as probe:
            os.unlink(probe.name)  # noqa: PTH108 - at once, so that nothing is left behind
            probe.seek(max(sizes, default=0))
            return probe.write(bytes(65_536)) < 65_536  # noqa: PLR2004 - as much as was asked
    except OSError as error:
        return error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def _of_postgresql(error: BaseException) -> StoreError | None:
    """Psycopg's errors by code, without importing it: it's an extra."""
    kind = type(error)
    if kind.__module__.partition(".")[0] not in {"psycopg", "psycopg_pool"}:
        return None
    state = getattr(error, "sqlstate", None)
    said = str(error).strip()
    if isinstance(state, str):
        problem = _BY_STATE.get(state) or ("unreachable" if state.startswith(_AWAY) else None)
        return None if problem is None else StoreError(problem, "", said)
    names = {each.__name__ for each in kind.__mro__}
    return StoreError("unreachable", "", said) if names & {"OperationalError", "PoolTimeout"} else None
