"""What is on its way: a list, and each message with what can be done about it."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword import bootstrap
from afterword.core.errors import InputError
from afterword.services import registry
from afterword.services.cases.schemas import CaseRequest
from afterword.services.context import Opened
from afterword.services.outbox.schemas import (
    ConfirmSendingRequest,
    OutboxMessageRequest,
    OutboxRequest,
    OutboxView,
    ReleaseRequest,
    SendRequest,
)
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import OutboxMessage, UnreadableCaseError
from afterword.web.auth import caller, login_required
from afterword.web.event_labels import note_titles
from afterword.web.forms.fields import in_words
from afterword.web.language import catalogue
from afterword.web.note_form import submitted_send_time

QUESTIONS: Final = frozenset(("asked", "uncertain", "failed"))
"""States in which a message waits for its writer."""
_REWRITE: Final = frozenset(
    ("edited", "readdressed", "rerouted", "no_address", "bounced", "sender", "thread", "errors")
)
"""Causes for which a message can't go as it is: its text is to be looked at and approved anew."""
_ON_ITS_WAY: Final = frozenset(("approved", "held", "claimed", "sending"))


def _cause(kept: OutboxMessage) -> str:
    return kept.status_reason.partition(":")[0]


def message_title(it: OutboxView) -> str:
    """What a message is, by whom it is to."""
    if it.unreadable:
        return _("Message %(number)s (can’t be read)") % {"number": it.kept.id}
    return note_titles().get(it.kept.kind, "%(name)s") % {"name": it.message.for_name or it.message.to_name}


def why_of(kept: OutboxMessage) -> str:
    """Why it stands where it stands, as a sentence."""
    if kept.state == "uncertain":
        return str(catalogue().problems.uncertain_words())
    return (
        str(catalogue().problems.why_words(kept.status_reason))
        if kept.status_reason and kept.state != "sent"
        else ""
    )


@login_required
@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """All that is not over."""
    services, asking = bootstrap.services(), caller(request)
    profile = registry.profile.profile(services, asking, ProfileRequest())
    found = registry.outbox.outbox(services, asking, OutboxRequest())
    rows = [(each, message_title(each), _company(each), *message_status(each.kept)) for each in found]
    return render(request, "outbox.html", {"rows": rows, "zone": profile.timezone})


def _company(it: OutboxView) -> str:
    """The company of its case; the case's number where that can't be read."""
    if it.damage is None:
        return it.company
    told = {"number": it.kept.case, "why": in_words(it.damage)}
    return _("Case %(number)s can’t be read: %(why)s") % told


def message_status(kept: OutboxMessage) -> tuple[str, str]:
    """Where a message stands, and why, in words."""
    return str(catalogue().problems.state_words(kept.state)), why_of(kept)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, message: int) -> HttpResponse:
    """One message: what it says, where it stands, and what can be done about it."""
    services, asking = bootstrap.services(), caller(request)
    it = registry.outbox.outgoing(services, asking, OutboxMessageRequest(outgoing=message))
    try:
        opened = registry.cases.case(services, asking, CaseRequest(case=it.kept.case))
    except UnreadableCaseError:
        # Its case can't be read, but it can still be stopped.
        if request.POST.get("press") != "cancel":
            raise
        registry.outbox.cancel(services, asking, OutboxMessageRequest(outgoing=message))
        messages.info(request, _("Canceled. It won’t be sent."))
        return redirect("case", it.kept.case)
    if request.method != "POST":
        return _page(request, it, opened)
    try:
        said = _done(request, it, opened)
    except registry.BlockedError as refused:
        return _page(request, it, opened, refused=refused)
    except InputError as fault:
        return _page(request, it, opened, wrong=in_words(fault))
    messages.info(request, said)
    return redirect("outgoing", message)


def _done(request: HttpRequest, it: OutboxView, opened: Opened) -> str:
    """Do what the button says; what was done, in words."""
    services, asking, number = bootstrap.services(), caller(request), it.kept.id
    pressed = request.POST.get("press", "")
    digest = request.POST.get("digest", "")[:64].ljust(64, "0")
    if pressed == "hold":
        registry.outbox.hold(services, asking, OutboxMessageRequest(outgoing=number))
        return _("On hold until you release it.")
    if pressed == "cancel":
        registry.outbox.cancel(services, asking, OutboxMessageRequest(outgoing=number))
        return _("Canceled. It won’t be sent.")
    if pressed == "send":
        registry.outbox.send(services, asking, SendRequest(outgoing=number, digest=digest))
        return _("Sending it now.")
    if pressed in {"sent", "not_sent"}:
        registry.outbox.confirm_sending(
            services, asking, ConfirmSendingRequest(outgoing=number, sent=pressed == "sent")
        )
        if pressed == "sent":
            return _("Marked as sent.")
        return _("Marked as not sent. You can approve it again.")
    when, at = submitted_send_time(request.POST, opened)
    because = request.POST.get("because", "").replace("\0", "")[:2_000]
    registry.outbox.release(
        services, asking, ReleaseRequest(outgoing=number, digest=digest, when=when, at=at, because=because)
    )
    if (
        registry.outbox.outgoing(services, asking, OutboxMessageRequest(outgoing=number)).kept.state
        == "asked"
    ):
        return _("Approved, but on hold because they wrote to you. Read their message first.")
    return _("Approved. It’ll be sent at the best time.")


def _page(
    request: HttpRequest,
    it: OutboxView,
    opened: Opened,
    *,
    refused: registry.BlockedError | None = None,
    wrong: str = "",
) -> HttpResponse:
    kept = it.kept
    zone = opened.case.candidate.timezone
    found: dict[str, Any] = {
        "it": it,
        "title": message_title(it),
        "case": kept.case,
        "company": opened.case.company.name,
        "state": catalogue().problems.state_words(kept.state),
        "why": why_of(kept),
        "zone": zone,
        "waits": kept.state in _ON_ITS_WAY,
        "stoppable": kept.state in {"approved", "held", "asked", "claimed", "failed"},
        "releasable": kept.state in {"held", "asked"} and _cause(kept) not in {*_REWRITE, "gone"},
        "rewrite": kept.state == "failed" or _cause(kept) in {*_REWRITE, "not_sent"},
        "refused": catalogue().refusals.why(refused.plan, refused.verdict) if refused is not None else "",
        "when": request.POST.get("when", "best"),
        "at": request.POST.get("at", ""),
        "wrong": wrong,
    }
    return render(request, "outgoing.html", found, status=422 if wrong or refused is not None else 200)
