"""What every operation over kept cases needs: the store, the plan of a case, and a change that holds."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

import msgspec

from afterword.app.ledger.caller import Caller
from afterword.app.ledger.quiet import busy_with
from afterword.app.ledger.replay import UNKNOWN_ZONE, facts_of, replayed
from afterword.app.ledger.standing import standing
from afterword.app.operations import Desk
from afterword.app.requests import PlanRequest
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.core.plan import Plan
from afterword.ports import Cases, Change, ChangedMeanwhile, KeptCase, Letters, People, Profile, Standing

if TYPE_CHECKING:
    from afterword.app.insights.insights import Insights
    from afterword.app.post.concerns import Known
    from afterword.app.post.mailroom import Mailroom

_TRIES: Final = 50
_NUL: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""As JSON writes it: not a backslash and five characters after it."""


class NotFound(Exception):  # noqa: N818 - it says what happened
    """The caller has no such case, step or contact. Nobody learns whether somebody else has."""


class Opened(NamedTuple):
    """A case as it is kept and as it is, with its plan at the caller's moment."""

    kept: KeptCase
    case: Case
    plan: Plan


class Books:
    """The store of cases and persons, and the desk that plans them."""

    def __init__(self, cases: Cases, people: People, letters: Letters, room: "Mailroom", desk: Desk) -> None:
        self.cases = cases
        self.room = room
        self.letters = letters
        self.people = people
        self.desk = desk
        self.remembered: dict[int, tuple[tuple[int, ...], Insights]] = {}
        """Insights by person, with the state of the store that they were made from."""
        self.known: dict[int, tuple[tuple[int, int], Known]] = {}
        """Who writes about a person's cases, with that state."""

    def profile(self, caller: Caller) -> Profile:
        """What the caller says of themselves."""
        try:
            return self.people.profile(caller.owner)
        except KeyError:
            _nobody()

    def opened(self, caller: Caller, case: int, profile: Profile | None = None) -> Opened:
        """One of the caller's cases, planned; ``NotFound`` if it is none."""
        kept = self.cases.get(caller.owner, case)
        if kept is None:
            raise NotFound
        return self.planned(kept, profile or self.profile(caller), caller.now)

    def planned(self, kept: KeptCase, profile: Profile, now: datetime) -> Opened:
        """A kept case with its plan as of a moment."""
        case = replayed(kept, profile)
        return Opened(kept, case, self.plan(case, profile, now))

    def plan(self, case: Case, profile: Profile, now: datetime) -> Plan:
        """The plan by the person's own policy and hours; ``Fault`` if the case makes no sense."""
        busy = busy_with(profile.quiet, profile.timezone or UNKNOWN_ZONE, now)
        return self.desk.plan(PlanRequest(case, now, busy, msgspec.Raw(profile.policy.encode())))

    def follows(self, case: Case, profile: Profile, now: datetime, later: dict[str, int]) -> Standing:
        """What follows from a case as it would be; ``Fault`` without ``case.`` before its path."""
        try:
            return standing(self.plan(case, profile, now), later)
        except Fault as fault:
            raise Fault(fault.path.removeprefix("case."), fault.found, fault.wanted) from None

    def change_of(
        self,
        case: Case,
        profile: Profile,
        now: datetime,
        *,
        events: tuple[bytes, ...] = (),
        facts: bool = False,
        later: dict[str, int] | None = None,
        because: str = "",
        undo: int | None = None,
    ) -> Change:
        """The change that leads to a case; it is planned first, so that none is kept that makes no sense."""
        kept = facts_of(case) if facts else None
        writable(because)
        for each in (kept or b"", *events):
            if b"\\u0000" in each and _NUL.search(each):
                raise unwritable()
        return Change(
            facts=kept,
            events=events,
            standing=self.follows(case, profile, now, later or {}),
            company=case.company.name,
            role=case.role,
            words=words_of(case),
            undo=undo,
            later=later,
            because=because,
        )

    def changed(
        self,
        caller: Caller,
        case: int,
        make: Callable[[KeptCase, Profile], Change],
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
            if once is not None and self.cases.answer(caller.owner, once) is not None:
                return
            change = make(kept, profile)
            try:
                self.cases.change(kept, change, at=moment_of(caller.now), surface=caller.surface, once=once)
            except ChangedMeanwhile:
                continue
            return
        raise ChangedMeanwhile


def writable(*texts: str | None) -> None:
    """``Fault`` for a text with a NUL in it, which no database of ours and no page can hold."""
    for text in texts:
        if text is not None and "\0" in text:
            raise unwritable()


def unwritable() -> Fault:
    """What is said of a NUL."""
    return Fault("text", "a NUL character (U+0000)", "characters that can be written")


def words_of(case: Case) -> str:
    """What a search goes by."""
    people = (f"{each.name} {each.email or ''}" for each in case.contacts)
    return " ".join((case.company.name, case.role, *people)).casefold()


def moment(at: int) -> datetime:
    """A moment of the core's, in microseconds since 1970, as a datetime in UTC."""
    return datetime.fromtimestamp(at / 1_000_000, UTC)


def _nobody() -> NoReturn:
    raise NotFound
