"""The clock, the calendar, invites, and how people and programs get in."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple, Protocol

from afterword.core.errors import InputError
from afterword.core.time.calendar import Calendar


class Clock(Protocol):
    """Tells the time, once, at the edge."""

    def now(self) -> datetime:
        """The current moment, aware."""
        ...


class Calendars(Protocol):
    """Knows zones, public holidays and phone numbers."""

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        """The calendar data the core needs for those years."""
        ...

    def lists_region(self, country: str, region: str) -> bool:
        """Whether the region has its own list of public holidays."""
        ...

    def country_of_zone(self, name: str) -> str | None:
        """The ISO 3166-1 country of a zone; ``None`` if it belongs to no place."""
        ...

    def near_zone(self, name: str) -> str | None:
        """The zone that an unknown name was probably meant to be."""
        ...


class Invitee(NamedTuple):
    """Somebody in an invite. ``name`` may be empty; ``email`` is lower-case.

    ``attends`` is false for somebody who declined or only gets a copy.
    """

    name: str
    email: str
    is_organizer: bool
    attends: bool = True


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
    (often that of whoever exported it), or nothing, where it is UTC, a rule or an assumption. A cancellation
    need not say when the meeting was: then it is not ``dated``, and ``starts_at`` is when it was written.
    """

    uid: str
    cancelled: bool
    starts_at: datetime
    ends_at: datetime | None
    all_day: date | None
    title: str
    location: str
    description: str
    people: tuple[Invitee, ...]
    notices: tuple[str, ...]
    sequence: int = 0
    stamped_at: datetime | None = None
    started_as: datetime | None = None
    links: tuple[str, ...] = ()
    zone_from: Literal["time", "calendar", ""] = ""
    dated: bool = True


class InviteError(InputError):
    """A file that isn't a calendar invite, or has nothing to plan with."""


class InviteReader(Protocol):
    """Reads the meetings in a calendar file."""

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


class LoginLinks(Protocol):
    """One-time links that sign in the person at this machine."""

    def make(self, now: datetime) -> str:
        """Create a link and return its token."""
        ...

    def stands(self, token: str, now: datetime) -> bool:
        """Whether the link is unused and hasn't expired; asking doesn't use it up."""
        ...

    def use(self, token: str, now: datetime) -> bool:
        """Use the link; return whether it was valid. It no longer is."""
        ...

    def forget(self) -> None:
        """Delete all unused links."""
        ...


# How other processes find the program that's serving.


class Running(NamedTuple):
    """Where it is: its address, and the path of the folder that its one-time links are made in.

    ``local``: it's one person's, who comes in by such a link.
    """

    url: str
    data: str
    local: bool


# Limits on how often something can be tried.


class Attempts(Protocol):
    """Counts attempts across all processes."""

    def take(self, name: str, most: int, seconds: int, now: int) -> int:
        """Count a try of ``name`` at ``now`` (seconds since 1970).

        Returns 0, or the seconds to wait if there were ``most`` tries in the last ``seconds``: then it
        doesn't count.
        """
        ...
