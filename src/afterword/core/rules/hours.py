"""By their clock: the hours in which a call is no disturbance."""

from afterword.core.calendar import Days
from afterword.core.moments import Clock, Day
from afterword.core.policy import Policy


def business_day(days: Days, day: Day) -> bool:
    """Nobody is at their desk at a weekend or on a public holiday."""
    return days.is_business(day)


def not_first_thing(policy: Policy, clock: Clock) -> bool:
    """Not at nine, while they settle in."""
    return clock >= policy.call_windows[0].opens


def not_at_lunch(policy: Policy, clock: Clock) -> bool:
    """Not between twelve and two."""
    return not policy.call_lunch.opens <= clock < policy.call_lunch.closes


def not_at_closing(policy: Policy, clock: Clock) -> bool:
    """Not at ten to five, while they pack up."""
    return clock < policy.call_windows[-1].closes


def good_hours(policy: Policy, clock: Clock) -> bool:
    """Between ten and eleven or three and four."""
    for span in policy.call_windows:  # noqa: SIM110 - compiled, a loop costs a fraction of a generator
        if span.opens <= clock < span.closes:
            return True
    return False


def unfit_hour(policy: Policy, clock: Clock) -> str | None:
    """The claim that this clock time offends, most telling first; ``None`` inside a call window."""
    if good_hours(policy, clock):
        return None
    if not not_first_thing(policy, clock):
        return "not-first-thing"
    if not not_at_lunch(policy, clock):
        return "not-at-lunch"
    if not not_at_closing(policy, clock):
        return "not-at-closing"
    return "good-hours"
