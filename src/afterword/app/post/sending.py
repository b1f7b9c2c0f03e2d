"""Sending what is due: once, or not at all, and never in doubt without saying so.

Claimed by one worker, looked at once more, intended durably, handed over, recorded. Whatever ends a worker
between two of these steps, the state in the store says how far it can have come: see ``recovering``.
"""

import secrets
from collections.abc import Callable
from contextlib import suppress
from itertools import groupby
from typing import Final, NamedTuple

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.post.access import line_of, mailbox_of
from afterword.app.post.account_shapes import account_of
from afterword.app.post.message import date_zone, dated
from afterword.app.post.outgoing_shapes import Message, message_of
from afterword.app.post.preflight import stopped_by
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


class _Round(NamedTuple):
    """One account, for as long as its messages go out."""

    books: Books
    clock: Clock
    account: KeptAccount
    mailbox: Mailbox | None
    sent: str | None
    step: Steps


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
            round_ = _Round(books, clock, kept, mailbox, sent, step)
            for number in numbers:
                if not _one(round_, line, number):
                    break
    except Trouble as trouble:
        # Nothing is claimed here: what could not be reached is tried again, or asked about.
        books.room.accounts.trouble(kept.id, f"{trouble.kind}: {trouble.said}")
        _later(books, kept.owner, numbers, trouble, moment_of(clock.now()))
    else:
        books.room.accounts.trouble(kept.id, "")


def _one(round_: _Round, line: SendingLine, number: int) -> bool:
    """Send one message; whether the line can be used for another."""
    books, step = round_.books, round_.step
    outbox, now = books.room.outbox, round_.clock.now()
    token = secrets.token_hex(16)
    kept = outbox.claim(number, token, moment_of(now))
    if kept is None:
        return True
    step("claimed")
    caller, message = Caller(kept.owner, "outbox", now), message_of(kept)
    try:
        if _is_there(round_, kept):
            _found(books, kept, now_=moment_of(now))
            return True
        why = stopped_by(books, caller, kept, message)
    except NotFound:
        outbox.move(kept.id, ("claimed",), "cancelled", moment_of(now), token=token, why="gone")
        return True
    except Trouble as trouble:
        outbox.move(kept.id, ("claimed",), "approved", moment_of(now), token=token)
        _later(books, kept.owner, [kept.id], trouble, moment_of(now))
        return True
    if why:
        outbox.move(kept.id, ("claimed",), "asked", moment_of(now), token=token, why=why)
        return True
    step("checked")
    return _hand_over(round_, line, kept, message, token)


def _hand_over(round_: _Round, line: SendingLine, kept: KeptOutgoing, message: Message, token: str) -> bool:
    books, step, outbox = round_.books, round_.step, round_.books.room.outbox
    at = round_.clock.now()

    def intend() -> bool:
        step("agreed")
        intended = outbox.intend(kept.id, token, moment_of(round_.clock.now()))
        step("intended")
        return intended

    data = dated(kept.data, at.astimezone(date_zone(books, kept.owner, at)))
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
        return _refused(round_, kept, token, trouble)
    if answer is None:
        return True  # somebody stopped it: it says itself why
    step("accepted")
    now = moment_of(round_.clock.now())
    if not outbox.move(
        kept.id, ("sending",), "sent", now, token=token, due=now, not_before=moment_of(at), why=answer
    ):
        # It took so long that another worker had given it up for uncertain: now it is certain.
        outbox.move(kept.id, ("uncertain",), "sent", now, due=now, not_before=moment_of(at), why=answer)
    step("sent")
    record_sent(books, kept._replace(state="sent", not_before=moment_of(at)), now)
    step("recorded")
    _file(round_, kept, data)
    return True


def _refused(round_: _Round, kept: KeptOutgoing, token: str, trouble: Trouble) -> bool:
    """The server did not take it: nothing is out, and that is certain."""
    outbox, now = round_.books.room.outbox, moment_of(round_.clock.now())
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
    books.room.outbox.finished(kept.id, filed=True)
    record_sent(books, kept._replace(state="sent", not_before=now_), now_)


def _file(round_: _Round, kept: KeptOutgoing, data: bytes) -> None:
    """Put it into the folder of what was sent, unless the server did; if that fails, later."""
    if round_.mailbox is None or round_.sent is None:
        round_.books.room.outbox.finished(kept.id, filed=True)
        return
    with suppress(Trouble):
        if round_.mailbox.find(round_.sent, kept.message_id) is None:
            round_.mailbox.file(round_.sent, data)
        round_.books.room.outbox.finished(kept.id, filed=True)
        round_.step("filed")
