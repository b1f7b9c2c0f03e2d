"""The calendar handed to the core: zones, business days, and the zones of countries and numbers.

All of it is data. An adapter fills the mappings, eagerly or on the first look-up; the core only
reads them, so the same calendar gives the same plan.
"""

from array import array
from collections.abc import Mapping
from itertools import accumulate, compress
from typing import Final, NamedTuple

from afterword.core.time.instants import Day, Zone

_OPEN: Final = bytes((1, 0)) + bytes(254)
"""What is closed, turned round."""

CountryRegion = tuple[str | None, str | None]


class Days:
    """Which days are business days in one country and region, over a span of days.

    ``closed`` holds one byte a day from ``first`` on: 0 a business day, 1 none (a weekend or a
    public holiday). ``names`` names the public holidays among them. A day outside the span raises
    ``IndexError``: the application hands in a span that covers the case.
    """

    __slots__ = ("_closed", "_nth", "_shut", "first", "last", "names")

    def __init__(self, first: Day, closed: bytes, names: Mapping[Day, str]) -> None:
        self.first: Final = first
        self.last: Final = first + len(closed) - 1
        self.names: Final = names
        self._closed = closed
        # _shut[i]: closed days before the i-th day, so that i less those are business days;
        # _nth[n]: the n-th business day of the span. Arrays, as a batch holds sixty years of every place.
        self._shut = array("i", (0, *accumulate(closed)))
        self._nth = array("i", compress(range(first, first + len(closed)), closed.translate(_OPEN)))

    def is_business(self, day: Day) -> bool:
        """Whether ``day`` is neither weekend nor public holiday."""
        return not self._closed[self._index(day)]

    def on_or_after(self, day: Day) -> Day:
        """``day`` itself if it is a business day, else the next one."""
        index = self._index(day)
        return self._nth[index - self._shut[index]]

    def after(self, day: Day, count: int) -> Day:
        """The ``count``-th business day later than ``day`` (``count`` from 1)."""
        index = self._index(day) + 1
        return self._nth[index - self._shut[index] + count - 1]

    def _index(self, day: Day) -> int:
        index = day - self.first
        if index < 0:
            raise IndexError(day)
        return index


class Calendar(NamedTuple):
    """What the core needs to know of the world's clocks and days.

    ``zones``: by IANA name (an unknown name raises ``KeyError``). ``days``: by country and region;
    ``(None, None)`` is Monday to Friday. ``phone_zones``: the IANA zones of a phone number that keep
    different times, by the number as written and the country it is written in; empty where it has none.
    ``country_zones``: those of a country.
    """

    zones: Mapping[str, Zone]
    days: Mapping[CountryRegion, Days]
    phone_zones: Mapping[tuple[str, str | None], tuple[str, ...]]
    country_zones: Mapping[str, tuple[str, ...]]
