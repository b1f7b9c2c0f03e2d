"""Records what happened, with a reason if the guard advised against it."""

from typing import Final

import msgspec
from msgspec import structs

from afterword.core.case import Accepted, AcceptedElsewhere, Bounce, CallMade, Case, Event, NoteSent, Reply
from afterword.core.errors import InputError, Phrase
from afterword.core.plan.guard import Verdict, may
from afterword.core.plan.planner import Plan
from afterword.core.time.instants import instant_of
from afterword.ports import CaseChange, CaseRecord, Profile
from afterword.services.cases.replay import case_of_record
from afterword.services.cases.schemas import RecordRequest
from afterword.services.context import Caller, Services
from afterword.services.damage import readable
from afterword.services.notes.addressing import KIND_OF, verdict_on
from afterword.services.outbox.invalidation import interrupt

_encoder: Final = msgspec.json.Encoder()
LIVE: Final = ("before", "thanking", "waiting", "overdue", "called", "next_round", "reopened", "offer")
"""Stages of an active case."""
_LIVE_AT_MOST: Final = 200
"""How many active cases an acceptance marks: more than anybody has open."""


class BlockedError(Exception):
    """The guard advises against it; a person can still do it by giving a reason."""

    def __init__(self, plan: Plan, verdict: Verdict) -> None:
        super().__init__(verdict.because)
        self.plan = plan
        self.verdict = verdict


def record(services: Services, caller: Caller, request: RecordRequest) -> None:
    """Record an event. Raises ``BlockedError`` if the guard was against it and there's no reason."""
    event = request.event
    if event.at > caller.now:
        raise InputError("event.at", event.at.isoformat(), "a moment that has passed")

    def recorded(kept: CaseRecord, profile: Profile) -> CaseChange:
        before = case_of_record(kept, profile)
        _after_an_interview(before, event)
        refused = _against(services, before, profile, event)
        if refused is not None and not request.because.strip():
            raise refused
        happened = with_address(before, event)
        after = structs.replace(before, events=(*before.events, happened))
        return services.change_of(
            after,
            profile,
            caller.now,
            events=(_encoder.encode(happened),),
            snoozed=dict(kept.snoozed),
            because=request.because.strip() if refused is not None else "",
        )

    services.changed(caller, request.case, recorded, request.once)
    interrupt(services, caller.owner, request.case, event, instant_of(caller.now))
    if isinstance(event, Accepted):
        _mark_others(services, caller, request.case, event)


def _mark_others(services: Services, caller: Caller, case: int, accepted: Accepted) -> None:
    """Mark every other active case: they should hear that the candidate has accepted."""
    listed = services.cases.list_cases(caller.owner, "", LIVE, None, _LIVE_AT_MOST)
    profile = services.profile(caller)
    others = services.cases.get_many(caller.owner, [each.id for each in listed if each.id != case])
    for kept, other in readable(others, lambda kept: case_of_record(kept, profile)):
        if not any(isinstance(each, AcceptedElsewhere) for each in other.events):
            record(services, caller, RecordRequest(case=kept.id, event=AcceptedElsewhere(at=accepted.at)))


def with_address(case: Case, event: Event) -> Event:
    """A bounce with its address, so a corrected address isn't treated as bounced too."""
    if not isinstance(event, Bounce) or event.address is not None:
        return event
    email = next((each.email for each in case.contacts if each.id == event.contact), None)
    return structs.replace(event, address=email or "")


def _after_an_interview(case: Case, event: Event) -> None:
    """Raise ``InputError`` for an answer before any interview ended, which would have no effect."""
    if not isinstance(event, Reply) or event.meaning not in ("rejection", "offer"):
        return
    ends = [each.ended_at or each.starts_at for each in case.interviews]
    known = [each for each in ends if each is not None]
    if known and event.at < min(known):
        raise InputError(
            "event.at",
            event.at.isoformat(),
            Phrase("a moment after the interview ({known})", known=min(known).isoformat()),
        )


def _against(services: Services, case: Case, profile: Profile, event: Event) -> BlockedError | None:
    """What the guard had against it at the moment it happened."""
    if not isinstance(event, CallMade | NoteSent):
        return None
    plan = services.plan(case, profile, event.at)
    person = plan.situation.people.get(event.contact)
    if person is None:
        names = ", ".join(map(repr, plan.situation.people)) or "none: the case has no contacts"
        raise InputError(
            "event.contact", repr(event.contact), Phrase("the id of a contact ({names})", names=names)
        )
    if isinstance(event, CallMade):
        verdict = may(plan, "call", person)
    else:
        act = "email" if event.channel == "email" else "card"
        verdict = verdict_on(plan, act, KIND_OF.get(event.purpose, event.purpose), person.id)
    if verdict.allowed or (isinstance(event, NoteSent) and event.purpose == "withdrawal"):
        return None
    return BlockedError(plan, verdict)
