"""Headlines: what an action is called, where a case stands, and the plan in a sentence."""

from typing import Final

from afterword.app.wording.dates import day_words, end_words, moment_words
from afterword.app.wording.people import name_of
from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.core.situation import Meeting

TITLES: Final = {
    "ask_before_leaving": "Before you leave, ask",
    "capture": "Note what they said",
    "thank_you": "Thank {name}",
    "call": "The one call, to {name}",
    "call_asked_for": "The call they asked for, to {name}",
    "call_again": "One more try, to {name}",
    "check_in": "One check-in with {name}",
    "let_go": "Let it go",
    "answer": "Answer {name}",
    "after_rejection": "Thank {name} after the no",
    "reopened_note": "Write to {name}: it is open again",
    "check_openings": "Look at their openings",
    "thank_for_offer": "Thank {name} for the offer",
    "get_it_in_writing": "Get it in writing",
    "decide": "Decide",
    "accept_in_writing": "Accept in writing",
    "withdraw_elsewhere": "Withdraw elsewhere",
    "thank_helpers": "Thank those who helped",
    "decline_note": "Decline",
}
STAGES: Final = {
    "before": "before the interview",
    "thanking": "time to say thank you",
    "waiting": "waiting for their answer",
    "overdue": "their time has passed",
    "called": "you have called",
    "quiet": "gone quiet",
    "next_round": "next round",
    "rejected": "turned down",
    "reopened": "open again",
    "offer": "an offer",
    "accepted": "accepted",
    "declined": "declined",
    "closed": "closed",
}
NOTICES: Final = {
    "zone_assumed": "Their time zone is unknown, so yours stands in: add the company's zone or country.",
    "end_assumed": "The interview's end is unknown, so an hour is assumed: add ended_at.",
    "region_not_listed": "The region has no list of public holidays here, so the country's are used.",
}
_WHOLE_DAYS: Final = frozenset(("let_go", "check_in", "check_openings"))


def title_of(plan: Plan, action: Action) -> str:
    """The action's headline."""
    kind = action.kind
    if kind == "call" and action.reason == "told":
        kind = "call_asked_for"
    elif kind == "call" and plan.situation.calls_since():
        kind = "call_again"
    title = TITLES[kind].replace("{name}", name_of(plan, action.contact))
    meeting = action.about
    if kind == "thank_you" and len(plan.situation.finished) > 1 and isinstance(meeting, Meeting):
        title += f" for {day_words(plan, action.zone.day_of(meeting.ended))}"
    return title


def stage_words(plan: Plan) -> str:
    """Where the case stands."""
    call = plan.call
    if call is not None and call.kind == "call" and call.status == DUE:
        if call.reason == "told":
            return "time for the call they asked for"
        if plan.stage == "called":
            return "nobody picked up"
    return STAGES[plan.stage]


def summary(plan: Plan) -> str:
    """The plan in a sentence."""
    now = [action for action in plan.actions if action.status in (DUE, LATE, BLOCKED)]
    to_do = [action for action in now if action.kind != "let_go"]
    if to_do:
        return "One thing to do now." if len(to_do) == 1 else f"{len(to_do)} things to do now."
    if now:
        return "It has gone quiet: let it go, and look ahead."
    ahead = [action for action in plan.actions if action.status == UPCOMING]
    if ahead:
        return f"Nothing to do now: rest easy until {from_words(plan, ahead[0])}."
    return "Nothing to do: this one is over, or in their hands."


def when_words(plan: Plan, action: Action) -> str:
    """Until when, or from when; empty where no time is set."""
    if action.status == UPCOMING:
        return f"from {from_words(plan, action)}"
    if action.closes is None:
        return ""
    closes = action.late_until if action.status == LATE else action.closes
    assert closes is not None
    return f"until {end_words(plan, closes, plan.situation.home)}"


def from_words(plan: Plan, action: Action) -> str:
    """When it opens, by the candidate's clock; the day alone where a whole day is meant."""
    if action.kind in _WHOLE_DAYS:
        return day_words(plan, action.zone.day_of(action.opens))
    return moment_words(plan, action.opens, plan.situation.home)
