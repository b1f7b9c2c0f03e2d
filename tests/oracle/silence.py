"""When an answer is due, and from which day on silence is worth a call."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from afterword.core.case import CallMade, Duration, Reply
from oracle.clocks import instant, local_date, months_later
from oracle.history import History, Talk
from oracle.places import nth_after, on_or_after, open_day


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
    newest, paused = _arranged(history, newest)
    said_on = local_date(newest.when, history.zone)
    assumed = newest.by is None and newest.within is None
    if newest.by is not None:
        due = newest.by
    elif newest.within is not None:
        due = _after(said_on, newest.within, history)
    else:
        due = said_on + timedelta(days=numbers.hold_days if paused else numbers.assumed_days)
    due = on_or_after(due, company)
    share = ceil(numbers.grace_ratio * (due - said_on).days)
    grace = min(numbers.grace_max_days, max(numbers.grace_min_days, share))
    if history.case.via is not None or paused:
        grace = 0
    ripe = due + timedelta(days=grace)
    if history.case.via is not None:
        ripe = nth_after(due, 1, company)
    call_from = open_day(ripe, company)
    for reply in history.away_until(history.call_contact):
        assert reply.until is not None
        call_from = max(call_from, open_day(nth_after(reply.until, numbers.away_back, company), company))
    return Silence(said_on, due, grace, call_from, assumed)


def promised(history: History, talk: Talk) -> date:
    """The day that they named at one interview, else as assumed."""
    said, said_on = talk.interview.expectation, local_date(talk.end, history.zone)
    if said is not None and said.by is not None:
        return said.by
    if said is not None and said.within is not None:
        return _after(said_on, said.within, history)
    return said_on + timedelta(days=history.numbers.assumed_days)


def _arranged(history: History, newest: _Statement) -> tuple[_Statement, bool]:
    """A talk that was held, a task that was handed in and a pause each say something new; the last counts."""
    paused = False
    if history.held is not None and history.held.moment >= newest.when:
        newest = _Statement(history.held.moment, None, None)
    if history.handed_in is not None and history.handed_in[0] >= newest.when:
        newest = _Statement(history.handed_in[0], history.handed_in[1], None)
    if history.hold is not None and history.hold[0] >= newest.when:
        newest, paused = _Statement(history.hold[0], history.hold[1], None), True
    return newest, paused


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
