"""Exports and imports sent and uncertain mail.

Scheduled mail isn't exported, since it was approved here; its text comes along as a draft.
"""

import msgspec

from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import OutboxMessage
from afterword.services.context import unwritable, utc_datetime
from afterword.services.outbox.schemas import OutboxBody, message_of
from afterword.services.transfer.importing.export_file import Posted

_ON_THE_WAY = frozenset({"sending", "uncertain"})
"""States in which it may have been sent: elsewhere, nobody can find out any more."""


def goes_along(kept: OutboxMessage) -> bool:
    """Whether a message was sent, or may have been."""
    return kept.state == "sent" or kept.state in _ON_THE_WAY


def posted(kept: OutboxMessage) -> Posted:
    """An exported message; attachments are only named."""
    return Posted(
        message_id=kept.message_id,
        state="sent" if kept.state == "sent" else "uncertain",
        contact=kept.contact,
        kind=kept.kind,
        purpose=kept.purpose,
        occasion=kept.occasion,
        digest=kept.digest,
        at=utc_datetime(kept.not_before),
        approved=utc_datetime(kept.approved),
        body=msgspec.to_builtins(message_of(kept)),
    )


def short_texts(each: Posted) -> tuple[str, ...]:
    """The short texts of a message, which contain no NUL."""
    return (each.message_id, each.contact, each.kind, each.purpose, each.occasion)


def as_kept(owner: int, each: Posted) -> OutboxMessage:
    """A message sent elsewhere, without its case's number. Raises ``InputError`` if it isn't valid.

    It keeps us from sending it again, and an answer to it finds its case.
    """
    try:
        body = msgspec.json.encode(msgspec.convert(each.body, OutboxBody))
    except msgspec.ValidationError as error:
        raise InputError("posted.body", str(error), "a message as it was exported") from None
    if b"\\u0000" in body:
        raise unwritable()
    at = instant_of(each.at)
    return OutboxMessage(
        0, owner, 0, None, each.contact, each.kind, each.purpose, each.occasion, each.state,
        each.message_id, each.digest, body, b"", at, at, None, 0, instant_of(each.approved), at,
        recorded=True, filed=True,
    )  # fmt: skip
