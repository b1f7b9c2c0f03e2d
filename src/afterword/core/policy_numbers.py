"""The shipped policies' numbers. From ``policies/*.toml``, by ``tools/make_policies.py``.

Durations are microseconds, clocks microseconds since midnight.
"""

from collections.abc import Mapping
from typing import Final

from afterword.core.policy import ClockSpan, Value

_ARTICLE: Final[Mapping[str, Value]] = {
    "ask.before": 1800000000,
    "ask.length": 3600000000,
    "capture.close": 86400000000,
    "thank_you.rest": 3600000000,
    "thank_you.close": 86400000000,
    "thank_you.evening": 75600000000,
    "thank_you.morning": 28800000000,
    "thank_you.late": 172800000000,
    "expect.assumed_days": 7,
    "grace.ratio": (3, 7),
    "grace.min_days": 1,
    "grace.max_days": 7,
    "call.windows": (
        ClockSpan(opens=36000000000, closes=39600000000),
        ClockSpan(opens=54000000000, closes=57600000000),
    ),
    "call.lunch": (ClockSpan(opens=43200000000, closes=50400000000),),
    "call.shown": 3,
    "call.max_unprompted": 1,
    "call.unanswered_retries": 0,
    "call.horizon": 10,
    "call.agreed": 3600000000,
    "call.min_minutes": 600000000,
    "email.max_unprompted": 1,
    "email.instead_of_call": (),
    "quiet.after_call": 10,
    "answer.close": 86400000000,
    "after_no.close": 86400000000,
    "openings.every": 7776000000000,
    "openings.due": 1209600000000,
    "answer.hours": (ClockSpan(opens=32400000000, closes=61200000000),),
    "invited.wait": 5,
    "offer.thanks_close": 86400000000,
    "offer.late": 2,
    "offer.messages": 2,
    "offer.accept_close": 86400000000,
    "offer.withdraw_close": 1,
    "offer.helpers_close": 604800000000,
    "offer.decline_close": 86400000000,
}
_MODERN: Final[Mapping[str, Value]] = {
    **_ARTICLE,
    "call.unanswered_retries": 1,
    "email.instead_of_call": ("no_phone", "answers_by_email"),
}
POLICIES: Final[Mapping[str, Mapping[str, Value]]] = {"article": _ARTICLE, "modern": _MODERN}
