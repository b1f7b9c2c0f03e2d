"""Compose, the last step: the text as it stands is approved, and waits for its moment."""

from base64 import b64encode
from typing import Final
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from afterword import wiring
from afterword.app.ledger.recording import Refused
from afterword.app.ledger.requests import NoteRequest
from afterword.app.ledger.texts import digest_of, note, save_note
from afterword.app.post.approving import approve
from afterword.app.post.outgoing_shapes import ApproveRequest, File
from afterword.core.fault import Fault
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.fields import in_words
from afterword.surfaces.web.pages.compose import shown, typed, writing
from afterword.surfaces.web.sending import moment_typed
from afterword.surfaces.web.voice import voice

_LARGEST: Final = 10_000_000
"""Bytes of an attachment: more than many servers take."""


@mine
@require_POST
def page(request: HttpRequest, case: int, kind: str, contact: str) -> HttpResponse:
    """Approve what stands in the form: that is what the person sees."""
    it = writing(request, case, kind, contact)
    books, asking = wiring.books(), caller(request)
    with books.cases.together():
        kept = typed(request, it, note(books, asking, NoteRequest(case=case, kind=kind, contact=contact)))
        save_note(books, asking, kept)
    try:
        when, at = moment_typed(request.POST, it.opened)
        number = approve(
            books,
            asking,
            ApproveRequest(
                case=case,
                kind=kind,
                contact=contact,
                digest=digest_of(kept),
                when=when,
                at=at,
                because=request.POST.get("because", "").replace("\0", "")[:2_000],
                files=_files(request),
            ),
        )
    except Refused as refused:
        why = voice().refusals.why(refused.plan, refused.verdict)
        found = {**shown(request, it, kept), **_again(request), "refused": why}
        return render(request, "compose.html", found, status=422)
    except Fault as fault:
        messages.error(request, in_words(fault))
        return HttpResponseRedirect(f"/cases/{case}/write/{kind}/{quote(contact, safe='')}")
    messages.success(request, _("Approved: it goes out at its moment."))
    return HttpResponseRedirect(f"/outgoing/{number}")


def _again(request: HttpRequest) -> dict[str, str]:
    """The moment as it was chosen."""
    return {"when": request.POST.get("when", "best"), "at": request.POST.get("at", "")[:40]}


def _files(request: HttpRequest) -> tuple[File, ...]:
    files = []
    for each in request.FILES.getlist("files"):
        if (each.size or 0) > _LARGEST:
            raise Fault("files", f"{each.name}: {each.size:,} bytes", f"files of at most {_LARGEST:,} bytes")
        data = b64encode(each.read()).decode("ascii")
        type_ = each.content_type or "application/octet-stream"
        files.append(File(name=(each.name or "file")[:200], data=data, type=type_))
    return tuple(files)
