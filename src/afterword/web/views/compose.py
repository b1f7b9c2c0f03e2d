"""Compose: the text on one side, what is right and wrong with it on the other, and the way out."""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec import structs

from afterword import bootstrap
from afterword.core.case import NoteSent
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_words
from afterword.services.cases.schemas import RecordRequest
from afterword.services.notes.schemas import ComposeRequest, DismissRequest, PrintRequest
from afterword.services.registry import BlockedError, NoteConflictError, NoteInCase, NotFound, cases, notes
from afterword.web.auth import caller, login_required
from afterword.web.language import catalogue
from afterword.web.note_form import (
    VERSION,
    form_state,
    form_state_again,
    note_view,
    plain,
    query,
    revision,
    submitted_note,
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The page; sent back to itself where there are no scripts, with the button that was pressed."""
    services, asking = bootstrap.services(), caller(request)
    if request.method != "POST":
        asked = request.GET.get("channel")
        channel = cast("Any", asked if asked in ("email", "handwritten") else None)
        it = notes.compose(
            services, asking, ComposeRequest(case=case, kind=kind, contact=contact, channel=channel)
        )
        return render(request, "compose.html", {**note_view(request, it), **form_state(it.version)})
    typed = submitted_note(request, case, kind, contact)
    try:
        it = notes.revise_note(services, asking, revision(request, typed, pressed=True))
    except NoteConflictError as conflict:
        return conflicting(request, conflict, "compose.html")
    return _sent(request, it) if "sent" in request.POST else HttpResponseRedirect(request.path)


def conflicting(request: HttpRequest, conflict: NoteConflictError, template: str) -> HttpResponse:
    """The text as it was sent, and beside it the one that was saved meanwhile: the person chooses."""
    other = conflict.other.text
    asked = ComposeRequest(case=other.case, kind=other.kind, contact=other.contact)
    it = notes.compose(bootstrap.services(), caller(request), asked)
    typed = submitted_note(request, other.case, other.kind, other.contact)
    channel = typed.channel if typed.channel in ("email", "handwritten") else other.channel
    mine = structs.replace(typed, channel=channel, dismissed=other.dismissed, before=other.before)
    found = {**note_view(request, it._replace(text=mine)), **form_state_again(request, conflict)}
    answer = render(request, template, found, status=409)
    answer.headers[VERSION] = conflict.other.version
    return answer


@login_required
@require_POST
def check_text(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The findings, while it is typed; the text is kept as it stands, unless another was saved meanwhile."""
    typed = submitted_note(request, case, kind, contact)
    try:
        it = notes.revise_note(bootstrap.services(), caller(request), revision(request, typed))
    except NoteConflictError as conflict:
        return conflicting(request, conflict, "parts/conflict.html")
    answer = render(request, "parts/findings.html", note_view(request, it))
    answer.headers[VERSION] = it.version
    return answer


@login_required
@require_POST
def dismiss(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """A finding that the person looked at and ignores, with a reason."""
    services, asking = bootstrap.services(), caller(request)
    it = notes.compose(
        services, asking, ComposeRequest(case=case, kind=kind, contact=contact, channel="email")
    )
    because = plain(request.POST.get("because", "")).strip()[:2_000]
    done = bool(because) or "restore" in request.POST
    if done:
        finding = DismissRequest(
            case=case,
            kind=kind,
            contact=contact,
            rule=plain(request.POST.get("rule", ""))[:100],
            words=plain(request.POST.get("words", ""))[:2_000],
            because=because,
        )
        it = it._replace(text=notes.dismiss(services, asking, finding))
    if request.headers.get("HX-Request"):
        return render(request, "parts/findings.html", note_view(request, it))
    if not done:
        messages.info(request, _("Add a reason for ignoring this."))
    return redirect("write", case, kind, contact)


@login_required
@require_safe
def card(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """The text as a card to copy by hand, with its envelope, as a PDF."""
    services, asking = bootstrap.services(), caller(request)
    it = notes.compose(services, asking, ComposeRequest(case=case, kind=kind, contact=contact))
    text = it.text.text if it.saved else None
    printed = notes.print_sheet(
        services,
        asking,
        PrintRequest(sheet="card", case=it.opened.case, now=asking.now, contact=contact, text=text),
    )
    headers = {"Content-Disposition": f'inline; filename="{printed.name}"'}
    return HttpResponse(printed.pdf, content_type="application/pdf", headers=headers)


def _sent(request: HttpRequest, it: NoteInCase) -> HttpResponse:
    text, purpose, asking = it.text, it.purpose, caller(request)
    if purpose is None:
        raise NotFound
    event = NoteSent(asking.now, it.contact.id, text.channel, purpose)
    try:
        cases.record(bootstrap.services(), asking, RecordRequest(case=text.case, event=event))
    except BlockedError as refused:
        messages.info(request, catalogue().refusals.why(refused.plan, refused.verdict))
        there = reverse("record", args=(text.case, "note"))
        asked = query(contact=it.contact.id, purpose=purpose, way=text.channel)
        return HttpResponseRedirect(f"{there}?{asked}")
    except InputError as fault:
        messages.info(request, fault_words(fault))
        return HttpResponseRedirect(request.path)
    messages.info(
        request,
        _("Saved: you wrote to %(name)s.") % {"name": it.contact.name},
        extra_tags=f"undo:{text.case}",
    )
    return redirect("today")
