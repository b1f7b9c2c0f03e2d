"""The default policy's numbers, as the specification's table prints them."""

from dataclasses import dataclass, replace
from datetime import time, timedelta
from fractions import Fraction


@dataclass(frozen=True)
class Numbers:
    """One row of the table each."""

    ask_before: timedelta = timedelta(minutes=30)
    ask_length: timedelta = timedelta(hours=1)
    capture_close: timedelta = timedelta(hours=24)
    thank_you_rest: timedelta = timedelta(hours=1)
    thank_you_close: timedelta = timedelta(hours=24)
    thank_you_evening: time = time(21)
    thank_you_morning: time = time(8)
    thank_you_late: timedelta = timedelta(hours=48)
    assumed_days: int = 7
    grace_ratio: Fraction = Fraction(3, 7)
    grace_min_days: int = 1
    grace_max_days: int = 7
    call_windows: tuple[tuple[time, time], ...] = ((time(10), time(11)), (time(15), time(16)))
    call_lunch: tuple[time, time] = (time(12), time(14))
    call_shown: int = 3
    call_horizon: int = 10
    call_agreed: timedelta = timedelta(hours=1)
    call_min: timedelta = timedelta(minutes=10)
    quiet_after_call: int = 10
    answer_close: timedelta = timedelta(hours=24)
    after_no_close: timedelta = timedelta(hours=24)
    openings_every: timedelta = timedelta(days=90)
    openings_due: timedelta = timedelta(days=14)
    office: tuple[time, time] = (time(9), time(17))
    invited_wait: int = 5
    offer_late: int = 2
    offer_messages: int = 2
    offer_thanks_close: timedelta = timedelta(hours=24)
    offer_accept_close: timedelta = timedelta(hours=24)
    offer_withdraw_close: int = 1
    offer_helpers_close: timedelta = timedelta(days=7)
    offer_decline_close: timedelta = timedelta(hours=24)


ARTICLE = Numbers()


def but(**changes: object) -> Numbers:
    """The article's numbers with some of them changed."""
    return replace(ARTICLE, **changes)
