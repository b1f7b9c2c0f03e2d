"""What was sent is recorded in its case: once, however often that is tried."""

from contextlib import suppress
from typing import Any, cast

from afterword.app.ledger.books import Books, NotFound, moment
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.recording import record
from afterword.app.ledger.requests import RecordRequest
from afterword.core.facts import Bounce, NoteSent
from afterword.core.fault import Fault
from afterword.core.moments import Moment
from afterword.ports import KeptOutgoing

_BY = "outbox"
_APPROVED = "approved in the outbox"


def record_sent(books: Books, kept: KeptOutgoing, now: Moment) -> None:
    """Record that a message was sent, at its date."""
    event = NoteSent(moment(kept.not_before), kept.contact, "email", cast("Any", kept.purpose))
    request = RecordRequest(case=kept.case, event=event, because=_APPROVED, once=f"outgoing:{kept.id}")
    # A case or a contact that is gone by now has nothing to record it in.
    with suppress(Fault, NotFound):
        record(books, Caller(kept.owner, _BY, moment(now)), request)
    books.room.outbox.finished([kept.id], recorded=True)


def record_refused_address(books: Books, kept: KeptOutgoing, now: Moment) -> None:
    """Record that an address takes no mail: what a server says at once is as good as a report later."""
    event = Bounce(moment(now), kept.contact)
    request = RecordRequest(case=kept.case, event=event, once=f"outgoing:{kept.id}:bounce")
    with suppress(Fault, NotFound):
        record(books, Caller(kept.owner, _BY, moment(now)), request)
