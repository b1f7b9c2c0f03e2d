"""Controls for outgoing mail: hold, release, cancel, send now, and say whether an uncertain one was sent."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

import msgspec
from msgspec import structs

from afterword.core.errors import InputError, Phrase
from afterword.core.time.instants import Instant, instant_of
from afterword.ports import STOPPABLE, OutboxMessage, OutboxState, States
from afterword.services.cases.edit_case import snooze, unsnooze
from afterword.services.cases.record_event import BlockedError
from afterword.services.cases.schemas import SnoozeRequest
from afterword.services.context import Caller, NotFound, Services, utc_datetime
from afterword.services.damage import read
from afterword.services.notes.addressing import action_of, verdict_on
from afterword.services.notes.drafts import digest_of, note
from afterword.services.notes.schemas import NoteRequest
from afterword.services.outbox.approve import hold_unread, planned_road, slot_of
from afterword.services.outbox.preflight import outdated, readdressed
from afterword.services.outbox.schemas import (
    ConfirmSendingRequest,
    OutboxMessageRequest,
    OutboxRequest,
    OutboxView,
    ReleaseRequest,
    SendRequest,
    outbox_view,
)
from afterword.services.outbox.sending import record_sent

_encoder: Final = msgspec.json.Encoder()
_NOT_OVER: Final[tuple[OutboxState, ...]] = (
    "approved", "held", "asked", "claimed", "sending", "uncertain", "failed",
)  # fmt: skip


def outbox(services: Services, caller: Caller, request: OutboxRequest) -> tuple[OutboxView, ...]:
    """The messages of a case, oldest first; without one, all that aren't finished, by due time."""
    if request.case is not None:
        if services.cases.get(caller.owner, request.case) is None:
            raise NotFound
        found = services.mail.outbox.list_for_case(caller.owner, request.case)[-request.limit :]
    else:
        found = services.mail.outbox.list_for_owner(caller.owner, _NOT_OVER, request.limit)
        return _with_companies(services, caller, found)
    return tuple(map(outbox_view, found))


def _with_companies(
    services: Services, caller: Caller, found: Sequence[OutboxMessage]
) -> tuple[OutboxView, ...]:
    """The messages, each with the company of its case, or with what is wrong with that."""
    profile = services.profile(caller)
    cases = {
        case: read(lambda case=case: services.opened(caller, case, profile).case.company.name)  # type: ignore[misc]
        for case in {each.case for each in found}
    }
    named = []
    for each in found:
        company = cases[each.case]
        shown = outbox_view(each)
        if isinstance(company, InputError):
            named.append(shown._replace(damage=company))
        else:
            named.append(shown._replace(company=company))
    return tuple(named)


def outgoing(services: Services, caller: Caller, request: OutboxMessageRequest) -> OutboxView:
    """One message. Raises ``NotFound`` if it isn't the caller's."""
    kept = services.mail.outbox.get(caller.owner, request.outgoing)
    if kept is None:
        raise NotFound
    return outbox_view(kept)


def hold(services: Services, caller: Caller, request: OutboxMessageRequest) -> None:
    """Hold a message until it's released."""
    kept = outgoing(services, caller, request).kept
    _moved(services, caller, kept, ("approved", "asked", "held", "claimed"), "held")


def cancel(services: Services, caller: Caller, request: OutboxMessageRequest) -> None:
    """Cancel a message, unless it may already have been sent."""
    kept = outgoing(services, caller, request).kept
    _moved(services, caller, kept, (*STOPPABLE, "failed", "cancelled"), "cancelled", why="taken_back")
    _back_on_the_list(services, caller, kept)


def send(services: Services, caller: Caller, request: SendRequest) -> None:
    """Send an approved message now instead of at its time."""
    kept = _approved(services, caller, request.outgoing, request.digest).kept
    now = instant_of(caller.now)
    _moved(services, caller, kept, ("approved",), "approved", due=now)


def release(services: Services, caller: Caller, request: ReleaseRequest) -> None:
    """Release a message that's on hold or waiting for an answer, or change an approved one's time.

    Raises ``BlockedError`` if the guard is against it and there's no reason.
    """
    if caller.surface in {"api", "mcp"}:
        raise InputError("release", Phrase("a call by {surface}", surface=caller.surface), "a person")
    it = _approved(services, caller, request.outgoing, request.digest)
    kept, message = it.kept, it.message
    there = note(services, caller, NoteRequest(case=kept.case, kind=kept.kind, contact=kept.contact))
    if there is not None and digest_of(there) != kept.digest:
        raise InputError(
            "digest", "that of a text that has changed since", "a new approval of the text as it is now"
        )
    opened = services.opened(caller, kept.case)
    if all(each.id != kept.contact for each in opened.case.contacts):
        raise InputError("contact", "somebody who is not in the case any more", "a new note")
    why = readdressed(opened, kept, message) or outdated(services, caller, opened, kept, message)
    if why:
        raise InputError(
            "outgoing", _of_old(why), "a new approval: look at the text, and approve it as it is now"
        )
    action = action_of(opened.plan, kept.kind, kept.contact)
    now = instant_of(caller.now)
    slot = slot_of(request.when, request.at, action, now)
    plan = services.plan(opened.case, services.profile(caller), max(caller.now, utc_datetime(slot.begins)))
    verdict = verdict_on(plan, "email", kept.kind, kept.contact)
    if not verdict.allowed and verdict.because is not None and verdict.because != message.against:
        if not request.because.strip():
            raise BlockedError(plan, verdict)
        message = structs.replace(message, against=verdict.because, because=request.because.strip())
    message = structs.replace(message, road=planned_road(action))
    if not services.mail.outbox.approve_again(
        kept.id, ("approved", "held", "asked"), body=_encoder.encode(message), begins=slot.begins,
        ends=slot.ends, place=services.mail.place, now=now,
    ):  # fmt: skip
        raise _too_late(services, caller, kept)
    hold_unread(services, caller, kept.id)
    if action is not None and slot.begins > now:
        with suppress(InputError, NotFound):
            snooze(
                services,
                caller,
                SnoozeRequest(case=kept.case, action=action.id, until=utc_datetime(slot.begins)),
            )


_OF_OLD: Final = {
    "rerouted": Phrase("one that would go to the wrong person: who passes it on has changed"),
    "readdressed": Phrase("one for an address that has changed since"),
    "bounced": Phrase("one for an address that bounced"),
    "no_address": Phrase("one for somebody whose address is gone"),
    "channel": Phrase("one that you are writing as a card by now"),
    "sender": Phrase("one in a name or from an address that you have changed since"),
    "thread": Phrase("one that answers a mail which isn't about this case"),
}


def _of_old(why: str) -> str:
    """Why a message can't be released as it is."""
    key, _, words = why.partition(":")
    return _OF_OLD.get(key) or Phrase("a text with an error: {words}", words=words)


def confirm_sending(services: Services, caller: Caller, request: ConfirmSendingRequest) -> None:
    """Settle an uncertain message: record it as sent, or give it up."""
    kept = outgoing(services, caller, OutboxMessageRequest(outgoing=request.outgoing)).kept
    if request.sent:
        if kept.state == "sent":
            return
        _moved(services, caller, kept, ("uncertain",), "sent", why="said", due=instant_of(caller.now))
        record_sent(services, kept, instant_of(caller.now))
        return
    _moved(services, caller, kept, ("uncertain", "cancelled"), "cancelled", why="not_sent")
    _back_on_the_list(services, caller, kept)


def _approved(services: Services, caller: Caller, number: int, digest: str) -> OutboxView:
    it = outgoing(services, caller, OutboxMessageRequest(outgoing=number))
    if it.unreadable:
        raise InputError(
            "outgoing",
            Phrase("a message that can't be read ({unreadable})", unreadable=it.unreadable),
            "a new approval",
        )
    if it.kept.digest != digest:
        raise InputError(
            "digest", "that of another text", "that of the message's approval (afterword do outbox)"
        )
    return it


def _moved(
    services: Services,
    caller: Caller,
    kept: OutboxMessage,
    came_from: States,
    to: OutboxState,
    *,
    why: str = "",
    due: Instant | None = None,
) -> None:
    if not services.mail.outbox.set_state(
        kept.id, came_from, to, instant_of(caller.now), status_reason=why, next_attempt_at=due
    ):
        raise _too_late(services, caller, kept)


def _too_late(services: Services, caller: Caller, kept: OutboxMessage) -> InputError:
    now = services.mail.outbox.get(caller.owner, kept.id)
    return InputError(
        "outgoing",
        Phrase("one that is {state}", state=now.state) if now else Phrase("one that is gone"),
        "one that is still here",
    )


def _back_on_the_list(services: Services, caller: Caller, kept: OutboxMessage) -> None:
    """Show the action again that was hidden for the message."""
    if kept.occasion != "-":
        with suppress(InputError, NotFound):
            unsnooze(services, caller, kept.case, kept.occasion)
