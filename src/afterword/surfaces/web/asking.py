"""Who asks, as operations want to know it; and what only a signed-in person is shown."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from afterword import wiring
from afterword.app.ledger.caller import Caller

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponseBase]


def caller(request: HttpRequest) -> Caller:
    """The signed-in person, at this moment; read once a request."""
    found: Caller | None = getattr(request, "afterword_caller", None)
    if found is None:
        assert request.user.pk is not None
        found = Caller(request.user.pk, "web", wiring.clock().now())
        request.afterword_caller = found  # type: ignore[attr-defined]
    return found


def mine(view: View[Rest]) -> View[Rest]:
    """A page for whoever is signed in; others are shown the way to sign in, and come back."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        where = "/accounts/login/"
        if request.method == "GET" and request.path != "/":
            where += f"?{urlencode({'next': request.get_full_path()})}"
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": where})
        if "application/json" in request.headers.get("Accept", ""):
            return HttpResponse(status=401)
        return HttpResponseRedirect(where)

    guarded.afterword_mine = True  # type: ignore[attr-defined]
    return cast("View[Rest]", guarded)
