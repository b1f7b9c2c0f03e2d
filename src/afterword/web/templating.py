"""Jinja for the pages: strict and translated, with dates and numbers in the reader's format."""

from datetime import UTC, date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined

from afterword import __version__, bootstrap
from afterword.core.case import Duration
from afterword.messages.catalogue import translated

ASSETS: Final[dict[str, str]] = {}
"""Names of static files by content, filled at start."""


_SHORT: Final = {"en": "EEE d MMM", "de": "EEE d. MMM"}
_LONG: Final = {"en": "EEEE d MMMM y", "de": "EEEE, d. MMMM y"}
"""Date formats that match the sentences of plans."""

_TYPED_ANEW: Final = frozenset(("code", "otp", "credential"))


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
    made.globals.update(asset=asset, url=url, version=__version__, lang=locale)
    made.filters.update(
        moment=moment,
        day_and_clock=day_and_clock,
        clock=clock,
        day=day,
        short_day=short_day,
        iso=iso,
        percent=percent,
        number=number,
        without_secrets=without_secrets,
    )
    made.filters.update(when_at=when_at, period=period, part_words=part_words, translated=translated)
    return made


def without_secrets(form: Any) -> Any:
    """A form that's shown again without codes and passkeys, as for passwords."""
    for name, field in form.fields.items() if form.is_bound else ():
        if name in _TYPED_ANEW:
            field.widget.format_value = lambda _: None
    return form


def asset(name: str) -> str:
    """A static file's URL."""
    return f"{settings.STATIC_URL}{ASSETS[name]}"


def url(name: str, *args: object) -> str:
    """A page's URL: ``url("case", 7)`` is ``/cases/7``."""
    return reverse(name, args=args)


def locale() -> str:
    """The active language, in Babel's notation."""
    return (get_language() or "en").replace("-", "_")


def at(micros: int, zone: str) -> datetime:
    """A core moment in a zone."""
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
    if when.year != bootstrap.clock().now().year and pattern != "medium":
        pattern += " y"
    return format_date(when, pattern, locale=locale())


def iso(micros: int, zone: str) -> str:
    """For a ``<time datetime>``."""
    return at(micros, zone).isoformat(timespec="seconds")


def when_at(when: datetime, zone: str) -> str:
    """A case's datetime in a zone."""
    return moment(round(when.timestamp()) * 1_000_000, zone)


def period(within: Duration) -> str:
    """``2 weeks``."""
    count = within.count
    return {
        "days": ngettext("%(count)s day", "%(count)s days", count),
        "business_days": ngettext("%(count)s business day", "%(count)s business days", count),
        "weeks": ngettext("%(count)s week", "%(count)s weeks", count),
        "months": ngettext("%(count)s month", "%(count)s months", count),
    }[within.unit] % {"count": count}


def part_words(part: str | None) -> str:
    """Somebody's part in the case."""
    return {
        None: gettext("role not known"),
        "hiring_manager": gettext("hiring manager"),
        "interviewer": gettext("interviewer"),
        "recruiter": gettext("recruiter"),
        "agency": gettext("agency recruiter"),
        "coordinator": gettext("coordinator"),
    }.get(part, gettext("someone there"))


def percent(share: float) -> str:
    """``64 %``, in the language's format."""
    from babel.numbers import format_percent  # noqa: PLC0415

    return format_percent(share, locale=locale())


def number(value: float) -> str:
    """``1,234.5``, in the language's format."""
    from babel.numbers import format_decimal  # noqa: PLC0415

    return format_decimal(value, locale=locale())


def common(request: HttpRequest) -> dict[str, object]:
    """Values for every page. Error pages may come before session and person, and have neither."""
    person = getattr(request, "user", None)
    signed_in = person is not None and person.is_authenticated
    # A page stored for offline use belongs to nobody, and must not consume messages.
    kept = request.path == reverse("capture") and "plain" in request.GET
    return {
        "signed_in": signed_in,
        "person_id": person.pk if person is not None and signed_in and not kept else "",
        "local": settings.AFTERWORD_LOCAL,
        "as_of": _shown_moment(request) if settings.AFTERWORD_AS_OF else "",
        "messages": get_messages(request) if hasattr(request, "_messages") and not kept else (),
        "path": request.path,
    }


def _shown_moment(request: HttpRequest) -> str:
    """The moment shown instead of the present, by the person's own clock."""
    person = getattr(request, "user", None)
    zone = getattr(person, "timezone", "") or "UTC"
    micros = round(datetime.fromisoformat(settings.AFTERWORD_AS_OF).timestamp()) * 1_000_000
    return day_and_clock((micros, zone))
