"""Notes: the thank-you, answers, the note after a rejection, and those of an offer."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from afterword.core.facts import (
    Accepted,
    Contact,
    Declined,
    PositionReopened,
    Reply,
)
from oracle.clocks import at, instant, local_date
from oracle.history import History, Talk
from oracle.places import nth_after, zone_of
from oracle.steps import Step, status_at


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
        for one in dict.fromkeys(talk.interview.contacts):
            if history.people[one].part in {"hiring_manager", "interviewer"}:
                steps += _thank_you(history, talk, history.people[one])
    return steps


def _thank_you(history: History, talk: Talk, person: Contact) -> list[Step]:
    numbers = history.numbers
    again = [
        other.end for other in history.talks if other.end > talk.end and person.id in other.interview.contacts
    ]
    sent = [
        instant(note.at)
        for note in history.notes_to(person.id, "thank_you")
        if talk.end <= instant(note.at) and all(instant(note.at) < end for end in again)
    ]
    # Whatever came first, a note that was sent stays in the plan as done.
    ended = history.closed or any(
        isinstance(event, Reply) and event.meaning == "rejection" and instant(event.at) >= talk.end
        for event in history.of(Reply)
    )
    if ended and not sent:
        return []
    opens, closes = talk.end + numbers.thank_you_rest, talk.end + numbers.thank_you_close
    channel = medium(history, person)
    status = _blocked(status_at(history.now, opens, closes, closes + numbers.thank_you_late), channel)
    home = history.case.candidate.timezone
    day = local_date(talk.end, home)
    evening = at(day, numbers.thank_you_evening, home)
    morning = at(day + timedelta(days=1), numbers.thank_you_morning, home)
    best = (opens, evening) if opens < evening else (morning, closes)
    return [Step("thank_you", person.id, channel, "done" if sent else status, opens, closes, best)]


def answers(history: History) -> list[Step]:
    steps = []
    for reply in history.of(Reply):
        if isinstance(reply, Reply) and reply.meaning == "information_request":
            channel = "phone" if reply.channel == "phone" else _reply_medium(history, reply, own_medium)
            length = history.numbers.answer_close
            steps.append(
                _note(history, "answer", (_writer(history, reply), channel), instant(reply.at), length)
            )
    return steps


def _writer(history: History, reply: Reply | None) -> str | None:
    """Who wrote or called; else the call contact."""
    if reply is not None and reply.contact is not None:
        return reply.contact
    return None if history.call_contact is None else history.call_contact.id


def _reply_medium(
    history: History, reply: Reply, otherwise: Callable[[History, Contact], str | None]
) -> str | None:
    """By email what came by email, if it can; else as said."""
    who = _writer(history, reply)
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
    return Step(
        kind, who, channel, "done" if done else status_at(history.now, opens, closes, late), opens, closes
    )


def turned_down(history: History) -> list[Step]:
    decision = history.decision
    if decision is None or decision.reply.meaning != "rejection":
        return []
    reply, numbers = decision.reply, history.numbers
    to = _writer(history, reply), _reply_medium(history, reply, medium)
    steps = [_note(history, "after_rejection", to, decision.when, numbers.after_no_close)]
    look = decision.when
    while look <= history.now:
        look += numbers.openings_every
    steps.append(Step("check_openings", None, None, "upcoming", look))
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
        when, who = instant(first.at), _writer(history, first)
        to = who, _letter(history, who)
        steps.append(_note(history, "thank_for_offer", to, when, numbers.offer_thanks_close))
        if first.channel == "phone":
            written = any(offer.channel != "phone" for offer in standing)
            steps.append(_due_by(history, "get_it_in_writing", standing, done=written or settled))
        steps.append(_due_by(history, "decide", standing, done=settled))
    ever = [e for e in history.of(Reply) if isinstance(e, Reply) and e.meaning == "offer"]
    who = _writer(history, ever[-1] if ever else None)
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
    who, when = _writer(history, offers[0]), instant(offers[0].at)
    zone = zone_of(history.case, history.people.get(who or ""))[0]
    named = [offer.decide_by for offer in offers if offer.decide_by is not None]
    closes = at(named[-1] + timedelta(days=1), time(0), zone) if named else None
    return Step(kind, who, None, "done" if done else status_at(history.now, when, closes), when, closes)


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
