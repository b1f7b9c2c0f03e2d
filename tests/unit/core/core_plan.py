"""The core as the tests ask it: with the slow calendar, and the article's numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from afterword.core.case import Case
from afterword.core.plan.guard import Verdict, can_be_done_now
from afterword.core.plan.guard import may as core_may
from afterword.core.plan.planner import Plan
from afterword.core.plan.planner import plan as core_plan
from afterword.core.policy import Policy
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import Instant, instant_of
from afterword.services.planning.policies import policy_named
from oracle.calendar import calendar

CALENDAR = calendar()
ARTICLE = policy_named("article")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(moment: Instant) -> datetime:
    """A moment as a datetime in UTC."""
    return EPOCH + timedelta(microseconds=moment)


def plan(
    case: Case,
    now: datetime,
    busy: Sequence[tuple[datetime, datetime]] = (),
    *,
    policy: Policy = ARTICLE,
    world: Calendar = CALENDAR,
) -> Plan:
    """The core's plan."""
    return core_plan(case, policy, world, busy, instant_of(now))


def may(found: Plan, act: str, contact: str) -> Verdict:
    """The guard's verdict."""
    return core_may(found, act, found.situation.people[contact])


def agrees_with_the_guard(found: Plan) -> None:
    """What the plan opens now, the guard allows now, through that channel, to that person."""
    situation = found.situation
    acts = {"email": "email", "via_recruiter": "email", "handwritten": "card", "phone": "call"}
    for action in found.actions:
        if action.status == "blocked" or not can_be_done_now(found, action):
            continue
        if action.channel is None or action.contact is None:
            continue
        to = situation.case.via if action.channel == "via_recruiter" else action.contact
        verdict = core_may(found, acts[action.channel], situation.people[to or ""])
        assert verdict.allowed, (action.kind, action.channel, verdict.because)
