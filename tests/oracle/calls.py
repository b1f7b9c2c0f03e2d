"""The one follow-up, by phone or in writing; a closing line; and letting go."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from afterword.core.case import Reply
from oracle.clocks import at, instant, local_date
from oracle.history import History, when_told
from oracle.places import is_business_day, is_quiet, nth_after, open_day, zone_of
from oracle.silence import silence
from oracle.steps import Step, Window, status_at

Busy = tuple[tuple[datetime, datetime], ...]
ONLY_EMAIL = ("email",)


@dataclass(frozen=True)
class Told:
    """A call they asked for: at a moment, or from a date on."""

    moment: datetime | None
    day: date | None
    named: bool = False


def told(history: History) -> Told | None:
    """What the standing instruction allows."""
    event = history.told
    if event is None:
        return None
    moment, day = when_told(event)
    if moment is not None:
        if history.now < instant(moment) + history.numbers.call_agreed:
            return Told(instant(moment), None)
        # Its hour has passed without a call: they still wait for one.
        return Told(None, local_date(instant(moment), _zone(history)), named=True)
    return Told(None, day or local_date(instant(event.at), _zone(history)), named=day is not None)


def _zone(history: History) -> str:
    """That of the person to call."""
    return zone_of(history.case, history.to_call)[0]


def first_day(history: History) -> date | None:
    """The first day of the call in the plan: the very day that they named, else one on which people decide."""
    company = history.case.company
    asked = told(history)
    if asked is not None and asked.day is not None:
        return asked.day if is_business_day(asked.day, company) else open_day(asked.day, company)
    found = silence(history)
    if found is None:
        return None
    day, again = found.call_from, last_follow_up(history)
    if again is not None:
        wait = history.numbers.agency_again if history.case.via is not None else 1
        day = max(day, open_day(nth_after(local_date(again, history.zone), wait, company), company))
    return day


def last_follow_up(history: History) -> datetime | None:
    """When they last followed up, either way."""
    return max((instant(event.at) for event in (*history.calls, *history.check_ins)), default=None)


def _horizon(history: History, first: date) -> list[date]:
    company = history.case.company
    return [nth_after(first, count, company) for count in range(history.numbers.call_horizon)]


def suspended(history: History) -> bool:
    """A pause, a talk that failed, a task that is due and a talk ahead come before a follow-up."""
    if history.hold is not None or history.no_show is not None:
        return True
    hour = history.numbers.call_agreed
    return task_is_open(history) or any(talk.moment + hour > history.now for talk in history.agreed)


def task_due(history: History) -> tuple[datetime, datetime]:
    """When the task is due, and until when it is late."""
    task, company = history.task, history.case.company
    assert task is not None
    zone = zone_of(history.case, history.people[task.contact])[0]
    day = task.due or nth_after(local_date(task.when, zone), history.numbers.task_days, company)
    late = nth_after(day, history.numbers.task_days, company)
    midnight = timedelta(days=1)
    return at(day + midnight, time(0), zone), at(late + midnight, time(0), zone)


def task_is_open(history: History) -> bool:
    if history.task is None or history.handed_in is not None:
        return False
    return history.now < task_due(history)[1]


def follow_up(history: History, busy: Busy) -> Step | None:
    """A call they asked for, or the one follow-up by the road that suits them."""
    if told(history) is not None:
        return _call(history, busy)
    if history.latest is None or history.settled or history.decision or suspended(history):
        return None
    spent = len(history.calls) + len(history.check_ins)
    left = history.numbers.agency_follow_ups if history.case.via is not None else 1
    if spent >= left and not history.check_ins:
        return None
    if spent >= left or history.check_ins or road(history) == "check_in":
        return _check_in(history, done=spent >= left)
    return _call(history, busy)


def road(history: History) -> str:
    """How they like to be reached, else how the answer will come, else by phone, as the article has it."""
    person, latest = history.call_contact, history.latest
    if history.no_calls is not None:
        return "check_in"
    wish = "unknown" if person is None else person.prefers
    said = None if latest is None else latest.interview.expectation
    if wish == "unknown" and said is not None and said.channel is not None:
        wish = said.channel
    number = history.case.company.phone or (None if person is None else person.phone)
    reachable = person is not None and history.email_works(person)
    if wish == "email":
        return "call" if not reachable and number is not None else "check_in"
    return "check_in" if number is None and reachable else "call"


def _call(history: History, busy: Busy) -> Step:
    asked = told(history)
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
        named = asked.day if asked is not None and asked.named else None
        days = [day for day in horizon if day == named or not is_quiet(day, history.case.company)]
        # A zone that leapt over a whole day has no windows on it.
        real = [window for window in every if local_date(window[1], zone) in days]
        windows = [left for window in real for left in _free(window, history, busy)]
    status = status_at(now, opens, closes)
    reachable = (person is not None and person.phone is not None) or history.case.company.phone is not None
    if status == "due" and not reachable:
        status = "blocked"
    step = Step("call", who, "phone", status, opens, closes, None, tuple(windows[: numbers.call_shown]))
    return step if asked is None else replace(step, by=("call",))


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


def _check_in(history: History, *, done: bool) -> Step:
    """One email, from the call's first day on, for as long."""
    person, first = history.call_contact, first_day(history)
    assert first is not None
    days, windows = _horizon(history, first), history.numbers.call_windows
    opens, closes = at(days[0], windows[0][0], history.zone), at(days[-1], windows[-1][1], history.zone)
    channel = "email" if person is not None and history.email_works(person) else None
    status = "done" if done else status_at(history.now, opens, closes)
    if status == "due" and channel is None:
        status = "blocked"
    who = None if person is None else person.id
    only = ONLY_EMAIL if history.no_calls is not None else None
    return Step("check_in", who, channel, status, opens, closes, by=only)


def last_word(history: History, planned: Step | None) -> Step | None:
    """One closing email for ten business days, if nobody followed up while there was time."""
    if history.latest is None or told(history) is not None or last_follow_up(history) is not None:
        return None
    if planned is None or planned.status != "missed":
        return None
    assert planned.closes is not None
    days = history.numbers.last_word_days
    last = nth_after(local_date(planned.closes, history.zone), days, history.case.company)
    closes = at(last, time(0), history.zone)
    person = history.call_contact
    channel = "email" if person is not None and history.email_works(person) else None
    status = status_at(history.now, planned.closes, closes)
    if status == "due" and channel is None:
        status = "blocked"
    if _closing(history) is not None:
        status = "done"
    return Step("last_word", None if person is None else person.id, channel, status, planned.closes, closes)


def _closing(history: History) -> datetime | None:
    """When the closing email was sent."""
    sent = [instant(note.at) for note in history.arrived if note.purpose == "last_word"]
    return next((when for when in sent if history.since_fresh(when)), None)


def let_go(history: History, planned: Step | None, closing: Step | None) -> Step | None:
    """When to stop waiting; a reply that comes after it reopens everything, and the wait starts again."""
    if history.decision is not None or history.settled or history.latest is None:
        # A no, an offer and an invitation are answers; and what is decided is not waited for.
        return None
    asked, sent = _last_asked(history), _closing(history)
    if closing is not None and sent is None:
        assert closing.closes is not None
        opens = closing.closes
    elif sent is not None and sent == asked:
        opens = _wait(history, sent)
    elif planned is not None and planned.status == "missed":
        assert planned.closes is not None
        opens = planned.closes
    elif asked is not None and (planned is None or planned.status == "done") and told(history) is None:
        opens = _wait(history, asked)
    else:
        return None
    for reply in replies(history):
        if reply >= opens:
            opens = _wait(history, reply)
    return Step("let_go", None, None, status_at(history.now, opens, None), opens)


def replies(history: History) -> list[datetime]:
    """When they wrote, oldest first."""
    return [instant(event.at) for event in history.of(Reply)]


def _last_asked(history: History) -> datetime | None:
    """When the candidate last called, or wrote to ask or to close."""
    notes = [
        note
        for note in history.arrived
        if note.purpose in {"check_in", "last_word"} and history.since_fresh(instant(note.at))
    ]
    return max((instant(event.at) for event in (*history.calls, *notes)), default=None)


def _wait(history: History, since: datetime) -> datetime:
    """The tenth business day, or the day on which the silence would be worth a call if that is later."""
    found = silence(history)
    assert found is not None
    day = nth_after(local_date(since, history.zone), history.numbers.quiet_after_call, history.case.company)
    return at(max(day, found.call_from), time(0), history.zone)


def horizon_end(history: History) -> datetime:
    """The end of the follow-up's time, where there is none."""
    found = silence(history)
    assert found is not None
    last = _horizon(history, found.call_from)[-1]
    return at(last, history.numbers.call_windows[-1][1], history.zone)
