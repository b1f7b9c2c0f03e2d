"""The engine: plans, answers, drafts and checks for one case, from what it is given alone.

Every surface calls these and nothing beside them, so a plan on the command line, in a batch or on
a page is the same plan. The registry lists them among its operations.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from afterword.core.case import Case
from afterword.core.case_checks import (
    FIRST_YEAR,
    LAST_YEAR,
    ROOM_AFTER,
    ROOM_BEFORE,
    ROOM_FOR_NUMBERS,
    ROOM_FOR_WORDS,
    check_case,
    known_country,
    known_zone,
    years_of,
)
from afterword.core.errors import InputError, Phrase, did_you_mean
from afterword.core.plan.guard import Verdict, may
from afterword.core.plan.planner import Plan, plan
from afterword.core.policy import Policy
from afterword.core.policy_numbers import POLICIES
from afterword.core.time.calendar import Calendar
from afterword.core.time.instants import instant_of
from afterword.services.planning.contacts import find_contact
from afterword.services.planning.expectation import heard
from afterword.services.planning.schemas import MayRequest, PlanRequest, WhenRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from afterword.core.dates import Understood
    from afterword.ports import Calendars, Message, RuleFile
    from afterword.services.context import NoteTools
    from afterword.services.inbox.schemas import Classified, ClassifyRequest
    from afterword.services.notes.schemas import (
        CheckedOut,
        CheckRequest,
        Draft,
        DraftRequest,
        Printed,
        PrintRequest,
    )

WIDE: Final = (2000, 2060)
"""Years for which one calendar serves a whole batch."""
_POLICIES_AT_MOST: Final = 1_000


class Engine:
    """The operations, with calendars and note tools that load on first use.

    ``wide`` loads many years, for many cases; otherwise only the years a case needs are loaded.
    """

    def __init__(
        self, almanac: "Calendars", tools: "Callable[[], NoteTools] | None" = None, *, wide: bool = False
    ) -> None:
        self._almanac = almanac
        self._tools = tools
        self._wide = almanac.calendar(*WIDE) if wide else None
        self._policies: dict[bytes, Policy] = {}
        self._default = Policy("article", POLICIES["article"])

    def plan(self, request: PlanRequest) -> Plan:
        """The plan as of ``request.now``, with reasons. Raises ``InputError`` if the case isn't valid."""
        for at, (start, until) in enumerate(request.busy):
            if until < start:
                raise InputError(
                    f"busy[{at}]",
                    Phrase("an end ({until}) before its start", until=until.isoformat()),
                    "a start and a later end",
                )
        policy = self._policy(request.policy)
        try:
            case, calendar = self._prepared(request.case, request.now, policy)
        except InputError as fault:
            raise fault if fault.path == "now" else fault.under("case") from None
        return plan(case, policy, calendar, request.busy, instant_of(request.now))

    def may(self, request: MayRequest) -> tuple[Plan, Verdict]:
        """The guard's answer at ``request.at``, with the plan behind it."""
        policy = self._policy(request.policy)
        try:
            case, calendar = self._prepared(request.case, request.at, policy)
        except InputError as fault:
            raise (
                InputError("at", fault.found, fault.expected) if fault.path == "now" else fault.under("case")
            ) from None
        made = plan(case, policy, calendar, (), instant_of(request.at))
        people = made.situation.people
        person = people.get(request.contact) or people[find_contact(case.contacts, request.contact).id]
        return made, may(made, request.act, person)

    def when(self, request: WhenRequest) -> "Understood | None":
        """What their words mean in the employer's calendar; ``None`` if they don't name a time."""
        from afterword.core.dates import understand  # noqa: PLC0415 - a grammar that plans do without

        year = request.said_on.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            wanted = Phrase(
                "a year from {first_year} to {last_year}", first_year=FIRST_YEAR, last_year=LAST_YEAR
            )
            raise InputError("said_on", request.said_on.isoformat(), wanted)
        calendar = self._calendar(year - ROOM_BEFORE, year + ROOM_AFTER + ROOM_FOR_WORDS)
        if request.zone is not None:
            self._known_zone(calendar, request.zone)
        known_country(calendar.days, request.country, request.region, "")
        days = calendar.days[request.country, request.region]
        return understand(request.said, request.said_on, days, request.country)

    def draft(self, request: "DraftRequest") -> "Draft":
        """Draft a note from the facts alone. Raises ``InputError`` if the request or case isn't valid."""
        from afterword.services.notes.drafting import draft  # noqa: PLC0415 - words that plans do without

        return draft(request, self._checked(request.case), self._words().templates())

    def addressees(self, kind: str, case: Case) -> tuple[str | None, ...]:
        """Ids of the contacts a kind of note is for if nobody is named."""
        from afterword.services.notes.addressing import addressees  # noqa: PLC0415
        from afterword.services.notes.drafting import known_kind  # noqa: PLC0415

        found = addressees(known_kind(kind), case)
        if not found:
            raise InputError("case.contacts", "nobody", "somebody to write to")
        return found

    def check(self, request: "CheckRequest") -> "CheckedOut":
        """The findings of a note. Raises ``InputError`` if the request or case isn't valid."""
        from afterword.services.notes.checking import checked  # noqa: PLC0415 - words that plans do without

        return checked(request, self._checked(request.case), self._words())

    def fixed(self, text: str, found: "CheckedOut") -> tuple[str, int]:
        """The note with safe fixes applied, and how many there were."""
        from afterword.services.notes.checking import apply_fixes  # noqa: PLC0415 - words that plans do without

        return apply_fixes(text, found)

    def print(self, request: "PrintRequest") -> "Printed":
        """A card or call sheet as a PDF. Raises ``InputError`` if the request or case isn't valid."""
        from afterword.services.notes.printing import print_sheet  # noqa: PLC0415 - words that plans do without

        return print_sheet(self, request, self._words().printer())

    def classify(self, request: "ClassifyRequest") -> "Classified":
        """What a raw mail means. Raises ``InputError`` only for the country: any mail is accepted."""
        return self.read(request.raw, None, request.country, request.region)[1]

    def read(
        self, raw: str, said_on: date | None, country: str | None, region: str | None
    ) -> "tuple[Message, Classified]":
        """A raw mail (text or base64) and what it means; ``said_on`` is its date if it has none."""
        from afterword.services.inbox.classify import Read, classified, raw_bytes  # noqa: PLC0415

        tools = self._words()
        try:
            read = Read(tools.letters()(raw_bytes(raw)), tools.reply_rule_files())
        except (InputError, MemoryError):
            raise
        except Exception as error:
            # Hostile or broken mail isn't the caller's mistake: the result says so, and nothing is lost.
            raise InputError(
                "raw",
                "a message that can't be read",
                "the words of the message, copied from your mail program",
            ) from error
        day = said_on if read.letter.date is None else read.letter.date.date()
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            return read.letter, classified(read, None)
        calendar = self._calendar(day.year - ROOM_BEFORE, day.year + ROOM_AFTER + ROOM_FOR_WORDS)
        known_country(calendar.days, country, region, "")
        return read.letter, classified(read, (calendar.days[country, region], day, country))

    def rule_files(self) -> "tuple[RuleFile, ...]":
        """The person's own rules about notes, as they wrote them."""
        return self._words().rule_files()

    def reply_rule_files(self) -> "tuple[RuleFile, ...]":
        """The same person's rules about replies."""
        return self._words().reply_rule_files()

    def _words(self) -> "NoteTools":
        if self._tools is None:
            raise RuntimeError("these operations were made without tools for words")
        return self._tools()

    def _checked(self, case: Case) -> Calendar:
        """The calendar for a case's years. Raises ``InputError`` if the case isn't valid."""
        moments = [each.starts_at or each.ended_at for each in case.interviews]
        latest = max((each for each in moments if each is not None), default=None)
        try:
            if latest is not None:
                return self._prepared(case, latest, self._default)[1]
            calendar = self._calendar(*WIDE)
            check_case(case, calendar)
        except InputError as fault:
            raise fault.under("case") from None
        return calendar

    def _policy(self, raw: msgspec.Raw) -> Policy:
        key = bytes(raw)
        if not key:
            return self._default
        policy = self._policies.get(key)
        if policy is None:
            if len(self._policies) >= _POLICIES_AT_MOST:
                self._policies.clear()
            from afterword.services.planning.policies import with_overrides  # noqa: PLC0415 - most plans go by the default

            try:
                policy = with_overrides(msgspec.json.decode(raw))
            except InputError as fault:
                raise fault.under("policy") from None
            self._policies[key] = policy
        return policy

    def _prepared(self, case: Case, now: datetime, policy: Policy) -> tuple[Case, Calendar]:
        first, last = years_of(case, now)
        if policy is not self._default:
            last += ROOM_FOR_NUMBERS
        calendar = self._calendar(first, last)
        try:
            check_case(case, calendar)
        except InputError as fault:
            raise self._meant(fault) from None
        return heard(case, calendar), calendar

    def _meant(self, fault: InputError) -> InputError:
        """The error, with the zone that was probably meant."""
        if not fault.path.endswith("zone"):
            return fault
        near = self._almanac.near_zone(fault.found.strip("'"))
        return (
            InputError(
                fault.path,
                fault.found,
                did_you_mean(fault.expected, repr(near)),
            )
            if near
            else fault
        )

    def _calendar(self, first: int, last: int) -> Calendar:
        wide = self._wide
        if wide is not None and first >= WIDE[0] and last <= WIDE[1]:
            return wide
        return self._almanac.calendar(first, last)

    def _known_zone(self, calendar: Calendar, name: str) -> None:
        try:
            known_zone(calendar.zones, name, "zone")
        except InputError as fault:
            raise self._meant(fault) from None

    def today(self, now: datetime, zone: str) -> date:
        """Today's date in a zone."""
        calendar = self._calendar(now.year - ROOM_BEFORE, now.year + ROOM_AFTER)
        self._known_zone(calendar, zone)
        return date.fromordinal(calendar.zones[zone].day_of(instant_of(now)))

    def country_of_zone(self, zone: str) -> str | None:
        """The country a zone belongs to, to suggest if none is given."""
        return self._almanac.country_of_zone(zone)

    def near_zone(self, name: str) -> str | None:
        """The zone that an unknown name was probably meant to be."""
        return self._almanac.near_zone(name)

    def lists_region(self, case: Case) -> bool:
        """Whether we know the public holidays of the company's region; true if it has none."""
        country, region = case.company.country, case.company.region
        return country is None or region is None or self._almanac.lists_region(country, region)
