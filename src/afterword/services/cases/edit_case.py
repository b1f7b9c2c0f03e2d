"""Changes a case other than by an event: edits its facts, undoes a step, snoozes an action."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

import msgspec
from msgspec import structs

from afterword.core.case import Bounce, Case, Contact, Expectation, Interview, OpenPoint
from afterword.core.delivery import same_address
from afterword.core.errors import InputError, Phrase
from afterword.core.plan.action import LATE, Action
from afterword.core.plan.planner import STILL_OPEN, Plan
from afterword.core.time.instants import HOUR, MINUTE, Instant, instant_of
from afterword.ports import CaseChange, CaseRecord, ConflictError, HistoryEntry, Profile
from afterword.services.cases.from_invite.people import id_for
from afterword.services.cases.replay import (
    candidate_of_profile,
    case_from_facts,
    case_of_record,
    facts_of,
    with_facts,
)
from afterword.services.cases.schemas import (
    EditCaseRequest,
    EditCompanyRequest,
    EditContactRequest,
    EditInterviewRequest,
    RemoveRequest,
    SnoozeRequest,
    UndoRequest,
)
from afterword.services.context import Caller, NotFound, Services, utc_datetime
from afterword.services.inbox.arrival import waiting_of
from afterword.services.outbox.invalidation import unread
from afterword.services.planning.readiness import FAR, ends_at

_MORNING: Final = 8 * HOUR
_BEFORE_END: Final = 2 * HOUR


def edit(services: Services, caller: Caller, request: EditCaseRequest) -> None:
    """Replace a case's facts. Raises ``ConflictError`` if they were based on an older version."""

    def amended(kept: CaseRecord, profile: Profile) -> CaseChange:
        if kept.version != request.version:
            raise ConflictError
        new = with_facts(bytes(request.facts), candidate_of_profile(profile))
        if new.id != kept.key:
            raise InputError(
                "facts.id", repr(new.id), Phrase("{key}: a case keeps its id", key=repr(kept.key))
            )
        before = case_of_record(kept, profile)
        told = _told_apart(before, new)
        case = structs.replace(new, events=(*before.events, *told))
        events = tuple(map(msgspec.json.encode, told))
        return services.change_of(
            case, profile, caller.now, events=events, facts=True, snoozed=dict(kept.snoozed)
        )

    services.changed(caller, request.case, amended, request.once)


def edit_company(services: Services, caller: Caller, request: EditCompanyRequest) -> None:
    """The company and the role as they are now."""

    def changed(case: Case) -> Case:
        names = ("country", "region", "timezone", "phone", "email", "address")
        place = {name: getattr(request, name) or None for name in names}
        company = structs.replace(case.company, name=request.name, **place)
        return structs.replace(case, company=company, role=request.role, via=request.via or None)

    _edit_case(services, caller, request, changed)


def edit_contact(services: Services, caller: Caller, request: EditContactRequest) -> None:
    """Somebody as they are now; whoever is new took part in the latest interview."""
    optional = ("email", "phone", "address", "timezone", "title", "part")
    fields = {name: getattr(request, name) or None for name in optional}
    fields |= {name: getattr(request, name) for name in ("name", "prefers", "style")}

    def changed(case: Case) -> Case:
        if request.contact is not None:
            if all(each.id != request.contact for each in case.contacts):
                raise NotFound
            known = case.contacts
            same = (structs.replace(each, **fields) if each.id == request.contact else each for each in known)
            return structs.replace(case, contacts=tuple(same))
        own = id_for(request.name, [each.id for each in case.contacts])
        new = structs.replace(Contact(own, request.name, "interviewer"), **fields)
        interviews = case.interviews
        if interviews:
            last = interviews[-1]
            interviews = (*interviews[:-1], structs.replace(last, contacts=(*last.contacts, own)))
        return structs.replace(case, contacts=(*case.contacts, new), interviews=interviews)

    _edit_case(services, caller, request, changed)


def edit_interview(services: Services, caller: Caller, request: EditInterviewRequest) -> None:
    """What they said at an interview, as it is known now."""

    def changed(case: Case) -> Case:
        if all(each.id != request.interview for each in case.interviews):
            raise NotFound
        interviews = tuple(
            _interview(each, request) if each.id == request.interview else each for each in case.interviews
        )
        return structs.replace(case, interviews=interviews)

    _edit_case(services, caller, request, changed)


def _edit_case(
    services: Services,
    caller: Caller,
    request: EditCompanyRequest | EditContactRequest | EditInterviewRequest,
    changed: Callable[[Case], Case],
) -> None:
    facts = facts_of(changed(services.opened(caller, request.case).case))
    edit(
        services,
        caller,
        EditCaseRequest(case=request.case, version=request.version, facts=msgspec.Raw(facts)),
    )


def _interview(old: Interview, request: EditInterviewRequest) -> Interview:
    before = old.expectation
    said, by, channel = request.said.strip() or None, request.by, request.channel or None
    expectation: Expectation | None = None
    if said or by or channel or request.no_answer:
        # A period that came with an import is kept until other words, or a day, take its place.
        within = before.within if before is not None and by is None and said == before.said else None
        expectation = Expectation(channel=channel, within=within, by=by, said=said)
    elif before is not None and before.within is not None:
        expectation = before
    points, text = old.open_points[1:], request.left_open.strip()
    if text:
        first = old.open_points[0] if old.open_points else OpenPoint("open", text)
        points = (structs.replace(first, text=text, answer=request.answer.strip() or None), *points)
    ended = request.ended_at or old.ended_at
    if ended is not None and old.ended_at is not None and abs(ended - old.ended_at) < timedelta(minutes=1):
        ended = old.ended_at  # a browser's field knows no seconds
    lines = tuple(line.strip() for line in request.discussed if line.strip())
    return structs.replace(old, ended_at=ended, expectation=expectation, open_points=points, highlights=lines)


def _told_apart(before: Case, after: Case) -> tuple[Bounce, ...]:
    """Fill in which address bounced if the report didn't say and the address is being replaced.

    Without it, older reports and those from case files would block the new address too.
    """
    emails = {each.id: each.email for each in after.contacts}
    told = []
    for each in before.contacts:
        reports = [event for event in before.events if isinstance(event, Bounce) and event.contact == each.id]
        new = emails.get(each.id)
        if new and reports and reports[-1].address is None and not same_address(each.email, new):
            told.append(structs.replace(reports[-1], address=each.email or "", refused=True))
    return tuple(told)


def undo(services: Services, caller: Caller, request: UndoRequest) -> None:
    """Undo the last recorded step. The first step created the case, so undoing it means removing the case."""

    def undone(kept: CaseRecord, profile: Profile) -> CaseChange:
        entries = services.cases.history(caller.owner, kept.id)
        step = last_step(entries)
        if step is None:
            raise InputError(
                "case", "nothing to undo", "a case with more than its first step: remove it instead"
            )
        if request.step is not None and request.step != step:
            raise ConflictError
        left = [each for each in entries if each.undone_at is None and each.step != step]
        facts = [each.body for each in left if each.kind == "facts"][-1]
        events = tuple(each.body for each in left if each.kind == "event")
        changed = facts != kept.facts
        case = case_from_facts(facts, events, candidate_of_profile(profile))
        taken_back.append(step)
        return services.change_of(
            case, profile, caller.now, facts=changed, snoozed=dict(kept.snoozed), undo=step
        )

    taken_back: list[int] = []
    services.changed(caller, request.case, undone)
    _asked_again(services, caller, request.case, taken_back[-1])


def _asked_again(services: Services, caller: Caller, case: int, step: int) -> None:
    """A message whose meaning was undone has to be settled again."""
    for kept in services.messages.list_for_case(caller.owner, case):
        if kept.state == "applied" and kept.step == step and services.messages.set_state(kept, "asked", step):
            for waiting in waiting_of(kept._replace(state="asked")):
                unread(services, caller.owner, case, waiting.contact, instant_of(caller.now))


def last_step(entries: tuple[HistoryEntry, ...]) -> int | None:
    """The step that can be undone: the last one that wasn't undone, unless it created the case."""
    standing = sorted({each.step for each in entries if each.undone_at is None}, reverse=True)
    return next(iter(islice(standing, 1)), None) if len(standing) > 1 else None


def snooze(services: Services, caller: Caller, request: SnoozeRequest) -> datetime:
    """Do not show an action until a moment, which must come before its end; that moment, in UTC."""
    asked = None if request.until is None else instant_of(request.until)
    if asked is not None and asked <= instant_of(caller.now):
        raise InputError("until", utc_datetime(asked).isoformat(), "a moment ahead")
    chosen: list[Instant] = []

    def later(kept: CaseRecord, profile: Profile) -> CaseChange:
        opened = services.planned(kept, profile, caller.now)
        pending = {each.id: each for each in opened.plan.actions if each.status in STILL_OPEN}
        action = pending.get(request.action)
        if action is None:
            raise NotFound
        until = _morning(opened.plan, action) if asked is None else asked
        end = action.late_until if action.status == LATE else action.closes
        if end is not None and until >= end:
            raise InputError("until", utc_datetime(until).isoformat(), "a moment before its time is over")
        chosen.append(until)
        still = {name: at for name, at in kept.snoozed.items() if name in pending}
        return services.change_of(opened.case, profile, caller.now, snoozed={**still, request.action: until})

    services.changed(caller, request.case, later)
    return utc_datetime(chosen[-1])


def _morning(plan: Plan, action: Action) -> Instant:
    """Tomorrow morning; two hours before the end, or after half of what is left, where that comes first."""
    now, home = plan.situation.now, plan.situation.home
    until, end = home.at(home.day_of(now) + 1, _MORNING), ends_at(action)
    if end != FAR and until > end - _BEFORE_END:
        until = max(end - _BEFORE_END, now + (end - now) // 2)
    if until <= now + MINUTE:
        raise InputError("action", "one that ends now", "one that can wait")
    return until


def unsnooze(services: Services, caller: Caller, case: int, action: str) -> None:
    """Show a snoozed action again. Raises ``NotFound`` if the caller has no such case."""

    def shown(kept: CaseRecord, profile: Profile) -> CaseChange:
        left = {name: at for name, at in kept.snoozed.items() if name != action}
        return services.change_of(case_of_record(kept, profile), profile, caller.now, snoozed=left)

    kept = services.cases.get(caller.owner, case)
    if kept is None:
        raise NotFound
    if action in kept.snoozed:
        services.changed(caller, case, shown)


def remove(services: Services, caller: Caller, request: RemoveRequest) -> None:
    """Delete a case and everything in it."""
    if not services.cases.remove(caller.owner, request.case):
        raise NotFound
    services.remembered.pop(caller.owner, None)
    services.known.pop(caller.owner, None)
