"""Reads request bodies before a page gets a thread, so slow senders don't delay anybody.

The server passes pieces of a body to its event loop, where waiting needs no thread. A body that's too slow or
too large ends here; a page only starts once it has all of it.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterable, AsyncIterator
from contextlib import asynccontextmanager
from typing import Final, NamedTuple

LARGEST: Final = 42_000_000
"""Bytes of the largest body a page gets: a mail to read, with the form around it."""
_DRAINED: Final = 2
"""How many times as much is read and discarded, so a browser gets to see the error."""
_SMALL: Final = 65_536
"""Bytes of an ordinary form: there's always room for one."""
_ROOM: Final = 160_000_000
"""Bytes of larger bodies held at once, for everybody."""
_ROOM_OF_ONE: Final = 80_000_000
"""How many of those can come from one address."""


class Pace(NamedTuple):
    """How slow a body may be: ``grace`` seconds, plus one for every ``rate`` bytes received."""

    grace: float = 20.0
    rate: int = 32_768


class RefusedError(Exception):
    """A body that's refused, with the answer's ``status`` and a text that says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status: Final = status


class Intake:
    """Reads many bodies at once with limited memory. Use it in a single event loop."""

    def __init__(
        self,
        pace: Pace = Pace(),  # noqa: B008 - it can't change
        *,
        largest: int = LARGEST,
        room: tuple[int, int] = (_ROOM, _ROOM_OF_ONE),
    ) -> None:
        self._pace: Final = pace
        self._largest: Final = largest
        self._room, self._room_of_one = room
        self._kept: Final = Counter[str]()

    @asynccontextmanager
    async def body(self, pieces: AsyncIterable[bytes], client: str, told: int | None) -> AsyncIterator[bytes]:
        """A whole body from ``client``, who may have told its length (bytes); ``RefusedError`` if not taken.

        Its room is given back at the end of the context: a page may keep it for longer than it took to come.
        """
        kept = bytearray()
        try:
            await self._read(pieces, client, told, kept)
            yield bytes(kept)
        finally:
            if len(kept) > _SMALL:
                self._take(client, -len(kept))

    async def _read(
        self, pieces: AsyncIterable[bytes], client: str, told: int | None, kept: bytearray
    ) -> None:
        try:
            size = await self._pieces(pieces, client, told, kept)
        except TimeoutError:
            text = "What you sent came too slowly, so nothing was done. Please try again."
            raise RefusedError(408, text) from None
        if size > self._largest:
            most = self._largest // 1_000_000
            raise RefusedError(413, f"What you sent is too large: {most} MB are the most. Nothing was done.")
        if told is not None and size != told:
            raise RefusedError(400, "The connection broke before all had come, so nothing was done.")

    async def _pieces(
        self, pieces: AsyncIterable[bytes], client: str, told: int | None, kept: bytearray
    ) -> int:
        size = 0
        until = asyncio.get_running_loop().time() + self._pace.grace
        async with asyncio.timeout_at(until) as limit:
            async for piece in pieces:
                size += len(piece)
                limit.reschedule(until + size / self._pace.rate)
                if size <= self._largest:
                    self._keep(client, kept, piece)
                elif max(size, told or 0) > _DRAINED * self._largest:
                    break
        return size

    def _keep(self, client: str, kept: bytearray, piece: bytes) -> None:
        before, after = (length if length > _SMALL else 0 for length in (len(kept), len(kept) + len(piece)))
        more = after - before
        if more and (self._kept.total() + more > self._room or self._kept[client] + more > self._room_of_one):
            raise RefusedError(503, "Other files are coming in right now. Please try again in a minute.")
        self._take(client, more)
        kept += piece

    def _take(self, client: str, size: int) -> None:
        self._kept[client] += size
        if not self._kept[client]:
            del self._kept[client]
