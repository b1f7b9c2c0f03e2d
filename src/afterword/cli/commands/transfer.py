"""``afterword export`` and ``afterword import``: everything of yours as a file, and back in."""

import sys
from typing import TYPE_CHECKING, Final

from afterword import bootstrap
from afterword.cli.files import STANDARD_INPUT, piped, read, write_private
from afterword.cli.render.style import complain, printable
from afterword.cli.words import Command, Options, UsageError
from afterword.config import config
from afterword.core.errors import InputError
from afterword.messages.catalogue import fault_line, ngettext
from afterword.messages.catalogue import gettext as _
from afterword.services.profile.schemas import ProfileRequest
from afterword.services.registry import Caller, profile, transfer
from afterword.services.transfer.schemas import ExportRequest, ImportFileRequest

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

_EXPORT_EXAMPLES: Final = """\
examples:
  afterword export > everything.json       `afterword import everything.json` reads it back, here or elsewhere
  afterword export everything.json         the same, as a file for you alone; refuses to replace one
  afterword export --csv cases.csv         one row a case, for a spreadsheet
  afterword export | ssh laptop afterword import

An export has your profile, your cases with their history, notes, snoozes, what they wrote, and
what was sent. It leaves out mail accounts, passwords and unsent mail; `afterword backup` has it all.
"""
_IMPORT_EXAMPLES: Final = """\
examples:
  afterword import everything.json         what `afterword export` wrote
  afterword export | ssh laptop afterword import
  afterword import --profile everything.json
                                           your name, zone and settings too, in place of those here

A case that's already here stays as it is, so nothing is doubled by importing twice. Where you haven't said
anything about yourself yet, the profile comes along too. Tables from a spreadsheet: Settings, Import, in the
pages, where you can look at the columns first.
"""
_LIMIT: Final = 500_000_000
"""Bytes: ten times what the pages take, since it's your own file on your own machine."""
_NAMED: Final = 10
"""Unreadable things that are named one by one."""


def _export_arguments(parser: "ArgumentParser") -> None:
    """The options of ``export``."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="where to (default, or -: standard output)")
    parser.add_argument("--csv", action="store_true", help="a table instead, one row a case")
    parser.add_argument("--force", action="store_true", help="replace a file that's already there")


def _export(options: Options) -> int:
    """Write it out."""
    services = bootstrap.store(config())
    caller = Caller(bootstrap.maintenance().local_person(), "cli", bootstrap.clock().now())
    pieces: Iterable[bytes]
    table = transfer.export_csv(services, caller, ExportRequest()) if options.csv else None
    pieces = transfer.export(services, caller, ExportRequest()) if table is None else table.rows
    if options.file in {None, STANDARD_INPUT}:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
    else:
        write_private(options.file, pieces, replace=options.force)
    for case, why in () if table is None else table.left_out:
        left = _("case {number} can't be read and is left out ({why}); `afterword export` includes its data")
        complain(printable(left.format(number=case, why=why)))
    if options.file not in {None, STANDARD_INPUT}:
        sys.stdout.write(printable(_("Saved: {path}").format(path=options.file)) + "\n")
    return 0


def _import_arguments(parser: "ArgumentParser") -> None:
    """The options of ``import``."""
    parser.add_argument("file", nargs="?", metavar="FILE", help="an export (default: what is piped in)")
    parser.add_argument("--profile", action="store_true", help="take the profile in place of the one here")


def _import(options: Options) -> int:
    """Add what it holds, and say what was added."""
    data = read(options.file, limit=_LIMIT) if options.file is not None else piped(_LIMIT)
    if data is None:
        raise UsageError(
            "which file? `afterword import everything.json`, or `afterword export | afterword import`"
        )
    services = bootstrap.store(config())
    caller = Caller(bootstrap.maintenance().local_person(), "cli", bootstrap.clock().now())
    nobody_yet = not any(profile.profile(services, caller, ProfileRequest())._replace(language="", home=""))
    request = ImportFileRequest(data=data, profile=options.profile or nobody_yet, only="export")
    try:
        done = transfer.import_file(services, caller, request)
    except InputError as fault:
        path = (options.file or STANDARD_INPUT) if fault.path == "data" else fault.path
        raise InputError(path, fault.found, fault.expected) from None
    brought, unreadable = done.brought, done.unreadable
    added = (
        ngettext(
            "Added {count} case, and your profile.", "Added {count} cases, and your profile.", brought.added
        )
        if request.profile
        else ngettext("Added {count} case.", "Added {count} cases.", brought.added)
    )
    said = [added.format(count=f"{brought.added:,}")]
    if brought.there:
        said.append(_("{count} already here, left unchanged.").format(count=f"{len(brought.there):,}"))
    sys.stdout.write(" ".join(said) + "\n")
    if unreadable:
        many = len(unreadable)
        left = ngettext(
            "{count} thing couldn't be read when this was exported: not imported, still in the file",
            "{count} things couldn't be read when this was exported: not imported, still in the file",
            many,
        )
        complain(left.format(count=f"{many:,}"))
        for each in unreadable[:_NAMED]:
            complain(printable(f"  {each.kind} {each.number or ''}: {each.reason}"))
    for place, wrong in brought.faults:
        complain(printable(f"cases[{place}].{fault_line(wrong)}"))
    return 1 if brought.faults else 0


COMMANDS: Final = {
    "export": Command("[FILE] [options]", _EXPORT_EXAMPLES, _export_arguments, _export),
    "import": Command("[FILE] [options]", _IMPORT_EXAMPLES, _import_arguments, _import),
}
