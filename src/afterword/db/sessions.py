"""Browser sessions that can be listed and ended one by one.

In Django's own table the key is the cookie's value, so whoever reads a backup could sign in as anybody. Here
a row is keyed by a digest of it, and says whose it is.
"""

import hashlib
import time
from typing import Any, Final, NamedTuple

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from afterword.db.models import Session

_AGAIN: Final = 300_000_000
"""Microseconds until another use is recorded: not every page should write to the database."""
_LISTED: Final = 100


class Visit(NamedTuple):
    """What a browser says about itself, empty if nothing; ``address``: its network address if it's remote."""

    browser: str = ""
    system: str = ""
    address: str = ""


class SessionSeen(NamedTuple):
    """A session as its owner sees it; ``key`` identifies it and signs nobody in.

    Times are in microseconds.
    """

    key: str
    visit: Visit
    began: int
    used: int


class SessionStore(SessionBase):
    """Django's session engine over our table."""

    visit: Visit = Visit()
    """The current visitor, set by the middleware."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        self._row: Session | None = None

    @property
    def kept_under(self) -> str:
        """The row's key; empty before there is one."""
        return _digest(self.session_key) if self.session_key else ""

    def load(self) -> dict[str, Any]:
        """The session's data, or nothing if it has ended."""
        self._row = Session.objects.filter(key=self.kept_under, expires_at__gt=timezone.now()).first()
        if self._row is None:
            self._session_key = None
            return {}
        return self.decode(self._row.data)

    def exists(self, session_key: str) -> bool:
        """Whether there's such a session."""
        return Session.objects.filter(key=_digest(session_key)).exists()

    def create(self) -> None:
        """Start a session under a new key."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 - Django's own signature
        """Save it. Raises ``UpdateError`` if it was ended meanwhile, instead of reviving it."""
        if self.session_key is None:
            self.create()
            return
        held = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        owner = int(held["_auth_user_id"]) if "_auth_user_id" in held else None
        now = _now()
        fields = {
            "data": self.encode(held),
            "expires_at": self.get_expiry_date(),
            "owner_id": owner,
            "last_used_at": now,
            **self.visit._asdict(),
        }
        try:
            with transaction.atomic():
                if must_create:
                    # A new key for somebody who stays signed in, for example after changing their password.
                    row = self._row
                    began = row.started_at if row and row.owner_id and row.owner_id == owner else now
                    self.clear_expired()
                    Session.objects.create(key=self.kept_under, started_at=began, **fields)
                elif not Session.objects.filter(key=self.kept_under).update(**fields):
                    raise UpdateError
        except IntegrityError:
            if must_create and self.exists(self.session_key):
                raise CreateError from None
            raise
        except DatabaseError as error:
            if must_create:
                raise
            raise UpdateError from error

    def delete(self, session_key: str | None = None) -> None:
        """End a session, by default this one."""
        ended = session_key or self.session_key
        if ended is not None:
            Session.objects.filter(key=_digest(ended)).delete()

    def note_use(self) -> None:
        """Record now and then that a signed-in session is used, and from where."""
        row = self._row
        if (
            self.session_key is None
            or row is None
            or row.owner_id is None
            or _now() - row.last_used_at < _AGAIN
        ):
            return
        Session.objects.filter(key=self.kept_under).update(last_used_at=_now(), **self.visit._asdict())

    @classmethod
    def clear_expired(cls) -> None:
        """Remove expired sessions."""
        Session.objects.filter(expires_at__lt=timezone.now()).delete()


def sessions_of(person: int) -> list[SessionSeen]:
    """A person's sessions, most recently used first."""
    rows = Session.objects.filter(owner_id=person, expires_at__gt=timezone.now()).order_by(
        "-last_used_at", "key"
    )
    return [
        SessionSeen(row.key, Visit(row.browser, row.system, row.address), row.started_at, row.last_used_at)
        for row in rows.defer("data")[:_LISTED]
    ]


def end_sessions(person: int, key: str | None = None) -> int:
    """End a person's sessions, or the one with this key; return how many."""
    if key is not None and "\0" in key:
        return 0  # PostgreSQL couldn't even query for it.
    mine = Session.objects.filter(owner_id=person)
    return (mine if key is None else mine.filter(key=key)).delete()[0]


def _digest(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()


def _now() -> int:
    return time.time_ns() // 1_000
