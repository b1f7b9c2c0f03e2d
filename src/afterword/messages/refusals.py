"""The guard's answers in words: why not, and what to do instead."""

from collections.abc import Callable
from typing import Final

from afterword.core.plan.action import BLOCKED, DUE, LATE, UPCOMING, Action
from afterword.core.plan.guard import Verdict
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.medium import VIA_RECRUITER
from afterword.core.plan.rules.permission import OPEN
from afterword.core.time.instants import Zone
from afterword.core.timeline import NEVER, CallRequest
from afterword.messages.actions import why as action_words
from afterword.messages.catalogue import N_
from afterword.messages.catalogue import gettext as _
from afterword.messages.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    ended,
    moment_words,
    windows_words,
)
from afterword.messages.people import company, company_itself, name_of, who, whom

_ACTS: Final = {
    "email": N_("email {whom}"),
    "card": N_("send {whom} a card"),
    "call": N_("call {whom}"),
    "visit": N_("visit {whom}"),
}
_NOTES: Final = {
    "thank_you": N_("Your thank-you"),
    "check_in": N_("Your check-in"),
    "answer": N_("Your answer"),
    "answer_invitation": N_("Your answer to the invitation"),
    "after_rejection": N_("Your note after the rejection"),
    "reopened_note": N_("Your note about the reopened role"),
    "thank_for_offer": N_("Your thanks for the offer"),
    "accept_in_writing": N_("Your written acceptance"),
    "decline_note": N_("Your note to decline"),
    "withdraw_note": N_("Your note to withdraw"),
}


def why(plan: Plan, verdict: Verdict) -> str:
    """Why the act is allowed or refused, in one sentence."""
    if verdict.because is None:
        return ended(_allowed(plan, verdict))
    return ended(REFUSALS[verdict.because](plan, verdict))


def _allowed(plan: Plan, verdict: Verdict) -> str:
    if verdict.act == "visit":
        return _("{company} asked you to come by.").format(company=company_itself(plan))
    if verdict.act == "call":
        return _may_call(plan, verdict)
    if verdict.note is not None:
        note = _(_NOTES[verdict.note.kind]) if verdict.note.kind in _NOTES else _("Your note")
        until = verdict.note.closes
        if until is None or verdict.note.status == LATE:
            return _("{note} can still go out.").format(note=note)
        return _("{note} can go out until {until}.").format(
            note=note, until=end_words(plan, until, verdict.note.zone)
        )
    person = plan.situation.people[verdict.contact]
    if person.last_reply > person.last_note:
        return _("{who} wrote last, so you can reply.").format(who=who(plan, verdict.contact))
    if person.asked_to_write:
        return _("{who} asked you to write.").format(who=who(plan, verdict.contact))
    return _("Their offer is open, so you can ask questions, ask for more time or negotiate.")


def _may_call(plan: Plan, verdict: Verdict) -> str:
    if verdict.talk and plan.stage == "offer":
        words = _("It's {clock} where {name} is, within office hours, and their offer is open.")
    elif verdict.talk:
        words = _("It's {clock} where {name} is, within office hours, and you'd be answering them.")
    elif plan.opening is not None and plan.opening.request is not None:
        words = _("They asked you to call, and it's {clock} where {name} is.")
    else:
        words = _("It's {clock} where {name} is, a good time for the follow-up call.")
    return _at_their_clock(plan, verdict, words)


def _zone(plan: Plan, verdict: Verdict) -> Zone:
    return plan.situation.zone_of(plan.situation.people[verdict.contact])


def _at_their_clock(plan: Plan, verdict: Verdict, words: str) -> str:
    clock = clock_words(_zone(plan, verdict).clock_of(plan.situation.now))
    return words.format(clock=clock, name=name_of(plan, verdict.contact))


def _visit(plan: Plan, verdict: Verdict) -> str:
    return _(
        "Nobody asked you to come by, and turning up at {company} uninvited puts people on the spot."
    ).format(company=company(plan))


def _closed(plan: Plan, verdict: Verdict) -> str:
    if plan.situation.ended == "do_not_contact":
        return _("{company} asked for no further contact.").format(company=company_itself(plan))
    if plan.situation.ended == "withdrawn":
        return _("You withdrew, so there's nothing more to say.")
    return _("This case is closed.")


def _too_late(plan: Plan, verdict: Verdict) -> str:
    lost = any(note.contact == verdict.contact for note in plan.situation.lost)
    if call_ahead(plan, verdict.contact):
        words = (
            _(
                "The thank-you to {whom} never arrived, and it's too late for one now: thank them when you call."
            )
            if lost
            else _(
                "The thank-you to {whom} was never sent, and it's too late for one now: thank them when you call."
            )
        )
    elif lost:
        words = _(
            "The thank-you to {whom} never arrived, and it's too late for one now: a note would only show how late it is."
        )
    else:
        words = _(
            "The thank-you to {whom} was never sent, and it's too late for one now: a note would only show how late it is."
        )
    return words.format(whom=whom(plan, verdict.contact))


def call_ahead(plan: Plan, contact: str) -> bool:
    """Whether the plan has a call to them that can still be made: what's too late in writing can be said then."""
    call = plan.call
    return call is not None and call.kind == "call" and call.contact == contact and call.status in OPEN


def _stream(plan: Plan, verdict: Verdict) -> str:
    name = name_of(plan, verdict.contact)
    person = plan.situation.people[verdict.contact]
    for action in plan.actions:
        if action.channel == VIA_RECRUITER and action.contact == verdict.contact and action.status in OPEN:
            return _("Your note to {name} goes through {recruiter}, who passes it on.").format(
                name=name, recruiter=whom(plan, plan.situation.case.via)
            )
    if person.last_note > 0:
        at = moment_words(plan, person.last_note, plan.situation.home)
        return _("You wrote to {name} on {at}, so it's their turn now. Don't send another message.").format(
            name=name, at=at
        )
    return _(
        "There's no reason to write to {name} right now: the plan has no note for them, and they haven't written to you."
    ).format(name=name)


def _no_interview(plan: Plan, verdict: Verdict) -> str:
    return _("No interview has taken place yet, so there's no answer to ask about.")


def _no_calls(plan: Plan, verdict: Verdict) -> str:
    return _("They asked not to be called, and that always comes first.")


def _email_instead(plan: Plan, verdict: Verdict) -> str:
    return _("Send one short email here instead of calling.")


def _other_contact(plan: Plan, verdict: Verdict) -> str:
    contact = plan.situation.asked_to_call() or plan.situation.call_contact
    if contact is None:
        return _("The case has nobody you could call.")
    words = (
        _("There's no call to make, and any call would go to {whom}.")
        if plan.call is None
        else _("The follow-up call goes to {whom} and nobody else.")
    )
    return words.format(whom=whom(plan, contact.id))


def _call_once(plan: Plan, verdict: Verdict) -> str:
    if not plan.situation.calls_since():
        return _("Your policy only allows calls they've asked for.")
    call = plan.situation.calls[-1]
    zone = plan.situation.zone_of(plan.situation.call_contact)
    return _("You called on {day}, and nobody has asked you to call again.").format(
        day=day_words(plan, zone.day_of(call.at))
    )


def _answered(plan: Plan, verdict: Verdict) -> str:
    decision = plan.situation.decision
    if decision is None and plan.situation.elsewhere != NEVER:
        return _("You've taken another offer, so there's nothing to follow up on.")
    if decision is None:
        return _("You've already decided on their offer, so there's nothing to follow up on.")
    words = {
        "rejection": _("They've already answered (a rejection, {at}), so there's nothing to follow up on."),
        "offer": _("They've already answered (an offer, {at}), so there's nothing to follow up on."),
        "next_round": _("They've already answered (a next round, {at}), so there's nothing to follow up on."),
    }[decision.meaning]
    return words.format(at=moment_words(plan, decision.at, plan.situation.home))


def _agreed_time(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    told, zone = plan.call.about, plan.call.zone
    if isinstance(told, CallRequest) and told.moment is not None:
        return _("They set the time: {moment}.").format(moment=moment_words(plan, told.moment, zone))
    day = day_words(plan, zone.day_of(plan.call.opens))
    if isinstance(told, CallRequest) and told.on is not None and not plan.situation.days.is_business(told.on):
        return _(
            "They asked for a call on {asked}, which isn't a business day there. Call from {day}."
        ).format(asked=day_words(plan, told.on), day=day)
    return _("They asked you to call from {day}.").format(day=day)


def _too_early(plan: Plan, verdict: Verdict) -> str:
    silence = plan.silence
    assert silence is not None
    assert plan.opening is not None
    day = day_words(plan, plan.opening.day)
    if plan.situation.calls_since():
        return _("You called and nobody picked up. Try again on another day, {day}.").format(day=day)
    if silence.away_until is not None:
        return _("{who} is away until {until}. Call on {day}, not before.").format(
            who=who(plan, verdict.contact), until=day_words(plan, silence.away_until), day=day
        )
    return _("They have until {due}, plus {grace} of grace. Calling before {day} would be pushy.").format(
        due=day_words(plan, silence.due), grace=counted(silence.grace, "day"), day=day
    )


def _let_go(plan: Plan, verdict: Verdict) -> str:
    assert plan.call is not None
    assert plan.call.closes is not None
    return _("The time to call ended on {until}. No answer is an answer too.").format(
        until=end_words(plan, plan.call.closes, plan.call.zone)
    )


def _business_day(plan: Plan, verdict: Verdict) -> str:
    day = _zone(plan, verdict).day_of(plan.situation.now)
    holiday: str | None = plan.situation.days.names.get(day)
    if holiday is None:
        return _("{day} is a weekend day where they are.").format(day=day_words(plan, day))
    return _("{day} is a public holiday where they are ({holiday}).").format(
        day=day_words(plan, day), holiday=holiday
    )


def _first_thing(plan: Plan, verdict: Verdict) -> str:
    return _at_their_clock(plan, verdict, _("It's {clock} where {name} is, and their day is just starting."))


def _lunch(plan: Plan, verdict: Verdict) -> str:
    return _at_their_clock(plan, verdict, _("It's {clock} where {name} is, so they may be at lunch."))


def _closing(plan: Plan, verdict: Verdict) -> str:
    return _at_their_clock(plan, verdict, _("It's {clock} where {name} is, and their day is ending."))


def _other_hours(plan: Plan, verdict: Verdict) -> str:
    return _("It's {clock} where {name} is. Call {hours} their time.").format(
        clock=clock_words(_zone(plan, verdict).clock_of(plan.situation.now)),
        name=name_of(plan, verdict.contact),
        hours=windows_words(plan.situation.policy.call_windows),
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
        return _("Nothing. Move on and put your time into the next application.")
    if verdict.back is not None:
        return _("Call from {moment} their time.").format(
            moment=moment_words(plan, verdict.back, _zone(plan, verdict))
        )
    step = next_step(plan)
    if step is None:
        return _("Nothing for now.")
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


def act_words(act: str, name: str) -> str:
    """``call Dana Whitfield``."""
    return _(_ACTS[act]).format(whom=name)
