"""By their clock: the hours when a call doesn't disturb."""

from typing import Final

from afterword.core.plan.action import Window
from afterword.core.policy import Policy
from afterword.core.time.calendar import Days
from afterword.core.time.instants import Clock, Day, Instant, Zone
from afterword.core.timeline import Timeline

_DAYS_THAT_LEAP: Final = 3
"""How many extra days to look for office hours: some time zones have skipped a whole day."""


def business_day(days: Days, day: Day) -> bool:
    """Nobody is at their desk on a weekend or a public holiday."""
    return days.is_business(day)


def not_first_thing(policy: Policy, clock: Clock) -> bool:
    """Not at nine, when they're settling in."""
    return clock >= policy.call_windows[0].opens


def not_at_lunch(policy: Policy, clock: Clock) -> bool:
    """Not between twelve and two."""
    return not policy.call_lunch.opens <= clock < policy.call_lunch.closes


def not_at_closing(policy: Policy, clock: Clock) -> bool:
    """Not at ten to five, when they're packing up."""
    return clock < policy.call_windows[-1].closes


def good_hours(policy: Policy, clock: Clock) -> bool:
    """Between ten and eleven or three and four."""
    for span in policy.call_windows:  # noqa: SIM110 - compiled, a loop costs a fraction of a generator
        if span.opens <= clock < span.closes:
            return True
    return False


def unfit_hour(policy: Policy, clock: Clock) -> str | None:
    """The claim that rules out this time of day, the most specific first; ``None`` in a call window."""
    if good_hours(policy, clock):
        return None
    if not not_first_thing(policy, clock):
        return "not-first-thing"
    if not not_at_lunch(policy, clock):
        return "not-at-lunch"
    if not not_at_closing(policy, clock):
        return "not-at-closing"
    return "good-hours"


def unfit_office_hour(situation: Timeline, zone: Zone) -> str | None:
    """Why a call that answers them or is about their offer has to wait; ``None`` in office hours."""
    now, office = situation.now, situation.policy.answer_hours
    if not business_day(situation.days, zone.day_of(now)):
        return "business-day"
    clock = zone.clock_of(now)
    if clock < office.opens:
        return "not-first-thing"
    return None if clock < office.closes else "not-at-closing"


def office_hours(situation: Timeline, zone: Zone, count: int) -> tuple[Window, ...]:
    """The next office hours from now on, by their clock, on business days."""
    now, office = situation.now, situation.policy.answer_hours
    day = situation.days.on_or_after(zone.day_of(now))
    windows: list[Window] = []
    for _ in range(count + _DAYS_THAT_LEAP):
        opens, closes = zone.at(day, office.opens), zone.at(day, office.closes)
        if closes > now and zone.day_of(opens) == day:
            windows.append((max(opens, now), closes))
            if len(windows) == count:
                break
        day = situation.days.after(day, 1)
    return tuple(windows)


def next_office_hour(situation: Timeline, zone: Zone) -> Instant | None:
    """When such a call can be made: now, or when the office next opens."""
    windows = office_hours(situation, zone, 1)
    return windows[0][0] if windows else None
