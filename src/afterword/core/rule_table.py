"""Every rule, in the article's order, listed by hand: its id, the claim it serves, and what it does.

A rule is one small function. Some *propose* an action, some *shift* one (its window, channel or
day), some *veto* one or *refuse* an act. ``docs/claims.md`` is made from this table, the functions'
docstrings, the case files in ``tests/rules`` and the policy's keys.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from afterword.core import next_check
from afterword.core.rules import (
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


class Rule(NamedTuple):
    """One rule. ``claim`` is an id of the article's claims, or ``policy`` for a condition of our own."""

    id: str
    claim: str
    does: str
    function: Callable[..., Any]


RULES: Final[tuple[Rule, ...]] = (
    Rule("follow-up-always", "follow-up-always", "proposes", thank_you.follow_up_always),
    Rule("answer-them", "follow-up-always", "proposes", replies.answer_them),
    Rule("rest-easy", "rest-easy", "shifts", next_check.first_change),
    Rule("learn-the-person", "learn-the-person", "proposes", before.learn_the_person),
    Rule("ask-channel", "ask-channel", "shifts", before.ask_channel),
    Rule("ask-when", "ask-when", "proposes", before.ask_when),
    Rule("rest-first", "rest-first", "shifts", thank_you.rest_first),
    Rule("same-day", "same-day", "shifts", thank_you.same_day),
    Rule("within-24h", "within-24h", "shifts", thank_you.within_24h),
    Rule("medium-fits", "medium-fits", "shifts", medium.medium_fits),
    Rule("call-after-silence", "call-after-silence", "shifts", silence.call_after_silence),
    Rule("week-is-ten-days", "week-is-ten-days", "shifts", silence.week_is_ten_days),
    Rule("not-first-thing", "not-first-thing", "refuses", hours.not_first_thing),
    Rule("not-at-closing", "not-at-closing", "refuses", hours.not_at_closing),
    Rule("not-at-lunch", "not-at-lunch", "refuses", hours.not_at_lunch),
    Rule("good-hours", "good-hours", "shifts", call.good_hours),
    Rule("call-once", "call-once", "vetoes", call.call_once),
    Rule("no-email-stream", "no-email-stream", "refuses", permission.no_email_stream),
    Rule("no-call-stream", "no-call-stream", "proposes", call.let_go),
    Rule("no-showing-up", "no-showing-up", "refuses", permission.no_showing_up),
    Rule("thank-after-no", "thank-after-no", "proposes", turned_down.thank_after_no),
    Rule("stay-on-file", "stay-on-file", "proposes", turned_down.stay_on_file),
    Rule("reopened", "stay-on-file", "proposes", turned_down.reopened),
    Rule("thank-for-offer", "offer", "proposes", offer.thank_for_offer),
    Rule("get-it-in-writing", "offer", "proposes", offer.get_it_in_writing),
    Rule("decide", "offer", "proposes", offer.decide),
    Rule("accept-in-writing", "offer", "proposes", offer.accept_in_writing),
    Rule("withdraw-elsewhere", "offer", "proposes", offer.withdraw_elsewhere),
    Rule("thank-helpers", "offer", "proposes", offer.thank_helpers),
    Rule("decline-note", "offer", "proposes", offer.decline_note),
    # Conditions of the policy that no claim of the article states, and without which none would hold.
    Rule("business-day", "policy", "refuses", hours.business_day),
    Rule("no-calls-please", "policy", "vetoes", call.no_calls_please),
    Rule("email-instead", "policy", "shifts", call.by_email_instead),
    Rule("not-the-call-contact", "policy", "refuses", permission.the_one_to_call),
    Rule("call-at-agreed-time", "policy", "shifts", call.opening),
    Rule("let-go", "policy", "shifts", call.horizon),
    Rule("answered", "policy", "vetoes", call.answered),
    Rule("closed", "policy", "vetoes", permission.closed),
    Rule("no-interview", "policy", "vetoes", call.interviewed),
)
