"""Days, clocks and spans in German words."""

import re
from datetime import date
from typing import Final

from afterword.app.wording.dates import clock_words
from afterword.core.moments import DAY, EPOCH_DAY, HOUR, MINUTE, Day, Moment, Zone
from afterword.core.plan import Plan
from afterword.core.policy import Span

_WEEKDAYS: Final = ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So.")
_MONTHS: Final = (
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
)  # fmt: skip
_NEAR: Final = 180
_UNITS: Final = {
    "day": ("Tag", "Tage", "Tagen"),
    "hour": ("Stunde", "Stunden", "Stunden"),
    "minute": ("Minute", "Minuten", "Minuten"),
    "week": ("Woche", "Wochen", "Wochen"),
    "month": ("Monat", "Monate", "Monaten"),
    # Not Werktag, which a Saturday is too.
    "business day": ("Arbeitstag", "Arbeitstage", "Arbeitstagen"),
    "call": ("Anruf", "Anrufe", "Anrufen"),
    "more try": ("weiterer Versuch", "weitere Versuche", "weiteren Versuchen"),
}

__all__ = [
    "clock_words", "counted", "counted_dative", "dated", "day_words", "end_words", "ended", "moment_words",
    "span_dative", "span_words", "windows_words",
]  # fmt: skip


def day_words(plan: Plan, day: Day) -> str:
    """``Fr. 13. Nov.``; with its year where that is half a year or more from now."""
    when = date.fromordinal(day)
    away = day - plan.situation.now // DAY - EPOCH_DAY
    return _short(when) if -_NEAR < away < _NEAR else f"{_short(when)} {when.year}"


def dated(day: Day) -> str:
    """``Fr. 13. Nov. 2026``: a day with nothing around it to tell the year."""
    when = date.fromordinal(day)
    return f"{_short(when)} {when.year}"


def _short(when: date) -> str:
    return f"{_WEEKDAYS[when.weekday()]} {when.day}. {_MONTHS[when.month - 1]}"


def moment_words(plan: Plan, moment: Moment, zone: Zone) -> str:
    """``Fr. 13. Nov., 15:30 Uhr``."""
    return f"{day_words(plan, zone.day_of(moment))}, {clock_words(zone.clock_of(moment))} Uhr"


def end_words(plan: Plan, moment: Moment, zone: Zone) -> str:
    """A closing moment, behind ``bis``: midnight is ``Ende Do. 12. Nov.``."""
    if zone.clock_of(moment) == 0:
        return f"Ende {day_words(plan, zone.day_of(moment) - 1)}"
    return moment_words(plan, moment, zone)


def span_words(duration: int) -> str:
    """``24 Stunden``, ``1 Stunde``, ``90 Tage``, ``30 Minuten``."""
    return counted(*_measured(duration))


def span_dative(duration: int) -> str:
    """``24 Stunden``, ``1 Stunde``, ``90 Tagen``, behind ``von``."""
    return counted_dative(*_measured(duration))


def _measured(duration: int) -> tuple[int, str]:
    if duration % DAY == 0 and duration > 2 * DAY:
        return duration // DAY, "day"
    if duration % HOUR == 0:
        return duration // HOUR, "hour"
    return duration // MINUTE, "minute"


_ABBREVIATED: Final = re.compile(r"\b((?:Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez)\.)\.(?!\.)")


def ended(sentence: str) -> str:
    """A sentence whose full stop is also that of a month: one is enough."""
    return _ABBREVIATED.sub(r"\1", sentence)


def counted(count: int, unit: str) -> str:
    """``1 Tag``, ``3 Tage``, of an English unit."""
    return f"{count} {_UNITS[unit][count != 1]}"


def counted_dative(count: int, unit: str) -> str:
    """``1 Tag``, ``3 Tagen``, behind ``von`` and ``mit``."""
    return f"{count} {_UNITS[unit][2 * (count != 1)]}"


def windows_words(windows: tuple[Span, ...]) -> str:
    """``zwischen 10:00 und 11:00 Uhr oder zwischen 15:00 und 16:00 Uhr``."""
    return " oder ".join(
        f"zwischen {clock_words(span.opens)} und {clock_words(span.closes)} Uhr" for span in windows
    )
