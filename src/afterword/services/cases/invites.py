"""Applies an invite to a person's cases: creates a case, adds a round, moves or cancels an interview.

Nothing changes on a guess. If it isn't clear which case an invite is about, ``DoubtError`` lists the
candidates, and the same request with ``about`` settles it.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal, NamedTuple

import msgspec
from msgspec import structs

from afterword.core.case import Case, Contact, Interview
from afterword.core.errors import InputError, Phrase
from afterword.ports import CaseChange, CaseRecord, Invite, InviteError, Profile
from afterword.services.cases.capture import met, with_own_id
from afterword.services.cases.case_from_invite import draft_from_invites
from afterword.services.cases.from_invite.meetings import newest
from afterword.services.cases.from_invite.people import AnswersError
from afterword.services.cases.invite_matching import (
    Place,
    age,
    alike,
    at_the_same_time,
    by_uid,
    reference,
    same_role,
)
from afterword.services.cases.replay import case_of_record
from afterword.services.cases.schemas import Invitation, InviteRequest, InviteResult, NewContact
from afterword.services.context import Caller, NotFound, Services
from afterword.services.damage import readable
from afterword.services.inbox.classify import raw_bytes
from afterword.services.transfer.schemas import ImportRequest
from afterword.services.transfer.transfer import import_cases

Why = Literal["which", "noted", "no_newer"]
_FOUND: Final[dict[Why, str]] = {
    "which": "an invite that may be about a case you have",
    "noted": "the cancellation of an interview that you have notes of",
    "no_newer": "another time for the same meeting, in an invite that's no newer",
}
_UNNAMED: Final = "?"
_OVER: Final = frozenset({"rejected", "accepted", "declined", "closed"})
_TRIES: Final = 100
_SHOWN: Final = 20


class Choice(NamedTuple):
    """A case that an invite may be about."""

    case: int
    company: str
    role: str


class DoubtError(InputError):
    """An invite may be about several cases, or none of them: the person has to say."""

    def __init__(self, why: Why, choices: Sequence[Choice]) -> None:
        named = ", ".join(f"{each.case} ({each.company}, {each.role})" for each in choices)
        self.why, self.choices = why, tuple(choices)
        self.new = why == "which"
        super().__init__(
            "about", _FOUND[why], f"the case that it's about: {named}{', or new' if self.new else ''}"
        )


def take_invite(services: Services, caller: Caller, request: InviteRequest) -> Invitation:
    """Apply a calendar file to the caller's cases. Raises ``InputError``, or ``DoubtError`` to ask."""
    return _Taking(services, caller, request).taken()


class _Taking:
    """One request in progress: the caller's cases and the meetings in the file."""

    def __init__(self, services: Services, caller: Caller, request: InviteRequest) -> None:
        self._services, self._caller, self._request = services, caller, request
        self._profile = services.profile(caller)
        if not request.data.strip():
            raise InputError("data", "nothing", "an .ics file, or its text")
        zone = self._profile.zone
        self._meetings = newest(
            services.invites()(
                raw_bytes(request.data),
                candidate_email=self._profile.email or None,
                fallback_zone=zone,
                around=caller.now,
            )
        )
        self._cases = [
            (kept.id, case)
            for kept, case in readable(
                services.cases.iterate(caller.owner), lambda kept: case_of_record(kept, self._profile)
            )
        ]
        self._notices: list[str] = []
        self._me: dict[str, Any] = {"name": self._profile.name, "timezone": zone}
        if self._profile.email:
            self._me["email"] = self._profile.email

    def taken(self) -> Invitation:
        done: list[InviteResult] = []
        number: int | None = None
        rest: list[Invite] = []
        for meeting in self._meetings:
            place = by_uid(self._cases, meeting) or self._cancels(meeting)
            if place is None:
                rest.append(meeting)
                continue
            number = place.number
            done.append(self._renewed(place, meeting))
        standing = [each for each in rest if not each.cancelled]
        if standing:
            number, more = self._placed(standing)
            done += more
        if number is None:
            found = Phrase("the cancellation of a meeting that none of your cases has")
            raise InviteError("", found, "an invite, or the cancellation of one that you took in before")
        return Invitation(number, tuple(done), tuple(dict.fromkeys(self._notices)))

    def _cancels(self, meeting: Invite) -> Place | None:
        """The interview a cancellation is about, if the interview wasn't created by its invite."""
        if not meeting.cancelled:
            return None
        people = [
            Contact(id="?", name=each.name or each.email, email=each.email or None)
            for each in meeting.people
            if not each.email or each.email != self._profile.email.casefold()
        ]
        found = [
            Place(number, case, interview)
            for number, case in self._cases
            if alike(case, "", "", people) == "sure"
            and (interview := at_the_same_time(case, meeting)) is not None
        ]
        return found[0] if len(found) == 1 else None

    def _renewed(self, place: Place, meeting: Invite) -> InviteResult:
        """What a new version of an interview's own invite changes."""
        interview, ref = place.interview, reference(meeting)
        before = _when(interview)
        sure = self._request.about == place.number
        if age(ref) < age(interview.invited) and not sure:
            return InviteResult("older", before)
        if meeting.cancelled:
            noted = interview.expectation or interview.open_points or interview.highlights
            if noted and not sure:
                raise DoubtError("noted", [self._choice(place.number, place.case)])
            self._change(place.number, lambda case: _without(case, interview.id))
            return InviteResult("cancelled", before)
        table = self._draft([meeting], place.case.company.name)
        (fresh,), contacts = _parts(table)
        same_start = at_the_same_time(place.case, meeting) == interview
        same_end = interview.ended_at in {None, fresh.ended_at}
        known = {each.email or each.name for each in place.case.contacts if each.id in interview.contacts}
        there = {each.email or each.name for each in contacts if each.id in fresh.contacts}
        is_newer = age(ref) > age(interview.invited)
        if same_start and (not is_newer or (same_end and there == known)):
            return InviteResult("same", before)
        if not (is_newer or same_start or sure):
            raise DoubtError("no_newer", [self._choice(place.number, place.case)])

        def renewed(case: Case) -> Case:
            return _with(case, fresh, contacts, interview.id)

        self._change(place.number, renewed)
        return InviteResult("updated" if same_start else "moved", before, _when(fresh))

    def _placed(self, meetings: list[Invite]) -> tuple[int, list[InviteResult]]:
        """Meetings that aren't in any case yet: placed in the case they're surely about, or in a new one."""
        table = self._draft(meetings, self._request.company or _UNNAMED, guess=not self._request.company)
        named = table["company"].get("name", "")
        company = "" if named == _UNNAMED else str(named)
        interviews, contacts = _parts(table)
        about = self._request.about
        target: tuple[int, Case] | None = None
        if isinstance(about, int):
            target = next((each for each in self._cases if each[0] == about), None)
            if target is None:
                raise NotFound
        elif about is None:
            target = self._target(company, str(table["role"]), contacts, meetings)
        if target is None:
            if not company:
                wanted = 'name under [company] in the answers, such as name = "Northwind"'
                raise AnswersError("company.name", "no company in the invite", wanted)
            number = self._made(table, interviews, own=about == "new")
            return number, [InviteResult("made", None, _when(each)) for each in interviews]
        number, case = target
        done: list[InviteResult] = []
        for interview, meeting in zip(interviews, meetings, strict=True):
            known = at_the_same_time(case, meeting)
            if known is None:
                self._change(number, lambda old, fresh=interview: _with(old, fresh, contacts, None))
                done.append(InviteResult("added", None, _when(interview)))
                continue
            if known.invited is None:
                self._change(number, lambda old, own=known.id, fresh=interview: _signed(old, own, fresh))
            done.append(InviteResult("same", _when(known)))
        return number, done

    def _target(
        self, company: str, role: str, contacts: Sequence[Contact], meetings: Sequence[Invite]
    ) -> tuple[int, Case] | None:
        """The case the invite is surely about, if any. Raises ``DoubtError`` if it isn't clear."""
        matched = [
            (each, how)
            for each in self._cases
            if (how := alike(each[1], company, role, contacts)) is not None
        ]
        sure = [each for each, how in matched if how == "sure"]
        there = [each for each in sure if any(at_the_same_time(each[1], meeting) for meeting in meetings)]
        if len(there) == 1:
            return there[0]
        if len(sure) == 1 and same_role(role, sure[0][1].role) and not self._is_over(sure[0][0]):
            return sure[0]
        if not matched:
            return None
        choices = [self._choice(*each) for each, _ in matched[:_SHOWN]]
        raise DoubtError("which", choices)

    def _is_over(self, number: int) -> bool:
        return self._services.opened(self._caller, number, self._profile).plan.stage in _OVER

    def _made(self, table: dict[str, Any], interviews: Sequence[Interview], *, own: bool) -> int:
        """Create a new case; if its id already exists, only if the person said so."""
        base = str(table["id"])
        for number in range(1, _TRIES):
            key = base if number == 1 else f"{base[:190]}-{number}"
            kept = self._services.cases.find(self._caller.owner, key)
            if kept is None:
                break
            if not own:
                choice = self._choice(kept.id, case_of_record(kept, self._profile))
                raise DoubtError("which", [choice])
        with_invites = [msgspec.to_builtins(each) for each in interviews]
        whole = msgspec.json.encode({**table, "id": key, "interviews": with_invites})
        brought = import_cases(self._services, self._caller, ImportRequest(cases=(msgspec.Raw(whole),)))
        if brought.faults:
            raise brought.faults[0][1]
        made = self._services.cases.find(self._caller.owner, key)
        if made is None:
            raise NotFound
        return made.id

    def _draft(self, meetings: Sequence[Invite], company: str, *, guess: bool = False) -> dict[str, Any]:
        """The case's table made from the meetings, each interview with its invite."""
        answers: dict[str, Any] = {"candidate": self._me}
        country = self._services.engine.country_of_zone
        try:
            if company and not guess:
                answers["company"] = {"name": company}
            draft = draft_from_invites(meetings, answers, country)
        except AnswersError as fault:
            if fault.path != "company.name" or not guess:
                raise
            draft = draft_from_invites(meetings, {**answers, "company": {"name": _UNNAMED}}, country)
        for meeting in meetings:
            self._notices += meeting.notices
        self._notices += draft.notices
        table: dict[str, Any] = draft.table
        table["interviews"] = [
            {**interview, "invited": reference(meeting)}
            for interview, meeting in zip(table["interviews"], meetings, strict=True)
        ]
        return table

    def _change(self, number: int, make: Any) -> None:
        def changed(kept: CaseRecord, profile: Profile) -> CaseChange:
            case = make(case_of_record(kept, profile))
            return self._services.change_of(
                case, profile, self._caller.now, facts=True, snoozed=dict(kept.snoozed)
            )

        self._services.changed(self._caller, number, changed)
        kept = self._services.cases.get(self._caller.owner, number)
        if kept is not None:
            self._cases = [
                (each, case_of_record(kept, self._profile) if each == number else case)
                for each, case in self._cases
            ]

    def _choice(self, number: int, case: Case) -> Choice:
        return Choice(number, case.company.name, case.role)


def _parts(table: dict[str, Any]) -> tuple[tuple[Interview, ...], tuple[Contact, ...]]:
    """A draft's interviews and contacts."""
    return (
        tuple(msgspec.convert(each, Interview) for each in msgspec.to_builtins(table["interviews"])),
        tuple(msgspec.convert(each, Contact) for each in msgspec.to_builtins(table["contacts"])),
    )


def _with(case: Case, fresh: Interview, contacts: Sequence[Contact], own: str | None) -> Case:
    """The case with a new interview, or with an interview's current time and people."""
    known = list(case.contacts)
    ids = {each.id: met(known, _new(each)) for each in contacts if each.id in fresh.contacts}
    there = tuple(dict.fromkeys(ids[each] for each in fresh.contacts if each in ids))
    if own is None:
        made = with_own_id(case, structs.replace(fresh, contacts=there))
        return structs.replace(case, contacts=tuple(known), interviews=(*case.interviews, made))
    interviews = tuple(
        structs.replace(
            each,
            starts_at=fresh.starts_at,
            ended_at=fresh.ended_at,
            format=fresh.format or each.format,
            contacts=there or each.contacts,
            invited=fresh.invited or each.invited,
        )
        if each.id == own
        else each
        for each in case.interviews
    )
    return structs.replace(case, contacts=tuple(known), interviews=interviews)


def _signed(case: Case, own: str, fresh: Interview) -> Case:
    """The case with an interview's invite stored, so that later versions are recognized."""
    interviews = tuple(
        structs.replace(each, invited=fresh.invited) if each.id == own else each for each in case.interviews
    )
    return structs.replace(case, interviews=interviews)


def _without(case: Case, own: str) -> Case:
    return structs.replace(case, interviews=tuple(each for each in case.interviews if each.id != own))


def _new(contact: Contact) -> NewContact:
    return NewContact(name=contact.name, part=contact.part or "interviewer", email=contact.email)


def _when(interview: Interview) -> str | None:
    moment = interview.starts_at or interview.ended_at
    return None if moment is None else moment.isoformat()
