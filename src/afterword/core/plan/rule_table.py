"""Every rule, in the article's order, listed by hand: its id, the claim it serves, and what it does.

A rule is one small function. Some *propose* an action, some *shift* one (its window, channel or
day), some *veto* one or *refuse* an act. ``docs/claims.md`` is made from this table, the functions'
docstrings, the case files in ``tests/unit/core/rules`` and the policy's keys.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from afterword.core.plan import next_check
from afterword.core.plan.rules import (
    before,
    call,
    hours,
    medium,
    offer,
    permission,
    replies,
    silence,
    thank_you,
    turned_down,
)


class PlanRule(NamedTuple):
    """One rule. ``claim`` is an id of the article's claims, or ``policy`` for a condition of our own."""

    id: str
    claim: str
    does: str
    function: Callable[..., Any]


RULES: Final[tuple[PlanRule, ...]] = (
    PlanRule("follow-up-always", "follow-up-always", "proposes", thank_you.follow_up_always),
    PlanRule("answer-them", "follow-up-always", "proposes", replies.answer_them),
    PlanRule("find-out-names", "follow-up-always", "proposes", thank_you.find_out_names),
    PlanRule("answer-invitation", "follow-up-always", "proposes", replies.answer_invitation),
    PlanRule("ask-for-the-date", "follow-up-always", "proposes", replies.ask_for_the_date),
    PlanRule("rest-easy", "rest-easy", "shifts", next_check.first_change),
    PlanRule("learn-the-person", "learn-the-person", "proposes", before.learn_the_person),
    PlanRule("ask-channel", "ask-channel", "shifts", before.ask_channel),
    PlanRule("ask-when", "ask-when", "proposes", before.ask_when),
    PlanRule("rest-first", "rest-first", "shifts", thank_you.rest_first),
    PlanRule("same-day", "same-day", "shifts", thank_you.same_day),
    PlanRule("within-24h", "within-24h", "shifts", thank_you.within_24h),
    PlanRule("medium-fits", "medium-fits", "shifts", medium.medium_fits),
    PlanRule("call-after-silence", "call-after-silence", "shifts", silence.call_after_silence),
    PlanRule("week-is-ten-days", "week-is-ten-days", "shifts", silence.week_is_ten_days),
    PlanRule("not-first-thing", "not-first-thing", "refuses", hours.not_first_thing),
    PlanRule("not-at-closing", "not-at-closing", "refuses", hours.not_at_closing),
    PlanRule("not-at-lunch", "not-at-lunch", "refuses", hours.not_at_lunch),
    PlanRule("good-hours", "good-hours", "shifts", call.next_windows),
    PlanRule("call-once", "call-once", "vetoes", call.call_once),
    PlanRule("no-email-stream", "no-email-stream", "refuses", permission.no_email_stream),
    PlanRule("no-call-stream", "no-call-stream", "proposes", call.let_go),
    PlanRule("no-showing-up", "no-showing-up", "refuses", permission.no_showing_up),
    PlanRule("thank-after-no", "thank-after-no", "proposes", turned_down.thank_after_no),
    PlanRule("stay-on-file", "stay-on-file", "proposes", turned_down.stay_on_file),
    PlanRule("reopened", "stay-on-file", "proposes", turned_down.reopened),
    PlanRule("thank-for-offer", "offer", "proposes", offer.thank_for_offer),
    PlanRule("get-it-in-writing", "offer", "proposes", offer.get_it_in_writing),
    PlanRule("decide", "offer", "proposes", offer.decide),
    PlanRule("accept-in-writing", "offer", "proposes", offer.accept_in_writing),
    PlanRule("withdraw-elsewhere", "offer", "proposes", offer.withdraw_elsewhere),
    PlanRule("thank-helpers", "offer", "proposes", offer.thank_helpers),
    PlanRule("withdraw-note", "offer", "proposes", offer.withdraw_note),
    PlanRule("decline-note", "offer", "proposes", offer.decline_note),
    # Conditions of the policy that no claim of the article states, and without which none would hold.
    PlanRule("business-day", "policy", "refuses", hours.business_day),
    PlanRule("no-calls-please", "policy", "vetoes", call.no_calls_please),
    PlanRule("email-instead", "policy", "shifts", call.by_email_instead),
    PlanRule("not-the-call-contact", "policy", "refuses", permission.the_one_to_call),
    PlanRule("call-at-agreed-time", "policy", "shifts", call.opening),
    PlanRule("let-go", "policy", "shifts", call.horizon),
    PlanRule("answered", "policy", "vetoes", call.answered),
    PlanRule("closed", "policy", "vetoes", permission.closed),
    PlanRule("no-interview", "policy", "vetoes", call.interviewed),
)
