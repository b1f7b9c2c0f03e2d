"""Invited on: the answer to an invitation, and what is asked when no date comes."""

from datetime import datetime

from afterword.core.case import Accepted, AcceptedElsewhere, Declined, Reply
from oracle.calls import call
from oracle.clocks import at, instant, local_date
from oracle.history import History
from oracle.notes import called_back, in_office_hours, writer
from oracle.places import nth_after, zone_of
from oracle.steps import Step, status_at


def invitation(history: History) -> Reply | None:
    """The next round they invited to, with no interview dated after the invitation."""
    decision = history.decision
    if decision is None or decision.reply.meaning != "next_round":
        return None
    if history.of(Accepted, Declined, AcceptedElsewhere):
        return None
    dated = [talk.start or talk.end for talk in history.talks if talk.end > history.now]
    return None if any(start > decision.when for start in dated) else decision.reply


def invited(history: History) -> list[Step]:
    asked = invitation(history)
    if asked is None:
        return []
    who = writer(history, asked)
    if who is None and len(history.people) == 1:
        who = next(iter(history.people))
    when = instant(asked.at)
    answered = _answered(history, who, when)
    by_their_call = _call_ahead(history, who)
    steps = []
    waiting_since: datetime | None = when
    if asked.arranging != "them":
        waiting_since = answered
        if not by_their_call:
            steps.append(_answer(history, asked, who, answered))
    if waiting_since is not None:
        steps.append(_ask(history, asked, who, waiting_since))
    return steps


def _call_ahead(history: History, who: str | None) -> bool:
    """Whether they asked for a call that can still be made: that is the answer."""
    if history.told is None or history.to_call is None or who not in {None, history.to_call.id}:
        return False
    step = call(history, ())
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


def _ask(history: History, asked: Reply, who: str | None, since: datetime) -> Step:
    """Once, by email, after the day they named for a date, else after five business days."""
    company, numbers = history.case.company, history.numbers
    person = history.people.get(who or "")
    zone = zone_of(history.case, person)[0]
    if asked.reply_by is not None:
        day = nth_after(asked.reply_by, 1, company)
    else:
        day = nth_after(local_date(since, zone), numbers.invited_wait, company)
    opens = at(day, numbers.call_windows[0][0], zone)
    closes = at(nth_after(day, numbers.call_horizon - 1, company), numbers.call_windows[-1][1], zone)
    usable = person is not None and history.email_works(person)
    status = status_at(history.now, opens, closes)
    if status == "due" and not usable:
        status = "blocked"
    if history.noted(None, "check_in", since):
        status = "done"
    return Step("check_in", who, "email" if usable else None, status, opens, closes)
