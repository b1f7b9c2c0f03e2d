"""A file to import: stored, previewed as often as needed, then imported.

It's either our own export or a table (CSV). Anything else is refused, and an earlier file stays.
"""

from typing import Final, NamedTuple

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError, Phrase
from afterword.core.time.instants import instant_of
from afterword.services.cases.replay import candidate_of_profile, facts_of, recorded_events
from afterword.services.context import Caller, Services
from afterword.services.profile.profile import save_profile
from afterword.services.transfer.importing.columns import Mapping, chosen, suggest, unused
from afterword.services.transfer.importing.convert import convert
from afterword.services.transfer.importing.export_file import (
    LIMIT,
    Export,
    Unreadable,
    is_export,
    read_export,
)
from afterword.services.transfer.importing.fields import FIELDS
from afterword.services.transfer.importing.row import ImportedRow
from afterword.services.transfer.importing.table import Table, read_table
from afterword.services.transfer.schemas import (
    DeleteUploadRequest,
    ImportFileRequest,
    ImportRequest,
    SaveUploadRequest,
)
from afterword.services.transfer.transfer import Brought, import_cases, import_request, profile_in

OWN_LIMIT: Final = 500_000_000
"""Bytes of an export on the command line: ten times the usual, as it's one's own file and machine."""
_UNNAMED: Final = "file"


class TableColumns(NamedTuple):
    """A table, the column for each field, and the headers that aren't used."""

    table: Table
    mapping: Mapping
    unused: tuple[str, ...]


class ImportPreview(NamedTuple):
    """What an import would do. ``ours`` is set for an export of ours, ``columns`` and ``rows`` for a table.

    ``new`` cases would be added; of ``there`` the id is taken, and they'd be left alone.
    """

    name: str
    ours: Export | None
    columns: TableColumns | None
    rows: tuple[ImportedRow, ...]
    new: int
    there: int

    @property
    def readable(self) -> list[ImportedRow]:
        """The rows that make a case."""
        return [row for row in self.rows if row.case is not None]

    @property
    def faults(self) -> list[tuple[int, InputError]]:
        """What is wrong with rows, each with the line that it's in."""
        return [(row.line, fault) for row in self.rows for fault in row.faults]


class FileImport(NamedTuple):
    """What an import did; ``unread`` rows or items couldn't be read. ``ours``: it was an export.

    ``unreadable`` are an export's items that couldn't be read when it was made.
    """

    brought: Brought
    unread: int
    ours: bool
    unreadable: tuple[Unreadable, ...] = ()


def save_upload(services: Services, caller: Caller, request: SaveUploadRequest) -> None:
    """Store a file to import, replacing an earlier one. Raises ``InputError`` if it's neither kind."""
    services.profile(caller)  # ``NotFound`` for somebody who's been deleted: nothing is stored for them.
    _read(request.data)
    services.people.put_upload(caller.owner, request.name, request.data, at=instant_of(caller.now))


def delete_upload(services: Services, caller: Caller, request: DeleteUploadRequest) -> None:
    """Delete the stored file, if any."""
    del request
    services.people.put_upload(caller.owner, "", b"", at=0)


def preview_import(services: Services, caller: Caller, request: ImportFileRequest) -> ImportPreview | None:
    """What the import would do, without doing it; ``None`` if no file was given or stored."""
    file = _file(services, caller, request)
    if file is None:
        return None
    name, data = file
    found = _read(data, request.only)
    if isinstance(found, Export):
        there = _there(services, caller, found.cases)
        return ImportPreview(name, found, None, (), len(found.cases) - there, there)
    columns = _columns(found, request)
    rows = _rows(services, caller, columns, request)
    cases = [row.case for row in rows if row.case is not None]
    there = _there(services, caller, cases)
    return ImportPreview(name, None, columns, tuple(rows), len(cases) - there, there)


def import_file(services: Services, caller: Caller, request: ImportFileRequest) -> FileImport:
    """Import the file and delete the upload. Raises ``InputError`` if no file was given or stored."""
    file = _file(services, caller, request)
    if file is None:
        raise InputError("data", "no file", "a file to import")
    found = _read(file[1], request.only, OWN_LIMIT if caller.surface == "cli" else LIMIT)
    if isinstance(found, Export):
        if request.profile:
            save_profile(services, caller, profile_in(found.profile))
        brought = import_cases(services, caller, import_request(found))
        done = FileImport(brought, len(found.unreadable), ours=True, unreadable=tuple(found.unreadable))
    else:
        rows = _rows(services, caller, _columns(found, request), request)
        cases = tuple(_raw(row.case) for row in rows if row.case is not None)
        brought = import_cases(services, caller, ImportRequest(cases=cases))
        done = FileImport(brought, len(rows) - len(cases), ours=False)
    if request.data is None:
        delete_upload(services, caller, DeleteUploadRequest())
    return done


def _file(services: Services, caller: Caller, request: ImportFileRequest) -> tuple[str, bytes] | None:
    return services.people.upload(caller.owner) if request.data is None else (_UNNAMED, request.data)


def _read(data: bytes, only: str | None = None, limit: int = LIMIT) -> Export | Table:
    ours = is_export(data)
    if only == "export" and not ours:
        found = Phrase("no export of Afterword's") if data.strip() else Phrase("nothing in it")
        wanted = Phrase("what `afterword export` writes (for a table: Settings, Import, in the pages)")
        raise InputError("data", found, wanted)
    if only == "table" and ours:
        raise InputError("data", "an export of Afterword's", "a table")
    return read_export(data, limit) if ours else read_table(data)


def _columns(table: Table, request: ImportFileRequest) -> TableColumns:
    mapping = suggest(table)
    if request.columns is not None:
        choice: dict[str, int | None] = dict.fromkeys(FIELDS)
        mapping = chosen(table, choice | request.columns)
    return TableColumns(table, mapping, unused(table, mapping))


def _rows(
    services: Services, caller: Caller, columns: TableColumns, request: ImportFileRequest
) -> list[ImportedRow]:
    profile = services.profile(caller)

    def planned(case: Case) -> None:
        services.follows(case, profile, caller.now, {})

    return convert(
        columns.table,
        columns.mapping,
        candidate=candidate_of_profile(profile),
        zone=profile.zone,
        day_first=request.day_first,
        now=caller.now,
        checked=planned,
    )


def _there(services: Services, caller: Caller, cases: "list[Case] | tuple[Case, ...]") -> int:
    ids = (each.id for each in cases if "\0" not in each.id)
    return sum(services.cases.find(caller.owner, each) is not None for each in ids)


def _raw(case: Case) -> msgspec.Raw:
    events = [msgspec.json.decode(each) for each in recorded_events(case)]
    return msgspec.Raw(msgspec.json.encode({**msgspec.json.decode(facts_of(case)), "events": events}))
