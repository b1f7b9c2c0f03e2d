"""The whole chain behind a plan: every step that led to an action, every question the guard asked."""

from typing import Final, NamedTuple

from afterword.app.wording.actions import why
from afterword.app.wording.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    moment_words,
    span_words,
    windows_words,
)
from afterword.app.wording.people import company, name_of, road
from afterword.app.wording.promise import closed_words, promise
from afterword.app.wording.refusals import why as verdict_words
from afterword.core.action import Action
from afterword.core.guard import Verdict
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Person, Told


class Step(NamedTuple):
    """One link: the rule, and what it says here. ``holds`` is false for the reason that refuses."""

    rule: str
    says: str
    holds: bool = True


def why_chain(plan: Plan, action: Action) -> list[Step]:
    """How the action came to be as it is, step by step, its present state last."""
    steps: list[Step] = []
    if action.kind == "thank_you":
        steps = _thank_you(plan, action)
    elif action.kind in ("call", "check_in"):
        steps = _call(plan, action)
    steps.append(Step(action.because[0], why(plan, action)))
    if action.vetoed is not None:
        rule = "answered" if action.vetoed == "rejection" else "closed"
        steps.append(Step(rule, _vetoed(plan, action.vetoed), holds=False))
    return steps


def _vetoed(plan: Plan, by: str) -> str:
    return {
        "rejection": f"{company(plan)} said no after this interview, so the unsent note is taken out of the plan.",
        "withdrawn": "You withdrew, so it is taken out of the plan.",
        "do_not_contact": f"{company(plan)} asked for no further contact, so it is taken out of the plan.",
    }.get(by, "The case is closed, so it is taken out of the plan.")


def _thank_you(plan: Plan, action: Action) -> list[Step]:
    policy, zone = plan.situation.policy, action.zone
    ended = action.opens - policy.thank_you_rest
    assert action.best_from is not None
    assert action.best_until is not None
    assert action.closes is not None
    same = action.best_from == action.opens
    best = (
        f"The rest ends before {clock_words(policy.thank_you_evening)} on the day of the interview, so that evening is best"
        if same
        else f"It is too late for that evening, so the next day from {clock_words(policy.thank_you_morning)} is best"
    )
    return [
        Step("follow-up-always", f"The interview ended on {moment_words(plan, ended, zone)} your time."),
        Step(
            "rest-first",
            f"{span_words(policy.thank_you_rest)} of rest: from {moment_words(plan, action.opens, zone)}.",
        ),
        Step("same-day", f"{best}: until {end_words(plan, action.best_until, zone)}."),
        Step(
            "within-24h",
            f"{span_words(policy.thank_you_close)} after the end: {end_words(plan, action.closes, zone)}.",
        ),
        Step("medium-fits", f"It goes to {name_of(plan, action.contact)} {road(plan, action)}."),
    ]


def _call(plan: Plan, action: Action) -> list[Step]:
    situation, policy, open_ = plan.situation, plan.situation.policy, plan.opening
    assert open_ is not None
    steps: list[Step] = []
    if open_.told is not None:
        steps.append(Step("call-once", _asked(plan, action, open_.told)))
    else:
        silence = plan.silence
        assert silence is not None
        steps += _silence(plan, silence)
    zone = action.zone
    steps.append(
        Step("good-hours", f"Their clock is that of {zone.name}{_zone_source(plan, situation.call_contact)}.")
    )
    if open_.told is None or open_.told.moment is None:
        if action.kind == "check_in":
            return steps
        once = _once(plan)
        steps += [
            Step("good-hours", f"The hours for a call are {windows_words(policy.call_windows)} there."),
            Step("call-once", once),
            Step(
                "call-after-silence",
                f"It stays open for {counted(policy.call_horizon, 'business day')}: until "
                f"{end_words(plan, open_.closes, zone)}.",
            ),
        ]
    return steps


def _once(plan: Plan) -> str:
    policy, made = plan.situation.policy, len(plan.situation.calls_since())
    free = policy.call_max_unprompted
    if not made:
        return f"No call yet since the interview, and {counted(free, 'call')} needs no asking."
    retries = policy.call_unanswered_retries
    if plan.situation.told is None and made >= free and retries:
        return f"{counted(made, 'call')} since the interview; as nobody picked up, {counted(retries, 'more try')} is granted."
    return f"{counted(made, 'call')} since the interview, and {counted(free, 'call')} needs no asking."


def _asked(plan: Plan, action: Action, told: Told) -> str:
    return f"On {day_words(plan, action.zone.day_of(told.at))} {name_of(plan, told.contact)} asked for a call: one more is allowed."


def _silence(plan: Plan, silence: Silence) -> list[Step]:
    policy = plan.situation.policy
    above, below = policy.grace_ratio
    named = counted(silence.due - silence.said_on, "day")
    grace = (
        f"{above}/{below} of {named}, at least {policy.grace_min_days} and at most {policy.grace_max_days}: "
        f"{counted(silence.grace, 'day')} of grace, until {day_words(plan, silence.ripe)}."
    )
    steps = [Step("ask-when", f"{promise(plan, silence)}."), Step("week-is-ten-days", grace)]
    if silence.call_from == silence.ripe:
        moved = f"{day_words(plan, silence.ripe)} is a business day where they are."
    else:
        moved = f"{day_words(plan, silence.ripe)} gives way to {day_words(plan, silence.call_from)}: {closed_words(plan, silence)}."
    return [*steps, Step("business-day", moved)]


def _zone_source(plan: Plan, person: Person | None) -> str:
    situation = plan.situation
    if situation.zone_assumed:
        return ", yours, for want of a better one"
    if person is not None and person.contact.timezone is not None:
        return f", {person.name}'s own"
    if situation.case.company.timezone is not None:
        return f", {company(plan)}'s"
    return ", by their number or their country"


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
    "closed": "The case is open.",
    "no-interview": "An interview has finished.",
    "no-calls-please": "They have not asked for no calls.",
    "email-instead": "No email stands in for the call.",
    "not-the-call-contact": "This is the one to call.",
    "call-once": "The call is not spent.",
    "answered": "No answer has come.",
    "call-at-agreed-time": "No other time was agreed.",
    "call-after-silence": "The time they named, and some more, has gone by.",
    "let-go": "The time for the call has not ended.",
    "business-day": "It is a business day where they are.",
    "not-first-thing": "They have settled in.",
    "not-at-lunch": "It is not lunch time there.",
    "not-at-closing": "They are not packing up.",
    "good-hours": "It is a good hour there.",
    "within-24h": "The thank-you was not missed.",
    "no-email-stream": "A message is not one too many.",
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


def why_not_chain(plan: Plan, verdict: Verdict) -> list[Step]:
    """The guard's questions in their order, up to the first that refuses, or all of them."""
    steps: list[Step] = []
    for rule in questions(verdict):
        if rule == verdict.because:
            break
        if rule != "no-showing-up":
            steps.append(Step(rule, _PASSED[rule]))
    steps.append(
        Step(
            verdict.because or allowing(verdict), verdict_words(plan, verdict), holds=verdict.because is None
        )
    )
    return steps
