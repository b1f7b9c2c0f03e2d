"""A note as a file: the text, and above it the few lines that say who it's for and what it's about.

``afterword draft`` prints this form, ``afterword check`` reads it; a file with no such lines is all text.
"""

import json
import os
import re
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from afterword.cli.files import STANDARD_INPUT, read
from afterword.cli.render.style import printable
from afterword.core.errors import InputError, Phrase
from afterword.services.notes.schemas import Dismissed
from afterword.services.registry import read_struct

_HEADER: Final = re.compile(r"(to|for|subject|kind|channel):[ \t]*(.*)", re.IGNORECASE)


class NoteFile(NamedTuple):
    """What a file says of a note. ``at`` is where its text begins, in code points of ``whole``."""

    whole: str
    at: int
    to: str | None = None
    passed_on_to: str | None = None
    subject: str | None = None
    kind: str | None = None
    channel: str | None = None

    @property
    def text(self) -> str:
        """The text below the lines."""
        return self.whole[self.at :]


def read_note(path: str) -> NoteFile:
    """Read a note; ``InputError`` if it cannot be read or is not UTF-8."""
    return note_of(path, read(path))


def note_of(path: str, data: bytes) -> NoteFile:
    """The note in a file's bytes; ``InputError`` if they are not UTF-8."""
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError as error:
        found = Phrase(
            "byte 0x{data} at position {start}, which is not UTF-8",
            data=f"{data[error.start]:02x}",
            start=error.start,
        )
        raise InputError(path, found, "text in UTF-8") from None
    return parse_note(whole)


def parse_note(whole: str) -> NoteFile:
    """The lines at the head, and the text; a head counts only if a blank line ends it."""
    known: dict[str, str] = {}
    at = 0
    for line in whole.splitlines(keepends=True):
        at += len(line)
        found = _HEADER.match(line)
        if found:
            name = found[1].lower()
            known["passed_on_to" if name == "for" else name] = found[2].strip()
        elif known and not line.strip():
            return NoteFile(whole, at, **known)
        else:
            break
    return NoteFile(whole, 0)


def head(
    *, to: str | None, subject: str | None, kind: str, channel: str, passed_on_to: str | None = None
) -> str:
    """The lines above a text, with the blank one that ends them."""
    lines = [f"To: {to}"] if to else []
    lines += [f"For: {passed_on_to}"] if passed_on_to else []
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
        raise InputError(path, (error.strerror or str(error)).lower(), "a file that can be written") from None


# What a person decided about a note's findings, kept beside it as ``NOTE.review.toml``: dismissed findings
# with their reason, and rules turned off. The file is the person's own, to read and to edit.

ENDING: Final = ".review.toml"


class Review(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules turned off for a note, and findings dismissed."""

    off: tuple[str, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()


def read_review(note: str) -> Review:
    """The review kept beside a note; an empty one where there is none."""
    if note == STANDARD_INPUT or not Path(note + ENDING).exists():
        return Review()
    path = note + ENDING
    data = read(path)
    try:
        return read_struct(data, Review)
    except InputError as fault:
        raise fault.under(path) from None


def keep_review(note: str, review: Review) -> None:
    """Write the review beside the note."""
    lines = [f"off = {json.dumps(list(review.off))}"] if review.off else []
    for each in review.dismissed:
        lines += ["", "[[dismissed]]", f"rule = {_quoted(each.rule)}"]
        lines += [f"words = {_quoted(each.words)}"] if each.words else []
        lines += [f"because = {_quoted(each.reason)}"]
    path = Path(note + ENDING)
    try:
        path.write_text("\n".join(lines).lstrip("\n") + "\n", "utf-8")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise InputError(
            str(path), (error.strerror or str(error)).lower(), "a place to keep the review"
        ) from None
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, once no control character is left."""
    return json.dumps(printable(text), ensure_ascii=False)
