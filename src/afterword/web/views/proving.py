"""A second proof for people with neither a password nor a passkey: a code, sent to their sign-in address."""

from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword import bootstrap
from afterword.web.auth import login_required
from afterword.web.forms.account import Code

_STATE: Final = "proof"
_TRIES: Final = 3


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """Send a code when asked to, then take it. Opening the page sends nothing."""
    from allauth.account import app_settings  # noqa: PLC0415 - see ADR 0015
    from allauth.account.internal.flows.reauthentication import get_reauthentication_flows  # noqa: PLC0415
    from allauth.core import ratelimit  # noqa: PLC0415

    onward = request.POST.get("next") or request.GET.get("next") or reverse("settings")
    if get_reauthentication_flows(request.user):
        return HttpResponseRedirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': onward})}")
    if request.method != "POST":
        return _page(request, onward)
    if not ratelimit.consume(request, action="reauthenticate", user=request.user):
        return render(request, "429.html", status=429)
    if "send" in request.POST:
        _send(request, app_settings.LOGIN_BY_CODE_TIMEOUT)
        messages.info(request, _("We’ve sent a code to %(address)s.") % {"address": _address(request)})
        return HttpResponseRedirect(f"{request.path}?{urlencode({'next': onward})}")
    form = Code(request.POST)
    if form.is_valid():
        if _is_right(request, form.cleaned_data["code"]):
            return _proved(request, onward)
        left = _STATE in request.session
        form.add_error(
            "code", _("That code isn’t right.") if left else _("That code has expired. Request a new one.")
        )
    return _page(request, onward, form, 422)


def _page(request: HttpRequest, onward: str, form: Code | None = None, status: int = 200) -> HttpResponse:
    sent = _STATE in request.session
    shown = {
        "form": (form or Code()) if sent else None, "wrong": None if sent else form, "sent": sent,
        "address": _address(request), "redirect_field_name": "next", "redirect_field_value": onward,
    }  # fmt: skip
    return render(request, "account/prove.html", shown, status=status)


def _address(request: HttpRequest) -> str:
    """Where codes for signing in go too: a verified address, never one that was only typed."""
    from allauth.account.models import EmailAddress  # noqa: PLC0415 - see ADR 0015

    mine_ = EmailAddress.objects.filter(user=request.user, verified=True).order_by("-primary", "pk").first()
    return str(mine_.email if mine_ else request.user.email)  # type: ignore[union-attr]


def _send(request: HttpRequest, seconds: int) -> None:
    from allauth.account.adapter import get_adapter  # noqa: PLC0415 - see ADR 0015

    adapter = get_adapter(request)
    code = adapter.generate_login_code()
    # Only a digest is kept: the session's row doesn't show the code.
    request.session[_STATE] = {
        "code": _digest(request, code),
        "until": bootstrap.present().timestamp() + seconds,
        "left": _TRIES,
    }
    adapter.send_mail("account/email/proof_code", _address(request), {"request": request, "code": code})


def _is_right(request: HttpRequest, typed: str) -> bool:
    """Whether it's the code that was sent last, lately; three tries each, and a right one counts once."""
    state = request.session.pop(_STATE, None)
    if state is None or bootstrap.present().timestamp() > state["until"]:
        return False
    if constant_time_compare(_digest(request, typed), state["code"]):
        return True
    if state["left"] > 1:
        request.session[_STATE] = {**state, "left": state["left"] - 1}
    return False


def _digest(request: HttpRequest, code: str) -> str:
    from allauth.core.internal.cryptokit import normalize_user_code  # noqa: PLC0415 - see ADR 0015

    return salted_hmac(
        "afterword.proof", f"{request.user.pk}:{normalize_user_code(code)}", algorithm="sha256"
    ).hexdigest()


def _proved(request: HttpRequest, onward: str) -> HttpResponse:
    from allauth.account.adapter import get_adapter  # noqa: PLC0415 - see ADR 0015
    from allauth.account.internal.flows.login import record_authentication  # noqa: PLC0415

    record_authentication(request, request.user, method="code", reauthenticated=True)
    return HttpResponseRedirect(onward if get_adapter(request).is_safe_url(onward) else reverse("settings"))
