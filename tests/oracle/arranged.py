"""Agreed talks, talks that nobody came to, tasks and references; people in between, and friends."""

from datetime import datetime, time, timedelta

from afterword.core.case import CallMade, Contact
from oracle.agreed import Missed, Set
from oracle.calls import task_due
from oracle.clocks import at, instant
from oracle.history import History, friend
from oracle.notes import in_office_hours, letter, own_medium, turned_down_since
from oracle.places import zone_of
from oracle.steps import Step, status_at


def somebody(history: History) -> Contact | None:
    """The call contact, or anybody of theirs."""
    if history.call_contact is not None:
        return history.call_contact
    return next((person for person in history.people.values() if not friend(person)), None)


def arranged(history: History) -> list[Step]:
    """What was arranged besides interviews asks for."""
    steps = [_be_ready(history, talk.event.contact, talk.moment) for talk in history.agreed
             if talk.event.they_call or talk.event.channel != "phone"]  # fmt: skip
    if history.no_show is not None:
        steps.append(_after_no_show(history, history.no_show))
    if history.task is not None:
        steps.append(_hand_in(history, history.task))
    if history.references is not None:
        steps += _references(history, history.references)
    return steps


def _be_ready(history: History, contact: str, moment: datetime) -> Step:
    opens, closes = moment - history.numbers.agreed_before, moment + history.numbers.call_agreed
    return Step("be_ready", contact, None, status_at(history.now, opens, closes), opens, closes)


def _no_show_opens(history: History, missed: Missed) -> datetime:
    return missed.when if missed.moment is None else missed.moment + history.numbers.no_show_after


def no_show_answered(history: History, missed: Missed) -> datetime | None:
    """When the candidate wrote or called about it, or when that became too late."""
    since = missed.moment or missed.when
    for note in history.arrived:
        if note.purpose == "after_no_show" and instant(note.at) >= since:
            return instant(note.at)
    called = reached(history, missed.contact, since)
    if called is not None:
        return called
    numbers = history.numbers
    too_late = _no_show_opens(history, missed) + numbers.no_show_close + numbers.thank_you_late
    return too_late if history.now >= too_late else None


def reached(history: History, contact: str, since: datetime) -> datetime | None:
    """The first call to them on which somebody picked up or a message was left."""
    made = [
        instant(event.at)
        for event in history.of(CallMade)
        if isinstance(event, CallMade) and event.outcome != "no_answer" and event.contact == contact
    ]
    return next((when for when in made if when >= since), None)


def _after_no_show(history: History, missed: Missed) -> Step:
    numbers, person = history.numbers, history.people[missed.contact]
    opens = _no_show_opens(history, missed)
    closes = opens + numbers.no_show_close
    late = closes + numbers.thank_you_late
    number = person.phone or history.case.company.phone
    first_hour = history.now < opens + numbers.call_agreed and number is not None
    channel = "email" if history.email_works(person) else "phone" if first_hour else None
    answered = no_show_answered(history, missed)
    status = status_at(history.now, opens, closes, late)
    if channel is None and status in {"due", "late"}:
        status = "blocked"
    if answered is not None and answered != late:
        status = "done"
    by = ("email", "call") if first_hour else None
    return Step("after_no_show", person.id, channel, status, opens, closes, by=by, late_until=late)


def _hand_in(history: History, task: Set) -> Step:
    closes, late = task_due(history)
    channel = letter(history, task.contact)
    status = status_at(history.now, task.when, closes, late)
    if channel is None and status in {"due", "late"}:
        status = "blocked"
    if history.handed_in is not None and history.handed_in[0] >= task.when:
        status = "done"
    return Step("hand_in", task.contact, channel, status, task.when, closes, late_until=late)


def _references(history: History, asked: Set) -> list[Step]:
    numbers = history.numbers
    closes = late = asked.when + numbers.references_close
    if asked.due is not None:
        zone = zone_of(history.case, history.people[asked.contact])[0]
        due = at(asked.due + timedelta(days=1), time(0), zone)
        if due > asked.when:
            closes, late = min(closes, due), max(closes, due)
    late += numbers.thank_you_late
    done = history.noted(None, "references", asked.when)
    steps = [_step(history, "send_references", asked.contact, letter(history, asked.contact), done,
                   (asked.when, closes, late))]  # fmt: skip
    for person in history.people.values():
        if person.part == "reference":
            channel = letter(history, person.id)
            if person.phone is not None and (person.prefers == "phone" or channel is None):
                channel = "phone"
            told = spoken_to(history, person.id, asked.when)
            steps.append(
                _step(history, "brief_reference", person.id, channel, told, (asked.when, closes, late))
            )
    return steps


def spoken_to(history: History, contact: str, since: datetime) -> bool:
    """Whether anything was written to them since, or somebody was reached."""
    if any(instant(note.at) >= since for note in history.notes_to(contact)):
        return True
    return reached(history, contact, since) is not None


def _step(
    history: History,
    kind: str,
    who: str,
    channel: str | None,
    done: bool,
    times: tuple[datetime, datetime, datetime | None],
    *,
    optional: bool = False,
) -> Step:
    opens, closes, late = times
    status = status_at(history.now, opens, closes, late)
    if channel is None and status in {"due", "late"}:
        status = "blocked"
    if done:
        status = "done"
    return Step(kind, who, channel, status, opens, closes, optional=optional, late_until=late)


def between(history: History) -> list[Step]:
    """The recruiter in between hears how it went, and whoever recommended the candidate."""
    steps: list[Step] = []
    via, latest, numbers = history.case.via, history.latest, history.numbers
    if via is not None and latest is not None:
        person = history.people[via]
        unwanted = history.no_calls_ever and history.told is None
        phone = not unwanted and (person.phone or history.case.company.phone) is not None
        email = history.email_works(person)
        channel = (
            "phone" if phone and not (person.prefers == "email" and email) else "email" if email else None
        )
        done = spoken_to(history, via, latest.end)
        closes = latest.end + numbers.agency_close
        times = latest.end, closes, closes + numbers.thank_you_late
        step = _step(history, "brief_recruiter", via, channel, done, times)
        if done or not turned_down_since(history, latest):
            steps.append(in_office_hours(history, step, numbers.agency_hours))
    for person in history.people.values():
        if person.part == "referrer":
            steps += _news(history, person)
    return steps


def _news(history: History, person: Contact) -> list[Step]:
    moments = [] if history.latest is None else [history.latest.end]
    if history.decision is not None and history.decision.reply.meaning != "next_round":
        moments.append(history.decision.when)
    if history.accepted is not None:
        moments.append(history.accepted)
    if not moments:
        return []
    since = max(moments)
    channel = own_or_letter(history, person)
    if person.phone is not None and (person.prefers == "phone" or channel is None):
        channel = "phone"
    done = spoken_to(history, person.id, since)
    times = since, since + history.numbers.referrer_close, None
    return [_step(history, "tell_referrer", person.id, channel, done, times, optional=True)]


def own_or_letter(history: History, person: Contact) -> str | None:
    return "email" if history.email_works(person) else own_medium(history, person)
