"""Capture: an interview noted in a minute, from a form, an invite, or a phone without a network."""

import uuid
from datetime import date
from typing import Any, NamedTuple

import msgspec
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from afterword import wiring
from afterword.app.case_from_invite import draft_from_invites
from afterword.app.ledger.books import NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.capturing import capture
from afterword.app.ledger.exchanging import bring_in
from afterword.app.ledger.requests import CaptureRequest, ImportRequest, NewContact
from afterword.app.requests import WhenRequest
from afterword.core.fault import Fault
from afterword.ports import Profile
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import (
    Area,
    LongChoice,
    Moment,
    blame,
    known_countries,
    known_zones,
    wall_of,
)
from afterword.surfaces.web.templating import short_day

_INVITE_AT_MOST = 2_000_000
_SHOWN_AT_MOST = 200_000
PARTS = (
    ("hiring_manager", __("the hiring manager")),
    ("interviewer", __("an interviewer")),
    ("recruiter", __("a recruiter")),
    ("coordinator", __("who set it up")),
    ("other", __("somebody else")),
)
STYLES = (("unknown", __("cannot tell")), ("traditional", __("old-fashioned")), ("modern", __("modern")))
PREFERS = (("phone", __("Phone")), ("email", __("Email")), ("unknown", __("Could not tell")))
_FIELDS = {
    "company.name": "company", "company.timezone": "timezone", "company.country": "country",
    "company": "company",
    "role": "role", "ended_at": "ended_at", "left_open": "left_open", "said": "said", "contacts": "who",
}  # fmt: skip


class Capture(forms.Form):
    """What is noted right after, and what can come later."""

    company = forms.CharField(max_length=500, label=__("Company"), required=False)
    role = forms.CharField(max_length=500, label=__("Role"), required=False)
    who = forms.CharField(max_length=500, label=__("Who did you speak with?"), required=False)
    ended_at = Moment(label=__("When did it end?"), required=False)
    prefers = forms.ChoiceField(choices=PREFERS, widget=forms.RadioSelect, initial="unknown", required=False)
    said = forms.CharField(max_length=2_000, label=__("When you hear from them, they said…"), required=False)
    by = forms.DateField(required=False, label=__("by which day"))
    left_open = forms.CharField(
        max_length=2_000, label=__("One thing left open"), widget=Area(2), required=False
    )
    answer = forms.CharField(max_length=4_000, label=__("Your answer to it"), widget=Area(2), required=False)
    discussed = forms.CharField(max_length=2_000, label=__("One thing you talked about"), required=False)
    part = forms.ChoiceField(choices=PARTS, label=__("They are"), required=False)
    email = forms.EmailField(label=__("Their email"), required=False)
    phone = forms.CharField(max_length=100, label=__("Their phone"), required=False)
    style = forms.ChoiceField(choices=STYLES, label=__("Old-fashioned or modern?"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(2), required=False)
    timezone = LongChoice(known_zones, label=__("Time zone"), required=False)
    country = LongChoice(known_countries, label=__("Country"), required=False)
    channel = forms.ChoiceField(
        choices=(("", __("not said")), ("phone", __("by phone")), ("email", __("by email"))),
        label=__("The answer will come"), required=False,
    )  # fmt: skip
    starts_at = Moment(label=__("Still to come"), required=False)
    via = forms.CharField(max_length=500, label=__("A recruiter in between"), required=False)
    others = forms.CharField(
        max_length=4_000, label=__("Others who were there"), widget=Area(2), required=False
    )
    no_answer = forms.BooleanField(label=__("I asked, and they would not say when"), required=False)

    def __init__(self, *args: Any, zone: str, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("ended_at", "starts_at"):
            field = self.fields[name]
            assert isinstance(field, Moment)
            field.zone = zone
        self.fields["phone"].widget.input_type = "tel"
        for name in ("company", "role", "who", "said"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class Meant(NamedTuple):
    """What their words mean, as the chip shows it."""

    understood: bool
    by: str
    words: str


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent by it: by a person's browser, or later by their phone's outbox."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    zone = profile.timezone or "UTC"
    if request.method != "POST":
        # Without anything of anybody's, for a phone to keep: not even who is signed in.
        if "plain" in request.GET:
            return _page(request, Capture(zone="UTC"), case=None)
        number = _number(request.GET.get("case"))
        company = books.opened(asking, number).case.company.name if number is not None else ""
        ended = "" if number is None and "plain" in request.GET else wall_of(_five(asking), zone)
        return _page(
            request,
            Capture(zone=zone, initial={"ended_at": ended, "country": _here(profile)}),
            case=number,
            company=company,
        )
    form = Capture(request.POST, zone=zone)
    number = _number(request.POST.get("case"))
    if form.is_valid():
        try:
            made = capture(books, asking, _request(request, form, number, asking, profile))
        except Fault as fault:
            blame(form, fault, _FIELDS)
        else:
            if _wants_json(request):
                return JsonResponse({"case": made})
            messages.info(request, _("Kept."))
            return HttpResponseRedirect(f"/cases/{made}")
    if _wants_json(request):
        said = "; ".join(str(each) for found in form.errors.values() for each in found)
        return HttpResponse(said, status=422, content_type="text/plain; charset=utf-8")
    company = books.opened(asking, number).case.company.name if number is not None else ""
    return _page(request, form, case=number, company=company, status=422)


@mine
@require_POST
def when(request: HttpRequest) -> HttpResponse:
    """What their words mean, while they are typed."""
    profile = wiring.books().profile(caller(request))
    form = Capture(request.POST, zone=profile.timezone or "UTC")
    form.is_valid()
    return render(request, "parts/meant.html", {"meant": _meant(form, caller(request), profile)})


@mine
@require_POST
def invite(request: HttpRequest) -> HttpResponse:
    """A calendar file, chosen, dropped or pasted: it makes a case."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    zone = profile.timezone or "UTC"
    pasted, company = request.POST.get("pasted", ""), request.POST.get("company", "").strip()[:500]
    data = b""
    try:
        data = _invite_data(request, pasted)
        number, notices = _from_invite(data, asking, profile, company)
    except Fault as fault:
        form = Capture(
            zone=zone, initial={"ended_at": wall_of(_five(asking), zone), "country": _here(profile)}
        )
        wrong = f"{fault.path}: {fault.message}" if fault.path else fault.message
        more: dict[str, Any] = {"invite_wrong": wrong, "pasted": pasted}
        if fault.path == "company.name":
            # A file that was chosen is gone with the answer: its text takes its place.
            again = pasted or data.decode("utf-8", "replace")[:_SHOWN_AT_MOST]
            wrong = _("The invite does not say which company it is. Write it here.")
            more = {"invite_wrong": wrong, "pasted": again, "ask_company": True, "invite_company": company}
        return _page(request, form, case=None, status=422, more=more)
    messages.info(request, _("Read from the invite. Look whether it is right."))
    for notice in notices:
        messages.info(request, notice)
    return HttpResponseRedirect(f"/cases/{number}")


def _invite_data(request: HttpRequest, pasted: str) -> bytes:
    file = request.FILES.get("file")
    if file is None:
        return pasted.encode("utf-8", "surrogatepass")
    if file.size is not None and file.size > _INVITE_AT_MOST:
        raise Fault("", f"{file.size:,} bytes", f"an invite of at most {_INVITE_AT_MOST:,}")
    return bytes(file.read())


def _from_invite(data: bytes, asking: Caller, profile: Profile, company: str) -> tuple[int, tuple[str, ...]]:
    books = wiring.books()
    if not data.strip():
        raise Fault("", "nothing", "an .ics file, or its text")
    zone = profile.timezone or "UTC"
    invites = wiring.invite_reader()(
        data, candidate_email=profile.email or None, fallback_zone=zone, around=asking.now
    )
    who = {"name": profile.name, "timezone": zone} | ({"email": profile.email} if profile.email else {})
    told = {"company": {"name": company}} if company else {}
    draft = draft_from_invites(invites, {"candidate": who, **told}, books.desk.country_of_zone)
    brought = bring_in(books, asking, ImportRequest(cases=(msgspec.Raw(msgspec.json.encode(draft.table)),)))
    if brought.faults:
        raise brought.faults[0][1]
    kept = books.cases.find(asking.owner, str(draft.table["id"]))
    if kept is None:
        raise NotFound
    more = (_("It was here already."),) if brought.there else ()
    return kept.id, (*draft.notices, *more)


def _request(
    request: HttpRequest, form: Capture, case: int | None, asking: Caller, profile: Profile
) -> CaptureRequest:
    found = form.cleaned_data
    meant = _understood(form, asking, profile)
    by = found["by"] if found["by"] and (meant is None or found["by"] != meant) else None
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
        country=_country(found, profile),
        via=found["via"],
        once=once if 8 <= len(once) <= 100 else None,  # noqa: PLR2004 - as the request says
    )


def _country(found: dict[str, Any], profile: Profile) -> str | None:
    """The country of the form; of the zone that was chosen, where the one offered was left as it stood."""
    offered, of_zone = _here(profile), None
    if found.get("timezone"):
        of_zone = wiring.books().desk.country_of_zone(found["timezone"])
    country = found.get("country") or None
    return of_zone or country if country in (None, offered) else country


def _here(profile: Profile) -> str | None:
    """The country in which the candidate is: most interviews are there."""
    return wiring.books().desk.country_of_zone(profile.timezone) if profile.timezone else None


def _understood(form: Capture, asking: Caller, profile: Profile) -> date | None:
    found = getattr(form, "cleaned_data", {})
    said = (found.get("said") or "").strip()
    if not said:
        return None
    ended = found.get("ended_at") or asking.now
    desk = wiring.books().desk
    said_on = desk.today(ended, profile.timezone or "UTC")
    try:
        meant = desk.when(WhenRequest(said, said_on, None, _country(found, profile)))
    except Fault:
        return None
    return None if meant is None else meant.by


def _meant(form: Capture, asking: Caller, profile: Profile) -> Meant | None:
    found = getattr(form, "cleaned_data", {})
    if not (found.get("said") or "").strip():
        return None
    by = _understood(form, asking, profile)
    if by is None:
        return Meant(understood=False, by="", words="")
    ended = found.get("ended_at") or asking.now
    days = (by - wiring.books().desk.today(ended, profile.timezone or "UTC")).days
    words = ngettext("%(day)s, a day after.", "%(day)s, %(count)s days after.", days) % {
        "day": short_day(by.toordinal()),
        "count": days,
    }
    return Meant(understood=True, by=by.isoformat(), words=words if days else short_day(by.toordinal()))


def _page(
    request: HttpRequest,
    form: Capture,
    *,
    case: int | None,
    company: str = "",
    status: int = 200,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
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
    if form.is_bound:
        meant = _meant(form, caller(request), wiring.books().profile(caller(request)))
    found = {
        "form": form,
        "case": case,
        "at_company": company,
        "once": request.POST.get("once") or uuid.uuid4(),
        "open_more": form.is_bound
        and any(form.data.get(name) for name in later if name not in ("part", "style", "country")),
        "meant": meant,
        "invite_wrong": "",
        "ask_company": False,
        "invite_company": "",
        "pasted": "",
        **(more or {}),
    }
    return render(request, "capture.html", found, status=status)


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _number(text: str | None) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 18:  # noqa: PLR2004 - what a database counts to
        raise NotFound
    return int(text)


def _five(asking: Caller) -> Any:
    """The last five minutes' mark."""
    now = asking.now
    return now.replace(minute=now.minute - now.minute % 5, second=0, microsecond=0)
