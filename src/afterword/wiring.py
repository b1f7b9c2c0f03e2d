"""The only file that knows everybody: which adapter stands behind which port."""

from typing import TYPE_CHECKING

from afterword.adapters.almanac import Almanac
from afterword.adapters.clock import SystemClock
from afterword.app.operations import Desk

if TYPE_CHECKING:
    from afterword.ports import Clock, InviteReader


def desk(*, wide: bool = False) -> Desk:
    """The operations, over the shipped almanac; ``wide`` for a batch of many cases."""
    return Desk(Almanac(), wide=wide)


def clock() -> "Clock":
    """The machine's clock."""
    return SystemClock()


def invite_reader() -> "InviteReader":
    """The reader of calendar invites; its libraries are heavy and load only here."""
    from afterword.adapters.invites import read_invites  # noqa: PLC0415

    return read_invites
