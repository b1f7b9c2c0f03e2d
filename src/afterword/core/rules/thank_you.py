"""The thank-you: rest, then write, the same day if possible, never later than a day after."""

from afterword.core.action import BLOCKED, DONE, DUE, LATE, Action, Window, status_at
from afterword.core.moments import Moment, Zone
from afterword.core.policy import Policy
from afterword.core.rules.medium import thank_you_medium
from afterword.core.situation import Meeting, Person, Sent, Situation

THANKED = ("hiring_manager", "interviewer")


def rest_first(policy: Policy, ended: Moment) -> Moment:
    """Rest a little before writing: a note written on the doorstep reads like it."""
    return ended + policy.thank_you_rest


def within_24h(policy: Policy, ended: Moment) -> Moment:
    """Elapsed hours, whatever the clocks do in the night: later, the note has lost its point."""
    return ended + policy.thank_you_close


def same_day(policy: Policy, zone: Zone, ended: Moment, opens: Moment, closes: Moment) -> Window:
    """The best part of the window: the same evening, else the next morning until it closes."""
    day = zone.day_of(ended)
    evening = zone.at(day, policy.thank_you_evening)
    if opens < evening:
        return opens, min(evening, closes)
    return max(opens, zone.at(day + 1, policy.thank_you_morning)), closes


def follow_up_always(situation: Situation, meeting: Meeting, person: Person) -> Action:
    """Every finished interview gets one note for each person who led it, and each note is their own."""
    policy, now = situation.policy, situation.now
    opens = rest_first(policy, meeting.ended)
    closes = within_24h(policy, meeting.ended)
    best_from, best_until = same_day(policy, situation.home, meeting.ended, opens, closes)
    late_until = closes + policy.thank_you_late
    medium = thank_you_medium(situation, person)
    channel = medium.channel
    sent = already_thanked(situation, meeting, person)
    if sent is not None:
        status = DONE
    else:
        status = status_at(now, opens, closes, late_until)
        if channel is None and status in (DUE, LATE):
            status = BLOCKED
    return Action(
        id=f"{meeting.id}/thank_you/{person.id}",
        kind="thank_you",
        zone=situation.home,
        opens=opens,
        closes=closes,
        status=status,
        because=("within-24h", "medium-fits"),
        contact=person.id,
        channel=channel,
        reason=medium.reason,
        about=meeting if sent is None else sent,
        best_from=best_from,
        best_until=best_until,
        late_until=late_until,
        vetoed=None if sent is not None else no_longer_fitting(situation, meeting),
    )


def already_thanked(situation: Situation, meeting: Meeting, person: Person) -> Sent | None:
    """The note that thanked them for this interview: after it, before the end of a later one with them."""
    if not situation.notes:
        return None
    before: Moment | None = None
    for later in situation.finished:
        if later.ended > meeting.ended and person in later.people:
            before = later.ended
            break
    for note in situation.notes:
        if (
            note.contact == person.id
            and note.purpose == "thank_you"
            and note.at >= meeting.ended
            and (before is None or note.at < before)
        ):
            return note
    return None


def no_longer_fitting(situation: Situation, meeting: Meeting) -> str | None:
    """A rejection after the interview, or the end of the case, takes the unsent note away."""
    if situation.ended is not None:
        return situation.ended
    for rejection in situation.rejections:
        if rejection.at >= meeting.ended:
            return "rejection"
    return None


def thank_yous(situation: Situation) -> list[Action]:
    """One note for each finished interview and each hiring manager or interviewer in it."""
    return [
        follow_up_always(situation, meeting, person)
        for meeting in situation.finished
        for person in meeting.people
        if person.part in THANKED
    ]
