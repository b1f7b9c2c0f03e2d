"""All cases, page by page."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.services import registry
from afterword.services.cases.schemas import CasesRequest
from afterword.services.profile.schemas import ProfileRequest
from afterword.web.auth import caller, login_required
from afterword.web.language import catalogue

GROUPS = {"": __("All"), "live": __("Active"), "over": __("Closed")}
_A_PAGE = 50


@login_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list, searched and filtered; each page ends where the next begins, however many there are."""
    services, asking = bootstrap.services(), caller(request)
    words, group = request.GET.get("q", "")[:200], request.GET.get("group", "")
    group = group if group in GROUPS else ""
    before = _before(request.GET.get("before", ""))
    asked = CasesRequest(words=words, group=cast("Any", group), before=before, limit=_A_PAGE + 1)
    found = registry.cases.case_list(services, asking, asked)
    last = found.cases[_A_PAGE - 1] if len(found.cases) > _A_PAGE else None
    return render(
        request,
        "cases.html",
        {
            "found": found.cases[:_A_PAGE],
            "unread": found.unread,
            "damaged": found.damaged,
            "stages": catalogue().titles.stage_names(),
            "q": words,
            "group": group,
            "groups": GROUPS,
            "next": f"{last.updated_at}-{last.id}" if last else "",
            "zone": registry.profile.profile(services, asking, ProfileRequest()).zone,
            "now": round(asking.now.timestamp() * 1_000_000),
            "paged": before is not None,
        },
    )


def _before(text: str) -> tuple[int, int] | None:
    touched, dash, number = text.partition("-")
    if not (dash and touched.isdecimal() and number.isdecimal()) or len(text) > 36:  # noqa: PLR2004
        return None
    return int(touched), int(number)
