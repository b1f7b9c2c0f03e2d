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
from afterword.app.wording.people import company, name_of, road, to_find_out
from afterword.app.wording.promise import grace_words, promise
from afterword.core.action import BLOCKED, DONE, LATE, MISSED, UPCOMING, Action
from afterword.core.moments import Moment
from afterword.core.plan import Plan
from afterword.core.rules.silence import Silence
from afterword.core.rules.medium import BY_HAND
from afterword.core.situation import Heard, Sent, Told


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
        way = "by hand" if sent.channel == BY_HAND else "by email"
        return f"You thanked {name} {way} on {moment_words(plan, sent.at, action.zone)}."
    if status == BLOCKED:
        return f"{name} should be thanked by {_closes(plan, action)}, but {to_find_out(action)}."
    if status == MISSED:
        return (
            f"The time to thank {name} ended on {_closes(plan, action)}; "
            f"since {_late(plan, action)} a note would only show how late it is."
        )
    if status == LATE:
        return (
            f"The {span_words(policy.thank_you_close)} ended on {_closes(plan, action)}, but until {_late(plan, action)} "
            f"a short note to {name} is better late than never: {road(plan, action)}."
        )
    if status == UPCOMING:
        begin = f"Rest first: from {moment_words(plan, action.opens, action.zone)} thank {name}"
    else:
        begin = f"Thank {name} now"
    return (
        f"{begin} {road(plan, action)}, best {_best(plan, action)}, "
        f"never later than {_closes(plan, action)}, {span_words(policy.thank_you_close)} after the interview."
    )


def _best(plan: Plan, action: Action) -> str:
    zone = action.zone
    assert action.best_from is not None
    assert action.best_until is not None
    if action.best_from == action.opens:
        return f"before {clock_words(zone.clock_of(action.best_until))} on {day_words(plan, zone.day_of(action.best_until))}"
    return f"from {moment_words(plan, action.best_from, zone)}"


def _call(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == MISSED:
        return f"The time for the one call ended on {_closes(plan, action)}: a call now would come out of nowhere."
    if isinstance(action.about, Told):
        begin = _told(plan, action, action.about)
    else:
        silence = action.about
        assert isinstance(silence, Silence)
        begin = f"{promise(plan, silence)}; {grace_words(plan, silence)}"
    if status == BLOCKED:
        return f"{begin}. It is time to call, but there is no number for {name} or {company(plan)}: find one."
    return f"{begin}: call {name} {'once, ' if not isinstance(action.about, Told) else ''}{_hours(plan, action)}."


def _hours(plan: Plan, action: Action) -> str:
    if isinstance(action.about, Told) and action.about.moment is not None:
        assert action.closes is not None
        until = clock_words(action.zone.clock_of(action.closes))
        return f"at {moment_words(plan, action.opens, action.zone)}, until {until} their time"
    hours = windows_words(plan.situation.policy.call_windows)
    if action.status == UPCOMING:
        return f"from {day_words(plan, action.zone.day_of(action.opens))} {hours} their time"
    return f"{hours} their time"


def _told(plan: Plan, action: Action, told: Told) -> str:
    who = name_of(plan, told.contact)
    asked = f"On {day_words(plan, action.zone.day_of(told.at))} {who} asked you to call"
    if told.moment is not None:
        return f"{asked} at {moment_words(plan, told.moment, action.zone)}"
    if told.on is not None:
        return f"{asked} on {day_words(plan, told.on)}"
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
    because = "they want no calls" if action.reason == "no_calls" else "they answer by email"
    if status == BLOCKED:
        return f"{begin}. One check-in email is due as {because}, but {name} has no usable address: find one."
    when = f"from {moment_words(plan, action.opens, action.zone)}" if status == UPCOMING else "now"
    return f"{begin}: as {because}, write {name} one check-in in the same thread {when}, then wait."


def _let_go(plan: Plan, action: Action) -> str:
    policy = plan.situation.policy
    day = day_words(plan, action.zone.day_of(action.opens))
    if action.reason == "missed":
        begin = (
            f"The time for a call ended on {moment_words(plan, action.opens, action.zone)} without an answer"
        )
    elif action.status == UPCOMING:
        after = "the check-in" if action.reason == "after_check_in" else "your call"
        if action.reason == "after_reply":
            after = "their last word"
        days = counted(policy.quiet_after_call, "business day")
        return (
            f"If {days} after {after} bring no answer, let it go on {day}; until then there is nothing to do."
        )
    else:
        begin = f"No answer has come by {day}"
    return f"{begin}: no further contact; if {company(plan)} replies after all, everything reopens."


def _capture(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        days = counted(plan.situation.policy.expect_assumed_days, "day")
        return (
            f"What they said about the answer was never noted, so {days} are assumed: add it if you remember."
        )
    return f"Note by {_closes(plan, action)} when and how they said you would hear: every later date hangs on it."


def _ask_before_leaving(plan: Plan, action: Action) -> str:
    road_too = ", and whether you will hear by phone or by email" if action.reason == "ask_channel" else ""
    return (
        f"Before you leave {company(plan)}, ask what the next step is and by when{road_too}: "
        "that decides all that follows."
    )


def _answer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    assert isinstance(action.about, Heard)
    asked = f"{name} asked you something on {moment_words(plan, action.opens, action.zone)}"
    return _letter(plan, action, f"{asked}: answer", f"{asked}, and has your answer")


def _letter(plan: Plan, action: Action, todo: str, done: str) -> str:
    status = action.status
    if status == DONE:
        return f"{done}."
    if status == MISSED:
        return f"{todo} was due by {_closes(plan, action)}, and the time for a late one ended on {_late(plan, action)}."
    late = f"it was due by {_closes(plan, action)}, and late is better than never until {_late(plan, action)}"
    rest = late if status == LATE else f"by {_closes(plan, action)}"
    return f"{todo} {road(plan, action)}{';' if status == LATE else ','} {rest}."


def _after_rejection(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == MISSED:
        return f"The time to thank {name} after the no ended on {_closes(plan, action)}."
    return _letter(
        plan,
        action,
        f"Thank {name} even for a no, for a later job may hang on it:",
        f"{name} has been thanked after the no",
    ).replace(":  ", ": ")


def _reopened_note(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return f"{name} knows that you would like the reopened position."
    return f"The position is open again: write to {name} at once, {road(plan, action)}, for they know you."


def _check_openings(plan: Plan, action: Action) -> str:
    every = span_words(plan.situation.policy.openings_every)
    day = day_words(plan, action.zone.day_of(action.opens))
    return f"Look at {company(plan)}'s openings on {day}, and every {every}; write to nobody for it."


def _thank_for_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == MISSED:
        return f"The time to thank {name} for the offer ended on {_closes(plan, action)}: do it with your decision."
    return _letter(
        plan,
        action,
        f"Thank {name} for the offer without committing, and ask by when they need an answer:",
        f"{name} has been thanked for the offer",
    )


def _get_it_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "The offer is in writing, or decided."
    return "The offer came by phone: ask for it in writing before you decide."


def _decide(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "You have decided."
    if action.closes is None:
        return "They named no deadline: ask for one, and for the time that you need."
    if action.status == MISSED:
        return (
            f"Their deadline ended with {day_words(plan, _last_day(action, action.closes))}: call them today."
        )
    return f"Decide by the end of {day_words(plan, _last_day(action, action.closes))}, their time, the deadline they set."


def _last_day(action: Action, closes: Moment) -> int:
    return action.zone.day_of(closes - 1)


def _accept_in_writing(plan: Plan, action: Action) -> str:
    return _letter(
        plan,
        action,
        "Confirm the acceptance in writing (title, start, pay, what was agreed):",
        "The acceptance is confirmed in writing",
    )


def _withdraw_elsewhere(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return "You have withdrawn elsewhere."
    return f"Withdraw wherever else you are in the running by {_closes(plan, action)}: others wait for the place."


def _thank_helpers(plan: Plan, action: Action) -> str:
    return f"Thank those who recommended, introduced or rehearsed by {_closes(plan, action)}, and resign only once it is signed."


def _decline_note(plan: Plan, action: Action) -> str:
    return _letter(
        plan,
        action,
        "Decline briefly, with thanks, and leave the door open:",
        "The offer is declined in writing",
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
