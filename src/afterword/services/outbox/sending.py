"""Sends what's due: once or not at all, and never in doubt without saying so.

A message is claimed by one worker, checked again, marked as being sent, handed over and recorded. If the
worker crashes between two steps, the stored state says how far it can have come: see ``recovery``.
"""

import logging
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, NamedTuple, cast

from afterword.core.case import Bounce, NoteSent
from afterword.core.errors import InputError
from afterword.core.time.instants import MINUTE, Instant, instant_of
from afterword.ports import (
    NOBODY_BUSY,
    Busy,
    Clock,
    Envelope,
    MailAccount,
    Mailbox,
    MailError,
    OutboxMessage,
    SmtpSession,
    States,
    TransientError,
    UncertainError,
)
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import RecordRequest
from afterword.services.context import Caller, NotFound, Services, utc_datetime
from afterword.services.mail_accounts.access import line_of, mailbox_of
from afterword.services.mail_accounts.schemas import account_of
from afterword.services.outbox.batches import Batch, batches
from afterword.services.outbox.mime import with_date, zone_of
from afterword.services.outbox.preflight import Ready, ready_for, stopped_by
from afterword.services.outbox.schemas import OutboxBody, message_of

_LOG: Final = logging.getLogger(__name__)

# Sent messages are recorded in their case once, however often that's tried.

_BY = "outbox"
_APPROVED = "approved in the outbox"


def record_sent(services: Services, kept: OutboxMessage, now: Instant) -> None:
    """Record that a message was sent, at its date."""
    event = NoteSent(utc_datetime(kept.not_before), kept.contact, "email", cast("Any", kept.purpose))
    request = RecordRequest(case=kept.case, event=event, because=_APPROVED, once=f"outgoing:{kept.id}")
    # If the case or contact is gone, there's nothing to record it in.
    with suppress(InputError, NotFound):
        record(services, Caller(kept.owner, _BY, utc_datetime(now)), request)
    services.mail.outbox.mark_done([kept.id], recorded=True)


def record_refused_address(services: Services, kept: OutboxMessage, now: Instant) -> None:
    """Record that an address doesn't accept mail: the server's refusal counts like a later report."""
    message = message_of(kept)
    event = Bounce(utc_datetime(now), message.to_id or kept.contact, message.to, refused=True)
    request = RecordRequest(case=kept.case, event=event, once=f"outgoing:{kept.id}:bounce")
    with suppress(InputError, NotFound):
        record(services, Caller(kept.owner, _BY, utc_datetime(now)), request)


AT_ONCE: Final = 100
_WAITS: Final = (1, 2, 5, 10, 20, 30)
"""Minutes between tries, as many as fit into the note's window."""
Steps = Callable[[str], None]
"""Called after each step; tests use it to stop the worker there."""


def _unwatched(step: str) -> None:
    del step


class _Begun(NamedTuple):
    """One account, connected to its servers."""

    services: Services
    clock: Clock
    account: MailAccount
    mailbox: Mailbox | None
    sent: str | None
    step: Steps


class _Round(NamedTuple):
    """The same with a batch claimed by this worker's token; ``ready`` is what was read for the batch."""

    services: Services
    clock: Clock
    account: MailAccount
    mailbox: Mailbox | None
    sent: str | None
    step: Steps
    ready: Ready
    token: str


_Out = list[tuple[OutboxMessage, bytes]]
"""What was sent, with the exact bytes."""


def send_due(services: Services, clock: Clock, *, limit: int = AT_ONCE, step: Steps = _unwatched) -> int:
    """Send at most so many due messages, one account after another; return how many were handled."""
    due = due_by_account(services, clock, limit=limit)
    for each in due:
        send_account(services, clock, each, step=step)
    return sum(len(each.numbers) for each in due)


def due_by_account(
    services: Services, clock: Clock, *, limit: int = AT_ONCE, without: Busy = NOBODY_BUSY
) -> list[Batch]:
    """At most so many due messages, ``without`` accounts that are being processed."""
    return batches(services.mail.outbox.list_due("approved", instant_of(clock.now()), limit, without))


def send_account(services: Services, clock: Clock, batch: Batch, *, step: Steps = _unwatched) -> None:
    """Send one account's due messages, by one worker at a time."""
    kept = None if batch.account is None else services.mail.accounts.get(batch.owner, batch.account)
    if kept is None:
        _ask(services, batch.numbers, "no_account", instant_of(clock.now()))
    else:
        _apart(services, clock, kept, batch.numbers, step)


def _apart(services: Services, clock: Clock, kept: MailAccount, numbers: list[int], step: Steps) -> None:
    """Send one account's messages; a bug with them never stops other accounts."""
    try:
        _by(services, clock, kept, numbers, step)
    except Exception as error:
        if services.mail.store_failed(error):
            raise
        services.mail.accounts.set_problem(kept.id, "broken: ")
        _LOG.error("sending failed account=%d error=%s", kept.id, type(error).__name__)
        _later(services, kept.owner, numbers, TransientError("broken", ""), instant_of(clock.now()))


def _by(services: Services, clock: Clock, kept: MailAccount, numbers: list[int], step: Steps) -> None:
    """Send one account's messages over one connection."""
    from afterword.services.inbox.watcher import look_through  # noqa: PLC0415 - it needs the parser of mail

    room, now = services.mail, clock.now()
    try:
        with mailbox_of(room, kept, instant_of(now)) as mailbox, line_of(room, kept, instant_of(now)) as line:
            step("connected")
            sent = mailbox.sent_folder() if mailbox is not None else None
            if mailbox is not None and account_of(kept).watch:
                # An answer that arrived a second ago counts.
                look_through(services, kept, mailbox, clock.now())
            _batch(_Begun(services, clock, kept, mailbox, sent, step), line, numbers)
    except MailError as trouble:
        _LOG.warning("sending failed account=%d kind=%s messages=%d", kept.id, trouble.kind, len(numbers))
        # Nothing is claimed yet: if the server can't be reached, we try again or ask.
        services.mail.accounts.set_problem(kept.id, f"{trouble.kind}: {trouble.said}")
        _later(services, kept.owner, numbers, trouble, instant_of(clock.now()))
    else:
        services.mail.accounts.set_problem(kept.id, "")


def _batch(begun: _Begun, line: SmtpSession, numbers: list[int]) -> None:
    """Claim a batch and send it message by message; then record and file what was sent."""
    services, clock, token = begun.services, begun.clock, secrets.token_hex(16)
    claimed = services.mail.outbox.claim(numbers, token, instant_of(clock.now()))
    begun.step("claimed")
    ready = ready_for(services, Caller(begun.account.owner, "outbox", clock.now()), claimed)
    round_ = _Round(*begun, ready, token)
    out: _Out = []
    written: set[tuple[int, str]] = set()
    try:
        for kept in claimed:
            # The guard checks again for people just written to, once that's recorded.
            if (kept.case, kept.contact) in written:
                continue
            written.add((kept.case, kept.contact))
            if not _safely(round_, line, kept, out):
                break
    finally:
        services.mail.outbox.release_claims(token, instant_of(clock.now()))
        _told(round_, out)


def _safely(round_: _Round, line: SmtpSession, kept: OutboxMessage, out: _Out) -> bool:
    """Send one message; a bug with it becomes a question, and stops no other message.

    One that was being handed over stays as it is: whether it was sent is found out later.
    """
    try:
        return _one(round_, line, kept, out)
    except Exception as error:
        if round_.services.mail.store_failed(error):
            raise
        _LOG.error("message stopped message=%d error=%s", kept.id, type(error).__name__)
        now = instant_of(round_.clock.now())
        return round_.services.mail.outbox.set_state(
            kept.id, ("claimed",), "asked", now, token=round_.token, status_reason="broken: "
        )


def _told(round_: _Round, out: _Out) -> None:
    """Record what was sent in its cases, and file it."""
    if not out:
        return
    now = instant_of(round_.clock.now())
    with round_.services.cases.atomic():
        for kept, _ in out:
            record_sent(round_.services, kept, now)
    round_.step("recorded")
    if round_.mailbox is None or round_.sent is None:
        round_.services.mail.outbox.mark_done([kept.id for kept, _ in out], filed=True)
        return
    for kept, data in out:
        _file(round_.services, kept, data, round_.mailbox, round_.sent)
    round_.step("filed")


def _one(round_: _Round, line: SmtpSession, kept: OutboxMessage, out: _Out) -> bool:
    """Send one message; return whether the connection can be used for another."""
    services, now = round_.services, round_.clock.now()
    outbox, message = services.mail.outbox, message_of(kept)
    try:
        if _is_there(round_, kept):
            _found(services, kept, now_=instant_of(now))
            return True
    except MailError as trouble:
        outbox.set_state(kept.id, ("claimed",), "approved", instant_of(now), token=round_.token)
        _later(services, kept.owner, [kept.id], trouble, instant_of(now))
        return True
    why = stopped_by(services, round_.ready, kept, message, now)
    if why:
        outbox.set_state(
            kept.id, ("claimed",), "asked", instant_of(now), token=round_.token, status_reason=why
        )
        return True
    round_.step("checked")
    return _hand_over(round_, line, kept, message, out)


def _hand_over(
    round_: _Round,
    line: SmtpSession,
    kept: OutboxMessage,
    message: OutboxBody,
    out: _Out,
) -> bool:
    step, outbox, token = round_.step, round_.services.mail.outbox, round_.token
    at = round_.clock.now()
    version = round_.ready.cases[kept.case].version

    def intend() -> bool:
        step("agreed")
        intended = outbox.begin_sending(kept.id, token, version, instant_of(round_.clock.now()))
        step("intended")
        return intended

    data = with_date(kept.data, at.astimezone(zone_of(round_.ready.profile)))
    try:
        answer = line.send(Envelope(round_.account.address, message.to, data), intend)
    except UncertainError as trouble:
        _LOG.warning("message uncertain message=%d kind=%s", kept.id, trouble.kind)
        now = instant_of(round_.clock.now())
        # Its date is stored: if it was sent, that's when.
        outbox.set_state(
            kept.id, ("sending",), "uncertain", now, token=token, status_reason=str(trouble),
            next_attempt_at=now, not_before=instant_of(at),
        )  # fmt: skip
        return False
    except MailError as trouble:
        return _refused(round_, kept, trouble)
    if answer is None:
        # Somebody stopped it, or its case changed: then it's checked again.
        return True
    step("accepted")
    _LOG.info("message sent message=%d account=%d", kept.id, round_.account.id)
    now = instant_of(round_.clock.now())
    if not outbox.set_state(
        kept.id,
        ("sending",),
        "sent",
        now,
        token=token,
        next_attempt_at=now,
        not_before=instant_of(at),
        status_reason=answer,
    ):
        # It took so long that another worker marked it uncertain; now we know.
        outbox.set_state(
            kept.id,
            ("uncertain",),
            "sent",
            now,
            next_attempt_at=now,
            not_before=instant_of(at),
            status_reason=answer,
        )
    out.append((kept._replace(state="sent", not_before=instant_of(at)), data))
    step("sent")
    return True


def _refused(round_: _Round, kept: OutboxMessage, trouble: MailError) -> bool:
    """The server refused it, so it's certain that nothing was sent."""
    outbox, now, token = round_.services.mail.outbox, instant_of(round_.clock.now()), round_.token
    _LOG.warning("message refused message=%d kind=%s", kept.id, trouble.kind)
    untouched: States = ("claimed", "sending")
    if isinstance(trouble, TransientError):
        outbox.set_state(kept.id, untouched, "approved", now, token=token)
        _later(round_.services, kept.owner, [kept.id], trouble, now)
    else:
        outbox.set_state(
            kept.id, untouched, "failed", now, token=token, status_reason=str(trouble), tried=True
        )
        if trouble.kind == "recipient":
            record_refused_address(round_.services, kept, now)
    return trouble.kind not in {"unreachable", "protocol", "busy"}


def _later(services: Services, owner: int, numbers: list[int], trouble: MailError, now: Instant) -> None:
    """Try again later, or ask if that can't help or time will be up."""
    for number in numbers:
        if not isinstance(trouble, TransientError):
            services.mail.outbox.set_state(
                number, ("approved",), "asked", now, status_reason=str(trouble), tried=True
            )
            continue
        kept = services.mail.outbox.get(owner, number)
        wait = _WAITS[min(kept.tries if kept else 0, len(_WAITS) - 1)] * MINUTE
        services.mail.outbox.set_state(
            number,
            ("approved",),
            "approved",
            now,
            status_reason=str(trouble),
            next_attempt_at=now + wait,
            tried=True,
        )


def _ask(services: Services, numbers: list[int], why: str, now: Instant) -> None:
    for number in numbers:
        services.mail.outbox.set_state(number, ("approved",), "asked", now, status_reason=why)


def _is_there(round_: _Round, kept: OutboxMessage) -> bool:
    """Whether this note was already sent: by another installation, or before a backup was restored."""
    if round_.mailbox is None or round_.sent is None:
        return False
    return round_.mailbox.find(round_.sent, kept.message_id) is not None


def _found(services: Services, kept: OutboxMessage, now_: Instant) -> None:
    services.mail.outbox.set_state(
        kept.id, ("claimed",), "sent", now_, next_attempt_at=now_, not_before=now_, status_reason="found"
    )
    services.mail.outbox.mark_done([kept.id], filed=True)
    record_sent(services, kept._replace(state="sent", not_before=now_), now_)


def _file(services: Services, kept: OutboxMessage, data: bytes, mailbox: Mailbox, folder: str) -> None:
    """File it in the Sent folder unless the server did; if that fails, try later."""
    with suppress(MailError):
        if mailbox.find(folder, kept.message_id) is None:
            mailbox.file(folder, data)
        services.mail.outbox.mark_done([kept.id], filed=True)
