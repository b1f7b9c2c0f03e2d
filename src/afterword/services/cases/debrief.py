"""The debrief after an interview: what somebody noted is taken apart, confirmed, and added to the case."""

from collections.abc import Iterable

from msgspec import structs

from afterword.core.case import Case, Contact, Expectation, Highlight, Interview, OpenPoint
from afterword.core.notes.debrief import read_debrief
from afterword.ports import CaseChange, CaseRecord, ConflictError, Profile
from afterword.services.cases.from_invite.people import id_for
from afterword.services.cases.replay import case_of_record
from afterword.services.cases.schemas import (
    Debrief,
    DebriefItem,
    ReadDebriefRequest,
    RecordDebriefRequest,
)
from afterword.services.context import Caller, NotFound, Services

_POINTS_AT_MOST = 1_000


def read(services: Services, caller: Caller, request: ReadDebriefRequest) -> Debrief:
    """What the text may say. Raises ``NotFound`` if there's no such case or interview."""
    opened = services.opened(caller, request.case)
    case = opened.case
    interview = _interview(case, request.interview)
    moment = interview.ended_at or interview.starts_at
    assert moment is not None  # the checks refuse an interview with neither
    said_on = services.engine.today(moment, case.company.timezone or case.candidate.timezone)
    found = read_debrief(
        request.text,
        {each.id: each.name for each in case.contacts},
        case.candidate.name,
        dated=lambda text: services.meant_day(text, said_on, case.company.country) is not None,
    )
    items = tuple(DebriefItem(*each) for each in found)
    return Debrief(request.case, opened.kept.version, interview.id, items)


def record(services: Services, caller: Caller, request: RecordDebriefRequest) -> None:
    """Add what was confirmed. Raises ``ConflictError`` if the case has changed since it was read."""

    def debriefed(kept: CaseRecord, profile: Profile) -> CaseChange:
        if kept.version != request.version:
            raise ConflictError
        case = with_debrief(case_of_record(kept, profile), request)
        return services.change_of(case, profile, caller.now, facts=True, snoozed=dict(kept.snoozed))

    services.changed(caller, request.case, debriefed)


def with_debrief(case: Case, request: RecordDebriefRequest) -> Case:
    """The case with the confirmed items. Raises ``NotFound`` if there's no such interview."""
    interview = _interview(case, request.interview)
    contacts = list(case.contacts)
    items = [_with_contact(contacts, each) for each in request.items if each.text.strip()]
    there = [each.contact for each in items if each.kind == "there" and each.contact is not None]
    said = [each.text.strip() for each in items if each.kind == "said"]
    expectation = interview.expectation
    if said and (expectation is None or (expectation.said is None and expectation.by is None)):
        expectation = structs.replace(expectation or Expectation(), said=" ".join(said))
    changed = structs.replace(
        interview,
        contacts=tuple(dict.fromkeys((*interview.contacts, *there))),
        expectation=expectation,
        open_points=_points(interview, items),
        highlights=_topics(interview, items),
        asked=_added(interview.asked, items, "asked"),
        prepare=_added(interview.prepare, items, "prepare"),
        notes=interview.notes if request.notes is None else request.notes.strip() or None,
    )
    interviews = tuple(changed if each.id == interview.id else each for each in case.interviews)
    return structs.replace(case, contacts=tuple(contacts), interviews=interviews)


def _interview(case: Case, wanted: str | None) -> Interview:
    for interview in reversed(case.interviews):
        if wanted in {None, interview.id}:
            return interview
    raise NotFound


def _with_contact(contacts: list[Contact], item: DebriefItem) -> DebriefItem:
    """The item with the id of its person, who becomes a contact if nobody has the name yet."""
    name = item.person.strip()
    if item.contact is not None or not name:
        known = any(each.id == item.contact for each in contacts)
        return item if known else structs.replace(item, contact=None)
    same = [each.id for each in contacts if each.name.casefold() == name.casefold()]
    own = same[0] if same else id_for(name, [each.id for each in contacts])
    if not same:
        contacts.append(Contact(own, name, "interviewer"))
    return structs.replace(item, contact=own)


def _points(interview: Interview, items: Iterable[DebriefItem]) -> tuple[OpenPoint, ...]:
    points = list(interview.open_points)
    for item in items:
        text = item.text.strip()
        if item.kind != "concern" or any(_same(each.text, text) for each in points):
            continue
        taken = {each.id for each in points}
        own = next(f"open{n}" for n in range(1, _POINTS_AT_MOST) if f"open{n}" not in taken)
        points.append(OpenPoint(own, text, contact=item.contact))
    return tuple(points)


def _topics(interview: Interview, items: Iterable[DebriefItem]) -> tuple[str | Highlight, ...]:
    topics = list(interview.highlights)
    for item in items:
        text = item.text.strip()
        if item.kind == "topic" and not any(_same(each, text) for each in interview.topics):
            topics.append(text if item.contact is None else Highlight(text, item.contact))
    return tuple(topics)


def _added(before: tuple[str, ...], items: Iterable[DebriefItem], kind: str) -> tuple[str, ...]:
    new = [each.text.strip() for each in items if each.kind == kind]
    return (*before, *(text for text in dict.fromkeys(new) if not any(_same(text, each) for each in before)))


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
