"""What *Today* needs, read from the SQLite file alone: the command line does without the web's machinery."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from afterword.ports import Agenda, KeptCase, Profile
from afterword.storage.picking import agenda_of

_DUE: Final = "SELECT case_id FROM storage_step WHERE owner_id=? AND place=? ORDER BY at LIMIT ?"
_STALE: Final = "SELECT id FROM storage_case WHERE owner_id=? AND next_check<=? ORDER BY next_check LIMIT ?"
_EVENTS: Final = """SELECT case_id, body FROM storage_entry WHERE case_id IN (SELECT value FROM json_each(?))
    AND kind='event' AND undone_at IS NULL ORDER BY case_id, number"""
_CASES: Final = """SELECT id, owner_id, key, facts, version, later FROM storage_case
    WHERE id IN (SELECT value FROM json_each(?))"""
_PROFILE: Final = """SELECT name, coalesce(nullif(writes_from, ''), email, ''), phone, timezone, language,
    signature, policy, quiet FROM storage_person WHERE id=?"""


class SqliteFile:
    """A store that only reads, over a file that the program has made; closed with the process."""

    def __init__(self, path: Path) -> None:
        # Read-only by the connection: a command that only tells what is due cannot change it.
        self._connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=5)

    def local_person(self) -> int | None:
        """The one who needs no sign-in on this machine."""
        row = self._one("SELECT id FROM storage_person WHERE is_local ORDER BY id LIMIT 1")
        return None if row is None else int(row[0])

    def profile(self, owner: int) -> Profile:
        """A person's profile; ``KeyError`` if there is no such person."""
        row = self._one(_PROFILE, owner)
        if row is None:
            raise KeyError(owner)
        return Profile(*row)

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What is due at a moment."""
        return agenda_of(
            self._ids(_STALE, owner, now, limit + 1),
            self._ids(_DUE, owner, "now", limit + 1),
            self._ids(_DUE, owner, "next", limit + 1),
            limit,
            self._cases,
        )

    def _cases(self, ids: set[int]) -> dict[int, KeptCase]:
        among = json.dumps(sorted(ids))
        events: dict[int, list[bytes]] = {each: [] for each in ids}
        for case, body in self._rows(_EVENTS, among):
            events[case].append(body.encode())
        rows = self._rows(_CASES, among)
        return {
            case: KeptCase(case, owner, key, facts.encode(), tuple(events[case]), version, json.loads(later))
            for case, owner, key, facts, version, later in rows
        }

    def _ids(self, query: str, *values: object) -> list[int]:
        return [row[0] for row in self._rows(query, *values)]

    def _one(self, query: str, *values: object) -> Any:
        return next(iter(self._rows(query, *values)), None)

    def _rows(self, query: str, *values: object) -> Iterable[Any]:
        return self._connection.execute(query, values)
