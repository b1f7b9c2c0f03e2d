"""What every operation over kept cases needs: the store, the plan of a case, and a change that holds."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.core.plan.action import Action
from afterword.core.plan.action_kinds import OWN
from afterword.core.plan.guard import Verdict
from afterword.core.plan.planner import Plan
from afterword.core.time.instants import instant_of
from afterword.ports import (
    Attempts,
    CaseChange,
    CaseRecord,
    Cases,
    Clock,
    ConflictError,
    Grammar,
    Hints,
    InboxMessages,
    InviteReader,
    MailAccounts,
    Mailboxes,
    MailServerFinder,
    MailTransport,
    MessageReader,
    OAuthProviders,
    Outbox,
    Persons,
    PlanSnapshot,
    Printer,
    Profile,
    RuleFile,
    Secrets,
    Templates,
)
from afterword.services.cases.plan_snapshots import snapshot_of
from afterword.services.cases.replay import case_of_record, facts_of
from afterword.services.damage import UnreadableCaseError, read
from afterword.services.planning.engine import Engine
from afterword.services.planning.schemas import PlanRequest, WhenRequest
from afterword.services.profile.quiet_hours import busy_with

if TYPE_CHECKING:
    from afterword.services.inbox.arrival import Waiting
    from afterword.services.inbox.matching import KnownSenders
    from afterword.services.insights.schemas import Insights


# Who asks, from where, and when.


class Caller(NamedTuple):
    """Whose cases are meant, which surface speaks for them, and the moment, read once at the edge."""

    owner: int
    surface: str
    now: datetime


_TRIES: Final = 50
_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""As JSON writes it: not a backslash and five characters after it."""


class NotFound(Exception):  # noqa: N818 - it says what happened
    """The caller has no such case, step or contact. Nobody learns whether somebody else has."""


class Opened(NamedTuple):
    """A case as it is kept and as it is, with its plan at the caller's moment.

    The operation ``case`` adds ``waiting``, the messages of theirs to read before the plan is followed;
    ``refused``, what the guard refuses just now; ``notices``, keys of what had to be assumed; and ``ready``,
    the ids of actions that can be done now.
    """

    kept: CaseRecord
    case: Case
    plan: Plan
    waiting: tuple["Waiting", ...] = ()
    refused: tuple[Verdict, ...] = ()
    notices: tuple[str, ...] = ()
    ready: frozenset[str] = frozenset()

    def unread(self, contact: str | None = None) -> "Waiting | None":
        """The message to read before anything goes to a contact; before anything at all, without one."""
        return next((each for each in self.waiting if each.holds(contact)), None)

    def holding(self, action: Action) -> "Waiting | None":
        """The message that has to be read before a step is taken."""
        return None if action.kind in OWN else self.unread(action.contact)


class Services:
    """The store of cases and persons, and the desk that plans them."""

    def __init__(
        self,
        cases: Cases,
        people: Persons,
        messages: InboxMessages,
        room: "MailServices",
        engine: Engine,
        *,
        invites: Callable[[], InviteReader] | None = None,
    ) -> None:
        self._invites = invites
        self.cases = cases
        self.mail = room
        self.messages = messages
        self.people = people
        self.engine = engine
        self.remembered: dict[int, tuple[tuple[int, ...], Insights]] = {}
        """Insights by person, with the state of the store that they were made from."""
        self.known: dict[int, tuple[tuple[int, int], KnownSenders]] = {}
        """Who writes about a person's cases, with that state."""

    def invites(self) -> InviteReader:
        """The reader of calendar files, whose libraries load with the first."""
        if self._invites is None:
            raise RuntimeError("these services were made without a reader of invites")
        return self._invites()

    def profile(self, caller: Caller) -> Profile:
        """What the caller says of themselves."""
        try:
            return self.people.profile(caller.owner)
        except KeyError:
            _nobody()

    def together(self) -> AbstractContextManager[object]:
        """Within: what several operations write is kept as one, or not at all."""
        return self.cases.atomic()

    def outdate(self, caller: Caller) -> None:
        """Have every plan of the caller's cases made again: something was recorded as of another moment."""
        self.cases.mark_all_stale(caller.owner)

    def opened(self, caller: Caller, case: int, profile: Profile | None = None) -> Opened:
        """One of the caller's cases, planned; ``NotFound`` if it is none.

        ``UnreadableCaseError`` if what is stored is damaged, or no longer makes a plan.
        """
        kept = self.cases.get(caller.owner, case)
        if kept is None:
            raise NotFound
        whose = profile or self.profile(caller)
        opened = read(lambda: self.planned(kept, whose, caller.now))
        if isinstance(opened, InputError):
            raise UnreadableCaseError(case, opened)
        return opened

    def planned(self, kept: CaseRecord, profile: Profile, now: datetime) -> Opened:
        """A kept case with its plan as of a moment."""
        case = case_of_record(kept, profile)
        return Opened(kept, case, self.plan(case, profile, now))

    def plan(self, case: Case, profile: Profile, now: datetime) -> Plan:
        """The plan by the person's own policy and hours; ``InputError`` if the case makes no sense."""
        busy = busy_with(profile.quiet, profile.zone, now)
        return self.engine.plan(PlanRequest(case, now, busy, msgspec.Raw(profile.policy.encode())))

    def meant_day(self, said: str, said_on: date, country: str | None) -> date | None:
        """The day that their words about the answer mean; ``None`` if that isn't plain."""
        try:
            meant = self.engine.when(WhenRequest(said, said_on, None, country))
        except InputError:
            return None
        return None if meant is None else meant.by

    def follows(self, case: Case, profile: Profile, now: datetime, snoozed: dict[str, int]) -> PlanSnapshot:
        """What follows from a case as it would be; ``InputError`` without ``case.`` before its path."""
        try:
            return snapshot_of(self.plan(case, profile, now), snoozed)
        except InputError as fault:
            raise InputError(fault.path.removeprefix("case."), fault.found, fault.expected) from None

    def change_of(
        self,
        case: Case,
        profile: Profile,
        now: datetime,
        *,
        events: tuple[bytes, ...] = (),
        facts: bool = False,
        snoozed: dict[str, int] | None = None,
        because: str = "",
        undo: int | None = None,
    ) -> CaseChange:
        """The change that leads to a case; it is planned first, so that none is kept that makes no sense."""
        kept = facts_of(case) if facts else None
        writable(because)
        for each in (kept or b"", *events):
            if b"\\u0000" in each and _NUL.search(each):
                raise unwritable()
        return CaseChange(
            facts=kept,
            events=events,
            standing=self.follows(case, profile, now, snoozed or {}),
            company=case.company.name,
            role=case.role,
            search_text=search_text_of(case),
            undo=undo,
            snoozed=snoozed,
            because=because,
        )

    def changed(
        self,
        caller: Caller,
        case: int,
        make: Callable[[CaseRecord, Profile], CaseChange],
        once: str | None = None,
    ) -> None:
        """Change a case; made again if somebody else was faster."""
        writable(once)
        for _ in range(_TRIES):
            kept = self.cases.get(caller.owner, case)
            if kept is None:
                raise NotFound
            # Read after the case: a profile saved since makes the case another version.
            profile = self.profile(caller)
            if once is not None and self.cases.case_of_key(caller.owner, once) is not None:
                return
            try:
                change = make(kept, profile)
            except InputError:
                stored = read(lambda kept=kept, profile=profile: case_of_record(kept, profile))  # type: ignore[misc]
                if isinstance(stored, InputError):
                    raise UnreadableCaseError(case, stored) from None
                raise
            try:
                self.cases.change(kept, change, at=instant_of(caller.now), surface=caller.surface, once=once)
            except ConflictError:
                continue
            return
        raise ConflictError


def writable(*texts: str | None) -> None:
    """``InputError`` for a text with a NUL in it, which no database of ours and no page can hold."""
    for text in texts:
        if text is not None and "\0" in text:
            raise unwritable()


def unwritable() -> InputError:
    """What is said of a NUL."""
    return InputError("text", "a NUL character (U+0000)", "characters that can be written")


def search_text_of(case: Case) -> str:
    """What a search goes by."""
    people = (f"{each.name} {each.email or ''}" for each in case.contacts)
    return " ".join((case.company.name, case.role, *people)).casefold()


def utc_datetime(at: int) -> datetime:
    """A moment of the core's, in microseconds since 1970, as a datetime in UTC."""
    return datetime.fromtimestamp(at / 1_000_000, UTC)


def _nobody() -> NoReturn:
    raise NotFound


# What the operations on mail need of the world and the store.


class MailServices(NamedTuple):
    """Accounts and outbox; the rest of the world is loaded when it is first asked for.

    ``place`` names this installation, so that two of them over one backup do not both send; empty where
    several workers share one database. ``store_failed`` tells an exception of the database or the disk from
    one that a message or a mistake of ours raised.
    """

    accounts: MailAccounts
    outbox: Outbox
    secrets: Callable[[], Secrets]
    post: Callable[[], MailTransport]
    mailboxes: Callable[[], Mailboxes]
    identities: Callable[[], OAuthProviders]
    finder: Callable[[], MailServerFinder]
    reader: Callable[[], MessageReader]
    attempts: Attempts
    place: str = ""
    store_failed: Callable[[BaseException], bool] = lambda _: False
    clock: "Callable[[], Clock] | None" = None
    """For what takes longer than a moment: sending asks again before each message."""


# What drafts and checks lean on, each made when first asked for.


class NoteTools(NamedTuple):
    """Makers of the tools for words. ``grammar`` and ``hints`` give ``None`` where they are not installed.

    ``rule_files`` are the person's own rules about notes, ``reply_rule_files`` those about replies; a site of
    many has none.
    """

    templates: Callable[[], Templates]
    grammar: Callable[[], Grammar | None]
    hints: Callable[[], Hints | None]
    printer: Callable[[], Printer]
    letters: Callable[[], MessageReader]
    rule_files: Callable[[], tuple[RuleFile, ...]] = tuple
    reply_rule_files: Callable[[], tuple[RuleFile, ...]] = tuple
