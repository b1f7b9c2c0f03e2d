"""Sentences of the steps around interviews and offers: agreed times, tasks, references, people in between."""

from collections.abc import Callable
from typing import Final

from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.planner import Plan
from afterword.core.plan.rules.medium import PHONE
from afterword.core.plan.rules.permission import takes_calls
from afterword.core.policy import ClockSpan
from afterword.core.timeline import OfferElsewhere
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import pgettext
from afterword.messages.dates import (
    day_words,
    end_words,
    moment_words,
    span_within,
    windows_words,
)
from afterword.messages.people import name_of, road, to_find_out, who, whom


def closes_words(plan: Plan, action: Action) -> str:
    """When a step closes."""
    if action.closes is None:
        return pgettext("until", "no set time")
    return end_words(plan, action.closes, action.zone)


def late_words(plan: Plan, action: Action) -> str:
    """When it's too late for it."""
    if action.late_until is None:
        return closes_words(plan, action)
    return end_words(plan, action.late_until, action.zone)


def their_hours(windows: tuple[ClockSpan, ...]) -> str:
    """Hours by their clock."""
    return _("{hours} their time").format(hours=windows_words(windows))


def by_when(plan: Plan, action: Action, todo: str, noun: str = "") -> str:
    """``Answer by email, by Fri 6 Nov, 10:00.``, or that it is late, or too late."""
    closes = closes_words(plan, action)
    if action.status == MISSED:
        return _("{what} was due by {closes}, and since {late} it's been too late.").format(
            what=noun, closes=closes, late=late_words(plan, action)
        )
    # Some languages want a comma of their own behind the clause.
    clause = todo.rstrip(",")
    if action.status == BLOCKED:
        return _("{todo} by {closes}, but {find_out}.").format(
            todo=todo, clause=clause, closes=closes, find_out=to_find_out(action)
        )
    words = (
        pgettext("by a road that is yet to be found", "{todo} {by_road}")
        if action.channel is None
        else pgettext("by a road", "{todo} {by_road}")
    )
    along = words.format(todo=todo, clause=clause, by_road=road(plan, action))
    if action.status == LATE:
        return _("{along}. It was due by {closes}, but until {late} it's better late than never.").format(
            along=along, closes=closes, late=late_words(plan, action)
        )
    return _("{along}, by {closes}.").format(along=along, closes=closes)


# --- before and after interviews


def _brief_recruiter(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've told {name} how it went.").format(name=name)
    if action.status == BLOCKED:
        return _(
            "{who} speaks for you there, so tell them how it went. There's no working number or address yet, so find one."
        ).format(who=who(plan, action.contact))
    todo = pgettext("to do", "Tell {name} how it went and that you're interested,").format(name=name)
    noun = _("Telling {whom} how it went").format(whom=whom(plan, action.contact))
    said = by_when(plan, action, todo, noun)
    if action.channel == PHONE and action.status in (DUE, LATE):
        hours = their_hours((plan.situation.policy.agency_hours,))
        return _("{said} Good hours: {hours}.").format(said=said, hours=hours)
    return said


def _tell_referrer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've given {name} the news.").format(name=name)
    if action.status == MISSED:
        return _("You could still tell {name} how it went; they recommended you.").format(name=name)
    words = (
        _("{who} recommended you, so tell them how the interview went if you like, by {closes}.")
        if action.reason == "interview"
        else _("{who} recommended you, so tell them what came of it if you like, by {closes}.")
    )
    return words.format(who=who(plan, action.contact), closes=closes_words(plan, action))


def _be_ready(plan: Plan, action: Action) -> str:
    assert action.closes is not None
    moment = moment_words(plan, action.opens + plan.situation.policy.agreed_before, plan.situation.home)
    name = who(plan, action.contact)
    if action.status == MISSED:
        return _(
            "You'd agreed to talk on {moment}. If it didn't happen, say so and we'll help you rebook."
        ).format(moment=moment)
    if action.reason == "they_call":
        return _("{who} calls you on {moment}. Be ready a little before, and give them an hour.").format(
            who=name, moment=moment
        )
    return _("You're meeting {whom} on {moment}. Be ready a little before, and give them an hour.").format(
        whom=whom(plan, action.contact), moment=moment
    )


def _after_no_show(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've written to {name} about the missed talk.").format(name=name)
    if action.status == UPCOMING:
        return _("Give {whom} until {moment}. Then send one friendly line and suggest another time.").format(
            whom=whom(plan, action.contact), moment=moment_words(plan, action.opens, action.zone)
        )
    if action.status == MISSED:
        return _("A line about the missed talk was due by {closes}. Wait for them to get in touch.").format(
            closes=closes_words(plan, action)
        )
    if action.status == BLOCKED:
        return _(
            "Something must have come up for {whom}. Send one friendly line to rebook, but {find_out}."
        ).format(whom=whom(plan, action.contact), find_out=to_find_out(action))
    return _(
        "Something must have come up for {whom}. Send one friendly line and suggest another time, {by_road}, by {closes}."
    ).format(whom=whom(plan, action.contact), by_road=road(plan, action), closes=closes_words(plan, action))


def _value_note(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've sent {name} something useful.").format(name=name)
    return _(
        "If you've come across something {name} would want, such as an article or a work sample, send it once, by {closes}. Ask for nothing."
    ).format(name=name, closes=closes_words(plan, action))


def _last_word(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've closed the loop with {name}. Now it's up to them.").format(name=name)
    if action.status == MISSED:
        return _("The time for a closing email ended on {closes}.").format(closes=closes_words(plan, action))
    if action.status == BLOCKED:
        return _("One closing email would round this off, but {find_out}.").format(
            find_out=to_find_out(action)
        )
    begin = (
        _("The time to follow up went by.")
        if action.reason == "missed"
        else _("Your follow-up had no answer.")
    )
    if action.status == UPCOMING:
        return _("{begin} From {day} send {name} one kind closing email, then move on.").format(
            begin=begin, day=day_words(plan, action.zone.day_of(action.opens)), name=name
        )
    return _("{begin} Send {name} one kind closing email by {closes}, then move on.").format(
        begin=begin, name=name, closes=closes_words(plan, action)
    )


# --- answers


def _write_as_asked(plan: Plan, action: Action) -> str:
    if action.status == BLOCKED:
        return _("{who} asked you to write, but {find_out}.").format(
            who=who(plan, action.contact), find_out=to_find_out(action)
        )
    words = (
        _("{who} asked you to write and is still waiting. Write today, {by_road}.")
        if action.status == LATE
        else _("{who} asked you to write. Do it by {closes}, {by_road}.")
    )
    return words.format(
        who=who(plan, action.contact), by_road=road(plan, action), closes=closes_words(plan, action)
    )


def _write_back(plan: Plan, action: Action) -> str:
    return _("{who} wrote last, so a reply is fine. You don't need to send one.").format(
        who=who(plan, action.contact)
    )


def _delay_answer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've answered {name}. Now it's their turn.").format(name=name)
    if action.status == MISSED:
        return _("They need more time, and they know you're waiting.")
    return _(
        "They need more time. If you like, send {name} two lines by {closes}: thanks for letting me know, and I'm still interested."
    ).format(name=name, closes=closes_words(plan, action))


def _hand_in(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've handed in the task. Now it's their turn.")
    if action.status == MISSED:
        return _("The task was due by {closes}. It's too late to hand it in unasked.").format(
            closes=closes_words(plan, action)
        )
    if action.status == LATE:
        return _(
            "The task was due by {closes}. Hand it in today, with one line that owns up to it, or ask {name} if it's still welcome."
        ).format(closes=closes_words(plan, action), name=name)
    if action.status == BLOCKED:
        return _("Hand in the task by {closes}, but {find_out}.").format(
            closes=closes_words(plan, action), find_out=to_find_out(action)
        )
    words = (
        _("Hand in the task by {closes}, with a line or two to {name}.")
        if action.reason == "due"
        else _("They named no date for the task. Hand it in by {closes}, with a line or two to {name}.")
    )
    return words.format(closes=closes_words(plan, action), name=name)


def _send_references(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've sent {name} your references.").format(name=name)
    todo = pgettext("to do", "Send {name} your references, and ask each of them first,").format(name=name)
    return by_when(plan, action, todo, _("Sending your references"))


def _brief_reference(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've told {name} to expect a call.").format(name=name)
    todo = pgettext("to do", "Tell {name} who may call and what matters for the role,").format(name=name)
    return by_when(
        plan, action, todo, _("Telling {whom} they may be called").format(whom=whom(plan, action.contact))
    )


def _keep_in_touch(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    every = span_within(plan.situation.policy.openings_every)
    if action.status == BLOCKED:
        return _("You could keep in touch with {name}, but {find_out}.").format(
            name=name, find_out=to_find_out(action)
        )
    words = (
        _("If you like, send {name} a short line, and another every {every}. It keeps the door open.")
        if action.status == DUE
        else _(
            "If you like, send {name} a short line on {day}, and another every {every}. It keeps the door open."
        )
    )
    return words.format(name=name, every=every, day=day_words(plan, action.zone.day_of(action.opens)))


# --- offers


def _ask_decision_date(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've asked for a date.")
    if action.status == MISSED:
        return _("They never set a deadline. Ask for one along with your next message.")
    return _("They didn't set a deadline. Ask {whom} by when they need your decision, by {closes}.").format(
        whom=whom(plan, action.contact), closes=closes_words(plan, action)
    )


def _ask_for_time(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've asked for more time. Once is enough.")
    if action.status == MISSED:
        return _("Their deadline has passed, so asking for more time is no use now.")
    return _("If you need more time, ask {whom} once, and name the date. {road}").format(
        whom=whom(plan, action.contact), road=_talked_over(plan, action)
    )


def _negotiate(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've made your counteroffer. Once is enough.")
    if action.status == MISSED:
        return _("Their deadline has passed, so a counteroffer is no use now.")
    return _("If the terms don't fit, make {name} one counteroffer with your own figures. {road}").format(
        name=name_of(plan, action.contact), road=_talked_over(plan, action)
    )


def _ask_question(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        return _("Their deadline has passed.")
    return _("Ask {whom} whatever is still unclear before you decide. {road}").format(
        whom=whom(plan, action.contact), road=_talked_over(plan, action)
    )


def _talked_over(plan: Plan, action: Action) -> str:
    """How an offer is talked over: in writing or by phone, at their hours."""
    hours = their_hours((plan.situation.policy.answer_hours,))
    by_phone = takes_calls(plan.situation, action.contact)
    if action.acts is not None and "email" not in action.acts:
        return _("You've written twice since their last word, so call, {hours}.").format(hours=hours)
    if by_phone:
        return _("By email, or by phone, {hours}.").format(hours=hours)
    return _("By email.")


def _tell_competing_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've told {name} about the other offer.").format(name=name)
    if action.status == MISSED:
        return _("The other offer's deadline has come, so telling them is no use now.")
    offer = action.about
    if isinstance(offer, OfferElsewhere) and offer.decide_by is not None:
        return _(
            "You have another offer to decide on by {day}. If you'd rather work here, tell {name} that date by {closes}, without pressure."
        ).format(day=day_words(plan, offer.decide_by), name=name, closes=closes_words(plan, action))
    return _("You have another offer. If you'd rather work here, tell {name}, without pressure.").format(
        name=name
    )


def _accept_by_phone(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've told {name} that you accept.").format(name=name)
    if action.status == MISSED:
        return _("You meant to call {name}. Your written acceptance says it too.").format(name=name)
    return _("Call {whom} to say yes, {hours}, by {closes}. Then confirm it in writing.").format(
        whom=whom(plan, action.contact),
        hours=their_hours((plan.situation.policy.answer_hours,)),
        closes=closes_words(plan, action),
    )


STEP_SENTENCES: Final[dict[str, Callable[[Plan, Action], str]]] = {
    "brief_recruiter": _brief_recruiter,
    "tell_referrer": _tell_referrer,
    "be_ready": _be_ready,
    "after_no_show": _after_no_show,
    "value_note": _value_note,
    "last_word": _last_word,
    "write_as_asked": _write_as_asked,
    "write_back": _write_back,
    "delay_answer": _delay_answer,
    "hand_in": _hand_in,
    "send_references": _send_references,
    "brief_reference": _brief_reference,
    "keep_in_touch": _keep_in_touch,
    "ask_decision_date": _ask_decision_date,
    "ask_for_time": _ask_for_time,
    "negotiate": _negotiate,
    "ask_question": _ask_question,
    "tell_competing_offer": _tell_competing_offer,
    "accept_by_phone": _accept_by_phone,
}
