"""What types cannot say: a case must make sense before it is planned.

Each check raises ``Fault`` at the first thing that is wrong.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, cast

from afterword.core.calendar import Calendar, Days
from afterword.core.facts import (
    AutoReply,
    Bounce,
    CallMade,
    Case,
    Event,
    Instruction,
    Interview,
    NoCalls,
    NoteSent,
    Reply,
)
from afterword.core.fault import Fault
from afterword.core.moments import Zone, moment_of
from afterword.core.zones import their_zone

FIRST_YEAR: Final = 1970
LAST_YEAR: Final = 2190
LONGEST: Final = {"days": 731, "business_days": 500, "weeks": 104, "months": 24}
_SHOWN_AT_MOST: Final = 8
_LONGEST_REGION: Final = 3
_ABOUT_SOMEBODY: Final = frozenset((NoteSent, CallMade, Reply, AutoReply, Bounce, Instruction, NoCalls))


def check(case: Case, calendar: Calendar) -> None:
    """Raise ``Fault`` unless zones, country and ids are known and the times follow one another."""
    known_zone(calendar.zones, case.candidate.timezone, "candidate.timezone")
    company = case.company
    if company.timezone is not None:
        known_zone(calendar.zones, company.timezone, "company.timezone")
    known_country(calendar.days, company.country, company.region, "company.")
    known = _contacts(case, calendar)
    if case.via is not None and case.via not in known:
        raise Fault("via", repr(case.via), _one_of(known))
    seen: set[str] = set()
    for at, interview in enumerate(case.interviews):
        if interview.id in seen:
            raise Fault(f"interviews[{at}].id", f"{interview.id!r} a second time", "an id of its own")
        seen.add(interview.id)
        _interview(case, calendar, interview, at, known)
    for at, event in enumerate(case.events):
        _event(event, at, known)


def known_zone(zones: Mapping[str, Zone], name: str, path: str) -> None:
    """Raise ``Fault`` at ``path`` unless the zone is known."""
    try:
        zones[name]
    except KeyError:
        raise Fault(path, repr(name), "an IANA time zone such as 'America/Chicago'") from None


def known_country(
    days: Mapping[tuple[str | None, str | None], Days],
    country: str | None,
    region: str | None,
    prefix: str,
) -> None:
    """Raise ``Fault`` at ``country`` or ``region``, behind the prefix, unless they are known codes."""
    try:
        days[country, region]
    except KeyError:
        hint = " (the United Kingdom's is 'GB')" if country == "UK" else ""
        wanted = f"an ISO 3166-1 alpha-2 country such as 'US'{hint}"
        raise Fault(f"{prefix}country", repr(country), wanted) from None
    if region is not None:
        if country is None:
            raise Fault(f"{prefix}region", f"{region!r} without a country", "a region of a country")
        if len(region) > _LONGEST_REGION or not region.isalnum() or region != region.upper():
            wanted = f"the part of an ISO 3166-2 code after the dash, such as 'IL' of '{country}-IL'"
            raise Fault(f"{prefix}region", repr(region), wanted)


def _contacts(case: Case, calendar: Calendar) -> dict[str, None]:
    known: dict[str, None] = {}
    for at, contact in enumerate(case.contacts):
        if contact.id in known:
            raise Fault(f"contacts[{at}].id", f"{contact.id!r} a second time", "an id of its own")
        if contact.timezone is not None:
            known_zone(calendar.zones, contact.timezone, f"contacts[{at}].timezone")
        known[contact.id] = None
    return known


def _interview(case: Case, calendar: Calendar, interview: Interview, at: int, known: Collection[str]) -> None:
    starts, ends = interview.starts_at, interview.ended_at
    if starts is None and ends is None:
        raise Fault(f"interviews[{at}]", "neither starts_at nor ended_at", "at least one of them")
    if starts is not None and ends is not None and ends < starts:
        wanted = f"a moment not before starts_at ({starts.isoformat()})"
        raise Fault(f"interviews[{at}].ended_at", ends.isoformat(), wanted)
    for place, contact in enumerate(interview.contacts):
        if contact not in known:
            raise Fault(f"interviews[{at}].contacts[{place}]", repr(contact), _one_of(known))
    expectation = interview.expectation
    if expectation is None:
        return
    within = expectation.within
    if within is not None and within.count > LONGEST[within.unit]:
        found = f"{within.count} {within.unit}"
        wanted = f"at most {LONGEST[within.unit]}, two years: a later answer is none"
        raise Fault(f"interviews[{at}].expectation.within.count", found, wanted)
    if expectation.by is not None:
        day = _day_of(case, calendar, interview)
        if expectation.by < day:
            wanted = f"a date not before the interview ({day.isoformat()})"
            raise Fault(f"interviews[{at}].expectation.by", expectation.by.isoformat(), wanted)


def _day_of(case: Case, calendar: Calendar, interview: Interview) -> date:
    """The interview's date: the earlier of the one that was written and the one by their clock."""
    moment = interview.ended_at or interview.starts_at
    assert moment is not None
    zone = their_zone(case, None, calendar)
    written = moment.date()
    if zone is None:
        return written
    return min(written, date.fromordinal(zone.day_of(moment_of(moment))))


def _event(event: Event, at: int, known: Collection[str]) -> None:
    if type(event) in _ABOUT_SOMEBODY:
        contact: str | None = cast("NoCalls", event).contact
        if contact is not None and contact not in known:
            raise Fault(f"events[{at}].contact", repr(contact), _one_of(known))


def _one_of(known: Collection[str]) -> str:
    if not known:
        return "the id of a contact (the case has no contacts)"
    names = [repr(name) for name in list(known)[:_SHOWN_AT_MOST]]
    more = ", …" if len(known) > _SHOWN_AT_MOST else ""
    return f"the id of a contact: {', '.join(names)}{more}"
