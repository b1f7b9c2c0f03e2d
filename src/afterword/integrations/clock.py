"""The machine's clock: the only place where the time is read."""

from datetime import UTC, datetime


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The current moment, to the second, in UTC."""
        return datetime.now(UTC).replace(microsecond=0)  # noqa: TID251 - this is that clock


class HeldClock:
    """A stopped clock, to see everything as of a moment."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """That moment, in UTC."""
        return self._at.astimezone(UTC)
