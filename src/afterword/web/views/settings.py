"""Settings: who somebody is, where, by which numbers, and when they cannot call."""

from typing import Any, NamedTuple

import msgspec
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods
from msgspec import structs

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_words
from afterword.services import registry
from afterword.services.profile.schemas import (
    ProfileRequest,
    SaveProfileRequest,
    SettingsOut,
    SettingsRequest,
)
from afterword.services.registry import Profile
from afterword.web.auth import caller, login_required
from afterword.web.forms.account import Settings
from afterword.web.forms.fields import add_input_error
from afterword.web.language import catalogue, language_of, remember_language
from afterword.web.sessions import device_words
from afterword.web.templating import moment


class Browser(NamedTuple):
    """Where they're signed in. ``key`` names the session to be ended; times are by their own clock."""

    key: str
    device: str
    began: str
    used: str
    address: str
    here: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    services, asking = bootstrap.services(), caller(request)
    profile = registry.profile.profile(services, asking, ProfileRequest())
    kept = registry.profile.settings(services, asking, SettingsRequest())
    if request.method != "POST":
        form = Settings(zone=profile.timezone, initial=_initial(profile, kept))
        return _page(request, form, kept)
    form = Settings(request.POST, zone=profile.timezone)
    typed = {
        each.key: request.POST[f"number:{each.key}"].strip()[:200]
        for each in kept.numbers
        if f"number:{each.key}" in request.POST
    }
    kept = _with_typed(kept, typed)
    if form.is_valid():
        try:
            asked = _request(form.cleaned_data, typed, profile, kept)
            registry.profile.save_profile(services, asking, asked)
        except InputError as fault:
            path = fault.path.removeprefix("policy.")
            if any(path == each.key for each in kept.numbers):
                return _page(request, form, kept, wrong=(path, fault_words(fault)))
            add_input_error(form, fault, {"timezone": "timezone", "quiet": "quiet_from", "email": "email"})
        else:
            remember_language(request, form.cleaned_data["language"])
            with override(language_of(request)):
                messages.info(request, _("Saved."))
            return redirect("settings")
    return _page(request, form, kept)


def _initial(profile: Profile, kept: SettingsOut) -> dict[str, Any]:
    begin, end = kept.quiet or ("", "")
    names = ("name", "email", "phone", "signature", "timezone", "language")
    return {
        **{each: getattr(profile, each) for each in names},
        "quiet_from": begin,
        "quiet_until": end,
        "policy": kept.policy,
    }


def _with_typed(kept: SettingsOut, typed: dict[str, str]) -> SettingsOut:
    """With the numbers as they stand in the form."""
    numbers = tuple(structs.replace(each, value=typed.get(each.key, each.value)) for each in kept.numbers)
    return structs.replace(kept, numbers=numbers)


def _request(
    found: dict[str, Any], typed: dict[str, str], profile: Profile, kept: SettingsOut
) -> SaveProfileRequest:
    begin, end = found["quiet_from"], found["quiet_until"]
    if (begin is None) != (end is None):
        raise InputError("quiet", "one end of it", "both: from when, and until when")
    policy = msgspec.json.encode(found["policy"])
    numbers = None
    if found["policy"] == "article":
        policy = b""
    elif found["policy"] == "own" and kept.policy == "own" and not typed:
        policy = profile.policy.encode()
    elif found["policy"] == "own":
        policy, numbers = b"", typed
    return SaveProfileRequest(
        **{name: found[name] for name in ("name", "email", "phone", "signature", "timezone", "language")},
        quiet=f"{begin:%H:%M}-{end:%H:%M}" if begin is not None else "",
        policy=msgspec.Raw(policy),
        numbers=numbers,
    )


def _page(
    request: HttpRequest, form: Settings, kept: SettingsOut, wrong: tuple[str, str] | None = None
) -> HttpResponse:
    words = catalogue().claims
    found = {
        "form": form,
        "numbers": [(each, words.claim_words(each.claim)) for each in kept.numbers],
        "wrong": wrong,
        "open": wrong is not None or form["policy"].value() == "own",
        "sessions": _sessions(request),
    }
    return render(request, "settings.html", found, status=422 if form.errors or wrong else 200)


def _sessions(request: HttpRequest) -> list[Browser]:
    """Where they're signed in, this browser first."""
    asking = caller(request)
    here = request.session.kept_under  # type: ignore[attr-defined]
    zone = registry.profile.profile(bootstrap.services(), asking, ProfileRequest()).zone
    found = [
        Browser(
            each.key,
            device_words(each.visit.browser, each.visit.system),
            moment(each.began, zone),
            moment(each.used, zone),
            each.visit.address,
            each.key == here,
        )
        for each in bootstrap.maintenance().sessions(asking.owner)
    ]
    return sorted(found, key=lambda each: not each.here)
