"""The operations: what can be asked of Afterword, by whatever surface.

Every surface calls these and nothing beside them, so a plan on the command line, in a batch or on
a page is the same plan. ``registry.py`` lists them.
"""

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

import msgspec

from afterword.app.hearing import heard
from afterword.app.requests import MayRequest, PlanRequest, WhenRequest
from afterword.core.calendar import Calendar
from afterword.core.checks import FIRST_YEAR, LAST_YEAR, check, known_country, known_zone
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.core.guard import Verdict, may
from afterword.core.moments import moment_of
from afterword.core.plan import Plan, plan
from afterword.core.policy import Policy
from afterword.core.policy_numbers import POLICIES
from afterword.core.span import AFTER, BEFORE, SAID, UNUSUAL, years_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from afterword.app.check_shapes import CheckedOut, CheckRequest
    from afterword.app.classify_shapes import Classified, ClassifyRequest
    from afterword.app.note_requests import DraftRequest
    from afterword.app.note_shapes import Draft
    from afterword.app.print_requests import Printed, PrintRequest
    from afterword.app.word_tools import WordTools
    from afterword.core.phrases import Understood
    from afterword.ports import Almanac, Letter

WIDE: Final = (2000, 2060)
"""Years for which one calendar serves a whole batch."""
_POLICIES_AT_MOST: Final = 1_000


class Desk:
    """The operations over an almanac and the tools for words, which load when first used.

    ``wide`` prepares for many cases; else a case's own years are read.
    """

    def __init__(
        self, almanac: "Almanac", tools: "Callable[[], WordTools] | None" = None, *, wide: bool = False
    ) -> None:
        self._almanac = almanac
        self._tools = tools
        self._wide = almanac.calendar(*WIDE) if wide else None
        self._policies: dict[bytes, Policy] = {}
        self._default = Policy("article", POLICIES["article"])

    def plan(self, request: PlanRequest) -> Plan:
        """What to do as of ``request.now``, and why; ``Fault`` if the case makes no sense."""
        for at, (start, until) in enumerate(request.busy):
            if until < start:
                raise Fault(
                    f"busy[{at}]", f"an end ({until.isoformat()}) before its start", "a start and a later end"
                )
        policy = self._policy(request.policy)
        try:
            case, calendar = self._prepared(request.case, request.now, policy)
        except Fault as fault:
            raise fault if fault.path == "now" else fault.under("case") from None
        return plan(case, policy, calendar, request.busy, moment_of(request.now))

    def may(self, request: MayRequest) -> tuple[Plan, Verdict]:
        """The guard's answer at ``request.at``, with the plan behind it."""
        policy = self._policy(request.policy)
        try:
            case, calendar = self._prepared(request.case, request.at, policy)
        except Fault as fault:
            raise (
                Fault("at", fault.found, fault.wanted) if fault.path == "now" else fault.under("case")
            ) from None
        made = plan(case, policy, calendar, (), moment_of(request.at))
        person = made.situation.people.get(request.contact)
        if person is None:
            names = (
                ", ".join(repr(name) for name in made.situation.people) or "none: the case has no contacts"
            )
            raise Fault("contact", repr(request.contact), f"the id of a contact ({names})")
        return made, may(made, request.act, person)

    def when(self, request: WhenRequest) -> "Understood | None":
        """What their words mean, in the employer's calendar; ``None`` if they name no time."""
        from afterword.core.phrases import understand  # noqa: PLC0415 - a grammar that plans do without

        year = request.said_on.year
        if not FIRST_YEAR <= year <= LAST_YEAR:
            wanted = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
            raise Fault("said_on", request.said_on.isoformat(), wanted)
        calendar = self._calendar(year - BEFORE, year + AFTER + SAID)
        if request.zone is not None:
            self._known_zone(calendar, request.zone)
        known_country(calendar.days, request.country, request.region, "")
        days = calendar.days[request.country, request.region]
        return understand(request.said, request.said_on, days, request.country)

    def draft(self, request: "DraftRequest") -> "Draft":
        """A text for somebody, from the facts alone; ``Fault`` if the request or its case makes no sense."""
        from afterword.app.drafting import draft  # noqa: PLC0415 - words that plans do without

        return draft(request, self._checked(request.case), self._words().templates())

    def addressees(self, kind: str, case: Case) -> tuple[str | None, ...]:
        """Whom a kind of text is for, where nobody is named: contact ids."""
        from afterword.app.addressing import addressees  # noqa: PLC0415
        from afterword.app.drafting import known_kind  # noqa: PLC0415

        found = addressees(known_kind(kind), case)
        if not found:
            raise Fault("case.contacts", "nobody", "somebody to write to")
        return found

    def check(self, request: "CheckRequest") -> "CheckedOut":
        """What is right and wrong with a text; ``Fault`` if the request or its case makes no sense."""
        from afterword.app.checking import checked  # noqa: PLC0415 - words that plans do without

        return checked(request, self._checked(request.case), self._words())

    def fixed(self, text: str, found: "CheckedOut") -> tuple[str, int]:
        """A text with the fixes that change no meaning, and how many they were."""
        from afterword.app.checking import fixed  # noqa: PLC0415 - words that plans do without

        return fixed(text, found)

    def print(self, request: "PrintRequest") -> "Printed":
        """A card or a call sheet as a PDF; ``Fault`` if the request or its case makes no sense."""
        from afterword.app.print_desk import printed  # noqa: PLC0415 - words that plans do without

        return printed(self, request, self._words().printer())

    def classify(self, request: "ClassifyRequest") -> "Classified":
        """What a raw mail means; ``Fault`` if the country makes no sense. No mail is at fault."""
        return self.read(request.raw, None, request.country, request.region)[1]

    def read(
        self, raw: str, said_on: date | None, country: str | None, region: str | None
    ) -> "tuple[Letter, Classified]":
        """A raw mail (text or base64) and what it means; ``said_on`` is its day where it names none."""
        from afterword.app.classifying import Read, classified, raw_bytes  # noqa: PLC0415

        read = Read(self._words().letters()(raw_bytes(raw)))
        day = said_on if read.letter.date is None else read.letter.date.date()
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            return read.letter, classified(read, None)
        calendar = self._calendar(day.year - BEFORE, day.year + AFTER + SAID)
        known_country(calendar.days, country, region, "")
        return read.letter, classified(read, (calendar.days[country, region], day, country))

    def _words(self) -> "WordTools":
        if self._tools is None:
            raise RuntimeError("these operations were made without tools for words")
        return self._tools()

    def _checked(self, case: Case) -> Calendar:
        """The calendar of a case's own years; ``Fault`` if the case makes no sense."""
        moments = [each.starts_at or each.ended_at for each in case.interviews]
        latest = max((each for each in moments if each is not None), default=None)
        try:
            if latest is not None:
                return self._prepared(case, latest, self._default)[1]
            calendar = self._calendar(*WIDE)
            check(case, calendar)
        except Fault as fault:
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
            from afterword.app.policies import with_overrides  # noqa: PLC0415 - most plans go by the default

            try:
                policy = with_overrides(msgspec.json.decode(raw))
            except Fault as fault:
                raise fault.under("policy") from None
            self._policies[key] = policy
        return policy

    def _prepared(self, case: Case, now: datetime, policy: Policy) -> tuple[Case, Calendar]:
        first, last = years_of(case, now)
        if policy is not self._default:
            last += UNUSUAL
        calendar = self._calendar(first, last)
        try:
            check(case, calendar)
        except Fault as fault:
            raise self._meant(fault) from None
        return heard(case, calendar), calendar

    def _meant(self, fault: Fault) -> Fault:
        """The fault, with the zone that was probably meant."""
        if not fault.path.endswith("zone"):
            return fault
        near = self._almanac.near_zone(fault.found.strip("'"))
        return Fault(fault.path, fault.found, f"{fault.wanted} (did you mean {near!r}?)") if near else fault

    def _calendar(self, first: int, last: int) -> Calendar:
        wide = self._wide
        if wide is not None and first >= WIDE[0] and last <= WIDE[1]:
            return wide
        return self._almanac.calendar(first, last)

    def _known_zone(self, calendar: Calendar, name: str) -> None:
        try:
            known_zone(calendar.zones, name, "zone")
        except Fault as fault:
            raise self._meant(fault) from None

    def today(self, now: datetime, zone: str) -> date:
        """The date that it is in a zone."""
        calendar = self._calendar(now.year - BEFORE, now.year + AFTER)
        self._known_zone(calendar, zone)
        return date.fromordinal(calendar.zones[zone].day_of(moment_of(now)))

    def country_of_zone(self, zone: str) -> str | None:
        """The country whose zone it is, to be offered where none is told."""
        return self._almanac.country_of_zone(zone)

    def near_zone(self, name: str) -> str | None:
        """The zone that a name which is none was probably meant to be."""
        return self._almanac.near_zone(name)

    def lists_region(self, case: Case) -> bool:
        """Whether public holidays are known for the company's own region, where one is named."""
        country, region = case.company.country, case.company.region
        return country is None or region is None or self._almanac.lists_region(country, region)
