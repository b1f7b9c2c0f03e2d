"""A person's data: export as JSON or CSV, import from our own file or any table, delete everything."""

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from afterword import bootstrap
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import fault_line, fault_words
from afterword.services import registry
from afterword.services.profile.schemas import SURE, EraseRequest, ProfileRequest
from afterword.services.registry import FileImport, ImportPreview
from afterword.services.transfer.schemas import (
    DeleteUploadRequest,
    ExportRequest,
    ImportFileRequest,
    SaveUploadRequest,
)
from afterword.web.auth import caller, login_required, proven
from afterword.web.language import remember_language
from afterword.web.settings import MOST_BYTES

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SHOWN: Final = 10
_FAULTS_SHOWN: Final = 50


class DryRun(NamedTuple):
    """What an import would do."""

    rows: Sequence[object]
    good: int
    there: int
    faults: list[tuple[int, str]]
    faulty: int
    notices: int


@login_required
@proven
@require_safe
def as_json(request: HttpRequest) -> StreamingHttpResponse:
    """Everything, as one file that is read back to the same."""
    pieces = registry.transfer.export(bootstrap.services(), caller(request), ExportRequest())
    headers = {"Content-Disposition": f'attachment; filename="afterword-{caller(request).now:%Y-%m-%d}.json"'}
    return StreamingHttpResponse(pieces, content_type="application/json", headers=headers)


@login_required
@proven
@require_safe
def download_csv(request: HttpRequest) -> StreamingHttpResponse:
    """One row per case, for a spreadsheet."""
    table = registry.transfer.export_csv(bootstrap.services(), caller(request), ExportRequest())
    pieces = chain(table.rows, table.last_rows())
    headers = {"Content-Disposition": f'attachment; filename="afterword-{caller(request).now:%Y-%m-%d}.csv"'}
    return StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8", headers=headers)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Import a file: first a preview, then the import itself."""
    services, asking = bootstrap.services(), caller(request)
    try:
        if request.method == "POST" and (file := request.FILES.get("file")) is not None:
            kept = SaveUploadRequest(name=(file.name or "")[:500], data=_body(file))
            registry.transfer.save_upload(services, asking, kept)
            return redirect("import")
        if request.method == "POST" and "forget" in request.POST:
            registry.transfer.delete_upload(services, asking, DeleteUploadRequest())
            return redirect("import")
        asked = _asked(request)
        if request.method == "POST" and "go" in request.POST:
            return _done(request, registry.transfer.import_file(services, asking, asked))
        preview = registry.transfer.preview_import(services, asking, asked)
        if preview is None:
            wrong = _("Choose a file first.") if request.method == "POST" else ""
            return render(request, "import.html", {"wrong": wrong}, status=422 if wrong else 200)
        shown = _ours(preview) if preview.ours is not None else _table(request, preview)
        return render(request, "import.html", {"wrong": "", "name": preview.name, **shown})
    except InputError as fault:
        wrong = fault_line(fault)
        return render(request, "import.html", {"wrong": wrong}, status=422)


def _body(file: "UploadedFile[Any]") -> bytes:
    if file.size is None or file.size > MOST_BYTES:
        raise InputError(
            _("file"),
            Phrase("{size} bytes", size=f"{file.size or 0:,}"),
            Phrase("at most {most_bytes}", most_bytes=f"{MOST_BYTES:,}"),
        )
    return bytes(file.read())


def _asked(request: HttpRequest) -> ImportFileRequest:
    """The kept upload, with the columns and the order of dates as the form has them."""
    if request.method != "POST":
        return ImportFileRequest()
    return ImportFileRequest(
        columns={field: _column(request.POST.get(f"column:{field}", "")) for field in _field_words()},
        day_first={"day": True, "month": False}.get(request.POST.get("order", "")),
        profile="profile" in request.POST,
    )


def _ours(preview: ImportPreview) -> dict[str, object]:
    return {"ours": preview.ours, "good": preview.new, "there": preview.there}


def _unread_words(many: int) -> str:
    return ngettext(
        "One item couldn’t be read when this was exported. It stays in the file and isn’t imported.",
        "%(num)s items couldn’t be read when this was exported. They stay in the file and aren’t imported.",
        many,
    ) % {"num": many}


def _table(request: HttpRequest, preview: ImportPreview) -> dict[str, object]:
    columns = preview.columns
    assert columns is not None
    cases, faults = preview.readable, preview.faults
    return {
        "table": columns.table,
        "mapping": columns.mapping,
        "unused": columns.unused,
        "fields": list(_field_words().items()),
        "run": DryRun(
            rows=cases[:_SHOWN],
            good=preview.new,
            there=preview.there,
            faults=[(line, fault_line(fault)) for line, fault in faults[:_FAULTS_SHOWN]],
            faulty=len(preview.rows) - len(cases),
            notices=sum(bool(row.notices) for row in cases),
        ),
        "order": request.POST.get("order", ""),
        "preview": columns.table.rows[:3],
    }


def _column(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 4 else None  # noqa: PLR2004 - a hundred columns


def _done(request: HttpRequest, found: FileImport) -> HttpResponse:
    brought, unread = found.brought, found.unread
    if found.ours and "profile" in request.POST:
        profile = registry.profile.profile(bootstrap.services(), caller(request), ProfileRequest())
        remember_language(request, profile.language)
    if found.ours and unread:
        messages.info(request, _unread_words(unread))
    unread_rows = 0 if found.ours else unread
    messages.info(
        request,
        _("Imported: %(added)s. Already here: %(there)s. Couldn’t be read: %(wrong)s.")
        % {"added": brought.added, "there": len(brought.there), "wrong": len(brought.faults) + unread_rows},
    )
    for at, fault in brought.faults[:_SHOWN]:
        messages.info(request, f"{at + 1}: {fault_line(fault)}")
    return redirect("cases")


def _field_words() -> dict[str, str]:
    return {
        "case_id": _("Afterword’s ID"),
        "company": _("Company"),
        "role": _("Role"),
        "contact_name": _("Contact"),
        "contact_email": _("Contact’s email"),
        "contact_phone": _("Contact’s phone"),
        "contact_part": _("Their role"),
        "interview_at": _("Interview date, or date and time"),
        "interview_time": _("Interview time"),
        "interview_end": _("Interview end"),
        "interview_format": _("On site, by video or by phone"),
        "round": _("Round"),
        "zone": _("Time zone"),
        "country": _("Country"),
        "city": _("City or address"),
        "expectation_said": _("What they said about when they’ll answer"),
        "reply_by": _("Reply by"),
        "status": _("Status"),
        "outcome": _("Outcome"),
        "status_on": _("Status date"),
        "applied_on": _("Applied on"),
        "offer_on": _("Offer date"),
        "rejected_on": _("Rejection date"),
        "notes": _("Notes"),
        "url": _("Link"),
    }


@login_required
@proven
@require_http_methods(["GET", "HEAD", "POST"])
def erase_everything(request: HttpRequest) -> HttpResponse:
    """Delete everything, once that's typed out."""
    wrong = ""
    if request.method == "POST":
        try:
            registry.profile.erase(
                bootstrap.services(), caller(request), EraseRequest(sure=request.POST.get("sure", ""))
            )
        except InputError as fault:
            wrong = fault_words(fault)
        else:
            logout(request)
            return render(request, "erased.html")
    return render(request, "erase.html", {"wrong": wrong, "sure": SURE}, status=422 if wrong else 200)
