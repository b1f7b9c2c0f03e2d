"""Compose, the last step: the text as it stands is approved, and waits for its moment."""

from base64 import b64encode
from typing import Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from afterword import bootstrap
from afterword.core.errors import InputError, Phrase
from afterword.services.outbox.schemas import ApproveRequest, File, OutboxMessageRequest
from afterword.services.registry import BlockedError, NoteConflictError, notes, outbox
from afterword.web.auth import caller, login_required
from afterword.web.forms.fields import in_words
from afterword.web.language import catalogue
from afterword.web.note_form import form_state, note_view, revision, submitted_note, submitted_send_time
from afterword.web.views.compose import conflicting

_LARGEST: Final = 10_000_000
"""Bytes of an attachment: more than many servers take."""


@login_required
@require_POST
def page(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """Approve what stands in the form: that is what the person sees."""
    services, asking = bootstrap.services(), caller(request)
    typed = submitted_note(request, case, kind, contact)
    try:
        it = notes.revise_note(services, asking, revision(request, typed))
    except NoteConflictError as conflict:
        return conflicting(request, conflict, "compose.html")
    try:
        when, at = submitted_send_time(request.POST, it.opened)
        number = outbox.approve(
            services,
            asking,
            ApproveRequest(
                case=case,
                kind=kind,
                contact=contact,
                digest=it.digest,
                when=when,
                at=at,
                because=request.POST.get("because", "").replace("\0", "")[:2_000],
                files=_files(request),
            ),
        )
    except BlockedError as refused:
        why = catalogue().refusals.why(refused.plan, refused.verdict)
        found = {**note_view(request, it), **_again(request), **form_state(it.version), "refused": why}
        return render(request, "compose.html", found, status=422)
    except InputError as fault:
        messages.error(request, in_words(fault))
        return redirect("write", case, kind, contact)
    if outbox.outgoing(services, asking, OutboxMessageRequest(outgoing=number)).kept.state == "asked":
        messages.info(
            request, _("Approved, but on hold because they wrote to you. Read their message first.")
        )
    else:
        messages.success(request, _("Approved. It’ll be sent at the best time."))
    return redirect("outgoing", number)


def _again(request: HttpRequest) -> dict[str, str]:
    """The moment as it was chosen."""
    return {"when": request.POST.get("when", "best"), "at": request.POST.get("at", "")[:40]}


def _files(request: HttpRequest) -> tuple[File, ...]:
    files = []
    for each in request.FILES.getlist("files"):
        if (each.size or 0) > _LARGEST:
            raise InputError(
                "files",
                Phrase("{name}: {size} bytes", name=each.name, size=f"{each.size:,}"),
                Phrase("files of at most {largest} bytes", largest=f"{_LARGEST:,}"),
            )
        data = b64encode(each.read()).decode("ascii")
        type_ = each.content_type or "application/octet-stream"
        files.append(File(name=(each.name or "file")[:200], data=data, type=type_))
    return tuple(files)
