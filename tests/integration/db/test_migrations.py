"""The tables: migrations and models say the same, and tables of a newer program are left alone."""

import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.core.errors import InputError


def test_readers_without_django_know_the_newest_migration() -> None:
    import pkgutil

    from afterword.db import migrations
    from afterword.db.opening import NEWEST

    assert max(each.name for each in pkgutil.iter_modules(migrations.__path__)) == NEWEST


def test_columns_take_the_words_that_the_ports_name() -> None:
    from typing import get_args

    from afterword import ports
    from afterword.db import fields

    assert set(fields.MessageState.values) == set(get_args(ports.MessageState))
    assert set(fields.OutboxState.values) == set(get_args(ports.OutboxState))
    assert set(fields.StepBucket.values) == set(get_args(ports.DueStep.__annotations__["bucket"]))
    assert set(fields.FolderRole.values) == set(get_args(ports.FolderCursor.__annotations__["role"]))


def test_no_migration_is_missing(kept_in: str) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "storage", check=True, dry_run=True, verbosity=0)  # exits if there is one


def _from_models() -> None:
    from django.apps import apps
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in apps.get_app_config("storage").get_models():
            editor.create_model(model)


def _rows(query: str, *values: str) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return sorted(cursor.fetchall(), key=repr)


def _sqlite() -> dict[str, Any]:
    """All of each table but the order of its columns."""
    from django.db import connection

    tables = _rows(
        "SELECT name FROM sqlite_master WHERE type='table' AND name LIKE 'storage\\_%%' ESCAPE '\\'"
    )
    found: dict[str, Any] = {}
    for (table,) in tables:
        columns = [row[1:] for row in _rows(f"PRAGMA table_info({table})")]
        keys = [row[2:] for row in _rows(f"PRAGMA foreign_key_list({table})")]
        indexes = [
            (
                _named(name),
                unique,
                origin,
                partial,
                [row[2:] for row in sorted(_rows(f"PRAGMA index_xinfo({name})"))],
            )
            for _, name, unique, origin, partial in _rows(f"PRAGMA index_list({table})")
        ]
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        found[table] = sorted(columns), sorted(keys), sorted(indexes), _of_constraints(constraints)
    return found


def _named(index: str) -> str:
    """An index's name, if we gave it: Django's own tell what table and column were called at first."""
    return "" if index.startswith(("storage_", "sqlite_autoindex_storage_")) else index


def _of_constraints(found: dict[str, Any]) -> list[Any]:
    """Those of keys to other tables, and checks, are numbered as they come, which says nothing."""
    named = [
        ("" if each["foreign_key"] or each["check"] else _named(name), sorted(each.items()))
        for name, each in found.items()
    ]
    return sorted(named, key=repr)


def _postgresql() -> dict[str, Any]:
    return {
        "columns": _rows(
            "SELECT table_name, column_name, data_type, is_nullable, character_maximum_length, column_default,"
            " is_identity FROM information_schema.columns WHERE table_name LIKE 'storage\\_%%'"
        ),
        "constraints": _rows(
            "SELECT conrelid::regclass::text, contype, condeferrable, condeferred, pg_get_constraintdef(oid)"
            " FROM pg_constraint WHERE conrelid::regclass::text LIKE 'storage\\_%%'"
        ),
        "indexes": sorted(
            (_named(name), definition if _named(name) else definition.replace(name, ""))
            for name, definition in _rows(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'storage\\_%%'"
            )
        ),
    }


def test_a_migrated_file_is_one_made_from_the_models(sqlite_url: str, using: Any, tmp_path: Path) -> None:
    with using(sqlite_url):
        migrated = _sqlite()
    with using(f"sqlite://{tmp_path}/fresh.sqlite3"):
        _from_models()
        fresh = _sqlite()
    assert len(migrated) == 16
    assert migrated == fresh


def test_a_migrated_database_is_one_made_from_the_models(
    postgresql_url: str, empty_postgresql: Callable[[str], str], using: Any
) -> None:
    with using(postgresql_url):
        migrated = _postgresql()
    with using(empty_postgresql("fresh")):
        _from_models()
        fresh = _postgresql()
    assert len({row[0] for row in migrated["columns"]}) == 16
    assert migrated == fresh


def test_migrating_again_changes_nothing(kept_in: str, priya: int) -> None:
    from afterword import bootstrap
    from afterword.db.models import Person

    bootstrap.maintenance().migrate()
    assert Person.objects.filter(pk=priya).exists()


def test_tables_of_a_newer_program_are_refused(kept_in: str) -> None:
    from django.db import transaction
    from django.db.migrations.recorder import MigrationRecorder

    from afterword import bootstrap

    with transaction.atomic():
        MigrationRecorder.Migration.objects.create(app="storage", name="0099_of_a_day_to_come")
        with pytest.raises(InputError) as refused:
            bootstrap.maintenance().migrate()
        transaction.set_rollback(True)
    assert "newer version (0099_of_a_day_to_come)" in str(refused.value)
    bootstrap.maintenance().migrate()


def test_a_database_that_is_away_is_told_apart_from_one_that_is_there(
    kept_in: str, using: Any, tmp_path: Path
) -> None:
    from afterword import bootstrap

    assert bootstrap.maintenance().reachable()
    with using(f"sqlite://{tmp_path}/no/such/folder/kept.sqlite3"):
        assert not bootstrap.maintenance().reachable()


@pytest.fixture
def as_it_was(django_here: None, using: Any, tmp_path: Path) -> str:
    """A store with a person, from before the last change of the tables."""
    from django.core.management import call_command

    url = f"sqlite://{tmp_path}/data/kept.sqlite3"
    (tmp_path / "data").mkdir()
    with using(url):
        call_command("migrate", "storage", "0001", verbosity=0)
        _rows("INSERT INTO storage_person (name, password, is_active, is_local, phone, writes_from, timezone,"
              " language, signature, policy, quiet) VALUES ('Priya', '', 1, 1, '', '', '', '', '', '', '')")  # fmt: skip
    return url


def _tables(path: Path) -> set[str]:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        assert connection.execute("SELECT name FROM storage_person").fetchall() == [("Priya",)]
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    finally:
        connection.close()


def test_before_a_file_is_migrated_a_backup_is_made(as_it_was: str, using: Any, tmp_path: Path) -> None:
    from afterword import bootstrap

    with using(as_it_was):
        bootstrap.maintenance().migrate()
        bootstrap.maintenance().migrate()  # nothing is to be done, so nothing is backed up
    assert "storage_outboxmessage" in _tables(tmp_path / "data/kept.sqlite3")
    folder = tmp_path / "data/backups"
    [backup] = folder.iterdir()
    assert "storage_outboxmessage" not in _tables(backup)
    assert backup.name.startswith("kept-before-0")
    assert (stat.S_IMODE(folder.stat().st_mode), stat.S_IMODE(backup.stat().st_mode)) == (0o700, 0o600)


def test_a_migration_that_fails_is_taken_back_and_says_where_the_backup_is(
    as_it_was: str, using: Any, tmp_path: Path
) -> None:
    from afterword import bootstrap
    from afterword.messages.problems import problem_words
    from afterword.ports import StoreError

    path = tmp_path / "data/kept.sqlite3"
    before = _tables(path)
    with using(as_it_was):
        # In the way of the last migrations, and of no earlier one.
        _rows("CREATE TABLE storage_sealed (mine)")
        with pytest.raises(StoreError) as failed:
            bootstrap.maintenance().migrate()
        bootstrap.maintenance().close()
    assert failed.value.problem == "not_updated"
    [backup] = (tmp_path / "data/backups").iterdir()
    assert str(backup) in problem_words(failed.value)
    assert _tables(path) == before | {"storage_sealed"}
    assert _tables(backup) == before | {"storage_sealed"}


def test_the_last_three_backups_are_kept(as_it_was: str, tmp_path: Path) -> None:
    import os

    from afterword.db.backups import save_before

    path = tmp_path / "data/kept.sqlite3"
    mine = tmp_path / "data/backups/mine.sqlite3"
    made = []
    for at in range(5):
        made.append(save_before(path, "0002_mail" if at < 3 else "0003_more"))
        os.utime(made[-1], (at, at))
        mine.touch()
    assert sorted(mine.parent.iterdir()) == sorted([*made[2:], mine])
