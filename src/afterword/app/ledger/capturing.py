"""An interview, noted in a minute: it makes a case, or joins one."""

from typing import Literal

from msgspec import structs

from afterword.app.from_invite.names import id_for, slug
from afterword.app.ledger.books import Books, writable
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.replay import candidate_of, replayed
from afterword.app.ledger.requests import CaptureRequest, NewContact
from afterword.core.facts import Case, Company, Contact, Expectation, Interview, OpenPoint
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import Change, KeptCase, Profile, Taken

_IDS_AT_MOST = 1_000
_LONGEST = 150


def capture(books: Books, caller: Caller, request: CaptureRequest) -> int:
    """The number of the case that the interview is in; ``Fault`` names the field that makes no sense."""
    writable(request.once)
    if request.once is not None:
        done = books.cases.answer(caller.owner, request.once)
        if done is not None:
            return done
    _checked(request)
    if request.case is None:
        return _new(books, caller, request)

    def joined(kept: KeptCase, profile: Profile) -> Change:
        case = _with_interview(replayed(kept, profile), request)
        return books.change_of(case, profile, caller.now, facts=True, later=dict(kept.later))

    books.changed(caller, request.case, joined, request.once)
    return request.case


def _checked(request: CaptureRequest) -> None:
    if request.case is None and not request.company.strip():
        raise Fault("company", "nothing", "the company's name")
    if request.starts_at is None and request.ended_at is None:
        raise Fault("ended_at", "nothing", "when the interview ended, or when it starts")
    if request.answer and not request.left_open:
        raise Fault("left_open", "nothing", "what your answer is about")


def _new(books: Books, caller: Caller, request: CaptureRequest) -> int:
    profile = books.profile(caller)
    base = slug(f"{request.company} {request.role}")[:_LONGEST] or "case"
    company = Company(
        name=request.company.strip(),
        country=request.country or None,
        region=request.region or None,
        timezone=request.timezone or None,
    )
    for number in range(1, _IDS_AT_MOST):
        key = base if number == 1 else f"{base}-{number}"
        bare = Case("afterword.case/1", key, candidate_of(profile), company, request.role.strip())
        case = _with_interview(bare, request)
        change = books.change_of(case, profile, caller.now, facts=True)
        try:
            return books.cases.add(
                caller.owner, key, change, at=moment_of(caller.now), surface=caller.surface, once=request.once
            )
        except Taken:
            continue
    raise Fault("company", f"{_IDS_AT_MOST:,} cases of that name", "another name for the role")


def _with_interview(case: Case, request: CaptureRequest) -> Case:
    contacts = list(case.contacts)
    there = [_contact(contacts, new) for new in request.contacts if new.name.strip()]
    via = case.via
    if request.via.strip():
        via = _contact(contacts, NewContact(name=request.via, part="recruiter"))
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
        case, contacts=tuple(contacts), interviews=(*case.interviews, _named(case, interview)), via=via
    )


def _named(case: Case, interview: Interview) -> Interview:
    """With an id of its own, whatever ids an import brought."""
    taken = {each.id for each in case.interviews}
    number = len(taken) + 1
    while f"r{number}" in taken:
        number += 1
    return structs.replace(interview, id=f"r{number}")


def _contact(contacts: list[Contact], new: NewContact) -> str:
    """The id of somebody met: known already by name or address, or new."""
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
    """What they said about the answer; empty if they would not say, ``None`` if it was not noted."""
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
