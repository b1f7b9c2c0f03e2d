"""Notes: the thank-you, answers, the note after a rejection, and those of an offer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from afterword.core.case import (
    Accepted,
    AcceptedElsewhere,
    CallMade,
    CheckedOpenings,
    Contact,
    Declined,
    PositionReopened,
    Reply,
)
from oracle.clocks import at, instant, local_date
from oracle.history import History, Talk
from oracle.places import is_business_day, nth_after, zone_of
from oracle.steps import Step, Window, status_at


def medium(history: History, person: Contact) -> str | None:
    """What a note goes by; through the recruiter, if there is one and they did not ask for an email."""
    via = history.case.via
    if via is not None and person.id != via and not history.asked_to_write(person.id):
        return "via_recruiter" if history.email_works(history.people[via]) else None
    return own_medium(history, person)


def own_medium(history: History, person: Contact) -> str | None:
    """Handwritten for the old-fashioned, email for the rest, and the other where that is not possible."""
    posted = (person.address or history.case.company.address) is not None
    if person.style == "traditional" and posted:
        return "handwritten"
    if history.email_works(person):
        return "email"
    return "handwritten" if posted else None


def _blocked(status: str, channel: str | None) -> str:
    return "blocked" if channel is None and status in {"due", "late"} else status


def thank_yous(history: History) -> list[Step]:
    steps = []
    for talk in history.finished:
        people = _who_took_part(history, talk)
        for person in people:
            steps += _thank_you(history, talk, person)
        if not people and not _turned_down_since(history, talk):
            opens, closes = talk.end, talk.end + history.numbers.thank_you_close
            status = status_at(history.now, opens, closes, closes + history.numbers.thank_you_late)
            steps.append(Step("find_out_names", None, None, status, opens, closes))
    return steps


def _who_took_part(history: History, talk: Talk) -> list[Contact]:
    """Everybody; those who only arranged it, or are in between, where nobody else is known."""
    present = [history.people[one] for one in dict.fromkeys(talk.interview.contacts)]
    led = {"hiring_manager", "interviewer", "recruiter", None}
    named = [person for person in present if person.part in led and person.id != history.case.via]
    if named:
        return named
    if present:
        return [person for person in present if person.part != "coordinator"] or present
    return [person for person in history.people.values() if person.part == "coordinator"]


def _turned_down_since(history: History, talk: Talk) -> bool:
    return history.closed or any(
        isinstance(event, Reply) and event.meaning == "rejection" and instant(event.at) >= talk.end
        for event in history.of(Reply)
    )


def _thank_you(history: History, talk: Talk, person: Contact) -> list[Step]:
    numbers = history.numbers
    home = history.case.candidate.timezone
    day = local_date(talk.end, home)
    theirs = [other for other in history.talks if person in _who_took_part(history, other)]
    that_day = [other for other in theirs if local_date(other.end, home) == day] or [talk]
    again = [other.end for other in theirs if other.end > talk.end and other not in that_day]
    sent = [
        instant(note.at)
        for note in history.notes_to(person.id, "thank_you")
        if min(other.end for other in that_day) <= instant(note.at)
        and all(instant(note.at) < end for end in again)
    ]
    # One note a person a day: it is that of their last talk of the day, or of the last so far if it was sent.
    last = [other for other in that_day if other.end <= history.now or not sent][-1]
    if talk is not last and talk in that_day:
        return []
    # Whatever came first, a note that was sent stays in the plan as done.
    if _turned_down_since(history, talk) and not sent:
        return []
    opens, closes = talk.end + numbers.thank_you_rest, talk.end + numbers.thank_you_close
    channel = medium(history, person)
    status = _blocked(status_at(history.now, opens, closes, closes + numbers.thank_you_late), channel)
    evening = at(day, numbers.thank_you_evening, home)
    morning = at(day + timedelta(days=1), numbers.thank_you_morning, home)
    best = (opens, evening) if opens < evening else (morning, closes)
    return [Step("thank_you", person.id, channel, "done" if sent else status, opens, closes, best)]


def answers(history: History) -> list[Step]:
    steps = []
    for reply in history.of(Reply):
        if isinstance(reply, Reply) and reply.meaning == "information_request":
            rang = reply.channel == "phone" and not (history.no_calls_ever and history.told is None)
            channel = "phone" if rang else _reply_medium(history, reply, own_medium)
            length, who = history.numbers.answer_close, writer(history, reply)
            step = _note(history, "answer", (who, channel), instant(reply.at), length)
            if reply.channel == "phone" and called_back(history, who, instant(reply.at)):
                step = replace(step, status="done")
            steps.append(in_office_hours(history, step))
    return steps


def called_back(history: History, who: str | None, since: datetime) -> datetime | None:
    """When somebody picked up, or a message was left, on a call to them."""
    made = [
        instant(event.at)
        for event in history.of(CallMade)
        if isinstance(event, CallMade)
        and event.outcome != "no_answer"
        and (who is None or event.contact == who)
        and instant(event.at) >= since
    ]
    return min(made, default=None)


def in_office_hours(history: History, step: Step) -> Step:
    """What is answered by phone is answered between nine and five on their business days."""
    if step.channel != "phone" or step.status in {"done", "missed"}:
        return step
    zone, _ = zone_of(history.case, history.people.get(step.contact or ""))
    begin, end = history.numbers.office
    windows: list[Window] = []
    day = local_date(history.now, zone)
    while len(windows) < history.numbers.call_shown:
        opens, closes = at(day, begin, zone), at(day, end, zone)
        # A zone that leapt over the day has no hours on it.
        if (
            is_business_day(day, history.case.company)
            and closes > history.now
            and local_date(opens, zone) == day
        ):
            windows.append((max(opens, history.now), closes))
        day += timedelta(days=1)
    return replace(step, windows=tuple(windows))


def writer(history: History, reply: Reply | None) -> str | None:
    """Who wrote or called; else the call contact."""
    if reply is not None and reply.contact is not None:
        return reply.contact
    return None if history.call_contact is None else history.call_contact.id


def _reply_medium(
    history: History, reply: Reply, otherwise: Callable[[History, Contact], str | None]
) -> str | None:
    """By email what came by email, if it can; else as said."""
    who = writer(history, reply)
    if who is None:
        return None
    person = history.people[who]
    if reply.channel == "email" and history.email_works(person):
        return "email"
    return otherwise(history, person)


def _letter(history: History, who: str | None) -> str | None:
    """What an offer asks for is written by email, if it can."""
    if who is None:
        return None
    person = history.people[who]
    return "email" if history.email_works(person) else own_medium(history, person)


_PURPOSES = {
    "answer": "answer",
    "after_rejection": "after_rejection",
    "reopened_note": "reopened",
    "thank_for_offer": "offer_thanks",
    "accept_in_writing": "acceptance",
    "decline_note": "decline",
}
_TO_THEM = {"answer", "after_rejection"}
"""Done only by a note to that person; the others by any note of the purpose."""


def _note(
    history: History, kind: str, to: tuple[str | None, str | None], opens: datetime, length: timedelta | None
) -> Step:
    who, channel = to
    closes = None if length is None else opens + length
    late = None if closes is None else closes + history.numbers.thank_you_late
    done = history.noted(who if kind in _TO_THEM else None, _PURPOSES[kind], opens)
    status = "done" if done else _blocked(status_at(history.now, opens, closes, late), channel)
    return Step(kind, who, channel, status, opens, closes)


def turned_down(history: History) -> list[Step]:
    decision = history.decision
    if decision is None or decision.reply.meaning != "rejection":
        return []
    reply, numbers = decision.reply, history.numbers
    to = writer(history, reply), _reply_medium(history, reply, medium)
    steps = [_note(history, "after_rejection", to, decision.when, numbers.after_no_close)]
    looked = [instant(event.at) for event in history.of(CheckedOpenings)]
    mark = decision.when + numbers.openings_every
    while mark + numbers.openings_due <= history.now or any(mark <= when for when in looked):
        mark += numbers.openings_every
    until = mark + numbers.openings_due
    steps.append(Step("check_openings", None, None, status_at(history.now, mark, until), mark, until))
    reopened = [instant(e.at) for e in history.of(PositionReopened) if instant(e.at) >= decision.when]
    if reopened:
        steps.append(_note(history, "reopened_note", to, reopened[-1], None))
    return steps


def _standing_offers(history: History) -> list[Reply]:
    """The offer that stands and those that repeat it, oldest first; another decision ends them."""
    standing: list[Reply] = []
    for reply in history.of(Reply) if history.latest is None else history.since_interview(Reply):
        match reply:
            case Reply(meaning="offer"):
                standing.append(reply)
            case Reply(meaning="next_round" | "rejection"):
                standing = []
    return standing


def offered(history: History) -> list[Step]:
    steps: list[Step] = []
    numbers, standing = history.numbers, _standing_offers(history)
    accepted, declined = history.of(Accepted), history.of(Declined)
    settled = bool(accepted or declined)
    if standing:
        first = standing[0]
        when, who = instant(first.at), writer(history, first)
        to = who, _letter(history, who)
        steps.append(_note(history, "thank_for_offer", to, when, numbers.offer_thanks_close))
        if first.channel == "phone":
            written = any(offer.channel != "phone" for offer in standing)
            steps.append(_due_by(history, "get_it_in_writing", standing, done=written or settled))
        steps.append(_decide(history, standing, done=settled))
    ever = [e for e in history.of(Reply) if isinstance(e, Reply) and e.meaning == "offer"]
    who = writer(history, ever[-1] if ever else None)
    to = who, _letter(history, who)
    if accepted:
        when = instant(accepted[-1].at)
        steps.append(_note(history, "accept_in_writing", to, when, numbers.offer_accept_close))
        steps.append(_elsewhere(history, when))
        closes = when + numbers.offer_helpers_close
        steps.append(Step("thank_helpers", None, None, status_at(history.now, when, closes), when, closes))
    if declined:
        when = instant(declined[-1].at)
        steps.append(_note(history, "decline_note", to, when, numbers.offer_decline_close))
    return steps


def _due_by(history: History, kind: str, offers: list[Reply], *, done: bool) -> Step:
    """A step until the end of the date that they named last, in their zone, if they named one."""
    who, when = writer(history, offers[0]), instant(offers[0].at)
    zone = zone_of(history.case, history.people.get(who or ""))[0]
    named = [offer.decide_by for offer in offers if offer.decide_by is not None]
    closes = at(named[-1] + timedelta(days=1), time(0), zone) if named else None
    return Step(kind, who, None, "done" if done else status_at(history.now, when, closes), when, closes)


def _decide(history: History, offers: list[Reply], *, done: bool) -> Step:
    """Late for two business days after the deadline."""
    step = _due_by(history, "decide", offers, done=done)
    if step.status != "missed" or step.closes is None:
        return step
    zone = zone_of(history.case, history.people.get(step.contact or ""))[0]
    deadline = local_date(step.closes - timedelta(seconds=1), zone)
    last = nth_after(deadline, history.numbers.offer_late, history.case.company)
    late = history.now < at(last + timedelta(days=1), time(0), zone)
    return replace(step, status="late") if late else step


def elsewhere(history: History) -> list[Step]:
    """An offer accepted elsewhere: this case hears it within a business day, or later, but hears it."""
    taken = history.of(AcceptedElsewhere)
    if not taken or history.of(Accepted, Declined) or _standing_offers(history):
        return []
    no = history.decision
    if no is not None and no.reply.meaning == "rejection":
        reopened = [instant(event.at) for event in history.of(PositionReopened)]
        if not any(moment >= no.when for moment in reopened):
            return []
    when = instant(taken[-1].at)
    who = writer(history, None) or (next(iter(history.people)) if len(history.people) == 1 else None)
    home = history.case.candidate.timezone
    day = nth_after(local_date(when, home), history.numbers.offer_withdraw_close, history.case.company)
    closes = at(day + timedelta(days=1), time(0), home)
    channel = _letter(history, who)
    status = "due" if history.now < closes else "late"
    done = history.noted(None, "withdrawal", when)
    return [Step("withdraw_note", who, channel, "done" if done else _blocked(status, channel), when, closes)]


def _elsewhere(history: History, when: datetime) -> Step:
    home = history.case.candidate.timezone
    day = nth_after(local_date(when, home), history.numbers.offer_withdraw_close, history.case.company)
    closes = at(day + timedelta(days=1), time(0), home)
    done = history.noted(None, "withdrawal", when)
    return Step(
        "withdraw_elsewhere",
        None,
        None,
        "done" if done else status_at(history.now, when, closes),
        when,
        closes,
    )
