"""Days, clocks and spans in English words."""

from datetime import date
from typing import Final

from afterword.core.moments import DAY, EPOCH_DAY, HOUR, MINUTE, Clock, Day, Moment, Zone
from afterword.core.plan import Plan
from afterword.core.policy import Span

_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
_REMEMBERED_AT_MOST: Final = 20_000
_NEAR: Final = 180
# Each text is made once. Lists, where the numbers allow: see rfc3339.
_days: Final = [""] * (date(2061, 1, 1).toordinal() - _FIRST_DAY)
_minutes: Final = [""] * (24 * 60 + 1)
_spans: Final[dict[int, str]] = {}


def day_words(plan: Plan, day: Day) -> str:
    """``Fri 13 Nov``; with its year where that is half a year or more from now."""
    place = day - _FIRST_DAY
    if 0 <= place < len(_days):
        words = _days[place]
        if not words:
            words = _days[place] = _short(date.fromordinal(day))
    else:
        words = _short(date.fromordinal(day))
    away = day - plan.situation.now // DAY - EPOCH_DAY
    return words if -_NEAR < away < _NEAR else f"{words} {date.fromordinal(day).year}"


def dated(day: Day) -> str:
    """``Fri 13 Nov 2026``: a day with nothing around it to tell the year."""
    when = date.fromordinal(day)
    return f"{_short(when)} {when.year}"


def _short(when: date) -> str:
    return f"{_WEEKDAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"


def clock_words(clock: Clock) -> str:
    """``15:30``."""
    minute = clock // MINUTE
    words = _minutes[minute]
    if not words:
        words = _minutes[minute] = f"{minute // 60:02}:{minute % 60:02}"
    return words


def moment_words(plan: Plan, moment: Moment, zone: Zone) -> str:
    """``Fri 13 Nov, 15:30``."""
    return f"{day_words(plan, zone.day_of(moment))}, {clock_words(zone.clock_of(moment))}"


def end_words(plan: Plan, moment: Moment, zone: Zone) -> str:
    """A closing moment: midnight is ``the end of Thu 12 Nov``."""
    if zone.clock_of(moment) == 0:
        return f"the end of {day_words(plan, zone.day_of(moment) - 1)}"
    return moment_words(plan, moment, zone)


def span_words(duration: int) -> str:
    """``24 hours``, ``1 hour``, ``90 days``, ``30 minutes``."""
    words = _spans.get(duration)
    if words is None:
        if len(_spans) >= _REMEMBERED_AT_MOST:
            _spans.clear()
        words = _spans[duration] = _in_words(duration)
    return words


def _in_words(duration: int) -> str:
    if duration % DAY == 0 and duration > 2 * DAY:
        return counted(duration // DAY, "day")
    if duration % HOUR == 0:
        return counted(duration // HOUR, "hour")
    return counted(duration // MINUTE, "minute")


def counted(count: int, unit: str) -> str:
    """``1 day``, ``3 days``."""
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def windows_words(windows: tuple[Span, ...]) -> str:
    """``between 10:00 and 11:00 or 15:00 and 16:00``."""
    return "between " + " or ".join(
        f"{clock_words(span.opens)} and {clock_words(span.closes)}" for span in windows
    )
