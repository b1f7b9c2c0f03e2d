"""Days and moments as RFC 3339 writes them: ``2026-11-13``, ``2026-11-13T10:00:00-06:00``.

A batch writes the same days, minutes and offsets again and again, so each text is made once. They wait in
lists: compiled code finds a place in a list without making an integer object, which a dictionary wants.
"""

from datetime import date
from typing import Final

from afterword.core.time.instants import DAY, EPOCH_DAY, MINUTE, SECOND, Clock, Day, Instant, Zone

_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
_MOST_EAST: Final = 24 * 60
_days: Final = [""] * (date(2061, 1, 1).toordinal() - _FIRST_DAY)
_minutes: Final = [""] * (24 * 60)
_offsets: Final = [""] * (2 * _MOST_EAST)


def iso_day(day: Day) -> str:
    """``2026-11-13``."""
    place = day - _FIRST_DAY
    if not 0 <= place < len(_days):
        return date.fromordinal(day).isoformat()
    text = _days[place]
    if not text:
        text = _days[place] = date.fromordinal(day).isoformat()
    return text


def iso_moment(moment: Instant, zone: Zone) -> str:
    """RFC 3339 in the zone: ``2026-11-13T10:00:00-06:00``."""
    offset = zone.offset_at(moment)
    local = moment + offset
    return f"{iso_day(local // DAY + EPOCH_DAY)}T{_clock(local % DAY)}{_offset(offset)}"


def _clock(clock: Clock) -> str:
    minute, rest = clock // MINUTE, clock % MINUTE
    if rest:
        seconds, fraction = divmod(rest, SECOND)
        return f"{minute // 60:02}:{minute % 60:02}:{seconds:02}{f'.{fraction:06}' if fraction else ''}"
    text = _minutes[minute]
    if not text:
        text = _minutes[minute] = f"{minute // 60:02}:{minute % 60:02}:00"
    return text


def _offset(offset: int) -> str:
    # RFC 3339 has offsets in whole minutes; older local mean times are rounded.
    east = offset // MINUTE if offset % MINUTE == 0 else round(offset / MINUTE)
    text = _offsets[east + _MOST_EAST]
    if not text:
        hours, minutes = divmod(abs(east), 60)
        text = _offsets[east + _MOST_EAST] = f"{'-' if east < 0 else '+'}{hours:02}:{minutes:02}"
    return text
