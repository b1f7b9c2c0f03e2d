"""The numbers in force, as the rules read them.

The numbers themselves live in ``policies/*.toml``, each with the claim it serves. Durations are
microseconds, clocks microseconds since local midnight, spans of days plain counts.
"""

from collections.abc import Mapping
from typing import Final, final

from afterword.core.time.instants import Clock

NO_PHONE: Final = "no_phone"
ANSWERS_BY_EMAIL: Final = "answers_by_email"


@final
class ClockSpan:
    """A stretch of the clock, half-open."""

    def __init__(self, opens: Clock, closes: Clock) -> None:
        self.opens = opens
        self.closes = closes

    def __repr__(self) -> str:
        return f"ClockSpan(opens={self.opens}, closes={self.closes})"


Value = int | tuple[int, int] | tuple[ClockSpan, ...] | tuple[str, ...] | ClockSpan


@final
class Policy:
    """One policy's numbers; the attribute of ``thank_you.rest`` is ``thank_you_rest``."""

    def __init__(self, name: str, values: Mapping[str, Value]) -> None:
        self.name = name
        self.values = values
        self.ask_before = _number(values["ask.before"])
        self.ask_length = _number(values["ask.length"])
        self.capture_close = _number(values["capture.close"])
        self.thank_you_rest = _number(values["thank_you.rest"])
        self.thank_you_close = _number(values["thank_you.close"])
        self.thank_you_evening = _number(values["thank_you.evening"])
        self.thank_you_morning = _number(values["thank_you.morning"])
        self.thank_you_late = _number(values["thank_you.late"])
        self.expect_assumed_days = _number(values["expect.assumed_days"])
        self.grace_ratio = _ratio(values["grace.ratio"])
        self.grace_min_days = _number(values["grace.min_days"])
        self.grace_max_days = _number(values["grace.max_days"])
        self.call_windows = _spans(values["call.windows"])
        self.call_lunch = _spans(values["call.lunch"])[0]
        self.call_shown = _number(values["call.shown"])
        self.call_max_unprompted = _number(values["call.max_unprompted"])
        self.call_unanswered_retries = _number(values["call.unanswered_retries"])
        self.call_horizon = _number(values["call.horizon"])
        self.call_agreed = _number(values["call.agreed"])
        self.call_min_minutes = _number(values["call.min_minutes"])
        self.email_max_unprompted = _number(values["email.max_unprompted"])
        instead = values["email.instead_of_call"]
        self.email_if_no_phone = isinstance(instead, tuple) and NO_PHONE in instead
        self.email_if_they_answer_by_email = isinstance(instead, tuple) and ANSWERS_BY_EMAIL in instead
        self.quiet_after_call = _number(values["quiet.after_call"])
        self.answer_close = _number(values["answer.close"])
        self.after_no_close = _number(values["after_no.close"])
        self.openings_every = _number(values["openings.every"])
        self.openings_due = _number(values["openings.due"])
        self.answer_hours = _spans(values["answer.hours"])[0]
        self.invited_wait = _number(values["invited.wait"])
        self.offer_late = _number(values["offer.late"])
        self.offer_messages = _number(values["offer.messages"])
        self.offer_thanks_close = _number(values["offer.thanks_close"])
        self.offer_accept_close = _number(values["offer.accept_close"])
        self.offer_withdraw_close = _number(values["offer.withdraw_close"])
        self.offer_helpers_close = _number(values["offer.helpers_close"])
        self.offer_decline_close = _number(values["offer.decline_close"])


def _number(value: Value) -> int:
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def _ratio(value: Value) -> tuple[int, int]:
    if isinstance(value, tuple) and len(value) == 2:  # noqa: PLR2004 - a ratio has two terms
        above, below = value
        if isinstance(above, int) and isinstance(below, int):
            return above, below
    raise TypeError(value)


def _spans(value: Value) -> tuple[ClockSpan, ...]:
    if isinstance(value, tuple):
        return tuple(span for span in value if isinstance(span, ClockSpan))
    raise TypeError(value)
