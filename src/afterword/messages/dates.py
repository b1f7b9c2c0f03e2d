"""Days, clocks and spans in words."""

import re
from datetime import date
from typing import Final

from afterword.core.plan.planner import Plan
from afterword.core.policy import ClockSpan
from afterword.core.time.instants import DAY, EPOCH_DAY, HOUR, MINUTE, Clock, Day, Instant, Zone
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import is_english, ngettext, npgettext, pgettext

_FIRST_DAY: Final = date(2000, 1, 1).toordinal()
_REMEMBERED_AT_MOST: Final = 20_000
_NEAR: Final = 180
# Each English text is made once. Lists, where the numbers allow: see rfc3339.
_days: Final = [""] * (date(2061, 1, 1).toordinal() - _FIRST_DAY)
_minutes: Final = [""] * (24 * 60 + 1)
_spans: Final[dict[int, str]] = {}


def day_words(plan: Plan, day: Day) -> str:
    """``Fri 13 Nov``; with its year where that is half a year or more from now."""
    place = day - _FIRST_DAY
    if 0 <= place < len(_days) and is_english():
        words = _days[place]
        if not words:
            words = _days[place] = _short(date.fromordinal(day))
    else:
        words = _short(date.fromordinal(day))
    away = day - plan.situation.now // DAY - EPOCH_DAY
    return words if -_NEAR < away < _NEAR else _with_year(words, date.fromordinal(day).year)


def dated(day: Day) -> str:
    """``Fri 13 Nov 2026``: a day with nothing around it to tell the year."""
    when = date.fromordinal(day)
    return _with_year(_short(when), when.year)


def _short(when: date) -> str:
    return _("{weekday} {day} {month}").format(
        weekday=_weekday(when.weekday()), day=when.day, month=_month(when.month)
    )


def _with_year(day: str, year: int) -> str:
    return _("{day} {year}").format(day=day, year=year)


def _weekday(number: int) -> str:
    """From Monday, 0."""
    return (
        pgettext("short weekday", "Mon"),
        pgettext("short weekday", "Tue"),
        pgettext("short weekday", "Wed"),
        pgettext("short weekday", "Thu"),
        pgettext("short weekday", "Fri"),
        pgettext("short weekday", "Sat"),
        pgettext("short weekday", "Sun"),
    )[number]


def _month(number: int) -> str:
    """From January, 1."""
    return (
        pgettext("short month", "Jan"),
        pgettext("short month", "Feb"),
        pgettext("short month", "Mar"),
        pgettext("short month", "Apr"),
        pgettext("short month", "May"),
        pgettext("short month", "Jun"),
        pgettext("short month", "Jul"),
        pgettext("short month", "Aug"),
        pgettext("short month", "Sep"),
        pgettext("short month", "Oct"),
        pgettext("short month", "Nov"),
        pgettext("short month", "Dec"),
    )[number - 1]


def clock_words(clock: Clock) -> str:
    """``15:30``."""
    minute = clock // MINUTE
    words = _minutes[minute]
    if not words:
        words = _minutes[minute] = f"{minute // 60:02}:{minute % 60:02}"
    return words


def moment_words(plan: Plan, moment: Instant, zone: Zone) -> str:
    """``Fri 13 Nov, 15:30``."""
    day, clock = day_words(plan, zone.day_of(moment)), clock_words(zone.clock_of(moment))
    if is_english():
        return f"{day}, {clock}"
    return _("{day}, {clock}").format(day=day, clock=clock)


def end_words(plan: Plan, moment: Instant, zone: Zone) -> str:
    """A closing moment: midnight is ``the end of Thu 12 Nov``."""
    if zone.clock_of(moment) == 0:
        return _("the end of {day}").format(day=day_words(plan, zone.day_of(moment) - 1))
    return moment_words(plan, moment, zone)


def until_words(plan: Plan, moment: Instant, zone: Zone) -> str:
    """``until Fri 13 Nov, 15:30``, by the candidate's clock.

    A moment that ends a day, at home or in ``zone``, is ``by the end of Thu 12 Nov``, unless it's earlier at home.
    """
    home = plan.situation.home
    for place in (home, zone):
        last = place.day_of(moment) - 1
        if place.clock_of(moment) == 0 and last < home.day_of(moment):
            return _("by the end of {day}").format(day=day_words(plan, last))
    return _("until {moment}").format(moment=moment_words(plan, moment, home))


def start_words(plan: Plan, moment: Instant, zone: Zone) -> str:
    """An opening moment: ``Fri 13 Nov, 15:30``; midnight is the day alone."""
    if zone.clock_of(moment) == 0:
        return day_words(plan, zone.day_of(moment))
    return moment_words(plan, moment, zone)


def span_words(duration: int) -> str:
    """``24 hours``, ``1 hour``, ``90 days``, ``30 minutes``."""
    if not is_english():
        return counted(*_measured(duration))
    words = _spans.get(duration)
    if words is None:
        if len(_spans) >= _REMEMBERED_AT_MOST:
            _spans.clear()
        words = _spans[duration] = counted(*_measured(duration))
    return words


def span_within(duration: int) -> str:
    """The same behind a preposition, where some languages have another form."""
    return counted_within(*_measured(duration))


def _measured(duration: int) -> tuple[int, str]:
    if duration % DAY == 0 and duration > 2 * DAY:
        return duration // DAY, "day"
    if duration % HOUR == 0:
        return duration // HOUR, "hour"
    return duration // MINUTE, "minute"


def counted(count: int, unit: str) -> str:
    """``1 day``, ``3 days``."""
    if unit == "day":
        words = ngettext("{count} day", "{count} days", count)
    elif unit == "hour":
        words = ngettext("{count} hour", "{count} hours", count)
    elif unit == "minute":
        words = ngettext("{count} minute", "{count} minutes", count)
    elif unit == "business day":
        words = ngettext("{count} business day", "{count} business days", count)
    elif unit == "week":
        words = ngettext("{count} week", "{count} weeks", count)
    elif unit == "month":
        words = ngettext("{count} month", "{count} months", count)
    elif unit == "call":
        words = ngettext("{count} call", "{count} calls", count)
    else:
        assert unit == "more try"
        words = ngettext("{count} more try", "{count} more tries", count)
    return words.format(count=count)


def counted_within(count: int, unit: str) -> str:
    """The same behind a preposition such as ``within`` or ``of``: a dative in German."""
    if unit == "day":
        words = npgettext("behind a preposition", "{count} day", "{count} days", count)
    elif unit == "hour":
        words = npgettext("behind a preposition", "{count} hour", "{count} hours", count)
    elif unit == "minute":
        words = npgettext("behind a preposition", "{count} minute", "{count} minutes", count)
    elif unit == "week":
        words = npgettext("behind a preposition", "{count} week", "{count} weeks", count)
    elif unit == "month":
        words = npgettext("behind a preposition", "{count} month", "{count} months", count)
    else:
        assert unit == "business day"
        words = npgettext("behind a preposition", "{count} business day", "{count} business days", count)
    return words.format(count=count)


def windows_words(windows: tuple[ClockSpan, ...]) -> str:
    """``between 10:00 and 11:00 or 15:00 and 16:00``."""
    words = ""
    for span in windows:
        opens, closes = clock_words(span.opens), clock_words(span.closes)
        words = (
            _("{windows} or {opens} and {closes}").format(windows=words, opens=opens, closes=closes)
            if words
            else _("between {opens} and {closes}").format(opens=opens, closes=closes)
        )
    return words


_DOUBLED: Final = re.compile(r"(?<=\w)\.\.(?![.”“])")


def ended(sentence: str) -> str:
    """A sentence whose full stop is also that of a shortened month: one is enough."""
    return sentence if is_english() else _DOUBLED.sub(".", sentence)


def begun(sentence: str) -> str:
    """A sentence that begins with a name or a pronoun: with a capital, unless that's an address."""
    return sentence if "@" in sentence.partition(" ")[0] else sentence[0].upper() + sentence[1:]
