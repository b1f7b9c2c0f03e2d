"""Agreed times, talks that nobody came to, tasks and references."""

from afterword.core.plan.action import DONE, Action, blocked_without, status_at
from afterword.core.plan.rules.call import task_due, task_late_until
from afterword.core.plan.rules.medium import EMAIL, PHONE, letter_medium
from afterword.core.time.instants import DAY, Instant
from afterword.core.timeline import FRIENDS, Agreed, Arrangements, ContactState, Missed, Task, Timeline

FOR_AN_HOUR = ("email", "call")


def arranged_steps(situation: Timeline, arranged: Arrangements) -> list[Action]:
    """What agreed times, no-shows, tasks and references ask for."""
    actions = [be_ready(situation, talk) for talk in arranged.agreed if not talk.by_phone or talk.they_call]
    if arranged.no_show is not None:
        actions.append(after_no_show(situation, arranged.no_show))
    if arranged.task is not None:
        actions.append(hand_in(situation, arranged, arranged.task))
    if arranged.references is not None:
        actions.append(send_references(situation, arranged.references))
        actions += [
            brief_reference(situation, arranged.references, person)
            for person in situation.people.values()
            if person.part == "reference"
        ]
    if situation.ended is not None:
        for action in actions:
            action.vetoed = None if action.status == DONE else situation.ended
    return actions


def somebody(situation: Timeline) -> ContactState | None:
    """The call contact, or anybody of theirs before an interview has named one."""
    if situation.call_contact is not None:
        return situation.call_contact
    for person in situation.people.values():
        if person.part not in FRIENDS:
            return person
    return None


def be_ready(situation: Timeline, talk: Agreed) -> Action:
    """Be there a little early, and stay an hour: people are late."""
    policy = situation.policy
    opens, closes = talk.moment - policy.agreed_before, talk.moment + policy.call_agreed
    return Action(
        id=f"be_ready/{talk.contact}",
        kind="be_ready",
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=status_at(situation.now, opens, closes),
        because=("call-at-agreed-time", "follow-up-always"),
        contact=talk.contact,
        reason="they_call" if talk.by_phone else "meet",
        about=talk,
    )


def no_show_opens(situation: Timeline, missed: Missed) -> Instant:
    """A quarter of an hour after the time, or when it was noticed if no time is known."""
    if missed.moment is None:
        return missed.at
    return missed.moment + situation.policy.no_show_after


def after_no_show(situation: Timeline, missed: Missed) -> Action:
    """They didn't come: one friendly line that makes it easy to rebook, or one call in that hour."""
    policy, person = situation.policy, situation.people[missed.contact]
    opens = no_show_opens(situation, missed)
    closes = opens + policy.no_show_close
    late_until = closes + policy.thank_you_late
    answered = no_show_answered(situation, missed)
    channel = EMAIL if person.email is not None else None
    first_hour = situation.now < opens + policy.call_agreed and person.phone is not None
    if channel is None and first_hour:
        channel = PHONE
    done = answered is not None and answered != late_until
    status = DONE if done else status_at(situation.now, opens, closes, late_until)
    if first_hour:
        situation.will_change_at(opens + policy.call_agreed)
    return Action(
        id=f"after_no_show/{person.id}",
        kind="after_no_show",
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always", "no-desperation"),
        contact=person.id,
        channel=channel,
        about=missed,
        late_until=late_until,
        acts=FOR_AN_HOUR if first_hour else None,
    )


def no_show_answered(situation: Timeline, missed: Missed) -> Instant | None:
    """When the candidate wrote or called about it, or when it became too late to."""
    since = missed.moment if missed.moment is not None else missed.at
    for note in situation.notes:
        if note.purpose == "after_no_show" and note.at >= since:
            return note.at
    for call in situation.calls:
        if call.contact == missed.contact and call.at >= since and call.got_through:
            return call.at
    policy = situation.policy
    too_late = no_show_opens(situation, missed) + policy.no_show_close + policy.thank_you_late
    return too_late if situation.now >= too_late else None


def hand_in(situation: Timeline, arranged: Arrangements, task: Task) -> Action:
    """The task counts like an interview: hand it in on time, with a line or two."""
    person = situation.people[task.contact]
    closes = task_due(situation, task)
    late_until = task_late_until(situation, task)
    medium = letter_medium(person)
    done = arranged.handed_in is not None and arranged.handed_in.at >= task.at
    status = DONE if done else status_at(situation.now, task.at, closes, late_until)
    return Action(
        id=f"hand_in/{person.id}",
        kind="hand_in",
        zone=situation.zone_of(person),
        opens=task.at,
        closes=closes,
        status=blocked_without(medium.channel, status),
        because=("follow-up-always",),
        contact=person.id,
        channel=medium.channel,
        reason=medium.reason if medium.channel is None else "due" if task.due is not None else "no_date",
        about=task,
        late_until=late_until,
    )


def send_references(situation: Timeline, asked: Task) -> Action:
    """References are sent within a day: who asks for them is close to a decision."""
    policy, person = situation.policy, situation.people[asked.contact]
    medium = letter_medium(person)
    closes, late_until = _references_due(situation, asked)
    done = any(note.purpose == "references" and note.at >= asked.at for note in situation.notes)
    status = DONE if done else status_at(situation.now, asked.at, closes, late_until + policy.thank_you_late)
    return Action(
        id=f"send_references/{person.id}",
        kind="send_references",
        zone=situation.home,
        opens=asked.at,
        closes=closes,
        status=blocked_without(medium.channel, status),
        because=("follow-up-always",),
        contact=person.id,
        channel=medium.channel,
        reason=medium.reason,
        about=asked,
        late_until=late_until + policy.thank_you_late,
    )


def brief_reference(situation: Timeline, asked: Task, person: ContactState) -> Action:
    """Whoever will be called hears it from the candidate first: the job, the company, what matters there."""
    policy = situation.policy
    closes, late_until = _references_due(situation, asked)
    prefers_phone = person.contact.prefers == PHONE and person.contact.phone is not None
    channel = PHONE if prefers_phone else letter_medium(person).channel
    if channel is None and person.contact.phone is not None:
        channel = PHONE
    done = briefed(situation, person, asked.at)
    status = DONE if done else status_at(situation.now, asked.at, closes, late_until + policy.thank_you_late)
    return Action(
        id=f"brief_reference/{person.id}",
        kind="brief_reference",
        zone=situation.home,
        opens=asked.at,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id,
        channel=channel,
        about=asked,
        late_until=late_until + policy.thank_you_late,
    )


def briefed(situation: Timeline, person: ContactState, since: Instant) -> bool:
    """Whether they have heard from the candidate since, in writing or by phone."""
    if any(note.contact == person.id and note.at >= since for note in situation.notes):
        return True
    return any(
        call.contact == person.id and call.at >= since and call.got_through for call in situation.calls
    )


def _references_due(situation: Timeline, asked: Task) -> tuple[Instant, Instant]:
    """When to have sent them, within a day or by the date they named; and when they want them."""
    closes = asked.at + situation.policy.references_close
    if asked.due is None:
        return closes, closes
    due = situation.zone_of(situation.people[asked.contact]).at(asked.due, DAY)
    return (min(closes, due), max(closes, due)) if due > asked.at else (closes, closes)
