"""Recovers what a worker left behind: messages that weren't sent are put back, others are looked for."""

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Final

from afterword.core.time.instants import DAY, HOUR, MINUTE, Instant, instant_of
from afterword.ports import NOBODY_BUSY, Busy, Clock, Mailbox, MailError, OutboxMessage
from afterword.services.context import Caller, Services
from afterword.services.inbox.watcher import look_through
from afterword.services.mail_accounts.access import mailbox_of
from afterword.services.mail_accounts.schemas import named
from afterword.services.outbox.batches import Batch, batches
from afterword.services.outbox.mime import as_sent
from afterword.services.outbox.schemas import MailSynced, SyncMailRequest
from afterword.services.outbox.sending import record_sent, send_due

_LOG: Final = logging.getLogger(__name__)
LEASE: Final = 15 * MINUTE
"""How long a worker may hold a message: longer than the longest wait for a server's last answer."""
_AT_ONCE: Final = 100
_LOOKS: Final = (1, 5, 30)
"""Minutes between searches for an uncertain message, after the first one."""
_NEVER: Final = 36_525 * DAY
_FILED_WITHIN: Final = 3 * DAY
_INBOX: Final = "INBOX"


def recover(services: Services, clock: Clock, *, lease: Instant = LEASE) -> int:
    """Put back or mark what was left, and return how many. A lease of 0 means no other worker is running."""
    now = instant_of(clock.now())
    left = services.mail.outbox.list_abandoned(now - lease + (lease == 0), _AT_ONCE)
    for number, state in left:
        _LOG.warning("message recovered message=%d state=%s", number, state)
        if state == "claimed":
            services.mail.outbox.set_state(number, ("claimed",), "approved", now)
        else:
            services.mail.outbox.set_state(
                number,
                ("sending",),
                "uncertain",
                now,
                status_reason="interrupted",
                next_attempt_at=now,
                not_before=now,
            )
    return len(left)


def reconcile(services: Services, clock: Clock) -> None:
    """Look for messages that may have been sent, and finish them: record and file them."""
    for each in unfinished_by_account(services, clock):
        reconcile_account(services, clock, each)


def sync_mail(services: Services, caller: Caller, request: SyncMailRequest) -> MailSynced:
    """One round of what goes on while the pages are served: look for answers, send what's due."""
    del request
    if services.mail.clock is None:
        raise RuntimeError("these services were made without a clock")
    found, clock = 0, services.mail.clock()
    for account in services.mail.accounts.list_for_owner(caller.owner):
        with mailbox_of(services.mail, account, instant_of(caller.now)) as mailbox:
            if mailbox is not None:
                found += look_through(services, account, mailbox, caller.now)
    recover(services, clock)
    due = send_due(services, clock)
    reconcile(services, clock)
    return MailSynced(found, due)


def unfinished_by_account(services: Services, clock: Clock, *, without: Busy = NOBODY_BUSY) -> list[Batch]:
    """Messages that may have been sent, or aren't recorded and filed, ``without`` accounts in progress."""
    now, outbox = instant_of(clock.now()), services.mail.outbox
    doubtful = outbox.list_due("uncertain", now, _AT_ONCE, without)
    return batches(sorted({*doubtful, *outbox.list_unfinished(now, _AT_ONCE, without)}, key=_number))


def _number(row: tuple[int, int, int | None]) -> int:
    return row[1]


def reconcile_account(services: Services, clock: Clock, batch: Batch) -> None:
    """The same for one account, by one worker at a time."""
    now, outbox = instant_of(clock.now()), services.mail.outbox
    messages = [kept for each in batch.numbers if (kept := outbox.get(batch.owner, each)) is not None]
    with _mailbox(services, batch.owner, batch.account, now) as mailbox:
        for kept in messages:
            try:
                _looked_for(services, kept, mailbox, now)
            except Exception as error:
                if services.mail.store_failed(error):
                    raise
                # Whatever is wrong with this one, it's tried again later, and the others go on.
                outbox.set_state(
                    kept.id,
                    (kept.state,),
                    kept.state,
                    now,
                    status_reason=kept.status_reason,
                    next_attempt_at=now + HOUR,
                )


@contextmanager
def _mailbox(services: Services, owner: int, account: int | None, now: Instant) -> Iterator[Mailbox | None]:
    """The account's mailbox; ``None`` if there's none, or if it can't be opened now."""
    kept = None if account is None else services.mail.accounts.get(owner, account)
    with ExitStack() as stack:
        mailbox: Mailbox | None = None
        if kept is not None and not named(kept).unreadable:
            with suppress(MailError):
                mailbox = stack.enter_context(mailbox_of(services.mail, kept, now))
        yield mailbox


def _looked_for(services: Services, kept: OutboxMessage, mailbox: Mailbox | None, now: Instant) -> None:
    if kept.state == "uncertain":
        _found_or_later(services, kept, mailbox, now)
        return
    if not kept.recorded:
        record_sent(services, kept, now)
    if not kept.filed:
        _filed_or_later(services, kept, mailbox, now)


def _found_or_later(services: Services, kept: OutboxMessage, mailbox: Mailbox | None, now: Instant) -> None:
    """If it's found, it was sent. Not finding it proves nothing: after some tries, the person decides."""
    outbox = services.mail.outbox
    if mailbox is not None and _is_in(mailbox, kept):
        if outbox.set_state(kept.id, ("uncertain",), "sent", now, next_attempt_at=now, status_reason="found"):
            outbox.mark_done([kept.id], filed=True)
            record_sent(services, kept, now)
        return
    looks = kept.tries
    due = now + _LOOKS[looks] * MINUTE if looks < len(_LOOKS) else now + _NEVER
    outbox.set_state(
        kept.id,
        ("uncertain",),
        "uncertain",
        now,
        status_reason=kept.status_reason,
        next_attempt_at=due,
        tried=True,
    )


def _is_in(mailbox: Mailbox, kept: OutboxMessage) -> bool:
    try:
        folders = [folder for folder in (mailbox.sent_folder(), _INBOX) if folder is not None]
        return any(mailbox.find(folder, kept.message_id) is not None for folder in folders)
    except MailError:
        return False


def _filed_or_later(services: Services, kept: OutboxMessage, mailbox: Mailbox | None, now: Instant) -> None:
    """File it in the Sent folder unless it's there. Not forever: it's only a copy."""
    outbox = services.mail.outbox
    try:
        folder = None if mailbox is None else mailbox.sent_folder()
        if mailbox is not None and folder is not None:
            if mailbox.find(folder, kept.message_id) is None:
                mailbox.file(folder, as_sent(services, kept))
            outbox.mark_done([kept.id], filed=True)
            return
    except MailError:
        pass
    if mailbox is not None or now - kept.not_before > _FILED_WITHIN:
        outbox.mark_done([kept.id], filed=True)
        return
    outbox.set_state(
        kept.id, ("sent",), "sent", now, status_reason=kept.status_reason, next_attempt_at=now + 10 * MINUTE
    )
