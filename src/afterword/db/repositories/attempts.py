"""Rate limits in the database: every process sees them, and they only end with time.

An in-memory cache counts per process and drops entries when it's full: requests for hundreds of other names
could unlock an account.
"""

import time
from hashlib import sha256
from typing import Any, Final

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.db import IntegrityError, transaction
from django.db.models import JSONField, Value

from afterword.db.models import RateLimit

_FOR_EVER: Final = 2**53
_SWEEP_EVERY: Final = 200
"""After how many changes a process removes expired rows."""


class AttemptRepository:
    """``ports.Attempts``."""

    def take(self, name: str, most: int, seconds: int, now: int) -> int:
        """Count an attempt at ``now`` (seconds since 1970); return the seconds to wait after too many."""
        key = _hashed(name)
        with transaction.atomic():
            row = RateLimit.objects.select_for_update().filter(key=key).first()
            tries = [each for each in row.value if each > now - seconds] if row is not None else []
            if len(tries) >= most:
                return max(1, int(tries[0] + seconds - now))
            _put(key, [*tries, now], now + seconds)
        return 0


class AttemptsCache(BaseCache):
    """A cache for the account library, which only stores its limits there."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        del location
        super().__init__(params)
        self._changes = 0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """The stored value, unless it has expired."""
        row = RateLimit.objects.filter(key=self._key(key, version), expires_at__gt=_now()).first()
        return default if row is None else row.value

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        """Store a value, replacing an earlier one."""
        _put(self._key(key, version), value, self._until(timeout))
        self._changed()

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Store a value if there's none, and return whether there was none.

        Of two calls at once, one wins.
        """
        hashed = self._key(key, version)
        RateLimit.objects.filter(key=hashed, expires_at__lte=_now()).delete()
        try:
            with transaction.atomic():
                RateLimit.objects.create(key=hashed, value=_json(value), expires_at=self._until(timeout))
        except IntegrityError:
            return False
        self._changed()
        return True

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Extend a value's time; return whether there was one."""
        rows = RateLimit.objects.filter(key=self._key(key, version), expires_at__gt=_now())
        return bool(rows.update(expires_at=self._until(timeout)))

    def delete(self, key: str, version: int | None = None) -> bool:
        """Delete a value; return whether there was one."""
        return bool(RateLimit.objects.filter(key=self._key(key, version)).delete()[0])

    def clear(self) -> None:
        """Delete everything."""
        RateLimit.objects.all().delete()

    def _key(self, key: str, version: int | None) -> str:
        return _hashed(self.make_key(key, version))

    def _until(self, timeout: Any) -> int:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return _FOR_EVER if seconds is None else int(_now() + seconds) + 1

    def _changed(self) -> None:
        self._changes += 1
        if self._changes % _SWEEP_EVERY == 0:
            RateLimit.objects.filter(expires_at__lte=_now()).delete()


def _now() -> float:
    return time.time()  # The library uses the machine's clock too.


def _hashed(name: str) -> str:
    return sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def _json(value: Any) -> Any:
    """The value as stored: ``None`` alone would be SQL's NULL, which isn't allowed."""
    return Value(None, JSONField()) if value is None else value


def _put(key: str, value: Any, until: int) -> None:
    RateLimit.objects.update_or_create(key=key, defaults={"value": _json(value), "expires_at": until})
