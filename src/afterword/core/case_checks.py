"""Checks that types can't express: a case has to make sense, in years we know, before it can be planned.

Each check raises ``InputError`` at the first problem.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from typing import Final, cast, get_args

from afterword.core.case import AutoReply, CallMade, Case, Event, Instruction, Interview, NoCalls, Reply
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


# The years that a case touches: the calendar handed in must cover them.

ROOM_BEFORE: Final = 1
ROOM_AFTER: Final = 1
"""Years for what a plan counts on from its latest date: grace, horizons, and to spare."""
ROOM_FOR_WORDS: Final = 4
"""More years, where their words have yet to be read."""
ROOM_FOR_NUMBERS: Final = 8
"""More years, for policies with numbers of their own: each of their spans is a year and a half at most."""
_DAYS: Final = {"days": 1, "business_days": 2, "weeks": 7, "months": 31}
_HALF_A_YEAR: Final = 180


def years_of(case: Case, now: datetime) -> tuple[int, int]:  # noqa: C901 - one pass, on the hottest road
    """The first and last year that planning the case as of ``now`` can look at, with room to spare.

    Raises ``InputError`` for a date in a year that no calendar here knows.
    """
    first = last = now.year
    named_ahead = 0
    for interview in case.interviews:
        begin, end = interview.starts_at, interview.ended_at
        if begin is not None:
            year = begin.year
            first, last = min(first, year), max(last, year)
        if end is not None:
            year = end.year
            first, last = min(first, year), max(last, year)
        expectation = interview.expectation
        if expectation is not None:
            if expectation.by is not None:
                year = expectation.by.year
                first, last = min(first, year), max(last, year)
            elif expectation.said is not None and expectation.within is None:
                named_ahead = max(named_ahead, ROOM_FOR_WORDS)
            elif expectation.within is not None:
                days = expectation.within.count * _DAYS[expectation.within.unit]
                named_ahead = max(named_ahead, days // _HALF_A_YEAR)
    for event in case.events:
        year = event.at.year
        first, last = min(first, year), max(last, year)
        fields = _NAMED.get(type(event))
        if fields is not None:
            for field in fields:
                when = getattr(event, field)
                if when is not None:
                    year = when.year
                    first, last = min(first, year), max(last, year)
    if first < FIRST_YEAR or last > LAST_YEAR:
        raise _beyond(case, now)
    return first - ROOM_BEFORE, last + ROOM_AFTER + named_ahead


_NAMED: Final[dict[type, tuple[str, ...]]] = {
    Reply: ("reply_by", "decide_by"),
    CallMade: ("reply_by", "call_again_on", "call_again_at"),
    Instruction: ("on", "at_time"),
    AutoReply: ("until",),
}
"""The fields of an event, beside the moment it happened, that name a date or a moment."""


def _beyond(case: Case, now: datetime) -> InputError:
    for path, when in _dates(case, now):
        if when is not None and not FIRST_YEAR <= when.year <= LAST_YEAR:
            return InputError(
                path,
                when.isoformat(),
                Phrase("a year from {first_year} to {last_year}", first_year=FIRST_YEAR, last_year=LAST_YEAR),
            )
    raise AssertionError(case)


def _dates(case: Case, now: datetime) -> Iterator[tuple[str, date | None]]:
    yield "now", now
    for at, interview in enumerate(case.interviews):
        yield f"interviews[{at}].starts_at", interview.starts_at
        yield f"interviews[{at}].ended_at", interview.ended_at
        if interview.expectation is not None:
            yield f"interviews[{at}].expectation.by", interview.expectation.by
    for at, event in enumerate(case.events):
        yield f"events[{at}].at", event.at
        for field in _NAMED.get(type(event), ()):
            yield f"events[{at}].{field}", getattr(event, field)
