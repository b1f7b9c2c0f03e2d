"""The call sheet: both clocks, the window, what to say, and what came of it."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import bootstrap
from afterword.core.case import Case
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest
from afterword.services.context import NotFound
from afterword.services.notes.schemas import DraftRequest, PrintRequest
from afterword.web.auth import caller, login_required
from afterword.web.event_labels import outcomes
from afterword.web.language import catalogue
from afterword.web.message_questions import read_first
from afterword.web.templating import iso, moment

NUDGE: Final = 120
"""Seconds after which a call should end."""
_NO_DIAL: Final = re.compile(r"[^\d+*#,;]")


@login_required
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The sheet for the one to call."""
    services, asking = bootstrap.services(), caller(request)
    opened = registry.cases.case(services, asking, CaseRequest(case=case))
    plan = opened.plan
    situation = plan.situation
    person = situation.call_contact or next(iter(situation.people.values()), None)
    if person is None:
        raise NotFound
    words = catalogue()
    verdict = next((each for each in opened.refused if (each.act, each.contact) == ("call", person.id)), None)
    held = read_first(opened.unread(person.id), situation.home.name)
    call = plan.call if plan.call is not None and plan.call.kind == "call" else None
    zone, home = situation.zone_of(person), situation.home
    windows = call.windows if call is not None else ()
    open_window = windows[0] if verdict is None and windows and windows[0][0] <= situation.now else None
    phone = person.phone or ""
    ever = verdict is None or bool(windows)
    return render(
        request,
        "call.html",
        {
            "case": case,
            "it": opened.case,
            "person": person.contact,
            "phone": phone,
            "dial": _NO_DIAL.sub("", phone),
            "switchboard": bool(phone) and not person.contact.phone,
            "allowed": verdict is None and bool(phone) and not held,
            "why": words.actions.why(plan, call) if call is not None else "",
            "refused": held if held or verdict is None else words.refusals.why(plan, verdict),
            "instead": "" if verdict is None else words.refusals.instead(plan, verdict) or "",
            "theirs": zone.name,
            "yours": home.name,
            "now": situation.now,
            "ends": iso(open_window[1], home.name) if open_window else "",
            "next": [(moment(begin, zone.name), moment(begin, home.name)) for begin, _end in windows],
            "same_clock": zone.offset_at(situation.now) == home.offset_at(situation.now),
            "assumed": situation.zone_assumed,
            "scripts": [
                (kind, _script(request, opened.case, person.id, kind))
                for kind in ("call", "receptionist", "voicemail")
            ]
            if ever
            else [],
            "outcomes": outcomes(),
            "nudge": NUDGE,
        },
    )


@login_required
@require_safe
def call_pdf(request: HttpRequest, case: int) -> HttpResponse:
    """The same on one page, as a PDF."""
    services, asking = bootstrap.services(), caller(request)
    it = registry.cases.case(services, asking, CaseRequest(case=case)).case
    made = registry.notes.print_sheet(services, asking, PrintRequest(sheet="call", case=it, now=asking.now))
    headers = {"Content-Disposition": f'inline; filename="{made.name}"'}
    return HttpResponse(made.pdf, content_type="application/pdf", headers=headers)


def _script(request: HttpRequest, case: Case, contact: str, kind: str) -> list[str]:
    asked = DraftRequest(case=case, kind=kind, contact=contact, channel="spoken")
    text = registry.notes.draft(bootstrap.services(), caller(request), asked).text
    return [each for each in text.split("\n") if each.strip()]
