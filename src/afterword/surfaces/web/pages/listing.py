"""All cases, a page at a time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as __
from django.views.decorators.http import require_safe

from afterword import wiring
from afterword.app.ledger.listing import cases
from afterword.app.ledger.requests import CasesRequest
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.voice import voice

LIVE = ("before", "thanking", "waiting", "overdue", "called", "next_round", "reopened", "offer")
GROUPS = {
    "": (__("All"), ()),
    "live": (__("Under way"), LIVE),
    "over": (__("Over"), ("quiet", "rejected", "accepted", "declined", "closed")),
}
_A_PAGE = 50


@mine
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list, searched and filtered; each page ends where the next begins, however many there are."""
    books, asking = wiring.books(), caller(request)
    words, group = request.GET.get("q", "")[:200], request.GET.get("group", "")
    stages = GROUPS.get(group, GROUPS[""])[1]
    before = _before(request.GET.get("before", ""))
    found = list(
        cases(books, asking, CasesRequest(words=words, stages=stages, before=before, limit=_A_PAGE + 1))
    )
    last = found[_A_PAGE - 1] if len(found) > _A_PAGE else None
    return render(
        request,
        "cases.html",
        {
            "found": found[:_A_PAGE],
            "stages": voice().titles.STAGES,
            "q": words,
            "group": group if group in GROUPS else "",
            "groups": GROUPS,
            "next": f"{last.touched}-{last.id}" if last else "",
            "zone": books.profile(asking).timezone or "UTC",
            "now": round(asking.now.timestamp() * 1_000_000),
            "paged": before is not None,
        },
    )


def _before(text: str) -> tuple[int, int] | None:
    touched, dash, number = text.partition("-")
    if not (dash and touched.isdecimal() and number.isdecimal()) or len(text) > 36:  # noqa: PLR2004
        return None
    return int(touched), int(number)
