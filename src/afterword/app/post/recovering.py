"""What a worker has left behind: put back where nothing can be out, looked for where it may be."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from itertools import groupby
from typing import Final

from afterword.app.ledger.books import Books
from afterword.app.post.access import mailbox_of
from afterword.app.post.message import as_sent
from afterword.app.post.recording_sent import record_sent
from afterword.core.moments import DAY, MINUTE, Moment, moment_of
from afterword.ports import Clock, KeptOutgoing, Mailbox, Trouble

LEASE: Final = 15 * MINUTE
"""How long a worker may have a message: longer than the longest wait for a server's last answer."""
_AT_ONCE: Final = 100
_LOOKS: Final = (1, 5, 30)
"""Minutes until an uncertain message is looked for again, after the first look."""
_NEVER: Final = 36_525 * DAY
_FILED_WITHIN: Final = 3 * DAY
_INBOX: Final = "INBOX"


def recover(books: Books, clock: Clock, *, lease: Moment = LEASE) -> int:
    """Put back or mark what was left; how many there were. A lease of 0: no other worker can be alive."""
    now = moment_of(clock.now())
    left = books.room.outbox.left(now - lease + (lease == 0), _AT_ONCE)
    for number, state in left:
        if state == "claimed":
            books.room.outbox.move(number, ("claimed",), "approved", now)
        else:
            books.room.outbox.move(
                number, ("sending",), "uncertain", now, why="interrupted", due=now, not_before=now
            )
    return len(left)


def reconcile(books: Books, clock: Clock) -> None:
    """Look for messages that may be out, and finish those that are: record and file them."""
    now = moment_of(clock.now())
    outbox = books.room.outbox
    doubtful = outbox.due("uncertain", now, _AT_ONCE)
    unfinished = outbox.unfinished(now, _AT_ONCE)
    rows = sorted({*doubtful, *unfinished}, key=lambda each: (each[2] or 0, each[0]))
    for (owner, account), some in groupby(rows, key=lambda each: (each[0], each[2])):
        messages = [kept for each in some if (kept := outbox.get(owner, each[1])) is not None]
        with _mailbox(books, owner, account, now) as mailbox:
            for kept in messages:
                _looked_for(books, kept, mailbox, now)


@contextmanager
def _mailbox(books: Books, owner: int, account: int | None, now: Moment) -> Iterator[Mailbox | None]:
    """The account's mailbox; ``None`` if there is none, or it cannot be opened now."""
    kept = None if account is None else books.room.accounts.get(owner, account)
    with ExitStack() as stack:
        mailbox: Mailbox | None = None
        if kept is not None:
            with suppress(Trouble):
                mailbox = stack.enter_context(mailbox_of(books.room, kept, now))
        yield mailbox


def _looked_for(books: Books, kept: KeptOutgoing, mailbox: Mailbox | None, now: Moment) -> None:
    if kept.state == "uncertain":
        _found_or_later(books, kept, mailbox, now)
        return
    if not kept.recorded:
        record_sent(books, kept, now)
    if not kept.filed:
        _filed_or_later(books, kept, mailbox, now)


def _found_or_later(books: Books, kept: KeptOutgoing, mailbox: Mailbox | None, now: Moment) -> None:
    """Found: it was sent. Not found proves nothing: after some looks it is left to the person."""
    outbox = books.room.outbox
    if mailbox is not None and _is_in(mailbox, kept):
        if outbox.move(kept.id, ("uncertain",), "sent", now, due=now, why="found"):
            outbox.finished([kept.id], filed=True)
            record_sent(books, kept, now)
        return
    looks = kept.tries
    due = now + _LOOKS[looks] * MINUTE if looks < len(_LOOKS) else now + _NEVER
    outbox.move(kept.id, ("uncertain",), "uncertain", now, why=kept.why, due=due, tried=True)


def _is_in(mailbox: Mailbox, kept: KeptOutgoing) -> bool:
    try:
        folders = [folder for folder in (mailbox.sent_folder(), _INBOX) if folder is not None]
        return any(mailbox.find(folder, kept.message_id) is not None for folder in folders)
    except Trouble:
        return False


def _filed_or_later(books: Books, kept: KeptOutgoing, mailbox: Mailbox | None, now: Moment) -> None:
    """Put it into the folder of what was sent, unless it is there; not for ever: it is only a copy."""
    outbox = books.room.outbox
    try:
        folder = None if mailbox is None else mailbox.sent_folder()
        if mailbox is not None and folder is not None:
            if mailbox.find(folder, kept.message_id) is None:
                mailbox.file(folder, as_sent(books, kept))
            outbox.finished([kept.id], filed=True)
            return
    except Trouble:
        pass
    if mailbox is not None or now - kept.not_before > _FILED_WITHIN:
        outbox.finished([kept.id], filed=True)
        return
    outbox.move(kept.id, ("sent",), "sent", now, why=kept.why, due=now + 10 * MINUTE)
