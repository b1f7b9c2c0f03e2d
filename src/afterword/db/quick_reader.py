"""Which cases an agenda holds, and in which of its lists: each in one only."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from afterword.db.opening import NEWEST, connect_to_read
from afterword.ports import Agenda, CaseRecord, InboxMessage, Profile

_FAR: Final = 250_000_000_000_000_000
"""Microseconds since 1970 for a moment beyond every calendar."""


def agenda_of(
    stale: Sequence[int],
    due: Sequence[int],
    ahead: Sequence[int],
    limit: int,
    load: Callable[[set[int]], Mapping[int, CaseRecord]],
) -> Agenda:
    """The agenda with these case ids; one more than ``limit`` was requested."""
    more = max(len(stale), len(due), len(ahead)) > limit
    lists = [list(dict.fromkeys(each[:limit])) for each in (stale, due, ahead)]
    found = dict(load({case for each in lists for case in each}))
    first, second, third = (tuple(found.pop(case) for case in each if case in found) for each in lists)
    return Agenda(stale=first, now=second, waiting=third, more=more)


def snoozed_of(stored: object) -> dict[str, int]:
    """Snoozed actions and until when; none if the stored data makes no sense."""
    if not isinstance(stored, dict):
        return {}
    return {name: until for name, until in stored.items() if type(until) is int and abs(until) < _FAR}


def damaged_snoozes(stored: object) -> str:
    """The stored snoozes as they are if part of them makes no sense; otherwise empty."""
    if isinstance(stored, dict) and len(snoozed_of(stored)) == len(stored):
        return ""
    return stored or " " if isinstance(stored, str) else json.dumps(stored)


# What *Today* needs, read directly from the SQLite file, without loading Django.

_DUE: Final = "SELECT case_id FROM storage_duestep WHERE owner_id=? AND bucket=? ORDER BY sort_at LIMIT ?"
_STALE: Final = (
    "SELECT id FROM storage_case WHERE owner_id=? AND next_check_at<=? ORDER BY next_check_at LIMIT ?"
)
_EVENTS: Final = """SELECT case_id, body FROM storage_historyentry
    WHERE case_id IN (SELECT value FROM json_each(?)) AND kind='event' AND undone_at IS NULL
    ORDER BY case_id, number"""
_CASES: Final = """SELECT id, owner_id, key, facts, version, snoozed FROM storage_case
    WHERE id IN (SELECT value FROM json_each(?))"""
_ASKED: Final = """SELECT id, owner_id, case_id, key, state, sent_at, body, step FROM storage_inboxmessage
    WHERE owner_id=? AND state IN ('asked', 'doubtful') ORDER BY sent_at, id LIMIT ?"""
_PROFILE: Final = """SELECT name, coalesce(nullif(sender_address, ''), email, ''), phone, timezone, language,
    signature, policy, quiet_hours FROM storage_person WHERE id=?"""
_MIGRATIONS: Final = "SELECT 1 FROM sqlite_master WHERE name='django_migrations'"
_CURRENT: Final = "SELECT 1 FROM django_migrations WHERE app='storage' AND name=?"
_OUTDATE: Final = "UPDATE storage_case SET next_check_at=0"
_OUTDATE_BEFORE: Final = "UPDATE storage_case SET next_check=0"
"""The same for tables from before the columns got their current names."""


class SqliteReader:
    """A read-only store over an existing file; closed with the process."""

    def __init__(self, path: Path, home: str = "UTC") -> None:
        self._home = home
        # The connection is read-only: a command that shows what's due can't change anything.
        self._connection = connect_to_read(path)

    def close(self) -> None:
        """Leave no files behind."""
        self._connection.close()

    def current(self) -> bool:
        """Whether the tables are current, not an older version's or missing."""
        return self._one(_MIGRATIONS) is not None and self._one(_CURRENT, NEWEST) is not None

    def local_person(self) -> int | None:
        """The person who needs no sign-in on this machine."""
        if self._one("SELECT 1 FROM sqlite_master WHERE name='storage_person'") is None:
            return None  # A file without any tables yet.
        row = self._one("SELECT id FROM storage_person WHERE is_local ORDER BY id LIMIT 1")
        return None if row is None else int(row[0])

    def profile(self, owner: int) -> Profile:
        """A person's profile. Raises ``KeyError`` if there's no such person."""
        row = self._one(_PROFILE, owner)
        if row is None:
            raise KeyError(owner)
        return Profile(*row)._replace(home=self._home)

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What's due at a moment."""
        return agenda_of(
            self._ids(_STALE, owner, now, limit + 1),
            self._ids(_DUE, owner, "now", limit + 1),
            self._ids(_DUE, owner, "next", limit + 1),
            limit,
            self._cases,
        )

    def list_waiting(self, owner: int, limit: int) -> list[InboxMessage]:
        """Messages that wait for an answer, oldest first."""
        return [
            InboxMessage(id_, of, case, key, state, at, body.encode(), step)
            for id_, of, case, key, state, at, body, step in self._rows(_ASKED, owner, limit)
        ]

    def _cases(self, ids: set[int]) -> dict[int, CaseRecord]:
        among = json.dumps(sorted(ids))
        events: dict[int, list[bytes]] = {each: [] for each in ids}
        for case, body in self._rows(_EVENTS, among):
            events[case].append(body.encode())
        rows = self._rows(_CASES, among)
        return {
            case: CaseRecord(
                case, owner, key, facts.encode(), tuple(events[case]), version, _snoozed(snoozed)
            )
            for case, owner, key, facts, version, snoozed in rows
        }

    def _ids(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self._rows(query, *values)]

    def _one(self, query: str, *values: object) -> Any:
        return next(iter(self._rows(query, *values)), None)

    def _rows(self, query: str, *values: object) -> Iterable[Any]:
        return self._connection.execute(query, values)


def _snoozed(text: str) -> dict[str, int]:
    try:
        return snoozed_of(json.loads(text))
    except (ValueError, RecursionError):
        return {}


def copy_file(source: Path, target: Path) -> None:
    """Copy a database as of now; the source is only read, and can be in use."""
    reading = connect_to_read(source)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        # The tables have the plans of the last refresh; the copy is for another moment.
        columns = {row[0] for row in writing.execute("SELECT name FROM pragma_table_info('storage_case')")}
        if columns:
            writing.execute(_OUTDATE if "next_check_at" in columns else _OUTDATE_BEFORE)
            writing.commit()
    finally:
        writing.close()
        reading.close()
