"""Requests and results of exports and imports. ``data`` is a file's bytes; base64 in JSON."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.services.request import Request
from afterword.services.transfer.importing.export_file import ExportedExtras

Column = Annotated[int, Meta(ge=0, lt=1_000)]


class SaveUploadRequest(Request, frozen=True):
    """Store a file for a preview and an import."""

    name: Annotated[str, Meta(max_length=500)]
    data: bytes


class DeleteUploadRequest(Request, frozen=True):
    """Delete the stored file."""


class ImportFileRequest(Request, frozen=True):
    """A file to import or preview: ``data``, or the stored upload.

    For a table, ``columns`` maps fields to column positions from 0 (default: by headers), and ``day_first``
    says how to read ``03/11/2026`` (default: as the column decides). ``profile`` also imports an export's
    profile. ``only`` refuses a file of the other sort.
    """

    data: bytes | None = None
    columns: dict[str, Column | None] | None = None
    day_first: bool | None = None
    profile: bool = False
    only: Literal["export", "table"] | None = None


class ExportRequest(Request, frozen=True):
    """All of the caller's data."""


class ExportedTable(Struct, frozen=True):
    """One row a case, for a spreadsheet: the text of a CSV file."""

    csv: str


class ImportRequest(Request, frozen=True):
    """Cases to add: ``cases`` are ``afterword.case/1``; those with an existing id are left alone.

    ``kept`` is what an export has for each case, by its id.
    """

    cases: tuple[msgspec.Raw, ...]
    kept: dict[str, ExportedExtras] = {}  # noqa: RUF012 - copied for each request


# Import results, as data for other programs.


class Imported(Struct, frozen=True):
    """How many cases were added, the ids that already existed, and what was wrong with the others.

    ``faults`` are positions in the request, from 0, each with the problem.
    """

    added: int
    there: tuple[str, ...]
    faults: tuple[tuple[int, str], ...]


class ImportedFile(Struct, frozen=True):
    """The same for a file; ``unread`` rows or items couldn't be read."""

    imported: Imported
    unread: int


class PreviewedRow(Struct, frozen=True):
    """What a row would become; ``faults`` say why it can't be imported, ``notices`` what was assumed."""

    line: int
    company: str
    role: str
    contacts: tuple[str, ...]
    faults: tuple[str, ...]
    notices: tuple[str, ...]


class PreviewedImport(Struct, frozen=True):
    """What an import would do: add ``new`` cases, and leave ``there`` alone, whose ids are taken.

    ``columns`` are a table's headers, ``mapping`` the place of the column that each field is read from,
    ``unused`` the headers of columns that are read for none; ``rows`` are the first ones. ``export``: the
    file is an export of ours, which has no columns.
    """

    name: str
    export: bool
    new: int
    there: int
    unread: int
    columns: tuple[str, ...] = ()
    mapping: dict[str, int] = {}
    unused: tuple[str, ...] = ()
    rows: tuple[PreviewedRow, ...] = ()
