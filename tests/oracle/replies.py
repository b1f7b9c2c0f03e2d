"""Invited on, and the other waits that end with one question: for a date, another time, the end of a pause."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from afterword.core.case import Contact, Reply
from oracle.arranged import no_show_answered, somebody
from oracle.calls import follow_up, replies
from oracle.clocks import at, instant, local_date
from oracle.history import History
from oracle.notes import called_back, in_office_hours, writer
from oracle.places import nth_after, open_day, zone_of
from oracle.steps import Step, status_at


def invitation(history: History) -> Reply | None:
    """The next round they invited to, with no interview dated after the invitation."""
    decision = history.decision
    if decision is None or decision.reply.meaning != "next_round" or history.settled:
        return None
    dated = [talk.start or talk.end for talk in history.talks if talk.end > history.now]
    return None if any(start > decision.when for start in dated) else decision.reply


def inviter(history: History, asked: Reply) -> str | None:
    who = writer(history, asked)
    return next(iter(history.people)) if who is None and len(history.people) == 1 else who


def invited(history: History) -> list[Step]:
    """The answer to the invitation, unless they set the date or a call they asked for is the answer."""
    asked = invitation(history)
    if asked is None or asked.arranging == "them":
        return []
    who = inviter(history, asked)
    if _call_ahead(history, who):
        return []
    return [_answer(history, asked, who, _answered(history, who, instant(asked.at)))]


def _call_ahead(history: History, who: str | None) -> bool:
    """Whether they asked for a call that can still be made: that is the answer."""
    if history.told is None or history.to_call is None or who not in {None, history.to_call.id}:
        return False
    step = follow_up(history, ())
    return step is not None and step.status != "missed"


def _answered(history: History, who: str | None, when: datetime) -> datetime | None:
    written = [
        instant(note.at)
        for note in history.arrived
        if note.purpose in {"invitation_answer", "answer"}
        and who in {None, note.contact}
        and instant(note.at) >= when
    ]
    called = called_back(history, who, when)
    return min(written + ([called] if called is not None else []), default=None)


def _answer(history: History, asked: Reply, who: str | None, answered: datetime | None) -> Step:
    """At once, within a day, and late from then on: an invitation does not run out."""
    opens = instant(asked.at)
    closes = opens + history.numbers.answer_close
    channel = None
    if who is not None:
        person = history.people[who]
        unwanted = history.no_calls_ever and history.told is None
        phone = None if unwanted else person.phone or history.case.company.phone
        if asked.channel == "phone" and phone is not None:
            channel = "phone"
        elif history.email_works(person):
            channel = "email"
        elif phone is not None:
            channel = "phone"
        elif person.address or history.case.company.address:
            channel = "handwritten"
    status = "due" if history.now < closes else "late"
    if channel is None:
        status = "blocked"
    if answered is not None:
        status = "done"
    return in_office_hours(history, Step("answer_invitation", who, channel, status, opens, closes))


@dataclass(frozen=True)
class Wait:
    """What is waited for: since when, from whom, and the first day on which to ask."""

    reason: str
    person: Contact | None
    since: datetime
    day: date


def waited_for(history: History) -> Wait | None:
    """The newest of them; nothing while it is still the candidate's move."""
    company, numbers = history.case.company, history.numbers
    if history.closed:
        return None
    if history.decision is not None:
        asked = invitation(history)
        if asked is None:
            return None
        who = inviter(history, asked)
        when = instant(asked.at)
        since = when if asked.arranging == "them" else _answered(history, who, when)
        if since is None:
            return None
        person = None if who is None else history.people[who]
        if asked.reply_by is not None:
            day = nth_after(asked.reply_by, 1, company)
        else:
            day = nth_after(
                local_date(since, zone_of(history.case, person)[0]), numbers.invited_wait, company
            )
        return Wait("next_round", person, since, open_day(day, company))
    if history.settled:
        return None
    no_show, hold = history.no_show, history.hold
    if no_show is not None and (hold is None or no_show.when > hold[0]):
        since = no_show_answered(history, no_show)
        if since is None:
            return None
        person = history.people[no_show.contact]
        day = nth_after(local_date(since, zone_of(history.case, person)[0]), numbers.no_show_wait, company)
        return Wait("no_show", person, since, open_day(day, company))
    if hold is None:
        return None
    person = somebody(history)
    day = hold[1] or date.fromordinal(
        local_date(hold[0], zone_of(history.case, person)[0]).toordinal() + numbers.hold_days
    )
    return Wait("on_hold", person, hold[0], open_day(day, company))


def ask(history: History, wait: Wait) -> Step:
    """Once, by email, from that day on."""
    company, numbers = history.case.company, history.numbers
    zone = zone_of(history.case, wait.person)[0]
    opens = at(wait.day, numbers.call_windows[0][0], zone)
    closes = at(nth_after(wait.day, numbers.call_horizon - 1, company), numbers.call_windows[-1][1], zone)
    usable = wait.person is not None and history.email_works(wait.person)
    status = status_at(history.now, opens, closes)
    if status == "due" and not usable:
        status = "blocked"
    if history.noted(None, "check_in", wait.since):
        status = "done"
    who = None if wait.person is None else wait.person.id
    return Step("check_in", who, "email" if usable else None, status, opens, closes, by=("email",))


def give_up(history: History, wait: Wait, asking: Step) -> Step:
    """Ten business days after the question, or when its time is over; a later reply starts the wait again."""
    zone = zone_of(history.case, wait.person)[0]
    asked = [
        instant(note.at)
        for note in history.arrived
        if note.purpose == "check_in" and instant(note.at) >= wait.since
    ]

    def ten_days_after(moment: datetime) -> datetime:
        days = history.numbers.quiet_after_call
        return at(nth_after(local_date(moment, zone), days, history.case.company), time(0), zone)

    assert asking.closes is not None
    opens = ten_days_after(asked[0]) if asked else asking.closes
    for reply in replies(history):
        if reply >= opens:
            opens = ten_days_after(reply)
    return replace(asking, kind="let_go", contact=None, channel=None, opens=opens, closes=None, by=None,
                   status=status_at(history.now, opens, None))  # fmt: skip
