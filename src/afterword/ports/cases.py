"""People and their cases, as stored, and what can go wrong with storing them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol


class Profile(NamedTuple):
    """A person's profile. ``policy`` is JSON (a name or overrides), empty for the default.

    ``quiet`` are hours when they can't call, such as ``22:00-07:00`` in their zone; empty for none.
    ``timezone`` is empty until they set one; until then ``zone`` is ``home``, the zone of the computer they
    use (UTC on a site for many), which is never saved as theirs.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    timezone: str = ""
    language: str = ""
    signature: str = ""
    policy: str = ""
    quiet: str = ""
    home: str = "UTC"

    @property
    def zone(self) -> str:
        """The time zone to use: their own, or the computer's until they set one."""
        return self.timezone or self.home


class Persons(Protocol):
    """Stores people and their profiles."""

    def profile(self, owner: int) -> Profile:
        """A person's profile. Raises ``KeyError`` if there's no such person."""
        ...

    def save_profile(self, owner: int, profile: Profile) -> None:
        """Save the profile, and mark all the person's plans as out of date."""
        ...

    def erase(self, owner: int) -> None:
        """Delete a person and all their data."""
        ...

    def put_upload(self, owner: int, name: str, body: bytes, *, at: int) -> None:
        """Store a file to import, replacing an earlier one; an empty one deletes it."""
        ...

    def upload(self, owner: int) -> tuple[str, bytes] | None:
        """The name and contents of that file."""
        ...


class CaseRecord(NamedTuple):
    """A case as it is kept: ``facts`` is its JSON without candidate and events, ``events`` those that stand.

    ``version`` counts its changes; ``snoozed`` maps actions that were put off to a moment, in microseconds.
    ``damaged_snoozes`` is what is stored of those where some of it can't be read.
    """

    id: int
    owner: int
    key: str
    facts: bytes
    events: tuple[bytes, ...]
    version: int
    snoozed: Mapping[str, int]
    damaged_snoozes: str = ""


class HistoryEntry(NamedTuple):
    """One recorded entry: ``kind`` is ``event`` or ``facts``, ``body`` its JSON.

    ``recorded_at`` and ``undone_at`` are in microseconds since 1970. ``actor`` is who did it, ``surface``
    where, and ``reason`` their reason for going against the guard's advice.
    """

    number: int
    step: int
    kind: str
    body: bytes
    recorded_at: int
    actor: int | None
    surface: str
    reason: str
    undone_at: int | None


class DueStep(NamedTuple):
    """One pending action: see ``db.models.DueStep``."""

    action: str
    bucket: Literal["now", "next", "later"]
    sort_at: int


class SilenceOutcome(NamedTuple):
    """What became of one silence, in days (``date.toordinal``) of the employer's zone.

    ``began`` is the day of the interview, ``promised`` the day by which an answer was said to come (``None``:
    nothing was said), ``answered`` the day of the first decision, ``ended`` the day on which the waiting
    ended without one (withdrawn, closed, a later interview). ``channel`` is the answer's, else the one they
    named. ``thanked`` is ``in_time``, ``late``, ``missed`` or empty (open, or nobody to thank); ``called`` is
    ``in_time``, ``early``, ``late`` or empty.
    """

    company: str
    channel: str
    began: int
    promised: int | None
    answered: int | None
    ended: int | None
    thanked: str
    called: str


class PlanSnapshot(NamedTuple):
    """What follows from a plan, and when it can next change just because time passes."""

    stage: str
    next_at: int | None
    next_check: int | None
    steps: tuple[DueStep, ...]
    outcomes: tuple[SilenceOutcome, ...]


class CaseChange(NamedTuple):
    """What one change adds to a case: new facts if any, new events, and what follows.

    ``undo`` is the step to undo; ``facts`` then holds the facts before it. ``company``, ``role`` and
    ``search_text`` are for lists and searches.
    """

    facts: bytes | None
    events: tuple[bytes, ...]
    standing: PlanSnapshot
    company: str
    role: str
    search_text: str
    undo: int | None = None
    snoozed: Mapping[str, int] | None = None
    because: str = ""


class CaseSummary(NamedTuple):
    """A case in a list."""

    id: int
    company: str
    role: str
    stage: str
    next_at: int | None
    updated_at: int


class Agenda(NamedTuple):
    """Cases with something to do, cases that wait, and cases whose plan must be refreshed first."""

    now: tuple[CaseRecord, ...]
    waiting: tuple[CaseRecord, ...]
    stale: tuple[CaseRecord, ...]
    more: bool


class ConflictError(Exception):
    """Somebody else changed the case since it was read. Read it again."""


class NoteRow(NamedTuple):
    """A draft: its JSON, its version, and when it was saved."""

    body: bytes
    version: str
    saved: int


class DuplicateKeyError(Exception):
    """The owner already has a case with that key."""


class AgendaOfCases(Protocol):
    """Reads what's due, at a cost that doesn't grow with the number of cases."""

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What's due at a moment, at most ``limit`` cases of each kind."""
        ...


class Cases(AgendaOfCases, Protocol):
    """Stores cases; only their owner can reach them."""

    def get(self, owner: int, case: int) -> CaseRecord | None:
        """One case; ``None`` if the owner has none with that id."""
        ...

    def summary(self, owner: int, case: int) -> CaseSummary | None:
        """What a list shows of it, which is stored separately from its data."""
        ...

    def get_many(self, owner: int, cases: Collection[int]) -> Sequence[CaseRecord]:
        """The owner's cases among these, at a cost that hardly grows with their number."""
        ...

    def list_note_bodies(self, owner: int, cases: Collection[int]) -> Sequence[bytes]:
        """Every draft in these cases, as JSON."""
        ...

    def find(self, owner: int, key: str) -> CaseRecord | None:
        """The case with that key."""
        ...

    def history(self, owner: int, case: int) -> tuple[HistoryEntry, ...]:
        """Everything recorded, in order, including what was undone; empty if the owner has no such case."""
        ...

    def iterate(self, owner: int) -> Iterator[CaseRecord]:
        """All of a person's cases, oldest first."""
        ...

    def list_cases(
        self, owner: int, words: str, stages: Collection[str], before: tuple[int, int] | None, limit: int
    ) -> Sequence[CaseSummary]:
        """Cases that contain every word, most recently changed first; ``before`` is an (updated, id) pair."""
        ...

    def case_of_key(self, owner: int, once: str) -> int | None:
        """The case that was created or changed under an idempotency key."""
        ...

    def add(
        self, owner: int, key: str, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> int:
        """Add a case and return its id.

        ``once`` is an idempotency key: a second call gets the first one's id.

        Raises ``DuplicateKeyError`` if the owner already has a case with that key.
        """
        ...

    def change(
        self, kept: CaseRecord, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> None:
        """Change a case. Raises ``ConflictError`` if it has changed since it was read."""
        ...

    def mark_all_stale(self, owner: int) -> None:
        """Have all of a person's plans refreshed at the next check, as of that moment."""
        ...

    def save_snapshot(self, kept: CaseRecord, standing: PlanSnapshot) -> None:
        """Save a new plan for a case, unless it has changed since it was read."""
        ...

    def list_stale(self, now: int, limit: int) -> Sequence[tuple[int, int]]:
        """Owner and id of cases whose plan may have changed with time, longest overdue first."""
        ...

    def latest_change(self, owner: int) -> tuple[int, int]:
        """When a case was last changed, and the newest case: a different pair after every change."""
        ...

    def list_outcomes(self, owner: int) -> Sequence[tuple[SilenceOutcome, int]]:
        """The outcomes of a person's silences, with counts."""
        ...

    def atomic(self) -> AbstractContextManager[object]:
        """Save all changes made inside, or none; this also makes many changes much faster."""
        ...

    def replace_history(self, owner: int, case: int, entries: Sequence[HistoryEntry]) -> None:
        """Replace a case's history with the same case's history from an export.

        Raises ``KeyError`` if the owner has no such case.
        """
        ...

    def list_notes(self, owner: int, case: int) -> Sequence[bytes]:
        """Every draft in a case, as JSON."""
        ...

    def remove(self, owner: int, case: int) -> bool:
        """Delete a case and everything in it; return whether there was one."""
        ...

    def note(self, owner: int, case: int, kind: str, contact: str) -> bytes | None:
        """The draft, as JSON."""
        ...

    def note_row(self, owner: int, case: int, kind: str, contact: str) -> NoteRow | None:
        """The same with its version."""
        ...

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
        """Save a draft as that version; an empty body deletes it.

        Raises ``ConflictError`` if the stored version isn't ``expected`` ("": none is stored; ``None``: any),
        and ``KeyError`` if the owner has no such case.
        """
        ...


# Problems with the database or the disk, and backups.

StoreProblem = Literal[
    "full",
    "read_only",
    "denied",
    "locked",
    "not_a_database",
    "damaged",
    "is_folder",
    "no_folder",
    "io",
    "unreachable",
    "not_updated",
]


class StoreError(Exception):
    """The store could not be read or written, and the world outside the program is why.

    ``path`` is the file or folder concerned, empty where there is none; ``detail`` what the system itself
    said. For ``not_updated`` (a change of the tables failed and was taken back), ``detail`` is what went
    wrong, and ``path`` the backup made before. Nothing that was saved before is lost by any of them.
    """

    def __init__(self, problem: StoreProblem, path: str = "", detail: str = "") -> None:
        super().__init__(f"{problem}: {path}: {detail}")
        self.problem = problem
        self.path = path
        self.detail = detail


class Saved(NamedTuple):
    """A backup that was made and checked: its path, number of cases, and size in bytes."""

    path: str
    cases: int
    size: int


class Restored(NamedTuple):
    """A backup that was put back.

    ``waiting`` messages will be asked about before they go out; ``previous`` is where the store that was
    there before is now, empty if there was none.
    """

    path: str
    cases: int
    waiting: int
    previous: str
