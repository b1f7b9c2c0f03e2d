"""A note as a file: the text, and above it the few lines that say to whom and about what.

``afterword draft`` prints this form, ``afterword check`` reads it; a file with no such lines is all text.
"""

import os
import re
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from afterword.core.fault import Fault
from afterword.surfaces.cli.files import read

_HEADER: Final = re.compile(r"(to|subject|kind|channel):[ \t]*(.*)", re.IGNORECASE)


class NoteFile(NamedTuple):
    """What a file says of a note. ``at`` is where its text begins, in code points of ``whole``."""

    whole: str
    at: int
    to: str | None = None
    subject: str | None = None
    kind: str | None = None
    channel: str | None = None

    @property
    def text(self) -> str:
        """The text below the lines."""
        return self.whole[self.at :]


def read_note(path: str) -> NoteFile:
    """Read a note; ``Fault`` if it cannot be read or is not UTF-8."""
    data = read(path)
    try:
        whole = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found = f"byte 0x{data[error.start]:02x} at position {error.start}, which is not UTF-8"
        raise Fault(path, found, "text in UTF-8") from None
    return parse_note(whole)


def parse_note(whole: str) -> NoteFile:
    """The lines at the head, and the text; a head counts only if a blank line ends it."""
    known: dict[str, str] = {}
    at = 0
    for line in whole.splitlines(keepends=True):
        at += len(line)
        found = _HEADER.match(line)
        if found:
            known[found[1].lower()] = found[2].strip()
        elif known and not line.strip():
            return NoteFile(whole, at, **known)
        else:
            break
    return NoteFile(whole, 0)


def head(*, to: str | None, subject: str | None, kind: str, channel: str) -> str:
    """The lines above a text, with the blank one that ends them."""
    lines = [f"To: {to}"] if to else []
    lines += [f"Subject: {subject}"] if subject else []
    lines += [f"Kind: {kind}", f"Channel: {channel}"]
    return "\n".join(lines) + "\n\n"


def replace_file(path: str, whole: str) -> None:
    """Put a text in a file's place, in one step: a failure leaves what was there."""
    place = Path(path).resolve()
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=place.parent, delete=False
        ) as new:
            new.write(whole)
        Path(new.name).chmod(place.stat().st_mode)
        os.replace(new.name, place)  # noqa: PTH105 - one system call, said so
    except OSError as error:
        raise Fault(path, (error.strerror or str(error)).lower(), "a file that can be written") from None
