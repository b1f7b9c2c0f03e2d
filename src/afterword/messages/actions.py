"""One sentence for each action: what to do, by when, and what decides it."""

from collections.abc import Callable
from typing import Final

from afterword.core.plan.action import BLOCKED, DONE, DUE, LATE, MISSED, UPCOMING, Action
from afterword.core.plan.planner import Plan, may_rest
from afterword.core.plan.rules.hours import next_office_hour
from afterword.core.plan.rules.medium import PHONE
from afterword.core.plan.rules.permission import takes_calls
from afterword.core.plan.rules.replies import INVITED
from afterword.core.plan.rules.silence import Silence
from afterword.core.policy import ClockSpan
from afterword.core.time.instants import Zone
from afterword.core.timeline import NEVER, CallRequest, InterviewTimes, ReplyReceived, Sent
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import ngettext, pgettext
from afterword.messages.dates import (
    begun,
    clock_words,
    counted,
    day_words,
    end_words,
    ended,
    moment_words,
    span_within,
    span_words,
    windows_words,
)
from afterword.messages.people import (
    company,
    company_itself,
    name_of,
    road,
    sent_by,
    to_find_out,
    who,
    whom,
    whose,
)
from afterword.messages.promise import assumed_words, grace_words, promise


def why(plan: Plan, action: Action) -> str:
    """The sentence that explains an action as it stands now."""
    return ended(SENTENCES[action.kind](plan, action))


def _closes(plan: Plan, action: Action) -> str:
    if action.closes is None:
        return pgettext("until", "no set time")
    return end_words(plan, action.closes, action.zone)


def _late(plan: Plan, action: Action) -> str:
    if action.late_until is None:
        return _closes(plan, action)
    return end_words(plan, action.late_until, action.zone)


def _their_hours(windows: tuple[ClockSpan, ...]) -> str:
    return _("{hours} their time").format(hours=windows_words(windows))


def _thank_you(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        sent = action.about
        assert isinstance(sent, Sent)
        return _("You thanked {name} {by_road} on {moment}.").format(
            name=name, by_road=sent_by(plan, action, sent), moment=moment_words(plan, sent.at, action.zone)
        )
    if status in (BLOCKED, MISSED, LATE):
        return _thank_you_in_trouble(plan, action)
    latest = _("by {closes} at the latest, {span} after the interview").format(
        closes=_closes(plan, action), span=span_words(plan.situation.policy.thank_you_close)
    )
    if status == UPCOMING:
        words = (
            _("Rest first. From {moment} thank {name} {by_road}, {best}, and {latest}.")
            if may_rest(plan)
            else _("From {moment} thank {name} {by_road}, {best}, and {latest}.")
        )
        return words.format(
            moment=moment_words(plan, action.opens, action.zone),
            name=name,
            by_road=road(plan, action),
            best=_best(plan, action),
            latest=latest,
        )
    return _due_now(plan, action, name, latest)


def _thank_you_in_trouble(plan: Plan, action: Action) -> str:
    closes, span = _closes(plan, action), span_within(plan.situation.policy.thank_you_close)
    if action.status == BLOCKED:
        words = (
            _(
                "The {span} ended on {closes}. A short note to {whom} is better late than never, but {find_out}."
            )
            if action.closes is not None and action.closes <= plan.situation.now
            else _("Thank {whom} by {closes}, but {find_out}.")
        )
        return words.format(
            span=span, closes=closes, whom=whom(plan, action.contact), find_out=to_find_out(action)
        )
    if action.status == MISSED:
        return _(
            "The time to thank {whom} ended on {closes}. Since {late}, a note would only show how late it is."
        ).format(whom=whom(plan, action.contact), closes=closes, late=_late(plan, action))
    return _(
        "The {span} ended on {closes}, but until {late} a short note to {whom} is better late than never: {by_road}."
    ).format(
        span=span,
        closes=closes,
        late=_late(plan, action),
        whom=whom(plan, action.contact),
        by_road=road(plan, action),
    )


def _due_now(plan: Plan, action: Action, name: str, latest: str) -> str:
    now = plan.situation.now
    assert action.best_from is not None
    assert action.best_until is not None
    if now < action.best_from:
        return _("You can thank {name} now {by_road}, but {moment} is a better time; {latest}.").format(
            name=name,
            by_road=road(plan, action),
            moment=moment_words(plan, action.best_from, action.zone),
            latest=latest,
        )
    if now < action.best_until < (action.closes or 0):
        return _("Thank {name} now {by_road}, {best}, and {latest}.").format(
            name=name, by_road=road(plan, action), best=_best(plan, action), latest=latest
        )
    return _("Thank {name} now {by_road}, {latest}.").format(
        name=name, by_road=road(plan, action), latest=latest
    )


def _best(plan: Plan, action: Action) -> str:
    zone = action.zone
    assert action.best_from is not None
    assert action.best_until is not None
    if action.best_from != action.opens:
        return _("best from {moment}").format(moment=moment_words(plan, action.best_from, zone))
    words = (
        _("best before {clock} today")
        if zone.day_of(action.best_until) == zone.day_of(plan.situation.now)
        else _("best before {clock} that day")
    )
    return words.format(clock=clock_words(zone.clock_of(action.best_until)))


def _call(plan: Plan, action: Action) -> str:
    status = action.status
    told = action.about if isinstance(action.about, CallRequest) else None
    if status == MISSED:
        words = (
            _("The time for the call they asked for ended on {closes}.")
            if told is not None
            else _("The time for the follow-up call ended on {closes}. A call now would come out of nowhere.")
        )
        return words.format(closes=_closes(plan, action))
    begin = _told(plan, told, action.zone) if told is not None else _unprompted(plan, action)
    if status == BLOCKED:
        return _(
            "{begin}. It's time to call, but there's no phone number for {whom} or {company}, so find one."
        ).format(begin=begin, whom=whom(plan, action.contact), company=company(plan))
    if told is not None and told.moment is not None:
        assert action.closes is not None
        return _("{begin}: call then, until {clock} their time.").format(
            begin=begin, clock=clock_words(action.zone.clock_of(action.closes))
        )
    hours = _their_hours(plan.situation.policy.call_windows)
    if status == UPCOMING:
        hours = pgettext("hours of a call", "from {day} {hours}").format(
            day=day_words(plan, action.zone.day_of(action.opens)), hours=hours
        )
    if told is not None and told.missed is not None:
        words = _("{begin}. Call {whom} {hours}, and apologize for missing it.")
    elif told is not None or plan.situation.calls_since():
        words = _("{begin}. Call {whom} {hours}.")
    else:
        words = _("{begin}. Call {whom} once, {hours}.")
    return words.format(begin=begin, whom=whom(plan, action.contact), hours=hours)


def _unprompted(plan: Plan, action: Action) -> str:
    calls = plan.situation.calls_since()
    if calls:
        return _("Nobody picked up on {day}, so you can try once more on another day").format(
            day=day_words(plan, action.zone.day_of(calls[-1].at))
        )
    silence = action.about
    assert isinstance(silence, Silence)
    return f"{promise(plan, silence)}; {grace_words(plan, silence)}"


def _told(plan: Plan, told: CallRequest, zone: Zone) -> str:
    day = day_words(plan, zone.day_of(told.at))
    if any(call.at == told.at for call in plan.situation.calls):
        asked = _("On {day} you were asked").format(day=day)
    else:
        asked = _("On {day} {who} asked you").format(day=day, who=who(plan, told.contact))
    named = told.moment if told.moment is not None else told.missed
    if named is not None:
        words = (
            _("{asked} to call on {day} at {clock}")
            if told.moment is not None
            else _("{asked} to call on {day} at {clock}, which has passed")
        )
        return words.format(
            asked=asked, day=day_words(plan, zone.day_of(named)), clock=clock_words(zone.clock_of(named))
        )
    if told.on is not None:
        words = (
            _("{asked} to call on {day}")
            if plan.situation.days.is_business(told.on)
            else _("{asked} to call on {day}, which isn't a business day there")
        )
        return words.format(asked=asked, day=day_words(plan, told.on))
    return _("{asked} to call").format(asked=asked)


def _ask_for_the_date(plan: Plan, action: Action) -> str:
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        return _("You've asked {name} about the date. Now it's their turn.").format(name=name)
    if status == MISSED:
        return _("The time to ask {name} about the date ended on {closes}.").format(
            name=name, closes=_closes(plan, action)
        )
    if status == BLOCKED:
        return _(
            "They invited you to another round and haven't sent a date, but there's no email address for {whom}. Find one."
        ).format(whom=whom(plan, action.contact))
    if status == UPCOMING:
        return _(
            "They invited you to another round. If they haven't sent a date by {day}, send {name} one short email."
        ).format(day=day_words(plan, action.zone.day_of(action.opens)), name=name)
    return _(
        "They invited you to another round but haven't sent a date. Send {name} one short email, then wait."
    ).format(name=name)


def _check_in(plan: Plan, action: Action) -> str:
    if action.reason == INVITED:
        return _ask_for_the_date(plan, action)
    name, status = name_of(plan, action.contact), action.status
    if status == DONE:
        return _("You've checked in with {name}. Now it's their turn.").format(name=name)
    if status == MISSED:
        return _("The time for the check-in ended on {closes}.").format(closes=_closes(plan, action))
    silence = plan.silence
    assert silence is not None
    begin = f"{promise(plan, silence)}; {grace_words(plan, silence)}"
    because = _no_call_because(plan, action)
    if status == BLOCKED:
        return _(
            "{begin}. Because {because}, it's time for a check-in email, but there's no working address for {whom}. Find one."
        ).format(begin=begin, because=because, whom=whom(plan, action.contact))
    if status == UPCOMING:
        when = pgettext("when to write", "from {day}").format(
            day=day_words(plan, action.zone.day_of(action.opens))
        )
    else:
        when = pgettext("when to write", "now")
    words = (
        _("{begin}. Because {because}, send {name} one short email in the same thread {when}, then wait.")
        if _has_a_thread(plan, action)
        else _("{begin}. Because {because}, send {name} one short email {when}, then wait.")
    )
    return words.format(begin=begin, because=because, name=name, when=when)


def _no_call_because(plan: Plan, action: Action) -> str:
    if action.reason == "no_calls":
        return pgettext("because", "they don't want calls")
    contact = plan.situation.call_contact
    if contact is None or contact.phone is None:
        return pgettext("because", "there's no phone number")
    return pgettext("because", "they answer by email")


def _has_a_thread(plan: Plan, action: Action) -> bool:
    return any(note.contact == action.contact and note.channel == "email" for note in plan.situation.notes)


def _let_go(plan: Plan, action: Action) -> str:
    day = day_words(plan, action.zone.day_of(action.opens))
    if action.status == UPCOMING:
        return _("{waiting}. If you haven't heard back by {day}, move on.").format(
            waiting=_waiting(plan, action), day=day
        )
    rest = _("don't contact them again; if {company} replies after all, the case reopens").format(
        company=company_itself(plan)
    )
    if action.reason == "missed":
        return _("The time to call ended on {moment} without an answer, so {rest}.").format(
            moment=moment_words(plan, action.opens, action.zone), rest=rest
        )
    return _("There was no answer by {day}, so {rest}.").format(day=day, rest=rest)


def _waiting(plan: Plan, action: Action) -> str:
    silence, zone = plan.silence, action.zone
    if action.reason == "missed":
        return _("You can call until {until}").format(until=end_words(plan, action.opens, zone))
    if (
        silence is not None
        and action.reason != "after_reply"
        and zone.day_of(action.opens) == silence.call_from
    ):
        return _("They have until {due}, plus {grace} of grace").format(
            due=day_words(plan, silence.due), grace=counted(silence.grace, "day")
        )
    days: int = plan.situation.policy.quiet_after_call
    if action.reason == "after_check_in":
        words = ngettext(
            "They have {count} business day to answer your check-in",
            "They have {count} business days to answer your check-in",
            days,
        )
    elif action.reason == "after_reply":
        words = ngettext(
            "They have {count} business day from their last message",
            "They have {count} business days from their last message",
            days,
        )
    else:
        words = ngettext(
            "They have {count} business day after your call",
            "They have {count} business days after your call",
            days,
        )
    return words.format(count=days)


def _capture(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        return _("You never wrote down when they'd answer, so {assumed}. Add it if you remember.").format(
            assumed=assumed_words(plan)
        )
    return _(
        "Write down by {closes} when and how they said you'd hear back. Every later date depends on it."
    ).format(closes=_closes(plan, action))


def _ask_before_leaving(plan: Plan, action: Action) -> str:
    words = (
        _(
            "Before you leave {company}, ask what the next step is, when it will happen, and whether you'll hear by phone or email. Everything after depends on it."
        )
        if action.reason == "ask_channel"
        else _(
            "Before you leave {company}, ask what the next step is and when it will happen. Everything after depends on it."
        )
    )
    ask = words.format(company=company(plan))
    meeting = action.about
    if isinstance(meeting, InterviewTimes):
        unknown = [person.name for person in meeting.people if person.contact.prefers == "unknown"]
        if len(unknown) > 1:
            learn = _("Notice whether {one} and {other} prefer phone or email.")
            return f"{ask} {learn.format(one=unknown[-2], other=unknown[-1])}"
        if unknown:
            learn = _("Notice whether {who} prefers phone or email.")
            return f"{ask} {learn.format(who=unknown[0])}"
    return ask


def _answer(plan: Plan, action: Action) -> str:
    assert isinstance(action.about, ReplyReceived)
    asked = begun(
        _("{who} asked you something on {moment}").format(
            who=who(plan, action.contact), moment=moment_words(plan, action.opens, action.zone)
        )
    )
    if action.status == DONE:
        return _("{asked}, and you've answered.").format(asked=asked)
    if action.status == BLOCKED:
        return _("{asked}, but {find_out}.").format(asked=asked, find_out=to_find_out(action))
    todo = pgettext("to do", "Answer")
    noun = _("Your answer to {whom}").format(whom=whom(plan, action.contact))
    return f"{asked}. {_by(plan, action, todo, noun)}"


def _answer_invitation(plan: Plan, action: Action) -> str:
    assert isinstance(action.about, ReplyReceived)
    moment = moment_words(plan, action.opens, action.zone)
    if action.contact is None:
        asked = _("They invited you to another round on {moment}").format(moment=moment)
    else:
        asked = _("{who} invited you to another round on {moment}").format(
            who=who(plan, action.contact), moment=moment
        )
    if action.status == DONE:
        return _("{asked}, and you've answered.").format(asked=asked)
    if action.status == BLOCKED:
        return _(
            "{asked}. Reply and suggest times. There's no way to reach them yet, so find an address or a number."
        ).format(asked=asked)
    how = road(plan, action)
    if action.channel == PHONE:
        how += f", {_their_hours((plan.situation.policy.answer_hours,))}"
    if action.status == LATE:
        return _(
            "{asked} and are still waiting. Reply {by_road} as soon as you can, and suggest times."
        ).format(asked=asked, by_road=how)
    return _("{asked}. Reply {by_road} and suggest times, by {closes}.").format(
        asked=asked, by_road=how, closes=_closes(plan, action)
    )


def _find_out_names(plan: Plan, action: Action) -> str:
    if action.status == MISSED:
        return _(
            "We never learned who you spoke with, so nobody was thanked. Add their names if you know them."
        )
    if action.status == LATE:
        return _(
            "It's late, but still worth it: add the names of the people you spoke with so you can thank them; ask whoever invited you."
        )
    return _(
        "Add the names of the people you spoke with so you can thank them; ask whoever invited you. Do it by {closes}, so the thank-you is on time."
    ).format(closes=_closes(plan, action))


def _by(plan: Plan, action: Action, todo: str, noun: str = "") -> str:
    """``Answer by email, by Fri 6 Nov, 10:00.``, or that it is late, or too late."""
    closes = _closes(plan, action)
    if action.status == MISSED:
        return _("{what} was due by {closes}, and since {late} it's been too late.").format(
            what=noun, closes=closes, late=_late(plan, action)
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
            along=along, closes=closes, late=_late(plan, action)
        )
    return _("{along}, by {closes}.").format(along=along, closes=closes)


def _after_rejection(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You thanked {name} after the rejection.").format(name=name_of(plan, action.contact))
    if action.status == MISSED:
        return _("The time to thank {whom} after the rejection ended on {closes}.").format(
            whom=whom(plan, action.contact), closes=_closes(plan, action)
        )
    todo = pgettext("to do", "Thank {name}").format(name=name_of(plan, action.contact))
    return _("A good note after a rejection can lead to a later job. {todo}").format(
        todo=_by(plan, action, todo)
    )


def _reopened_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've told {name} you'd like the reopened role.").format(
            name=name_of(plan, action.contact)
        )
    if action.status == BLOCKED and action.contact is None:
        return _("The role is open again, but {find_out}.").format(find_out=to_find_out(action))
    if action.status == BLOCKED:
        return _("The role is open again, and {who} knows you, but {find_out}.").format(
            who=who(plan, action.contact), find_out=to_find_out(action)
        )
    words = (
        _("The role is open again, and {who} knows you. Write {by_road}.")
        if action.channel is None
        else _("The role is open again, and {who} knows you. Write right away, {by_road}.")
    )
    return words.format(who=who(plan, action.contact), by_road=road(plan, action))


def _check_openings(plan: Plan, action: Action) -> str:
    words = (
        _("Check {whose} job openings now and every {every} after that. You don't need to write.")
        if action.status == DUE
        else _("Check {whose} job openings on {day} and every {every} after that. You don't need to write.")
    )
    named = company(plan)
    return words.format(
        whose=whose(named),
        company=named,
        every=span_within(plan.situation.policy.openings_every),
        day=day_words(plan, action.zone.day_of(action.opens)),
    )


def _thank_for_offer(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You thanked {name} for the offer.").format(name=name)
    if action.status == MISSED:
        return _(
            "The time to thank {whom} for the offer ended on {closes}. Do it along with your decision."
        ).format(whom=whom(plan, action.contact), closes=_closes(plan, action))
    if plan.situation.accepted != NEVER or plan.situation.declined != NEVER:
        todo = _("Thank {name} for the offer, or do it in the note with your decision,")
        return _by(plan, action, todo.format(name=name))
    todo = _by(plan, action, pgettext("to do", "Thank {name} for the offer").format(name=name))
    offer = action.about
    if isinstance(offer, ReplyReceived) and offer.reply.decide_by is not None:
        return _("Don't commit to anything yet. {todo}").format(todo=todo)
    return _("Don't commit to anything yet, and ask when they need your decision. {todo}").format(todo=todo)


def _get_it_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        settled = plan.situation.accepted != NEVER or plan.situation.declined != NEVER
        return _("You've decided on it.") if settled else _("The offer is in writing.")
    return _("The offer came by phone. Ask for it in writing before you decide.")


def _decide(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've decided.")
    if action.closes is None:
        return _("They didn't set a deadline. Ask for one, and for the time you need. {talk}").format(
            talk=_talk(plan, action)
        )
    last = day_words(plan, action.zone.day_of(action.closes - 1))
    if action.status == MISSED:
        return _("Their deadline ended on {last}, and the offer may be gone.").format(last=last)
    if action.status == LATE:
        return _("Their deadline ended on {last}. If you still want it, tell {name} {at_once}.").format(
            last=last, name=name_of(plan, action.contact), at_once=_at_once(plan, action)
        )
    return _("Decide by the end of {last}, their time. That's the deadline they set. {talk}").format(
        last=last, talk=_talk(plan, action)
    )


def _talk(plan: Plan, action: Action) -> str:
    """How the offer can be talked over: in writing, and by phone where they take calls."""
    name = name_of(plan, action.contact)
    if not takes_calls(plan.situation, action.contact):
        return _(
            "Until then you can write to {name} to ask questions, ask for more time or negotiate."
        ).format(name=name)
    return _(
        "Until then you can write to {name}, or call {hours} on business days, to ask questions, ask for more time or negotiate."
    ).format(name=name, hours=_their_hours((plan.situation.policy.answer_hours,)))


def _at_once(plan: Plan, action: Action) -> str:
    """``today, by phone``, or when their office next opens; in writing where they take no calls."""
    if not takes_calls(plan.situation, action.contact):
        return _("today, in writing")
    zone = plan.situation.zone_of(plan.situation.people.get(action.contact or ""))
    at = next_office_hour(plan.situation, zone)
    now = plan.situation.now
    if at is None or at <= now:
        return _("today, by phone")
    if zone.day_of(at) == zone.day_of(now):
        return _("today, by phone, from {clock} their time").format(clock=clock_words(zone.clock_of(at)))
    return _("by phone as soon as they're in, {moment} their time").format(
        moment=moment_words(plan, at, zone)
    )


def _accept_in_writing(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've accepted in writing.")
    todo = _("Confirm in writing that you accept, with title, start date, pay and anything else you agreed,")
    return _by(plan, action, todo, _("Your written acceptance"))


def _withdraw_elsewhere(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've withdrawn your other applications.")
    if action.status == MISSED:
        words = _("Withdrawing your other applications was due by {closes}. Do it now if any are still open.")
    elif _only_spoken(plan):
        words = _(
            "You only have the offer verbally, so get it in writing first. Then withdraw your other applications, by {closes} if you can. Other candidates are waiting."
        )
    else:
        words = _("Withdraw your other applications by {closes}. Other candidates are waiting.")
    return words.format(closes=_closes(plan, action))


def _only_spoken(plan: Plan) -> bool:
    """Whether an offer was made, and never in writing."""
    channels = {each.reply.channel for each in plan.situation.replies if each.meaning == "offer"}
    return bool(channels) and channels <= {"phone", "in_person"}


def _withdraw_note(plan: Plan, action: Action) -> str:
    name = name_of(plan, action.contact)
    if action.status == DONE:
        return _("You've told {name} you're withdrawing.").format(name=name)
    if action.status == BLOCKED:
        return _(
            "You've accepted another offer, so tell {name} you're withdrawing. There's no address to write to yet, so find one."
        ).format(name=name)
    words = (
        _(
            "You've accepted another offer, so tell {name} you're withdrawing. It was due by {closes}. Write today, {by_road}."
        )
        if action.status == LATE
        else _("You've accepted another offer, so tell {name} you're withdrawing: {by_road}, by {closes}.")
    )
    return words.format(name=name, closes=_closes(plan, action), by_road=road(plan, action))


def _thank_helpers(plan: Plan, action: Action) -> str:
    words = (
        _("Telling everyone who recommended you, introduced you or practiced with you was due by {closes}.")
        if action.status == MISSED
        else _(
            "Tell everyone who recommended you, introduced you or practiced with you by {closes}. Give notice only once the offer is signed."
        )
    )
    return words.format(closes=_closes(plan, action))


def _decline_note(plan: Plan, action: Action) -> str:
    if action.status == DONE:
        return _("You've declined the offer in writing.")
    todo = _("Decline briefly, with thanks, and leave the door open:")
    return _by(plan, action, todo, _("Your note to decline"))


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
    "find_out_names": _find_out_names,
    "answer_invitation": _answer_invitation,
    "withdraw_note": _withdraw_note,
}
