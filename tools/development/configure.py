"""The web's settings as ``serve`` has them, changed only where development needs it."""

import logging
import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from afterword import bootstrap
from afterword.config import config, secret
from afterword.core.errors import InputError
from afterword.web import middleware
from afterword.web.settings import HERE, ListenAddress, settings

PORT: Final = 8240
_HTMX: Final = "django_htmx/htmx-4.min.js"


def configure(words: Sequence[str]) -> None:
    """Configure Django, for the one person on this machine; ``words`` is the command with its options.

    Refused where AFTERWORD_HOSTS names a site: what helps a developer must never be reachable by others.
    """
    here = config()
    if here.hosts:
        raise SystemExit("manage.py is for development. Without AFTERWORD_HOSTS it works on your own data.")
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    values = settings(here, ListenAddress("127.0.0.1", _port(words), local=True))
    _change(values)
    try:
        with bootstrap.starting(here):
            bootstrap.web(here, secret=secret(here.data), **values)
            if words[:1] == ["runserver"]:
                bootstrap.maintenance().migrate()
    except InputError as error:
        raise SystemExit(str(error)) from None
    _debug()
    if words[:1] == ["runserver"] and os.environ.get("RUN_MAIN") != "true":
        link = bootstrap.links(here).make(bootstrap.present())
        sys.stdout.write(f"\n    http://localhost:{_port(words)}/local/{link}\n\nlets you in, once.\n\n")
        sys.stdout.flush()


def _change(values: dict[str, Any]) -> None:
    apps = ("django.contrib.admin", "django.contrib.staticfiles")
    values["apps"] = (*values["apps"], *apps)
    values["urlconf"] = "development.urls"
    for each in values["templates"]:
        each["OPTIONS"]["auto_reload"] = True
    context = (
        "django.contrib.auth.context_processors.auth django.contrib.messages.context_processors.messages"
    )
    request = "django.template.context_processors.request"
    values["templates"] = (
        *values["templates"],
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": [request, *context.split()]},
        },
    )
    values["more"] |= {
        "STATICFILES_DIRS": [str(HERE / "static"), str(_htmx().parent.parent)],
    }


def _htmx() -> Path:
    """Where the package of htmx keeps the file."""
    found = find_spec("django_htmx")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "static" / _HTMX


def _debug() -> None:
    """Reload and show errors; files under their own names, so that a changed style sheet is seen at once."""
    from django.conf import settings as current  # noqa: PLC0415 - after the settings

    from afterword.web import templating  # noqa: PLC0415

    current.DEBUG = True
    templating.ASSETS.update({name: name for name in middleware.sources()} | {"htmx.js": _HTMX})


def _port(words: Sequence[str]) -> int:
    """The port of ``runserver [address:]port``; cookies carry it in their names."""
    last = words[-1].rpartition(":")[2] if words else ""
    return int(last) if last.isdecimal() else PORT
