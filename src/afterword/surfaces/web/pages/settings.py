"""Settings: who somebody is, where, by which numbers, and when they cannot call."""

from typing import Any, Final, NamedTuple

import msgspec
from django import forms
from django.conf import settings as configured
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from afterword import wiring
from afterword.app.ledger.profiles import save_profile
from afterword.app.ledger.quiet import hours
from afterword.app.ledger.requests import SaveProfileRequest
from afterword.app.policies import KEYS, shipped_tables
from afterword.core.fault import Fault
from afterword.ports import Profile
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import Area, blame, zones
from afterword.surfaces.web.voice import voice

_POLICIES: Final = (
    ("article", __("The article’s: one call, no second try")),
    ("modern", __("Modern: where today’s recruiters differ, with their reasons")),
    ("own", __("Your own numbers")),
)


class Settings(forms.Form):
    """Everything but the policy's numbers, which have a table of their own."""

    name = forms.CharField(max_length=500, label=__("Your name"), required=False)
    email = forms.EmailField(label=__("The address you write from"), required=False)
    phone = forms.CharField(max_length=100, label=__("Your phone"), required=False)
    signature = forms.CharField(
        max_length=2_000, label=__("Under an email, below your name"), widget=Area(3), required=False
    )
    timezone = forms.ChoiceField(label=__("Your time zone"))
    language = forms.ChoiceField(label=__("Language"), required=False)
    quiet_from = forms.TimeField(label=__("You cannot call from"), required=False)
    quiet_until = forms.TimeField(label=__("until"), required=False)
    policy = forms.ChoiceField(choices=_POLICIES, widget=forms.RadioSelect)

    def __init__(self, *args: Any, zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        names = zones() if not zone or zone in zones() else (*zones(), zone)
        self.fields["timezone"].choices = [(each, each.replace("_", " ")) for each in names]  # type: ignore[attr-defined]
        self.fields["language"].choices = [("", _("as the browser says")), *configured.LANGUAGES]  # type: ignore[attr-defined]
        for name, kind in (("phone", "tel"), ("quiet_from", "time"), ("quiet_until", "time")):
            self.fields[name].widget.input_type = kind
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = name


class Number(NamedTuple):
    """One of the policy's numbers, as the table shows it."""

    key: str
    about: str
    claim: str
    says: str
    shipped: str
    value: str


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    own = _own(profile)
    if request.method != "POST":
        form = Settings(zone=profile.timezone, initial=_initial(profile))
        return _page(request, form, own)
    form = Settings(request.POST, zone=profile.timezone)
    typed = {
        key: request.POST[f"number:{key}"].strip()[:200] for key in KEYS if f"number:{key}" in request.POST
    }
    own = _different(typed) if typed else own
    if form.is_valid():
        try:
            save_profile(books, asking, _request(form.cleaned_data, own))
        except Fault as fault:
            path = fault.path.removeprefix("policy.")
            if path in KEYS:
                return _page(request, form, own, wrong=(path, fault.message))
            blame(form, fault, {"timezone": "timezone", "quiet": "quiet_from", "email": "email"})
        else:
            request.session["language"] = form.cleaned_data["language"] or None
            with override(form.cleaned_data["language"] or None):
                messages.info(request, _("Kept."))
            return HttpResponseRedirect("/settings")
    return _page(request, form, own)


def _initial(profile: Profile) -> dict[str, Any]:
    quiet = hours(profile.quiet)
    name = msgspec.json.decode(profile.policy) if profile.policy else "article"
    return {
        **{
            each: getattr(profile, each)
            for each in ("name", "email", "phone", "signature", "timezone", "language")
        },
        "quiet_from": f"{quiet[0]:%H:%M}" if quiet else "",
        "quiet_until": f"{quiet[1]:%H:%M}" if quiet else "",
        "policy": name if isinstance(name, str) else "own",
    }


def _own(profile: Profile) -> dict[str, Any]:
    found = msgspec.json.decode(profile.policy) if profile.policy else {}
    return found if isinstance(found, dict) else {}


def _request(found: dict[str, Any], own: dict[str, Any]) -> SaveProfileRequest:
    begin, end = found["quiet_from"], found["quiet_until"]
    if (begin is None) != (end is None):
        raise Fault("quiet", "one end of it", "both: from when, and until when")
    policy: Any = found["policy"]
    if policy == "own":
        policy = own or {"base": "article"}
    return SaveProfileRequest(
        **{name: found[name] for name in ("name", "email", "phone", "signature", "timezone", "language")},
        quiet=f"{begin:%H:%M}-{end:%H:%M}" if begin is not None else "",
        policy=msgspec.Raw(b"" if policy == "article" else msgspec.json.encode(policy)),
    )


def _page(
    request: HttpRequest, form: Settings, own: dict[str, Any], wrong: tuple[str, str] | None = None
) -> HttpResponse:
    found = {
        "form": form,
        "numbers": _numbers(own),
        "wrong": wrong,
        "open": wrong is not None or form["policy"].value() == "own",
    }
    return render(request, "settings.html", found, status=422 if form.errors or wrong else 200)


def _numbers(own: dict[str, Any]) -> list[Number]:
    claims = voice().claims.CLAIMS
    table = shipped_tables()["article"]
    numbers = []
    for key in KEYS:
        entry = table[key]
        shipped = _text(entry["value"])
        numbers.append(
            Number(
                key,
                entry["about"],
                entry["claim"],
                claims.get(entry["claim"], ""),
                shipped,
                _text(own.get(key, entry["value"])),
            )
        )
    return numbers


def _text(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _different(typed: dict[str, str]) -> dict[str, Any]:
    """What differs from the article's, each in the kind of value that the article's file has."""
    table = shipped_tables()["article"]
    found: dict[str, Any] = {}
    for key, text in typed.items():
        shipped = table[key]["value"]
        if text == _text(shipped):
            continue
        value: Any = text
        if isinstance(shipped, list):
            value = [each.strip() for each in text.split(",") if each.strip()]
        elif isinstance(shipped, int) and text.isdecimal():
            value = int(text)
        found[key] = value
    return {"base": "article", **found} if found else {}
