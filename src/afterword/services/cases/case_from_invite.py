"""Makes a case from its invites and from what the candidate learned in the interviews."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, time, timedelta
from typing import Final, NamedTuple

from afterword.core.errors import Phrase
from afterword.ports import Invite, Invitee, InviteError
from afterword.services.cases.from_invite.answers import laid_over, table_in
from afterword.services.cases.from_invite.employer import EmployerClues, company_in, role_of, zone_key
from afterword.services.cases.from_invite.meetings import format_of, newest
from afterword.services.cases.from_invite.people import (
    AnswersError,
    InvitedCandidate,
    candidate_of,
    contacts_of,
    full_name,
    id_for,
    part_in_title,
    person_key,
    slug,
)

_UNNAMED_ROLE: Final = "the position"
_LONGEST_ID: Final = 200


class InvitedCase(NamedTuple):
    """A case in its JSON form, and sentences about what was guessed."""

    table: dict[str, object]
    notices: tuple[str, ...]


def case_from_invites(invites: Sequence[Invite], answers: Mapping[str, object]) -> dict[str, object]:
    """The case made from invites and answers, without notices. See ``draft_from_invites``."""
    return draft_from_invites(invites, answers).table


def _nowhere(zone: str) -> str | None:
    """No country."""
    del zone
    return None


def draft_from_invites(
    invites: Sequence[Invite],
    answers: Mapping[str, object],
    country_of_zone: Callable[[str], str | None] = _nowhere,
) -> InvitedCase:
    """Make a case from invites and answers, with a notice for every guess the answers don't settle.

    ``answers`` has any of a case's keys, and overrides the invites. Invites for one meeting count once, in
    the newest version; canceled ones are dropped. Raises ``InviteError`` if no meeting is left, and
    ``AnswersError`` if an answer is needed or can't be placed.
    """
    notices: list[str] = []
    standing = _standing(invites)
    given = table_in(answers, "candidate")
    candidate = candidate_of(standing, given, notices)
    people = contacts_of(standing, candidate)
    contacts, ids = _contacts(people, standing)
    names = [candidate.name, *(full_name(person) for person in people)]
    asked = EmployerClues(standing, people, names, candidate.email)
    company = company_in(asked, table_in(answers, "company"), notices, country_of_zone)
    role = role_of(standing, names)
    if role is None and "role" not in answers:
        notices.append(
            f"The invite names no role; {_UNNAMED_ROLE!r} stands for it until the answers do (role)."
        )
    table: dict[str, object] = {
        "schema": "afterword.case/1",
        "candidate": _candidate(candidate, given, standing, notices),
        "company": company,
        "role": role or _UNNAMED_ROLE,
        "contacts": contacts,
        "interviews": [_interview(invite, at, ids) for at, invite in enumerate(standing, 1)],
    }
    table = laid_over(table, answers)
    final = table["company"]
    if isinstance(final, dict) and not final.get("name"):
        wanted = 'name under [company] in the answers, such as name = "Northwind"'
        raise AnswersError("company.name", "no company in the invite", wanted)
    if "id" not in table:
        name = final.get("name") if isinstance(final, dict) else ""
        table["id"] = (
            slug(f"{name} {table['role'] if role or 'role' in answers else ''}")[:_LONGEST_ID] or "case"
        )
    return InvitedCase(table, tuple(notices))


def _standing(invites: Sequence[Invite]) -> list[Invite]:
    """The meetings that take place."""
    meetings = newest(invites)
    standing = [invite for invite in meetings if not invite.cancelled]
    if standing:
        return standing
    if not meetings:
        raise InviteError("", "no meeting", "an invite to an interview")
    shown = ", ".join(
        f"{invite.title or 'a meeting'!r}" + (f" on {invite.starts_at:%Y-%m-%d}" if invite.dated else "")
        for invite in meetings[:5]
    )
    raise InviteError(
        "",
        Phrase("only cancelled meetings ({shown})", shown=shown),
        "an invite to an interview that takes place",
    )


def _candidate(
    candidate: InvitedCandidate, given: Mapping[str, object], invites: Sequence[Invite], notices: list[str]
) -> dict[str, object]:
    table: dict[str, object] = {"name": candidate.name}
    if candidate.email:
        table["email"] = candidate.email
    if "timezone" not in given:
        zone = next((key for invite in invites if (key := zone_key(invite)) and invite.zone_from), None)
        if zone is None:
            wanted = (
                "your time zone, such as Europe/Paris (--zone, or timezone under [candidate] in the answers)"
            )
            raise AnswersError("candidate.timezone", "nothing, and no zone in the invite", wanted)
        table["timezone"] = zone
        notices.append(
            f"You are taken to be on the invite's time, {zone}; if you are not, say so with --zone."
        )
    return table


def _contacts(
    people: Sequence[Invitee], invites: Sequence[Invite]
) -> tuple[list[dict[str, object]], dict[str, str]]:
    contacts: list[dict[str, object]] = []
    ids: dict[str, str] = {}
    for person in people:
        name = full_name(person)
        own = ids[person_key(person)] = id_for(name, ids.values())
        contact: dict[str, object] = {"id": own, "name": name, "part": part_in_title(person, invites)}
        if person.email:
            contact["email"] = person.email
        contacts.append(contact)
    return contacts, ids


def _interview(invite: Invite, number: int, ids: Mapping[str, str]) -> dict[str, object]:
    """An interview that ends when the invite says, or at the end of its day if the invite has no time.

    Its contacts keep the invite's order; ``ids`` are by ``person_key``.
    """
    table: dict[str, object] = {"id": f"r{number}", "starts_at": invite.starts_at}
    ended_at = invite.ends_at
    if invite.all_day is not None:
        ended_at = datetime.combine(invite.all_day + timedelta(days=1), time(), invite.starts_at.tzinfo)
    if ended_at is not None:
        table["ended_at"] = ended_at
    held = format_of(invite)
    if held is not None:
        table["format"] = held
    present = dict.fromkeys(person_key(person) for person in invite.people if person.attends)
    table["contacts"] = [ids[key] for key in present if key in ids]
    return table
