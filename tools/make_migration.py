"""Write the migration for a change of ``storage/models.py``: ``python tools/make_migration.py NAME``."""

import sys
import tempfile

from django.core.management import call_command

from afterword import wiring
from afterword.config import config


def main(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        apps = ("django.contrib.contenttypes", "django.contrib.auth")
        wiring.web(
            config({"AFTERWORD_DATA": folder}),
            secret="-", apps=apps, middleware=(), urlconf="", templates=(), more={},  # noqa: S106
        )  # fmt: skip
        call_command("makemigrations", "storage", name=name)


if __name__ == "__main__":
    main(sys.argv[1])
