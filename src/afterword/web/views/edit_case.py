"""The details of a case: the company, the people, what was said at an interview."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from msgspec import structs

from afterword import bootstrap
from afterword.core.case import Case, Contact, Expectation, Interview
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import (
    CaseRequest,
    EditCompanyRequest,
    EditContactRequest,
    EditInterviewRequest,
)
from afterword.services.context import NotFound, Opened
from afterword.services.registry import ConflictError
from afterword.web.auth import caller, login_required
from afterword.web.forms.cases import CompanyForm, Learned, Somebody, Versioned
from afterword.web.forms.fields import add_input_error, wall_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_company(request: HttpRequest, case: int) -> HttpResponse:
    """The company and the role."""
    opened = _opened(request, case)
    it = opened.case
    now = {**structs.asdict(it.company), "role": it.role, "via": it.via or "", "version": opened.kept.version}
    form = CompanyForm(opened, request.POST or None, initial=now)

    def save(found: dict[str, Any]) -> None:
        asked = EditCompanyRequest(case=case, **found)
        registry.cases.edit_company(bootstrap.services(), caller(request), asked)

    return _edit(request, case, it, form, save, _("Company and role"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, case: int, contact: str) -> HttpResponse:
    """A contact, or a new one (``new``)."""
    opened = _opened(request, case)
    it = opened.case
    known = next((each for each in it.contacts if each.id == contact), None)
    if known is None and contact != "new":
        raise NotFound
    shown = known or Contact("new", "", "interviewer")
    form = Somebody(request.POST or None, initial={**structs.asdict(shown), "version": opened.kept.version})

    def save(found: dict[str, Any]) -> None:
        own = None if known is None else known.id
        asked = EditContactRequest(case=case, contact=own, **{**found, "part": found["part"] or None})
        registry.cases.edit_contact(bootstrap.services(), caller(request), asked)

    return _edit(request, case, it, form, save, shown.name or _("Someone you met there"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def learned(request: HttpRequest, case: int) -> HttpResponse:
    """What they said at an interview: the given one, or the latest."""
    opened = _opened(request, case)
    it = opened.case
    wanted = request.GET.get("interview")
    interview = next((each for each in reversed(it.interviews) if wanted in (None, each.id)), None)
    if interview is None:
        raise NotFound
    zone = it.candidate.timezone
    form = Learned(zone, request.POST or None, initial=_now(interview, opened.kept.version, zone))

    def save(found: dict[str, Any]) -> None:
        lines = tuple(found["discussed"].splitlines())
        asked = EditInterviewRequest(
            case=case,
            interview=interview.id,
            **{**found, "channel": found["channel"] or None, "discussed": lines},
        )
        registry.cases.edit_interview(bootstrap.services(), caller(request), asked)

    return _edit(request, case, it, form, save, _("What they said"))


def _opened(request: HttpRequest, case: int) -> Opened:
    return registry.cases.case(bootstrap.services(), caller(request), CaseRequest(case=case))


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


def _edit(
    request: HttpRequest,
    case: int,
    it: Case,
    form: Versioned,
    save: Callable[[dict[str, Any]], None],
    title: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            save(form.cleaned_data)
        except InputError as fault:
            form_fields = {f"company.{name}": name for name in form.fields}
            add_input_error(
                form,
                fault,
                {**form_fields, "interviews": next(iter(form.fields)), **{n: n for n in form.fields}},
            )
        except ConflictError:
            form.add_error(
                None,
                _(
                    "It was changed in another window after you opened it. Open it again and take a look "
                    "first."
                ),
            )
        else:
            messages.info(request, _("Saved."), extra_tags=f"undo:{case}")
            return redirect("case", case)
    found = {"case": case, "it": it, "form": form, "title": title}
    return render(request, "case_edit.html", found, status=422 if form.errors else 200)
