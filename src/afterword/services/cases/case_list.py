"""Lists a person's cases, and opens one."""

from collections.abc import Collection, Sequence
from typing import Final, Literal, NamedTuple

import msgspec

from afterword.core.case import Event
from afterword.core.errors import InputError
from afterword.core.plan.action import Action
from afterword.core.plan.planner import STILL_OPEN, Plan
from afterword.ports import CaseSummary, HistoryEntry
from afterword.services.cases.edit_case import last_step
from afterword.services.cases.record_event import LIVE
from afterword.services.cases.replay import case_of_record
from afterword.services.cases.schemas import (
    CaseRequest,
    CasesRequest,
    History,
    HistoryRequest,
    HistoryStep,
    KeepInTouchRequest,
    OtherCase,
    StoredCase,
    StoredText,
)
from afterword.services.context import Caller, NotFound, Opened, Services
from afterword.services.damage import read
from afterword.services.inbox.arrival import AT_MOST, Waiting, waiting_in
from afterword.services.planning.readiness import is_now
from afterword.services.planning.serialize import refusals_now

_TEXT_AT_MOST: Final = 20_000
"""Characters of one stored text: an export has all of it."""
_TEXTS_AT_MOST: Final = 200
_GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "": (), "live": LIVE, "over": ("quiet", "rejected", "accepted", "declined", "closed"),
}  # fmt: skip
_OTHERS: Final = 50
_ENDED: Final = ("rejected", "reopened", "declined")
_ENDED_AT_MOST: Final = 100
_IN_TOUCH: Final = frozenset(("check_openings", "reopened_note"))
_events: Final = msgspec.json.Decoder(Event)


class CaseList(NamedTuple):
    """A page of cases; in ``unread`` ones a message of theirs waits, ``damaged`` ones can't be read."""

    cases: tuple[CaseSummary, ...]
    unread: frozenset[int]
    damaged: frozenset[int]


class Contacted(NamedTuple):
    """A case that ended without a job, and the action that is still to come; no plan if it can't be read."""

    case: CaseSummary
    plan: Plan | None
    action: Action | None


def cases(services: Services, caller: Caller, request: CasesRequest) -> Sequence[CaseSummary]:
    """A page of cases, most recently changed first."""
    # Stored text never contains NUL, and a database may refuse to search for it.
    words = request.words.replace("\0", " ")
    stages = request.stages or _GROUPS[request.group]
    return services.cases.list_cases(caller.owner, words, stages, request.before, request.limit)


def case_list(services: Services, caller: Caller, request: CasesRequest) -> CaseList:
    """The same with what waits in them, and which of them can't be read."""
    found = tuple(cases(services, caller, request))
    waiting = waiting_in(services.messages.list_waiting(caller.owner, AT_MOST))
    unread = frozenset(each.id for each in found if each.id in waiting)
    return CaseList(found, unread, _damaged(services, caller, [each.id for each in found]))


def other_cases(services: Services, caller: Caller, request: CaseRequest) -> tuple[OtherCase, ...]:
    """Other cases under way, and who to tell there; one that can't be read is listed without a name."""
    others = []
    for each in cases(services, caller, CasesRequest(group="live", limit=_OTHERS)):
        if each.id == request.case:
            continue
        opened = read(lambda each=each: services.opened(caller, each.id))  # type: ignore[misc]
        contact = None
        if not isinstance(opened, InputError):
            person = opened.plan.situation.call_contact or next(iter(opened.case.contacts), None)
            contact = person.id if person is not None else None
        others.append(OtherCase(each.id, each.company, each.role, contact))
    return tuple(others)


def keep_in_touch(services: Services, caller: Caller, request: KeepInTouchRequest) -> tuple[Contacted, ...]:
    """Cases that ended without a job, and when to look at each company's openings."""
    del request
    profile = services.profile(caller)
    found = []
    for each in cases(services, caller, CasesRequest(stages=_ENDED, limit=_ENDED_AT_MOST)):
        opened = read(lambda each=each: services.opened(caller, each.id, profile))  # type: ignore[misc]
        if isinstance(opened, InputError):
            found.append(Contacted(each, None, None))
            continue
        actions = (a for a in opened.plan.actions if a.kind in _IN_TOUCH and a.status in STILL_OPEN)
        found.append(Contacted(each, opened.plan, next(actions, None)))
    return tuple(found)


def case(services: Services, caller: Caller, request: CaseRequest) -> Opened:
    """One case with its plan and the messages to read first. Raises ``NotFound`` if it isn't the caller's."""
    opened = services.opened(caller, request.case)
    situation = opened.plan.situation
    assumed = [name for name in ("zone_assumed", "end_assumed") if getattr(situation, name)]
    if not services.engine.lists_region(opened.case):
        assumed.append("region_not_listed")
    return opened._replace(
        waiting=waiting_for(services, caller, request.case),
        refused=tuple(refusals_now(opened.plan)),
        notices=tuple(assumed),
        ready=frozenset(each.id for each in opened.plan.actions if is_now(opened.plan, each)),
    )


def _damaged(services: Services, caller: Caller, found: Collection[int]) -> frozenset[int]:
    """The cases among these whose stored data can't be read."""
    profile = services.profile(caller)
    records = services.cases.get_many(caller.owner, found)
    return frozenset(
        record.id
        for record in records
        if isinstance(read(lambda record=record: case_of_record(record, profile)), InputError)  # type: ignore[misc]
    )


def stored_case(services: Services, caller: Caller, request: CaseRequest) -> StoredCase:
    """What is stored of a case, read or not; ``NotFound`` if the caller has none of that number."""
    owner, case = caller.owner, request.case
    summary, record = services.cases.summary(owner, case), services.cases.get(owner, case)
    if summary is None or record is None:
        raise NotFound
    profile = services.profile(caller)
    plan = read(lambda: services.planned(record, profile, caller.now))
    texts = [
        _text("facts", record.facts),
        *(_text("event", each) for each in record.events),
        *(_text("note", each) for each in services.cases.list_notes(owner, case)),
    ]
    why = f"{plan.path}: {plan.message}" if isinstance(plan, InputError) else ""
    return StoredCase(case, summary.company, summary.role, why, tuple(texts[:_TEXTS_AT_MOST]))


def _text(kind: Literal["facts", "event", "note"], stored: bytes) -> StoredText:
    whole = stored.decode("utf-8", "replace")
    return StoredText(kind, whole[:_TEXT_AT_MOST], len(whole) > _TEXT_AT_MOST)


def waiting_for(services: Services, caller: Caller, case: int) -> tuple[Waiting, ...]:
    """The messages of a case that nobody has read and settled yet."""
    return waiting_in(services.messages.list_waiting(caller.owner, AT_MOST)).get(case, ())


def history(services: Services, caller: Caller, request: HistoryRequest) -> History:
    """Everything recorded in a case, in order, including what was undone."""
    found = services.cases.history(caller.owner, request.case)
    if not found:
        raise NotFound
    return History(tuple(map(_step, found)), last_step(found))


def _step(kept: HistoryEntry) -> HistoryStep:
    if kept.kind == "facts":
        return HistoryStep(kept)
    event = read(lambda: _events.decode(kept.body))
    if isinstance(event, InputError):
        return HistoryStep(kept, None, event.message)
    return HistoryStep(kept, event)
