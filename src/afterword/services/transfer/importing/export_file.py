"""Our own export: all of a person's data in one file that reads back to the same values."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.core.case import Aware, Case, Id, Name, Text
from afterword.core.errors import InputError, Phrase
from afterword.services.errors import input_error_of

SCHEMA: Final = "afterword.export/1"
LIMIT: Final = 50_000_000
"""Bytes."""

_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Rejects unknown keys, like a case does."""


class ExportedProfile(_Strict, frozen=True):
    """The person and their settings; ``quiet`` are the quiet hours.

    ``policy`` is the name of the policy they use, or the numbers they changed.
    """

    name: Name
    timezone: str
    email: str | None = None
    phone: str | None = None
    language: str | None = None
    signature: Text | None = None
    policy: str | dict[str, Any] | None = None
    quiet: tuple[str, str] | None = None


class Happening(_Strict, frozen=True):
    """One history entry as recorded: an event of the case format, or the facts at that time.

    Entries with the same ``step`` were recorded together. ``because`` is the reason given against the guard's
    advice.
    """

    step: Annotated[int, Meta(ge=1)]
    kind: Literal["facts", "event"]
    body: dict[str, Any]
    at: Aware
    surface: Annotated[str, Meta(max_length=20)]
    because: Text = ""
    undone_at: Aware | None = None


class ExportedNote(_Strict, frozen=True):
    """A draft to somebody."""

    kind: Annotated[str, Meta(max_length=30)]
    contact: Id
    text: Text
    subject: Text = ""
    channel: Literal["email", "handwritten"] = "email"
    variant: Annotated[int, Meta(ge=0)] = 0
    dismissed: tuple[tuple[str, str, str], ...] = ()
    before: tuple[Text, Text, Literal["email", "handwritten"], int] | None = None


class ExportedMessage(_Strict, frozen=True):
    """An incoming message: see ``ports.InboxMessage``."""

    key: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    state: Literal["applied", "asked", "aside"]
    at: Aware
    body: dict[str, Any]
    step: Annotated[int, Meta(ge=1)] | None = None


class Posted(_Strict, frozen=True):
    """A message sent at ``at``, or uncertain: see ``ports.OutboxMessage``."""

    message_id: Annotated[str, Meta(max_length=500)]
    state: Literal["sent", "uncertain"]
    contact: Id
    kind: Annotated[str, Meta(max_length=30)]
    purpose: Annotated[str, Meta(max_length=30)]
    occasion: Annotated[str, Meta(max_length=700)]
    digest: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    at: Aware
    approved: Aware
    body: dict[str, Any]


class ExportedExtras(_Strict, frozen=True):
    """What belongs to a case besides its facts: history, drafts, snoozes, messages, and what was sent."""

    history: tuple[Happening, ...] = ()
    texts: tuple[ExportedNote, ...] = ()
    later: dict[str, Aware] = {}
    letters: tuple[ExportedMessage, ...] = ()
    posted: tuple[Posted, ...] = ()


class Unreadable(_Strict, frozen=True):
    """Stored data that couldn't be read when the export was made.

    ``stored`` is the data as it was; ``number`` identifies it among its kind: the number of a case or
    message, an entry's place in its case's history, or 0.
    """

    kind: Literal["profile", "case", "entry", "text", "later", "letter", "message"]
    number: int
    reason: str
    stored: str
    case: int | None = None


class Export(_Strict, frozen=True):
    """A whole export; extras are by case id. ``unreadable`` is never imported."""

    schema: Literal["afterword.export/1"]
    exported_at: Aware
    profile: ExportedProfile
    cases: tuple[Case, ...] = ()
    kept: dict[Id, ExportedExtras] = {}
    unreadable: tuple[Unreadable, ...] = ()


_decoder: Final = msgspec.json.Decoder(Export)
_encoder: Final = msgspec.json.Encoder()
_HEAD: Final = 2_000


def is_export(data: bytes) -> bool:
    """Whether the bytes start like our own export, of any version, so it isn't a table."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and b'"afterword.export/' in head


def read_export(data: bytes, limit: int = LIMIT) -> Export:
    """The export in a file of at most ``limit`` bytes.

    Raises ``InputError`` with the field, what was found and what's expected.
    """
    if len(data) > limit:
        raise InputError(
            "file",
            Phrase("{count} bytes", count=len(data)),
            Phrase("an export of at most {limit} MB", limit=limit // 1000000),
        )
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        export = _decoder.decode(data)
    except msgspec.ValidationError as error:
        raise input_error_of(error, _untyped(data), Export) from None
    except msgspec.DecodeError as error:
        found = Phrase("no JSON ({error})", error=str(error).removeprefix("JSON is malformed: "))
        raise InputError(
            "file",
            found,
            Phrase("an export of Afterword ({schema}), whole and as it was saved", schema=SCHEMA),
        ) from None
    except UnicodeDecodeError as error:
        found = Phrase("a byte at position {start} that is not UTF-8", start=error.start)
        raise InputError("file", found, "an export of Afterword as it was saved") from None
    except RecursionError:
        raise _too_deep() from None
    _check(export)
    return export


def write_export(export: Export) -> Iterator[bytes]:
    """The file, piece by piece: one case per line."""
    return write_pieces(
        export.exported_at, export.profile, export.cases, export.kept.items(), export.unreadable
    )


def write_pieces(
    exported_at: datetime,
    profile: ExportedProfile,
    cases: Iterable[Case],
    kept: Iterable[tuple[str, ExportedExtras]],
    unreadable: Iterable[Unreadable] = (),
) -> Iterator[bytes]:
    """Like ``write_export``, for cases and histories that are loaded one at a time.

    ``unreadable`` is called last, when reading the others has shown what belongs there.
    """
    yield b'{"schema": "%s", "exported_at": %s,\n' % (SCHEMA.encode(), _encoder.encode(exported_at))
    yield b'"profile": %s,\n"cases": [' % _encoder.encode(profile)
    between = b"\n"
    for case in cases:
        yield between + _encoder.encode(case)
        between = b",\n"
    yield b'\n],\n"kept": {'
    between = b"\n"
    for case_id, beside in kept:
        yield b"%s%s: %s" % (between, _encoder.encode(case_id), _encoder.encode(beside))
        between = b",\n"
    yield b"\n}"
    odd = tuple(unreadable)
    if odd:
        yield b',\n"unreadable": %s' % _encoder.encode(odd)
    yield b"}\n"


def _check(export: Export) -> None:
    """Checks that types can't express: clock times, unique cases, and no history without its case."""
    for at, clock in enumerate(export.profile.quiet or ()):
        if not _CLOCK.fullmatch(clock):
            raise InputError(f"profile.quiet[{at}]", repr(clock), 'a time of day from "00:00" to "23:59"')
    seen: dict[str, int] = {}
    for at, case in enumerate(export.cases):
        if case.id in seen:
            wanted = Phrase("an id of its own (cases[{seen}] has it)", seen=seen[case.id])
            raise InputError(f"cases[{at}].id", repr(case.id), wanted)
        seen[case.id] = at
    for case_id in export.kept:
        if case_id not in seen:
            raise InputError(
                f"kept[{case_id!r}]", "what is kept beside no case", "the id of one of the cases"
            )


def _untyped(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    except RecursionError:
        raise _too_deep() from None


def _too_deep() -> InputError:
    return InputError("file", "lists or tables nested too deep", "an export of Afterword, as it was saved")
