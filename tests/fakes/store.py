"""A store in memory: people, cases and their texts, as the database keeps them. For one thread."""

import contextlib
import copy
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from afterword.ports import (
    LIVE,
    Agenda,
    CaseChange,
    CaseRecord,
    CaseSummary,
    ConflictError,
    DuplicateKeyError,
    FolderCursor,
    HistoryEntry,
    InboxMessage,
    MailAccount,
    NoteRow,
    OutboxMessage,
    PlanSnapshot,
    Profile,
    SilenceOutcome,
    UnreadableMail,
)


@dataclass
class StoredCase:
    """A case with all that hangs on it."""

    id: int
    owner: int
    key: str
    facts: bytes
    standing: PlanSnapshot
    company: str
    role: str
    words: str
    later: Mapping[str, int]
    updated_at: int
    next_check: int | None
    version: int = 1
    history: list[HistoryEntry] = field(default_factory=list)
    notes: dict[tuple[str, str], NoteRow] = field(default_factory=dict)

    def record(self) -> CaseRecord:
        """The case with the events that stand."""
        events = (each.body for each in self.history if each.kind == "event" and each.undone_at is None)
        return CaseRecord(
            self.id, self.owner, self.key, self.facts, tuple(events), self.version, dict(self.later)
        )

    def summary(self) -> CaseSummary:
        """What a list shows of it."""
        stands = self.standing
        return CaseSummary(self.id, self.company, self.role, stands.stage, stands.next_at, self.updated_at)


@dataclass
class Tables:
    """All that's kept. What belongs to a person or a case goes with it."""

    people: dict[int, Profile] = field(default_factory=dict)
    uploads: dict[int, tuple[str, bytes]] = field(default_factory=dict)
    cases: dict[int, StoredCase] = field(default_factory=dict)
    keys: dict[tuple[int, str], int] = field(default_factory=dict)
    messages: dict[int, InboxMessage] = field(default_factory=dict)
    accounts: dict[int, MailAccount] = field(default_factory=dict)
    cursors: dict[int, dict[str, FolderCursor]] = field(default_factory=dict)
    unreadable: dict[int, list[UnreadableMail]] = field(default_factory=dict)
    sealed: dict[str, bytes] = field(default_factory=dict)
    outbox: dict[int, OutboxMessage] = field(default_factory=dict)
    tokens: dict[int, str] = field(default_factory=dict)


class MemoryStore:
    """What the stores of one test share."""

    def __init__(self) -> None:
        self.tables = Tables()
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """An id that nothing has yet."""
        return next(self._numbers)

    def person(self, profile: Profile | None = None) -> int:
        """A new person's id."""
        number = self.number()
        self.tables.people[number] = profile or Profile()
        return number

    @contextlib.contextmanager
    def atomic(self) -> Iterator[None]:
        """Within: all or nothing."""
        before = copy.deepcopy(self.tables)
        try:
            yield
        except BaseException:
            self.tables = before
            raise

    def remove_case(self, case: int) -> None:
        """Forget a case with all of it."""
        tables = self.tables
        del tables.cases[case]
        tables.messages = {key: each for key, each in tables.messages.items() if each.case != case}
        tables.outbox = {key: each for key, each in tables.outbox.items() if each.case != case}

    def remove_account(self, account: int) -> None:
        """Forget an account with all of it; what it sent stays."""
        tables = self.tables
        del tables.accounts[account]
        tables.cursors.pop(account, None)
        tables.unreadable.pop(account, None)
        tables.sealed = {
            name: each for name, each in tables.sealed.items() if not name.startswith(f"{account}/")
        }
        for key, each in tables.outbox.items():
            if each.account == account:
                tables.outbox[key] = each._replace(account=None)


class MemoryPersons:
    """``ports.Persons``."""

    def __init__(self, store: MemoryStore, home: str = "UTC") -> None:
        self._store, self._home = store, home

    def profile(self, owner: int) -> Profile:
        return self._store.tables.people[owner]._replace(home=self._home)

    def save_profile(self, owner: int, profile: Profile) -> None:
        self._store.tables.people[owner] = profile
        for case in self._store.tables.cases.values():
            if case.owner == owner:
                case.next_check = 0
                case.version += 1

    def erase(self, owner: int) -> None:
        tables = self._store.tables
        for case in [each.id for each in tables.cases.values() if each.owner == owner]:
            self._store.remove_case(case)
        for account in [each.id for each in tables.accounts.values() if each.owner == owner]:
            self._store.remove_account(account)
        tables.keys = {key: case for key, case in tables.keys.items() if key[0] != owner}
        tables.uploads.pop(owner, None)
        tables.people.pop(owner, None)

    def put_upload(self, owner: int, name: str, body: bytes, *, at: int) -> None:
        if body:
            self._store.tables.uploads[owner] = name[:200], body
        else:
            self._store.tables.uploads.pop(owner, None)

    def upload(self, owner: int) -> tuple[str, bytes] | None:
        return self._store.tables.uploads.get(owner)


class MemoryCases:
    """``ports.Cases``."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.atomic: Final = store.atomic

    def _all(self, owner: int) -> list[StoredCase]:
        return [each for each in self._store.tables.cases.values() if each.owner == owner]

    def _mine(self, owner: int, case: int) -> StoredCase | None:
        found = self._store.tables.cases.get(case)
        return found if found is not None and found.owner == owner else None

    def _as_read(self, kept: CaseRecord) -> StoredCase | None:
        found = self._mine(kept.owner, kept.id)
        return found if found is not None and found.version == kept.version else None

    def get(self, owner: int, case: int) -> CaseRecord | None:
        found = self._mine(owner, case)
        return None if found is None else found.record()

    def summary(self, owner: int, case: int) -> CaseSummary | None:
        found = self._mine(owner, case)
        return None if found is None else found.summary()

    def get_many(self, owner: int, cases: Collection[int]) -> Sequence[CaseRecord]:
        return [each.record() for each in self._all(owner) if each.id in cases]

    def list_note_bodies(self, owner: int, cases: Collection[int]) -> Sequence[bytes]:
        return [note.body for each in self._all(owner) if each.id in cases for note in each.notes.values()]

    def find(self, owner: int, key: str) -> CaseRecord | None:
        return next((each.record() for each in self._all(owner) if each.key == key), None)

    def history(self, owner: int, case: int) -> tuple[HistoryEntry, ...]:
        found = self._mine(owner, case)
        return () if found is None else tuple(sorted(found.history))

    def iterate(self, owner: int) -> Iterator[CaseRecord]:
        return iter([each.record() for each in self._all(owner)])

    def list_cases(
        self, owner: int, words: str, stages: Collection[str], before: tuple[int, int] | None, limit: int
    ) -> Sequence[CaseSummary]:
        found = [
            each
            for each in self._all(owner)
            if all(word in each.words for word in words.casefold().split()[:8])
            and (not stages or each.standing.stage in stages)
            and (before is None or (each.updated_at, each.id) < before)
        ]
        found.sort(key=lambda each: (each.updated_at, each.id), reverse=True)
        return [each.summary() for each in found[:limit]]

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        cases = self._all(owner)
        checks = sorted(
            (each.next_check, each.id)
            for each in cases
            if each.next_check is not None and each.next_check <= now
        )
        steps = sorted((step.sort_at, each.id, step.bucket) for each in cases for step in each.standing.steps)
        lists = [
            [case for _, case in checks],
            [case for _, case, place in steps if place == "now"],
            [case for _, case, place in steps if place == "next"],
        ]
        seen: set[int] = set()
        shown: list[tuple[CaseRecord, ...]] = []
        for each in lists:
            new = [case for case in dict.fromkeys(each[:limit]) if case not in seen]
            seen.update(new)
            shown.append(tuple(self._store.tables.cases[case].record() for case in new))
        return Agenda(shown[1], shown[2], shown[0], more=any(len(each) > limit for each in lists))

    def case_of_key(self, owner: int, once: str) -> int | None:
        return self._store.tables.keys.get((owner, once))

    def add(
        self, owner: int, key: str, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> int:
        if once is not None and (owner, once) in self._store.tables.keys:
            return self._store.tables.keys[owner, once]
        if self.find(owner, key) is not None:
            raise DuplicateKeyError
        assert change.facts is not None
        case = StoredCase(
            self._store.number(), owner, key, change.facts, change.standing, change.company[:500],
            change.role[:500], change.search_text, dict(change.snoozed or {}), at, change.standing.next_check,
        )  # fmt: skip
        self._store.tables.cases[case.id] = case
        _record(case, change, at=at, by=owner, surface=surface)
        if once is not None:
            self._store.tables.keys[owner, once] = case.id
        return case.id

    def change(
        self, kept: CaseRecord, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> None:
        if once is not None and (kept.owner, once) in self._store.tables.keys:
            return
        case = self._as_read(kept)
        if case is None:
            raise ConflictError
        case.version += 1
        case.updated_at = at
        case.facts = change.facts if change.facts is not None else case.facts
        case.standing, case.next_check = change.standing, change.standing.next_check
        case.company, case.role, case.words = change.company[:500], change.role[:500], change.search_text
        if change.snoozed is not None:
            case.later = dict(change.snoozed)
        if change.undo is None:
            _record(case, change, at=at, by=kept.owner, surface=surface)
        else:
            case.history = [
                each._replace(undone_at=at) if each.step == change.undo and each.undone_at is None else each
                for each in case.history
            ]
        if once is not None:
            self._store.tables.keys[kept.owner, once] = case.id

    def mark_all_stale(self, owner: int) -> None:
        for each in self._all(owner):
            each.next_check = 0

    def save_snapshot(self, kept: CaseRecord, standing: PlanSnapshot) -> None:
        case = self._as_read(kept)
        if case is not None:
            case.standing, case.next_check = standing, standing.next_check

    def list_stale(self, now: int, limit: int) -> Sequence[tuple[int, int]]:
        found = sorted(
            (each.next_check, each.owner, each.id)
            for each in self._store.tables.cases.values()
            if each.next_check is not None and each.next_check <= now
        )
        return [(owner, case) for _, owner, case in found[:limit]]

    def latest_change(self, owner: int) -> tuple[int, int]:
        return max(((each.updated_at, each.id) for each in self._all(owner)), default=(0, 0))

    def list_outcomes(self, owner: int) -> Sequence[tuple[SilenceOutcome, int]]:
        found = [outcome for each in self._all(owner) for outcome in each.standing.outcomes]
        return [(outcome, found.count(outcome)) for outcome in dict.fromkeys(found)]

    def replace_history(self, owner: int, case: int, entries: Sequence[HistoryEntry]) -> None:
        found = self._mine(owner, case)
        if found is None:
            raise KeyError(case)
        found.history = [each._replace(actor=owner) for each in entries]

    def list_notes(self, owner: int, case: int) -> Sequence[bytes]:
        found = self._mine(owner, case)
        return [] if found is None else [found.notes[key].body for key in sorted(found.notes)]

    def remove(self, owner: int, case: int) -> bool:
        if self._mine(owner, case) is None:
            return False
        self._store.remove_case(case)
        return True

    def note(self, owner: int, case: int, kind: str, contact: str) -> bytes | None:
        row = self.note_row(owner, case, kind, contact)
        return None if row is None else row.body

    def note_row(self, owner: int, case: int, kind: str, contact: str) -> NoteRow | None:
        found = self._mine(owner, case)
        return None if found is None else found.notes.get((kind, contact))

    def save_note(
        self,
        owner: int,
        case: int,
        kind: str,
        contact: str,
        body: bytes,
        *,
        at: int,
        version: str = "",
        expected: str | None = None,
    ) -> None:
        found = self._mine(owner, case)
        if found is None:
            raise KeyError(case)
        there = found.notes.get((kind, contact))
        if expected is not None and (there.version if there else "") != expected:
            raise ConflictError
        if body:
            found.notes[kind, contact] = NoteRow(body, version, at)
        else:
            found.notes.pop((kind, contact), None)


def _record(case: StoredCase, change: CaseChange, *, at: int, by: int, surface: str) -> None:
    """Add the entries of one step."""
    before = len(case.history)
    bodies: list[tuple[str, Any]] = [("facts", change.facts)] if change.facts is not None else []
    bodies += [("event", body) for body in change.events]
    case.history += [
        HistoryEntry(before + place, before + 1, kind, body, at, by, surface, change.because, None)
        for place, (kind, body) in enumerate(bodies, 1)
    ]


def is_live(message: OutboxMessage) -> bool:
    """Whether it's the one message for its occasion."""
    return message.state in LIVE
