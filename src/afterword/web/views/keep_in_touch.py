"""Keep in touch: companies that said no, and when to check their openings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.services import registry
from afterword.services.cases.schemas import KeepInTouchRequest
from afterword.web.auth import caller, login_required
from afterword.web.language import catalogue
from afterword.web.today_items import done_url


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Cases that ended without a job, and when to look at each company's openings."""
    asked = KeepInTouchRequest()
    found = registry.cases.keep_in_touch(bootstrap.services(), caller(request), asked)
    words = catalogue()
    shown = [
        (case, words.actions.why(plan, action), done_url(case.id, action))
        if plan is not None and action is not None
        else (case, "", "")
        for case, plan, action in found
    ]
    return render(request, "keep_in_touch.html", {"shown": shown})
