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
    "day": ("Tag", "Tage"),
    "hour": ("Stunde", "Stunden"),
    "minute": ("Minute", "Minuten"),
    "week": ("Woche", "Wochen"),
    "month": ("Monat", "Monate"),
    "business day": ("Werktag", "Werktage"),
    "call": ("Anruf", "Anrufe"),
    "more try": ("weiterer Versuch", "weitere Versuche"),
}
_DATIVE: Final = {
    "Tag": "Tag", "Tage": "Tagen", "Monat": "Monat", "Monate": "Monaten",
    "Werktag": "Werktag", "Werktage": "Werktagen",
}  # fmt: skip

__all__ = [
    "clock_words", "counted", "counted_dative", "day_words", "end_words", "moment_words", "span_words", "windows_words",
]  # fmt: skip


def day_words(plan: Plan, day: Day) -> str:
    """``Fr. 13. Nov.``; with its year where that is half a year or more from now."""
    when = date.fromordinal(day)
    words = f"{_WEEKDAYS[when.weekday()]} {when.day}. {_MONTHS[when.month - 1]}"
    away = day - plan.situation.now // DAY - EPOCH_DAY
    return words if -_NEAR < away < _NEAR else f"{words} {when.year}"


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
    if duration % DAY == 0 and duration > 2 * DAY:
        return counted(duration // DAY, "day")
    if duration % HOUR == 0:
        return counted(duration // HOUR, "hour")
    return counted(duration // MINUTE, "minute")


_ABBREVIATED: Final = re.compile(r"\b((?:Jan|Feb|Apr|Aug|Sept|Okt|Nov|Dez)\.)\.")


def ended(sentence: str) -> str:
    """A sentence whose full stop is also that of a month: one is enough."""
    return _ABBREVIATED.sub(r"\1", sentence)


def counted(count: int, unit: str) -> str:
    """``1 Tag``, ``3 Tage``, of an English unit."""
    return f"{count} {_UNITS[unit][count != 1]}"


def counted_dative(count: int, unit: str) -> str:
    """``1 Tag``, ``3 Tagen``."""
    noun = _UNITS[unit][count != 1]
    return f"{count} {_DATIVE.get(noun, noun)}"


def windows_words(windows: tuple[Span, ...]) -> str:
    """``zwischen 10:00 und 11:00 oder 15:00 und 16:00 Uhr``."""
    spans = (f"{clock_words(span.opens)} und {clock_words(span.closes)}" for span in windows)
    return f"zwischen {' oder '.join(spans)} Uhr"
