"""When an answer is due, and from which day on silence is worth a call."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from afterword.core.case import CallMade, Duration, Reply
from oracle.clocks import instant, local_date, months_later
from oracle.history import History
from oracle.places import nth_after, on_or_after


@dataclass(frozen=True)
class Silence:
    """The standing expectation, worked out."""

    said_on: date
    reply_due: date
    grace_days: int
    call_from: date
    assumed: bool


@dataclass(frozen=True)
class _Statement:
    when: datetime
    by: date | None
    within: Duration | None


def silence(history: History) -> Silence | None:
    """None before an interview has finished."""
    latest = history.latest
    if latest is None:
        return None
    said = latest.interview.expectation
    newest = _Statement(latest.end, said.by if said else None, said.within if said else None)
    for event in history.since_interview(Reply, CallMade):
        if isinstance(event, Reply) and (event.meaning == "delay" or event.reply_by is not None):
            newest = _Statement(instant(event.at), event.reply_by, None)
        if isinstance(event, CallMade) and event.reply_by is not None:
            newest = _Statement(instant(event.at), event.reply_by, None)
    numbers, company = history.numbers, history.case.company
    said_on = local_date(newest.when, history.zone)
    assumed = newest.by is None and newest.within is None
    if newest.by is not None:
        due = newest.by
    elif newest.within is not None:
        due = _after(said_on, newest.within, history)
    else:
        due = said_on + timedelta(days=numbers.assumed_days)
    share = ceil(numbers.grace_ratio * (due - said_on).days)
    grace = min(numbers.grace_max_days, max(numbers.grace_min_days, share))
    call_from = on_or_after(due + timedelta(days=grace), company)
    for reply in history.away_until(history.call_contact):
        assert reply.until is not None
        call_from = max(call_from, nth_after(reply.until, 1, company))
    return Silence(said_on, due, grace, call_from, assumed)


def _after(day: date, within: Duration, history: History) -> date:
    match within.unit:
        case "days":
            return day + timedelta(days=within.count)
        case "weeks":
            return day + timedelta(days=7 * within.count)
        case "months":
            return months_later(day, within.count)
        case "business_days":
            return nth_after(day, within.count, history.case.company)
