"""What a text may lean on, gathered from a case for one person."""

from afterword.app.addressing import latest_interview
from afterword.core.calendar import Calendar
from afterword.core.facts import Case, Interview
from afterword.core.fault import Fault
from afterword.core.moments import Day, moment_of
from afterword.core.notes.about import About


def about(case: Case, contact: str | None, calendar: Calendar) -> About:
    """The facts for a text to ``contact``, an id (``None``: to nobody of the case); ``Fault`` if unknown."""
    people = {each.id: each for each in case.contacts}
    person = None
    if contact is not None:
        person = people.get(contact)
        if person is None:
            names = ", ".join(repr(each) for each in list(people)[:8]) or "none: the case has no contacts"
            raise Fault("contact", repr(contact), f"the id of a contact ({names})")
    interview = _interview(case, contact)
    if interview is None:
        return About(case, person, None, (), case.contacts, (), ())
    panel = tuple(people[each] for each in interview.contacts if each in people) or case.contacts
    days = _days(case, interview, calendar)
    return About(case, person, interview, days, panel, interview.open_points, interview.highlights)


def _interview(case: Case, contact: str | None) -> Interview | None:
    """The latest that they took part in, else the latest of all."""
    theirs = tuple(each for each in case.interviews if contact in each.contacts)
    return latest_interview(case, theirs) if theirs else latest_interview(case, case.interviews)


def _days(case: Case, interview: Interview, calendar: Calendar) -> tuple[Day, ...]:
    """Its date as it was written, by the candidate's clock and by the company's, without repeats."""
    moment = interview.starts_at or interview.ended_at
    if moment is None:
        return ()
    names = (case.candidate.timezone, case.company.timezone)
    found = [calendar.zones[name].day_of(moment_of(moment)) for name in names if name]
    return tuple(dict.fromkeys((*found, moment.date().toordinal())))
