"""The thank-you: rest, then write, the same day if possible, and within a day at the latest."""

from afterword.core.plan.action import DONE, Action, Window, blocked_without, status_at
from afterword.core.plan.rules.medium import thank_you_medium
from afterword.core.policy import Policy
from afterword.core.time.instants import Instant, Zone
from afterword.core.timeline import ContactState, InterviewTimes, Sent, Timeline

THANKED = ("hiring_manager", "interviewer", "recruiter")


def rest_first(policy: Policy, ended: Instant) -> Instant:
    """Rest a little before writing: a note written on the doorstep reads like one."""
    return ended + policy.thank_you_rest


def within_24h(policy: Policy, ended: Instant) -> Instant:
    """Elapsed hours, even if the clocks change overnight: any later, and the note has lost its point."""
    return ended + policy.thank_you_close


def same_day(policy: Policy, zone: Zone, ended: Instant, opens: Instant, closes: Instant) -> Window:
    """The best part of the window: the same evening, or else the next morning until it closes."""
    day = zone.day_of(ended)
    evening = zone.at(day, policy.thank_you_evening)
    if opens < evening:
        return opens, min(evening, closes)
    return max(opens, zone.at(day + 1, policy.thank_you_morning)), closes


def follow_up_always(situation: Timeline, meeting: InterviewTimes, person: ContactState) -> Action:
    """After every interview, each person who took part gets a note of their own."""
    policy, now = situation.policy, situation.now
    opens = rest_first(policy, meeting.ended)
    closes = within_24h(policy, meeting.ended)
    best_from, best_until = same_day(policy, situation.home, meeting.ended, opens, closes)
    late_until = closes + policy.thank_you_late
    medium = thank_you_medium(situation, person)
    channel = medium.channel
    sent = already_thanked(situation, meeting, person)
    open_status = blocked_without(channel, status_at(now, opens, closes, late_until))
    status = DONE if sent is not None else open_status
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


def already_thanked(situation: Timeline, meeting: InterviewTimes, person: ContactState) -> Sent | None:
    """The note that thanked them: after their first talk that day, before one on a later day ended."""
    if not situation.notes:
        return None
    home = situation.home
    day = home.day_of(meeting.ended)
    since = meeting.ended
    before: Instant | None = None
    for other in situation.finished:
        if other is meeting or person not in who_took_part(situation, other):
            continue
        if other.ended < since and home.day_of(other.ended) == day:
            since = other.ended
        elif other.ended > meeting.ended and before is None:
            before = other.ended
    for note in situation.notes:
        if (
            note.contact == person.id
            and note.purpose == "thank_you"
            and note.at >= since
            and (before is None or note.at < before)
        ):
            return note
    return None


def one_note_a_day(situation: Timeline, meeting: InterviewTimes, person: ContactState) -> bool:
    """Whether the note waits for a later talk that day they're thanked for: two notes a day are too many."""
    home = situation.home
    day = home.day_of(meeting.ended)
    after = False
    for other in situation.finished:
        if other is meeting:
            after = True
        elif after and home.day_of(other.ended) == day and person in who_took_part(situation, other):
            return True
    for other in situation.ahead:
        if home.day_of(other.ended) == day and person in who_took_part(situation, other):
            return already_thanked(situation, meeting, person) is None
    return False


def who_took_part(situation: Timeline, meeting: InterviewTimes) -> list[ContactState]:
    """Everyone who took part. Whoever arranged it or is in between counts only if nobody else did."""
    via = situation.case.via
    thanked = [person for person in meeting.people if person.part in THANKED and person.id != via]
    if thanked:
        return thanked
    others = [person for person in meeting.people if person.part != "coordinator"]
    if others or meeting.people:
        return others or meeting.people
    return [person for person in situation.people.values() if person.part == "coordinator"]


def find_out_names(situation: Timeline, meeting: InterviewTimes) -> Action:
    """You can't thank someone without a name: ask whoever invited you while a note would still be on time."""
    closes = within_24h(situation.policy, meeting.ended)
    late_until = closes + situation.policy.thank_you_late
    return Action(
        id=f"{meeting.id}/find_out_names",
        kind="find_out_names",
        zone=situation.home,
        opens=meeting.ended,
        closes=closes,
        status=status_at(situation.now, meeting.ended, closes, late_until),
        because=("follow-up-always", "within-24h"),
        about=meeting,
        late_until=late_until,
        vetoed=no_longer_fitting(situation, meeting),
    )


def no_longer_fitting(situation: Timeline, meeting: InterviewTimes) -> str | None:
    """A rejection after the interview, or the end of the case, cancels a note that wasn't sent."""
    if situation.ended is not None:
        return situation.ended
    for rejection in situation.rejections:
        if rejection.at >= meeting.ended:
            return "rejection"
    return None


def thank_yous(situation: Timeline) -> list[Action]:
    """One note a day for each person who took part. If nobody is known, find out their names first."""
    several = len(situation.finished) + len(situation.ahead) > 1
    actions: list[Action] = []
    for meeting in situation.finished:
        people = who_took_part(situation, meeting)
        if not people:
            actions.append(find_out_names(situation, meeting))
        actions += [
            follow_up_always(situation, meeting, person)
            for person in people
            if not several or not one_note_a_day(situation, meeting, person)
        ]
    return actions
