"""The database as a Django app."""

from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from afterword.db.opening import remember


class Storage(AppConfig):
    """Its models and migrations."""

    name = "afterword.db"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Track connections, so the program can close those of every thread when it ends."""
        connection_created.connect(_opened, dispatch_uid="afterword.db")


def _opened(*, connection: Any, **_: object) -> None:
    remember(connection)
