"""The table of public holidays: what ``holidays`` knows of 2000 to 2060, as data that opens at once.

Importing ``holidays`` and reckoning one country takes longer than everything else that a plan does,
so ``tools/make_holiday_table.py`` writes its answers into ``holiday_table.bin``:

- magic ``AWH1``, then the length of the version text and the text (the ``holidays`` release);
- the number of entries (u32), then, sorted by key, one record each: the key (country and region,
  padded with spaces to five bytes), the place of its block and the block's length (u32, u32);
- blocks, deflated: for each year a byte of weekend days (bit 0 is Monday); the number of holidays
  (u16), for each the days since 1 January 2000 (u16), for each the number of its name (u16); the
  names, in UTF-8, one a line.

All numbers are little-endian. Regions with the same days share a block.
"""

import os
import zlib
from bisect import bisect_left
from struct import Struct, unpack_from
from typing import Final

from afterword.core.time.instants import Day

MAGIC: Final = b"AWH1"
FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2060
YEARS: Final = LAST_YEAR - FIRST_YEAR + 1
FIRST_DAY: Final[Day] = 730120
"""``date(2000, 1, 1).toordinal()``"""
RECORD: Final = Struct("<5sII")
PATH: Final = __file__.removesuffix(".py") + ".bin"


class ListedDays:
    """One country's or region's days: a byte of weekend days for each year, and its public holidays."""

    def __init__(self, weekends: bytes, holidays: dict[Day, str]) -> None:
        self.weekends = weekends
        self.holidays = holidays


def key_of(country: str, region: str | None) -> bytes:
    """The key of a record."""
    return f"{country}{region or ''}".encode("ascii").ljust(5)


class HolidayTable:
    """The table: its records in memory, each block read and inflated when it is asked for."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
        head = os.pread(self._file, 5 + 255 + 4, 0)
        if head[:4] != MAGIC:
            raise ValueError("no table of public holidays")
        size = head[4]
        self.version = head[5 : 5 + size].decode("ascii")
        """The release of ``holidays`` that the table was made with."""
        (self._count,) = unpack_from("<I", head, 5 + size)
        self._records = os.pread(self._file, self._count * RECORD.size, 9 + size)

    def listed(self, country: str, region: str | None) -> ListedDays | None:
        """The days of a country or of one of its regions; ``None`` if the table has no such entry."""
        at = self._place(country, region)
        if at is None:
            return None
        _, place, length = RECORD.unpack_from(self._records, at * RECORD.size)
        return _block(zlib.decompress(os.pread(self._file, length, place)))

    def lists(self, country: str, region: str | None) -> bool:
        """Whether the table has an entry for a country or one of its regions."""
        return self._place(country, region) is not None

    def entries(self) -> list[bytes]:
        """Every key, in order."""
        return [self._key(at) for at in range(self._count)]

    def _place(self, country: str, region: str | None) -> int | None:
        if not (country + (region or "")).isascii():
            return None
        key = key_of(country, region)
        at = bisect_left(range(self._count), key, key=self._key)
        return at if at < self._count and self._key(at) == key else None

    def _key(self, at: int) -> bytes:
        start = at * RECORD.size
        return self._records[start : start + 5]


def _block(data: bytes) -> ListedDays:
    (count,) = unpack_from("<H", data, YEARS)
    numbers = unpack_from(f"<{2 * count}H", data, YEARS + 2)
    names = data[YEARS + 2 + 4 * count :].decode("utf-8").split("\n")
    days = {FIRST_DAY + day: names[name] for day, name in zip(numbers[:count], numbers[count:], strict=True)}
    return ListedDays(data[:YEARS], days)


def load() -> HolidayTable:
    """The shipped table."""
    return HolidayTable(PATH)
