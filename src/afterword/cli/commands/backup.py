"""``afterword backup`` and ``afterword restore``: the whole database as a file, and back in its place."""

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from afterword import bootstrap
from afterword.cli.render.style import complain, printable
from afterword.cli.words import USAGE_STATUS, Command, Options
from afterword.config import config, without_password
from afterword.core.errors import InputError, Phrase
from afterword.messages.catalogue import gettext as _
from afterword.messages.catalogue import ngettext

if TYPE_CHECKING:
    from argparse import ArgumentParser

_BACKUP_EXAMPLES: Final = """\
examples:
  afterword backup ~/backups/afterword.sqlite3            refuses to replace a file
  afterword backup --force ~/backups/afterword.sqlite3    replaces it, once the new copy is checked

It works while the pages are being served. The copy is one file, for you alone, and holds everything but
the passwords in your system's keyring (add the mailbox again after moving) and AFTERWORD_KEY.
Put it back with `afterword restore FILE`. A PostgreSQL database has its own tool: pg_dump.
"""
_RESTORE_EXAMPLES: Final = """\
examples:
  afterword restore ~/backups/afterword.sqlite3

Stop `afterword serve` first. The backup is checked before anything changes, and the database that was there
stays beside the new one. Unsent mail in the backup may have been sent since, so you'll be asked about each
message before it's sent. A PostgreSQL database has its own tool: pg_restore.
"""
_MEGABYTE: Final = 1_000_000


def _backup_arguments(parser: "ArgumentParser") -> None:
    """The options of ``backup``."""
    parser.add_argument("file", metavar="FILE", help="where to save the copy")
    parser.add_argument("--force", action="store_true", help="replace a file that's already there")


def _backup(options: Options) -> int:
    """Save a copy, and say what is in it."""
    asked = config()
    if asked.sqlite is None:
        tool = (
            f"pg_dump --format=custom --file={quote(options.file)} {quote(without_password(asked.database))}"
        )
        complain(_("this is a PostgreSQL database, which has its own tool: {command}").format(command=tool))
        return USAGE_STATUS
    if not asked.sqlite.exists():
        raise InputError(
            str(asked.sqlite), "no database yet", "one to back up (`afterword serve` starts one)"
        )
    saved = bootstrap.save_backup(asked.sqlite, Path(options.file).absolute(), replace=options.force)
    size = f"{max(saved.size / _MEGABYTE, 0.1):.1f} MB"
    said = ngettext(
        "Saved {count} case ({size}) and checked the copy: {path}",
        "Saved {count} cases ({size}) and checked the copy: {path}",
        saved.cases,
    ).format(count=f"{saved.cases:,}", size=size, path=saved.path)
    sys.stdout.write(printable(said) + "\n")
    return 0


def _restore_arguments(parser: "ArgumentParser") -> None:
    """The options of ``restore``."""
    parser.add_argument("file", metavar="FILE", help="the backup")


def _restore(options: Options) -> int:
    """Put a backup back, and say what that changes."""
    asked = config()
    if asked.sqlite is None:
        database = quote(without_password(asked.database))
        tool = f"pg_restore --clean --if-exists --dbname={database} {quote(options.file)}"
        complain(_("this is a PostgreSQL database, which has its own tool: {command}").format(command=tool))
        return USAGE_STATUS
    instances = bootstrap.instances(asked)
    running = instances.claim(bootstrap.tell)
    if running is not None:
        found = Phrase("Afterword running at {url}", url=running.url)
        raise InputError("afterword", found, "it stopped (Ctrl-C where it runs), then restore again")
    try:
        with bootstrap.starting(asked):
            restored = bootstrap.put_back(Path(options.file).absolute(), asked.sqlite)
    finally:
        instances.release()
    back = ngettext("Restored {count} case: {path}", "Restored {count} cases: {path}", restored.cases)
    lines = [back.format(count=f"{restored.cases:,}", path=restored.path)]
    if restored.previous:
        lines.append(_("The database from before is still there: {path}").format(path=restored.previous))
    if restored.waiting:
        lines.append(
            ngettext(
                "{count} message is waiting to be sent, but may have been sent since the backup was made, so "
                "you'll be asked first. Check your Sent folder, then approve or cancel it in the outbox.",
                "{count} messages are waiting to be sent, but may have been sent since the backup was made, "
                "so you'll be asked first. Check your Sent folder, then approve or cancel each there.",
                restored.waiting,
            ).format(count=restored.waiting)
        )
    sys.stdout.write("".join(f"{printable(line)}\n" for line in lines))
    return 0


COMMANDS: Final = {
    "backup": Command("FILE [options]", _BACKUP_EXAMPLES, _backup_arguments, _backup),
    "restore": Command("FILE", _RESTORE_EXAMPLES, _restore_arguments, _restore),
}
