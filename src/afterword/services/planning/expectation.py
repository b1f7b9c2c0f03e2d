"""Turns their words about the answer into the period or date that planning uses."""

from datetime import date
from typing import cast

from msgspec import structs

from afterword.core.case import Case, Duration, Interview, Unit
from afterword.core.case_checks import LONGEST
from afterword.core.delivery import their_zone
from afterword.core.errors import InputError, Phrase
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import instant_of


def heard(case: Case, calendar: Calendar) -> Case:
    """The case with every ``said`` read, if it has no ``within`` or ``by``.

    Words that don't give a date leave the expectation unchanged: asked, but no time named.
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
    from afterword.core.dates import understand  # noqa: PLC0415 - most cases come with a date or a period

    moment = interview.ended_at or interview.starts_at
    assert moment is not None  # The checks refuse an interview with neither.
    zone = their_zone(case, None, calendar) or calendar.zones[case.candidate.timezone]
    said_on = date.fromordinal(zone.day_of(instant_of(moment)))
    country = case.company.country
    meant = understand(expectation.said, said_on, calendar.days[country, case.company.region], country)
    if meant is None:
        return interview
    if (meant.by - said_on).days > LONGEST["days"]:
        path, found = (
            f"interviews[{at}].expectation.said",
            Phrase("words that mean {day}", day=meant.by.isoformat()),
        )
        raise InputError(path, found, "a time within two years: a later answer is none")
    if meant.within is not None:
        count, unit = meant.within
        understood = structs.replace(expectation, within=Duration(count, cast("Unit", unit)))
    else:
        understood = structs.replace(expectation, by=meant.by)
    return structs.replace(interview, expectation=understood)
