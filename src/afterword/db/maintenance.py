"""Database maintenance: creates and migrates tables, closes connections."""

import contextlib
import logging
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.core.management import call_command
from django.db import (
    DatabaseError,
    OperationalError,
    close_old_connections,
    connection,
    connections,
    transaction,
)
from django.db.migrations.loader import MigrationLoader

from afterword.core.errors import InputError, Phrase
from afterword.db.backups import migrate_safely
from afterword.db.database import PAGE, SQLITE
from afterword.db.models import Person

if TYPE_CHECKING:
    from afterword.db.sessions import SessionSeen

_LOG: Final = logging.getLogger(__name__)
_SETTING_UP: Final = 8_240_001
"""PostgreSQL's advisory lock for table changes, shared by all machines."""


class DatabaseMaintenance:
    """The database that Django is configured for."""

    def migrate(self) -> None:
        """Make the tables, or bring them up to date; ``InputError`` if a newer program has made them.

        Before the tables of a SQLite file change, a backup is made beside it. A new one is made beside its
        place and moved there once it's whole: a reader that doesn't wait finds no file or all of it.
        """
        name = str(connection.settings_dict["NAME"])
        if connection.vendor == "sqlite" and not _is_begun(Path(name)):
            _make_beside(Path(name), self._migrate)
            return
        with _alone():
            self._migrate()

    def _migrate(self) -> None:
        loader = MigrationLoader(connection)
        known, applied = set(loader.disk_migrations), set(loader.applied_migrations)
        ours = {each for each in applied if each[0] == "storage"}
        if ours - known:
            newest = max(name for _, name in ours - known)
            raise InputError(
                "database",
                Phrase("tables of a newer version ({newest})", newest=newest),
                "that version of Afterword, or newer",
            )
        pending = known - applied
        if not pending:
            return
        _LOG.info("changing tables vendor=%s migrations=%d new=%s", connection.vendor, len(pending), not ours)
        if ours and connection.vendor == "sqlite":
            newest = max(name for _, name in pending)
            migrate_safely(Path(str(connection.settings_dict["NAME"])), newest, _change_tables)
        else:
            _change_tables()
        _LOG.info("tables changed vendor=%s", connection.vendor)

    def local_person(self, language: str = "") -> int:
        """The person who needs no sign-in; created if there's none."""
        # SQLite lets one transaction start at a time, so two processes can't both find nobody.
        with transaction.atomic():
            found = Person.objects.filter(is_local=True).order_by("pk").first()
            return (found or Person.objects.create(is_local=True, language=language)).pk

    def end_sessions(self, person: int) -> int:
        """Sign a person out in every browser; return the number of sessions."""
        from afterword.db.sessions import end_sessions  # noqa: PLC0415 - only where there are pages

        return end_sessions(person)

    def end_session(self, person: int, key: str) -> bool:
        """Sign a person out in one browser; ``False`` if they have no such session."""
        from afterword.db.sessions import end_sessions  # noqa: PLC0415 - as above

        return bool(end_sessions(person, key))

    def sessions(self, person: int) -> "list[SessionSeen]":
        """A person's sessions, most recently used first."""
        from afterword.db.sessions import sessions_of  # noqa: PLC0415 - as above

        return sessions_of(person)

    def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            connection.ensure_connection()
        except OperationalError as error:
            _LOG.warning("database unreachable vendor=%s error=%s", connection.vendor, type(error).__name__)
            return False
        return True

    @contextlib.contextmanager
    def fresh(self) -> Iterator[None]:
        """Use the database in this thread for a while, with fresh connections.

        Nobody is waiting at a page, so it waits for locks as long as necessary.
        """
        close_old_connections()
        if connection.vendor == "sqlite" and connection.settings_dict["OPTIONS"].get("timeout") == PAGE:
            with contextlib.suppress(DatabaseError), connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout={int(str(SQLITE['timeout'])) * 1000}")
        try:
            yield
        finally:
            close_old_connections()

    def close(self) -> None:
        """Close this thread's connections, and the pool if there is one."""
        connections.close_all()
        close_pool: Callable[[], None] | None = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()


def _change_tables() -> None:
    call_command("migrate", verbosity=0, interactive=False)


def _is_begun(path: Path) -> bool:
    """Whether anything was ever written to a SQLite file. If it can't be read, assume so."""
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def _make_beside(path: Path, make: Callable[[], None]) -> None:
    """Create a SQLite file under a temporary name, then rename it, so no half-made one is ever seen."""
    half = path.with_name(f"{path.name}.new")
    for ending in ("", "-wal", "-shm", "-journal"):
        half.with_name(half.name + ending).unlink(missing_ok=True)
    os.close(os.open(half, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.close()
    connection.settings_dict["NAME"] = str(half)
    try:
        make()
    finally:
        connection.close()  # The last connection to close writes its log into the file.
        connection.settings_dict["NAME"] = str(path)
    half.replace(path)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock for table changes: a file lock is enough on one machine, but not for several servers."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # A page's limit is short, and this may need minutes.
        cursor.execute("SELECT pg_advisory_lock(%s)", [_SETTING_UP])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_SETTING_UP])
            cursor.execute("RESET lock_timeout")
