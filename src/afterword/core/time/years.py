"""The years that a case touches: the calendar handed in must cover them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

from afterword.core.case import AutoReply, CallMade, Case, Instruction, Reply
from afterword.core.case_checks import FIRST_YEAR, LAST_YEAR
from afterword.core.errors import InputError, Phrase

BEFORE: Final = 1
AFTER: Final = 1
"""Room for what a plan counts on from its latest date: grace, horizons, and to spare."""
SAID: Final = 4
"""More room, where their words have yet to be read."""
UNUSUAL: Final = 8
"""More room, for policies with numbers of their own: each of their spans is a year and a half at most."""
_DAYS: Final = {"days": 1, "business_days": 2, "weeks": 7, "months": 31}
_HALF_A_YEAR: Final = 180


def years_of(case: Case, now: datetime) -> tuple[int, int]:  # noqa: C901 - one pass, on the hottest road
    """The first and last year that planning the case as of ``now`` can look at, with room to spare.

    Raises ``InputError`` for a date in a year that no calendar here knows.
    """
    first = last = now.year
    named_ahead = 0
    for interview in case.interviews:
        begin, end = interview.starts_at, interview.ended_at
        if begin is not None:
            year = begin.year
            first, last = min(first, year), max(last, year)
        if end is not None:
            year = end.year
            first, last = min(first, year), max(last, year)
        expectation = interview.expectation
        if expectation is not None:
            if expectation.by is not None:
                year = expectation.by.year
                first, last = min(first, year), max(last, year)
            elif expectation.said is not None and expectation.within is None:
                named_ahead = max(named_ahead, SAID)
            elif expectation.within is not None:
                days = expectation.within.count * _DAYS[expectation.within.unit]
                named_ahead = max(named_ahead, days // _HALF_A_YEAR)
    for event in case.events:
        year = event.at.year
        first, last = min(first, year), max(last, year)
        fields = _NAMED.get(type(event))
        if fields is not None:
            for field in fields:
                when = getattr(event, field)
                if when is not None:
                    year = when.year
                    first, last = min(first, year), max(last, year)
    if first < FIRST_YEAR or last > LAST_YEAR:
        raise _beyond(case, now)
    return first - BEFORE, last + AFTER + named_ahead


_NAMED: Final[dict[type, tuple[str, ...]]] = {
    Reply: ("reply_by", "decide_by"),
    CallMade: ("reply_by", "call_again_on", "call_again_at"),
    Instruction: ("on", "at_time"),
    AutoReply: ("until",),
}
"""The fields of an event, beside the moment it happened, that name a date or a moment."""


def _beyond(case: Case, now: datetime) -> InputError:
    for path, when in _dates(case, now):
        if when is not None and not FIRST_YEAR <= when.year <= LAST_YEAR:
            return InputError(
                path,
                when.isoformat(),
                Phrase("a year from {first_year} to {last_year}", first_year=FIRST_YEAR, last_year=LAST_YEAR),
            )
    raise AssertionError(case)


def _dates(case: Case, now: datetime) -> Iterator[tuple[str, date | None]]:
    yield "now", now
    for at, interview in enumerate(case.interviews):
        yield f"interviews[{at}].starts_at", interview.starts_at
        yield f"interviews[{at}].ended_at", interview.ended_at
        if interview.expectation is not None:
            yield f"interviews[{at}].expectation.by", interview.expectation.by
    for at, event in enumerate(case.events):
        yield f"events[{at}].at", event.at
        for field in _NAMED.get(type(event), ()):
            yield f"events[{at}].{field}", getattr(event, field)
