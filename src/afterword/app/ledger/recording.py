"""What happened since: recorded as it was, with a reason where the guard had advised against it."""

from typing import Final

import msgspec
from msgspec import structs

from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.interrupting import interrupt
from afterword.app.ledger.replay import replayed
from afterword.app.ledger.requests import RecordRequest
from afterword.core.facts import CallMade, Case, Event, NoteSent, Reply
from afterword.core.fault import Fault
from afterword.core.guard import Verdict, may
from afterword.core.moments import moment_of
from afterword.core.plan import Plan
from afterword.ports import Change, KeptCase, Profile

_encoder: Final = msgspec.json.Encoder()


class Refused(Exception):  # noqa: N818 - it says what happened
    """The guard advises against it: a person may still do it, with a written reason."""

    def __init__(self, plan: Plan, verdict: Verdict) -> None:
        super().__init__(verdict.because)
        self.plan = plan
        self.verdict = verdict


def record(books: Books, caller: Caller, request: RecordRequest) -> None:
    """Keep an event. ``Refused`` if the guard was against it and no reason is given."""
    event = request.event
    if event.at > caller.now:
        raise Fault("event.at", event.at.isoformat(), "a moment that has passed")

    def recorded(kept: KeptCase, profile: Profile) -> Change:
        before = replayed(kept, profile)
        _after_an_interview(before, event)
        refused = _against(books, before, profile, event)
        if refused is not None and not request.because.strip():
            raise refused
        after = structs.replace(before, events=(*before.events, event))
        return books.change_of(
            after,
            profile,
            caller.now,
            events=(_encoder.encode(event),),
            later=dict(kept.later),
            because=request.because.strip() if refused is not None else "",
        )

    books.changed(caller, request.case, recorded, request.once)
    interrupt(books, caller.owner, request.case, event, moment_of(caller.now))


def _after_an_interview(case: Case, event: Event) -> None:
    """``Fault`` for an answer before any interview ended: it would be kept, and change nothing."""
    if not isinstance(event, Reply) or event.meaning not in ("rejection", "offer"):
        return
    ends = [each.ended_at or each.starts_at for each in case.interviews]
    known = [each for each in ends if each is not None]
    if known and event.at < min(known):
        raise Fault(
            "event.at", event.at.isoformat(), f"a moment after the interview ({min(known).isoformat()})"
        )


def _against(books: Books, case: Case, profile: Profile, event: Event) -> Refused | None:
    """What the guard had said to it, at the moment at which it was done."""
    if isinstance(event, CallMade):
        act = "call"
    elif isinstance(event, NoteSent):
        act = "email" if event.channel == "email" else "card"
    else:
        return None
    plan = books.plan(case, profile, event.at)
    person = plan.situation.people.get(event.contact)
    if person is None:
        names = ", ".join(map(repr, plan.situation.people)) or "none: the case has no contacts"
        raise Fault("event.contact", repr(event.contact), f"the id of a contact ({names})")
    verdict = may(plan, act, person)
    if verdict.allowed or (isinstance(event, NoteSent) and event.purpose == "withdrawal"):
        return None
    return Refused(plan, verdict)
