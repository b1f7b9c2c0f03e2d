"""The tables: migrations and models say the same, and tables of a newer program are left alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from afterword.core.fault import Fault


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
            (name, unique, origin, partial, [row[2:] for row in sorted(_rows(f"PRAGMA index_xinfo({name})"))])
            for _, name, unique, origin, partial in _rows(f"PRAGMA index_list({table})")
        ]
        with connection.cursor() as cursor:
            constraints = connection.introspection.get_constraints(cursor, table)
        found[table] = sorted(columns), sorted(keys), sorted(indexes), _of_constraints(constraints)
    return found


def _of_constraints(found: dict[str, Any]) -> list[Any]:
    """Those of keys to other tables are numbered as they come, which says nothing."""
    named = [("" if each["foreign_key"] else name, sorted(each.items())) for name, each in found.items()]
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
        "indexes": _rows("SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'storage\\_%%'"),
    }


def test_a_migrated_file_is_one_made_from_the_models(sqlite_url: str, using: Any, tmp_path: Path) -> None:
    with using(sqlite_url):
        migrated = _sqlite()
    with using(f"sqlite://{tmp_path}/fresh.sqlite3"):
        _from_models()
        fresh = _sqlite()
    assert len(migrated) == 13
    assert migrated == fresh


def test_a_migrated_database_is_one_made_from_the_models(
    postgresql_url: str, empty_postgresql: Callable[[str], str], using: Any
) -> None:
    with using(postgresql_url):
        migrated = _postgresql()
    with using(empty_postgresql("fresh")):
        _from_models()
        fresh = _postgresql()
    assert len({row[0] for row in migrated["columns"]}) == 13
    assert migrated == fresh


def test_migrating_again_changes_nothing(kept_in: str, priya: int) -> None:
    from afterword import wiring
    from afterword.storage.models import Person

    wiring.keeper().migrate()
    assert Person.objects.filter(pk=priya).exists()


def test_tables_of_a_newer_program_are_refused(kept_in: str) -> None:
    from django.db import transaction
    from django.db.migrations.recorder import MigrationRecorder

    from afterword import wiring

    with transaction.atomic():
        MigrationRecorder.Migration.objects.create(app="storage", name="0099_of_a_day_to_come")
        with pytest.raises(Fault) as refused:
            wiring.keeper().migrate()
        transaction.set_rollback(True)
    assert "newer version (0099_of_a_day_to_come)" in str(refused.value)
    wiring.keeper().migrate()


def test_a_database_that_is_away_is_told_apart_from_one_that_is_there(
    kept_in: str, using: Any, tmp_path: Path
) -> None:
    from afterword import wiring

    assert wiring.keeper().reachable()
    with using(f"sqlite://{tmp_path}/no/such/folder/kept.sqlite3"):
        assert not wiring.keeper().reachable()
