"""Sending what is due: once, or not at all, and never in doubt without saying so.

Claimed by one worker, looked at once more, intended durably, handed over, recorded. Whatever ends a worker
between two of these steps, the state in the store says how far it can have come: see ``recovering``.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from typing import Final, NamedTuple

from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.post.access import line_of, mailbox_of
from afterword.app.post.account_shapes import account_of
from afterword.app.post.message import dated, zone_of
from afterword.app.post.outgoing_shapes import Message, message_of
from afterword.app.post.preflight import Ready, ready_for, stopped_by
from afterword.app.post.recording_sent import record_refused_address, record_sent
from afterword.core.moments import MINUTE, Moment, moment_of
from afterword.ports import (
    Clock,
    Envelope,
    KeptAccount,
    KeptOutgoing,
    Mailbox,
    SendingLine,
    States,
    Transient,
    Trouble,
    Uncertain,
)

AT_ONCE: Final = 100
_WAITS: Final = (1, 2, 5, 10, 20, 30)
"""Minutes between tries: as many as the note's time allows."""
Steps = Callable[[str], None]
"""Told of each step as it is done: for those who want to watch, and for tests that end the worker there."""


def _unwatched(step: str) -> None:
    del step


class _Begun(NamedTuple):
    """One account, connected to its servers."""

    books: Books
    clock: Clock
    account: KeptAccount
    mailbox: Mailbox | None
    sent: str | None
    step: Steps


class _Round(NamedTuple):
    """The same with a batch that is this worker's, by its token; ``ready`` is what was read for the batch."""

    books: Books
    clock: Clock
    account: KeptAccount
    mailbox: Mailbox | None
    sent: str | None
    step: Steps
    ready: Ready
    token: str


_Out = list[tuple[KeptOutgoing, bytes]]
"""What was sent, each with its very bytes."""


def send_due(books: Books, clock: Clock, *, limit: int = AT_ONCE, step: Steps = _unwatched) -> int:
    """Send what is due, at most so many; how many were looked at."""
    due = books.room.outbox.due("approved", moment_of(clock.now()), limit)
    by_account = sorted(due, key=lambda each: (each[2] is None, each[2], each[0]))
    for (account, owner), some in groupby(by_account, key=lambda each: (each[2], each[0])):
        numbers = [each[1] for each in some]
        kept = None if account is None else books.room.accounts.get(owner, account)
        if kept is None:
            _ask(books, numbers, "no_account", moment_of(clock.now()))
        else:
            _by(books, clock, kept, numbers, step)
    return len(due)


def _by(books: Books, clock: Clock, kept: KeptAccount, numbers: list[int], step: Steps) -> None:
    """Send one account's messages over one line."""
    from afterword.app.post.watching import look_through  # noqa: PLC0415 - it needs the parser of mail

    room, now = books.room, clock.now()
    try:
        with mailbox_of(room, kept, moment_of(now)) as mailbox, line_of(room, kept, moment_of(now)) as line:
            step("connected")
            sent = mailbox.sent_folder() if mailbox is not None else None
            if mailbox is not None and account_of(kept).watch:
                # An answer that arrived a second ago counts.
                look_through(books, kept, mailbox, clock.now())
            _batch(_Begun(books, clock, kept, mailbox, sent, step), line, numbers)
    except Trouble as trouble:
        # Nothing is claimed here: what could not be reached is tried again, or asked about.
        books.room.accounts.trouble(kept.id, f"{trouble.kind}: {trouble.said}")
        _later(books, kept.owner, numbers, trouble, moment_of(clock.now()))
    else:
        books.room.accounts.trouble(kept.id, "")


def _batch(begun: _Begun, line: SendingLine, numbers: list[int]) -> None:
    """Claim a batch, and send it message by message; then record and file what was sent."""
    books, clock, token = begun.books, begun.clock, secrets.token_hex(16)
    claimed = books.room.outbox.claim(numbers, token, moment_of(clock.now()))
    begun.step("claimed")
    ready = ready_for(books, Caller(begun.account.owner, "outbox", clock.now()), claimed)
    round_ = _Round(*begun, ready, token)
    out: _Out = []
    written: set[tuple[int, str]] = set()
    try:
        for kept in claimed:
            # Whoever was just written to is asked about anew, once the case knows of that.
            if (kept.case, kept.contact) in written:
                continue
            written.add((kept.case, kept.contact))
            if not _one(round_, line, kept, out):
                break
    finally:
        books.room.outbox.put_back(token, moment_of(clock.now()))
        _told(round_, out)


def _told(round_: _Round, out: _Out) -> None:
    """Let the cases know what was sent, and file it."""
    if not out:
        return
    now = moment_of(round_.clock.now())
    with round_.books.cases.together():
        for kept, _ in out:
            record_sent(round_.books, kept, now)
    round_.step("recorded")
    if round_.mailbox is None or round_.sent is None:
        round_.books.room.outbox.finished([kept.id for kept, _ in out], filed=True)
        return
    for kept, data in out:
        _file(round_.books, kept, data, round_.mailbox, round_.sent)
    round_.step("filed")


def _one(round_: _Round, line: SendingLine, kept: KeptOutgoing, out: _Out) -> bool:
    """Send one message; whether the line can be used for another. What is sent is put among what is out."""
    books, now = round_.books, round_.clock.now()
    outbox, message = books.room.outbox, message_of(kept)
    try:
        if _is_there(round_, kept):
            _found(books, kept, now_=moment_of(now))
            return True
    except Trouble as trouble:
        outbox.move(kept.id, ("claimed",), "approved", moment_of(now), token=round_.token)
        _later(books, kept.owner, [kept.id], trouble, moment_of(now))
        return True
    why = stopped_by(books, round_.ready, kept, message, now)
    if why:
        outbox.move(kept.id, ("claimed",), "asked", moment_of(now), token=round_.token, why=why)
        return True
    round_.step("checked")
    return _hand_over(round_, line, kept, message, out)


def _hand_over(
    round_: _Round,
    line: SendingLine,
    kept: KeptOutgoing,
    message: Message,
    out: _Out,
) -> bool:
    step, outbox, token = round_.step, round_.books.room.outbox, round_.token
    at = round_.clock.now()
    version = round_.ready.cases[kept.case].version

    def intend() -> bool:
        step("agreed")
        intended = outbox.intend(kept.id, token, version, moment_of(round_.clock.now()))
        step("intended")
        return intended

    data = dated(kept.data, at.astimezone(zone_of(round_.ready.profile)))
    try:
        answer = line.send(Envelope(round_.account.address, message.to, data), intend)
    except Uncertain as trouble:
        now = moment_of(round_.clock.now())
        # Its date is remembered: if it is out, that is when.
        outbox.move(
            kept.id, ("sending",), "uncertain", now, token=token, why=str(trouble), due=now,
            not_before=moment_of(at),
        )  # fmt: skip
        return False
    except Trouble as trouble:
        return _refused(round_, kept, trouble)
    if answer is None:
        # A person has stopped it, or its case has changed: then it is looked at anew.
        return True
    step("accepted")
    now = moment_of(round_.clock.now())
    if not outbox.move(
        kept.id, ("sending",), "sent", now, token=token, due=now, not_before=moment_of(at), why=answer
    ):
        # It took so long that another worker had given it up for uncertain: now it is certain.
        outbox.move(kept.id, ("uncertain",), "sent", now, due=now, not_before=moment_of(at), why=answer)
    out.append((kept._replace(state="sent", not_before=moment_of(at)), data))
    step("sent")
    return True


def _refused(round_: _Round, kept: KeptOutgoing, trouble: Trouble) -> bool:
    """The server did not take it: nothing is out, and that is certain."""
    outbox, now, token = round_.books.room.outbox, moment_of(round_.clock.now()), round_.token
    untouched: States = ("claimed", "sending")
    if isinstance(trouble, Transient):
        outbox.move(kept.id, untouched, "approved", now, token=token)
        _later(round_.books, kept.owner, [kept.id], trouble, now)
    else:
        outbox.move(kept.id, untouched, "failed", now, token=token, why=str(trouble), tried=True)
        if trouble.kind == "recipient":
            record_refused_address(round_.books, kept, now)
    return trouble.kind not in {"unreachable", "protocol", "busy"}


def _later(books: Books, owner: int, numbers: list[int], trouble: Trouble, now: Moment) -> None:
    """Try again in a while, or ask: where trying again cannot help, or its time will be over."""
    for number in numbers:
        if not isinstance(trouble, Transient):
            books.room.outbox.move(number, ("approved",), "asked", now, why=str(trouble), tried=True)
            continue
        kept = books.room.outbox.get(owner, number)
        wait = _WAITS[min(kept.tries if kept else 0, len(_WAITS) - 1)] * MINUTE
        books.room.outbox.move(
            number, ("approved",), "approved", now, why=str(trouble), due=now + wait, tried=True
        )


def _ask(books: Books, numbers: list[int], why: str, now: Moment) -> None:
    for number in numbers:
        books.room.outbox.move(number, ("approved",), "asked", now, why=why)


def _is_there(round_: _Round, kept: KeptOutgoing) -> bool:
    """Whether the very note was sent already: by another installation, or before a backup was restored."""
    if round_.mailbox is None or round_.sent is None:
        return False
    return round_.mailbox.find(round_.sent, kept.message_id) is not None


def _found(books: Books, kept: KeptOutgoing, now_: Moment) -> None:
    books.room.outbox.move(kept.id, ("claimed",), "sent", now_, due=now_, not_before=now_, why="found")
    books.room.outbox.finished([kept.id], filed=True)
    record_sent(books, kept._replace(state="sent", not_before=now_), now_)


def _file(books: Books, kept: KeptOutgoing, data: bytes, mailbox: Mailbox, folder: str) -> None:
    """Put it into the folder of what was sent, unless the server did; if that fails, later."""
    with suppress(Trouble):
        if mailbox.find(folder, kept.message_id) is None:
            mailbox.file(folder, data)
        books.room.outbox.finished([kept.id], filed=True)
