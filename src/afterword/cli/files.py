"""Files named on the command line and what's piped in, read within bounds, without byte order marks."""

import os
import sys
from collections.abc import Iterable
from typing import Final

from afterword.core.errors import InputError, Phrase
from afterword.core.text import without_mark
from afterword.messages.catalogue import gettext as _
from afterword.services.planning.schemas import LIMIT

STANDARD_INPUT: Final = "-"
_PATIENCE: Final = 0.5
"""Seconds to wait for standard input where a command can do without."""


def read(path: str, limit: int = LIMIT) -> bytes:
    """A file's bytes, or standard input's for ``-``; ``InputError`` if it cannot be read or is too large."""
    try:
        if path == STANDARD_INPUT:
            data = _standard_input(limit)
        else:
            with open(path, "rb") as file:  # noqa: PTH123 - pathlib costs a start more than it gives here
                data = file.read(limit + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in a path
        raise InputError(path, _why(error), "a file that can be read") from None
    if len(data) > limit:
        raise InputError(
            path, Phrase("more than {limit} MB", limit=limit // 1000000), "a file of at most that size"
        )
    return without_mark(data)


def piped(limit: int = LIMIT) -> bytes | None:
    """What's piped in where no file is named; ``None`` at a terminal, and where nothing comes."""
    if sys.stdin is None or sys.stdin.isatty():
        return None
    data = read(STANDARD_INPUT, limit)
    return data if data.strip() else None


def piped_if_any(limit: int = LIMIT) -> bytes | None:
    """The same for a command that can do without: it doesn't wait for a pipe that stays open and silent."""
    if sys.stdin is None or sys.stdin.isatty():
        return None
    from select import select  # noqa: PLC0415 - only here

    try:
        ready = bool(select([sys.stdin.fileno()], [], [], _PATIENCE)[0])
    except (OSError, ValueError):  # no descriptor, or (on Windows) none that can be waited for
        ready = True
    return piped(limit) if ready else None


def _why(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return Phrase("no such file")
    if isinstance(error, IsADirectoryError):
        return Phrase("a folder")
    if isinstance(error, PermissionError):
        return Phrase("a file that you may not read")
    return (getattr(error, "strerror", None) or str(error)).lower()


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None:
        return b""
    if sys.stdin.isatty():
        end = _("Ctrl-Z and Enter") if os.name == "nt" else "Ctrl-D"
        said = _("Reading from the keyboard; {keys} on a line of its own ends it.").format(keys=end)
        sys.stderr.write(f"{said}\n")
        sys.stderr.flush()
    return sys.stdin.buffer.read(limit + 1)


def write_private(path: str, pieces: Iterable[bytes], *, replace: bool) -> None:
    """Write a file for its owner alone, whole or not at all.

    ``InputError`` if there's one of that name and ``replace`` isn't set; ``OSError`` if it can't be written.
    """
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):  # noqa: PTH110, PTH112, PTH113 - as above
        with open(path, "wb") as device:  # noqa: PTH123 - as above
            device.writelines(pieces)
        return
    if os.path.lexists(path) and not replace:
        raise InputError(path, "a file of that name", "a new name, or --force to replace it")
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.{os.getpid()}.part")  # noqa: PTH118 - as above
    try:
        with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123 - an open descriptor
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)  # noqa: PTH105 - as above
    except OSError as error:
        # The error of a write names no file.
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        if os.path.exists(part):  # noqa: PTH110 - as above
            os.unlink(part)  # noqa: PTH108 - as above
