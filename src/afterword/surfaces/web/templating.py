"""Jinja as pages use it: strict, translated, with dates and numbers by the reader's own rules."""

from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from afterword import __version__, wiring
from afterword.core.facts import Within

ASSETS: Final[dict[str, str]] = {}
"""The names of static files by content, filled at start."""


_SHORT: Final = {"en": "EEE d MMM", "de": "EEE d. MMM"}
_LONG: Final = {"en": "EEEE d MMMM y", "de": "EEEE, d. MMMM y"}
"""Dates as the sentences of plans write them, so that one page has one way."""


def environment(**options: Any) -> Environment:
    """The environment, as Django asks for it."""
    options |= {
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    made = Environment(**options)  # noqa: S701 - the settings turn escaping on
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(asset=asset, reverse=reverse, version=__version__, lang=locale)
    made.filters.update(
        moment=moment,
        day_and_clock=day_and_clock,
        clock=clock,
        day=day,
        short_day=short_day,
        iso=iso,
        percent=percent,
        number=number,
    )
    made.filters.update(when_at=when_at, period=period, part_words=part_words)
    return made


def asset(name: str) -> str:
    """A static file's address."""
    return f"/static/{ASSETS[name]}"


def locale() -> str:
    """The language in force, as Babel names it."""
    return (get_language() or "en").replace("-", "_")


def at(micros: int, zone: str) -> datetime:
    """A moment of the core's by the clock of a zone."""
    return datetime.fromtimestamp(micros / 1_000_000, UTC).astimezone(ZoneInfo(zone))


def moment(micros: int, zone: str) -> str:
    """``Fri 13 Nov, 15:30``."""
    when = at(micros, zone)
    return f"{_short(when)}, {when:%H:%M}"


def day_and_clock(when: tuple[int, str]) -> str:
    """``Friday 13 November 2026, 15:30``, of a moment and a zone."""
    found = at(*when)
    return f"{day(found.toordinal())}, {found:%H:%M}"


def clock(micros: int, zone: str) -> str:
    """``15:30``."""
    return f"{at(micros, zone):%H:%M}"


def day(ordinal: int) -> str:
    """``Friday 13 November 2026``, of an ordinal."""
    from babel.dates import format_date  # noqa: PLC0415

    pattern = _LONG.get(locale()[:2], "full")
    return format_date(date.fromordinal(ordinal), pattern, locale=locale())


def short_day(ordinal: int) -> str:
    """``Fri 13 Nov``."""
    return _short(date.fromordinal(ordinal))


def _short(when: date) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - 20 ms, for pages that show a date

    pattern = _SHORT.get(locale()[:2], "medium")
    if when.year != wiring.clock().now().year and pattern != "medium":
        pattern += " y"
    return format_date(when, pattern, locale=locale())


def iso(micros: int, zone: str) -> str:
    """For a ``<time datetime>``."""
    return at(micros, zone).isoformat(timespec="seconds")


def when_at(when: datetime, zone: str) -> str:
    """A datetime of a case by the clock of a zone."""
    return moment(round(when.timestamp()) * 1_000_000, zone)


def period(within: Within) -> str:
    """``2 weeks``."""
    count = within.count
    return {
        "days": ngettext("%(count)s day", "%(count)s days", count),
        "business_days": ngettext("%(count)s business day", "%(count)s business days", count),
        "weeks": ngettext("%(count)s week", "%(count)s weeks", count),
        "months": ngettext("%(count)s month", "%(count)s months", count),
    }[within.unit] % {"count": count}


def part_words(part: str) -> str:
    """What somebody is in the case."""
    return {
        "hiring_manager": gettext("hiring manager"),
        "interviewer": gettext("interviewer"),
        "recruiter": gettext("recruiter"),
        "coordinator": gettext("coordinator"),
    }.get(part, gettext("somebody there"))


def percent(share: float) -> str:
    """``64 %``, by the language's rules."""
    from babel.numbers import format_percent  # noqa: PLC0415

    return format_percent(share, locale=locale())


def number(value: float) -> str:
    """``1,234.5``, by the language's rules."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=locale())


def common(request: HttpRequest) -> dict[str, object]:
    """What every page may ask. Error pages come before sessions and persons do: they have none."""
    person = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    # A page that a phone keeps for later is nobody's, and takes no message from the one that is looked at.
    kept = request.path == "/capture" and "plain" in request.GET
    return {
        "signed_in": signed_in,
        "person_id": person.pk if person is not None and signed_in and not kept else "",
        "local": settings.AFTERWORD_LOCAL,
        "messages": get_messages(request) if hasattr(request, "_messages") and not kept else (),
        "path": request.path,
    }
