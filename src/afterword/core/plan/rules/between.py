"""People who aren't the employer: a recruiter in between, and friends who recommended the candidate."""

from afterword.core.plan.action import DONE, MISSED, Action, Window, blocked_without, status_at
from afterword.core.plan.rules.arranged import briefed
from afterword.core.plan.rules.hours import office_hours
from afterword.core.plan.rules.medium import EMAIL, PHONE, letter_medium
from afterword.core.plan.rules.permission import wants_no_calls
from afterword.core.plan.rules.thank_you import no_longer_fitting
from afterword.core.timeline import ContactState, InterviewTimes, Timeline


def brief_recruiter(situation: Timeline, meeting: InterviewTimes, person: ContactState) -> Action:
    """The recruiter in between speaks for the candidate: tell them within the day how it went."""
    policy = situation.policy
    closes = meeting.ended + policy.agency_close
    late_until = closes + policy.thank_you_late
    phone = person.phone is not None and not wants_no_calls(situation)
    channel: str | None = PHONE
    if not phone or (person.contact.prefers == EMAIL and person.email is not None):
        channel = EMAIL if person.email is not None else PHONE if phone else None
    done = briefed(situation, person, meeting.ended)
    status = DONE if done else status_at(situation.now, meeting.ended, closes, late_until)
    windows: tuple[Window, ...] = ()
    if channel == PHONE and status not in (DONE, MISSED):
        zone = situation.zone_of(person)
        windows = office_hours(situation, zone, policy.call_shown, policy.agency_hours)
    return Action(
        id=f"{meeting.id}/brief_recruiter/{person.id}",
        kind="brief_recruiter",
        zone=situation.home,
        opens=meeting.ended,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id,
        channel=channel,
        about=meeting,
        late_until=late_until,
        windows=windows,
        vetoed=None if done else no_longer_fitting(situation, meeting),
    )


def tell_referrer(situation: Timeline, person: ContactState) -> Action | None:
    """Whoever recommended the candidate likes to hear how it went, and what came of it."""
    since = situation.since if situation.latest is not None else None
    reason = "interview"
    decision = situation.decision
    if decision is not None and decision.meaning != "next_round" and (since is None or decision.at > since):
        since, reason = decision.at, decision.meaning
    if situation.accepted > (since if since is not None else 0):
        since, reason = situation.accepted, "accepted"
    if since is None:
        return None
    closes = since + situation.policy.referrer_close
    channel: str | None = letter_medium(person).channel
    if person.contact.phone is not None and (person.contact.prefers == PHONE or channel is None):
        channel = PHONE
    done = briefed(situation, person, since)
    status = DONE if done else status_at(situation.now, since, closes)
    return Action(
        id=f"tell_referrer/{person.id}",
        kind="tell_referrer",
        zone=situation.home,
        opens=since,
        closes=closes,
        status=blocked_without(channel, status),
        because=("follow-up-always",),
        contact=person.id,
        channel=channel,
        reason=reason,
        vetoed=None if done else situation.ended,
        optional=True,
    )


def people_between(situation: Timeline) -> list[Action]:
    """What the recruiter in between and whoever recommended the candidate should hear."""
    actions: list[Action] = []
    via = situation.case.via
    if via is not None and situation.latest is not None:
        actions.append(brief_recruiter(situation, situation.latest, situation.people[via]))
    for person in situation.people.values():
        if person.part == "referrer":
            news = tell_referrer(situation, person)
            if news is not None:
                actions.append(news)
    return actions
