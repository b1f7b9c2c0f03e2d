"""Settings, Mail: letting Afterword into one's mailbox, trying it, and out again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_words
from afterword.services import registry
from afterword.services.context import NotFound
from afterword.services.mail_accounts.schemas import (
    BeginSignInRequest,
    CheckMailRequest,
    FindServersRequest,
    FinishSignInRequest,
    MailAccountsRequest,
    RemoveMailRequest,
    SetUp,
    SetUpMailRequest,
    TypedHost,
)
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import DeviceGrant, MailError, Servers
from afterword.web.auth import caller, login_required, proven
from afterword.web.forms.account import AddressForm, Entrance
from afterword.web.forms.fields import add_input_error
from afterword.web.language import catalogue
from afterword.web.serving import LONGEST, NoSlotError, connection_slots
from afterword.worker.loop import accounts_request


@login_required
@proven
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The accounts; and a new one, in two steps: the address, then what lets one in."""
    if request.method != "POST":
        return _page(request, address=AddressForm())
    return _found(request) if "find" in request.POST else _entered(request)


def _found(request: HttpRequest) -> HttpResponse:
    """The servers of an address: looked for on request alone, as that connects to servers outside."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        return _page(request, address=form, status=422)
    asking = caller(request)
    try:
        with connection_slots.slot(asking.owner):
            found = registry.mail_accounts.find_servers(
                bootstrap.services(), asking, FindServersRequest(address=form.cleaned_data["address"])
            )
    except NoSlotError as none:
        return _no_turn(request, none, address=form)
    except InputError as fault:
        add_input_error(form, fault, {"address": "address"})
        return _page(request, address=form, status=422)
    entrance = Entrance(initial={"address": form.cleaned_data["address"]})
    return _page(request, entrance=entrance, servers=next(iter(found), None))


def _entered(request: HttpRequest) -> HttpResponse:
    form = Entrance(request.POST)
    if not form.is_valid():
        return _page(request, entrance=form, status=422)
    said = form.cleaned_data
    asked = SetUpMailRequest(
        address=said["address"], password=said["password"], user=said["user"], smtp=_typed(said, "smtp"),
        imap=_typed(said, "imap"), watch=said["watch"],
    )  # fmt: skip
    asking = caller(request)
    try:
        with connection_slots.slot(asking.owner):
            made = registry.mail_accounts.set_up_mail(bootstrap.services(), asking, asked)
    except NoSlotError as none:
        return _no_turn(request, none, entrance=form)
    except InputError as fault:
        add_input_error(form, fault, {"address": "smtp"})
        return _page(request, entrance=form, status=422)
    except MailError as trouble:
        return _page(request, entrance=form, wrong=_words(trouble), status=502)
    return _made(request, made, entrance=form)


def _made(request: HttpRequest, made: SetUp, **shown: Any) -> HttpResponse:
    if made.account is None:
        return _page(request, tried=made.tried, servers=made.servers, status=502, **shown)
    messages.success(request, _("Sending and reading both work. You can now send notes from here."))
    return redirect("mail")


def _typed(said: dict[str, Any], name: str) -> TypedHost | None:
    if not said[name]:
        return None
    usual = 465 if name == "smtp" else 993
    return TypedHost(
        name=said[name], port=said[f"{name}_port"] or usual, security=said[f"{name}_security"] or "tls"
    )


@login_required
@proven
@require_POST
def sign_in_at_provider(request: HttpRequest) -> HttpResponse:
    """By the provider's own page: a code to type there, then back here."""
    services, asking = bootstrap.services(), caller(request)
    address, key = request.POST.get("address", "")[:320], request.POST.get("key", "")[:4_000]
    try:
        with connection_slots.slot(asking.owner):
            if key:
                made = registry.mail_accounts.finish_sign_in(
                    services, asking, FinishSignInRequest(address=address, key=key)
                )
            else:
                begun = registry.mail_accounts.begin_sign_in(
                    services, asking, BeginSignInRequest(address=address)
                )
        if not key:
            return _page(request, device=begun.device, at=address)
    except NoSlotError as none:
        if key:
            return _no_turn(request, none, device=_device(request), at=address)
        return _no_turn(request, none, address=AddressForm({"address": address}))
    except InputError as fault:
        messages.error(request, fault_words(fault))
        return redirect("mail")
    except MailError as trouble:
        return _page(request, address=AddressForm({"address": address}), wrong=_words(trouble), status=502)
    if made.account is None and not made.tried:
        wrong = _("Your provider hasn’t confirmed access yet.")
        return _page(request, device=_device(request), at=address, wrong=wrong)
    return _made(request, made)


def _device(request: HttpRequest) -> DeviceGrant:
    """What the last page said of the provider's own page."""
    said = request.POST
    url, code, key = (
        said.get(name, "")[:most] for name, most in (("url", 500), ("code", 100), ("key", 4_000))
    )
    return DeviceGrant(url if url.startswith("https://") else "", code, "", key, 5, 600)


@login_required
@require_POST
def tried(request: HttpRequest, account: int) -> HttpResponse:
    """Try an account in both directions, and say how that went."""
    asking = caller(request)
    try:
        with connection_slots.slot(asking.owner):
            found = registry.mail_accounts.check_mail(
                bootstrap.services(), asking, CheckMailRequest(account=account)
            )
    except NoSlotError as none:
        return _no_turn(request, none)
    return _page(request, tried=found)


@login_required
@proven
@require_http_methods(["GET", "HEAD", "POST"])
def forget_account(request: HttpRequest, account: int) -> HttpResponse:
    """Forget an account, after a question."""
    services, asking = bootstrap.services(), caller(request)
    there = registry.mail_accounts.mail_accounts(services, asking, MailAccountsRequest())
    named = next((each for each in there if each.kept.id == account), None)
    if named is None:
        raise NotFound
    if request.method != "POST":
        return render(request, "mail_remove.html", {"account": named.kept})
    try:
        registry.mail_accounts.remove_mail(services, asking, RemoveMailRequest(account=account))
    except MailError as trouble:
        messages.error(request, _words(trouble))
    else:
        messages.info(request, _("Mailbox and password removed."))
    return redirect("mail")


def _no_turn(request: HttpRequest, none: NoSlotError, **shown: Any) -> HttpResponse:
    """No thread is left for servers outside: said at once, with all that was typed but the password."""
    if none.yours:
        wrong = _("We’re still working on your last request. Wait a minute, then reload this page.")
    else:
        wrong = _("We’re testing other mailboxes right now. Try again in a minute.")
    response = _page(request, wrong=wrong, status=503, **shown)
    response.headers["Retry-After"] = str(round(LONGEST))
    return response


def _words(trouble: MailError) -> str:
    return str(catalogue().problems.why_words(f"{trouble.kind}: {trouble.said}"))


def _page(
    request: HttpRequest,
    *,
    address: AddressForm | None = None,
    entrance: Entrance | None = None,
    servers: Servers | None = None,
    device: DeviceGrant | None = None,
    at: str = "",
    tried: Any = (),
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    words, services, asking = catalogue().problems, bootstrap.services(), caller(request)
    there = registry.mail_accounts.mail_accounts(services, asking, accounts_request())
    typed = entrance is not None and any(entrance.errors.get(each) for each in ("smtp", "imap", "user"))
    found = {
        "accounts": [
            (each, each.kept.trouble and words.why_words(each.kept.trouble), each.overdue, each.unread)
            for each in there
        ],
        "zone": registry.profile.profile(services, asking, ProfileRequest()).zone,
        "address": address,
        "entrance": entrance,
        "servers": servers,
        "device": device,
        "at": at,
        "tried": [
            (each, "" if each.well else words.why_words(f"{each.kind}: {each.said}")) for each in tried
        ],
        "wrong": wrong,
        "by_hand": typed or (entrance is not None and servers is None),
        "new": address or (AddressForm() if entrance is None and device is None else None),
    }
    return render(request, "mail.html", found, status=status)
