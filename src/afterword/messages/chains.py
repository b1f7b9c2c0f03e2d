"""The whole chain behind a plan: every step that led to an action, every question the guard asked."""

from typing import Final, NamedTuple

from afterword.core.plan.action import Action
from afterword.core.plan.guard import Verdict
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.replies import INVITED
from afterword.core.plan.rules.silence import Silence
from afterword.core.time.instants import Zone
from afterword.core.timeline import CallRequest, ContactState
from afterword.messages.actions import why
from afterword.messages.catalogue import N_, ngettext
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import (
    clock_words,
    counted,
    counted_within,
    day_words,
    end_words,
    ended,
    moment_words,
    span_words,
    windows_words,
)
from afterword.messages.people import company, company_itself, road, who, whom
from afterword.messages.promise import closed_words, promise
from afterword.messages.refusals import why as verdict_words


class ChainStep(NamedTuple):
    """One link: the rule, and what it says here. ``holds`` is false for the reason that refuses."""

    rule: str
    says: str
    holds: bool = True


def why_chain(plan: Plan, action: Action) -> list[ChainStep]:
    """How the action came to be as it is, step by step, its present state last."""
    steps: list[ChainStep] = []
    if action.kind == "thank_you":
        steps = _thank_you(plan, action)
    elif action.kind in ("call", "check_in") and action.reason != INVITED:
        steps = _call(plan, action)
    steps.append(ChainStep(action.because[0], why(plan, action)))
    if action.vetoed is not None:
        rule = "answered" if action.vetoed == "rejection" else "closed"
        steps.append(ChainStep(rule, _vetoed(plan, action.vetoed), holds=False))
    return [ChainStep(step.rule, ended(step.says), step.holds) for step in steps]


def _vetoed(plan: Plan, by: str) -> str:
    if by == "rejection":
        return _(
            "{company} sent a rejection after this interview, so the plan drops the unsent note."
        ).format(company=company_itself(plan))
    if by == "withdrawn":
        return _("You withdrew, so the plan drops it.")
    if by == "do_not_contact":
        return _("{company} asked for no further contact, so the plan drops it.").format(
            company=company_itself(plan)
        )
    return _("The case is closed, so the plan drops it.")


def _thank_you(plan: Plan, action: Action) -> list[ChainStep]:
    policy, zone = plan.situation.policy, action.zone
    finish = action.opens - policy.thank_you_rest
    assert action.best_from is not None
    assert action.best_until is not None
    assert action.closes is not None
    if action.best_from == action.opens:
        clock = policy.thank_you_evening
        best = _(
            "Your break ends before {clock} on the day of the interview, so that evening is best, until {until}."
        )
    else:
        clock = policy.thank_you_morning
        best = _("It's too late for that evening, so the next day from {clock} is best, until {until}.")
    return [
        ChainStep(
            "follow-up-always",
            _("The interview ended on {moment} your time.").format(moment=moment_words(plan, finish, zone)),
        ),
        ChainStep(
            "rest-first",
            _("After a break of {span}: from {moment}.").format(
                span=span_words(policy.thank_you_rest), moment=moment_words(plan, action.opens, zone)
            ),
        ),
        ChainStep(
            "same-day",
            best.format(clock=clock_words(clock), until=end_words(plan, action.best_until, zone)),
        ),
        ChainStep(
            "within-24h",
            _("Within {span} of the interview: by {until}.").format(
                span=span_words(policy.thank_you_close), until=end_words(plan, action.closes, zone)
            ),
        ),
        ChainStep(
            "medium-fits",
            _("It goes to {whom} {by_road}.").format(
                whom=whom(plan, action.contact), by_road=road(plan, action)
            ),
        ),
    ]


def _call(plan: Plan, action: Action) -> list[ChainStep]:
    situation, policy, open_ = plan.situation, plan.situation.policy, plan.opening
    assert open_ is not None
    steps: list[ChainStep] = []
    if open_.request is not None:
        steps.append(ChainStep("call-once", _asked(plan, action, open_.request)))
    else:
        silence = plan.silence
        assert silence is not None
        steps += _silence(plan, silence)
    zone = action.zone
    steps.append(
        ChainStep("good-hours", _their_clock(plan, zone, situation.people.get(action.contact or "")))
    )
    if open_.request is None or open_.request.moment is None:
        if action.kind == "check_in":
            return steps
        steps += [
            ChainStep(
                "good-hours",
                _("Call {hours} their time.").format(hours=windows_words(policy.call_windows)),
            ),
            ChainStep("call-once", _once(plan)),
            ChainStep(
                "call-after-silence",
                _("You have {days} to make the call, until {until}.").format(
                    days=counted(policy.call_horizon, "business day"),
                    until=end_words(plan, open_.closes, zone),
                ),
            ),
        ]
    return steps


def _once(plan: Plan) -> str:
    policy, made = plan.situation.policy, len(plan.situation.calls_since())
    free: int = policy.call_max_unprompted
    if not made:
        return ngettext(
            "You haven't called since the interview, and {count} unprompted call is allowed.",
            "You haven't called since the interview, and {count} unprompted calls are allowed.",
            free,
        ).format(count=free)
    retries: int = policy.call_unanswered_retries
    if plan.situation.call_request is None and made >= free and retries:
        return ngettext(
            "{made} since the interview. Nobody picked up, so you can try {count} more time.",
            "{made} since the interview. Nobody picked up, so you can try {count} more times.",
            retries,
        ).format(made=counted(made, "call"), count=retries)
    return ngettext(
        "{made} since the interview, and {count} unprompted call is allowed.",
        "{made} since the interview, and {count} unprompted calls are allowed.",
        free,
    ).format(made=counted(made, "call"), count=free)


def _asked(plan: Plan, action: Action, told: CallRequest) -> str:
    return _("On {day} {who} asked you to call, so one more call is allowed.").format(
        day=day_words(plan, action.zone.day_of(told.at)), who=who(plan, told.contact)
    )


def _silence(plan: Plan, silence: Silence) -> list[ChainStep]:
    policy = plan.situation.policy
    above, below = policy.grace_ratio
    ripe = day_words(plan, silence.ripe)
    grace = _(
        "{ratio} of {named}, at least {least} and at most {most}: {grace} of grace, until {ripe}."
    ).format(
        ratio=f"{above}/{below}",
        named=counted_within(silence.due - silence.said_on, "day"),
        least=policy.grace_min_days,
        most=policy.grace_max_days,
        grace=counted(silence.grace, "day"),
        ripe=ripe,
    )
    if silence.call_from == silence.ripe:
        moved = _("{ripe} is a business day where they are.").format(ripe=ripe)
    else:
        moved = _("{ripe} moves to {moved} ({cause}).").format(
            ripe=ripe, moved=day_words(plan, silence.call_from), cause=closed_words(plan, silence)
        )
    return [
        ChainStep("ask-when", f"{promise(plan, silence)}."),
        ChainStep("week-is-ten-days", grace),
        ChainStep("business-day", moved),
    ]


def _their_clock(plan: Plan, zone: Zone, person: ContactState | None) -> str:
    situation = plan.situation
    if situation.zone_assumed:
        return _("We don't know their time zone, so we're using yours, {zone}.").format(zone=zone.name)
    if person is not None and person.contact.timezone is not None:
        return _("They're on {zone} time, as set for {name}.").format(zone=zone.name, name=person.name)
    if situation.case.company.timezone is not None:
        return _("They're on {zone} time, as set for {company}.").format(
            zone=zone.name, company=company(plan)
        )
    return _("They're on {zone} time, going by their phone number or country.").format(zone=zone.name)


_WRITING: Final = ("closed", "within-24h", "no-email-stream")
_CALLING: Final = (
    "closed",
    "no-interview",
    "no-calls-please",
    "not-the-call-contact",
    "email-instead",
    "call-once",
    "answered",
    "call-at-agreed-time",
    "call-after-silence",
    "let-go",
    "business-day",
    "not-first-thing",
    "not-at-lunch",
    "not-at-closing",
    "good-hours",
)
_PASSED: Final = {
    "closed": N_("The case is open."),
    "no-interview": N_("An interview has taken place."),
    "no-calls-please": N_("They haven't asked you not to call."),
    "email-instead": N_("No email replaces the call."),
    "not-the-call-contact": N_("This is the person to call."),
    "call-once": N_("You still have a call left."),
    "answered": N_("They haven't answered yet."),
    "call-at-agreed-time": N_("No other time was agreed on."),
    "call-after-silence": N_("The time they gave has passed, plus some grace."),
    "let-go": N_("There's still time to call."),
    "business-day": N_("It's a business day where they are."),
    "not-first-thing": N_("Their day is under way."),
    "not-at-lunch": N_("It isn't lunchtime there."),
    "not-at-closing": N_("Their day isn't ending yet."),
    "good-hours": N_("It's a good time to call there."),
    "within-24h": N_("The thank-you isn't too late."),
    "no-email-stream": N_("It wouldn't be one message too many."),
}


def allowing(verdict: Verdict) -> str:
    """The claim that an allowed act is allowed by."""
    if verdict.note is not None:
        return verdict.note.because[0]
    return {"call": "good-hours", "visit": "no-showing-up"}.get(verdict.act, "no-email-stream")


def questions(verdict: Verdict) -> tuple[str, ...]:
    """The rules that the guard asks about an act, in their order."""
    if verdict.act in ("email", "card"):
        # An open note, a letter of theirs or their wish allows; else one reason refuses.
        return ("closed",) if verdict.because != "closed" else _WRITING
    return {"call": _CALLING, "visit": ("no-showing-up",)}.get(verdict.act, _WRITING)


def why_not_chain(plan: Plan, verdict: Verdict) -> list[ChainStep]:
    """The guard's questions in their order, up to the first that refuses, or all of them."""
    steps: list[ChainStep] = []
    for rule in questions(verdict):
        if rule == verdict.because:
            break
        if rule != "no-showing-up":
            steps.append(ChainStep(rule, _(_PASSED[rule])))
    steps.append(
        ChainStep(
            verdict.because or allowing(verdict), verdict_words(plan, verdict), holds=verdict.because is None
        )
    )
    return steps
