"""The numbers in force, as the rules read them.

The numbers themselves live in ``policies/*.toml``, each with the claim it serves. Durations are
microseconds, clocks microseconds since local midnight, spans of days plain counts.
"""

from collections.abc import Mapping
from typing import Final, final

from afterword.core.time.instants import Clock

NO_PHONE: Final = "no_phone"
ANSWERS_BY_EMAIL: Final = "answers_by_email"
UNKNOWN: Final = "unknown"
BY_EMAIL: Final = (NO_PHONE, ANSWERS_BY_EMAIL, UNKNOWN)
"""When the one follow-up is an email: they have no number, they're email people, or nobody knows."""
BRIDGE: Final = 4
"""The calendar's mark of a business day between a public holiday and a weekend."""
FESTIVE: Final = 8
"""And of a day from Christmas Eve to 2 January, where Christmas is a public holiday."""
BRIDGES: Final = "bridges"
CHRISTMAS: Final = "christmas"


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
        self.post_home = _number(values["post.home"])
        self.post_region = _number(values["post.region"])
        self.post_far = _number(values["post.far"])
        self.after_no_close = _number(values["after_no.close"])
        self.openings_every = _number(values["openings.every"])
        self.openings_due = _number(values["openings.due"])
        self._follow_ups(values)
        self._offers(values)
        self._arranged(values)

    def _follow_ups(self, values: Mapping[str, Value]) -> None:
        """The wait, the follow-up, and what ends them."""
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
        self.quiet_bits, self.quiet_of = _quiet(values["call.quiet"])
        self.night_from = _number(values["call.night_from"])
        self.night_until = _number(values["call.night_until"])
        self.away_back = _number(values["away.back"])
        self.email_max_unprompted = _number(values["email.max_unprompted"])
        instead = values["email.instead_of_call"]
        self.email_if_no_phone = isinstance(instead, tuple) and NO_PHONE in instead
        self.email_if_they_answer_by_email = isinstance(instead, tuple) and ANSWERS_BY_EMAIL in instead
        self.email_if_unknown = isinstance(instead, tuple) and UNKNOWN in instead
        self.quiet_after_call = _number(values["quiet.after_call"])
        self.last_word_days = _number(values["last_word.days"])
        self.last_word_unanswered = _number(values["last_word.unanswered"])
        self.value_notes = _number(values["value.notes"])

    def _offers(self, values: Mapping[str, Value]) -> None:
        """What an offer calls for."""
        self.offer_ask_date = _number(values["offer.ask_date"])
        self.offer_late = _number(values["offer.late"])
        self.offer_messages = _number(values["offer.messages"])
        self.offer_thanks_close = _number(values["offer.thanks_close"])
        self.offer_accept_close = _number(values["offer.accept_close"])
        self.offer_withdraw_close = _number(values["offer.withdraw_close"])
        self.offer_helpers_close = _number(values["offer.helpers_close"])
        self.offer_decline_close = _number(values["offer.decline_close"])

    def _arranged(self, values: Mapping[str, Value]) -> None:
        """Answers, agreed times, tasks, and people in between."""
        self.answer_close = _number(values["answer.close"])
        self.answer_hours = _spans(values["answer.hours"])[0]
        self.invited_wait = _number(values["invited.wait"])
        self.agreed_before = _number(values["agreed.before"])
        self.no_show_after = _number(values["no_show.after"])
        self.no_show_close = _number(values["no_show.close"])
        self.no_show_wait = _number(values["no_show.wait"])
        self.delay_close = _number(values["delay.close"])
        self.task_days = _number(values["task.days"])
        self.hold_days = _number(values["hold.days"])
        self.references_close = _number(values["references.close"])
        self.agency_close = _number(values["agency.close"])
        self.agency_hours = _spans(values["agency.hours"])[0]
        self.agency_follow_ups = _number(values["agency.follow_ups"])
        self.agency_again = _number(values["agency.again"])
        self.referrer_close = _number(values["referrer.close"])


def is_quiet(value: object) -> bool:
    """Whether it's an entry of ``call.quiet``."""
    return isinstance(value, str) and (value in (BRIDGES, CHRISTMAS) or _days_of(value) is not None)


def _days_of(entry: str) -> tuple[str, int, int] | None:
    """``JP 12-29/01-03``: the country, and its first and last day as month times 100 plus day."""
    country, _, days = entry.partition(" ")
    first, slash, last = days.partition("/")
    digits = f"{first}{last}".replace("-", "")
    if not slash or not digits.isdecimal() or len(digits) != len("12290103") or len(country) != len("JP"):
        return None
    return country, int(digits[:4]), int(digits[4:])


def _quiet(value: Value) -> tuple[int, dict[str, tuple[int, int]]]:
    """The marks of ``Days`` that make a day quiet, and the spans of countries (month times 100 plus day)."""
    bits = 0
    spans: dict[str, tuple[int, int]] = {}
    for entry in value if isinstance(value, tuple) else ():
        if entry == BRIDGES:
            bits |= BRIDGE
        elif entry == CHRISTMAS:
            bits |= FESTIVE
        elif isinstance(entry, str):
            found = _days_of(entry)
            if found is not None:
                country, first, last = found
                spans[country] = (first, last)
    return bits, spans


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
