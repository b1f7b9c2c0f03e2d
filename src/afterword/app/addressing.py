"""Whom a kind of text is for, where nobody was named."""

from datetime import datetime

from afterword.core.facts import Case, Contact, Interview
from afterword.core.fault import Fault
from afterword.core.notes.kinds import Kind

_CALLED_FIRST = ("hiring_manager", "interviewer")


def addressees(kind: Kind, case: Case) -> tuple[str | None, ...]:
    """Contact ids: a thank-you goes to everyone of the latest interview, all else to the call contact."""
    if not kind.person:
        return (None,)
    people = panel(case)
    if kind.id == "thank_you":
        return tuple(each.id for each in people)
    return (case.via or call_contact(people).id,) if people else ()


def panel(case: Case) -> tuple[Contact, ...]:
    """The people of the latest interview in its order; those of the case where it names none."""
    latest = latest_interview(case)
    by_id = {each.id: each for each in case.contacts}
    if latest is not None and latest.contacts:
        return tuple(by_id[each] for each in latest.contacts)
    return case.contacts


def latest_interview(case: Case, among: tuple[Interview, ...] | None = None) -> Interview | None:
    """The interview that began last, of the case or of those given."""
    return max(case.interviews if among is None else among, key=_begun, default=None)


def _begun(interview: Interview) -> datetime:
    moment = interview.starts_at or interview.ended_at
    if moment is None:
        raise Fault("case.interviews", "neither starts_at nor ended_at", "at least one of them")
    return moment


def call_contact(people: tuple[Contact, ...]) -> Contact:
    """The first hiring manager, else the first interviewer, else the first (``policy.md``)."""
    for part in _CALLED_FIRST:
        for each in people:
            if each.part == part:
                return each
    return people[0]
