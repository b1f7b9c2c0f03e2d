"""After a rejection: thank them all the same, stay on file, and look again later."""

from afterword.core.plan.action import DONE, DUE, Action, blocked_without, status_at
from afterword.core.plan.rules.medium import Medium, note_medium
from afterword.core.timeline import ContactState, ReplyReceived, Timeline


def thank_after_no(situation: Timeline, rejection: ReplyReceived) -> Action:
    """A good note after a rejection may win a later job: companies remember who took it well."""
    person = situation.person(rejection.contact)
    closes = rejection.at + situation.policy.after_no_close
    late_until = closes + situation.policy.thank_you_late
    medium = note_medium(situation, person, rejection.reply.channel)
    done = any(
        note.purpose == "after_rejection"
        and note.at >= rejection.at
        and (person is None or note.contact == person.id)
        for note in situation.notes
    )
    status = DONE if done else status_at(situation.now, rejection.at, closes, late_until)
    return _note(
        situation,
        "after_rejection",
        rejection=rejection,
        person=person,
        medium=medium,
        status=blocked_without(medium.channel, status),
        closes=closes,
        late_until=late_until,
        done=done,
    )


def reopened(situation: Timeline, rejection: ReplyReceived) -> Action | None:
    """If the position opens again, write at once to the person who knows you."""
    if situation.reopened < rejection.at:
        return None
    person = situation.person(rejection.contact)
    medium = note_medium(situation, person, rejection.reply.channel)
    done = any(note.purpose == "reopened" and note.at >= situation.reopened for note in situation.notes)
    status = DONE if done else DUE
    return _note(
        situation,
        "reopened_note",
        rejection=rejection,
        person=person,
        medium=medium,
        status=blocked_without(medium.channel, status),
        closes=None,
        late_until=None,
        done=done,
    )


def _note(
    situation: Timeline,
    kind: str,
    *,
    rejection: ReplyReceived,
    person: ContactState | None,
    medium: Medium,
    status: str,
    closes: int | None,
    late_until: int | None,
    done: bool,
) -> Action:
    return Action(
        id=f"{kind}/{person.id}" if person else kind,
        kind=kind,
        zone=situation.home,
        opens=situation.reopened if kind == "reopened_note" else rejection.at,
        closes=closes,
        status=status,
        because=("stay-on-file", "thank-after-no")
        if kind == "reopened_note"
        else ("thank-after-no", "medium-fits"),
        contact=person.id if person else None,
        channel=medium.channel,
        reason=medium.reason,
        about=rejection,
        late_until=late_until,
        vetoed=None if done else situation.ended,
    )


def stay_on_file(situation: Timeline, rejection: ReplyReceived) -> Action:
    """Résumés are kept on file: look at their openings now and then, without writing to anyone."""
    policy, now = situation.policy, situation.now
    every = policy.openings_every
    opens = rejection.at + (now - rejection.at) // every * every
    closes = opens + min(policy.openings_due, every)
    if opens == rejection.at or now >= closes or situation.checked_openings >= opens:
        opens += every
        closes += every
    return Action(
        id="check_openings",
        kind="check_openings",
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=status_at(now, opens, closes),
        because=("stay-on-file",),
        about=rejection,
        vetoed=situation.ended,
    )


def turned_down(situation: Timeline) -> list[Action]:
    """What's left to do after a rejection since the latest interview."""
    if situation.decision is None or situation.decision.meaning != "rejection":
        return []
    rejection = situation.decision
    actions = [thank_after_no(situation, rejection)]
    again = reopened(situation, rejection)
    if again is not None:
        actions.append(again)
    actions.append(stay_on_file(situation, rejection))
    return actions
