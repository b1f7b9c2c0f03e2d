"""A person steers what is on its way: holds it, lets it go, takes it back, says what became of it."""

from contextlib import suppress
from typing import Final

import msgspec
from msgspec import structs

from afterword.app.ledger.amending import put_off, take_up
from afterword.app.ledger.books import Books, NotFound, moment
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.recording import Refused
from afterword.app.ledger.requests import NoteRequest, PutOffRequest
from afterword.app.ledger.texts import digest_of, note
from afterword.app.post.approving import action_of
from afterword.app.post.outgoing_shapes import (
    OnItsWay,
    OutboxRequest,
    OutgoingRequest,
    ReleaseRequest,
    SendRequest,
    SettleSendingRequest,
    message_of,
)
from afterword.app.post.recording_sent import record_sent
from afterword.app.post.timing import slot_of
from afterword.core.fault import Fault
from afterword.core.guard import may
from afterword.core.moments import Moment, moment_of
from afterword.ports import STOPPABLE, KeptOutgoing, OutgoingState, States

_encoder: Final = msgspec.json.Encoder()
_NOT_OVER: Final[tuple[OutgoingState, ...]] = (
    "approved", "held", "asked", "claimed", "sending", "uncertain", "failed",
)  # fmt: skip


def outbox(books: Books, caller: Caller, request: OutboxRequest) -> tuple[OnItsWay, ...]:
    """The messages of a case, oldest first; without one, those that are not over, by when they are due."""
    if request.case is not None:
        books.opened(caller, request.case)
        found = books.room.outbox.of_case(caller.owner, request.case)[-request.limit :]
    else:
        found = books.room.outbox.of_owner(caller.owner, _NOT_OVER, request.limit)
    return tuple(OnItsWay(each, message_of(each)) for each in found)


def outgoing(books: Books, caller: Caller, request: OutgoingRequest) -> OnItsWay:
    """One message; ``NotFound`` if the caller has none of that number."""
    kept = books.room.outbox.get(caller.owner, request.outgoing)
    if kept is None:
        raise NotFound
    return OnItsWay(kept, message_of(kept))


def hold(books: Books, caller: Caller, request: OutgoingRequest) -> None:
    """Keep a message back until it is let go."""
    kept = outgoing(books, caller, request).kept
    _moved(books, caller, kept, ("approved", "asked", "held", "claimed"), "held")


def cancel(books: Books, caller: Caller, request: OutgoingRequest) -> None:
    """Take a message back. What may be out cannot be."""
    kept = outgoing(books, caller, request).kept
    _moved(books, caller, kept, (*STOPPABLE, "failed", "cancelled"), "cancelled", why="taken_back")
    _back_on_the_list(books, caller, kept)


def send(books: Books, caller: Caller, request: SendRequest) -> None:
    """Let an approved message go out at once, instead of at its moment."""
    kept = _approved(books, caller, request.outgoing, request.digest).kept
    now = moment_of(caller.now)
    _moved(books, caller, kept, ("approved",), "approved", due=now)


def release(books: Books, caller: Caller, request: ReleaseRequest) -> None:
    """Let a message go out that is held, or that a question keeps; or an approved one at another time.

    ``Refused`` if the guard advises against it and no reason is given.
    """
    if caller.surface in {"api", "mcp"}:
        raise Fault("release", f"a call by {caller.surface}", "a person")
    it = _approved(books, caller, request.outgoing, request.digest)
    kept, message = it.kept, it.message
    there = note(books, caller, NoteRequest(case=kept.case, kind=kept.kind, contact=kept.contact))
    if there is not None and digest_of(there) != kept.digest:
        raise Fault(
            "digest", "that of a text that has changed since", "a new approval of the text as it is now"
        )
    opened = books.opened(caller, kept.case)
    if all(each.id != kept.contact for each in opened.case.contacts):
        raise Fault("contact", "somebody who is not in the case any more", "a new note")
    action = action_of(opened, kept.kind, kept.contact)
    now = moment_of(caller.now)
    slot = slot_of(request.when, request.at, action, now)
    plan = books.plan(opened.case, books.profile(caller), max(caller.now, moment(slot.begins)))
    verdict = may(plan, "email", plan.situation.people[kept.contact])
    if not verdict.allowed and verdict.because is not None and verdict.because != message.against:
        if not request.because.strip():
            raise Refused(plan, verdict)
        message = structs.replace(message, against=verdict.because, because=request.because.strip())
    if not books.room.outbox.renew(
        kept.id, ("approved", "held", "asked"), body=_encoder.encode(message), begins=slot.begins,
        ends=slot.ends, place=books.room.place, now=now,
    ):  # fmt: skip
        raise _too_late(books, caller, kept)
    if action is not None and slot.begins > now:
        with suppress(Fault, NotFound):
            put_off(books, caller, PutOffRequest(case=kept.case, action=action.id, until=moment(slot.begins)))


def settle_sending(books: Books, caller: Caller, request: SettleSendingRequest) -> None:
    """A person knows whether an uncertain message is out: it is recorded, or given up."""
    kept = outgoing(books, caller, OutgoingRequest(outgoing=request.outgoing)).kept
    if request.sent:
        if kept.state == "sent":
            return
        _moved(books, caller, kept, ("uncertain",), "sent", why="said", due=moment_of(caller.now))
        record_sent(books, kept, moment_of(caller.now))
        return
    _moved(books, caller, kept, ("uncertain", "cancelled"), "cancelled", why="not_sent")
    _back_on_the_list(books, caller, kept)


def _approved(books: Books, caller: Caller, number: int, digest: str) -> OnItsWay:
    it = outgoing(books, caller, OutgoingRequest(outgoing=number))
    if it.kept.digest != digest:
        raise Fault("digest", "that of another text", "that of the message's approval (afterword do outbox)")
    return it


def _moved(
    books: Books,
    caller: Caller,
    kept: KeptOutgoing,
    came_from: States,
    to: OutgoingState,
    *,
    why: str = "",
    due: Moment | None = None,
) -> None:
    if not books.room.outbox.move(kept.id, came_from, to, moment_of(caller.now), why=why, due=due):
        raise _too_late(books, caller, kept)


def _too_late(books: Books, caller: Caller, kept: KeptOutgoing) -> Fault:
    now = books.room.outbox.get(caller.owner, kept.id)
    return Fault("outgoing", f"one that is {now.state if now else 'gone'}", "one that is still here")


def _back_on_the_list(books: Books, caller: Caller, kept: KeptOutgoing) -> None:
    """What was arranged is to be done again."""
    if kept.occasion != "-":
        with suppress(Fault, NotFound):
            take_up(books, caller, kept.case, kept.occasion)
