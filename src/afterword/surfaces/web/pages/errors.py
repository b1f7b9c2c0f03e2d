"""Errors as pages with a way on; what was typed is given back."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from afterword.core.fault import Fault

_KEPT_AT_MOST = 20_000


def _page(
    request: HttpRequest, status: int, title: str, text: str, way: str = "", way_on: str = ""
) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    if request.headers.get("HX-Request"):
        # Into the place for alerts, whatever part of the page had been asked for.
        return HttpResponse(
            _text(title, text), status=status, content_type="text/html; charset=utf-8",
            headers={"HX-Retarget": "#alert", "HX-Reswap": "innerHTML"},
        )  # fmt: skip
    found = {"title": title, "text": text, "way": way, "way_on": way_on, "kept": _kept(request)}
    return render(request, "error.html", found, status=status)


def _text(title: str, text: str) -> str:
    from django.utils.html import format_html  # noqa: PLC0415

    return format_html("<p><strong>{}</strong> {}</p>", title, text)


_SECRET: Final = frozenset(
    ("csrfmiddlewaretoken", "password", "password1", "password2", "credential", "once", "key")
)


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """What was typed, to be copied: nothing that somebody wrote is lost to an error."""
    try:
        items = list(request.POST.items())
    except Exception:  # noqa: BLE001 - a body that cannot be read holds nothing to give back
        return []
    return [
        (name, str(value)[:_KEPT_AT_MOST])
        for name, value in items
        if value
        and name
        not in ("csrfmiddlewaretoken", "password", "password1", "password2", "credential", "once", "key")
    ]


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing there, or nothing of the caller's: nobody learns which."""
    return _page(request, 404, _("There is nothing here"), _("The page is gone, or was never yours."))


def wrong_way(request: HttpRequest) -> HttpResponse:
    """An address that only takes forms, asked for as a page: reloaded, or typed in."""
    text = _("This address only takes what a form sends. Nothing was changed.")
    return _page(request, 405, _("There is no page here"), text)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not allowed."""
    return _page(request, 403, _("That is not for you"), _("You may be signed in as somebody else."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not understood."""
    text = _(
        "The address or the form did not make sense: it may be too large, or asked for under another name."
    )
    return _page(request, 400, _("That was not understood"), text)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our own fault."""
    text = _("Something here is broken; nothing kept before is lost. Try again, and report it if it stays.")
    return _page(request, 500, _("This is our fault"), text)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: an old page, or another site's."""
    text = _(
        "The page had become too old to be sent, so nothing was changed. Go back, reload it, and send again."
    )
    return _page(request, 403, _("Please send that again"), text, request.path, _("Open the page again"))


def changed_meanwhile(request: HttpRequest) -> HttpResponse:
    """Somebody else, or another tab, was faster."""
    text = _("It was changed in another window since you opened it, so nothing was overwritten.")
    return _page(request, 409, _("Changed meanwhile"), text, request.path, _("Open it as it is now"))


def at_fault(request: HttpRequest, fault: Fault) -> HttpResponse:
    """Input that no form caught."""
    text = f"{fault.path}: {fault.message}" if fault.path else fault.message
    return _page(request, 422, _("That does not make sense"), text, request.path, _("Back"))
