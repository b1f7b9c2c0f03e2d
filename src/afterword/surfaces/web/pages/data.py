"""One's data: out as JSON or CSV, in from our own file or anybody's table, and away for good."""

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import msgspec
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from afterword import wiring
from afterword.app.exporting import cases_csv
from afterword.app.importing.columns import chosen, suggest
from afterword.app.importing.convert import Row, convert
from afterword.app.importing.fields import FIELDS, Field
from afterword.app.importing.ours import Export, is_export, read_export
from afterword.app.importing.table import Table, read_table
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.exchanging import Brought, bring_in, every_case, export, profile_in
from afterword.app.ledger.profiles import SURE, erase, save_profile
from afterword.app.ledger.replay import candidate_of, events_of, facts_of
from afterword.app.ledger.requests import EraseRequest, ExportRequest, ImportRequest
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import Profile
from afterword.surfaces.web.asking import caller, mine
from afterword.surfaces.web.settings import MOST_BYTES

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_SHOWN: Final = 10
_FAULTS_SHOWN: Final = 50


class DryRun(NamedTuple):
    """What an import would do, before it does it."""

    rows: list[Row]
    good: int
    there: int
    faults: list[tuple[int, str]]
    faulty: int
    notices: int


@mine
@require_safe
def as_json(request: HttpRequest) -> StreamingHttpResponse:
    """Everything, as one file that is read back to the same."""
    pieces = export(wiring.books(), caller(request), ExportRequest())
    headers = {"Content-Disposition": f'attachment; filename="afterword-{caller(request).now:%Y-%m-%d}.json"'}
    return StreamingHttpResponse(pieces, content_type="application/json", headers=headers)


@mine
@require_safe
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    """One row a case, for a spreadsheet."""
    pieces = cases_csv(every_case(wiring.books(), caller(request)))
    headers = {"Content-Disposition": f'attachment; filename="afterword-{caller(request).now:%Y-%m-%d}.csv"'}
    return StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8", headers=headers)


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Import: a file, what it would bring, and only then the deed."""
    books, asking = wiring.books(), caller(request)
    try:
        if request.method == "POST" and (file := request.FILES.get("file")) is not None:
            body = _readable(file)
            books.people.put_upload(asking.owner, file.name or "", body, at=moment_of(asking.now))
            return HttpResponseRedirect("/settings/import")
        upload = books.people.upload(asking.owner)
        if request.method == "POST" and "forget" in request.POST:
            books.people.put_upload(asking.owner, "", b"", at=0)
            return HttpResponseRedirect("/settings/import")
        if upload is None:
            wrong = _("Choose a file first.") if request.method == "POST" else ""
            return render(request, "import.html", {"wrong": wrong}, status=422 if wrong else 200)
        name, body = upload
        if is_export(body):
            return _ours(request, asking, name, read_export(body))
        return _table(request, asking, name, read_table(body))
    except Fault as fault:
        wrong = f"{fault.path}: {fault.message}" if fault.path else fault.message
        return render(request, "import.html", {"wrong": wrong}, status=422)


def _readable(file: "UploadedFile[Any]") -> bytes:
    """Its bytes. What is neither is refused at once, and the file before it stays."""
    if file.size is None or file.size > MOST_BYTES:
        raise Fault(_("file"), f"{file.size or 0:,} bytes", f"at most {MOST_BYTES:,}")
    body = bytes(file.read())
    if is_export(body):
        read_export(body)
    else:
        read_table(body)
    return body


def _ours(request: HttpRequest, asking: Caller, name: str, found: Export) -> HttpResponse:
    books = wiring.books()
    if request.method == "POST" and "go" in request.POST:
        if "profile" in request.POST:
            save_profile(books, asking, profile_in(found.profile))
        cases = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in found.cases)
        brought = bring_in(books, asking, ImportRequest(cases=cases, kept=found.kept))
        return _done(request, asking, brought)
    ids = (each.id for each in found.cases if "\0" not in each.id)
    there = sum(books.cases.find(asking.owner, each) is not None for each in ids)
    shown = {"name": name, "ours": found, "good": len(found.cases) - there, "there": there}
    return render(request, "import.html", {"wrong": "", **shown})


def _table(request: HttpRequest, asking: Caller, name: str, table: Table) -> HttpResponse:
    books = wiring.books()
    profile = books.profile(asking)
    mapping = suggest(table)
    day_first: bool | None = None
    if request.method == "POST":
        choice: dict[str, int | None] = {
            field: _column(request.POST.get(f"column:{field}", "")) for field in FIELDS
        }
        mapping = chosen(table, choice)
        day_first = {"day": True, "month": False}.get(request.POST.get("order", ""))
    rows = convert(
        table,
        mapping,
        candidate=candidate_of(profile),
        zone=profile.timezone or "UTC",
        day_first=day_first,
        now=asking.now,
        checked=lambda case: _planned(case, profile, asking),
    )
    if request.method == "POST" and "go" in request.POST:
        cases = tuple(_raw(row.case) for row in rows if row.case is not None)
        brought = bring_in(books, asking, ImportRequest(cases=cases))
        return _done(request, asking, brought, unread=sum(row.case is None for row in rows))
    run = _dry_run(rows, asking)
    shown = {
        "name": name,
        "table": table,
        "mapping": mapping,
        "fields": [(field, _field_words()[field]) for field in FIELDS],
        "run": run,
        "order": request.POST.get("order", ""),
        "preview": table.rows[:3],
    }
    return render(request, "import.html", {"wrong": "", **shown})


def _planned(case: Case, profile: Profile, asking: Caller) -> None:
    wiring.books().follows(case, profile, asking.now, {})


def _raw(case: Case) -> msgspec.Raw:
    events = [msgspec.json.decode(each) for each in events_of(case)]
    return msgspec.Raw(msgspec.json.encode({**msgspec.json.decode(facts_of(case)), "events": events}))


def _dry_run(rows: list[Row], asking: Caller) -> DryRun:
    cases = [row for row in rows if row.case is not None]
    there = sum(wiring.books().cases.find(asking.owner, row.case.id) is not None for row in cases if row.case)
    faults = [(row.line, f"{fault.path}: {fault.message}") for row in rows for fault in row.faults]
    return DryRun(
        rows=cases[:_SHOWN],
        good=len(cases) - there,
        there=there,
        faults=faults[:_FAULTS_SHOWN],
        faulty=len(rows) - len(cases),
        notices=sum(bool(row.notices) for row in cases),
    )


def _column(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 4 else None  # noqa: PLR2004 - a hundred columns


def _done(request: HttpRequest, asking: Caller, brought: Brought, unread: int = 0) -> HttpResponse:
    wiring.books().people.put_upload(asking.owner, "", b"", at=0)
    messages.info(
        request,
        _("Brought in: %(added)s. Here already: %(there)s. Could not be read: %(wrong)s.")
        % {"added": brought.added, "there": len(brought.there), "wrong": len(brought.faults) + unread},
    )
    for at, fault in brought.faults[:_SHOWN]:
        messages.info(request, f"{at + 1}: {fault.path}: {fault.message}")
    return HttpResponseRedirect("/cases")


def _field_words() -> dict[Field, Any]:
    return {
        "case_id": _("Our own id"),
        "company": _("Company"),
        "role": _("Role"),
        "contact_name": _("Contact"),
        "contact_email": _("Contact’s email"),
        "contact_phone": _("Contact’s phone"),
        "contact_part": _("What they are"),
        "interview_at": _("Interview, day or day and time"),
        "interview_time": _("Interview, time"),
        "interview_end": _("Interview’s end"),
        "interview_format": _("On site, video or phone"),
        "zone": _("Time zone"),
        "country": _("Country"),
        "city": _("Town or address"),
        "expectation_said": _("What they said about the answer"),
        "reply_by": _("Answer by"),
        "status": _("Status"),
        "status_on": _("Status since"),
        "applied_on": _("Applied on"),
        "offer_on": _("Offer on"),
        "rejected_on": _("Turned down on"),
        "notes": _("Notes"),
        "url": _("Link"),
    }


@mine
@require_http_methods(["GET", "HEAD", "POST"])
def forget_all(request: HttpRequest) -> HttpResponse:
    """Delete everything, once it is written out."""
    wrong = ""
    if request.method == "POST":
        try:
            erase(wiring.books(), caller(request), EraseRequest(sure=request.POST.get("sure", "")))
        except Fault as fault:
            wrong = fault.message
        else:
            logout(request)
            return render(request, "erased.html")
    return render(request, "erase.html", {"wrong": wrong, "sure": SURE}, status=422 if wrong else 200)
