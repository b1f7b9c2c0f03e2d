"""Sessions whose bookkeeping fails no page that has been made, and what a browser is called in their list."""

import ipaddress
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from afterword import bootstrap

_BY_SESSION: Final = ("/accounts/", "/local/", "/sign-out")
"""Sessions changed here are saved by the code itself."""


class Sessions(SessionMiddleware):
    """Django's, but where the database can't be written now.

    Django takes any error of the database for a session that somebody else ended, and answers 400. What was
    read is shown all the same (its one-time words come again), and so is what was done already.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Load the cookie's session, and tell it which browser uses it."""
        super().process_request(request)
        browser, system = device(request.headers.get("User-Agent", ""))
        request.session.visit = bootstrap.visit(browser, system, _address(request))  # type: ignore[attr-defined]

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """Set the session's cookie, if it could be saved."""
        try:
            request.session.note_use()  # type: ignore[attr-defined]
        except Exception as error:
            if bootstrap.store_error(error) is None:
                raise
        try:
            return super().process_response(request, response)
        except SessionInterrupted as error:
            trouble = bootstrap.store_error(error)
            if trouble is None:
                raise
            if request.method in ("GET", "HEAD") or not request.path.startswith(_BY_SESSION):
                return response
            from afterword.web.views import errors  # noqa: PLC0415 - it asks for the pages

            answer: HttpResponse = errors.store_trouble(request, trouble)
            return answer


_BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrom", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
"""Marks in a User-Agent and what they mean. The first counts: most browsers also name their relatives."""
_SYSTEMS: Final = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Macintosh", "macOS"), ("Linux", "Linux"), ("X11", "Unix"),
)  # fmt: skip


def device(agent: str) -> tuple[str, str]:
    """Browser and system from a User-Agent header, empty if unknown; versions aren't stored."""
    head = agent[:500]
    browser, system = (
        next((name for sign, name in signs if sign in head), "") for signs in (_BROWSERS, _SYSTEMS)
    )
    return browser, system


def device_words(browser: str, system: str) -> str:
    """``Firefox on Linux``, as far as known."""
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")


def _address(request: HttpRequest) -> str:
    """Where a request comes from, according to our own proxy; empty for this machine."""
    count: int = settings.AFTERWORD_PROXIES
    named = request.headers.get("X-Forwarded-For", "").split(",")
    told = named[-count] if count and len(named) >= count else request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(told.strip())
    except ValueError:
        return ""
    return "" if found.is_loopback else str(found)[:45]
