"""What the type checker has to know of the settings; the program's own are made in ``bootstrap.web``."""

from pathlib import Path

SECRET_KEY = "-"
INSTALLED_APPS = [
    "afterword.db.apps.Storage",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
]
AUTH_USER_MODEL = "storage.Person"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
AFTERWORD_LOCAL = False
AFTERWORD_DATA = Path()
AFTERWORD_AS_OF = ""
AFTERWORD_PROXIES = 0
AFTERWORD_SIGN_UP: tuple[str, ...] = ()
LANGUAGES = (("en", "English"),)
