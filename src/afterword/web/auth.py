"""The caller of operations, and pages that need a signed-in person."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from afterword import bootstrap
from afterword.services.context import Caller

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def caller(request: HttpRequest) -> Caller:
    """The signed-in person at the current moment, which is read once per request."""
    found: Caller | None = getattr(request, "afterword_caller", None)
    if found is None:
        assert request.user.pk is not None
        found = Caller(request.user.pk, "web", bootstrap.clock().now())
        request.afterword_caller = found  # type: ignore[attr-defined]
    return found


def login_required(view: View[Rest]) -> View[Rest]:
    """A page for signed-in people; others are sent to sign in and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        where = reverse("sign_in")
        if request.method == "GET" and request.path != reverse("today"):
            where += f"?{urlencode({'next': request.get_full_path()})}"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": where})
        if "application/json" in request.headers.get("Accept", ""):
            return HttpResponse(status=401)
        if request.method == "POST":
            from afterword.web.views import errors  # noqa: PLC0415

            # The session ended while somebody was writing: give their text back instead of losing it.
            found = errors.signed_out(request)
            if found is not None:
                return found
        return HttpResponseRedirect(where)

    guarded.afterword_mine = True  # type: ignore[attr-defined]
    return cast("View[Rest]", guarded)


def proven(view: View[Rest]) -> View[Rest]:
    """A page of theirs that asks for a second proof on a site for many: password, passkey or code, lately.

    A browser left open, or a stolen cookie, must not be enough to carry everything away. On one's own machine
    there is nothing to prove: whoever is there can read the file. Somebody who signs in by mailed codes alone
    is sent another one: having signed in with one some weeks ago proves nothing now.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if settings.AFTERWORD_LOCAL or not request.user.is_authenticated:
            return view(request, *args, **kwargs)
        way = _way_to_prove(request)
        if not way:
            return view(request, *args, **kwargs)
        where = f"{way}?{urlencode({'next': request.get_full_path()})}"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": where})
        if "application/json" in request.headers.get("Accept", ""):
            return HttpResponse(status=403)
        if request.method == "POST":
            from afterword.web.views import errors  # noqa: PLC0415

            # None of it is stored for later, since it may contain a password.
            return errors.prove_it(request, where)
        return HttpResponseRedirect(where)

    guarded.afterword_proven = True  # type: ignore[attr-defined]
    return cast("View[Rest]", guarded)


def _way_to_prove(request: HttpRequest) -> str:
    """The page where this person can give a second proof; empty if they did so recently."""
    from allauth.account import app_settings  # noqa: PLC0415 - see ADR 0015
    from allauth.account.internal.flows import login, reauthentication  # noqa: PLC0415

    if reauthentication.get_reauthentication_flows(request.user):
        recent = reauthentication.did_recently_reauthenticate(request)
        return "" if recent else reverse("account_reauthenticate")
    # If somebody has nothing else to prove, the library would simply trust them.
    records = login.get_authentication_records(request, request.user)
    last = max((each["at"] for each in records if each.get("reauthenticated")), default=0.0)
    return (
        ""
        if bootstrap.present().timestamp() - last < app_settings.REAUTHENTICATION_TIMEOUT
        else reverse("prove")
    )
