"""What the type checker has to know of the settings; the program's own are made in ``wiring.web``."""

from pathlib import Path

SECRET_KEY = "-"
INSTALLED_APPS = [
    "afterword.storage.apps.Storage",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
]
AUTH_USER_MODEL = "storage.Person"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
AFTERWORD_LOCAL = False
AFTERWORD_DATA = Path()
LANGUAGES = (("en", "English"),)
