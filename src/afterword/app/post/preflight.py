"""Asked again at the moment of sending: may it still go out, as it was approved?"""

from typing import Final

from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import body_of
from afterword.app.ledger.requests import NoteRequest
from afterword.app.ledger.texts import digest_of, note
from afterword.app.post.outgoing_shapes import Message
from afterword.core.guard import may
from afterword.core.moments import HOUR, moment_of
from afterword.ports import KeptOutgoing

_LATE: Final = 2 * HOUR
"""How late a message may go out without being asked: longer, and the machine was asleep or switched off."""


def stopped_by(books: Books, caller: Caller, kept: KeptOutgoing, message: Message) -> str:
    """Why it may not go out just now, in one word; empty if it may.

    ``elsewhere``: it was approved on another installation; ``closed``: its time is over; ``overdue``: it
    should have gone out hours ago; ``edited``, ``gone`` (the contact), ``readdressed``; ``unread``: they have
    written since; ``guard:CLAIM``: the guard is against it.
    """
    now = moment_of(caller.now)
    if kept.place and kept.place != books.room.place:
        return "elsewhere"
    if kept.until is not None and now >= kept.until:
        return "closed"
    if now - kept.due > _LATE:
        return "overdue"
    profile = books.profile(caller)
    opened = books.opened(caller, kept.case, profile)
    contact = next((each for each in opened.case.contacts if each.id == kept.contact), None)
    if contact is None:
        return "gone"
    if (contact.email or "").rpartition("@")[0] != message.to.rpartition("@")[0]:
        return "readdressed"
    there = note(books, caller, NoteRequest(case=kept.case, kind=kept.kind, contact=kept.contact))
    if there is not None and digest_of(there) != kept.digest:
        return "edited"
    if _is_unread(books, caller, kept.case):
        return "unread"
    verdict = may(opened.plan, "email", opened.plan.situation.people[contact.id])
    if verdict.allowed or verdict.because in {None, message.against}:
        return ""
    return f"guard:{verdict.because}"


def _is_unread(books: Books, caller: Caller, case: int) -> bool:
    return any(
        kept.state == "asked" and not body_of(kept).automatic
        for kept in books.letters.of_case(caller.owner, case)
    )
