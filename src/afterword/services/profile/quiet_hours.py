"""Quiet hours as busy times on the days ahead."""

from datetime import datetime, time, timedelta
from typing import Final

from afterword.core.errors import InputError

AHEAD: Final = 45
"""Days: the call horizon and a few more."""


def hours(quiet: str) -> tuple[time, time] | None:
    """``22:00-07:00`` as two clock times; ``None`` if empty. Raises ``InputError`` for anything else."""
    if not quiet:
        return None
    begin, dash, end = quiet.partition("-")
    try:
        found = time.fromisoformat(begin.strip()), time.fromisoformat(end.strip())
    except ValueError:
        found = None
    if found is None or not dash or found[0] == found[1] or found[0].tzinfo or found[1].tzinfo:
        raise InputError("quiet", repr(quiet), "two clock times such as 22:00-07:00, or nothing")
    return found


def busy_with(quiet: str, zone: str, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
    """The quiet time of each night (or day), from yesterday on."""
    spans = hours(quiet)
    if spans is None:
        return ()
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - most have no such hours

    begin, end = spans
    here = ZoneInfo(zone)
    first = now.astimezone(here).date() - timedelta(days=1)
    over_midnight = timedelta(days=1 if end <= begin else 0)
    return tuple(
        (
            datetime.combine(day, begin, here),
            datetime.combine(day + over_midnight, end, here),
        )
        for day in (first + timedelta(days=each) for each in range(AHEAD))
    )
