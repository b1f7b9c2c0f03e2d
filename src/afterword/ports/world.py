"""The clock, the calendar, invites, and the links that let somebody in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

from afterword.core.calendar import Calendar
from afterword.core.fault import Fault


class Clock(Protocol):
    """Tells the time, once, at the edge."""

    def now(self) -> datetime:
        """The current moment, aware."""
        ...


class Almanac(Protocol):
    """Knows zones, public holidays and numbers."""

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """What the core needs to know of those years."""
        ...

    def lists_region(self, country: str, region: str) -> bool:
        """Whether the region has a list of public holidays of its own."""
        ...

    def country_of_zone(self, name: str) -> str | None:
        """The ISO 3166-1 country that a zone is listed for; ``None`` for one that is no place's."""
        ...

    def near_zone(self, name: str) -> str | None:
        """The zone that a name which is none was probably meant to be."""
        ...


class Person(NamedTuple):
    """Somebody named in an invite. ``name`` may be empty; ``email`` is lower-case."""

    name: str
    email: str
    is_organizer: bool


class Invite(NamedTuple):
    """One meeting of an invite, as its newest version says.

    ``uid`` names the meeting through its updates; ``starts_at``/``ends_at`` are aware, in the zone that the
    invite means (``ends_at`` is ``None`` if it does not say). ``people`` are the persons invited, rooms and
    equipment left out, in the invite's order, the candidate among them if invited. ``notices`` say what had
    to be assumed (a zone, a broken line), as sentences for a person.

    The rest serves the one who brings several files together. Of two versions of a meeting the one with the
    higher ``sequence``, then the later ``stamped_at``, is the newer. ``started_as`` tells one date of a
    meeting that repeats from its others: the start that the series gives it. ``links`` are those to join by.
    ``zone_from`` is what named the zone of ``starts_at``: the ``time`` itself, the ``calendar`` as a whole
    (often that of whoever exported it), or nothing, where it is UTC, a rule or an assumption.
    """

    uid: str
    cancelled: bool
    starts_at: datetime
    ends_at: datetime | None
    all_day: date | None
    title: str
    location: str
    description: str
    people: tuple[Person, ...]
    notices: tuple[str, ...]
    sequence: int = 0
    stamped_at: datetime | None = None
    started_as: datetime | None = None
    links: tuple[str, ...] = ()
    zone_from: Literal["time", "calendar", ""] = ""


class InviteError(Fault):
    """A file that is no calendar invite, or one with nothing in it to plan by."""


class InviteReader(Protocol):
    """Reads a calendar file's meetings."""

    def __call__(
        self,
        data: bytes,
        *,
        candidate_email: str | None,
        fallback_zone: str | None,
        around: datetime | None,
    ) -> Sequence[Invite]:
        """The meetings of a calendar file, by start; raises ``InviteError`` for a file that has none.

        ``candidate_email`` tells the candidate from the others; ``fallback_zone`` is the IANA zone for times
        without one; ``around`` picks, of a meeting that recurs, the occurrence nearest to it, else the first.
        """
        ...


class Links(Protocol):
    """One-time links that let the person at this machine in."""

    def make(self) -> str:
        """A new link's token."""
        ...

    def stands(self, token: str) -> bool:
        """Whether the link has not been used; asking uses nothing up."""
        ...

    def use(self, token: str) -> bool:
        """Whether the link was good; it no longer is."""
        ...

    def forget(self) -> None:
        """End all links that were not used."""
        ...
