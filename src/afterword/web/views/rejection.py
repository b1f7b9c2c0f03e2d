"""After a rejection: one warm note, then peace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.core.plan.action_kinds import REJECTION, of_group
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest
from afterword.web.auth import caller, login_required
from afterword.web.today_items import step_rows


@login_required
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The note that may lead to another job later, and nothing else."""
    opened = registry.cases.case(bootstrap.services(), caller(request), CaseRequest(case=case))
    lines = step_rows(case, opened, of_group(REJECTION))
    found = {
        "case": case,
        "it": opened.case,
        "lines": lines,
        "rejected": bool(opened.plan.situation.rejections),
    }
    return render(request, "rejection.html", found)
