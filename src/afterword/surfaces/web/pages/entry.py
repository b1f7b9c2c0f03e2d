"""The ways in: the one-time link, the first visit, and what a browser asks for beside pages."""

import json
from functools import cache

from django.conf import settings
from django.contrib.auth import get_user_model, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from afterword import wiring
from afterword.config import config
from afterword.surfaces.web.assets import HERE
from afterword.surfaces.web.pages import errors
from afterword.surfaces.web.templating import ASSETS

_SHELL = ("htmx.js", "app.css", "app.js", "icon.svg")
"""What a page needs to be shown without a network."""


@require_http_methods(["GET", "HEAD", "POST"])
def local(request: HttpRequest, token: str) -> HttpResponse:
    """The one-time link. Opening it shows a button and uses nothing up: previews open links too."""
    if not settings.AFTERWORD_LOCAL:
        return errors.not_found(request)
    links = wiring.links(config()._replace(data=settings.AFTERWORD_DATA))
    good = links.use(token) if request.method == "POST" else links.stands(token)
    if not good:
        if request.user.is_authenticated:
            return HttpResponseRedirect("/")
        return render(
            request,
            "error.html",
            {
                "title": _("This link was used already"),
                "text": _("A link lets you in once. Run “afterword open” on this machine for a new one."),
                "way": "", "way_on": "", "kept": [],
            },
            status=403,
        )  # fmt: skip
    if request.method != "POST":
        return render(request, "local.html")
    person = get_user_model().objects.get(pk=wiring.keeper().local_person(get_language() or ""))
    login(request, person)
    return HttpResponseRedirect("/")


def sign_in(request: HttpRequest) -> HttpResponse:
    """``/accounts/…`` where nobody has an account: on one's own machine the link is the way in."""
    if request.user.is_authenticated:
        return HttpResponseRedirect("/")
    return render(
        request,
        "error.html",
        {
            "title": _("Come in by the link"),
            "text": _(
                "This Afterword belongs to one person on this machine. The link that lets you in was printed "
                "when it started; run “afterword open” for a new one."
            ),
            "way": "", "way_on": _("I am in already"), "kept": [],
        },
        status=403,
    )  # fmt: skip


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session in this browser."""
    logout(request)
    return HttpResponseRedirect("/")


@require_safe
def token(request: HttpRequest) -> HttpResponse:
    """A fresh form token, for what was noted without a network and is sent later."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return JsonResponse({"token": get_token(request), "person": str(request.user.pk)})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, because it may serve only what is below it."""
    text = _worker(tuple(f"/static/{ASSETS[name]}" for name in _SHELL))
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@cache
def _worker(shell: tuple[str, ...]) -> str:
    return (HERE / "worker.js").read_text("utf-8").replace("[/* shell */]", json.dumps(shell))


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to put it beside its apps."""
    found = {
        "name": "Afterword",
        "short_name": "Afterword",
        "description": _("What to do after a job interview, when, why, and what not to do."),
        "start_url": "/",
        "display": "standalone",
        "background_color": "#f7f6f2",
        "theme_color": "#1f5a4c",
        "icons": [{"src": f"/static/{ASSETS['icon.svg']}", "sizes": "any", "type": "image/svg+xml"}],
        "shortcuts": [{"name": _("Capture an interview"), "url": "/capture"}],
    }
    return JsonResponse(found, content_type="application/manifest+json")


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """For whoever watches it: whether it answers and its database does."""
    good = wiring.keeper().reachable()
    return HttpResponse(
        "ok" if good else "no database", content_type="text/plain", status=200 if good else 503
    )
