"""Operations for importing and exporting cases."""

from itertools import chain
from typing import Any, Final

import msgspec

from afterword.messages.catalogue import fault_line, translated
from afterword.services.operation import Done, Operation, as_it_is, done
from afterword.services.planning.decode import decode
from afterword.services.transfer import export as exporting
from afterword.services.transfer import transfer, uploads
from afterword.services.transfer.importing.export_file import Export, is_export, read_export
from afterword.services.transfer.importing.row import ImportedRow
from afterword.services.transfer.schemas import (
    DeleteUploadRequest,
    ExportedTable,
    ExportRequest,
    Imported,
    ImportedFile,
    ImportFileRequest,
    ImportRequest,
    PreviewedImport,
    PreviewedRow,
    SaveUploadRequest,
)

_ROWS_AT_MOST: Final = 500
"""How many rows a preview shows."""


_import_decoder: Final = msgspec.json.Decoder(ImportRequest)


def _read_import(data: bytes) -> ImportRequest:
    """Cases to add; a whole export is a request too, for the cases that it has."""
    if is_export(data):
        return transfer.import_request(read_export(data, uploads.OWN_LIMIT))
    return decode(_import_decoder, ImportRequest, data)


def _imported(found: transfer.Brought) -> Imported:
    return Imported(found.added, found.there, tuple((at, fault_line(fault)) for at, fault in found.faults))


def _imported_file(found: uploads.FileImport) -> ImportedFile:
    return ImportedFile(_imported(found.brought), found.unread)


def _row(row: ImportedRow) -> PreviewedRow:
    case = row.case
    return PreviewedRow(
        line=row.line,
        company="" if case is None else case.company.name,
        role="" if case is None else case.role,
        contacts=() if case is None else tuple(each.name for each in case.contacts),
        faults=tuple(map(fault_line, row.faults)),
        notices=tuple(map(translated, row.notices)),
    )


def _preview(found: uploads.ImportPreview | None) -> PreviewedImport | None:
    if found is None:
        return None
    ours, columns = found.ours, found.columns
    return PreviewedImport(
        name=found.name,
        export=ours is not None,
        new=found.new,
        there=found.there,
        unread=len(ours.unreadable) if ours is not None else sum(row.case is None for row in found.rows),
        columns=() if columns is None else columns.table.headers,
        mapping={} if columns is None else {str(field): at for field, at in columns.mapping.columns.items()},
        unused=() if columns is None else columns.unused,
        rows=tuple(map(_row, found.rows[:_ROWS_AT_MOST])),
    )


def _csv(table: exporting.TableExport) -> ExportedTable:
    return ExportedTable(b"".join(chain(table.rows, table.last_rows())).decode("utf-8"))


export: Final = Operation(
    "export", "read", "Everything of yours, as one file.",
    ExportRequest, Export, exporting.export, as_it_is,
)  # fmt: skip
export_csv: Final = Operation(
    "export_csv", "read", "Your cases as a table (CSV) for a spreadsheet.",
    ExportRequest, ExportedTable, exporting.export_csv, _csv,
)  # fmt: skip
import_cases: Final = Operation(
    "import", "write", "Add cases; those whose id is there already are left alone.",
    ImportRequest, Imported, transfer.import_cases, _imported, ("bring_in",), reads=_read_import,
)  # fmt: skip

save_upload: Final = Operation(
    "save_upload", "write", "Save a file for a preview and an import.",
    SaveUploadRequest, Done, uploads.save_upload, done, ("keep_upload",),
)  # fmt: skip
delete_upload: Final = Operation(
    "delete_upload", "write", "Delete the file saved for an import.",
    DeleteUploadRequest, Done, uploads.delete_upload, done, ("forget_upload",),
)  # fmt: skip
preview_import: Final = Operation(
    "preview_import", "read", "What importing a file would do; null if there is no file.",
    ImportFileRequest, PreviewedImport | None, uploads.preview_import, _preview,
)  # fmt: skip
import_file: Final = Operation(
    "import_file", "write", "Import a table (CSV) or an export.",
    ImportFileRequest, ImportedFile, uploads.import_file, _imported_file,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    export, export_csv, import_cases, save_upload, delete_upload, preview_import, import_file,
)  # fmt: skip
