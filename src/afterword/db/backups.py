"""Backups of a SQLite database: made while it's in use, checked, and restored completely or not at all."""

import contextlib
import logging
import os
import pkgutil
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from afterword.core.errors import InputError, Phrase
from afterword.db import migrations
from afterword.db.database import describe_store_error
from afterword.db.opening import close_all, connect_to_read, tighten
from afterword.db.quick_reader import SqliteReader
from afterword.ports import Restored, Saved, StoreError

_LOG: Final = logging.getLogger(__name__)
FOLDER: Final = "backups"
KEPT: Final = 3
"""How many backups from before table changes are kept."""
_OURS: Final = ("storage_person", "storage_case", "django_migrations")
_ASK_FIRST: Final = """UPDATE storage_outboxmessage SET installation=?
    WHERE state IN ('approved', 'held', 'asked', 'claimed')"""
_ASK_FIRST_BEFORE: Final = """UPDATE storage_outgoing SET place=?
    WHERE state IN ('approved', 'held', 'asked', 'claimed')"""
"""The same in backups from before the tables got their current names."""
RESTORED: Final = "restored"
"""A name that no installation has: messages approved there are asked about before they're sent."""


def save(source: Path, target: Path, *, replace: bool) -> Saved:
    """Copy a store into a file of its own, as it is at one moment; others may go on using it.

    The copy is checked (every page, every table's count of rows, and once more by reading it as the program
    does) before it gets its name. ``InputError`` if the source isn't a store, or there's a file of that name
    and ``replace`` isn't set; ``StoreError``, ``sqlite3.Error`` or ``OSError`` if the world is in the way.
    """
    if target.is_dir():
        raise StoreError("is_folder", str(target))
    if target.exists() and not replace:
        raise _taken(target)
    if target.exists() and source.exists() and target.samefile(source):
        raise InputError("FILE", "the database itself", "another file")
    with _copied(source, target.parent, target.name) as (part, cases):
        _give_name(part, target, replace=replace)
    _LOG.info("backup made cases=%d", cases)
    return Saved(str(target), cases, target.stat().st_size)


def restore_backup(backup: Path, database: Path, stamp: str) -> Restored:
    """Put a backup in the place of the store, whose file stays beside it under another name.

    The backup is only read. Mail that waits in it is asked about before it goes out: since the backup was
    made it may have gone out already. ``InputError`` if it isn't a backup of ours, ``StoreError`` if it's
    damaged or another process has the store open.
    """
    if not backup.exists():
        raise InputError(str(backup), "no such file", "a backup made by `afterword backup`")
    if backup.is_dir():
        raise StoreError("is_folder", str(backup))
    if database.exists() and backup.samefile(database):
        raise InputError("FILE", "the database itself", "a backup of it")
    database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with _copied(backup, database.parent, database.name) as (part, cases):
        waiting = _ask_before_sending(part)
        previous = _set_aside(database, stamp)
        part.replace(database)
        _sync(database.parent)
    _LOG.info("backup restored cases=%d waiting=%d", cases, waiting)
    return Restored(str(database), cases, waiting, str(previous or ""))


def save_before(database: Path, newest: str) -> Path:
    """A backup from before a table change, in a folder beside the database that keeps the last few."""
    folder = database.parent / FOLDER
    folder.mkdir(exist_ok=True, mode=0o700)
    names = (f"{database.stem}-before-{newest}{end}{database.suffix}" for end in _endings())
    target = next(folder / name for name in names if not (folder / name).exists())
    with _copied(database, folder, target.name) as (part, _):
        _give_name(part, target, replace=True)
    by_age = sorted(folder.glob(f"{database.stem}-before-*{database.suffix}"), key=_age)
    for old in by_age[:-KEPT]:
        old.unlink(missing_ok=True)
    _LOG.info("backup made before=%s file=%s", newest, target.name)
    return target


def _endings() -> Iterator[str]:
    yield ""
    yield from (f"-{number}" for number in count(2))


def _age(path: Path) -> tuple[int, str]:
    return path.stat().st_mtime_ns, path.name


@contextlib.contextmanager
def _copied(source: Path, folder: Path, name: str) -> Iterator[tuple[Path, int]]:
    """A checked copy under a temporary name, and its number of cases; deleted unless it was renamed."""
    part = folder / f".{name}.{secrets.token_hex(6)}.part"
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with _errors_of(source):
            rows = _copy(source, part)
        with _errors_of(part):
            cases = _check(part, rows)
        yield part, cases
    finally:
        for end in ("", "-wal", "-shm", "-journal"):
            part.with_name(part.name + end).unlink(missing_ok=True)


@contextlib.contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    """SQLite's errors with the file they're about, which isn't always the database itself."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = describe_store_error(error, path)
        if trouble is None:
            raise
        raise trouble from error


def _copy(source: Path, part: Path) -> dict[str, int]:
    """Copy the database as of one moment; return the number of rows in each table."""
    reading = connect_to_read(source)
    with contextlib.closing(reading), contextlib.closing(sqlite3.connect(part)) as writing:
        reading.isolation_level = None
        reading.execute("BEGIN")  # From the first read on, this connection sees one moment.
        names = [row[0] for row in reading.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        if not set(_OURS) <= set(names):
            wanted = Phrase("a database of Afterword's, such as `afterword backup` makes")
            raise InputError(str(source), "a database of another program, or an empty one", wanted)
        rows = {name: _count(reading, name) for name in names if not name.startswith("sqlite_")}
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")  # One file, with nothing beside it.
    return rows


def _check(part: Path, rows: dict[str, int]) -> int:
    """How many cases a copy has. Raises ``StoreError`` or ``InputError`` unless it's complete and ours."""
    with contextlib.closing(connect_to_read(part)) as copy:
        found = [row[0] for row in copy.execute("PRAGMA integrity_check(10)")]
        if found != ["ok"]:
            raise StoreError("damaged", str(part), found[0])
        for name, there in rows.items():
            if _count(copy, name) != there:
                raise StoreError("damaged", str(part), f"rows are missing in {name}")
        applied = {row[0] for row in copy.execute("SELECT name FROM django_migrations WHERE app='storage'")}
        newer = applied - {each.name for each in pkgutil.iter_modules(migrations.__path__)}
        if newer:
            raise InputError(
                "FILE",
                Phrase("tables of a newer version ({newer})", newer=max(newer)),
                "that version of Afterword",
            )
    with contextlib.closing(SqliteReader(part)) as store:
        owner = store.local_person()
        if store.current() and owner is not None:  # An older version's tables are for the migration to read.
            store.profile(owner)
            store.agenda(owner, 0, 10)
    return rows["storage_case"]


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    return int(connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0])  # noqa: S608 - its own names


def _give_name(part: Path, target: Path, *, replace: bool) -> None:
    """Rename a finished file in one step, once it's safely on disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    if replace:
        part.replace(target)
    else:
        _link(part, target)
    _sync(target.parent)


def _link(part: Path, target: Path) -> None:
    """Give it a new name without replacing anything, also on disks without hard links."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise _taken(target) from None
    except OSError:
        if target.exists():
            raise _taken(target) from None
        part.rename(target)


def _taken(target: Path) -> InputError:
    return InputError(str(target), "a file of that name", "a new name, or --force to replace it")


def _ask_before_sending(part: Path) -> int:
    """Mark unsent mail as approved elsewhere; return how many messages there are."""
    with contextlib.closing(sqlite3.connect(part)) as copy:
        tables = {row[0] for row in copy.execute("SELECT name FROM sqlite_master WHERE type='table'")}
        with copy:
            if "storage_outboxmessage" in tables:
                return copy.execute(_ASK_FIRST, (RESTORED,)).rowcount
            if "storage_outgoing" in tables:
                return copy.execute(_ASK_FIRST_BEFORE, (RESTORED,)).rowcount
    return 0  # From before there was mail.


def _set_aside(database: Path, stamp: str) -> Path | None:
    """Rename the database file, if it exists. Raises ``StoreError`` if it's open elsewhere."""
    there = database.exists()
    tighten(database)
    closed = there and _close_for_all(database)
    previous = database.with_name(f"{database.stem}-before-restore-{stamp}{database.suffix}")
    if previous.exists():
        previous = previous.with_name(f"{previous.stem}-{secrets.token_hex(3)}{previous.suffix}")
    if closed:
        with contextlib.suppress(OSError):  # no hard links there: for a moment there's no file, then
            os.link(database, previous)
            return previous
    # Files beside a broken database belong to it; beside the new one they'd break that too.
    for end in ("-wal", "-shm", "-journal", ""):
        beside = database.with_name(database.name + end)
        if beside.exists():
            beside.rename(previous.with_name(previous.name + end))
    return previous if there else None


def _close_for_all(database: Path) -> bool:
    """Move everything into the one file; ``False`` if it's too damaged for that."""
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=1)) as connection:
            # Leaving this mode needs exclusive access to the file.
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise StoreError("locked", str(database)) from None
        return False
    except sqlite3.DatabaseError:
        return False
    return True


def _sync(folder: Path) -> None:
    """Make sure a folder's new names are on disk, if the system supports that."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def migrate_safely(database: Path, newest: str, migrate: Callable[[], None]) -> None:
    """Change the tables of an existing database after a backup; undone if it fails.

    Raises ``StoreError`` that says where the backup is, or what's wrong outside if that's the cause.
    """
    backup = save_before(database, newest)
    try:
        migrate()
    except BaseException as error:
        close_all()
        with contextlib.suppress(sqlite3.Error):
            _take_back(database, backup)
            _LOG.error("tables not changed, taken back to=%s error=%s", backup.name, type(error).__name__)
        if not isinstance(error, Exception):
            raise
        said = f"{type(error).__name__}: {error}"
        raise describe_store_error(error, database) or StoreError("not_updated", str(backup), said) from error


def _take_back(database: Path, backup: Path) -> None:
    with (
        contextlib.closing(connect_to_read(backup)) as reading,
        contextlib.closing(sqlite3.connect(database, timeout=20)) as writing,
    ):
        reading.backup(writing)
