"""Operations on outgoing mail."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from afterword.services.context import utc_datetime
from afterword.services.inbox.arrival import present_unread
from afterword.services.notes.schemas import NoteRequest
from afterword.services.operation import Done, Operation, as_it_is, done
from afterword.services.outbox import approve as approval
from afterword.services.outbox import controls, recovery
from afterword.services.outbox.schemas import (
    ApproveRequest,
    ConfirmSendingRequest,
    MailSynced,
    OutboxMessageRequest,
    OutboxRequest,
    OutboxView,
    OutgoingMessage,
    OutgoingNumber,
    ReleaseRequest,
    SendingOptionsOut,
    SendRequest,
    SyncMailRequest,
)


def _outgoing(found: OutboxView) -> OutgoingMessage:
    kept = found.kept
    return OutgoingMessage(
        outgoing=kept.id,
        case=kept.case,
        contact=kept.contact,
        kind=kept.kind,
        state=kept.state,
        why=kept.status_reason,
        digest=kept.digest,
        message_id=kept.message_id,
        not_before=utc_datetime(kept.not_before),
        due=utc_datetime(kept.next_attempt_at),
        until=None if kept.expires_at is None else utc_datetime(kept.expires_at),
        tries=kept.tries,
        says=found.message,
        unreadable=found.unreadable,
    )


def _outbox(found: Iterable[OutboxView]) -> tuple[OutgoingMessage, ...]:
    return tuple(map(_outgoing, found))


def _options(found: approval.SendingOptions) -> SendingOptionsOut:
    first, last, due = found.arrival
    return SendingOptionsOut(
        to=found.to.person.id,
        address=found.to.address,
        passes_on=found.to.passes_on,
        bounced=found.to.bounced,
        best_at=utc_datetime(found.best),
        card_first=date.fromordinal(first),
        card_last=date.fromordinal(last),
        reply_due=None if due is None else date.fromordinal(due),
        accounts=found.accounts,
        outgoing=None if found.outgoing is None else found.outgoing.id,
        read_first=None if found.waiting is None else present_unread(found.waiting),
    )


sending_options: Final = Operation(
    "sending_options", "read", "Who a note would go to, from where and when, and what to read first.",
    NoteRequest, SendingOptionsOut, approval.sending_options, _options,
)  # fmt: skip
approve: Final = Operation(
    "approve", "write", "Approve a note as it stands: it goes out when its time comes.",
    ApproveRequest, OutgoingNumber, approval.approve, OutgoingNumber, by_real_time=True,
)  # fmt: skip
outbox: Final = Operation(
    "outbox", "read", "The messages of a case, or all that aren't finished.",
    OutboxRequest, tuple[OutgoingMessage, ...], controls.outbox, _outbox,
)  # fmt: skip
outgoing: Final = Operation(
    "outgoing", "read", "One message on its way.",
    OutboxMessageRequest, OutgoingMessage, controls.outgoing, _outgoing,
)  # fmt: skip
hold: Final = Operation(
    "hold",
    "write",
    "Hold a message until you release it.",
    OutboxMessageRequest,
    Done,
    controls.hold,
    done,
    by_real_time=True,
)
release: Final = Operation(
    "release", "write", "Release a message that is on hold, or move an approved one.",
    ReleaseRequest, Done, controls.release, done,
    by_real_time=True,
)  # fmt: skip
cancel: Final = Operation(
    "cancel",
    "write",
    "Cancel a message that hasn't gone out.",
    OutboxMessageRequest,
    Done,
    controls.cancel,
    done,
    by_real_time=True,
)
send: Final = Operation(
    "send",
    "send",
    "Send an approved message now.",
    SendRequest,
    Done,
    controls.send,
    done,
    by_real_time=True,
)
confirm_sending: Final = Operation(
    "confirm_sending", "write", "Say whether an uncertain message was sent.",
    ConfirmSendingRequest, Done, controls.confirm_sending, done, ("settle_sending",),
    by_real_time=True,
)  # fmt: skip
sync_mail: Final = Operation(
    "sync_mail", "send", "Look for answers in your mailboxes and send what's due, once.",
    SyncMailRequest, MailSynced, recovery.sync_mail, as_it_is, by_real_time=True,
)  # fmt: skip

OPERATIONS: Final[tuple[Operation[Any, Any, Any], ...]] = (
    sending_options, approve, outbox, outgoing, hold, release, cancel, send, confirm_sending, sync_mail,
)  # fmt: skip
