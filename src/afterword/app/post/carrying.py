"""What has gone out, in exports and back: what was sent, and what nobody knows of.

What waits for its moment does not travel: it was approved here. Its text does, as one that is being written.
"""

from collections.abc import Iterator

import msgspec

from afterword.app.importing.ours import Posted
from afterword.app.ledger.books import Books, moment, unwritable
from afterword.app.ledger.caller import Caller
from afterword.app.post.outgoing_shapes import Message, message_of
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import KeptOutgoing

_ON_THE_WAY = frozenset({"sending", "uncertain"})
"""States in which it may be out: in another place nobody can look any more."""


def posted(books: Books, caller: Caller, case: int) -> Iterator[Posted]:
    """The messages of a case that are out, or may be; without attachments, which are named."""
    for kept in books.room.outbox.of_case(caller.owner, case):
        if kept.state == "sent" or kept.state in _ON_THE_WAY:
            yield Posted(
                message_id=kept.message_id,
                state="sent" if kept.state == "sent" else "uncertain",
                contact=kept.contact,
                kind=kept.kind,
                purpose=kept.purpose,
                occasion=kept.occasion,
                digest=kept.digest,
                at=moment(kept.not_before),
                approved=moment(kept.approved),
                body=msgspec.to_builtins(message_of(kept)),
            )


def named(each: Posted) -> tuple[str, ...]:
    """The short texts of a message, which have no NUL in them."""
    return (each.message_id, each.contact, each.kind, each.purpose, each.occasion)


def as_kept(owner: int, each: Posted) -> KeptOutgoing:
    """A message that went out elsewhere, but for its case's number; ``Fault`` if it is not what was exported.

    With it here it is not sent again, and an answer to it finds its case.
    """
    try:
        body = msgspec.json.encode(msgspec.convert(each.body, Message))
    except msgspec.ValidationError as error:
        raise Fault("posted.body", str(error), "a message as it was exported") from None
    if b"\\u0000" in body:
        raise unwritable()
    at = moment_of(each.at)
    return KeptOutgoing(
        0, owner, 0, None, each.contact, each.kind, each.purpose, each.occasion, each.state,
        each.message_id, each.digest, body, b"", at, at, None, 0, moment_of(each.approved), at,
        recorded=True, filed=True,
    )  # fmt: skip
