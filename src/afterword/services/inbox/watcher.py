"""Checks the inbox for mail about cases, and the Sent folder for notes sent by hand.

Only headers are read until they show that a mail is about a case. Nothing is stored about other mail. A
message that can't be read is set aside with its sender and size, and never blocks the ones behind it.
"""

import logging
from base64 import b64encode
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, cast

from afterword.core.case import NoteSent
from afterword.core.errors import InputError
from afterword.core.plan.guard import may
from afterword.core.time.instants import DAY, instant_of
from afterword.ports import (
    Clock,
    ConflictError,
    FolderCursor,
    FolderMark,
    Header,
    MailAccount,
    Mailbox,
    MailError,
    UnreadableMail,
)
from afterword.services.cases.record_event import BlockedError, record
from afterword.services.cases.schemas import RecordRequest
from afterword.services.context import Caller, NotFound, Services
from afterword.services.inbox.arrival import receiving
from afterword.services.inbox.matching import KnownSenders, concern_of, known_to, our_ids, recipients, seen
from afterword.services.inbox.messages import ingest, keep_doubtful
from afterword.services.inbox.schemas import IngestRequest, Where
from afterword.services.inbox.senders import sender_of
from afterword.services.mail_accounts.access import mailbox_of
from afterword.services.mail_accounts.schemas import account_of
from afterword.services.notes.addressing import PURPOSES
from afterword.services.outbox.sending import record_sent

_LOG: Final = logging.getLogger(__name__)
_INBOX: Final = "INBOX"
_AT_ONCE: Final = 2_000
_DAYS: Final = 30
"""How far back the first check of a mailbox goes."""
LARGEST: Final = 4_000_000
"""How many bytes of a message are read: the text comes before attachments."""
_PATIENCE: Final = 540.0
"""Seconds until a mailbox is checked in any case: connections can fail silently."""
_REPORTS_WITHIN: Final = 14 * DAY


class _Look(NamedTuple):
    services: Services
    account: MailAccount
    mailbox: Mailbox
    folder: str
    validity: int
    caller: Caller
    first: bool


def look_through(services: Services, account: MailAccount, mailbox: Mailbox, now: datetime) -> int:
    """Read what's new since the last check; return how many mails were about a case."""
    caller = Caller(account.owner, "mailbox", now)
    marks = {each.role: each for each in services.mail.accounts.list_cursors(account.id)}
    found = 0
    folders: tuple[tuple[Literal["inbox", "sent"], str | None], ...] = (
        ("sent", mailbox.sent_folder()), ("inbox", _INBOX),
    )  # fmt: skip
    for role, folder in folders:
        if folder is None:
            continue
        kept = marks.get(role)
        since = kept.mark if kept is not None and kept.name == folder else None
        found += _folder(
            services, account, mailbox, caller, FolderCursor(folder, role, since or FolderMark(0, 0))
        )
    return found


def _folder(
    services: Services, account: MailAccount, mailbox: Mailbox, caller: Caller, kept: FolderCursor
) -> int:
    """One folder, in batches; progress is saved after each."""
    found = 0
    take = _received if kept.role == "inbox" else _sent_by_hand
    since = kept.mark if kept.mark.validity else None
    while True:
        scan = mailbox.scan(kept.name, since, at_most=_AT_ONCE, days=_DAYS)
        look = _Look(
            services, account, mailbox, kept.name, scan.mark.validity, caller, since is None or scan.again
        )
        found += take(look, scan.headers)
        if scan.mark != since:
            services.mail.accounts.save_cursor(account.id, kept._replace(mark=scan.mark))
        if since is None or scan.again or len(scan.headers) < _AT_ONCE:
            return found
        since = scan.mark


def _received(look: _Look, headers: Sequence[Header]) -> int:
    """Find mail from employers among the new messages."""
    if not headers:
        return 0
    services, owner = look.services, look.account.owner
    known = known_to(services, owner)
    ours = services.mail.outbox.cases_by_message_id(owner, our_ids(each.raw for each in headers))
    return sum(
        _apart(look, each, lambda each=each: _one_received(look, each, known, ours))  # type: ignore[misc]
        for each in headers
    )


def _apart(look: _Look, header: Header, take: Callable[[], int]) -> int:
    """Handle one message; whatever is wrong with it, it's set aside.

    Problems of the mailbox or the database end the check, which is tried again.
    """
    try:
        return take()
    except MailError:
        raise
    except Exception as error:
        if look.services.mail.store_failed(error):
            raise
        mail = UnreadableMail(
            look.folder,
            look.validity,
            header.uid,
            _sender(header.raw),
            header.size,
            instant_of(look.caller.now),
        )
        look.services.mail.accounts.add_unreadable(look.account.id, mail)
        _LOG.warning(
            "message set aside account=%d uid=%d bytes=%d error=%s",
            look.account.id, header.uid, header.size, type(error).__name__,
        )  # fmt: skip
        return 0


def _sender(raw: bytes) -> str:
    """Who wrote it, as far as we can tell for a message that can't be read."""
    try:
        return seen(raw).address
    except Exception:  # noqa: BLE001 - it may be the very header that can't be read
        return ""


def _one_received(look: _Look, header: Header, known: KnownSenders, ours: dict[str, int]) -> bool:
    services, caller = look.services, look.caller
    concern = concern_of(header.raw, known, ours)
    if concern.report and not concern.cases:
        return _report(look, header)
    if not concern.cases:
        return False
    sender = sender_of(header.raw, receiving(services, caller.owner), (*known.addresses, *known.domains))
    if sender.address == look.account.address.lower():
        return False  # A copy to yourself.
    try:
        if not concern.sure or sender.doubt:
            where = Where(look.account.id, look.folder, look.validity, header.uid)
            keep_doubtful(services, caller, concern.cases, seen(header.raw, sender), where)
            return True
        raw = look.mailbox.message(look.folder, header.uid, look.validity, LARGEST)
        if raw is None:
            return False
        ingest(services, caller, _taken(concern.cases[0], raw, ask=look.first))
    except InputError as fault:
        if fault.path == "raw":
            raise  # It's about a case and can't be read, so we say so.
        return False
    except (NotFound, ConflictError):
        return False
    return True


def _taken(case: int, raw: bytes, *, ask: bool) -> IngestRequest:
    return IngestRequest(case=case, raw=b64encode(raw).decode("ascii"), ask=ask)


def _report(look: _Look, header: Header) -> bool:
    """A mail server's report; ours if it names an address we recently wrote to."""
    services, caller = look.services, look.caller
    lately = services.mail.outbox.recipients_since(caller.owner, instant_of(caller.now) - _REPORTS_WITHIN)
    if not lately:
        return False
    raw = look.mailbox.message(look.folder, header.uid, look.validity, LARGEST)
    if raw is None:
        return False
    letter = services.mail.reader()(raw)
    cases = {lately[each.address] for each in letter.failed if each.address in lately}
    if len(cases) != 1:
        return False
    with suppress(InputError, NotFound, ConflictError):
        ingest(services, caller, _taken(cases.pop(), raw, ask=look.first))
    return True


def _sent_by_hand(look: _Look, headers: Sequence[Header]) -> int:
    """Find notes among sent mail: ours, and those sent by other programs."""
    if not headers:
        return 0
    services, owner = look.services, look.account.owner
    known = known_to(services, owner)
    found = 0
    for header in headers:
        found += _apart(look, header, lambda header=header: _one_sent(look, header, known))  # type: ignore[misc]
    return found


def _one_sent(look: _Look, header: Header, known: KnownSenders) -> int:
    if any(_is_ours(look, name) for name in our_ids((header.raw,))):
        return 1
    return sum(
        _by_hand(look, header, case, address)
        for address in dict.fromkeys(recipients(header.raw))
        for case in known.addresses.get(address, ())
    )


def _is_ours(look: _Look, name: str) -> bool:
    """A message from the outbox: if it was uncertain, we now know it was sent."""
    services, now = look.services, instant_of(look.caller.now)
    mine = services.mail.outbox.find_by_message_id(look.account.owner, name)
    for kept in mine:
        if services.mail.outbox.set_state(
            kept.id, ("approved", "held", "asked", "uncertain"), "sent", now, next_attempt_at=now,
            not_before=kept.not_before if kept.state == "uncertain" else now, status_reason="found",
        ):  # fmt: skip
            services.mail.outbox.mark_done([kept.id], filed=True)
            sent = services.mail.outbox.get(kept.owner, kept.id)
            if sent is not None:
                record_sent(services, sent, now)
    return bool(mine)


def _by_hand(look: _Look, header: Header, case: int, address: str) -> bool:
    """A mail to a contact from another program: recorded if a note to them was open then."""
    services, caller = look.services, look.caller
    shown = seen(header.raw)
    at = shown.date
    if at is None or at > caller.now:
        return False
    try:
        opened = services.opened(caller, case)
        contact = next(each for each in opened.case.contacts if (each.email or "").lower() == address)
        plan = services.plan(opened.case, services.profile(caller), at)
        note = may(plan, "email", plan.situation.people[contact.id]).note
        if note is None or note.kind not in PURPOSES:
            return False
        # Whoever passes a note on isn't the person it thanks.
        event = NoteSent(at, note.contact or contact.id, "email", cast("Any", PURPOSES[note.kind]))
        once = f"by-hand:{case}:{shown.message_id}"[:100]
        record(services, caller, RecordRequest(case=case, event=event, once=once))
    except (InputError, NotFound, BlockedError, ConflictError, StopIteration, KeyError):
        return False
    return True


def watch(
    services: Services,
    account: MailAccount,
    clock: Clock,
    stop: Callable[[], bool],
    *,
    session: Callable[[], AbstractContextManager[None]] = nullcontext,
    looked: Callable[[], None] = lambda: None,
) -> None:
    """Check a mailbox whenever something arrives, until told to stop or it fails (``MailError``).

    ``session`` opens a database connection for a while: none is held while nothing arrives. ``looked`` is
    called after each successful check.
    """
    if not account_of(account).watch:
        return
    with mailbox_of(services.mail, account, instant_of(clock.now())) as mailbox:
        if mailbox is None:
            return
        while not stop():
            with session():
                look_through(services, account, mailbox, clock.now())
                services.mail.accounts.set_problem(account.id, "")
                services.mail.accounts.mark_read(account.id, instant_of(clock.now()))
            looked()
            mailbox.wait(_INBOX, _PATIENCE, stop)


def troubled(services: Services, account: MailAccount, trouble: MailError) -> None:
    """Store what's wrong with an account."""
    services.mail.accounts.set_problem(account.id, f"{trouble.kind}: {trouble.said}")


def broken(services: Services, account: MailAccount) -> None:
    """Say that a bug of ours stops a mailbox from being watched, so nobody waits for answers in vain."""
    services.mail.accounts.set_problem(account.id, "broken: ")
