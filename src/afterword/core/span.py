"""The years that a case touches: the calendar handed in must cover them."""

from datetime import date, datetime
from typing import Final

from afterword.core.checks import FIRST_YEAR, LAST_YEAR
from afterword.core.facts import AutoReply, CallMade, Case, Event, Instruction, Reply
from afterword.core.fault import Fault

BEFORE: Final = 1
AFTER: Final = 4
"""Room for what a plan counts on from its latest date: two years named, grace, horizons, and to spare."""


def years_of(case: Case, now: datetime) -> tuple[int, int]:
    """The first and last year that planning the case as of ``now`` can look at, with room to spare.

    Raises ``Fault`` for a date in a year that no calendar here knows.
    """
    first = last = _year(now, "now")
    for at, interview in enumerate(case.interviews):
        for when, field in ((interview.starts_at, "starts_at"), (interview.ended_at, "ended_at")):
            if when is not None:
                year = _year(when, f"interviews[{at}].{field}")
                first, last = min(first, year), max(last, year)
        expectation = interview.expectation
        if expectation is not None and expectation.by is not None:
            last = max(last, _year(expectation.by, f"interviews[{at}].expectation.by"))
    for at, event in enumerate(case.events):
        year = _year(event.at, f"events[{at}].at")
        first, last = min(first, year), max(last, year)
        for named, field in _named(event):
            if named is not None:
                year = _year(named, f"events[{at}].{field}")
                first, last = min(first, year), max(last, year)
    return first - BEFORE, last + AFTER


def _named(event: Event) -> tuple[tuple[date | datetime | None, str], ...]:
    if type(event) is Reply:
        return (event.reply_by, "reply_by"), (event.decide_by, "decide_by")
    if type(event) is CallMade:
        return (
            (event.reply_by, "reply_by"),
            (event.call_again_on, "call_again_on"),
            (event.call_again_at, "call_again_at"),
        )
    if type(event) is Instruction:
        return (event.on, "on"), (event.at_time, "at_time")
    if type(event) is AutoReply:
        return ((event.until, "until"),)
    return ()


def _year(when: date | datetime, path: str) -> int:
    year = when.year
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Fault(path, when.isoformat(), f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return year
