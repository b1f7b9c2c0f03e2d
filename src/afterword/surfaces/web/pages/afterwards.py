"""Before the end and after it: the two questions, after a no, the offer, keeping in touch."""

from typing import NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from afterword import wiring
from afterword.app.ledger.books import Opened
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.listing import cases
from afterword.app.ledger.requests import CasesRequest
from afterword.app.note_requests import DraftRequest
from afterword.core.action import Action
from afterword.core.plan import STILL_OPEN
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.doing import done, verb, where
from afterword.surfaces.web.pages.listing import LIVE
from afterword.surfaces.web.templating import iso
from afterword.surfaces.web.voice import voice

_OFFER_STEPS = (
    "thank_for_offer", "get_it_in_writing", "decide", "accept_in_writing", "withdraw_elsewhere",
    "thank_helpers", "decline_note",
)  # fmt: skip


class Line(NamedTuple):
    """A step on one of these pages."""

    title: str
    status: str
    when: str
    why: str
    href: str
    verb: str
    kind: str


def _lines(case: int, opened: Opened, kinds: tuple[str, ...]) -> list[Line]:
    words, plan = voice(), opened.plan
    return [
        Line(
            words.titles.title_of(plan, each), each.status,
            words.titles.when_words(plan, each) if each.status in STILL_OPEN else "",
            words.actions.why(plan, each), where(case, each), verb(each), each.kind,
        )
        for kind in kinds
        for each in plan.actions
        if each.kind == kind
    ]  # fmt: skip


@mine
@require_safe
def before(request: HttpRequest, case: int | None = None) -> HttpResponse:
    """The card with the two questions, to look at before leaving."""
    opened = wiring.books().opened(caller(request), case) if case is not None else None
    said: list[str] = []
    if opened is not None:
        draft = wiring.books().desk.draft(
            DraftRequest(case=opened.case, kind="ask_before_leaving", channel="spoken")
        )
        said = [line for line in draft.text.split("\n") if line.strip()]
    return render(request, "before.html", {"case": case, "it": opened.case if opened else None, "said": said})


@mine
@require_safe
def no(request: HttpRequest, case: int) -> HttpResponse:
    """After a no: the note that may win a later job, and then peace."""
    opened = wiring.books().opened(caller(request), case)
    lines = _lines(case, opened, ("after_rejection", "reopened_note", "check_openings"))
    found = {
        "case": case,
        "it": opened.case,
        "lines": lines,
        "rejected": bool(opened.plan.situation.rejections),
    }
    return render(request, "no.html", found)


@mine
@require_safe
def offer(request: HttpRequest, case: int) -> HttpResponse:
    """The offer: by when, what is missing in writing, what to do, and who else has to know."""
    asking = caller(request)
    opened = wiring.books().opened(asking, case)
    plan = opened.plan
    decide = next((each for each in plan.actions if each.kind == "decide"), None)
    found = {
        "case": case,
        "it": opened.case,
        "stage": plan.stage,
        "lines": _lines(case, opened, _OFFER_STEPS),
        "ends": _ends(opened, decide),
        "unnamed": decide is not None and decide.closes is None,
        "others": _others(asking, case) if plan.stage in ("offer", "accepted") else [],
        "ask": _ask_by_when(case, opened) if decide is not None and decide.closes is None else "",
        "in_writing": _in_writing(),
        "written": not any(
            each.kind == "get_it_in_writing" and each.status in STILL_OPEN for each in plan.actions
        ),
    }
    return render(request, "offer.html", found)


@mine
@require_safe
def keep(request: HttpRequest) -> HttpResponse:
    """Keep in touch: where a no was said, and when to look at their openings."""
    books, asking = wiring.books(), caller(request)
    listed = cases(books, asking, CasesRequest(stages=("rejected", "reopened", "declined"), limit=100))
    profile = books.profile(asking)
    words = voice()
    shown = []
    for each in listed:
        opened = books.opened(asking, each.id, profile)
        next_ = next(
            (
                a
                for a in opened.plan.actions
                if a.kind in ("check_openings", "reopened_note") and a.status in STILL_OPEN
            ),
            None,
        )
        shown.append(
            (
                each,
                words.actions.why(opened.plan, next_) if next_ else "",
                done(each.id, next_) if next_ else "",
            )
        )
    return render(request, "keep.html", {"shown": shown})


def _ends(opened: Opened, decide: Action | None) -> str:
    if decide is None or decide.closes is None or decide.status not in STILL_OPEN:
        return ""
    return iso(decide.closes, opened.plan.situation.home.name)


def _others(asking: Caller, case: int) -> list[tuple[int, str, str, str]]:
    """Other cases that are under way: who has to be told, once an offer is taken."""
    listed = cases(wiring.books(), asking, CasesRequest(stages=LIVE, limit=50))
    found = []
    for each in listed:
        if each.id != case:
            opened = wiring.books().opened(asking, each.id)
            contact = opened.plan.situation.call_contact or next(iter(opened.case.contacts), None)
            href = (
                f"/cases/{each.id}/write/withdraw_elsewhere/{quote(contact.id, safe='')}" if contact else ""
            )
            found.append((each.id, each.company, each.role, href))
    return found


def _ask_by_when(case: int, opened: Opened) -> str:
    contact = opened.plan.situation.call_contact
    return (
        f"/cases/{case}/write/ask_decision_date/{quote(contact.id, safe='')}" if contact is not None else ""
    )


def _in_writing() -> list[str]:
    """What an offer in writing should hold."""
    return [
        _("title, and whom you report to"),
        _("pay, and when it is paid; bonus and equity, if they were named"),
        _("start date, place, hours, remote days"),
        _("kind of contract, trial period, notice"),
        _("holidays, insurance, pension"),
        _("everything else that was agreed by word of mouth"),
    ]
