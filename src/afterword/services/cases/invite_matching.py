"""Finds the case an invite is about: by its uid, then by the company and people in common."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple

from afterword.core.case import Case, Contact, Interview, Invited
from afterword.ports import Invite
from afterword.services.cases.from_invite.addresses import domain_of, is_free, is_scheduler, label_of
from afterword.services.cases.from_invite.people import slug

_UNNAMED_ROLE: Final = "the position"
_LONG_AGO: Final = datetime.min.replace(tzinfo=UTC)
_LONGEST_UID: Final = 1_000
_MOST: Final = 2_147_483_647
Alike = Literal["sure", "maybe"]


class Place(NamedTuple):
    """An interview in a case: the case's number, the case and the interview."""

    number: int
    case: Case
    interview: Interview


def reference(invite: Invite) -> Invited | None:
    """What an interview stores about its invite; ``None`` if the invite has no uid."""
    uid = invite.uid[:_LONGEST_UID].replace("\0", "")
    if not uid:
        return None
    return Invited(uid, min(max(invite.sequence, 0), _MOST), invite.stamped_at, invite.started_as)


def by_uid(cases: Iterable[tuple[int, Case]], invite: Invite) -> Place | None:
    """The interview that an earlier version of the invite created.

    In a series, it's the one with the same date; an invite for the whole series matches any of them.
    """
    ref = reference(invite)
    if ref is None:
        return None
    for number, case in cases:
        for interview in case.interviews:
            known = interview.invited
            if known is None or known.uid != ref.uid:
                continue
            if None in {known.date, ref.date} or known.date == ref.date:
                return Place(number, case, interview)
    return None


def age(ref: Invited | None) -> tuple[int, datetime]:
    """A greater value is newer."""
    return (0, _LONG_AGO) if ref is None else (ref.sequence, ref.stamped_at or _LONG_AGO)


def at_the_same_time(case: Case, invite: Invite) -> Interview | None:
    """The interview of a case that starts or ends when the invite does."""
    if not invite.dated:
        return None
    for interview in case.interviews:
        if interview.starts_at is not None and interview.starts_at == invite.starts_at:
            return interview
        if (
            interview.starts_at is None
            and invite.ends_at is not None
            and interview.ended_at == invite.ends_at
        ):
            return interview
    return None


def alike(case: Case, company: str, role: str, contacts: Sequence[Contact]) -> Alike | None:
    """How surely a case matches an invite by company and people.

    "sure": somebody with the same address or name, at the same company or if the invite names none. "maybe":
    only one of the two. An agency's recruiter invites for many companies, and a company has many roles; a
    different role with nobody in common is a different case.
    """
    person = any(_same(one, other) for one in case.contacts for other in contacts)
    domains = _domains(contacts)
    own = slug(case.company.name)
    same_company = bool(own) and (slug(company) == own or own.replace("-", "") in map(label_of, domains))
    same_company = same_company or bool(domains & _domains(case.contacts))
    if person and (same_company or not company):
        return "sure"
    return "maybe" if person or (same_company and same_role(role, case.role)) else None


def same_role(one: str, other: str) -> bool:
    """Whether two roles can be the same: one contains the other, or one is missing."""
    first, second = one.casefold().strip(), other.casefold().strip()
    if not first or not second or _UNNAMED_ROLE in {first, second}:
        return True
    return first in second or second in first


def _same(one: Contact, other: Contact) -> bool:
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return bool(slug(one.name)) and slug(one.name) == slug(other.name)


def _domains(contacts: Iterable[Contact]) -> set[str]:
    found = {domain_of(each.email or "") for each in contacts}
    return {each for each in found if each and not is_free(each) and not is_scheduler(each)}
