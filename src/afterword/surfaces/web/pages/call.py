"""The call sheet: both clocks, the window, what to say, and what came of it."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from afterword import wiring
from afterword.app.ledger.books import NotFound
from afterword.app.note_requests import DraftRequest
from afterword.app.print_requests import PrintRequest
from afterword.core.facts import Case
from afterword.core.guard import may
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.entries import outcomes
from afterword.surfaces.web.templating import iso, moment
from afterword.surfaces.web.voice import voice

NUDGE: Final = 120
"""Seconds after which a call should come to its end."""
_NO_DIAL: Final = re.compile(r"[^\d+*#,;]")


@mine
@require_safe
def page(request: HttpRequest, case: int) -> HttpResponse:
    """The sheet for the one to call."""
    books, asking = wiring.books(), caller(request)
    opened = books.opened(asking, case)
    plan = opened.plan
    situation = plan.situation
    person = situation.call_contact or next(iter(situation.people.values()), None)
    if person is None:
        raise NotFound
    words = voice()
    verdict = may(plan, "call", person)
    call = plan.call if plan.call is not None and plan.call.kind == "call" else None
    zone, home = situation.zone_of(person), situation.home
    windows = call.windows if call is not None else ()
    open_window = windows[0] if verdict.allowed and windows and windows[0][0] <= situation.now else None
    phone = person.phone or ""
    ever = verdict.allowed or bool(windows)
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
            "allowed": verdict.allowed and bool(phone),
            "why": words.actions.why(plan, call) if call is not None else "",
            "refused": "" if verdict.allowed else words.refusals.why(plan, verdict),
            "instead": "" if verdict.allowed else words.refusals.instead(plan, verdict) or "",
            "theirs": zone.name,
            "yours": home.name,
            "now": situation.now,
            "ends": iso(open_window[1], home.name) if open_window else "",
            "next": [(moment(begin, zone.name), moment(begin, home.name)) for begin, _end in windows],
            "same_clock": zone.offset_at(situation.now) == home.offset_at(situation.now),
            "assumed": situation.zone_assumed,
            "scripts": [
                (kind, _script(opened.case, person.id, kind))
                for kind in ("call", "receptionist", "voicemail")
            ]
            if ever
            else [],
            "outcomes": outcomes(),
            "nudge": NUDGE,
        },
    )


@mine
@require_safe
def printed(request: HttpRequest, case: int) -> HttpResponse:
    """The same on one page, as a PDF."""
    books, asking = wiring.books(), caller(request)
    opened = books.opened(asking, case)
    made = wiring.books().desk.print(PrintRequest(sheet="call", case=opened.case, now=asking.now))
    headers = {"Content-Disposition": f'inline; filename="{made.name}"'}
    return HttpResponse(made.pdf, content_type="application/pdf", headers=headers)


def _script(case: Case, contact: str, kind: str) -> list[str]:
    asked = DraftRequest(case=case, kind=kind, contact=contact, channel="spoken")
    text = wiring.books().desk.draft(asked).text
    return [each for each in text.split("\n") if each.strip()]
