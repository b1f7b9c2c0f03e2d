"""What a person decided about a note's findings, kept beside it as ``NOTE.review.toml``.

Dismissed findings keep their reason; rules turned off are listed once. The file is the person's own, to
read and to edit.
"""

import json
from pathlib import Path
from typing import Final

import msgspec

from afterword.app.check_shapes import Dismissed
from afterword.app.complaints import fault_of
from afterword.app.reading import toml_table
from afterword.core.fault import Fault
from afterword.surfaces.cli.files import STANDARD_INPUT, read
from afterword.surfaces.cli.style import printable

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
    try:
        table = toml_table(read(path))
        return msgspec.convert(table, Review)
    except msgspec.ValidationError as error:
        raise fault_of(error, table, Review).under(path) from None
    except Fault as fault:
        raise fault if fault.path else Fault(path, fault.found, fault.wanted) from None


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
    except OSError as error:
        raise Fault(str(path), (error.strerror or str(error)).lower(), "a place to keep the review") from None


def _quoted(text: str) -> str:
    """A TOML string: JSON's escapes are TOML's, once no control character is left."""
    return json.dumps(printable(text), ensure_ascii=False)
