"""What is on its way: a list, and each message with what can be done about it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword import wiring
from afterword.app.ledger.books import Opened
from afterword.app.ledger.recording import Refused
from afterword.app.post.outgoing_shapes import (
    OnItsWay,
    OutboxRequest,
    OutgoingRequest,
    ReleaseRequest,
    SendRequest,
    SettleSendingRequest,
)
from afterword.app.post.steering import cancel, hold, outbox, outgoing, release, send, settle_sending
from afterword.core.fault import Fault
from afterword.ports import KeptOutgoing
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import in_words
from afterword.surfaces.web.pages.compose import note_titles
from afterword.surfaces.web.sending import moment_typed
from afterword.surfaces.web.voice import voice

QUESTIONS: Final = frozenset(("asked", "uncertain", "failed"))
"""States in which a message waits for its writer."""
_ON_ITS_WAY: Final = frozenset(("approved", "held", "claimed", "sending"))


def title_of(it: OnItsWay) -> str:
    """What a message is, by whom it is to."""
    return note_titles().get(it.kept.kind, "%(name)s") % {"name": it.message.to_name}


def why_of(kept: KeptOutgoing) -> str:
    """Why it stands where it stands, as a sentence."""
    if kept.state == "uncertain":
        return str(voice().post.UNCERTAIN)
    return str(voice().post.why_words(kept.why)) if kept.why and kept.state != "sent" else ""


@mine
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All that is not over."""
    books, asking = wiring.books(), caller(request)
    profile = books.profile(asking)
    found = outbox(books, asking, OutboxRequest())
    there = {each.kept.case for each in found}
    companies = {case: books.opened(asking, case, profile).case.company.name for case in there}
    rows = [(each, title_of(each), companies[each.kept.case], *standing(each.kept)) for each in found]
    return render(request, "outbox.html", {"rows": rows, "zone": profile.timezone})


def standing(kept: KeptOutgoing) -> tuple[str, str]:
    """Where a message stands, and why, in words."""
    return str(voice().post.state_words(kept.state)), why_of(kept)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, message: int) -> HttpResponse:
    """One message: what it says, where it stands, and what can be done about it."""
    books, asking = wiring.books(), caller(request)
    it = outgoing(books, asking, OutgoingRequest(outgoing=message))
    opened = books.opened(asking, it.kept.case)
    if request.method != "POST":
        return _page(request, it, opened)
    try:
        said = _done(request, it, opened)
    except Refused as refused:
        return _page(request, it, opened, refused=refused)
    except Fault as fault:
        return _page(request, it, opened, wrong=in_words(fault))
    messages.info(request, said)
    return HttpResponseRedirect(f"/outgoing/{message}")


def _done(request: HttpRequest, it: OnItsWay, opened: Opened) -> str:
    """Do what the button says; what was done, in words."""
    books, asking, number = wiring.books(), caller(request), it.kept.id
    pressed = request.POST.get("press", "")
    digest = request.POST.get("digest", "")[:64].ljust(64, "0")
    if pressed == "hold":
        hold(books, asking, OutgoingRequest(outgoing=number))
        return _("Held back: it goes out when you let it.")
    if pressed == "cancel":
        cancel(books, asking, OutgoingRequest(outgoing=number))
        return _("Taken back: it will not go out.")
    if pressed == "send":
        send(books, asking, SendRequest(outgoing=number, digest=digest))
        return _("It goes out now.")
    if pressed in {"sent", "not_sent"}:
        settle_sending(books, asking, SettleSendingRequest(outgoing=number, sent=pressed == "sent"))
        if pressed == "sent":
            return _("Noted as sent.")
        return _("Noted: it was not sent. It can be approved again.")
    when, at = moment_typed(request.POST, opened)
    because = request.POST.get("because", "").replace("\0", "")[:2_000]
    release(books, asking, ReleaseRequest(outgoing=number, digest=digest, when=when, at=at, because=because))
    return _("Approved: it goes out at its moment.")


def _page(
    request: HttpRequest, it: OnItsWay, opened: Opened, *, refused: Refused | None = None, wrong: str = ""
) -> HttpResponse:
    kept = it.kept
    zone = opened.case.candidate.timezone
    found: dict[str, Any] = {
        "it": it,
        "title": title_of(it),
        "case": kept.case,
        "company": opened.case.company.name,
        "state": voice().post.state_words(kept.state),
        "why": why_of(kept),
        "zone": zone,
        "waits": kept.state in _ON_ITS_WAY,
        "stoppable": kept.state in {"approved", "held", "asked", "claimed", "failed"},
        "releasable": kept.state in {"held", "asked"} and kept.why not in {"edited", "gone", "readdressed"},
        "rewrite": kept.state == "failed" or kept.why in {"edited", "readdressed", "not_sent"},
        "refused": voice().refusals.why(refused.plan, refused.verdict) if refused is not None else "",
        "when": request.POST.get("when", "best"),
        "at": request.POST.get("at", ""),
        "wrong": wrong,
    }
    return render(request, "outgoing.html", found, status=422 if wrong or refused is not None else 200)
