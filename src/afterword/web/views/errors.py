"""Error pages that say what to do next and return what was typed."""

import re
import sys
from collections.abc import Sequence
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_line
from afterword.services.registry import StoreError
from afterword.web.language import catalogue

_KEPT_AT_MOST = 20_000


def _page(
    request: HttpRequest,
    status: int,
    title: str,
    text: str,
    way: str = "",
    way_on: str = "",
    again: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    if request.headers.get("HX-Request"):
        # Into the alert area, whatever part of the page was requested.
        return HttpResponse(
            _text(title, text), status=status, content_type="text/html; charset=utf-8",
            headers={"HX-Retarget": "#alert", "HX-Reswap": "innerHTML"},
        )  # fmt: skip
    found = {
        "title": title,
        "text": text,
        "way": way,
        "way_on": way_on,
        "kept": _kept(request),
        "again": again,
    }
    return render(request, "error.html", found, status=status)


def _text(title: str, text: str) -> str:
    return format_html("<p><strong>{}</strong> {}</p>", title, text)


_SECRET: Final = re.compile(r"pass(?:word|wd|phrase)|token|secret|credential|code|^key$|^otp", re.IGNORECASE)
"""Fields that no page returns, so nobody who sees it later can sign in with them."""
_GUARDED: Final = ("/accounts/", "/local/", "/settings/mail")
"""Below these paths forms contain secrets, some from a library; only known safe fields are returned."""
_HARMLESS: Final = frozenset(
    (
        "login", "email", "address", "user", "next", "watch",
        *(f"{each}{part}" for each in ("smtp", "imap") for part in ("", "_port", "_security")),
    )
)  # fmt: skip
_UNTYPED: Final = frozenset(("base", "writer", "turn", "over"))
"""What a compose page says of versions, beside its words."""


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to copy: an error must not lose it."""
    try:
        items = list(request.POST.items())
    except Exception:  # noqa: BLE001 - a body that cannot be read holds nothing to give back
        return []
    return [
        (name, str(value)[:_KEPT_AT_MOST])
        for name, value in items
        if value and name != "once" and name not in _UNTYPED and not _is_secret(request, name)
    ]


def _is_secret(request: HttpRequest, name: str) -> bool:
    if request.path.startswith(_GUARDED):
        return name not in _HARMLESS
    return _SECRET.search(name) is not None


def _here(request: HttpRequest) -> str:
    """Where a form was sent; a one-time link is a secret and isn't written into the page."""
    return "?" if request.path.startswith("/local/") else request.path


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """It doesn't exist or isn't the caller's: the answer is the same."""
    return _page(
        request, 404, _("Page not found"), _("This page doesn’t exist, or you don’t have access to it.")
    )


def wrong_way(request: HttpRequest) -> HttpResponse:
    """A URL that only takes forms was opened as a page, for example by reloading."""
    text = _("This address only accepts submitted forms. Nothing was changed.")
    return _page(request, 405, _("Nothing to show here"), text)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not allowed."""
    return _page(request, 403, _("You don’t have access"), _("You may be signed in as someone else."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not understood."""
    text = _(
        "The address or the form couldn’t be read. It may be too large, or you may have used "
        "a different address for Afterword."
    )
    return _page(request, 400, _("We couldn’t read that request"), text)


def store_trouble(request: HttpRequest, error: StoreError) -> HttpResponse:
    """A full disk, a locked or damaged database: what happened, what to do, and the form to send again.

    Everything else on such a page would come from the same database, so the page is plain.
    """
    words = catalogue().problems
    title, text = words.title_of(error), words.what_to_do(error, team=not settings.AFTERWORD_LOCAL)
    status = 507 if error.problem == "full" else 503
    try:
        response = _page(request, status, title, text, _here(request), _("Try again"), again=_again(request))
    except Exception:  # noqa: BLE001 - nothing more can be asked of that database now
        body = format_html("<!doctype html><title>{0}</title><h1>{0}</h1><p>{1}</p>", title, text)
        response = HttpResponse(body, status=status)
    response.headers["Retry-After"] = "10"
    # A part of a page isn't replaced by what comes with such a status: the script shows these words instead.
    response.headers["Afterword-Alert"] = quote(f"{title}. {text}")
    return response


def _again(request: HttpRequest) -> list[tuple[str, str]]:
    """Everything a form sent except secrets and files, to send it again."""
    if request.method != "POST":
        return []
    try:
        lists = list(request.POST.lists())
    except Exception:  # noqa: BLE001 - as above
        return []
    return [(name, str(value)) for name, values in lists if not _is_secret(request, name) for value in values]


def server_error(request: HttpRequest) -> HttpResponse:
    """A bug of ours, unless it's a disk error outside a page's own code."""
    raised = sys.exc_info()[1]
    trouble = bootstrap.store_error(raised) if raised is not None else None
    if trouble is not None:
        return store_trouble(request, trouble)
    text = _(
        "Something went wrong on our side. Your saved data is safe. Try again, and report it "
        "if it keeps happening."
    )
    return _page(request, 500, _("Something went wrong"), text)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, or another site's form."""
    text = _("This page was open too long, so nothing was changed. Go back, reload it and try again.")
    return _page(request, 403, _("Please send it again"), text, _here(request), _("Reopen the page"))


def changed_meanwhile(request: HttpRequest) -> HttpResponse:
    """Another person or tab was faster."""
    text = _("It was changed in another window after you opened it, so nothing was overwritten.")
    return _page(
        request, 409, _("Changed somewhere else"), text, _here(request), _("Open the current version")
    )


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """A form was sent after the session ended; ``None`` if nothing was typed into it."""
    if not _kept(request):
        return None
    text = _("You’ve been signed out, so this wasn’t saved. Copy your text below, sign in and paste it.")
    came = urlsplit(request.headers.get("Referer", ""))
    there = came.path if came.netloc == request.get_host() and came.path[1:2] != "/" else request.path
    way = f"{reverse('sign_in')}?{urlencode({'next': there})}"
    return _page(request, 401, _("Please sign in again"), text, way, _("Sign in"))


def prove_it(request: HttpRequest, way: str) -> HttpResponse:
    """A form that needs a second proof, which is missing or too old."""
    text = _("Confirm it’s you, then send this again. Nothing was changed.")
    return _page(request, 403, _("Confirm it’s you"), text, way, _("Continue"))


def only_shown(request: HttpRequest) -> HttpResponse:
    """Something was to be recorded while another moment is shown."""
    text = _("You’re viewing another date, so nothing is saved. Start Afterword without --now to save this.")
    return _page(request, 409, _("Not saved"), text)


def unreadable(request: HttpRequest, why: str, way: str) -> HttpResponse:
    """A form about a case that can't be read: what was typed is returned."""
    text = _("The case is damaged (%(why)s), so nothing was changed.") % {"why": why}
    return _page(request, 409, _("This case can’t be read"), text, way, _("Open the case"))


def at_fault(request: HttpRequest, fault: InputError) -> HttpResponse:
    """Invalid input that no form caught."""
    text = fault_line(fault)
    return _page(request, 422, _("We couldn’t use that"), text, _here(request), _("Back"))
