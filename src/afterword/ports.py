"""What the world can do for us: small Protocols, and the values that cross them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

from afterword.core.calendar import Calendar
from afterword.core.fault import Fault


class Clock(Protocol):
    """Tells the time, once, at the edge."""

    def now(self) -> datetime:
        """The current moment, aware."""
        ...


class Almanac(Protocol):
    """Knows zones, public holidays and numbers."""

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """What the core needs to know of those years."""
        ...

    def lists_region(self, country: str, region: str) -> bool:
        """Whether the region has a list of public holidays of its own."""
        ...

    def country_of_zone(self, name: str) -> str | None:
        """The ISO 3166-1 country that a zone is listed for; ``None`` for one that is no place's."""
        ...

    def near_zone(self, name: str) -> str | None:
        """The zone that a name which is none was probably meant to be."""
        ...


class Person(NamedTuple):
    """Somebody named in an invite. ``name`` may be empty; ``email`` is lower-case."""

    name: str
    email: str
    is_organizer: bool


class Invite(NamedTuple):
    """One meeting of an invite, as its newest version says.

    ``uid`` names the meeting through its updates; ``starts_at``/``ends_at`` are aware, in the zone that the
    invite means (``ends_at`` is ``None`` if it does not say). ``people`` are the persons invited, rooms and
    equipment left out, in the invite's order, the candidate among them if invited. ``notices`` say what had
    to be assumed (a zone, a broken line), as sentences for a person.

    The rest serves the one who brings several files together. Of two versions of a meeting the one with the
    higher ``sequence``, then the later ``stamped_at``, is the newer. ``started_as`` tells one date of a
    meeting that repeats from its others: the start that the series gives it. ``links`` are those to join by.
    ``zone_from`` is what named the zone of ``starts_at``: the ``time`` itself, the ``calendar`` as a whole
    (often that of whoever exported it), or nothing, where it is UTC, a rule or an assumption.
    """

    uid: str
    cancelled: bool
    starts_at: datetime
    ends_at: datetime | None
    all_day: date | None
    title: str
    location: str
    description: str
    people: tuple[Person, ...]
    notices: tuple[str, ...]
    sequence: int = 0
    stamped_at: datetime | None = None
    started_as: datetime | None = None
    links: tuple[str, ...] = ()
    zone_from: Literal["time", "calendar", ""] = ""


class InviteError(Fault):
    """A file that is no calendar invite, or one with nothing in it to plan by."""


class InviteReader(Protocol):
    """Reads a calendar file's meetings."""

    def __call__(
        self,
        data: bytes,
        *,
        candidate_email: str | None,
        fallback_zone: str | None,
        around: datetime | None,
    ) -> Sequence[Invite]:
        """The meetings of a calendar file, by start; raises ``InviteError`` for a file that has none.

        ``candidate_email`` tells the candidate from the others; ``fallback_zone`` is the IANA zone for times
        without one; ``around`` picks, of a meeting that recurs, the occurrence nearest to it, else the first.
        """
        ...


class Templates(Protocol):
    """The wordings of drafts: for every slot of every kind of text, variants to choose from."""

    def variants(self, kind: str, slot: str) -> int:
        """How many wordings a slot has."""
        ...

    def render(self, kind: str, slot: str, variant: int, facts: Mapping[str, object]) -> str:
        """One wording with the facts in it; a fact that it names and that is missing is an error."""
        ...


class Slip(NamedTuple):
    """A slip of spelling or grammar: code points ``start`` to ``end``, and what to put there, best first.

    ``kind`` is the library's rule (``SpellCheck``, ``AnA``, …), ``message`` its words.
    """

    start: int
    end: int
    kind: str
    message: str
    replacements: tuple[str, ...]


class Grammar(Protocol):
    """Finds slips of spelling and grammar."""

    fallen: bool
    """Whether it gave up on something: what that was counts as right."""

    def start(self) -> None:
        """Begin to load, without waiting for it."""
        ...

    def slips(self, text: str, names: Collection[str]) -> Sequence[Slip]:
        """The slips in a text, by place; ``names`` are words that are right as they stand."""
        ...


class Hints(Protocol):
    """A small model's impressions, between 0 and 1: hints, never verdicts."""

    def needy(self, sentences: Sequence[str]) -> Sequence[float]:
        """How needy each sentence sounds."""
        ...

    def settles(self, concern: str, sentences: Sequence[str]) -> float:
        """How far the sentences settle a concern, rather than repeat it or pass it by."""
        ...


class CardSheet(NamedTuple):
    """A card to copy by hand, with its envelope. ``paper`` is ``A6`` or ``A2`` (US, 4¼ × 5½ inches).

    ``lines`` are the text's own, a paragraph each. ``address`` are the envelope's lines in their order;
    unless ``address_known``, only who it is for. ``post_by`` says by when, in a few words, and ``post_why``
    why; ``notices`` say what is missing. Every text is one line of printable characters.
    """

    paper: Literal["A6", "A2"]
    title: str
    lines: tuple[str, ...]
    address: tuple[str, ...]
    address_known: bool
    sender: str
    post_by: str
    post_why: str
    notices: tuple[str, ...]


class CallWindow(NamedTuple):
    """A time to call: the day, by their clock and by the candidate's."""

    day: str
    theirs: str
    yours: str


class CallSheet(NamedTuple):
    """One page for the one call. ``number`` as it is written in the case, in ``country`` where it names none.

    ``hold`` says why not to call at this moment, and until when, under ``hold_title``; empty while the call
    may be made. The windows stand under ``their_place`` (empty if not known: see ``clock_note``) and
    ``your_place``, named after the two zones. The texts are paragraphs; there is no script where no call is
    to be made at all, and then neither a code that dials nor room for the outcome.
    """

    paper: Literal["A4", "Letter"]
    title: str
    name: str
    part: str
    company: str
    role: str
    number: str | None
    number_note: str
    country: str | None
    hold_title: str
    hold: str
    windows: tuple[CallWindow, ...]
    their_place: str
    your_place: str
    clock_note: str
    why: str
    script: tuple[str, ...]
    receptionist: tuple[str, ...]
    voicemail: tuple[str, ...]
    never: str


class Printer(Protocol):
    """Sets sheets as PDF; the same sheet gives the same bytes."""

    def card(self, sheet: CardSheet) -> bytes:
        """Ruled sheets to write on, the text as it falls on them, and the envelope."""
        ...

    def call(self, sheet: CallSheet) -> bytes:
        """The call sheet, on one page."""
        ...


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


class Links(Protocol):
    """One-time links that let the person at this machine in."""

    def make(self) -> str:
        """A new link's token."""
        ...

    def stands(self, token: str) -> bool:
        """Whether the link has not been used; asking uses nothing up."""
        ...

    def use(self, token: str) -> bool:
        """Whether the link was good; it no longer is."""
        ...

    def forget(self) -> None:
        """End all links that were not used."""
        ...


LetterState = Literal["applied", "asked", "aside"]


class KeptLetter(NamedTuple):
    """A mail of theirs as it is kept beside a case.

    ``key`` tells it from all others of the owner. ``state``: ``applied`` (recorded in the case), ``asked``
    (waits for the person to say what it means) or ``aside`` (has nothing to do with it). ``at`` is when it
    was sent, in microseconds; ``body`` is JSON: see ``app.ledger.letter_shapes``. ``step`` is what was
    recorded for it.
    """

    id: int
    owner: int
    case: int
    key: str
    state: LetterState
    at: int
    body: bytes
    step: int | None


class Letters(Protocol):
    """Keeps what they wrote; nobody's is reached but by its owner."""

    def keep(self, letter: KeptLetter) -> tuple[int, bool]:
        """Its id, and whether it is new: one of the same key stays as it is. ``KeyError`` without a case."""
        ...

    def get(self, owner: int, letter: int) -> KeptLetter | None:
        """One letter; ``None`` if the owner has none of that id."""
        ...

    def asked(self, owner: int, limit: int) -> Sequence[KeptLetter]:
        """Those that wait for an answer, oldest first."""
        ...

    def of_case(self, owner: int, case: int) -> Sequence[KeptLetter]:
        """Those of a case, oldest first."""
        ...

    def settle(self, letter: KeptLetter, state: LetterState, step: int | None) -> bool:
        """Put a letter as it was read into another state; ``False`` if it is in another one by now."""
        ...


class Failed(NamedTuple):
    """A recipient whom a mail did not reach; ``status`` as the server gave it (``5.1.1``), or empty."""

    address: str
    status: str


class Letter(NamedTuple):
    """One mail as it was received, decoded.

    ``text`` is what its sender wrote this time, without what it answers, without signature and disclaimers;
    what they passed on, if that is all there is (``forwarded``). Message-IDs are without their angle
    brackets, addresses small; ``date`` is aware, ``None`` where the header makes no sense. ``automatic``:
    a machine sent it; ``bulk``: it went to many. ``failed`` are the recipients it reports as not reached,
    of the mail ``failed_id``.
    ``invite`` is a calendar file that came with it.
    """

    message_id: str
    in_reply_to: str
    references: tuple[str, ...]
    from_name: str
    from_address: str
    to: tuple[str, ...]
    subject: str
    date: datetime | None
    automatic: bool
    bulk: bool
    failed: tuple[Failed, ...]
    failed_id: str
    text: str
    forwarded: bool
    invite: bytes | None


class LetterReader(Protocol):
    """Reads raw mail."""

    def __call__(self, raw: bytes) -> Letter:
        """The mail in these bytes; whatever they are, something is read from them, and nothing is raised."""
        ...
