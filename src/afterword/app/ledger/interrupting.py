"""What has happened stops what is on its way: until the first byte is out, the newer fact wins."""

from typing import Final, NamedTuple

from afterword.app.ledger.books import Books
from afterword.app.ledger.requests import SaveNoteRequest
from afterword.core.facts import Bounce, Event, NoteSent, Reply
from afterword.core.moments import Moment
from afterword.ports import OutgoingState

_UNTOUCHED: Final[frozenset[OutgoingState]] = frozenset(("approved", "claimed"))


class _Stop(NamedTuple):
    to: OutgoingState
    why: str
    contact: str | None = None
    purpose: str | None = None


def interrupt(books: Books, owner: int, case: int, event: Event, now: Moment) -> None:
    """Stop the messages of a case that an event makes doubtful: each becomes a question.

    An answer by a machine stops nothing; a note that the person has sent by hand takes the place of its like.
    """
    if isinstance(event, Reply):
        stop = _Stop("asked", "answered")
    elif isinstance(event, Bounce):
        stop = _Stop("asked", "bounced", event.contact)
    elif isinstance(event, NoteSent):
        stop = _Stop("cancelled", "by_hand", event.contact, event.purpose)
    else:
        return
    _stopped(books, owner, case, stop, now)


def unread(books: Books, owner: int, case: int, now: Moment) -> None:
    """They have written, and nobody has said yet what: everything in the case waits for that."""
    _stopped(books, owner, case, _Stop("asked", "unread"), now)


def edited(books: Books, owner: int, text: SaveNoteRequest, digest: str, now: Moment) -> None:
    """A text was changed: what was approved of it before is not what the person wants to say."""
    for each in books.room.outbox.of_case(owner, text.case):
        same = (each.kind, each.contact) == (text.kind, text.contact)
        if same and each.state in _UNTOUCHED and each.digest != digest:
            books.room.outbox.move(each.id, _UNTOUCHED, "asked", now, why="edited")


def _stopped(books: Books, owner: int, case: int, stop: _Stop, now: Moment) -> None:
    for each in books.room.outbox.of_case(owner, case):
        concerned = stop.contact in {None, each.contact} and stop.purpose in {None, each.purpose}
        if each.state in _UNTOUCHED and concerned:
            books.room.outbox.move(each.id, _UNTOUCHED, stop.to, now, why=stop.why)
