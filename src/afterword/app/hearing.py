"""Their words about the answer, turned into the period or date that planning counts with."""

from datetime import date
from typing import cast

from msgspec import structs

from afterword.core.calendar import Calendar
from afterword.core.checks import LONGEST
from afterword.core.facts import Case, Interview, Unit, Within
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.core.zones import their_zone


def heard(case: Case, calendar: Calendar) -> Case:
    """The case with every ``said`` that has neither ``within`` nor ``by`` understood, where it can be.

    Words that mean no date leave the expectation as it was: asked, and no time named.
    """
    for interview in case.interviews:
        expectation = interview.expectation
        if (
            expectation is not None
            and expectation.said is not None
            and expectation.within is None
            and expectation.by is None
        ):
            interviews = tuple(_heard(case, calendar, each, at) for at, each in enumerate(case.interviews))
            return structs.replace(case, interviews=interviews)
    return case


def _heard(case: Case, calendar: Calendar, interview: Interview, at: int) -> Interview:
    expectation = interview.expectation
    if (
        expectation is None
        or expectation.said is None
        or expectation.within is not None
        or expectation.by is not None
    ):
        return interview
    from afterword.core.phrases import understand  # noqa: PLC0415 - most cases come with a date or a period

    moment = interview.ended_at or interview.starts_at
    assert moment is not None  # the checks refuse an interview with neither
    zone = their_zone(case, None, calendar) or calendar.zones[case.candidate.timezone]
    said_on = date.fromordinal(zone.day_of(moment_of(moment)))
    country = case.company.country
    meant = understand(expectation.said, said_on, calendar.days[country, case.company.region], country)
    if meant is None:
        return interview
    if (meant.by - said_on).days > LONGEST["days"]:
        path, found = f"interviews[{at}].expectation.said", f"words that mean {meant.by.isoformat()}"
        raise Fault(path, found, "a time within two years: a later answer is none")
    if meant.within is not None:
        count, unit = meant.within
        understood = structs.replace(expectation, within=Within(count, cast("Unit", unit)))
    else:
        understood = structs.replace(expectation, by=meant.by)
    return structs.replace(interview, expectation=understood)
