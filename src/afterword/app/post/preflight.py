"""Asked again at the moment of sending: may it still go out, as it was approved?

What is needed for that is read for a whole batch at once. It stays true until a message goes out, or the
message does not: its intent is only kept if the case has the version that was looked at, and whatever else
may stop a message (an edit, an unread answer) takes it away from its worker: see ``ledger/interrupting``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import body_of
from afterword.app.ledger.requests import SaveNoteRequest
from afterword.app.ledger.texts import digest_of
from afterword.app.post.outgoing_shapes import Message
from afterword.core.guard import may
from afterword.core.moments import HOUR, moment_of
from afterword.ports import KeptCase, KeptOutgoing, Profile

_LATE: Final = 2 * HOUR
"""How late a message may go out without being asked: longer, and the machine was asleep or switched off."""
_ASKED: Final = 10_000


class Ready(NamedTuple):
    """What was read for a batch: its cases, the texts as they are kept, and the cases with unread mail."""

    profile: Profile
    cases: dict[int, KeptCase]
    texts: dict[tuple[int, str, str], str]
    unread: frozenset[int]


def ready_for(books: Books, caller: Caller, batch: Sequence[KeptOutgoing]) -> Ready:
    """Read what a batch of one person's needs."""
    cases = {each.case for each in batch}
    texts = (
        msgspec.json.decode(each, type=SaveNoteRequest) for each in books.cases.texts(caller.owner, cases)
    )
    waiting = books.letters.asked(caller.owner, _ASKED)
    return Ready(
        books.profile(caller),
        {each.id: each for each in books.cases.those(caller.owner, cases)},
        {(each.case, each.kind, each.contact): digest_of(each) for each in texts},
        frozenset(kept.case for kept in waiting if kept.state == "asked" and not body_of(kept).automatic),
    )


def stopped_by(books: Books, ready: Ready, kept: KeptOutgoing, message: Message, now_: datetime) -> str:
    """Why it may not go out just now, in one word; empty if it may.

    ``elsewhere``: it was approved on another installation; ``closed``: its time is over; ``overdue``: it
    should have gone out hours ago; ``edited``, ``gone`` (the contact, or the case), ``readdressed``;
    ``unread``: they have written since; ``guard:CLAIM``: the guard is against it.
    """
    now = moment_of(now_)
    if kept.place and kept.place != books.room.place:
        return "elsewhere"
    if kept.until is not None and now >= kept.until:
        return "closed"
    if now - kept.due > _LATE:
        return "overdue"
    if kept.case not in ready.cases:
        return "gone"
    opened = books.planned(ready.cases[kept.case], ready.profile, now_)
    contact = next((each for each in opened.case.contacts if each.id == kept.contact), None)
    if contact is None:
        return "gone"
    if (contact.email or "").rpartition("@")[0] != message.to.rpartition("@")[0]:
        return "readdressed"
    if ready.texts.get((kept.case, kept.kind, kept.contact), kept.digest) != kept.digest:
        return "edited"
    if kept.case in ready.unread:
        return "unread"
    verdict = may(opened.plan, "email", opened.plan.situation.people[contact.id])
    if verdict.allowed or verdict.because in {None, message.against}:
        return ""
    return f"guard:{verdict.because}"
