"""A database URL as Django's settings want it."""

from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE: Final[dict[str, object]] = {
    # A write that waits for its turn from the start cannot fail half way for want of the lock.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    # FULL: what was answered "kept" is kept, a power cut later too.
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-8000;"
        "PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=33554432;"
    ),
}


def database(url: str) -> dict[str, Any]:
    """Django's ``DATABASES`` entry for ``sqlite:///path`` or ``postgresql://user@host/name?option=…``."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path),
            "OPTIONS": dict(SQLITE),
            "CONN_MAX_AGE": None,
        }
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}, **options},
        # A pool keeps the connections: Django must not.
        "CONN_MAX_AGE": 0,
    }
