"""Before an interview ends: the two questions to ask."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest
from afterword.services.notes.schemas import DraftRequest
from afterword.web.auth import caller, login_required


@login_required
@require_safe
def page(request: HttpRequest, case: int | None = None) -> HttpResponse:
    """The card with the two questions, to look at before leaving."""
    if case is None:
        return render(request, "prepare.html", {"case": None, "it": None, "said": []})
    services, asking = bootstrap.services(), caller(request)
    it = registry.cases.case(services, asking, CaseRequest(case=case)).case
    asked = DraftRequest(case=it, kind="ask_before_leaving", channel="spoken")
    draft = registry.notes.draft(services, asking, asked)
    lines = [line for line in draft.text.split("\n") if line.strip()]
    return render(request, "prepare.html", {"case": case, "it": it, "said": lines})
