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
    "thank_you.late": 518400000000,
    "post.home": 3,
    "post.region": 6,
    "post.far": 10,
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
    "call.quiet": ("bridges", "christmas", "JP 12-29/01-03"),
    "call.night_from": 79200000000,
    "call.night_until": 25200000000,
    "away.back": 2,
    "email.max_unprompted": 1,
    "email.instead_of_call": ("no_phone", "answers_by_email"),
    "quiet.after_call": 10,
    "last_word.days": 10,
    "last_word.unanswered": 0,
    "value.notes": 0,
    "answer.close": 86400000000,
    "after_no.close": 86400000000,
    "openings.every": 7776000000000,
    "openings.due": 1209600000000,
    "answer.hours": (ClockSpan(opens=32400000000, closes=61200000000),),
    "invited.wait": 5,
    "agreed.before": 900000000,
    "no_show.after": 900000000,
    "no_show.close": 86400000000,
    "no_show.wait": 2,
    "delay.close": 86400000000,
    "task.days": 5,
    "hold.days": 30,
    "references.close": 86400000000,
    "agency.close": 86400000000,
    "agency.hours": (ClockSpan(opens=32400000000, closes=64800000000),),
    "agency.follow_ups": 2,
    "agency.again": 3,
    "referrer.close": 172800000000,
    "offer.thanks_close": 86400000000,
    "offer.ask_date": 3,
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
    "email.instead_of_call": ("no_phone", "answers_by_email", "unknown"),
    "last_word.unanswered": 1,
    "value.notes": 1,
}
POLICIES: Final[Mapping[str, Mapping[str, Value]]] = {"article": _ARTICLE, "modern": _MODERN}
