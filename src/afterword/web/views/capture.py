"""Capture: an interview noted in a minute, from a form, an invite, or a phone without a network."""

import uuid
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import (
    CaptureHints,
    CaptureHintsRequest,
    CaptureRequest,
    CaseRequest,
    NewContact,
)
from afterword.services.context import NotFound
from afterword.services.profile.schemas import ProfileRequest
from afterword.web.auth import caller, login_required
from afterword.web.forms.cases import Capture
from afterword.web.forms.fields import add_input_error, wall_of
from afterword.web.templating import short_day

_FIELDS = {
    "company.name": "company", "company.timezone": "timezone", "company.country": "country",
    "company": "company",
    "role": "role", "ended_at": "ended_at", "left_open": "left_open", "said": "said", "contacts": "who",
}  # fmt: skip


class MeantDate(NamedTuple):
    """What their words mean, as the chip shows it."""

    understood: bool
    by: str
    words: str


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent by it: by a person's browser, or later by their phone's outbox."""
    services, asking = bootstrap.services(), caller(request)
    # Without anything of anybody's, for a phone to keep: not even who is signed in.
    if request.method != "POST" and "plain" in request.GET:
        return shown(request, Capture(zone="UTC"))
    zone = own_zone(request)
    if request.method != "POST":
        number = number_of(request.GET.get("case"))
        return shown(request, Capture(zone=zone, initial=offered(request)), case=number)
    form = Capture(request.POST, zone=zone)
    number = number_of(request.POST.get("case"))
    if form.is_valid():
        try:
            made = registry.cases.capture(services, asking, _request(request, form, number))
        except InputError as fault:
            add_input_error(form, fault, _FIELDS)
        else:
            if _wants_json(request):
                return JsonResponse({"case": made})
            messages.info(request, _("Saved."))
            return redirect("case", made)
    if _wants_json(request):
        said = "; ".join(str(each) for found in form.errors.values() for each in found)
        return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")
    return shown(request, form, case=number, status=422)


@login_required
@require_POST
def when(request: HttpRequest) -> HttpResponse:
    """What their words mean, while they're typed."""
    form = Capture(request.POST, zone=own_zone(request))
    form.is_valid()
    return render(request, "parts/meant.html", {"meant": _meant(request, form)})


def own_zone(request: HttpRequest) -> str:
    """The time zone of whoever notes it."""
    return registry.profile.profile(bootstrap.services(), caller(request), ProfileRequest()).zone


def offered(request: HttpRequest) -> dict[str, Any]:
    """What the form offers: the last five minutes' mark, and the country that most interviews are in."""
    asking = caller(request)
    hints = registry.cases.capture_hints(bootstrap.services(), asking, CaptureHintsRequest())
    mark = asking.now.replace(minute=asking.now.minute - asking.now.minute % 5, second=0, microsecond=0)
    return {"ended_at": wall_of(mark, own_zone(request)), "country": hints.home_country}


def _hints(request: HttpRequest, form: Capture) -> CaptureHints:
    """What the form's answers tell, as far as they make sense."""
    found = getattr(form, "cleaned_data", {})
    asked = CaptureHintsRequest(
        said=found.get("said") or "",
        ended_at=found.get("ended_at"),
        timezone=found.get("timezone") or None,
        country=found.get("country") or None,
    )
    return registry.cases.capture_hints(bootstrap.services(), caller(request), asked)


def _meant(request: HttpRequest, form: Capture) -> MeantDate | None:
    if not (getattr(form, "cleaned_data", {}).get("said") or "").strip():
        return None
    hints = _hints(request, form)
    if hints.by is None or hints.days is None:
        return MeantDate(understood=False, by="", words="")
    day = short_day(hints.by.toordinal())
    words = ngettext("%(day)s, one day later.", "%(day)s, %(count)s days later.", hints.days) % {
        "day": day,
        "count": hints.days,
    }
    return MeantDate(understood=True, by=hints.by.isoformat(), words=words if hints.days else day)


def _request(request: HttpRequest, form: Capture, case: int | None) -> CaptureRequest:
    found, hints = form.cleaned_data, _hints(request, form)
    by = found["by"] if found["by"] and found["by"] != hints.by else None
    once = request.headers.get("Idempotency-Key") or request.POST.get("once") or ""
    people = [
        NewContact(
            name=found["who"],
            part=found["part"] or "hiring_manager",
            email=found["email"] or None,
            phone=found["phone"] or None,
            address=found["address"] or None,
            prefers=found["prefers"] or "unknown",
            style=found["style"] or "unknown",
        ),
        *(NewContact(name=line.strip()[:500], part="interviewer") for line in found["others"].splitlines()),
    ]
    ended, starts = found["ended_at"], found["starts_at"]
    return CaptureRequest(
        company=found["company"],
        role=found["role"],
        case=case,
        contacts=tuple(each for each in people if each.name.strip()),
        starts_at=starts,
        ended_at=None if starts is not None and (ended is None or ended < starts) else ended,
        said=found["said"],
        by=by,
        channel=found["channel"] or None,
        no_answer=found["no_answer"],
        left_open=found["left_open"],
        answer=found["answer"],
        discussed=found["discussed"],
        timezone=found["timezone"] or None,
        country=hints.country,
        via=found["via"],
        once=once if 8 <= len(once) <= 100 else None,  # noqa: PLR2004 - as the request says
    )


def shown(
    request: HttpRequest,
    form: Capture,
    *,
    case: int | None = None,
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page with a form, for a new case or for one that is there."""
    company = ""
    if case is not None:
        opened = registry.cases.case(bootstrap.services(), caller(request), CaseRequest(case=case))
        company = opened.case.company.name
    later = (
        "part",
        "email",
        "phone",
        "style",
        "address",
        "timezone",
        "country",
        "channel",
        "starts_at",
        "via",
        "others",
    )
    meant = None
    if request.method == "POST":
        sent = Capture(request.POST, zone=own_zone(request))
        sent.is_valid()
        meant = _meant(request, sent)
        # A day that was chosen by hand is no less theirs than the words.
        if meant is not None and sent.cleaned_data.get("by"):
            meant = meant._replace(by=sent.cleaned_data["by"].isoformat())
    found = {
        "form": form,
        "case": case,
        "at_company": company,
        "once": request.POST.get("once") or uuid.uuid4(),
        "open_more": any(
            request.POST.get(name) for name in later if name not in ("part", "style", "country")
        ),
        "meant": meant,
        "invite_wrong": "",
        "invite_asks": "",
        "invite_choices": (),
        "ask_company": "invite_company" in request.POST,
        "invite_company": request.POST.get("invite_company", ""),
        "pasted": request.POST.get("pasted", ""),
        **(more or {}),
    }
    return render(request, "capture.html", found, status=status)


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def number_of(text: str | None) -> int | None:
    """The number of a case, as a form has it."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 18:  # noqa: PLR2004 - what a database counts to
        raise NotFound
    return int(text)
