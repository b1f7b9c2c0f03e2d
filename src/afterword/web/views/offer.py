"""An offer: its deadline, what should be in writing, and who else has to know."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.core.plan.action import Action
from afterword.core.plan.action_kinds import OFFER, of_group
from afterword.core.plan.planner import STILL_OPEN
from afterword.messages.dates import until_words
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest
from afterword.services.context import Caller, Opened
from afterword.web.auth import caller, login_required
from afterword.web.templating import iso
from afterword.web.today_items import step_rows


@login_required
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The offer: by when, what is missing in writing, what to do, and who else has to know."""
    asking = caller(request)
    opened = registry.cases.case(bootstrap.services(), asking, CaseRequest(case=case))
    plan = opened.plan
    decide = next((each for each in plan.actions if each.kind == "decide"), None)
    found = {
        "case": case,
        "it": opened.case,
        "stage": plan.stage,
        "lines": step_rows(case, opened, of_group(OFFER)),
        "ends": _ends(opened, decide),
        "until": until_words(plan, decide.closes, decide.zone)
        if decide is not None and decide.closes is not None
        else "",
        "unnamed": decide is not None and decide.closes is None,
        "others": _others(asking, case) if plan.stage in ("offer", "accepted") else [],
        "ask": _ask_by_when(case, opened) if decide is not None and decide.closes is None else "",
        "in_writing": _in_writing(),
        "written": not any(
            each.kind == "get_it_in_writing" and each.status in STILL_OPEN for each in plan.actions
        ),
    }
    return render(request, "offer.html", found)


def _ends(opened: Opened, decide: Action | None) -> str:
    if decide is None or decide.closes is None or decide.status not in STILL_OPEN:
        return ""
    return iso(decide.closes, opened.plan.situation.home.name)


def _others(asking: Caller, case: int) -> list[tuple[int, str, str, str]]:
    """Other cases that are under way: who has to be told, once an offer is taken."""
    found = registry.cases.other_cases(bootstrap.services(), asking, CaseRequest(case=case))
    return [
        (
            each.case,
            each.company,
            each.role,
            reverse("write", args=(each.case, "withdraw_elsewhere", each.contact)) if each.contact else "",
        )
        for each in found
    ]


def _ask_by_when(case: int, opened: Opened) -> str:
    contact = opened.plan.situation.call_contact
    return reverse("write", args=(case, "ask_decision_date", contact.id)) if contact is not None else ""


def _in_writing() -> list[str]:
    """What an offer in writing should hold."""
    return [
        _("job title, and who you’ll report to"),
        _("pay and when it’s paid; bonus and equity if they mentioned them"),
        _("start date, location, hours, remote days"),
        _("type of contract, trial period, notice period"),
        _("vacation, insurance, pension"),
        _("anything else you agreed on verbally"),
    ]
