"""Settings, Mail: letting Afterword into one's mailbox, trying it, and out again."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods, require_POST

from afterword import wiring
from afterword.app.ledger.books import NotFound
from afterword.app.post.account_shapes import (
    BeginSignInRequest,
    CheckMailRequest,
    FindServersRequest,
    FinishSignInRequest,
    ForgetMailRequest,
    MailAccountsRequest,
    SetUpMailRequest,
    TypedHost,
)
from afterword.app.post.accounts import (
    SetUp,
    begin_sign_in,
    check_mail,
    find_servers,
    finish_sign_in,
    forget_mail,
    mail_accounts,
    set_up_mail,
)
from afterword.core.fault import Fault
from afterword.ports import Device, Servers, Trouble
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import blame
from afterword.surfaces.web.voice import voice

_SECURITY: Final = (("tls", "TLS"), ("starttls", "STARTTLS"))


class Address(forms.Form):
    """Whose mailbox it is."""

    address = forms.EmailField(label=__("Your email address"), max_length=320)


class Entrance(forms.Form):
    """What lets Afterword in; servers only where none were found."""

    address = forms.EmailField(widget=forms.HiddenInput)
    password = forms.CharField(
        label=__("Password, or app password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        strip=False,
        max_length=1_000,
    )
    watch = forms.BooleanField(label=__("Look for answers in the inbox"), required=False, initial=True)
    user = forms.CharField(label=__("Name to sign in with"), required=False, max_length=320)
    smtp = forms.CharField(label=__("Server for sending"), required=False, max_length=255)
    smtp_port = forms.IntegerField(
        label=__("Port"), required=False, min_value=1, max_value=65_535, initial=465
    )
    smtp_security = forms.ChoiceField(label=__("Encryption"), choices=_SECURITY, required=False)
    imap = forms.CharField(label=__("Server for reading (IMAP)"), required=False, max_length=255)
    imap_port = forms.IntegerField(
        label=__("Port"), required=False, min_value=1, max_value=65_535, initial=993
    )
    imap_security = forms.ChoiceField(label=__("Encryption"), choices=_SECURITY, required=False)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The accounts; and a new one, in two steps: the address, then what lets one in."""
    if request.method == "POST":
        return _entered(request)
    if "address" not in request.GET:
        return _page(request, address=Address())
    form = Address(request.GET)
    if not form.is_valid():
        return _page(request, address=form, status=422)
    try:
        found = find_servers(
            wiring.books(), caller(request), FindServersRequest(address=form.cleaned_data["address"])
        )
    except Fault as fault:
        blame(form, fault, {"address": "address"})
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
    try:
        made = set_up_mail(wiring.books(), caller(request), asked)
    except Fault as fault:
        blame(form, fault, {"address": "smtp"})
        return _page(request, entrance=form, status=422)
    except Trouble as trouble:
        return _page(request, entrance=form, wrong=_words(trouble), status=502)
    return _made(request, made, entrance=form)


def _made(request: HttpRequest, made: SetUp, **shown: Any) -> HttpResponse:
    if made.account is None:
        return _page(request, tried=made.tried, servers=made.servers, status=502, **shown)
    messages.success(request, _("Both directions work: notes can be sent from here."))
    return HttpResponseRedirect("/settings/mail")


def _typed(said: dict[str, Any], name: str) -> TypedHost | None:
    if not said[name]:
        return None
    usual = 465 if name == "smtp" else 993
    return TypedHost(
        name=said[name], port=said[f"{name}_port"] or usual, security=said[f"{name}_security"] or "tls"
    )


@mine
@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """By the provider's own page: a code to type there, then back here."""
    books, asking = wiring.books(), caller(request)
    address, key = request.POST.get("address", "")[:320], request.POST.get("key", "")[:4_000]
    try:
        if not key:
            begun = begin_sign_in(books, asking, BeginSignInRequest(address=address))
            return _page(request, device=begun.device, at=address)
        made = finish_sign_in(books, asking, FinishSignInRequest(address=address, key=key))
    except Fault as fault:
        messages.error(request, fault.message)
        return HttpResponseRedirect("/settings/mail")
    except Trouble as trouble:
        return _page(request, address=Address({"address": address}), wrong=_words(trouble), status=502)
    if made.account is None and not made.tried:
        device = Device(
            request.POST.get("url", "")[:500], request.POST.get("code", "")[:100], "", key, 5, 600
        )
        if not device.url.startswith("https://"):
            device = device._replace(url="")
        wrong = _("The provider has not heard from you yet.")
        return _page(request, device=device, at=address, wrong=wrong)
    return _made(request, made)


@mine
@require_POST
def tried(request: HttpRequest, account: int) -> HttpResponse:
    """Try an account in both directions, and say how that went."""
    return _page(
        request, tried=check_mail(wiring.books(), caller(request), CheckMailRequest(account=account))
    )


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: HttpRequest, account: int) -> HttpResponse:
    """Forget an account, after a question."""
    books, asking = wiring.books(), caller(request)
    there = mail_accounts(books, asking, MailAccountsRequest())
    named = next((each for each in there if each.kept.id == account), None)
    if named is None:
        raise NotFound
    if request.method != "POST":
        return render(request, "mail_forget.html", {"account": named.kept})
    try:
        forget_mail(books, asking, ForgetMailRequest(account=account))
    except Trouble as trouble:
        messages.error(request, _words(trouble))
    else:
        messages.info(request, _("Forgotten, and its password with it."))
    return HttpResponseRedirect("/settings/mail")


def _words(trouble: Trouble) -> str:
    return str(voice().post.why_words(f"{trouble.kind}: {trouble.said}"))


def _page(
    request: HttpRequest,
    *,
    address: Address | None = None,
    entrance: Entrance | None = None,
    servers: Servers | None = None,
    device: Device | None = None,
    at: str = "",
    tried: Any = (),
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    words = voice().post
    there = mail_accounts(wiring.books(), caller(request), MailAccountsRequest())
    typed = entrance is not None and any(entrance.errors.get(each) for each in ("smtp", "imap", "user"))
    found = {
        "accounts": [(each, each.kept.trouble and words.why_words(each.kept.trouble)) for each in there],
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
        "new": address or (Address() if entrance is None and device is None else None),
    }
    return render(request, "mail.html", found, status=status)
