"""Our own export: everything of a person's, in one file that is read back to the same values."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from afterword.app.complaints import fault_of
from afterword.core.facts import Aware, Case, Id, Name, Text
from afterword.core.fault import Fault

SCHEMA: Final = "afterword.export/1"
LIMIT: Final = 50_000_000
"""Bytes."""

_CLOCK: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Deaf to no key, as a case is."""


class Profile(_Strict, frozen=True):
    """The person, and how they want things; ``quiet`` is from when until when nothing may ring.

    ``policy`` is the name of the policy they go by, or the numbers that they changed.
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
    """One entry of a case's history, as it was recorded: an event of the case format, or the facts then.

    Entries of one ``step`` were recorded together. ``because`` is the reason given against advice.
    """

    step: Annotated[int, Meta(ge=1)]
    kind: Literal["facts", "event"]
    body: dict[str, Any]
    at: Aware
    surface: Annotated[str, Meta(max_length=20)]
    because: Text = ""
    undone_at: Aware | None = None


class Written(_Strict, frozen=True):
    """A text that is being written to somebody."""

    kind: Annotated[str, Meta(max_length=30)]
    contact: Id
    text: Text
    subject: Text = ""
    channel: Literal["email", "handwritten"] = "email"
    variant: Annotated[int, Meta(ge=0)] = 0
    dismissed: tuple[tuple[str, str, str], ...] = ()
    before: tuple[Text, Text, Literal["email", "handwritten"], int] | None = None


class Letter(_Strict, frozen=True):
    """A message of theirs: see ``ports.KeptLetter``."""

    key: Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
    state: Literal["applied", "asked", "aside"]
    at: Aware
    body: dict[str, Any]
    step: Annotated[int, Meta(ge=1)] | None = None


class Posted(_Strict, frozen=True):
    """A message that went out at ``at``, or that nobody knows of: see ``ports.KeptOutgoing``."""

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


class Kept(_Strict, frozen=True):
    """What is kept beside a case.

    Its history, texts, what was put off until when, what they wrote, and what went out.
    """

    history: tuple[Happening, ...] = ()
    texts: tuple[Written, ...] = ()
    later: dict[str, Aware] = {}
    letters: tuple[Letter, ...] = ()
    posted: tuple[Posted, ...] = ()


class Export(_Strict, frozen=True):
    """A whole export; what is kept beside a case is by its id."""

    schema: Literal["afterword.export/1"]
    exported_at: Aware
    profile: Profile
    cases: tuple[Case, ...] = ()
    kept: dict[Id, Kept] = {}


_decoder: Final = msgspec.json.Decoder(Export)
_encoder: Final = msgspec.json.Encoder()
_HEAD: Final = 2_000


def is_export(data: bytes) -> bool:
    """Whether the bytes set out to be an export of ours, whatever its version: not a table, then."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(b"{") and b'"afterword.export/' in head


def read_export(data: bytes) -> Export:
    """The export in a file; ``Fault`` names the field that is wrong, what was found and what was wanted."""
    if len(data) > LIMIT:
        raise Fault("file", f"{len(data)} bytes", f"an export of at most {LIMIT // 1_000_000} MB")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        export = _decoder.decode(data)
    except msgspec.ValidationError as error:
        raise fault_of(error, _untyped(data), Export) from None
    except msgspec.DecodeError as error:
        found = f"no JSON ({str(error).removeprefix('JSON is malformed: ')})"
        raise Fault("file", found, f"an export of Afterword ({SCHEMA}), whole and as it was saved") from None
    except UnicodeDecodeError as error:
        found = f"a byte at position {error.start} that is not UTF-8"
        raise Fault("file", found, "an export of Afterword as it was saved") from None
    except RecursionError:
        raise _too_deep() from None
    _check(export)
    return export


def write_export(export: Export) -> Iterator[bytes]:
    """The file, piece by piece: one case a line."""
    return write_pieces(export.exported_at, export.profile, export.cases, export.kept.items())


def write_pieces(
    exported_at: datetime,
    profile: Profile,
    cases: Iterable[Case],
    kept: Iterable[tuple[str, Kept]],
) -> Iterator[bytes]:
    """The same of cases and histories that are fetched one after the other, and never all at once."""
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
    yield b"\n}}\n"


def _check(export: Export) -> None:
    """What types cannot say: clocks, each case once, and no history without its case."""
    for at, clock in enumerate(export.profile.quiet or ()):
        if not _CLOCK.fullmatch(clock):
            raise Fault(f"profile.quiet[{at}]", repr(clock), 'a time of day from "00:00" to "23:59"')
    seen: dict[str, int] = {}
    for at, case in enumerate(export.cases):
        if case.id in seen:
            wanted = f"an id of its own (cases[{seen[case.id]}] has it)"
            raise Fault(f"cases[{at}].id", repr(case.id), wanted)
        seen[case.id] = at
    for case_id in export.kept:
        if case_id not in seen:
            raise Fault(f"kept[{case_id!r}]", "what is kept beside no case", "the id of one of the cases")


def _untyped(data: bytes) -> object:
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    except RecursionError:
        raise _too_deep() from None


def _too_deep() -> Fault:
    return Fault("file", "lists or tables nested too deep", "an export of Afterword, as it was saved")
