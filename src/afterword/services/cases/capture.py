"""Captures an interview in a minute: creates a case, or adds to one."""

from typing import Literal

from msgspec import structs

from afterword.core.case import Case, Company, Contact, Expectation, Interview, OpenPoint
from afterword.core.errors import InputError, Phrase
from afterword.core.time.instants import instant_of
from afterword.ports import CaseChange, CaseRecord, DuplicateKeyError, Profile
from afterword.services.cases.from_invite.people import id_for, slug
from afterword.services.cases.replay import candidate_of_profile, case_of_record
from afterword.services.cases.schemas import CaptureHints, CaptureHintsRequest, CaptureRequest, NewContact
from afterword.services.context import Caller, Services, writable

_IDS_AT_MOST = 1_000
_LONGEST = 150


def capture(services: Services, caller: Caller, request: CaptureRequest) -> int:
    """Return the number of the interview's case. Raises ``InputError`` naming the field that's wrong."""
    writable(request.once)
    if request.once is not None:
        done = services.cases.case_of_key(caller.owner, request.once)
        if done is not None:
            return done
    _checked(request)
    if request.case is None:
        return _new(services, caller, request)

    def joined(kept: CaseRecord, profile: Profile) -> CaseChange:
        case = _with_interview(case_of_record(kept, profile), request)
        return services.change_of(case, profile, caller.now, facts=True, snoozed=dict(kept.snoozed))

    services.changed(caller, request.case, joined, request.once)
    return request.case


def capture_hints(services: Services, caller: Caller, request: CaptureHintsRequest) -> CaptureHints:
    """What can be told while an interview is noted: where it is, and which day their words mean."""
    profile, engine = services.profile(caller), services.engine
    home = engine.country_of_zone(profile.timezone) if profile.timezone else None
    country = request.country or None
    if country in (None, home) and request.timezone:
        country = engine.country_of_zone(request.timezone) or country
    said = request.said.strip()
    if not said:
        return CaptureHints(None, None, country, home)
    said_on = engine.today(request.ended_at or caller.now, profile.zone)
    by = services.meant_day(said, said_on, country)
    return CaptureHints(by, None if by is None else (by - said_on).days, country, home)


def _checked(request: CaptureRequest) -> None:
    if request.case is None and not request.company.strip():
        raise InputError("company", "nothing", "the company's name")
    if request.starts_at is None and request.ended_at is None:
        raise InputError("ended_at", "nothing", "when the interview ended, or when it starts")
    if request.answer and not request.left_open:
        raise InputError("left_open", "nothing", "what your answer is about")


def _new(services: Services, caller: Caller, request: CaptureRequest) -> int:
    profile = services.profile(caller)
    base = slug(f"{request.company} {request.role}")[:_LONGEST] or "case"
    company = Company(
        name=request.company.strip(),
        country=request.country or None,
        region=request.region or None,
        timezone=request.timezone or None,
    )
    for number in range(1, _IDS_AT_MOST):
        key = base if number == 1 else f"{base}-{number}"
        bare = Case("afterword.case/1", key, candidate_of_profile(profile), company, request.role.strip())
        case = _with_interview(bare, request)
        change = services.change_of(case, profile, caller.now, facts=True)
        try:
            return services.cases.add(
                caller.owner,
                key,
                change,
                at=instant_of(caller.now),
                surface=caller.surface,
                once=request.once,
            )
        except DuplicateKeyError:
            continue
    raise InputError(
        "company",
        Phrase("{ids_at_most} cases of that name", ids_at_most=f"{_IDS_AT_MOST:,}"),
        "another name for the role",
    )


def _with_interview(case: Case, request: CaptureRequest) -> Case:
    contacts = list(case.contacts)
    there = [met(contacts, new) for new in request.contacts if new.name.strip()]
    via = case.via
    if request.via.strip():
        via = met(contacts, NewContact(name=request.via, part="recruiter"))
    interview = Interview(
        id=f"r{len(case.interviews) + 1}",
        starts_at=request.starts_at,
        ended_at=request.ended_at,
        format=request.format,
        contacts=tuple(dict.fromkeys(there)),
        expectation=_expectation(request),
        open_points=_open_points(request),
        highlights=(request.discussed.strip(),) if request.discussed.strip() else (),
    )
    return structs.replace(
        case, contacts=tuple(contacts), interviews=(*case.interviews, with_own_id(case, interview)), via=via
    )


def with_own_id(case: Case, interview: Interview) -> Interview:
    """Return it with a new id, whatever id an import brought."""
    taken = {each.id for each in case.interviews}
    number = len(taken) + 1
    while f"r{number}" in taken:
        number += 1
    return structs.replace(interview, id=f"r{number}")


def met(contacts: list[Contact], new: NewContact) -> str:
    """Return the id of somebody they met: a contact with that name or address, or a new one."""
    name, email = new.name.strip(), (new.email or "").strip() or None
    for at, known in enumerate(contacts):
        same_address = email is not None and (known.email or "").casefold() == email.casefold()
        if same_address or (known.name.casefold() == name.casefold() and not (email and known.email)):
            contacts[at] = structs.replace(
                known,
                email=known.email or email,
                phone=known.phone or new.phone or None,
                address=known.address or new.address or None,
                title=known.title or new.title or None,
                prefers=new.prefers if new.prefers != "unknown" else known.prefers,
                style=new.style if new.style != "unknown" else known.style,
            )
            return known.id
    own = id_for(name, [each.id for each in contacts])
    contacts.append(
        Contact(
            id=own,
            name=name,
            part=new.part,
            email=email,
            phone=new.phone or None,
            address=new.address or None,
            style=new.style,
            prefers=new.prefers,
            title=new.title or None,
        )
    )
    return own


def _expectation(request: CaptureRequest) -> Expectation | None:
    """What they said about the answer; empty if they wouldn't say, ``None`` if nothing was noted."""
    said = request.said.strip() or None
    if said is None and request.by is None and request.channel is None:
        return Expectation() if request.no_answer else None
    return Expectation(channel=request.channel, by=request.by, said=said)


def _open_points(request: CaptureRequest) -> tuple[OpenPoint, ...]:
    text = request.left_open.strip()
    if not text:
        return ()
    kind: Literal["question", "concern"] = "question" if text.endswith("?") else "concern"
    return (OpenPoint("open", text, kind, request.answer.strip() or None),)
