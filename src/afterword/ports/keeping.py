"""Persons and their cases, as they are kept."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, NamedTuple, Protocol


class Profile(NamedTuple):
    """What a person says of themselves. ``policy`` is JSON (a name or overrides), empty for the default.

    ``quiet`` are hours at which they cannot call, as ``22:00-07:00`` in their zone; empty for none. An empty
    ``timezone`` has not been asked for yet.
    """

    name: str = ""
    email: str = ""
    phone: str = ""
    timezone: str = ""
    language: str = ""
    signature: str = ""
    policy: str = ""
    quiet: str = ""


class People(Protocol):
    """Keeps persons and what they say of themselves."""

    def profile(self, owner: int) -> Profile:
        """A person's profile; ``KeyError`` if there is no such person."""
        ...

    def save_profile(self, owner: int, profile: Profile) -> None:
        """Keep it; every plan of theirs is stale from then on."""
        ...

    def erase(self, owner: int) -> None:
        """Forget a person and all that is theirs."""
        ...

    def put_upload(self, owner: int, name: str, body: bytes, *, at: int) -> None:
        """Keep a file that is to be imported, in place of any before it; an empty one forgets it."""
        ...

    def upload(self, owner: int) -> tuple[str, bytes] | None:
        """The name and the body of that file."""
        ...


class KeptCase(NamedTuple):
    """A case as it is kept: ``facts`` is its JSON without candidate and events, ``events`` those that stand.

    ``version`` counts its changes; ``later`` maps actions that were put off to a moment, in microseconds.
    """

    id: int
    owner: int
    key: str
    facts: bytes
    events: tuple[bytes, ...]
    version: int
    later: Mapping[str, int]


class KeptEntry(NamedTuple):
    """One thing recorded: ``kind`` is ``event`` or ``facts``, ``body`` its JSON.

    ``at`` is when it was recorded and ``undone_at`` when it was taken back, in microseconds since
    1970; ``by`` is who did and ``surface`` where. ``because`` is the reason given against the guard's advice.
    """

    number: int
    step: int
    kind: str
    body: bytes
    at: int
    by: int | None
    surface: str
    because: str
    undone_at: int | None


class KeptStep(NamedTuple):
    """One pending action: see ``storage.models.Step``."""

    action: str
    place: Literal["now", "next", "later"]
    at: int


class Outcome(NamedTuple):
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


class Standing(NamedTuple):
    """What follows from a plan as it was last made, and when that can next change by itself."""

    stage: str
    next_at: int | None
    next_check: int | None
    steps: tuple[KeptStep, ...]
    outcomes: tuple[Outcome, ...]


class Change(NamedTuple):
    """What one change adds to a case: new facts or none, new events, and what follows.

    ``undo`` is the step to take back, with the facts that hold after it in ``facts``. ``company``, ``role``
    and ``words`` are what lists and searches go by.
    """

    facts: bytes | None
    events: tuple[bytes, ...]
    standing: Standing
    company: str
    role: str
    words: str
    undo: int | None = None
    later: Mapping[str, int] | None = None
    because: str = ""


class Listed(NamedTuple):
    """A case in a list."""

    id: int
    company: str
    role: str
    stage: str
    next_at: int | None
    touched: int


class Agenda(NamedTuple):
    """The cases with something to do, those that wait, and those whose plan has to be made again first."""

    now: tuple[KeptCase, ...]
    waiting: tuple[KeptCase, ...]
    stale: tuple[KeptCase, ...]
    more: bool


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what happened
    """Somebody else changed the case since it was read: read it again."""


class Taken(Exception):  # noqa: N818 - it says what happened
    """The owner has a case of that key already."""


class AgendaOfCases(Protocol):
    """Reads what is due, at a cost that does not grow with what is stored."""

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What is due at a moment, at most ``limit`` cases of each sort."""
        ...


class Cases(AgendaOfCases, Protocol):
    """Keeps the cases of many persons; nobody's is reached but by its owner."""

    def get(self, owner: int, case: int) -> KeptCase | None:
        """One case; ``None`` if the owner has none of that id."""
        ...

    def those(self, owner: int, cases: Collection[int]) -> Sequence[KeptCase]:
        """Those of these cases that are the owner's, at a cost that hardly grows with their number."""
        ...

    def texts(self, owner: int, cases: Collection[int]) -> Sequence[bytes]:
        """Every text that is being written in these cases, as JSON."""
        ...

    def find(self, owner: int, key: str) -> KeptCase | None:
        """The case of that key."""
        ...

    def history(self, owner: int, case: int) -> tuple[KeptEntry, ...]:
        """Everything that was recorded, in order, undone things too; empty if the owner has no such case."""
        ...

    def all(self, owner: int) -> Iterator[KeptCase]:
        """Every case of a person, oldest first."""
        ...

    def listed(
        self, owner: int, words: str, stages: Collection[str], before: tuple[int, int] | None, limit: int
    ) -> Sequence[Listed]:
        """Cases in which every word occurs, last touched first, ``before`` a (touched, id) pair."""
        ...

    def answer(self, owner: int, once: str) -> int | None:
        """The case that was made or changed under an idempotency key."""
        ...

    def add(self, owner: int, key: str, change: Change, *, at: int, surface: str, once: str | None) -> int:
        """A new case's id. ``once`` is an idempotency key: the second time, the id that the first one got.

        ``Taken`` if there is one of that key.
        """
        ...

    def change(self, kept: KeptCase, change: Change, *, at: int, surface: str, once: str | None) -> None:
        """Apply a change to a case as it was read; ``ChangedMeanwhile`` if it is not that any more."""
        ...

    def stand(self, kept: KeptCase, standing: Standing) -> None:
        """Keep a plan made anew for a case as it was read; nothing if it has changed since."""
        ...

    def stale(self, now: int, limit: int) -> Sequence[tuple[int, int]]:
        """Owner and id of cases whose plan can have changed by itself, the longest ago first."""
        ...

    def latest(self, owner: int) -> tuple[int, int]:
        """When a case was last changed, and the newest case: another pair after every change and new case."""
        ...

    def outcomes(self, owner: int) -> Sequence[tuple[Outcome, int]]:
        """What became of a person's silences, and how often."""
        ...

    def together(self) -> AbstractContextManager[object]:
        """Changes made inside are kept together, or none of them: many at once are much faster so."""
        ...

    def restore(self, owner: int, case: int, entries: Sequence[KeptEntry]) -> None:
        """Put a history in the place of a case's own: that of the same case, from an export.

        ``KeyError`` if the owner has no such case.
        """
        ...

    def notes(self, owner: int, case: int) -> Sequence[bytes]:
        """Every text that is being written in a case, as JSON."""
        ...

    def remove(self, owner: int, case: int) -> bool:
        """Forget a case and all of it; whether there was one."""
        ...

    def note(self, owner: int, case: int, kind: str, contact: str) -> bytes | None:
        """The text that is being written, as JSON."""
        ...

    def save_note(self, owner: int, case: int, kind: str, contact: str, body: bytes, *, at: int) -> None:
        """Keep it as it stands; an empty body forgets it. ``KeyError`` if the owner has no such case."""
        ...
