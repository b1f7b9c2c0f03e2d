"""The core as the tests ask it: with the slow calendar, and the article's numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from afterword.app.policies import named
from afterword.core.calendar import Calendar
from afterword.core.facts import Case
from afterword.core.guard import Verdict
from afterword.core.guard import may as core_may
from afterword.core.moments import Moment, moment_of
from afterword.core.plan import Plan
from afterword.core.plan import plan as core_plan
from afterword.core.policy import Policy
from oracle.calendar import calendar

CALENDAR = calendar()
ARTICLE = named("article")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def instant(moment: Moment) -> datetime:
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
    return core_plan(case, policy, world, busy, moment_of(now))


def may(found: Plan, act: str, contact: str) -> Verdict:
    """The guard's verdict."""
    return core_may(found, act, found.situation.people[contact])
