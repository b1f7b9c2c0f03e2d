"""May I? What a step opens, to whom and at which hours; or the first reason that holds."""

from dataclasses import dataclass
from datetime import time

from afterword.core.case import Instruction
from oracle.calls import first_day, told
from oracle.clocks import local_date, local_time
from oracle.history import History, friend
from oracle.places import is_business_day, is_quiet, zone_of
from oracle.replies import waited_for
from oracle.steps import OPEN, Step

_LETTER, _EMAIL, _EITHER, _ALL = ("email", "card"), ("email",), ("email", "call"), ("email", "card", "call")
OPENS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("thank_you", "answer", "write_as_asked", "write_back", "hand_in"), _LETTER),
    **dict.fromkeys(("send_references", "after_rejection", "reopened_note", "keep_in_touch"), _LETTER),
    **dict.fromkeys(("thank_for_offer", "accept_in_writing", "decline_note", "withdraw_note"), _LETTER),
    **dict.fromkeys(("after_no_show", "last_word", "delay_answer"), _EMAIL),
    **dict.fromkeys(("brief_recruiter", "call", "check_in", "decide"), _EITHER),
    **dict.fromkeys(("ask_decision_date", "ask_for_time", "negotiate", "ask_question"), _EITHER),
    **dict.fromkeys(("tell_referrer", "answer_invitation", "brief_reference"), _ALL),
    "accept_by_phone": ("call",),
}
"""By kind; what is written may be written before the step opens, too, but for these."""
_NOT_AHEAD = {"call", "check_in", "last_word", "keep_in_touch", "decide"}
_FOLLOW_UP = {"call", "check_in"}
_ANY_HOUR = {"after_no_show", "tell_referrer", "brief_reference"}


@dataclass(frozen=True)
class Verdict:
    """``because`` is the claim of a refusal."""

    allowed: bool
    because: str | None = None


YES = Verdict(allowed=True)


def no(claim: str) -> Verdict:
    return Verdict(allowed=False, because=claim)


def opens(step: Step, act: str) -> bool:
    """Whether a step opens an act at all."""
    return act in (OPENS.get(step.kind, ()) if step.by is None else step.by)


def asked(history: History, steps: tuple[Step, ...], act: str, contact: str) -> Verdict:
    person = history.people[contact]
    if act == "visit":
        return _visit(history, contact)
    if friend(person):
        return YES
    if history.closed:
        return no("closed")
    mine = [step for step in steps if (step.to or step.contact) == contact and opens(step, act)]
    if act == "call":
        return _call(history, steps, contact, mine)
    for step in mine:
        if step.status in OPEN and (step.status != "upcoming" or step.kind not in _NOT_AHEAD):
            return YES
    written = history.notes_to(contact)
    missed = any(
        step.kind == "thank_you" and step.contact == contact and step.status == "missed" for step in steps
    )
    return no("within-24h") if missed and not written else no("no-email-stream")


def _visit(history: History, contact: str) -> Verdict:
    if any(isinstance(event, Instruction) and event.act == "visit" for event in history.events):
        return YES
    if not history.case.internal:
        return no("no-showing-up")
    # Colleagues meet anyway: only unasked, in their office hours.
    return no("unasked-visit") if _office(history, contact, history.numbers.office) is None else YES


def _office(history: History, contact: str, hours: tuple[time, time]) -> str | None:
    """Why it is not office hours where they are."""
    zone = zone_of(history.case, history.people[contact])[0]
    if not is_business_day(local_date(history.now, zone), history.case.company):
        return "business-day"
    clock = local_time(history.now, zone)
    if clock < hours[0]:
        return "not-first-thing"
    return None if clock < hours[1] else "not-at-closing"


def _call(history: History, steps: tuple[Step, ...], contact: str, mine: list[Step]) -> Verdict:
    """What answers them, or was asked for, has office hours; the follow-up has its own."""
    unwanted = history.no_calls_ever and history.told is None
    other = [
        step for step in mine if step.kind not in _FOLLOW_UP and step.status in {"due", "late", "blocked"}
    ]
    refused: str | None = None
    for step in [] if unwanted else other:
        if step.kind in _ANY_HOUR:
            return YES
        hours = history.numbers.agency_hours if step.kind == "brief_recruiter" else history.numbers.office
        because = _office(history, contact, hours)
        if because is None:
            return YES
        refused = refused or because
    found = _the_follow_up(history, steps, contact)
    return found if found.allowed or refused is None else no(refused)


def _the_follow_up(history: History, steps: tuple[Step, ...], contact: str) -> Verdict:
    wait = waited_for(history)
    planned = next(
        (step for step in steps if step.kind == "call" or (step.kind == "check_in" and wait is None)), None
    )
    if wait is not None:
        planned = next((step for step in steps if step.kind == "call"), None)
    if history.latest is None and planned is None:
        return no("no-interview")
    if history.no_calls is not None and history.told is None:
        return no("no-calls-please")
    if history.to_call is None or contact != history.to_call.id:
        return no("not-the-call-contact")
    if planned is None or planned.status == "done":
        if planned is not None or history.calls:
            return no("call-once")
        # Whoever has accepted or declined has had an answer, written down or not.
        if history.decision is not None or history.settled:
            return no("answered")
        return no("email-instead") if wait is not None else no("no-interview")
    return _hours(history, planned)


def _hours(history: History, planned: Step) -> Verdict:
    assert planned.opens is not None
    assert planned.closes is not None
    now, instruction = history.now, told(history)
    if instruction is not None and instruction.moment is not None:
        return YES if planned.opens <= now < planned.closes else no("call-at-agreed-time")
    zone = zone_of(history.case, history.to_call)[0]
    today, first = local_date(now, zone), first_day(history)
    assert first is not None
    if today < first:
        return no("call-at-agreed-time") if instruction is not None else no("call-after-silence")
    if now >= planned.closes:
        return no("let-go")
    if not is_business_day(today, history.case.company):
        return no("business-day")
    named = instruction.day if instruction is not None and instruction.named else None
    if today != named and is_quiet(today, history.case.company):
        return no("quiet-day")
    return _by_the_clock(history, zone)


def _by_the_clock(history: History, zone: str) -> Verdict:
    windows, lunch = history.numbers.call_windows, history.numbers.call_lunch
    clock = local_time(history.now, zone)
    if any(begin <= clock < end for begin, end in windows):
        return YES
    if clock < windows[0][0]:
        return no("not-first-thing")
    if lunch[0] <= clock < lunch[1]:
        return no("not-at-lunch")
    return no("not-at-closing") if clock >= windows[-1][1] else no("good-hours")
