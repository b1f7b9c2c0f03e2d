"""Looking after the database: making and changing its tables, closing its connections."""

import contextlib
from collections.abc import Callable, Iterator

from django.core.management import call_command
from django.db import OperationalError, close_old_connections, connection, connections
from django.db.migrations.loader import MigrationLoader

from afterword.core.fault import Fault
from afterword.storage.models import Person


class Keeper:
    """The database that Django was configured with."""

    def migrate(self) -> None:
        """Make the tables, or bring them up to date; ``Fault`` if a newer program has made them."""
        loader = MigrationLoader(connection)
        known, applied = set(loader.disk_migrations), set(loader.applied_migrations)
        ours = {each for each in applied if each[0] == "storage"}
        if ours - known:
            newest = max(name for _, name in ours - known)
            raise Fault(
                "database", f"tables of a newer version ({newest})", "that version of Afterword, or newer"
            )
        if known - applied:
            call_command("migrate", verbosity=0, interactive=False)

    def local_person(self, language: str = "") -> int:
        """The one who needs no sign-in, made if there is none."""
        return int(Person.objects.get_or_create(is_local=True, defaults={"language": language})[0].pk)

    def reachable(self) -> bool:
        """Whether the database answers."""
        try:
            connection.ensure_connection()
        except OperationalError:
            return False
        return True

    @contextlib.contextmanager
    def fresh(self) -> Iterator[None]:
        """Use the database in a thread of one's own, for a while: broken connections are not used again."""
        close_old_connections()
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
