"""The database as one application of Django's."""

from django.apps import AppConfig


class Storage(AppConfig):
    """Its models and migrations."""

    name = "afterword.storage"
    label = "storage"
    default_auto_field = "django.db.models.BigAutoField"
