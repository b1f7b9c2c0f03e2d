"""Signing in: the one-time link, the first visit, and what a browser requests besides pages."""

import json
from functools import cache

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword import bootstrap
from afterword.config import config
from afterword.web.auth import caller, login_required
from afterword.web.middleware import HERE
from afterword.web.templating import asset
from afterword.web.views import errors
from afterword.worker.loop import health as mail_health

_SHELL = ("htmx.js", "app.css", "app.js", "drafts.js", "icon.svg")
"""What a page needs to work offline."""


@require_http_methods(["GET", "HEAD", "POST"])
def local(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link. Opening it shows a button and uses nothing up, since previews open links too."""
    if not settings.AFTERWORD_LOCAL:
        return errors.not_found(request)
    links = bootstrap.links(config()._replace(data=settings.AFTERWORD_DATA))
    now = bootstrap.present()
    good = links.use(token, now) if request.method == "POST" else links.stands(token, now)
    if not good:
        if request.user.is_authenticated:
            return redirect("today")
        return render(
            request,
            "error.html",
            {
                "title": _("This link has expired or was already used"),
                "text": _(
                    "Each link works once, within 15 minutes. Run “afterword open” on this computer to "
                    "get a new one."
                ),
                "way": "", "way_on": "", "kept": [], "again": [],
            },
            status=403,
        )  # fmt: skip
    if request.method != "POST":
        return render(request, "local.html")
    person = get_user_model().objects.get(pk=bootstrap.maintenance().local_person(get_language() or ""))
    login(request, person)
    return redirect("today")


def sign_in(request: HttpRequest) -> HttpResponse:
    """``/accounts/…`` on one's own machine: there are no accounts, and the link signs you in."""
    if request.user.is_authenticated:
        return redirect("today")
    return render(
        request,
        "error.html",
        {
            "title": _("Sign in with a link"),
            "text": _(
                "This Afterword belongs to one person on this computer. The sign-in link was shown "
                "when it started. Run “afterword open” to get a new one."
            ),
            "way": "", "way_on": _("I’m already signed in"), "kept": [], "again": [],
        },
        status=403,
    )  # fmt: skip


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session in this browser."""
    logout(request)
    return redirect("today")


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End the person's sessions in every browser, and on one's own machine the links that nobody used yet."""
    bootstrap.maintenance().end_sessions(caller(request).owner)
    if settings.AFTERWORD_LOCAL:
        bootstrap.links(config()._replace(data=settings.AFTERWORD_DATA)).forget()
    logout(request)
    return redirect("today")


@login_required
@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """End one session of the person's, named by its row; somebody else's is simply not found."""
    key = request.POST.get("session", "")
    if key == request.session.kept_under:  # type: ignore[attr-defined]
        logout(request)
        return redirect("today")
    if bootstrap.maintenance().end_session(caller(request).owner, key):
        messages.info(request, _("That session was signed out."))
    else:
        messages.info(request, _("That session was already signed out."))
    return HttpResponseRedirect(reverse("settings") + "#sessions")


@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """A fresh form token, for what was noted without a network and is sent later."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, because it may serve only what is below it."""
    text = _worker(tuple(asset(name) for name in _SHELL), reverse("today"), reverse("capture"))
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@cache
def _worker(shell: tuple[str, ...], today: str, capture: str) -> str:
    text = (HERE / "worker.js").read_text("utf-8")
    for placeholder, value in (("SHELL", shell), ("TODAY", today), ("CAPTURE", capture)):
        text = text.replace(f"/* {placeholder} */ null", json.dumps(value))
    return text


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put it beside its apps."""
    found = {
        "name": "Afterword",
        "short_name": "Afterword",
        "description": _("What to do after a job interview, when, why, and what not to do."),
        "start_url": reverse("today"),
        "display": "standalone",
        "background_color": "#f7f6f2",
        "theme_color": "#1f5a4c",
        "icons": [{"src": asset("icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
        "shortcuts": [{"name": _("Capture an interview"), "url": reverse("capture")}],
    }
    return JsonResponse(found, content_type="application/manifest+json")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches it: whether it answers and its database does; and how many mailboxes aren't read.

    A mailbox that isn't read is no reason to start the process again, so the status is still 200; and it's
    told as a number, since anybody may ask.
    """
    if not bootstrap.maintenance().reachable():
        return HttpResponse("no database", content_type="text/plain", status=503)
    return HttpResponse(mail_health(), content_type="text/plain")
