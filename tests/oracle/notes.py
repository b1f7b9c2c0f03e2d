"""Notes: the thank-you, answers, the note after a rejection, and those of an offer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from afterword.core.case import (
    CallMade,
    CheckedOpenings,
    Contact,
    OfferWithdrawn,
    PositionReopened,
    Reply,
)
from oracle.clocks import at, instant, local_date
from oracle.history import History, Talk, friend, refuses
from oracle.places import is_business_day, nth_after, on_or_after, zone_of
from oracle.silence import promised
from oracle.steps import Step, Window, status_at


def medium(history: History, person: Contact) -> str | None:
    """What a note goes by; through the recruiter, if there is one and they did not ask for an email."""
    via = history.case.via
    if via is not None and person.id != via and not history.asked_to_write(person.id):
        return "via_recruiter" if history.email_works(history.people[via]) else None
    return own_medium(history, person)


_EUROPE = set("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split())
_POST_REGIONS = ({*_EUROPE, "IS", "LI", "NO", "CH", "GB"}, {"US", "CA"})


def thanks_medium(history: History, talk: Talk, person: Contact) -> tuple[str | None, str | None]:
    """A card only if it arrives before they decide; through the coordinator if there is no other way."""
    found = medium(history, person)
    if found == "via_recruiter":
        return found, history.case.via
    through = history.case.via is not None and person.id != history.case.via
    through = through and not history.asked_to_write(person.id)
    if found == "handwritten" and person.style == "traditional" and history.email_works(person):
        return ("handwritten" if _arrives(history, talk) else "email"), None
    if found is None and not through:
        for other in history.people.values():
            if other.part == "coordinator" and other is not person and history.email_works(other):
                return "via_coordinator", other.id
    return found, None


def _arrives(history: History, talk: Talk) -> bool:
    """Posted by the window's end, or today while it is late, it arrives a business day before they decide."""
    numbers, company = history.numbers, history.case.company
    closes = talk.end + numbers.thank_you_close
    late = closes <= history.now < closes + numbers.thank_you_late
    posted = local_date(history.now if late else closes, history.case.candidate.timezone)
    home, theirs = history.case.candidate.country or company.country, company.country
    if home is None or theirs is None or home == theirs:
        days = numbers.post_home
    elif any(home in region and theirs in region for region in _POST_REGIONS):
        days = numbers.post_region
    else:
        days = numbers.post_far
    due = on_or_after(promised(history, talk), company)
    return nth_after(posted, days + 1, company) <= due


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
        if not people and not turned_down_since(history, talk):
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
        others = [person for person in present if person.id != history.case.via and not friend(person)]
        others = [person for person in others if person.part != "agency"]
        return [person for person in others if person.part != "coordinator"] or others
    return [person for person in history.people.values() if person.part == "coordinator"]


def turned_down_since(history: History, talk: Talk) -> bool:
    return history.closed or any(refuses(event) and instant(event.at) >= talk.end for event in history.events)


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
    optional = turned_down_since(history, talk) and not sent
    opens, closes = talk.end + numbers.thank_you_rest, talk.end + numbers.thank_you_close
    late = closes + numbers.thank_you_late
    if optional:
        no = history.decision
        if history.closed or no is None or no.reply.meaning != "rejection" or talk is not history.latest:
            return []
        if writer(history, no.reply) == person.id or history.notes_to(person.id, "thank_you"):
            return []
        late = max(late, no.when + numbers.after_no_close + numbers.thank_you_late)
    channel, to = thanks_medium(history, talk, person)
    status = _blocked(status_at(history.now, opens, closes, late), channel)
    evening = at(day, numbers.thank_you_evening, home)
    morning = at(day + timedelta(days=1), numbers.thank_you_morning, home)
    best = (opens, evening) if opens < evening else (morning, closes)
    status = "done" if sent else status
    return [
        Step("thank_you", person.id, channel, status, opens, closes, best, optional=optional, to=to,
             late_until=late)
    ]  # fmt: skip


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
            if channel == "phone":
                step = replace(step, by=("email", "card", "call"))
            steps.append(in_office_hours(history, step))
    return steps + _two_lines(history)


def _two_lines(history: History) -> list[Step]:
    """On a delay that nothing has followed, by email, if they like."""
    replies = [event for event in history.events if isinstance(event, Reply | OfferWithdrawn)]
    last = replies[-1] if replies else None
    if not isinstance(last, Reply) or last.meaning != "delay":
        return []
    at_ = instant(last.at)
    own = [history.accepted, history.declined, history.taken_elsewhere]
    if any(when is not None and when >= at_ for when in own):
        return []
    if history.decision is not None and history.decision.when >= at_:
        return []
    who = writer(history, last)
    usable = who is not None and history.email_works(history.people[who])
    channel = "email" if usable else None
    closes = at_ + history.numbers.delay_close
    status = _blocked(status_at(history.now, at_, closes), channel)
    if any(instant(note.at) >= at_ and who in {None, note.contact} for note in history.arrived):
        status = "done"
    return [Step("delay_answer", who, channel, status, at_, closes, optional=True)]


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


def in_office_hours(history: History, step: Step, hours: tuple[time, time] | None = None) -> Step:
    """What is answered by phone is answered between nine and five on their business days."""
    if step.channel != "phone" or step.status in {"done", "missed"}:
        return step
    zone, _ = zone_of(history.case, history.people.get(step.contact or ""))
    begin, end = hours or history.numbers.office
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


def write_backs(history: History, steps: list[Step], opens_email: Callable[[Step], bool]) -> list[Step]:
    """Whoever asked for an email gets one; whoever wrote last may be answered, if nothing else answers them."""
    found = []
    for person in history.people.values():
        if friend(person):
            continue
        channel = "email" if history.email_works(person) else own_medium(history, person)
        asked = history.asked_to_write_at(person.id)
        said, written = history.last_word_of(person.id), history.notes_to(person.id)
        if asked is not None:
            closes = asked + history.numbers.answer_close
            status = _blocked("due" if history.now < closes else "late", channel)
            found.append(Step("write_as_asked", person.id, channel, status, asked, closes))
        elif said is not None and (not written or said > instant(written[-1].at)):
            mine = [step for step in steps if (step.to or step.contact) == person.id]
            if not any(step.status in {"due", "late", "blocked"} and opens_email(step) for step in mine):
                status = _blocked("due", channel)
                found.append(Step("write_back", person.id, channel, status, said, optional=True))
    return found


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


def letter(history: History, who: str | None) -> str | None:
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
    to = history.case.via if channel == "via_recruiter" else None
    return Step(kind, who, channel, status, opens, closes, to=to, late_until=late)


def _mark(history: History, since: datetime) -> tuple[datetime, datetime]:
    """The mark that is open, or the next."""
    numbers = history.numbers
    mark = since + numbers.openings_every
    while mark + numbers.openings_due <= history.now:
        mark += numbers.openings_every
    return mark, mark + numbers.openings_due


def openings(history: History, since: datetime) -> Step:
    """A look at their openings, without writing to anybody."""
    mark, until = _mark(history, since)
    looked = [instant(event.at) for event in history.of(CheckedOpenings)]
    if any(mark <= when for when in looked):
        mark, until = mark + history.numbers.openings_every, until + history.numbers.openings_every
    return Step("check_openings", None, None, status_at(history.now, mark, until), mark, until, optional=True)


def _in_touch(history: History, to: tuple[str | None, str | None], since: datetime) -> Step:
    """A line now and then; any contact with them starts the count anew."""
    who, channel = to
    if who is not None:
        said = history.last_word_of(who)
        moments = [instant(note.at) for note in history.notes_to(who)]
        moments += [instant(event.at) for event in history.of(CallMade) if event.contact == who]
        since = max([since, *moments, *([said] if said is not None else [])])
    mark, until = _mark(history, since)
    status = _blocked(status_at(history.now, mark, until), channel)
    through = history.case.via if channel == "via_recruiter" else None
    return Step("keep_in_touch", who, channel, status, mark, until, optional=True, to=through)


def turned_down(history: History) -> list[Step]:
    decision = history.decision
    if decision is None or decision.reply.meaning != "rejection":
        return []
    reply, numbers = decision.reply, history.numbers
    to = writer(history, reply), _reply_medium(history, reply, medium)
    steps = [_note(history, "after_rejection", to, decision.when, numbers.after_no_close)]
    steps.append(openings(history, decision.when))
    steps.append(_in_touch(history, to, decision.when))
    reopened = [instant(e.at) for e in history.of(PositionReopened) if instant(e.at) >= decision.when]
    if reopened:
        steps.append(_note(history, "reopened_note", to, reopened[-1], None))
    return steps


def _standing_offers(history: History) -> list[Reply]:
    """The offer that stands and those that repeat it, oldest first; another decision ends them."""
    standing: list[Reply] = []
    if history.decision is None or history.decision.reply.meaning != "offer":
        return []
    since = history.events if history.latest is None else history.since_interview(Reply, OfferWithdrawn)
    for reply in since:
        match reply:
            case Reply(meaning="offer"):
                standing.append(reply)
            case Reply(meaning="next_round" | "rejection") | OfferWithdrawn():
                standing = []
    return standing


def offered(history: History) -> list[Step]:
    steps: list[Step] = []
    numbers, standing = history.numbers, _standing_offers(history)
    accepted, declined = history.accepted, history.declined
    settled = accepted is not None or declined is not None
    if standing:
        first = standing[0]
        when, who = instant(first.at), writer(history, first)
        to = who, letter(history, who)
        steps.append(_note(history, "thank_for_offer", to, when, numbers.offer_thanks_close))
        if first.channel == "phone":
            written = any(offer.channel != "phone" for offer in standing)
            steps.append(_due_by(history, "get_it_in_writing", standing, done=written or settled))
        deciding = _decide(history, standing, done=settled)
        if deciding.status in {"due", "late"} and not history.closed:
            steps += talk(history, standing, deciding)
        else:
            steps.append(deciding)
    ever = [e for e in history.of(Reply) if isinstance(e, Reply) and e.meaning == "offer"]
    who = writer(history, ever[-1] if ever else None)
    to = who, letter(history, who)
    if accepted is not None:
        when = accepted
        steps += _accept_by_phone(history, ever[-1] if ever else None, when)
        steps.append(_note(history, "accept_in_writing", to, when, numbers.offer_accept_close))
        steps.append(_elsewhere(history, when))
        closes = when + numbers.offer_helpers_close
        steps.append(Step("thank_helpers", None, None, status_at(history.now, when, closes), when, closes))
    if declined is not None:
        when = declined
        steps.append(_note(history, "decline_note", to, when, numbers.offer_decline_close))
    return steps


def _accept_by_phone(history: History, offer: Reply | None, when: datetime) -> list[Step]:
    """Whoever is a phone person hears it by phone first."""
    who = writer(history, offer)
    if offer is None or who is None:
        return []
    person = history.people[who]
    if history.no_calls_ever and history.told is None:
        return []
    if (person.phone or history.case.company.phone) is None:
        return []
    if person.prefers != "phone" and not (person.prefers == "unknown" and offer.channel == "phone"):
        return []
    done = history.noted(None, "acceptance", when) or called_back(history, who, when) is not None
    closes = when + history.numbers.offer_accept_close
    status = "done" if done else status_at(history.now, when, closes)
    return [in_office_hours(history, Step("accept_by_phone", who, "phone", status, when, closes))]


def talk(history: History, standing: list[Reply], deciding: Step) -> list[Step]:
    """While it is open: a date if they named none, more time once, one counter, questions."""
    first = standing[0]
    since, who = instant(first.at), writer(history, first)
    if who is None:
        who = next((each.id for each in history.people.values() if not friend(each)), None)
    if who is None:
        return [deciding]
    person, numbers, company = history.people[who], history.numbers, history.case.company
    written = history.notes_to(who)
    said = history.last_word_of(who)
    offered = [instant(e.at) for e in history.of(Reply) if isinstance(e, Reply) and e.meaning == "offer"]
    counted = [
        note
        for note in written
        if note.purpose not in {"thank_you", "offer_thanks"}
        and instant(note.at) >= offered[-1]
        and (said is None or instant(note.at) > said)
    ]
    by = ("email", "call") if len(counted) < numbers.offer_messages else ("call",)
    email = "email" in by and history.email_works(person)
    phone = (person.phone or company.phone) is not None and not (
        history.no_calls_ever and history.told is None
    )
    channel = "email" if email else None
    if phone and (not email or person.prefers == "phone"):
        channel = "phone"
    zone = zone_of(history.case, person)[0]
    steps = [replace(deciding, by=by, to=who if deciding.contact is None else None)]
    kinds: list[tuple[str, set[str], datetime | None, bool]] = [
        ("ask_for_time", {"more_time"}, deciding.closes, True),
        ("negotiate", {"counter"}, deciding.closes, True),
        ("ask_question", set(), deciding.closes, True),
    ]
    if deciding.closes is None:
        day = nth_after(local_date(since, zone), numbers.offer_ask_date, company)
        until = at(day + timedelta(days=1), time(0), zone)
        kinds.append(("ask_decision_date", {"offer_thanks", "question", "more_time"}, until, False))
    for kind, purposes, closes, optional in kinds:
        done = any(note.purpose in purposes and instant(note.at) >= since for note in written) or any(
            isinstance(event, CallMade)
            and event.contact == who
            and event.purpose in purposes
            and event.outcome != "no_answer"
            and instant(event.at) >= since
            for event in history.of(CallMade)
        )
        status = "done" if done else status_at(history.now, since, closes)
        step = Step(kind, who, channel, status, since, closes, optional=optional, by=by)
        if not done and channel == "phone":
            step = replace(in_office_hours(history, replace(step, status="due")), status=status)
        if done or channel is not None:
            steps.append(step)
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
    if step.closes is None or step.status == "done":
        return step
    zone = zone_of(history.case, history.people.get(step.contact or ""))[0]
    deadline = local_date(step.closes - timedelta(seconds=1), zone)
    last = nth_after(deadline, history.numbers.offer_late, history.case.company)
    until = at(last + timedelta(days=1), time(0), zone)
    status = "late" if step.status == "missed" and history.now < until else step.status
    return replace(step, status=status, late_until=until)


def elsewhere(history: History) -> list[Step]:
    """An offer accepted elsewhere: this case hears it within a business day, or later, but hears it."""
    taken = history.taken_elsewhere
    if taken is None or history.accepted or history.declined or _standing_offers(history):
        return []
    no = history.decision
    if no is not None and no.reply.meaning == "rejection":
        reopened = [instant(event.at) for event in history.of(PositionReopened)]
        if not any(moment >= no.when for moment in reopened):
            return []
    when = taken
    who = writer(history, None) or (next(iter(history.people)) if len(history.people) == 1 else None)
    home = history.case.candidate.timezone
    day = nth_after(local_date(when, home), history.numbers.offer_withdraw_close, history.case.company)
    closes = at(day + timedelta(days=1), time(0), home)
    channel = letter(history, who)
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
