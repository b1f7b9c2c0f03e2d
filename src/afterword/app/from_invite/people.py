"""The persons of the invites as the case's contacts."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from afterword.app.from_invite.addresses import domain_of, is_machine, is_scheduler
from afterword.app.from_invite.names import full_name, person_key, words_of
from afterword.app.from_invite.whoami import Candidate
from afterword.ports import Invite, Person

Part = Literal["hiring_manager", "interviewer", "recruiter", "coordinator"]

_BOXES: Final = re.compile(
    r"(.*[._-])?(recruit(ing|ment|er|ers)?|talent([._-]?(acquisition|team))?|people([._-]?(team|ops))?|hr"
    r"|careers?|jobs?"
    r"|hiring|human[._-]?resources|staffing|ta)([._-].*)?",
    re.IGNORECASE,
)
_TITLES: Final[tuple[tuple[re.Pattern[str], Part], ...]] = (
    (re.compile(r"\b(hiring manager|line manager)\b", re.IGNORECASE), "hiring_manager"),
    (re.compile(r"\b(coordinat\w+|scheduler|scheduling)\b", re.IGNORECASE), "coordinator"),
    (
        re.compile(
            r"\b(recruit\w*|talent|sourcer|human resources|hr|people (partner|team|ops))\b", re.IGNORECASE
        ),
        "recruiter",
    ),
)
_READ: Final = 20_000


def contacts_of(invites: Sequence[Invite], candidate: Candidate) -> list[Person]:
    """Everybody in the invites who may be written to, each once: not the candidate, and no machine."""
    people: dict[str, Person] = {}
    for invite in invites:
        for person in invite.people:
            if candidate.is_(person) or (person.email and is_machine(person.email)):
                continue
            key = person_key(person)
            known = people.get(key)
            if known is None or (person.name and not known.name):
                people[key] = person
    found = list(people.values())
    real = [each for each in found if not is_scheduler(domain_of(each.email))]
    return real or found


def part_of(person: Person, invites: Sequence[Invite]) -> Part:
    """What the person is in the matter, as a title beside the name says; an interviewer if nothing does."""
    name = full_name(person)
    for invite in invites:
        title = _title_beside(name, invite.description[:_READ])
        for pattern, part in _TITLES:
            if pattern.search(title):
                return part
    if person.is_organizer and (
        _BOXES.fullmatch(person.email.partition("@")[0]) or _TITLES[2][0].search(person.name)
    ):
        return "recruiter"
    return "interviewer"


def _title_beside(name: str, text: str) -> str:
    """What stands beside a name: "Dana Whitfield (Hiring Manager)", "your recruiter, Dana", or nothing."""
    words = words_of(name)
    if not words:
        return ""
    found = []
    for spelling in dict.fromkeys((name, name.split(maxsplit=1)[0])):
        here = re.escape(spelling)
        after = re.search(
            rf"\b{here}\b\s*(?:[,(\[:|\u2013\u2014-]|\bis\b)\s*(?:(?:your|our|the)\b\s*)?([^,.;\n)\]]{{2,60}})",
            text,
            re.IGNORECASE,
        )
        before = re.search(
            rf"\b(?:your|our|the)\s+([^,.;:\n()]{{2,40}}?)[,:]?\s+{here}\b", text, re.IGNORECASE
        )
        line = re.search(rf"^\s*([^,.;:\n()]{{2,40}}?)\s*:\s*{here}\s*$", text, re.IGNORECASE | re.MULTILINE)
        found += [match[1] for match in (after, before, line) if match]
    return " / ".join(found)
