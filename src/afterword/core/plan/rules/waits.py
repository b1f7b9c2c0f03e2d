"""Dated waits: for a date after an invitation, for news after a missed talk, for the end of a pause.

Each is one question, asked once; if nobody answers it, the case is let go.
"""

from typing import Final, final

from afterword.core.plan.action import DONE, MISSED, Action, blocked_without, status_at
from afterword.core.plan.rules.arranged import no_show_answered, somebody
from afterword.core.plan.rules.call import has_decided
from afterword.core.plan.rules.follow_up import moving_on
from afterword.core.plan.rules.hours import open_day
from afterword.core.plan.rules.invited import answered_at, inviter, undated_invitation
from afterword.core.plan.rules.medium import EMAIL
from afterword.core.time.instants import Day, Instant
from afterword.core.timeline import ContactState, Timeline

INVITED: Final = "invited"
NO_SHOW: Final = "no_show"
ON_HOLD: Final = "on_hold"
ONLY_EMAIL: Final = ("email",)


@final
class Wait:
    """Something to wait for: since when, for whom, and the day from which to ask. ``reason`` says which."""

    def __init__(
        self,
        reason: str,
        person: ContactState | None,
        *,
        at: Instant,
        since: Instant,
        day: Day,
        about: object,
    ) -> None:
        self.reason = reason
        self.at = at
        self.person = person
        self.since = since
        self.day = day
        self.about = about


def standing_wait(situation: Timeline) -> Wait | None:
    """The newest thing that's waited for; ``None`` if nothing is, or if it's still the candidate's move."""
    if situation.ended is not None:
        return None
    if situation.decision is not None:
        return _for_the_date(situation)
    if situation.arranged is None or has_decided(situation):
        return None
    no_show, hold = situation.arranged.no_show, situation.arranged.hold
    if no_show is not None and (hold is None or no_show.at > hold.at):
        return _for_another_time(situation)
    return _for_the_end_of_the_pause(situation) if hold is not None else None


def _for_the_date(situation: Timeline) -> Wait | None:
    invitation = undated_invitation(situation)
    if invitation is None:
        return None
    since: Instant | None = invitation.at
    if invitation.reply.arranging != "them":
        since = answered_at(situation, invitation)
    if since is None:
        return None
    person = inviter(situation, invitation)
    by = invitation.reply.reply_by
    if by is not None:
        day = situation.days.after(by.toordinal(), 1)
    else:
        day = situation.days.after(situation.zone_of(person).day_of(since), situation.policy.invited_wait)
    return Wait(
        INVITED,
        person,
        at=invitation.at,
        since=since,
        day=open_day(situation, day),
        about=invitation,
    )


def _for_another_time(situation: Timeline) -> Wait | None:
    assert situation.arranged is not None
    missed = situation.arranged.no_show
    assert missed is not None
    since = no_show_answered(situation, missed)
    if since is None:
        return None
    person = situation.people[missed.contact]
    day = situation.days.after(situation.zone_of(person).day_of(since), situation.policy.no_show_wait)
    return Wait(NO_SHOW, person, at=missed.at, since=since, day=open_day(situation, day), about=missed)


def _for_the_end_of_the_pause(situation: Timeline) -> Wait:
    assert situation.arranged is not None
    hold = situation.arranged.hold
    assert hold is not None
    person = somebody(situation)
    day = hold.until
    if day is None:
        day = situation.zone_of(person).day_of(hold.at) + situation.policy.hold_days
    return Wait(ON_HOLD, person, at=hold.at, since=hold.at, day=open_day(situation, day), about=hold)


def ask_once(situation: Timeline, wait: Wait) -> Action:
    """One short message, if nothing has come by the day it was to come."""
    person, policy = wait.person, situation.policy
    zone = situation.zone_of(person)
    windows = policy.call_windows
    opens = zone.at(wait.day, windows[0].opens)
    last = situation.days.after(wait.day, policy.call_horizon - 1) if policy.call_horizon > 1 else wait.day
    closes = zone.at(last, windows[-1].closes)
    usable = person is not None and person.email is not None
    done = asked_at(situation, wait) is not None
    channel = EMAIL if usable else None
    status = DONE if done else status_at(situation.now, opens, closes)
    of = "next_round" if wait.reason == INVITED else wait.reason
    return Action(
        id=f"{of}/check_in/{person.id}" if person else f"{of}/check_in",
        kind="check_in",
        zone=zone,
        opens=opens,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always", "no-email-stream"),
        contact=person.id if person else None,
        channel=channel,
        reason=wait.reason,
        about=wait.about,
        acts=ONLY_EMAIL,
    )


def asked_at(situation: Timeline, wait: Wait) -> Instant | None:
    """When the candidate asked, if they have."""
    for note in situation.notes:
        if note.purpose == "check_in" and note.at >= wait.since:
            return note.at
    return None


def give_up(situation: Timeline, wait: Wait, asking: Action) -> Action:
    """Nobody answered the one question either, so there's nothing left to wait for."""
    zone = asking.zone
    asked = asked_at(situation, wait)
    days, patience = situation.days, situation.policy.quiet_after_call
    if asked is not None:
        opens = zone.at(days.after(zone.day_of(asked), patience), 0)
    else:
        assert asking.closes is not None
        opens = asking.closes
    reason = "missed" if asking.status == MISSED else "after_check_in"
    for reply in situation.replies:
        if reply.at >= opens:
            opens, reason = zone.at(days.after(zone.day_of(reply.at), patience), 0), "after_reply"
    return moving_on(situation, zone, opens, reason, asking)
