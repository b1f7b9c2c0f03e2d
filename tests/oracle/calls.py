"""The one call, the email that stands in its place, and letting go."""

from dataclasses import dataclass
from datetime import date, datetime, time

from afterword.core.case import CallMade, Instruction, NoteSent, Reply
from oracle.clocks import at, instant, local_date
from oracle.history import History
from oracle.places import nth_after, on_or_after, zone_of
from oracle.silence import silence
from oracle.steps import Step, Window, status_at

Busy = tuple[tuple[datetime, datetime], ...]


@dataclass(frozen=True)
class Told:
    """A call they asked for: at a moment, or from a date on."""

    moment: datetime | None
    day: date | None


def told(history: History) -> Told | None:
    """What the standing instruction allows."""
    event = history.told
    match event:
        case Instruction():
            moment, day = event.at_time, event.on
        case CallMade():
            moment, day = event.call_again_at, event.call_again_on
        case None:
            return None
    if moment is not None:
        if history.now < instant(moment) + history.numbers.call_agreed:
            return Told(instant(moment), None)
        # Its hour has passed without a call: they still wait for one.
        day = local_date(instant(moment), _zone(history))
    return Told(None, day or local_date(instant(event.at), _zone(history)))


def _zone(history: History) -> str:
    """That of the person to call."""
    return zone_of(history.case, history.to_call)[0]


def first_day(history: History) -> date | None:
    """The first business day of the call in the plan."""
    asked = told(history)
    if asked is not None and asked.day is not None:
        return on_or_after(asked.day, history.case.company)
    found = silence(history)
    return None if found is None else found.call_from


def _horizon(history: History, first: date) -> list[date]:
    company = history.case.company
    return [nth_after(first, count, company) for count in range(history.numbers.call_horizon)]


def call(history: History, busy: Busy) -> Step | None:
    """None while there is no call to make."""
    asked = told(history)
    if asked is None and (history.latest is None or history.settled):
        return None
    if asked is None and (history.no_calls or history.decision or history.calls):
        return None
    person, zone = history.to_call, _zone(history)
    who = None if person is None else person.id
    numbers, now = history.numbers, history.now
    if asked is not None and asked.moment is not None:
        opens, closes = asked.moment, asked.moment + numbers.call_agreed
        # The hour that they named is the hour, whatever else the candidate has to do.
        windows = [(max(opens, now), closes)] if now < closes else []
    else:
        first = first_day(history)
        assert first is not None
        horizon = _horizon(history, first)
        every = [
            (at(day, begin, zone), at(day, end, zone))
            for day in horizon
            for begin, end in numbers.call_windows
        ]
        opens, closes = every[0][0], every[-1][1]
        # A zone that leapt over a whole day has no windows on it.
        real = [window for window in every if local_date(window[1], zone) in horizon]
        windows = [left for window in real for left in _free(window, history, busy)]
    status = status_at(now, opens, closes)
    reachable = (person is not None and person.phone is not None) or history.case.company.phone is not None
    if status == "due" and not reachable:
        status = "blocked"
    return Step("call", who, "phone", status, opens, closes, None, tuple(windows[: numbers.call_shown]))


def _free(window: Window, history: History, busy: Busy) -> list[Window]:
    """The longest free stretch of a window from now on, the earlier of equal ones; nothing if it is too short."""
    start, end = max(window[0], history.now), window[1]
    stretches: list[Window] = []
    for begin, until in sorted((instant(begin), instant(until)) for begin, until in busy):
        if begin < until:
            stretches.append((start, min(begin, end)))
            start = max(start, until)
    stretches.append((start, end))
    longest = max(stretches, key=lambda each: each[1] - each[0])
    return [longest] if longest[1] - longest[0] >= history.numbers.call_min else []


def check_in(history: History) -> Step | None:
    """The one email that stands in the call's place, where they want no calls."""
    found = silence(history)
    if found is None or history.no_calls is None or history.told or history.decision or history.calls:
        return None
    if history.settled:
        return None
    person = history.call_contact
    days = _horizon(history, found.call_from)
    opens = at(days[0], history.numbers.call_windows[0][0], history.zone)
    closes = at(days[-1], history.numbers.call_windows[-1][1], history.zone)
    channel = "email" if person is not None and history.email_works(person) else None
    status = status_at(history.now, opens, closes)
    if status == "due" and channel is None:
        status = "blocked"
    who = None if person is None else person.id
    assert history.latest is not None
    if history.noted(None, "check_in", history.latest.end):
        status = "done"
    return Step("check_in", who, channel, status, opens, closes)


def let_go(history: History, planned: Step | None) -> Step | None:
    """When to stop waiting; a reply that comes after it reopens everything, and the wait starts again."""
    if history.decision is not None or history.settled or history.latest is None:
        # A no, an offer and an invitation are answers; and what is decided is not waited for.
        return None
    if planned is not None and planned.status == "missed":
        assert planned.closes is not None
        opens = planned.closes
    elif planned is None or planned.status == "done":
        asked = _last_asked(history)
        if asked is None or history.told is not None:
            return None
        opens = _wait(history, asked)
    else:
        return None
    for reply in history.of(Reply):
        if instant(reply.at) >= opens:
            opens = _wait(history, instant(reply.at))
    return Step("let_go", None, None, status_at(history.now, opens, None), opens)


def _last_asked(history: History) -> datetime | None:
    """When the candidate last called, or sent the email in the call's place."""
    notes = [
        note
        for note in history.since_interview(NoteSent)
        if isinstance(note, NoteSent) and any(note is one for one in history.arrived)
    ]
    asked = [*history.calls, *(note for note in notes if note.purpose == "check_in")]
    return max((instant(event.at) for event in asked), default=None)


def _wait(history: History, since: datetime) -> datetime:
    """The tenth business day, or the day on which the silence would be worth a call if that is later."""
    found = silence(history)
    assert found is not None
    day = nth_after(local_date(since, history.zone), history.numbers.quiet_after_call, history.case.company)
    return at(max(day, found.call_from), time(0), history.zone)
