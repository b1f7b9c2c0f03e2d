"""The inbox is looked through for what concerns a case, and the folder of what was sent for notes by hand.

Only headers are read, until they show that a mail concerns a case. Of what does not, nothing is kept.
"""

from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, cast

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import TakeInRequest, Where
from afterword.app.ledger.letters import keep_doubtful, take_in
from afterword.app.ledger.recording import Refused, record
from afterword.app.ledger.requests import RecordRequest
from afterword.app.post.access import mailbox_of
from afterword.app.post.account_shapes import account_of
from afterword.app.post.concerns import Known, concern_of, known_to, our_ids, recipients, seen
from afterword.app.post.outgoing_shapes import PURPOSES
from afterword.app.post.recording_sent import record_sent
from afterword.core.facts import NoteSent
from afterword.core.fault import Fault
from afterword.core.guard import may
from afterword.core.moments import DAY, moment_of
from afterword.ports import ChangedMeanwhile, Clock, Header, KeptAccount, KeptFolder, Mailbox, Mark, Trouble

_INBOX: Final = "INBOX"
_AT_ONCE: Final = 2_000
_DAYS: Final = 30
"""How far back a mailbox is looked through the first time."""
LARGEST: Final = 4_000_000
"""Bytes of a message that are read: what they wrote stands before what they attached."""
_PATIENCE: Final = 540.0
"""Seconds until a mailbox is looked through in any case: a connection can fall silent without a word."""
_REPORTS_WITHIN: Final = 14 * DAY


class _Look(NamedTuple):
    books: Books
    account: KeptAccount
    mailbox: Mailbox
    folder: str
    validity: int
    caller: Caller
    first: bool


def look_through(books: Books, account: KeptAccount, mailbox: Mailbox, now: datetime) -> int:
    """Take in what is new since the last look; how many mails concerned a case."""
    caller = Caller(account.owner, "mailbox", now)
    marks = {each.role: each for each in books.room.accounts.folders(account.id)}
    found = 0
    folders: tuple[tuple[Literal["inbox", "sent"], str | None], ...] = (
        ("sent", mailbox.sent_folder()), ("inbox", _INBOX),
    )  # fmt: skip
    for role, folder in folders:
        if folder is None:
            continue
        kept = marks.get(role)
        since = kept.mark if kept is not None and kept.name == folder else None
        found += _folder(books, account, mailbox, caller, KeptFolder(folder, role, since or Mark(0, 0)))
    return found


def _folder(books: Books, account: KeptAccount, mailbox: Mailbox, caller: Caller, kept: KeptFolder) -> int:
    """One folder, in portions; each is remembered as soon as it is through."""
    found = 0
    take = _received if kept.role == "inbox" else _sent_by_hand
    since = kept.mark if kept.mark.validity else None
    while True:
        scan = mailbox.scan(kept.name, since, at_most=_AT_ONCE, days=_DAYS)
        look = _Look(
            books, account, mailbox, kept.name, scan.mark.validity, caller, since is None or scan.again
        )
        found += take(look, scan.headers)
        if scan.mark != since:
            books.room.accounts.mark(account.id, kept._replace(mark=scan.mark))
        if since is None or scan.again or len(scan.headers) < _AT_ONCE:
            return found
        since = scan.mark


def _received(look: _Look, headers: Sequence[Header]) -> int:
    """Mails of theirs among what came."""
    if not headers:
        return 0
    books, owner = look.books, look.account.owner
    known = known_to(books, owner)
    ours = books.room.outbox.cases_of(owner, our_ids(each.raw for each in headers))
    return sum(_one_received(look, each, known, ours) for each in headers)


def _one_received(look: _Look, header: Header, known: Known, ours: dict[str, int]) -> bool:
    books, caller = look.books, look.caller
    concern = concern_of(header.raw, known, ours)
    if concern.report and not concern.cases:
        return _report(look, header)
    if not concern.cases:
        return False
    shown = seen(header.raw)
    if shown.address == look.account.address.lower():
        return False  # a copy to oneself
    try:
        if not concern.sure:
            where = Where(look.account.id, look.folder, look.validity, header.uid)
            keep_doubtful(books, caller, concern.cases, shown, where)
            return True
        raw = look.mailbox.message(look.folder, header.uid, look.validity, LARGEST)
        if raw is None:
            return False
        take_in(books, caller, _taken(concern.cases[0], raw, ask=look.first))
    except (Fault, NotFound, ChangedMeanwhile):
        return False
    return True


def _taken(case: int, raw: bytes, *, ask: bool) -> TakeInRequest:
    return TakeInRequest(case=case, raw=b64encode(raw).decode("ascii"), ask=ask)


def _report(look: _Look, header: Header) -> bool:
    """A mail server's report: ours if it names an address that was written to lately."""
    books, caller = look.books, look.caller
    lately = books.room.outbox.written_to(caller.owner, moment_of(caller.now) - _REPORTS_WITHIN)
    if not lately:
        return False
    raw = look.mailbox.message(look.folder, header.uid, look.validity, LARGEST)
    if raw is None:
        return False
    letter = books.room.reader()(raw)
    cases = {lately[each.address] for each in letter.failed if each.address in lately}
    if len(cases) != 1:
        return False
    with suppress(Fault, NotFound, ChangedMeanwhile):
        take_in(books, caller, _taken(cases.pop(), raw, ask=look.first))
    return True


def _sent_by_hand(look: _Look, headers: Sequence[Header]) -> int:
    """Notes among what was sent: ours, and those that another program sent."""
    if not headers:
        return 0
    books, owner = look.books, look.account.owner
    known = known_to(books, owner)
    found = 0
    for header in headers:
        names = our_ids((header.raw,))
        if any(_is_ours(look, name) for name in names):
            found += 1
            continue
        for address in recipients(header.raw):
            for case in known.addresses.get(address, ()):
                found += _by_hand(look, header, case, address)
    return found


def _is_ours(look: _Look, name: str) -> bool:
    """A message of the outbox: if nobody knew whether it is out, it is known now."""
    books, now = look.books, moment_of(look.caller.now)
    mine = books.room.outbox.named(look.account.owner, name)
    for kept in mine:
        if books.room.outbox.move(
            kept.id, ("approved", "held", "asked", "uncertain"), "sent", now, due=now,
            not_before=kept.not_before if kept.state == "uncertain" else now, why="found",
        ):  # fmt: skip
            books.room.outbox.finished([kept.id], filed=True)
            sent = books.room.outbox.get(kept.owner, kept.id)
            if sent is not None:
                record_sent(books, sent, now)
    return bool(mine)


def _by_hand(look: _Look, header: Header, case: int, address: str) -> bool:
    """A mail to somebody of a case, by another program: recorded, if a note to them was open then."""
    books, caller = look.books, look.caller
    shown = seen(header.raw)
    at = shown.date
    if at is None or at > caller.now:
        return False
    try:
        opened = books.opened(caller, case)
        contact = next(each for each in opened.case.contacts if (each.email or "").lower() == address)
        plan = books.plan(opened.case, books.profile(caller), at)
        note = may(plan, "email", plan.situation.people[contact.id]).note
        if note is None or note.kind not in PURPOSES:
            return False
        event = NoteSent(at, contact.id, "email", cast("Any", PURPOSES[note.kind]))
        once = f"by-hand:{case}:{shown.message_id}"[:100]
        record(books, caller, RecordRequest(case=case, event=event, once=once))
    except (Fault, NotFound, Refused, ChangedMeanwhile, StopIteration, KeyError):
        return False
    return True


def watch(
    books: Books,
    account: KeptAccount,
    clock: Clock,
    stop: Callable[[], bool],
    session: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> None:
    """Look through a mailbox whenever something comes, until told to stop, or it breaks (``Trouble``).

    ``session`` is a connection to the store for a while: none is held while nothing comes.
    """
    if not account_of(account).watch:
        return
    with mailbox_of(books.room, account, moment_of(clock.now())) as mailbox:
        if mailbox is None:
            return
        with session():
            books.room.accounts.trouble(account.id, "")
        while not stop():
            with session():
                look_through(books, account, mailbox, clock.now())
            mailbox.wait(_INBOX, _PATIENCE, stop)


def troubled(books: Books, account: KeptAccount, trouble: Trouble) -> None:
    """Say what is wrong with an account."""
    books.room.accounts.trouble(account.id, f"{trouble.kind}: {trouble.said}")
