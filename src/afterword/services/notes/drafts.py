"""Drafts being edited: saved while typing, and never silently overwritten.

Each saved text has a version: who wrote it (one opened page), which of their changes it is, and a count. A
page saves with the version it shows; if another was saved meanwhile, neither replaces the other.
"""

from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from afterword.core.time.instants import instant_of
from afterword.ports import ConflictError, NoteRow
from afterword.services.context import Caller, NotFound, Services, writable
from afterword.services.notes.schemas import NoteRequest, SaveNoteRequest
from afterword.services.outbox.invalidation import edited

_TRIES: Final = 50
_NOBODY: Final = "-"
"""The writer if there's no page: the command line."""


class Edit(NamedTuple):
    """What a page knows about its change.

    ``base`` is the version it started from and ``writer`` the opened page. ``turn`` counts its changes; 0 if
    the page doesn't count.
    """

    base: str
    writer: str
    turn: int = 0


class SavedNote(NamedTuple):
    """A text with its version, and when it was saved, in microseconds since 1970."""

    text: SaveNoteRequest
    version: str
    saved: int


class NoteConflictError(Exception):
    """Another text, ``other``, was saved since the page showed this one. Nothing was overwritten."""

    def __init__(self, other: SavedNote) -> None:
        super().__init__(other.version)
        self.other = other


def note(services: Services, caller: Caller, request: NoteRequest) -> SaveNoteRequest | None:
    """The text as it was left; ``None`` if there's none."""
    found = saved_note(services, caller, request)
    return None if found is None else found.text


def saved_note(
    services: Services, caller: Caller, request: NoteRequest | SaveNoteRequest
) -> SavedNote | None:
    """The same with its version."""
    writable(request.kind, request.contact)
    row = services.cases.note_row(caller.owner, request.case, request.kind, request.contact)
    return None if row is None else _saved(row)


def save_note(services: Services, caller: Caller, request: SaveNoteRequest) -> None:
    """Save a text as it is; an empty one is deleted."""
    for _ in range(_TRIES):
        there = saved_note(services, caller, request)
        version = _next(there, _NOBODY, 0)
        try:
            _put(services, caller, request, version, "" if there is None else there.version)
        except ConflictError:
            continue
        return
    raise ConflictError


def save_edit(services: Services, caller: Caller, request: SaveNoteRequest, edit: Edit) -> str:
    """Save a page's text and return its version. Raises ``NoteConflictError`` if another was saved meanwhile.

    A late request from a page that has saved since is ignored.
    """
    for _ in range(_TRIES):
        there = saved_note(services, caller, request)
        if there is not None:
            writer, turn = _origin(there.version)
            if writer == edit.writer and 0 < edit.turn <= turn:
                return there.version
            if writer != edit.writer and there.version != edit.base and not _same(there.text, request):
                raise NoteConflictError(there)
        version = _next(there, edit.writer, edit.turn)
        try:
            _put(services, caller, request, version, "" if there is None else there.version)
        except ConflictError:
            continue
        return version
    raise ConflictError


def save_beside(services: Services, caller: Caller, request: SaveNoteRequest, seen: SavedNote | None) -> None:
    """Save what belongs to a text without changing it, such as a dismissal; the version stays.

    Raises ``ConflictError`` if the text has changed.
    """
    version = "" if seen is None else seen.version
    _put(services, caller, request, version, version)


def digest_of(text: SaveNoteRequest) -> str:
    """A digest of everything a person sees before they approve: 64 hexadecimal digits."""
    return sha256(msgspec.json.encode((text.subject.strip(), text.text.strip()))).hexdigest()


def _put(services: Services, caller: Caller, request: SaveNoteRequest, version: str, expected: str) -> None:
    writable(request.kind, request.contact)
    body = msgspec.json.encode(request) if request.text.strip() or request.subject.strip() else b""
    now = instant_of(caller.now)
    try:
        services.cases.save_note(
            caller.owner, request.case, request.kind, request.contact, body,
            at=now, version=version, expected=expected,
        )  # fmt: skip
    except KeyError:
        raise NotFound from None
    edited(services, caller.owner, request, digest_of(request), now)


def text_of(body: bytes) -> SaveNoteRequest:
    """A stored draft. Raises ``msgspec.DecodeError`` if it's damaged."""
    return msgspec.json.decode(body, type=SaveNoteRequest)


def _saved(row: NoteRow) -> SavedNote:
    return SavedNote(text_of(row.body), row.version, row.saved)


def _same(one: SaveNoteRequest, other: SaveNoteRequest) -> bool:
    return (one.text, one.subject, one.channel) == (other.text, other.subject, other.channel)


def _origin(version: str) -> tuple[str, int]:
    """Whose version it is, and which of their changes."""
    writer, _, rest = version.partition(".")
    turn = rest.partition(".")[0]
    return writer, int(turn) if turn.isdecimal() else 0


def _next(there: SavedNote | None, writer: str, turn: int) -> str:
    count = "" if there is None else there.version.rpartition(".")[2]
    return f"{writer}.{turn}.{int(count) + 1 if count.isdecimal() else 1}"
