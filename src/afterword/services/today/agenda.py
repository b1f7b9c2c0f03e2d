"""What to do now, later today, and after that."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple, Protocol

import msgspec

from afterword.core.errors import InputError
from afterword.core.plan.action import UPCOMING, Action
from afterword.core.plan.planner import STILL_OPEN, Plan, may_rest
from afterword.core.time.instants import DAY, Instant, instant_of
from afterword.ports import AgendaOfCases, CaseRecord, InboxMessage, Profile
from afterword.services.cases.replay import case_of_record
from afterword.services.context import Caller
from afterword.services.damage import read
from afterword.services.inbox.arrival import AT_MOST, Waiting, blocking_message, waiting_in
from afterword.services.planning.engine import Engine
from afterword.services.planning.readiness import FAR, ends_at, is_now, ready_at
from afterword.services.planning.schemas import PlanRequest
from afterword.services.profile.quiet_hours import busy_with
from afterword.services.today.schemas import TodayRequest

_HELD_AT_MOST: Final = 500
"""How many cases on hold are planned too, to see what else they need."""


class Doing(NamedTuple):
    """An action of a case, and when: the moment it ends for what is to be done, else when it can be done."""

    case: int
    plan: Plan
    action: Action
    at: Instant

    @property
    def known(self) -> Instant | None:
        """The moment, if there is one: some steps never end, or nobody knows yet when they can be done."""
        return None if self.at == FAR else self.at


class Today(NamedTuple):
    """The day.

    ``now`` and ``no_hurry`` can be done now, in the order in which they end: the first by tomorrow's end,
    the second later or never. ``before_tonight`` and ``waiting`` come, by when they can be done.

    ``read_first`` are the messages of theirs that wait to be understood: what they hold is not shown.

    ``more`` says that there are cases beyond those asked for; ``broken`` are cases that can no longer be
    planned, with what is wrong.
    """

    now: tuple[Doing, ...]
    no_hurry: tuple[Doing, ...]
    before_tonight: tuple[Doing, ...]
    waiting: tuple[Doing, ...]
    more: bool
    broken: tuple[tuple[int, InputError], ...]
    read_first: tuple[Waiting, ...] = ()

    @property
    def restful(self) -> bool:
        """Whether nothing has to be done, or looked out for, before the first of what comes."""
        return all(may_rest(each.plan) for each in (*self.before_tonight, *self.waiting))


class WaitingMessages(Protocol):
    """Reads the messages that nobody has understood yet."""

    def list_waiting(self, owner: int, limit: int) -> Sequence[InboxMessage]:
        """At most so many of them, of one person."""
        ...


class HasAgenda(Protocol):
    """What the day is read from."""

    @property
    def engine(self) -> Engine:
        """Plans."""
        ...

    @property
    def cases(self) -> AgendaOfCases:
        """What is due."""
        ...

    @property
    def messages(self) -> WaitingMessages:
        """What is to be read first."""
        ...

    def profile(self, caller: Caller) -> Profile:
        """What the caller says of themselves."""
        ...


class _Reader(AgendaOfCases, WaitingMessages, Protocol):
    def profile(self, owner: int) -> Profile: ...


class AgendaOnly(NamedTuple):
    """What the day is read from where one file is read and nothing is written."""

    store: _Reader
    engine: Engine

    @property
    def cases(self) -> AgendaOfCases:
        """What is due."""
        return self.store

    @property
    def messages(self) -> WaitingMessages:
        """What is to be read first."""
        return self.store

    def profile(self, caller: Caller) -> Profile:
        """What the caller says of themselves."""
        return self.store.profile(caller.owner)


def today(services: HasAgenda, caller: Caller, request: TodayRequest) -> Today:
    """What's due for the caller."""
    asked = services.messages.list_waiting(caller.owner, AT_MOST)
    return due_today(services.cases, services.engine, caller, services.profile(caller), request, asked=asked)


def due_today(
    store: AgendaOfCases,
    engine: Engine,
    caller: Caller,
    profile: Profile,
    request: TodayRequest,
    *,
    asked: Sequence[InboxMessage],
) -> Today:
    """What is due, planned anew at this moment, whatever the table said when it was last made.

    ``asked`` are the letters that wait for an answer: what they hold is not proposed.
    """
    now = instant_of(caller.now)
    waiting = waiting_in(asked)
    # Cases that are held show nothing: they must not take the places of those that do.
    agenda = store.agenda(caller.owner, now, request.limit + min(len(waiting), _HELD_AT_MOST))
    due: list[Doing] = []
    ahead: list[Doing] = []
    broken: list[tuple[int, InputError]] = []
    tonight = FAR - DAY
    for kept in (*agenda.stale, *agenda.now, *agenda.waiting):
        plan = read(lambda kept=kept: _plan(engine, kept, profile, caller.now))  # type: ignore[misc]
        if isinstance(plan, InputError):
            broken.append((kept.id, plan))
            continue
        tonight = _midnight(plan)
        mine, coming = _sorted(kept, plan, now, waiting.get(kept.id, ()))
        due += mine
        ahead += [each for place, each in enumerate(coming) if each.at < tonight or (not mine and place == 0)]
    due.sort(key=lambda each: (each.at, each.case))
    ahead.sort(key=lambda each: (each.at, each.case))
    pressing = [each for each in due if each.at < tonight + DAY]
    sorts = (
        pressing,
        due[len(pressing) :],
        [each for each in ahead if each.at < tonight],
        [each for each in ahead if each.at >= tonight],
    )
    now_, no_hurry, before_tonight, later = (tuple(each[: request.limit]) for each in sorts)
    return Today(
        now_,
        no_hurry,
        before_tonight,
        later,
        agenda.more or any(len(each) > request.limit for each in sorts),
        tuple(broken),
        tuple({each.letter: each for some in waiting.values() for each in some}.values()),
    )


def _plan(engine: Engine, kept: CaseRecord, profile: Profile, now: datetime) -> Plan:
    busy = busy_with(profile.quiet, profile.zone, now)
    request = PlanRequest(case_of_record(kept, profile), now, busy, msgspec.Raw(profile.policy.encode()))
    return engine.plan(request)


def _sorted(
    kept: CaseRecord, plan: Plan, now: Instant, waiting: Sequence[Waiting]
) -> tuple[list[Doing], list[Doing]]:
    """What can be done in a case now, and what's coming up, in order."""
    due: list[Doing] = []
    ahead: list[Doing] = []
    for action in plan.actions:
        if action.status not in STILL_OPEN or blocking_message(waiting, action) is not None:
            continue
        until = kept.snoozed.get(action.id, 0)
        if action.status != UPCOMING and until <= now and is_now(plan, action):
            due.append(Doing(kept.id, plan, action, ends_at(action)))
        else:
            ahead.append(Doing(kept.id, plan, action, max(ready_at(plan, action), until)))
    ahead.sort(key=lambda each: each.at)
    return due, ahead


def _midnight(plan: Plan) -> Instant:
    """The end of today where the candidate is."""
    home = plan.situation.home
    return home.at(home.day_of(plan.situation.now) + 1, 0)
