"""The details of a case: the company, the people, what was said at an interview."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_http_methods
from msgspec import structs

from afterword import wiring
from afterword.app.from_invite.names import id_for
from afterword.app.ledger.amending import amend
from afterword.app.ledger.books import NotFound, Opened
from afterword.app.ledger.replay import facts_of
from afterword.app.ledger.requests import AmendRequest
from afterword.core.facts import Case, Contact, Expectation, Interview, OpenPoint
from afterword.core.fault import Fault
from afterword.ports import ChangedMeanwhile
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
from afterword.surfaces.web.pages.capture import PARTS, PREFERS, STYLES


class _Versioned(forms.Form):
    """What was seen when the form was opened: nobody's later change is overwritten."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def zones(self, *names: str) -> None:
        for name in names:
            choices = known_zones()
            now = self.initial.get(name)
            if now and now not in dict(choices):
                choices.append((now, now))
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class Company(_Versioned):
    """The company and the role."""

    name = forms.CharField(max_length=500, label=__("Company"))
    role = forms.CharField(max_length=500, label=__("Role"), required=False)
    country = LongChoice(known_countries, label=__("Country"), required=False)
    region = forms.CharField(
        max_length=3, label=__("State or region"), required=False, help_text=__("Its code: IL, BY.")
    )
    timezone = LongChoice(known_zones, label=__("Time zone"), required=False)
    phone = forms.CharField(max_length=100, label=__("Switchboard"), required=False)
    email = forms.EmailField(label=__("Email"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(3), required=False)
    via = forms.ChoiceField(label=__("A recruiter in between"), required=False)

    def __init__(self, opened: Opened, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zones("timezone")
        people = [(each.id, each.name) for each in opened.case.contacts]
        self.fields["via"].choices = [("", _("nobody")), *people]  # type: ignore[attr-defined]


class Somebody(_Versioned):
    """A person there."""

    name = forms.CharField(max_length=500, label=__("Name"))
    title = forms.CharField(
        max_length=100, label=__("Title"), required=False, help_text=__("As they are addressed: Dr, Prof.")
    )
    part = forms.ChoiceField(choices=PARTS, label=__("They are"))
    email = forms.EmailField(label=__("Email"), required=False)
    phone = forms.CharField(max_length=100, label=__("Phone"), required=False)
    prefers = forms.ChoiceField(choices=PREFERS, label=__("A phone or an email person?"))
    style = forms.ChoiceField(choices=STYLES, label=__("Old-fashioned or modern?"))
    timezone = LongChoice(known_zones, label=__("Time zone, if not the company’s"), required=False)
    address = forms.CharField(max_length=2_000, label=__("Postal address"), widget=Area(3), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.zones("timezone")


class Learned(_Versioned):
    """What was said at an interview."""

    ended_at = Moment(label=__("When did it end?"), required=False)
    said = forms.CharField(max_length=2_000, label=__("When you hear from them, they said…"), required=False)
    by = forms.DateField(label=__("by which day"), required=False)
    channel = forms.ChoiceField(
        choices=(("", __("not said")), ("phone", __("by phone")), ("email", __("by email"))),
        label=__("The answer will come"), required=False,
    )  # fmt: skip
    no_answer = forms.BooleanField(label=__("I asked, and they would not say when"), required=False)
    left_open = forms.CharField(
        max_length=2_000, label=__("One thing left open"), widget=Area(2), required=False
    )
    answer = forms.CharField(max_length=4_000, label=__("Your answer to it"), widget=Area(2), required=False)
    discussed = forms.CharField(
        max_length=4_000, label=__("What you talked about, one a line"), widget=Area(3), required=False
    )

    def __init__(self, zone: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        moment = self.fields["ended_at"]
        assert isinstance(moment, Moment)
        moment.zone = zone
        self.fields["by"].widget.input_type = "date"


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def company(request: HttpRequest, case: int) -> HttpResponse:
    """The company and the role."""
    opened = wiring.books().opened(caller(request), case)
    it = opened.case
    now = {**structs.asdict(it.company), "role": it.role, "via": it.via or "", "version": opened.kept.version}
    form = Company(opened, request.POST or None, initial=now)

    def changed(found: dict[str, Any]) -> Case:
        names = ("country", "region", "timezone", "phone", "email", "address")
        new = structs.replace(it.company, name=found["name"], **{name: found[name] or None for name in names})
        return structs.replace(it, company=new, role=found["role"], via=found["via"] or None)

    return _edit(request, case, opened, form, changed, _("The company and the role"))


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, case: int, contact: str) -> HttpResponse:
    """Somebody there, or somebody new (``new``)."""
    opened = wiring.books().opened(caller(request), case)
    it = opened.case
    at = next((at for at, each in enumerate(it.contacts) if each.id == contact), None)
    if at is None and contact != "new":
        raise NotFound
    known = it.contacts[at] if at is not None else Contact("new", "", "interviewer")
    form = Somebody(request.POST or None, initial={**structs.asdict(known), "version": opened.kept.version})

    def changed(found: dict[str, Any]) -> Case:
        optional = {name: found[name] or None for name in ("email", "phone", "address", "timezone", "title")}
        same = {name: found[name] for name in ("name", "part", "prefers", "style")}
        if at is not None:
            new = structs.replace(known, **same, **optional)
            return structs.replace(it, contacts=(*it.contacts[:at], new, *it.contacts[at + 1 :]))
        own = id_for(found["name"], [each.id for each in it.contacts])
        new = structs.replace(known, id=own, **same, **optional)
        interviews = it.interviews
        if interviews:
            last = interviews[-1]
            interviews = (*interviews[:-1], structs.replace(last, contacts=(*last.contacts, own)))
        return structs.replace(it, contacts=(*it.contacts, new), interviews=interviews)

    return _edit(request, case, opened, form, changed, known.name or _("Somebody who was there"))


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def learned(request: HttpRequest, case: int) -> HttpResponse:
    """What they said at an interview: the one asked for, else the latest."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    zone = profile.timezone or "UTC"
    opened = books.opened(asking, case, profile)
    it = opened.case
    wanted = request.GET.get("interview")
    ids = [each.id for each in it.interviews]
    if not ids or (wanted is not None and wanted not in ids):
        raise NotFound
    at = ids.index(wanted) if wanted is not None else len(ids) - 1
    interview = it.interviews[at]
    form = Learned(zone, request.POST or None, initial=_now(interview, opened.kept.version, zone))

    def changed(found: dict[str, Any]) -> Case:
        new = _interview(interview, found)
        return structs.replace(it, interviews=(*it.interviews[:at], new, *it.interviews[at + 1 :]))

    return _edit(request, case, opened, form, changed, _("What they said"))


def _now(interview: Interview, version: int, zone: str) -> dict[str, Any]:
    expectation = interview.expectation
    point = interview.open_points[0] if interview.open_points else None
    return {
        "version": version,
        "ended_at": wall_of(interview.ended_at, zone),
        "said": (expectation.said or "") if expectation else "",
        "by": expectation.by if expectation else None,
        "channel": (expectation.channel or "") if expectation else "",
        "no_answer": expectation == Expectation(),
        "left_open": point.text if point else "",
        "answer": (point.answer or "") if point else "",
        "discussed": "\n".join(interview.highlights),
    }


def _interview(old: Interview, found: dict[str, Any]) -> Interview:
    before = old.expectation
    said, by, channel = found["said"].strip() or None, found["by"], found["channel"] or None
    expectation: Expectation | None = None
    if said or by or channel or found["no_answer"]:
        # A period that came with an import stands until other words, or a day, take its place.
        kept = before.within if before is not None and by is None and said == before.said else None
        expectation = Expectation(channel=channel, within=kept, by=by, said=said)
    elif before is not None and before.within is not None:
        expectation = before
    points = old.open_points[1:]
    if found["left_open"].strip():
        text = found["left_open"].strip()
        first = old.open_points[0] if old.open_points else OpenPoint("open", text)
        points = (structs.replace(first, text=text, answer=found["answer"].strip() or None), *points)
    ended: datetime | None = found["ended_at"] or old.ended_at
    if ended is not None and old.ended_at is not None and abs(ended - old.ended_at) < timedelta(minutes=1):
        ended = old.ended_at  # a browser's field knows no seconds
    lines = tuple(line.strip() for line in found["discussed"].splitlines() if line.strip())
    return structs.replace(old, ended_at=ended, expectation=expectation, open_points=points, highlights=lines)


def _edit(
    request: HttpRequest,
    case: int,
    opened: Opened,
    form: _Versioned,
    changed: Callable[[dict[str, Any]], Case],
    title: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            new = facts_of(changed(form.cleaned_data))
            asked = AmendRequest(case=case, version=form.cleaned_data["version"], facts=msgspec.Raw(new))
            amend(wiring.books(), caller(request), asked)
        except Fault as fault:
            form_fields = {f"company.{name}": name for name in form.fields}
            blame(
                form,
                fault,
                {**form_fields, "interviews": next(iter(form.fields)), **{n: n for n in form.fields}},
            )
        except ChangedMeanwhile:
            form.add_error(
                None,
                _("It was changed in another window since you opened it. Open it again, and look first."),
            )
        else:
            messages.info(request, _("Kept."), extra_tags=f"undo:{case}")
            return HttpResponseRedirect(f"/cases/{case}")
    found = {"case": case, "it": opened.case, "form": form, "title": title}
    return render(request, "edit.html", found, status=422 if form.errors else 200)
