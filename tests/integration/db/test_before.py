"""What an earlier version kept is still there: its database is brought up to date, its export is imported.

``tests/data/before`` holds the rows of a store that the version with the migrations 0001 to 0005 made, by its
own commands, and the export that it wrote of them. Rows of mail were added by hand. Bytes are hexadecimal.
"""

import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from afterword.db.backups import RESTORED, restore_backup
from afterword.db.quick_reader import copy_file
from afterword.services.context import Caller, Services
from afterword.services.profile.profile import save_profile
from afterword.services.transfer.export import export
from afterword.services.transfer.importing.export_file import read_export
from afterword.services.transfer.schemas import ExportRequest
from afterword.services.transfer.transfer import import_cases, import_request, profile_in

BEFORE = Path(__file__).parents[2] / "data/before"
NOW = datetime(2026, 11, 4, 2, tzinfo=UTC)
LAST = "0005_unread_mail"


def _fill() -> None:
    """Make the tables of before, and put the rows into them."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader
    from django.db.models import BinaryField

    call_command("migrate", "storage", LAST, verbosity=0)
    apps = MigrationLoader(connection).project_state(("storage", LAST)).apps
    tables = json.loads((BEFORE / "rows.json").read_text())
    order = ["person", "case", "mailaccount"]
    for table in sorted(tables, key=lambda name: order.index(name) if name in order else len(order)):
        model = apps.get_model("storage", table)
        binary = {each.attname for each in model._meta.concrete_fields if isinstance(each, BinaryField)}
        for row in tables[table]:
            values = {name: bytes.fromhex(value) if name in binary else value for name, value in row.items()}
            model.objects.create(**values)
    damaged = tables["case"][0] | {"id": 3, "key": "damaged", "later": "{", "facts": "{"}
    apps.get_model("storage", "case").objects.create(**damaged)


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, django_here: None, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite://{tmp_path}/kept.sqlite3"
    make: Callable[[str], str] = request.getfixturevalue("empty_postgresql")
    return make("before")


def _services() -> Services:
    from afterword import bootstrap

    return bootstrap.services()


def _exported(caller: Caller) -> Any:
    return json.loads(b"".join(export(_services(), caller, ExportRequest())))


def test_a_database_of_before_keeps_everything(before: str, using: Any) -> None:
    from afterword import bootstrap

    with using(before):
        _fill()
        bootstrap.maintenance().migrate()
        from afterword.db import models

        person = models.Person.objects.get()
        assert (person.sender_address, person.quiet_hours) == ("priya@example.test", "22:00-07:00")
        first, second, damaged = models.Case.objects.order_by("pk")
        assert second.snoozed == {"r1/thank_you/jo": 1793804400000000}
        assert (first.snoozed, damaged.snoozed) == ({}, {})
        assert "dana whitfield" in first.search_text
        assert first.next_check_at is not None
        assert first.updated_at == models.HistoryEntry.objects.get(case=first, number=3).recorded_at
        assert list(models.DueStep.objects.order_by("pk").values_list("action", "bucket", "sort_at")) == [
            ("r1/call/dana", "next", 1795795200000000),
            ("r1/thank_you/jo", "next", 1793804400000000),
            ("r1/call/jo", "later", 1794499200000000),
        ]
        assert models.SilenceOutcome.objects.count() == 2
        assert models.InboxMessage.objects.get().sent_at == 1793754000000000
        assert models.MailAccount.objects.get().problem == "away"
        assert models.FolderCursor.objects.get().uid == 42
        assert models.UnreadableMail.objects.get().found_at == 1762300000000001
        assert bytes(models.EncryptedSecret.objects.get().ciphertext) == b"\x00\xff\x10"
        waiting = models.OutboxMessage.objects.get()
        assert (bytes(waiting.mime), waiting.claim_token, waiting.installation) == (b"Fr", "", "here")
        instants = (waiting.not_before, waiting.next_attempt_at, waiting.expires_at)
        assert (*instants, waiting.approved_at, waiting.updated_at) == (11, 12, 13, 14, 15)
        assert (waiting.attempts, waiting.status_reason, waiting.state) == (2, "waits", "held")
        assert models.IdempotencyKey.objects.get().result == "1"
        assert bytes(models.Upload.objects.get().content) == b"a"
        limit = models.RateLimit.objects.get()
        assert (limit.value, limit.expires_at) == ([1762300000.5], 9000000000)
        if not before.startswith("sqlite"):
            return
        # The same export as before, but for what this version says of itself and of the damaged case.
        found, old = (
            _exported(Caller(person.pk, "cli", NOW)),
            json.loads((BEFORE / "export.json").read_text()),
        )
        for name in ("profile", "cases", "kept"):
            assert found[name] == old[name]


def test_an_export_of_before_gives_the_same_cases(services: Services, person: Callable[..., int]) -> None:
    caller = Caller(person(name="", timezone="", phone="", language=""), "web", NOW)
    old = read_export((BEFORE / "export.json").read_bytes())
    save_profile(services, caller, profile_in(old.profile))
    brought = import_cases(services, caller, import_request(old))
    assert (brought.added, brought.faults) == (2, ())
    written = json.loads(b"".join(export(services, caller, ExportRequest())))
    said = json.loads((BEFORE / "export.json").read_text())
    assert (written["cases"], written["kept"]) == (said["cases"], said["kept"])


@pytest.fixture
def file(django_here: None, using: Any, tmp_path: Path) -> Path:
    """A SQLite file of before."""
    path = tmp_path / "kept.sqlite3"
    with using(f"sqlite://{path}"):
        _fill()
    return path


def _one(path: Path, query: str) -> Any:
    found = sqlite3.connect(path)
    try:
        return found.execute(query).fetchone()[0]
    finally:
        found.close()


def test_today_reads_a_database_of_before(file: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "afterword", "today", "--now", "2026-11-04T02:00:00Z", "--json"],
        capture_output=True, text=True, check=False, cwd=tmp_path,
        env={"AFTERWORD_DATA": str(tmp_path), "DATABASE_URL": f"sqlite://{file}", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    day = json.loads(done.stdout)
    assert [each["company"] for each in day["waiting"]] == ["Contoso"]
    assert [each["case"] for each in day["read_first"]] == [1]
    [backup] = (tmp_path / "backups").iterdir()
    assert _one(backup, "SELECT count(*) FROM storage_entry") == 4
    assert _one(file, "SELECT count(*) FROM storage_historyentry") == 4


def test_a_backup_of_before_can_be_put_back(file: Path, tmp_path: Path) -> None:
    put = restore_backup(file, tmp_path / "new/kept.sqlite3", "now")
    assert (put.cases, put.waiting) == (3, 1)
    assert _one(tmp_path / "new/kept.sqlite3", "SELECT place FROM storage_outgoing") == RESTORED


def test_another_day_can_be_shown_of_a_database_of_before(file: Path, tmp_path: Path) -> None:
    found = sqlite3.connect(file)
    with found:
        found.execute("UPDATE storage_case SET next_check=5")
    found.close()
    copy_file(file, tmp_path / "copy.sqlite3")
    assert _one(tmp_path / "copy.sqlite3", "SELECT max(next_check) FROM storage_case") == 0
    assert _one(file, "SELECT max(next_check) FROM storage_case") == 5
