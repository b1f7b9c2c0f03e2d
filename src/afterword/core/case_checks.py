"""Checks that types can't express: a case has to make sense before it can be planned.

Each check raises ``InputError`` at the first problem.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, cast, get_args

from afterword.core.case import Case, Event, Interview, NoCalls
from afterword.core.delivery import their_zone
from afterword.core.errors import InputError, Phrase
from afterword.core.time.calendar import Calendar, Days
from afterword.core.time.instants import Zone, instant_of

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2190
LONGEST: Final = {"days": 731, "business_days": 500, "weeks": 104, "months": 24}
_SHOWN_AT_MOST: Final = 8
_LONGEST_REGION: Final = 3
_ABOUT_SOMEBODY: Final = frozenset(kind for kind in get_args(Event) if "contact" in kind.__struct_fields__)


def check_case(case: Case, calendar: Calendar) -> None:
    """Raise ``InputError`` unless time zones, countries and ids exist and the times are in order."""
    known_zone(calendar.zones, case.candidate.timezone, "candidate.timezone")
    company = case.company
    if company.timezone is not None:
        known_zone(calendar.zones, company.timezone, "company.timezone")
    known_country(calendar.days, company.country, company.region, "company.")
    known = _contacts(case, calendar)
    if case.via is not None and case.via not in known:
        raise InputError("via", repr(case.via), _one_of(known))
    seen: set[str] = set()
    for at, interview in enumerate(case.interviews):
        if interview.id in seen:
            raise InputError(
                f"interviews[{at}].id",
                Phrase("{id} a second time", id=repr(interview.id)),
                "an id of its own",
            )
        seen.add(interview.id)
        _interview(case, calendar, interview, at, known)
    for at, event in enumerate(case.events):
        _event(event, at, known)


def known_zone(zones: Mapping[str, Zone], name: str, path: str) -> None:
    """Raise ``InputError`` at ``path`` unless it's a known time zone."""
    try:
        zones[name]
    except KeyError:
        raise InputError(path, repr(name), "an IANA time zone such as 'America/Chicago'") from None


def known_country(
    days: Mapping[tuple[str | None, str | None], Days],
    country: str | None,
    region: str | None,
    prefix: str,
) -> None:
    """Raise ``InputError`` at ``country`` or ``region`` (after ``prefix``) unless they're known codes."""
    try:
        days[country, region]
    except KeyError:
        wanted = Phrase(
            "an ISO 3166-1 alpha-2 country such as 'US' (the United Kingdom's is 'GB')"
            if country == "UK"
            else "an ISO 3166-1 alpha-2 country such as 'US'"
        )
        raise InputError(f"{prefix}country", repr(country), wanted) from None
    if region is not None:
        if country is None:
            raise InputError(
                f"{prefix}region",
                Phrase("{region} without a country", region=repr(region)),
                "a region of a country",
            )
        if len(region) > _LONGEST_REGION or not region.isalnum() or region != region.upper():
            wanted = Phrase(
                "the part of an ISO 3166-2 code after the dash, such as 'IL' of '{country}-IL'",
                country=country,
            )
            raise InputError(f"{prefix}region", repr(region), wanted)


def _contacts(case: Case, calendar: Calendar) -> dict[str, None]:
    known: dict[str, None] = {}
    for at, contact in enumerate(case.contacts):
        if contact.id in known:
            raise InputError(
                f"contacts[{at}].id", Phrase("{id} a second time", id=repr(contact.id)), "an id of its own"
            )
        if contact.timezone is not None:
            known_zone(calendar.zones, contact.timezone, f"contacts[{at}].timezone")
        known[contact.id] = None
    return known


def _interview(case: Case, calendar: Calendar, interview: Interview, at: int, known: Collection[str]) -> None:
    starts, ends = interview.starts_at, interview.ended_at
    if starts is None and ends is None:
        raise InputError(f"interviews[{at}]", "neither starts_at nor ended_at", "at least one of them")
    if starts is not None and ends is not None and ends < starts:
        wanted = Phrase("a moment not before starts_at ({starts})", starts=starts.isoformat())
        raise InputError(f"interviews[{at}].ended_at", ends.isoformat(), wanted)
    for place, contact in enumerate(interview.contacts):
        if contact not in known:
            raise InputError(f"interviews[{at}].contacts[{place}]", repr(contact), _one_of(known))
    expectation = interview.expectation
    if expectation is None:
        return
    within = expectation.within
    if within is not None and within.count > LONGEST[within.unit]:
        found = f"{within.count} {within.unit}"
        wanted = Phrase("at most {longest}, two years: a later answer is none", longest=LONGEST[within.unit])
        raise InputError(f"interviews[{at}].expectation.within.count", found, wanted)
    if expectation.by is not None:
        day = _day_of(case, calendar, interview)
        if expectation.by < day:
            wanted = Phrase("a date not before the interview ({day})", day=day.isoformat())
            raise InputError(f"interviews[{at}].expectation.by", expectation.by.isoformat(), wanted)


def _day_of(case: Case, calendar: Calendar, interview: Interview) -> date:
    """The interview's date: as written or by their clock, whichever is earlier."""
    moment = interview.ended_at or interview.starts_at
    assert moment is not None
    zone = their_zone(case, None, calendar)
    written = moment.date()
    if zone is None:
        return written
    return min(written, date.fromordinal(zone.day_of(instant_of(moment))))


def _event(event: Event, at: int, known: Collection[str]) -> None:
    if type(event) in _ABOUT_SOMEBODY:
        contact: str | None = cast("NoCalls", event).contact
        if contact is not None and contact not in known:
            raise InputError(f"events[{at}].contact", repr(contact), _one_of(known))


def _one_of(known: Collection[str]) -> str:
    if not known:
        return Phrase("the id of a contact (the case has no contacts)")
    names = [repr(name) for name in list(known)[:_SHOWN_AT_MOST]]
    more = ", …" if len(known) > _SHOWN_AT_MOST else ""
    return Phrase("the id of a contact: {names}", names=f"{', '.join(names)}{more}")
