"""Headlines: what an action is called, where a case stands, and the plan in a sentence."""

from typing import Final

from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan.action_kinds import WHOLE_DAYS
from afterword.core.plan.guard import can_be_done_now
from afterword.core.plan.planner import Plan, may_rest
from afterword.core.plan.rules.replies import INVITED
from afterword.core.timeline import InterviewTimes
from afterword.messages.catalogue import N_, NP_, npgettext, pgettext
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import (
    clock_words,
    day_words,
    end_words,
    ended,
    start_words,
    until_words,
    windows_words,
)
from afterword.messages.people import name_of, whom

TITLES: Final = {
    "ask_before_leaving": NP_("action", "Ask before you leave"),
    "capture": NP_("action", "Write down what they said"),
    "thank_you": NP_("action", "Thank {whom}"),
    "call": NP_("action", "Follow-up call to {name}"),
    "call_asked_for": NP_("action", "Call {name}, as they asked"),
    "call_again": NP_("action", "Try calling {name} again"),
    "check_in": NP_("action", "Check in with {name}"),
    "let_go": NP_("action", "Move on"),
    "answer": NP_("action", "Reply to {whom}"),
    "after_rejection": NP_("action", "Thank {whom} after the rejection"),
    "reopened_note": NP_("action", "Write to {whom} about the reopened role"),
    "check_openings": NP_("action", "Check their job openings"),
    "thank_for_offer": NP_("action", "Thank {whom} for the offer"),
    "get_it_in_writing": NP_("action", "Get the offer in writing"),
    "decide": NP_("action", "Decide on the offer"),
    "accept_in_writing": NP_("action", "Accept in writing"),
    "withdraw_elsewhere": NP_("action", "Withdraw your other applications"),
    "thank_helpers": NP_("action", "Thank everyone who helped"),
    "decline_note": NP_("action", "Decline the offer"),
    "find_out_names": NP_("action", "Find out who you spoke with"),
    "answer_invitation": NP_("action", "Reply to the invitation"),
    "ask_for_date": NP_("action", "Ask {name} about the date"),
    "withdraw_note": NP_("action", "Tell {name} you've taken another offer"),
}
STAGES: Final = {
    "before": NP_("stage", "before the interview"),
    "thanking": NP_("stage", "time to say thank you"),
    "waiting": NP_("stage", "waiting for their answer"),
    "overdue": NP_("stage", "reply overdue"),
    "called": NP_("stage", "called"),
    "quiet": NP_("stage", "gone quiet"),
    "next_round": NP_("stage", "next round"),
    "rejected": NP_("stage", "rejected"),
    "reopened": NP_("stage", "reopened"),
    "offer": NP_("stage", "offer received"),
    "accepted": NP_("stage", "accepted"),
    "declined": NP_("stage", "declined"),
    "closed": NP_("stage", "closed"),
}
NOTICES: Final = {
    "zone_assumed": N_(
        "We don't know their time zone, so we're using yours. Add the company's time zone or country."
    ),
    "end_assumed": N_(
        "We don't know when the interview ended, so we're assuming it took an hour. Add ended_at."
    ),
    "part_unknown": N_("We don't know everyone's part, so they're treated as interviewers: add their part."),
    "region_not_listed": N_("We don't have the region's public holidays, so we're using the country's."),
}
_NOTHING_OPEN: Final = {
    "closed": N_("This case is closed."),
    "accepted": N_("You've accepted the offer."),
    "declined": N_("You've declined the offer."),
    "rejected": N_("They said no. What you learned stays with you."),
    "before": N_("There's no date yet. Add it once you have it."),
}
_FAR: Final = 1 << 62


def title_of(plan: Plan, action: Action) -> str:
    """The action's headline."""
    kind = action.kind
    if kind == "call" and action.reason == "told":
        kind = "call_asked_for"
    elif kind == "call" and plan.situation.calls_since():
        kind = "call_again"
    elif kind == "check_in" and action.reason == INVITED:
        kind = "ask_for_date"
    title = pgettext("action", TITLES[kind])
    if "{" in title:
        title = title.format(name=name_of(plan, action.contact), whom=whom(plan, action.contact))
    meeting = action.about
    if kind == "thank_you" and len(plan.situation.finished) > 1 and isinstance(meeting, InterviewTimes):
        day = day_words(plan, action.zone.day_of(meeting.ended))
        return _("{title} for {interview_day}").format(title=title, interview_day=day)
    return title


def stage_words(plan: Plan) -> str:
    """Where the case stands."""
    call = plan.call
    if call is not None and call.kind == "call" and call.status == DUE:
        if call.reason == "told":
            return _("time for the call they asked for")
        if plan.stage == "called":
            return _("nobody picked up")
    return pgettext("stage", STAGES[plan.stage])


def stage_names() -> dict[str, str]:
    """What each stage is called, by its key."""
    return {stage: pgettext("stage", words) for stage, words in STAGES.items()}


def notice_words(code: str) -> str:
    """What the plan had to assume; a notice of another kind as it is."""
    return _(NOTICES[code]) if code in NOTICES else code


def summary(plan: Plan) -> str:
    """The plan in a sentence. It says "now" only of what the guard allows now, and "rest" only where it is their turn."""
    opened = [action for action in plan.actions if action.status in (DUE, LATE, BLOCKED)]
    to_do = [action for action in opened if action.kind != "let_go"]
    now = len([action for action in to_do if can_be_done_now(plan, action)])
    if now:
        return npgettext("a plan", "One thing to do now.", "{count} things to do now.", now).format(count=now)
    if to_do:
        return ended(_in_their_hours(plan, min(to_do, key=next_window)))
    if opened:
        return _("It's gone quiet. Time to move on.")
    ahead = [action for action in plan.actions if action.status == UPCOMING]
    if ahead and may_rest(plan):
        return ended(_("Nothing to do until {moment}.").format(moment=from_words(plan, ahead[0])))
    if ahead:
        return ended(
            _("Next, {moment}: {title}.").format(
                moment=from_words(plan, ahead[0]), title=title_of(plan, ahead[0])
            )
        )
    if plan.stage in _NOTHING_OPEN:
        return _(_NOTHING_OPEN[plan.stage])
    return _("It's their turn now.")


def next_window(action: Action) -> int:
    """When its hours begin next; after everything else where none are left."""
    return action.windows[0][0] if action.windows else _FAR


def _in_their_hours(plan: Plan, action: Action) -> str:
    """``Call Dana Whitfield today between 15:00 and 16:00 their time``, and a period."""
    call = action.kind == "call"
    if not action.windows:
        assert action.closes is not None
        words = (
            _("Call {whom} when you're free, {hours} their time, until {until}.")
            if call
            else _("Call {whom} to answer when you're free, {hours} their time, until {until}.")
        )
        return words.format(
            whom=whom(plan, action.contact),
            hours=windows_words(plan.situation.policy.call_windows),
            until=end_words(plan, action.closes, action.zone),
        )
    zone = plan.situation.zone_of(plan.situation.people.get(action.contact or ""))
    start, until = action.windows[0]
    day = zone.day_of(start)
    if day == zone.day_of(plan.situation.now):
        when = pgettext("when to call", "today")
    else:
        when = pgettext("when to call", "on {day}").format(day=day_words(plan, day))
    opens, closes = clock_words(zone.clock_of(start)), clock_words(zone.clock_of(until))
    if call:
        return _("Call {whom} {when} between {opens} and {closes} their time.").format(
            whom=whom(plan, action.contact), when=when, opens=opens, closes=closes
        )
    return _("Call {name} to answer {when} between {opens} and {closes} their time.").format(
        name=name_of(plan, action.contact), when=when, opens=opens, closes=closes
    )


def when_words(plan: Plan, action: Action) -> str:
    """Until when, or from when; empty where no time is set."""
    if action.status == UPCOMING:
        return _("from {moment}").format(moment=from_words(plan, action))
    if action.closes is None:
        return ""
    closes = action.late_until if action.status == LATE else action.closes
    if closes is None:
        return pgettext("an action", "late")
    return until_words(plan, closes, action.zone)


def from_words(plan: Plan, action: Action) -> str:
    """When it opens, by the candidate's clock; the day alone where a whole day is meant."""
    if action.kind in WHOLE_DAYS:
        return day_words(plan, action.zone.day_of(action.opens))
    return start_words(plan, action.opens, plan.situation.home)
