"""One sentence for each action: what to do, by when, and what decides it."""

from collections.abc import Callable
from typing import Final

from afterword.app.wording.dates import (
    clock_words,
    counted,
    day_words,
    end_words,
    moment_words,
    span_words,
    windows_words,
)
from afterword.app.wording.people import company, name_of, road, sent_by, to_find_out, whose
from afterword.app.wording.promise import grace_words, promise
from afterword.core.action import BLOCKED, DONE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.situation import NEVER, Heard, Meeting, Sent, Told


def why(plan: Plan, action: Action) -> str:
    """The sentence that explains an action as it stands now."""
    return SENTENCES[action.kind](plan, action)


def _closes(plan: Plan, action: Action) -> str:
    return end_words(plan, action.closes, action.zone) if action.closes is not None else "no set time"


def _late(plan: Plan, action: Action) -> str:
    return (
        end_words(plan, action.late_until, action.zone)
        if action.late_until is not None
        else _closes(plan, action)
    )


def _thank_you(plan: Plan, action: Action) -> str:
    name, status, policy = name_of(plan, action.contact), action.status, plan.situation.policy
    if status == DONE:
        sent = action.about
        assert isinstance(sent, Sent)
        return (
            f"You thanked {name} {sent_by(plan, action, sent)} on {moment_words(plan, sent.at, action.zone)}."
        )
    if status == BLOCKED:
        if action.closes is not None and action.closes <= plan.situation.now:
            late = f"The {span_words(policy.thank_you_close)} ended on {_closes(plan, action)}"
            return f"{late}; a short note to {name} is better late than never, but {to_find_out(action)}."
        return f"{name} should be thanked by {_closes(plan, action)}, but {to_find_out(action)}."
    if status == MISSED:
        return (
            f"The time to thank {name} ended on {_closes(plan, action)}; "
            f"since {_late(plan, action)} a note would only show how late it is."
        )
    if status == LATE:
        return (
            f"The {span_words(policy.thank_you_close)} ended on {_closes(plan, action)}, but until "
            f"{_late(plan, action)} a short note to {name} is better late than never: {road(plan, action)}."
        )
    latest = (
        f"by {_closes(plan, action)} at the latest, {span_words(policy.thank_you_close)} after the interview"
    )
    if status == UPCOMING:
        begin = f"Rest first. From {moment_words(plan, action.opens, action.zone)}"
        return f"{begin} thank {name} {road(plan, action)}, {_best(plan, action)}, and {latest}."
    return _due_now(plan, action, name, latest)


def _due_now(plan: Plan, action: Action, name: str, latest: str) -> str:
    now = plan.situation.now
    assert action.best_from is not None
    assert action.best_until is not None
    if now < action.best_from:
        return (
            f"You may thank {name} now {road(plan, action)}, but "
            f"{moment_words(plan, action.best_from, action.zone)}, is a better time; {latest}."
        )
    if now < action.best_until < (action.closes or 0):
        return f"Thank {name} now {road(plan, action)}, {_best(plan, action)}, and {latest}."
    return f"Thank {name} now {road(plan, action)}, {latest}."


def _best(plan: Plan, action: Action) -> str:
    zone = action.zone
    assert action.best_from is not None
    assert action.best_until is not None
    if action.best_from == action.opens:
        day = "today" if zone.day_of(action.best_until) == zone.day_of(plan.situation.now) else "that day"
        return f"best before {clock_words(zone.clock_of(action.best_until))} {day}"
    return f"best from {moment_words(plan, action.best_from, zone)}"


def _call(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    told = action.about if isinstance(action.about, Told) else None
    if status == MISSED:
        if told is not None:
            return f"The time for the call they asked for ended on {_closes(plan, action)}."
        return f"The time for the one call ended on {_closes(plan, action)}: a call now would come out of nowhere."
    begin = _told(plan, told) if told is not None else _unprompted(plan, action)
    if status == BLOCKED:
        return f"{begin}. It is time to call, but there is no number for {name} or {company(plan)}: find one."
    if told is not None and told.moment is not None:
        assert action.closes is not None
        until = clock_words(action.zone.clock_of(action.closes))
        return f"{begin}: call then, until {until} their time."
    once = "" if told is not None or plan.situation.calls_since() else "once, "
    hours = f"{windows_words(plan.situation.policy.call_windows)} their time"
    if status == UPCOMING:
        hours = f"from {day_words(plan, action.zone.day_of(action.opens))} {hours}"
    return f"{begin}. Call {name} {once}{hours}."


def _unprompted(plan: Plan, action: Action) -> str:
    calls = plan.situation.calls_since()
    if calls:
        day = day_words(plan, action.zone.day_of(calls[-1].at))
        return f"Nobody picked up on {day}, and one more try on another day is no stream of calls"
    silence = action.about
    assert isinstance(silence, Silence)
    return f"{promise(plan, silence)}; {grace_words(plan, silence)}"


def _told(plan: Plan, told: Told) -> str:
    zone = plan.situation.zone_of(plan.situation.call_contact)
    on_the_phone = any(call.at == told.at for call in plan.situation.calls)
    who = "you were asked" if on_the_phone else f"{name_of(plan, told.contact)} asked you"
    asked = f"On {day_words(plan, zone.day_of(told.at))} {who} to call"
    if told.moment is not None:
        day, clock = zone.day_of(told.moment), clock_words(zone.clock_of(told.moment))
        return f"{asked} on {day_words(plan, day)} at {clock}"
    if told.on is not None:
        shut = "" if plan.situation.days.is_business(told.on) else ", which is no business day there"
        return f"{asked} on {day_words(plan, told.on)}{shut}"
    return asked


def _check_in(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        return f"{name} has your one check-in: now it is their turn."
    if status == MISSED:
        return f"The time for the one check-in ended on {_closes(plan, action)}."
    silence = plan.silence
    assert silence is not None
    begin = f"{promise(plan, silence)}; {grace_words(plan, silence)}"
    because = _no_call_because(plan, action)
    if status == BLOCKED:
        return (
            f"{begin}. As {because}, one check-in email is due, but {name} has no usable address: find one."
        )
    when = f"from {day_words(plan, action.zone.day_of(action.opens))}" if status == UPCOMING else "now"
    thread = "in the same thread " if _has_a_thread(plan, action) else ""
    return f"{begin}. As {because}, write {name} one short email {thread}{when}, then wait."


def _no_call_because(plan: Plan, action: Action) -> str:
    if action.reason == "no_calls":
        return "they want no calls"
    contact = plan.situation.call_contact
    return (
        "there is no number to call" if contact is None or contact.phone is None else "they answer by email"
    )


def _has_a_thread(plan: Plan, action: Action) -> bool:
    return any(note.contact == action.contact and note.channel == "email" for note in plan.situation.notes)


def _let_go(plan: Plan, action: Action) -> str:
    day = day_words(plan, action.zone.day_of(action.opens))
    rest = f"no further contact; if {company(plan)} replies after all, everything reopens"
    if action.status == UPCOMING:
        return f"{_waiting(plan, action)}: if nothing has come by {day}, let it go. Until then there is nothing to do."
    if action.reason == "missed":
        ended = moment_words(plan, action.opens, action.zone)
        return f"The time for a call ended on {ended} without an answer: {rest}."
    return f"No answer has come by {day}: {rest}."


def _waiting(plan: Plan, action: Action) -> str:
    silence, zone = plan.silence, action.zone
    if action.reason == "missed":
        return f"The call can be made until {end_words(plan, action.opens, zone)}"
    if (
        silence is not None
        and action.reason != "after_reply"
        and zone.day_of(action.opens) == silence.call_from
    ):
        return f"They have until {day_words(plan, silence.due)}, and {counted(silence.grace, 'day')} more"
    after = {"after_check_in": "the check-in", "after_reply": "their last word"}.get(
        action.reason, "your call"
    )
    return f"{counted(plan.situation.policy.quiet_after_call, 'business day')} are left to them after {after}"


def _capture(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        days = counted(plan.situation.policy.expect_assumed_days, "day")
        return (
            f"What they said about the answer was never noted, so {days} are assumed: add it if you remember."
        )
    return f"Note by {_closes(plan, action)} when and how they said you would hear: every later date hangs on it."


def _ask_before_leaving(plan: Plan, action: Action) -> str:
    road_too = ", and whether you will hear by phone or by email" if action.reason == "ask_channel" else ""
    meeting = action.about
    learn = ""
    if isinstance(meeting, Meeting):
        unknown = [person.name for person in meeting.people if person.contact.prefers == "unknown"]
        if unknown:
            learn = f" Notice whether {' and '.join(unknown[-2:])} would rather phone or write."
    return (
        f"Before you leave {company(plan)}, ask what the next step is and by when{road_too}: "
        f"that decides all that follows.{learn}"
    )


def _answer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    assert isinstance(action.about, Heard)
    asked = f"{name} asked you something on {moment_words(plan, action.opens, action.zone)}"
    if action.status == DONE:
        return f"{asked}, and has your answer."
    return f"{asked}. {_by(plan, action, 'Answer', f'Your answer to {name}')}"


def _by(plan: Plan, action: Action, todo: str, noun: str) -> str:
    """``Answer by email, by Fri 6 Nov, 10:00.``, or that it is late, or too late."""
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"{noun} was due by {closes}, and since {_late(plan, action)} it is too late."
    if action.status == LATE:
        late = f"it was due by {closes}, and until {_late(plan, action)} late is better than never"
        return f"{todo} {road(plan, action)}: {late}."
    return f"{todo} {road(plan, action)}, by {closes}."


def _after_rejection(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} has been thanked after the no."
    if action.status == MISSED:
        return f"The time to thank {name} after the no ended on {_closes(plan, action)}."
    return f"A good note after a no may win a later job. {_by(plan, action, f'Thank {name}', '')}"


def _reopened_note(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} knows that you would like the reopened position."
    return f"The position is open again, and {name} knows you: write at once, {road(plan, action)}."


def _check_openings(plan: Plan, action: Action) -> str:
    every = span_words(plan.situation.policy.openings_every)
    day = day_words(plan, action.zone.day_of(action.opens))
    return f"Look at {whose(company(plan))} openings on {day}, and every {every} after; no need to write."


def _thank_for_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} has been thanked for the offer."
    if action.status == MISSED:
        return f"The time to thank {name} for the offer ended on {_closes(plan, action)}: do it with your decision."
    if plan.situation.accepted != NEVER or plan.situation.declined != NEVER:
        return _by(
            plan, action, f"Thank {name} for the offer: the letter with your decision can do it too", ""
        )
    offer = action.about
    ask = (
        ""
        if isinstance(offer, Heard) and offer.reply.decide_by is not None
        else ", and ask by when they need an answer"
    )
    return f"Commit to nothing yet{ask}. {_by(plan, action, f'Thank {name} for the offer', '')}"


def _get_it_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        settled = plan.situation.accepted != NEVER or plan.situation.declined != NEVER
        return "You have decided about it." if settled else "The offer is in writing."
    return "The offer came by phone: ask for it in writing before you decide."


def _decide(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "You have decided."
    if action.closes is None:
        return "They named no deadline: ask for one, and for the time that you need."
    last = day_words(plan, action.zone.day_of(action.closes - 1))
    if action.status == MISSED:
        return f"Their deadline ended with {last}: if you still want it, write to them today."
    return f"Decide by the end of {last}, their time: the deadline they set."


def _accept_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "The acceptance is confirmed in writing."
    todo = "Confirm the acceptance, with title, start, pay and what was agreed,"
    return _by(plan, action, todo, "The written acceptance")


def _withdraw_elsewhere(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == DONE:
        return "You have withdrawn elsewhere."
    if action.status == MISSED:
        return (
            f"Withdrawing wherever else you were in the running was due by {closes}: do it now if it is open."
        )
    if _only_spoken(plan):
        begin = "So far the offer was only spoken: have it in writing first. Then withdraw"
        return f"{begin} wherever else you are in the running, by {closes} if you can: others wait for the place."
    return f"Withdraw wherever else you are in the running by {closes}: others wait for the place."


def _only_spoken(plan: Plan) -> bool:
    """Whether an offer was made, and never in writing."""
    channels = {each.reply.channel for each in plan.situation.replies if each.meaning == "offer"}
    return bool(channels) and channels <= {"phone", "in_person"}


def _thank_helpers(plan: Plan, action: Action) -> str:
    closes = _closes(plan, action)
    if action.status == MISSED:
        return f"Those who recommended, introduced or rehearsed with you were to hear it by {closes}."
    return (
        f"Tell those who recommended, introduced or rehearsed with you by {closes}, and give notice only "
        "once the offer is signed."
    )


def _decline_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "The offer is declined in writing."
    return _by(
        plan, action, "Decline briefly, with thanks, and leave the door open:", "The note that declines"
    )


SENTENCES: Final[dict[str, Callable[[Plan, Action], str]]] = {
    "ask_before_leaving": _ask_before_leaving,
    "capture": _capture,
    "thank_you": _thank_you,
    "call": _call,
    "check_in": _check_in,
    "let_go": _let_go,
    "answer": _answer,
    "after_rejection": _after_rejection,
    "reopened_note": _reopened_note,
    "check_openings": _check_openings,
    "thank_for_offer": _thank_for_offer,
    "get_it_in_writing": _get_it_in_writing,
    "decide": _decide,
    "accept_in_writing": _accept_in_writing,
    "withdraw_elsewhere": _withdraw_elsewhere,
    "thank_helpers": _thank_helpers,
    "decline_note": _decline_note,
}
