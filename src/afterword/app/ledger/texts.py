"""The texts that are being written: kept as they are typed."""

from hashlib import sha256

import msgspec

from afterword.app.ledger.books import Books, NotFound, writable
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.interrupting import edited
from afterword.app.ledger.requests import NoteRequest, SaveNoteRequest
from afterword.core.moments import moment_of


def note(books: Books, caller: Caller, request: NoteRequest) -> SaveNoteRequest | None:
    """The text as it was left; ``None`` if none was begun."""
    writable(request.kind, request.contact)
    body = books.cases.note(caller.owner, request.case, request.kind, request.contact)
    return None if body is None else msgspec.json.decode(body, type=SaveNoteRequest)


def save_note(books: Books, caller: Caller, request: SaveNoteRequest) -> None:
    """Keep a text as it stands; an empty one is forgotten."""
    writable(request.kind, request.contact)
    body = msgspec.json.encode(request) if request.text.strip() or request.subject.strip() else b""
    try:
        books.cases.save_note(
            caller.owner, request.case, request.kind, request.contact, body, at=moment_of(caller.now)
        )
    except KeyError:
        raise NotFound from None
    edited(books, caller.owner, request, digest_of(request), moment_of(caller.now))


def digest_of(text: SaveNoteRequest) -> str:
    """What tells one text from another: of what a person sees before they approve. 64 hexadecimal digits."""
    return sha256(msgspec.json.encode((text.subject.strip(), text.text.strip()))).hexdigest()
