"""May I? The first reason that holds."""

from dataclasses import dataclass

from afterword.core.case import Instruction, Reply
from oracle.calls import first_day, told
from oracle.clocks import instant, local_date, local_time
from oracle.history import History
from oracle.places import is_business_day, zone_of
from oracle.steps import OPEN, Step

_NOTES = {
    "thank_you",
    "answer",
    "after_rejection",
    "reopened_note",
    "thank_for_offer",
    "accept_in_writing",
    "decline_note",
    "answer_invitation",
    "withdraw_note",
}


@dataclass(frozen=True)
class Verdict:
    """``because`` is the claim of a refusal."""

    allowed: bool
    because: str | None = None


YES = Verdict(allowed=True)


def no(claim: str) -> Verdict:
    return Verdict(allowed=False, because=claim)


def asked(history: History, steps: tuple[Step, ...], act: str, contact: str) -> Verdict:
    if act == "visit":
        invited = any(isinstance(e, Instruction) and e.act == "visit" for e in history.events)
        return YES if invited else no("no-showing-up")
    if history.closed:
        return no("closed")
    if act in {"email", "card"}:
        return _write(history, steps, contact)
    found = _call(history, steps, contact)
    if not found.allowed and _may_talk(history, steps, contact):
        return _in_office_hours(history, contact)
    return found


def _offer_open(history: History, steps: tuple[Step, ...], contact: str) -> bool:
    """Undecided, and its deadline not more than two business days past: theirs to talk over."""
    return (
        history.decision is not None
        and history.decision.reply.meaning == "offer"
        and any(
            step.kind == "decide" and step.status in {"due", "late"} and step.contact in {None, contact}
            for step in steps
        )
    )


def _may_talk(history: History, steps: tuple[Step, ...], contact: str) -> bool:
    """What answers them, or is about their open offer, is not unprompted; "no calls" still wins."""
    if history.no_calls_ever and history.told is None:
        return False
    return _offer_open(history, steps, contact) or any(
        (step.kind == "answer_invitation" or (step.kind == "answer" and step.channel == "phone"))
        and step.contact == contact
        and step.status in {"due", "late", "blocked"}
        for step in steps
    )


def _in_office_hours(history: History, contact: str) -> Verdict:
    zone = zone_of(history.case, history.people[contact])[0]
    begin, end = history.numbers.office
    if not is_business_day(local_date(history.now, zone), history.case.company):
        return no("business-day")
    clock = local_time(history.now, zone)
    if clock < begin:
        return no("not-first-thing")
    return YES if clock < end else no("not-at-closing")


def _write(history: History, steps: tuple[Step, ...], contact: str) -> Verdict:
    for step in steps:
        # A note that the recruiter passes on is a note to the recruiter.
        to = history.case.via if step.channel == "via_recruiter" else step.contact
        if to == contact and step.kind in _NOTES and step.status in OPEN:
            return YES
        if to == contact and step.kind == "check_in" and step.status == "due":
            return YES
    written = history.notes_to(contact)
    last = instant(written[-1].at) if written else None
    reply = history.last_reply_of(contact)
    if reply is not None and (last is None or instant(reply.at) > last):
        return YES
    if history.asked_to_write(contact):
        return YES
    if _offer_open(history, steps, contact):
        offered = [e for e in history.of(Reply) if isinstance(e, Reply) and e.meaning == "offer"]
        said = [instant(offered[-1].at)] if reply is None else [instant(offered[-1].at), instant(reply.at)]
        since = [
            note
            for note in written
            if note.purpose not in {"thank_you", "offer_thanks"} and instant(note.at) >= said[0]
        ]
        if len([note for note in since if instant(note.at) > said[-1] or reply is None]) < 2:
            return YES
    missed = any(
        step.kind == "thank_you" and step.contact == contact and step.status == "missed" for step in steps
    )
    return no("within-24h") if missed and not written else no("no-email-stream")


def _call(history: History, steps: tuple[Step, ...], contact: str) -> Verdict:
    planned = next((step for step in steps if step.kind == "call"), None)
    if history.latest is None and planned is None:
        return no("no-interview")
    if history.no_calls is not None and history.told is None:
        return no("no-calls-please")
    if history.to_call is None or contact != history.to_call.id:
        return no("not-the-call-contact")
    if planned is None:
        if history.calls:
            return no("call-once")
        # Whoever has accepted or declined has had an answer, written down or not.
        answered = history.decision is not None or history.settled
        return no("answered") if answered else no("no-interview")
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
