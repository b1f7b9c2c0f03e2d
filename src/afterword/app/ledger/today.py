"""What to do now, what before the day ends, and what waits."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
from msgspec import Meta

from afterword.app.ledger.asked import Asked
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.quiet import busy_with
from afterword.app.ledger.readiness import FAR, ends_at, is_now, ready_at
from afterword.app.ledger.replay import UNKNOWN_ZONE, replayed
from afterword.app.operations import Desk
from afterword.app.requests import PlanRequest
from afterword.core.action import UPCOMING, Action
from afterword.core.fault import Fault
from afterword.core.moments import DAY, Moment, moment_of
from afterword.core.plan import STILL_OPEN, Plan
from afterword.ports import AgendaOfCases, KeptCase, Profile

if TYPE_CHECKING:
    from afterword.app.ledger.books import Books


class TodayRequest(Asked, frozen=True):
    """What to do now, and what can wait; at most ``limit`` cases of each sort."""

    limit: Annotated[int, Meta(ge=1, le=100)] = 20


class Doing(NamedTuple):
    """An action of a case, and when: the moment it ends for what is to be done, else when it can be done."""

    case: int
    plan: Plan
    action: Action
    at: Moment


class Today(NamedTuple):
    """The day.

    ``now`` and ``no_hurry`` can be done now, in the order in which they end: the first by tomorrow's end,
    the second later or never. ``before_tonight`` and ``waiting`` come, by when they can be done.

    ``more`` says that there are cases beyond those asked for; ``broken`` are cases that can no longer be
    planned, with what is wrong.
    """

    now: tuple[Doing, ...]
    no_hurry: tuple[Doing, ...]
    before_tonight: tuple[Doing, ...]
    waiting: tuple[Doing, ...]
    more: bool
    broken: tuple[tuple[int, Fault], ...]


def today(books: "Books", caller: Caller, request: TodayRequest) -> Today:
    """What is due for the caller."""
    return due_today(books.cases, books.desk, caller, books.profile(caller), request)


def due_today(
    store: AgendaOfCases, desk: Desk, caller: Caller, profile: Profile, request: TodayRequest
) -> Today:
    """What is due, planned anew at this moment, whatever the table said when it was last made."""
    now = moment_of(caller.now)
    agenda = store.agenda(caller.owner, now, request.limit)
    due: list[Doing] = []
    ahead: list[Doing] = []
    broken: list[tuple[int, Fault]] = []
    tonight = FAR - DAY
    for kept in (*agenda.stale, *agenda.now, *agenda.waiting):
        try:
            plan = _plan(desk, kept, profile, caller.now)
        except Fault as fault:
            broken.append((kept.id, fault))
            continue
        tonight = _midnight(plan)
        mine, coming = _sorted(kept, plan, now)
        due += mine
        ahead += [each for place, each in enumerate(coming) if each.at < tonight or (not mine and place == 0)]
    due.sort(key=lambda each: (each.at, each.case))
    ahead.sort(key=lambda each: (each.at, each.case))
    pressing = [each for each in due if each.at < tonight + DAY]
    return Today(
        tuple(pressing[: request.limit]),
        tuple(due[len(pressing) : len(pressing) + request.limit]),
        tuple(each for each in ahead if each.at < tonight)[: request.limit],
        tuple(each for each in ahead if each.at >= tonight)[: request.limit],
        agenda.more or len(pressing) > request.limit,
        tuple(broken),
    )


def _plan(desk: Desk, kept: KeptCase, profile: Profile, now: datetime) -> Plan:
    busy = busy_with(profile.quiet, profile.timezone or UNKNOWN_ZONE, now)
    request = PlanRequest(replayed(kept, profile), now, busy, msgspec.Raw(profile.policy.encode()))
    return desk.plan(request)


def _sorted(kept: KeptCase, plan: Plan, now: Moment) -> tuple[list[Doing], list[Doing]]:
    """What of a case can be done now, and what comes, in order."""
    due: list[Doing] = []
    ahead: list[Doing] = []
    for action in plan.actions:
        if action.status not in STILL_OPEN:
            continue
        until = kept.later.get(action.id, 0)
        if action.status != UPCOMING and until <= now and is_now(plan, action):
            due.append(Doing(kept.id, plan, action, ends_at(action)))
        else:
            ahead.append(Doing(kept.id, plan, action, max(ready_at(plan, action), until)))
    ahead.sort(key=lambda each: each.at)
    return due, ahead


def _midnight(plan: Plan) -> Moment:
    """The end of today where the candidate is."""
    home = plan.situation.home
    return home.at(home.day_of(plan.situation.now) + 1, 0)
