"""The guard's answers in words: why not, and what to do instead."""

from collections.abc import Callable
from typing import Final

from afterword.app.wording.actions import why as action_words
from afterword.app.wording.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    moment_words,
    windows_words,
)
from afterword.app.wording.people import company, name_of
from afterword.core.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.guard import Verdict
from afterword.core.plan import Plan
from afterword.core.rules.medium import VIA_RECRUITER
from afterword.core.rules.permission import OPEN
from afterword.core.situation import Told

_ACTS: Final = {"email": "an email", "card": "a card", "call": "a call", "visit": "a visit"}


def why(plan: Plan, verdict: Verdict) -> str:
    """Why the act is allowed or refused, in one sentence."""
    if verdict.because is None:
        return _allowed(plan, verdict)
    return REFUSALS[verdict.because](plan, verdict)


def _allowed(plan: Plan, verdict: Verdict) -> str:
    name = name_of(plan, verdict.contact)
    if verdict.act == "visit":
        return f"{company(plan)} asked you to come by."
    if verdict.act == "call":
        if plan.opening is not None and plan.opening.told is not None:
            return f"They asked you to call, and it is {_clock(plan)} where {name} is."
        return f"It is {_clock(plan)} where {name} is, in the hours for the one call."
    if verdict.note is not None:
        kind = verdict.note.kind.replace("_", " ")
        until = verdict.note.closes
        if until is None or verdict.note.status == LATE:
            return f"The {kind} is still open."
        return f"The {kind} is open until {end_words(plan, until, verdict.note.zone)}."
    person = plan.situation.people[verdict.contact]
    if person.last_reply > person.last_note:
        return f"{name} wrote last, so a reply to them is no stream of messages."
    return f"{name} asked you to write."


def _clock(plan: Plan) -> str:
    assert plan.call is not None
    return clock_words(plan.call.zone.clock_of(plan.situation.now))


def _visit(plan: Plan, verdict: Verdict) -> str:
    return f"Nobody asked you to come by: turning up at {company(plan)} unasked puts people on the spot."


def _closed(plan: Plan, verdict: Verdict) -> str:
    return {
        "do_not_contact": f"{company(plan)} asked for no further contact.",
        "withdrawn": "You withdrew: nothing more is to be said.",
    }.get(plan.situation.ended or "", "This case is closed.")


def _too_late(plan: Plan, verdict: Verdict) -> str:
    return f"The thank-you to {name_of(plan, verdict.contact)} was never sent and its time is over: a note now only shows how late it is."


def _stream(plan: Plan, verdict: Verdict) -> str:
    name = name_of(plan, verdict.contact)
    person = plan.situation.people[verdict.contact]
    for action in plan.actions:
        if action.channel == VIA_RECRUITER and action.contact == verdict.contact and action.status in OPEN:
            return f"Your note to {name} goes through {name_of(plan, plan.situation.case.via)}, who passes it on."
    if person.last_note > 0:
        at = moment_words(plan, person.last_note, plan.situation.home)
        return f"You wrote to {name} on {at} and it is their turn: one message, not a stream."
    return f"There is nothing to write to {name} about: no note is open, and they have not written."


def _no_interview(plan: Plan, verdict: Verdict) -> str:
    return "No interview has finished, so there is no answer to ask for."


def _no_calls(plan: Plan, verdict: Verdict) -> str:
    return "They asked not to be called, and that always wins."


def _email_instead(plan: Plan, verdict: Verdict) -> str:
    return "Here one short email stands in for the call."


def _other_contact(plan: Plan, verdict: Verdict) -> str:
    contact = plan.situation.call_contact
    if contact is None:
        return "Nobody is named who could be called."
    return f"The one call goes to {contact.name}, and to nobody else."


def _call_once(plan: Plan, verdict: Verdict) -> str:
    if not plan.situation.calls_since():
        return "The policy in force allows no call that they have not asked for."
    call = plan.situation.calls[-1]
    zone = plan.situation.zone_of(plan.situation.call_contact)
    return f"You called on {day_words(plan, zone.day_of(call.at))}, and nobody asked you to call again."


def _answered(plan: Plan, verdict: Verdict) -> str:
    decision = plan.situation.decision
    if decision is None:
        return "You have decided about their offer: there is no silence to ask about."
    answer = {"rejection": "a no", "offer": "an offer", "next_round": "a next round"}[decision.meaning]
    return f"Their answer has come ({answer}, {moment_words(plan, decision.at, plan.situation.home)}): there is no silence to ask about."


def _agreed_time(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    told, zone = plan.call.about, plan.call.zone
    if isinstance(told, Told) and told.moment is not None:
        return f"They named the time: {moment_words(plan, told.moment, zone)}."
    day = day_words(plan, zone.day_of(plan.call.opens))
    if isinstance(told, Told) and told.on is not None and not plan.situation.days.is_business(told.on):
        return f"They asked for a call on {day_words(plan, told.on)}, which is no business day there: call from {day}."
    return f"They asked for a call from {day} on."


def _too_early(plan: Plan, verdict: Verdict) -> str:
    silence = plan.silence
    assert silence is not None
    assert plan.opening is not None
    day = day_words(plan, plan.opening.day)
    if plan.situation.calls_since():
        return f"You called and nobody picked up: the second try is for another day, {day}."
    if silence.away_until is not None:
        away = day_words(plan, silence.away_until)
        return f"{name_of(plan, verdict.contact)} is away until {away}: the call is for {day}, not before."
    due, grace = day_words(plan, silence.due), counted(silence.grace, "day")
    return f"They have until {due}, and {grace} more: calling before {day} is pushing."


def _let_go(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    assert plan.call.closes is not None
    return f"The time for the call ended on {end_words(plan, plan.call.closes, plan.call.zone)}: silence is an answer too."


def _business_day(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    day = plan.call.zone.day_of(plan.situation.now)
    holiday: str | None = plan.situation.days.names.get(day)
    return f"{day_words(plan, day)} is {holiday if holiday is not None else 'a weekend'} where they are."


def _first_thing(plan: Plan, verdict: Verdict) -> str:
    return f"It is {_clock(plan)} where {name_of(plan, verdict.contact)} is: they are only settling in."


def _lunch(plan: Plan, verdict: Verdict) -> str:
    return f"It is {_clock(plan)} where {name_of(plan, verdict.contact)} is: lunch."


def _closing(plan: Plan, verdict: Verdict) -> str:
    return f"It is {_clock(plan)} where {name_of(plan, verdict.contact)} is: they are packing up."


def _other_hours(plan: Plan, verdict: Verdict) -> str:
    hours = windows_words(plan.situation.policy.call_windows)
    return (
        f"It is {_clock(plan)} where {name_of(plan, verdict.contact)} is: the hours for a call are {hours}."
    )


REFUSALS: Final[dict[str, Callable[[Plan, Verdict], str]]] = {
    "no-showing-up": _visit,
    "closed": _closed,
    "within-24h": _too_late,
    "no-email-stream": _stream,
    "no-interview": _no_interview,
    "no-calls-please": _no_calls,
    "email-instead": _email_instead,
    "not-the-call-contact": _other_contact,
    "call-once": _call_once,
    "answered": _answered,
    "call-at-agreed-time": _agreed_time,
    "call-after-silence": _too_early,
    "let-go": _let_go,
    "business-day": _business_day,
    "not-first-thing": _first_thing,
    "not-at-lunch": _lunch,
    "not-at-closing": _closing,
    "good-hours": _other_hours,
}


def instead(plan: Plan, verdict: Verdict) -> str | None:
    """What to do in place of a refused act; ``None`` for an allowed one."""
    if verdict.allowed:
        return None
    if plan.situation.ended is not None:
        return "Nothing: put this one away, and give the time to the next."
    if verdict.back is not None and plan.call is not None:
        return (
            f"Call from {moment_words(plan, verdict.back, plan.call.zone)} their time; until then, rest easy."
        )
    step = next_step(plan)
    if step is None:
        return "Nothing is to be done now: rest easy, and look ahead."
    return action_words(plan, step)


def next_step(plan: Plan) -> Action | None:
    """The action to turn to: what is due or late first, else the next that opens."""
    ahead: Action | None = None
    for action in plan.actions:
        if action.status in (DUE, LATE, BLOCKED):
            return action
        if action.status == UPCOMING and ahead is None:
            ahead = action
    return ahead
