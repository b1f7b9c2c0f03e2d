"""Time, calendars, invites, links, secrets and limits, as a test sets them."""

import itertools
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final

from afterword.core.time.calendar import Calendar, CountryRegion, Days
from afterword.core.time.instants import HOUR, Zone
from afterword.ports import Invite, InviteError

_LINK_GOOD_FOR: Final = timedelta(minutes=15)


class SetClock:
    """``ports.Clock``: it stands where the test puts it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at.astimezone(UTC)

    def on(self, **more: float) -> None:
        """Let time pass."""
        self.at += timedelta(**more)


class FakeCalendars:
    """``ports.Calendars`` of a small world: its zones keep one time all year, its days are Monday to Friday.

    ``zones`` are hours east of Greenwich by name, ``countries`` the country of each zone.
    """

    def __init__(
        self,
        zones: Mapping[str, int] = MappingProxyType({"UTC": 0, "America/New_York": -5, "Europe/Berlin": 1}),
        countries: Mapping[str, str] = MappingProxyType({"America/New_York": "US", "Europe/Berlin": "DE"}),
        regions: frozenset[tuple[str, str]] = frozenset({("DE", "BY")}),
    ) -> None:
        self._zones, self._countries, self._regions = zones, countries, regions

    def calendar(self, first_year: int, last_year: int) -> Calendar:
        first = datetime(first_year, 1, 1, tzinfo=UTC).toordinal()
        last = datetime(last_year, 12, 31, tzinfo=UTC).toordinal()
        weekdays = Days(first, bytes(day % 7 in {6, 0} for day in range(first, last + 1)), {})
        days: dict[CountryRegion, Days] = {
            (None, None): weekdays,
            **{(each, None): weekdays for each in self._countries.values()},
            **dict.fromkeys(self._regions, weekdays),
        }
        there: dict[str, tuple[str, ...]] = {}
        for zone, country in self._countries.items():
            there[country] = (*there.get(country, ()), zone)
        zones = {name: Zone(name, [], [hours * HOUR]) for name, hours in self._zones.items()}
        return Calendar(zones, days, {}, there)

    def lists_region(self, country: str, region: str) -> bool:
        return (country, region) in self._regions

    def country_of_zone(self, name: str) -> str | None:
        return self._countries.get(name)

    def near_zone(self, name: str) -> str | None:
        wanted = name.casefold().replace(" ", "_")
        return next((each for each in self._zones if each.casefold().endswith(wanted)), None)


class FakeInviteReader:
    """``ports.InviteReader``: the meetings of each file, as the test says; any other file is none."""

    def __init__(self, files: Mapping[bytes, Sequence[Invite]]) -> None:
        self._files = files

    def __call__(
        self,
        data: bytes,
        *,
        candidate_email: str | None,
        fallback_zone: str | None,
        around: datetime | None,
    ) -> Sequence[Invite]:
        found = self._files.get(data)
        if not found:
            raise InviteError("invite", "no meeting", "a calendar file (.ics)")
        return sorted(found, key=lambda each: each.starts_at)


class MemoryLoginLinks:
    """``ports.LoginLinks``."""

    def __init__(self) -> None:
        self._made: dict[str, datetime] = {}
        self._numbers = itertools.count(1)

    def make(self, now: datetime) -> str:
        token = f"link-{next(self._numbers)}"
        self._made[token] = now
        return token

    def stands(self, token: str, now: datetime) -> bool:
        made = self._made.get(token)
        return made is not None and abs(now - made) <= _LINK_GOOD_FOR

    def use(self, token: str, now: datetime) -> bool:
        good = self.stands(token, now)
        self._made.pop(token, None)
        return good

    def forget(self) -> None:
        self._made.clear()


class MemorySecrets:
    """``ports.Secrets``: a keyring of the test's own."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self.kept[name] = secret

    def remove(self, name: str) -> None:
        self.kept.pop(name, None)


class MemoryAttempts:
    """``ports.Attempts``."""

    def __init__(self) -> None:
        self._tries: dict[str, list[int]] = {}

    def take(self, name: str, most: int, seconds: int, now: int) -> int:
        tries = [each for each in self._tries.get(name, ()) if each > now - seconds]
        if len(tries) >= most:
            return max(1, tries[0] + seconds - now)
        self._tries[name] = [*tries, now]
        return 0
