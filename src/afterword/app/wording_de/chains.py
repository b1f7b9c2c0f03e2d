"""The whole chain behind a plan in German."""

from typing import Final

from afterword.app.wording.chains import Step, allowing, questions
from afterword.app.wording_de.actions import why
from afterword.app.wording_de.dates import (
    clock_words,
    counted,
    counted_dative,
    day_words,
    end_words,
    ended,
    moment_words,
    span_words,
    windows_words,
)
from afterword.app.wording_de.people import company, road, who, whom
from afterword.app.wording_de.promise import closed_words, promise
from afterword.app.wording_de.refusals import why as verdict_words
from afterword.core.action import Action
from afterword.core.guard import Verdict
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import Person, Told


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
    return [step._replace(says=ended(step.says)) for step in steps]


def _vetoed(plan: Plan, by: str) -> str:
    return {
        "rejection": f"{company(plan)} hat nach diesem Gespräch abgesagt, deshalb entfällt der noch nicht abgeschickte Dank.",
        "withdrawn": "Du hast deine Bewerbung zurückgezogen, deshalb entfällt dieser Schritt.",
        "do_not_contact": f"{company(plan)} wünscht keinen weiteren Kontakt, deshalb entfällt dieser Schritt.",
    }.get(by, "Dieser Fall ist abgeschlossen, deshalb entfällt dieser Schritt.")


def _thank_you(plan: Plan, action: Action) -> list[Step]:
    policy, zone = plan.situation.policy, action.zone
    finish = action.opens - policy.thank_you_rest
    assert action.best_from is not None
    assert action.best_until is not None
    assert action.closes is not None
    best = (
        f"Die Ruhezeit endet vor {clock_words(policy.thank_you_evening)} Uhr am Tag des Gesprächs, also ist dieser Abend am besten"
        if action.best_from == action.opens
        else f"Für denselben Abend ist es zu spät, also ist der nächste Tag am besten, ab {clock_words(policy.thank_you_morning)} Uhr"
    )
    return [
        Step(
            "follow-up-always", f"Das Gespräch endete am {moment_words(plan, finish, zone)} (deine Ortszeit)."
        ),
        Step(
            "rest-first",
            f"{span_words(policy.thank_you_rest)} Ruhe: ab {moment_words(plan, action.opens, zone)}.",
        ),
        Step("same-day", f"{best}: bis {end_words(plan, action.best_until, zone)}."),
        Step(
            "within-24h",
            f"{span_words(policy.thank_you_close)} nach dem Ende: {end_words(plan, action.closes, zone)}.",
        ),
        Step("medium-fits", f"Der Dank geht an {whom(plan, action.contact)}, {road(plan, action)}."),
    ]


def _call(plan: Plan, action: Action) -> list[Step]:
    situation, policy, open_ = plan.situation, plan.situation.policy, plan.opening
    assert open_ is not None
    steps: list[Step] = []
    if open_.told is not None:
        steps.append(Step("call-once", _asked(plan, action, open_.told)))
    else:
        assert plan.silence is not None
        steps += _silence(plan, plan.silence)
    zone = action.zone
    source = _zone_source(plan, situation.call_contact)
    steps.append(Step("good-hours", f"Ihre Uhr geht nach {zone.name}{source}."))
    if open_.told is None or open_.told.moment is None:
        if action.kind == "check_in":
            return steps
        steps += [
            Step("good-hours", f"Angerufen wird dort {windows_words(policy.call_windows)}."),
            Step("call-once", _once(plan)),
            Step(
                "call-after-silence",
                f"Die Frist dafür: {counted(policy.call_horizon, 'business day')}, bis "
                f"{end_words(plan, open_.closes, zone)}.",
            ),
        ]
    return steps


def _once(plan: Plan) -> str:
    policy, made = plan.situation.policy, len(plan.situation.calls_since())
    free = counted(policy.call_max_unprompted, "call")
    if not made:
        return f"Seit dem Gespräch noch kein Anruf; ungebeten erlaubt: {free}."
    retries = policy.call_unanswered_retries
    if plan.situation.told is None and made >= policy.call_max_unprompted and retries:
        return f"{counted(made, 'call')} seit dem Gespräch; weil niemand abgenommen hat, noch {counted(retries, 'more try')}."
    return f"{counted(made, 'call')} seit dem Gespräch; ungebeten erlaubt: {free}."


def _asked(plan: Plan, action: Action, told: Told) -> str:
    day = day_words(plan, action.zone.day_of(told.at))
    return f"Am {day} hat {who(plan, told.contact)} um einen Anruf gebeten: Ein weiterer ist erlaubt."


def _silence(plan: Plan, silence: Silence) -> list[Step]:
    policy = plan.situation.policy
    above, below = policy.grace_ratio
    named = counted_dative(silence.due - silence.said_on, "day")
    ripe = day_words(plan, silence.ripe)
    grace = (
        f"{above}/{below} von {named}, mindestens {policy.grace_min_days} und höchstens {policy.grace_max_days}: "
        f"{counted(silence.grace, 'day')} Zugabe, bis {ripe}."
    )
    if silence.call_from == silence.ripe:
        moved = f"{ripe} ist dort ein Arbeitstag."
    else:
        moved = f"Statt {ripe} wird es {day_words(plan, silence.call_from)}: {closed_words(plan, silence)}."
    return [
        Step("ask-when", f"{promise(plan, silence)}."),
        Step("week-is-ten-days", grace),
        Step("business-day", moved),
    ]


def _zone_source(plan: Plan, person: Person | None) -> str:
    situation = plan.situation
    if situation.zone_assumed:
        return ", deiner eigenen Zeitzone, weil keine bessere bekannt ist"
    if person is not None and person.contact.timezone is not None:
        return f", so bei {person.name} vermerkt"
    if situation.case.company.timezone is not None:
        return f", so bei {company(plan)} vermerkt"
    return ", nach Nummer oder Land"


_PASSED: Final = {
    "closed": "Der Fall ist offen.",
    "no-interview": "Ein Gespräch ist vorbei.",
    "no-calls-please": "Anrufe haben sie nicht abgelehnt.",
    "email-instead": "Keine E-Mail ersetzt den Anruf.",
    "not-the-call-contact": "Das ist die Person für den Anruf.",
    "call-once": "Der eine Anruf ist noch frei.",
    "answered": "Es ist keine Antwort gekommen.",
    "call-at-agreed-time": "Keine andere Zeit ist vereinbart.",
    "call-after-silence": "Die genannte Zeit ist vorbei, und etwas mehr.",
    "let-go": "Die Frist für den Anruf läuft noch.",
    "business-day": "Dort ist ein Arbeitstag.",
    "not-first-thing": "Sie sind bei der Arbeit.",
    "not-at-lunch": "Dort ist keine Mittagspause.",
    "not-at-closing": "Sie packen noch nicht zusammen.",
    "good-hours": "Dort ist es eine gute Zeit für einen Anruf.",
    "within-24h": "Der Dank wurde nicht versäumt.",
    "no-email-stream": "Eine Nachricht wäre nicht zu viel.",
}


def why_not_chain(plan: Plan, verdict: Verdict) -> list[Step]:
    """The guard's questions in their order, up to the first that refuses, or all of them."""
    steps: list[Step] = []
    for rule in questions(verdict):
        if rule == verdict.because:
            break
        if rule != "no-showing-up":
            steps.append(Step(rule, _PASSED[rule]))
    words = verdict_words(plan, verdict)
    steps.append(Step(verdict.because or allowing(verdict), words, holds=verdict.because is None))
    return steps
