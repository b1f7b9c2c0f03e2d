"""``manage.py``: Django's commands for development, refused to a site for many."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def _manage(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *words],
        capture_output=True, text=True, check=False, cwd=folder,
        env={"PATH": "/usr/bin:/bin", "AFTERWORD_DATA": str(folder / "dev"), **environment},
    )  # fmt: skip


ADMIN = """
from django.conf import settings
from django.test import Client
from django.contrib.auth import get_user_model
from afterword import bootstrap
bootstrap.maintenance().migrate()
person = get_user_model().objects.get(pk=bootstrap.maintenance().local_person())
client = Client(headers={"host": "localhost"})
found = [client.get("/admin/").status_code]
client.force_login(person)
tables = ["case", "outboxmessage", f"person/{person.pk}/change"]
found += [client.get(f"/admin/storage/{name}/").status_code for name in tables]
found += [client.post(f"/admin/storage/person/{person.pk}/delete/", {"post": "yes"}).status_code]
settings.DEBUG = False
found += [client.get("/admin/").status_code]
print("found", found)
"""


def test_the_project_is_sound_and_no_migration_is_missing(tmp_path: Path) -> None:
    done = _manage(tmp_path, "check")
    assert (done.returncode, "no issues" in done.stdout) == (0, True), done.stderr
    done = _manage(tmp_path, "makemigrations", "storage", "--check", "--dry-run")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_admin_shows_tables_to_who_is_signed_in_and_changes_none(tmp_path: Path) -> None:
    done = _manage(tmp_path, "shell", "-v", "0", "-c", ADMIN)
    assert "found [302, 200, 200, 200, 403, 302]" in done.stdout, done.stdout + done.stderr


def test_a_site_for_many_is_not_developed_on(tmp_path: Path) -> None:
    done = _manage(tmp_path, "runserver", AFTERWORD_HOSTS="jobs.example.edu")
    assert (done.returncode, "manage.py is for development" in done.stderr) == (1, True)
    assert not (tmp_path / "dev").exists()


def test_what_is_installed_has_no_admin() -> None:
    found = subprocess.run(
        ["grep", "-rlE", r"contrib\.admin\b|DEBUG=True", str(ROOT / "src")], capture_output=True, check=False
    )
    assert found.stdout == b""
