"""The debrief: two minutes after an interview, while it's fresh."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import (
    CaseRequest,
    Debrief,
    ReadDebriefRequest,
    RecordDebriefRequest,
)
from afterword.services.context import NotFound
from afterword.services.registry import ConflictError
from afterword.web.auth import caller, login_required
from afterword.web.forms.debrief import DebriefRows, DebriefText
from afterword.web.forms.fields import in_words


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case: int) -> HttpResponse:
    """Notes to sort, then rows to confirm."""
    services, asking = bootstrap.services(), caller(request)
    opened = registry.cases.case(services, asking, CaseRequest(case=case))
    it = opened.case
    wanted = request.GET.get("interview")
    interview = next((each for each in reversed(it.interviews) if wanted in (None, each.id)), None)
    if interview is None:
        raise NotFound
    form = DebriefText(request.POST or None, initial={"text": interview.notes or ""})
    rows, version, wrong = DebriefRows(it.contacts), opened.kept.version, ""
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        if "save" in request.POST:
            rows = DebriefRows(it.contacts, data=request.POST)
            if rows.is_valid():
                asked = RecordDebriefRequest(
                    case=case,
                    version=_version(request),
                    interview=interview.id,
                    items=rows.items(),
                    notes=text[:20_000],
                )
                wrong = _recorded(request, asked)
                if not wrong:
                    messages.info(request, _("Saved."), extra_tags=f"undo:{case}")
                    return redirect("case", case)
        else:
            found: Debrief = registry.cases.read_debrief(
                services, asking, ReadDebriefRequest(case=case, text=text, interview=interview.id)
            )
            rows = DebriefRows(it.contacts, found)
            if not found.items and text.strip():
                wrong = _("Nothing in it could be sorted. Type what you need into the rows below.")
    shown = {
        "case": case, "it": it, "form": form, "rows": rows.rows, "version": version, "wrong": wrong,
        "sorted": request.method == "POST",
    }  # fmt: skip
    return render(request, "debrief.html", shown, status=422 if wrong else 200)


def _version(request: HttpRequest) -> int:
    written = request.POST.get("version", "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0  # noqa: PLR2004 - what a database counts to


def _recorded(request: HttpRequest, asked: RecordDebriefRequest) -> str:
    """What stood in the way; empty if it's recorded."""
    try:
        registry.cases.record_debrief(bootstrap.services(), caller(request), asked)
    except InputError as fault:
        return in_words(fault)
    except ConflictError:
        return _("The case was changed in another window meanwhile. Check the rows, then save again.")
    return ""
