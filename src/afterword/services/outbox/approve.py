"""Approves a note: from then on it waits for its moment, exactly as it was seen."""

from base64 import b64decode
from contextlib import suppress
from datetime import datetime
from typing import Final, Literal, NamedTuple

import msgspec

from afterword.core.errors import InputError, Phrase
from afterword.core.plan.action import Action
from afterword.core.plan.planner import STILL_OPEN
from afterword.core.time.instants import DAY, Instant, instant_of
from afterword.ports import STOPPABLE, AlreadyQueuedError, MailAccount, OutboxMessage
from afterword.services.cases.edit_case import snooze
from afterword.services.cases.record_event import BlockedError
from afterword.services.cases.schemas import SnoozeRequest
from afterword.services.context import Caller, NotFound, Opened, Services, utc_datetime, writable
from afterword.services.inbox.arrival import AT_MOST, Waiting, held_by, waiting_in
from afterword.services.inbox.messages import message_of
from afterword.services.inbox.schemas import MessageRequest, MessageView
from afterword.services.notes.addressing import (
    PURPOSES,
    Recipient,
    action_of,
    no_address,
    recipient_of,
    verdict_on,
)
from afterword.services.notes.drafts import digest_of, note
from afterword.services.notes.printing import arrival
from afterword.services.notes.review import facts_digest, without_errors
from afterword.services.notes.schemas import NoteRequest, SaveNoteRequest
from afterword.services.outbox.invalidation import BOUNCED
from afterword.services.outbox.mime import Attachment, Party, envelope_address, message_id, mime, thread_of
from afterword.services.outbox.schemas import ApproveRequest, File, OutboxBody

# When a note goes out: now, at a given moment, or at the best time.

When = Literal["now", "at", "best"]
_OPEN_END: Final = 2 * DAY
"""How long we try to send a note that has no end of its own."""


class Slot(NamedTuple):
    """The moment from which a message may go out, and the moment when it's too late."""

    begins: Instant
    ends: Instant


def slot_of(when: When, at: datetime | None, action: Action | None, now: Instant) -> Slot:
    """When a note goes out.

    Raises ``InputError`` at ``at`` for a moment that's past or outside its window.
    """
    ends = None if action is None else _end(action)
    begins = now
    if when == "at":
        if at is None:
            raise InputError("at", "nothing", "the moment at which it is to go out")
        begins = instant_of(at)
        if begins < now:
            raise InputError("at", at.isoformat(), "a moment ahead")
        if ends is not None and begins >= ends:
            raise InputError("at", at.isoformat(), "a moment before its time is over")
    elif when == "best" and action is not None:
        begins = max(now, action.opens, action.best_from or action.opens)
        if ends is not None and begins >= ends:
            begins = now
    return Slot(begins, ends if ends is not None and ends > begins else begins + _OPEN_END)


def _end(action: Action) -> Instant | None:
    """When it's too late; later if lateness is allowed."""
    return action.late_until if action.late_until is not None else action.closes


class SendingOptions(NamedTuple):
    """How a note could go out: to whom, when at best, and from which addresses.

    ``arrival`` is when a card mailed today would be there, and by when they decide, as days. ``outgoing`` is
    the message that is there already; ``unread`` a message of theirs to read first.
    """

    to: Recipient
    best: Instant
    arrival: tuple[int, int, int | None]
    accounts: tuple[str, ...]
    outgoing: OutboxMessage | None
    waiting: Waiting | None
    unread: MessageView | None


def sending_options(services: Services, caller: Caller, request: NoteRequest) -> SendingOptions:
    """Whether a note can go out from here, and how; ``NotFound`` for somebody who isn't in the case."""
    opened = services.opened(caller, request.case)
    if all(each.id != request.contact for each in opened.case.contacts):
        raise NotFound
    action = action_of(opened.plan, request.kind, request.contact)
    there = [
        each
        for each in services.mail.outbox.list_for_case(caller.owner, request.case)
        if (each.kind, each.contact) == (request.kind, request.contact) and each.state != "cancelled"
    ]
    letters = services.messages.list_waiting(caller.owner, AT_MOST)
    first = held_by(waiting_in(letters).get(request.case, ()), request.contact)
    unread = None if first is None else message_of(services, caller, MessageRequest(letter=first.letter))
    return SendingOptions(
        to=recipient_of(opened.plan, request.kind, request.contact),
        best=slot_of("best", None, action, instant_of(caller.now)).begins,
        arrival=arrival(opened.plan),
        accounts=tuple(each.address for each in services.mail.accounts.list_for_owner(caller.owner)),
        outgoing=there[-1] if there else None,
        waiting=first,
        unread=unread,
    )


_encoder: Final = msgspec.json.Encoder()
_MACHINES: Final = frozenset(("api", "mcp"))
"""Surfaces where nobody has seen the text."""


def approve(services: Services, caller: Caller, request: ApproveRequest) -> int:
    """Approve a text as it was seen, and return the message's id.

    Raises ``BlockedError`` if the guard is against it.

    It replaces a message for the same occasion that isn't on its way yet.
    """
    if caller.surface in _MACHINES:
        raise InputError(
            "approve",
            Phrase("a call by {surface}", surface=caller.surface),
            "a person, who has seen the text",
        )
    opened = services.opened(caller, request.case)
    if all(each.id != request.contact for each in opened.case.contacts):
        raise NotFound
    text = _text(services, caller, request)
    recipient = recipient_of(opened.plan, request.kind, request.contact)
    if recipient.address is None:
        raise no_address(recipient)
    account = account_for(services, caller, request.account)
    action = action_of(opened.plan, request.kind, request.contact)
    slot = slot_of(request.when, request.at, action, instant_of(caller.now))
    leaves = max(caller.now, utc_datetime(slot.begins))
    against = _against(services, caller, opened, request, at=leaves)
    without_errors(services, caller, opened, text)
    purpose = PURPOSES[request.kind]
    occasion = action.id if action is not None else "-"
    profile = services.profile(caller)
    sender = Party(profile.name, account.address)
    to = Party(recipient.person.name, envelope_address(recipient.address, "contact.email"))
    attempt = _attempt(services, caller, request, occasion)
    name = message_id(account.address, opened.case.id, request.contact, purpose, attempt)
    files = tuple(map(_attachment, request.files))
    writable(*(each.name for each in files), request.because)
    thread = thread_of(services, caller, request.case, to.address)
    message = OutboxBody(
        account.address, to.address, to.name, text.subject, text.text,
        tuple(each.name for each in files), against, request.because.strip() if against else "",
        to_id=recipient.person.id,
        for_name=recipient.contact.name if recipient.passes_on else "",
        name=opened.case.candidate.name,
        own=opened.case.candidate.email or "",
        road=planned_road(action),
        answers=thread[-1] if thread else "",
        facts=facts_digest(opened.case, text),
    )  # fmt: skip
    now = instant_of(caller.now)
    data = mime(sender, to, subject=text.subject, text=text.text, name=name, answers=thread, files=files)
    new = OutboxMessage(
        id=0,
        owner=caller.owner,
        case=request.case,
        account=account.id,
        contact=request.contact,
        kind=request.kind,
        purpose=purpose,
        occasion=occasion,
        state="approved",
        message_id=name,
        digest=request.digest,
        body=_encoder.encode(message),
        data=data,
        not_before=slot.begins,
        next_attempt_at=slot.begins,
        expires_at=slot.ends,
        tries=0,
        approved=now,
        updated_at=now,
        place=services.mail.place,
    )
    number = _in_place_of_others(services, new)
    hold_unread(services, caller, number)
    _put_by(services, caller, request.case, action, slot.begins)
    return number


def hold_unread(services: Services, caller: Caller, number: int) -> None:
    """Hold an approved message if somebody has written and nobody has read it yet."""
    kept = services.mail.outbox.get(caller.owner, number)
    waiting = waiting_in(services.messages.list_waiting(caller.owner, AT_MOST))
    if kept is not None and held_by(waiting.get(kept.case, ()), kept.contact) is not None:
        services.mail.outbox.set_state(
            number, ("approved",), "asked", instant_of(caller.now), status_reason="unread"
        )


def account_for(services: Services, caller: Caller, asked: int | None) -> MailAccount:
    """The account to send from: the requested one, or the oldest."""
    if asked is not None:
        found = services.mail.accounts.get(caller.owner, asked)
        if found is None:
            raise NotFound
        return found
    there = services.mail.accounts.list_for_owner(caller.owner)
    if not there:
        raise InputError(
            "account", "no mail account", "one set up: afterword mail add ADDRESS, or Settings, Mail"
        )
    return there[0]


def planned_road(action: Action | None) -> str:
    """The channel the plan has for an open note; empty if none is open."""
    return action.channel or "" if action is not None and action.status in STILL_OPEN else ""


def _attempt(services: Services, caller: Caller, request: ApproveRequest, occasion: str) -> str:
    """The attempt for this occasion, counting earlier notes for it that bounced."""
    same = (request.kind, request.contact, occasion)
    bounced = sum(
        each.status_reason == BOUNCED and (each.kind, each.contact, each.occasion) == same
        for each in services.mail.outbox.list_for_case(caller.owner, request.case)
    )
    return f"{occasion}#{bounced + 1}" if bounced else occasion


def _text(services: Services, caller: Caller, request: ApproveRequest) -> SaveNoteRequest:
    """The stored text, if it's the one that was seen."""
    if request.kind not in PURPOSES:
        raise InputError("kind", repr(request.kind), ", ".join(PURPOSES))
    there = note(services, caller, NoteRequest(case=request.case, kind=request.kind, contact=request.contact))
    if there is None or not there.text.strip():
        raise InputError("text", "nothing written", "a text (afterword do save_note)")
    if there.channel != "email":
        raise InputError("channel", "a card", "an email: a card is sent by hand")
    if not there.subject.strip():
        raise InputError("subject", "nothing", "a subject")
    if digest_of(there) != request.digest:
        raise InputError(
            "digest", "that of another text", "that of the text as it stands: look at it once more"
        )
    return there


def _against(
    services: Services, caller: Caller, opened: Opened, request: ApproveRequest, *, at: datetime
) -> str:
    """What the guard says about the moment of sending. Raises ``BlockedError`` unless there's a reason."""
    plan = services.plan(opened.case, services.profile(caller), at)
    verdict = verdict_on(plan, "email", request.kind, request.contact)
    if verdict.allowed or verdict.because is None:
        return ""
    if not request.because.strip():
        raise BlockedError(plan, verdict)
    return verdict.because


def _attachment(file: File) -> Attachment:
    main, slash, sub = file.type.partition("/")
    if not slash or not (main + sub).replace("-", "").replace(".", "").replace("+", "").isalnum():
        raise InputError("files.type", repr(file.type), "a media type, as application/pdf")
    if main in {"multipart", "message"}:
        raise InputError("files.type", repr(file.type), "the type of a file")
    try:
        data = b64decode(file.data, validate=True)
    except ValueError:
        raise InputError("files.data", "characters that are not base64", "base64") from None
    return Attachment(" ".join(file.name.split()), file.type, data)


def _in_place_of_others(services: Services, new: OutboxMessage) -> int:
    try:
        return services.mail.outbox.add(new)
    except KeyError:
        raise NotFound from None
    except AlreadyQueuedError as there:
        if not services.mail.outbox.set_state(
            there.outgoing, STOPPABLE, "cancelled", new.approved, status_reason="replaced"
        ):
            wanted = Phrase("nothing: it is sent, or may be; see afterword do outbox")
            raise InputError(
                "outgoing", Phrase("a message for the same ({outgoing})", outgoing=there.outgoing), wanted
            ) from None
        return services.mail.outbox.add(new)


def _put_by(services: Services, caller: Caller, case: int, action: Action | None, until: Instant) -> None:
    """Hide the action from *Today* until the message has been sent."""
    if action is None or until <= instant_of(caller.now):
        return
    with suppress(InputError, NotFound):
        snooze(services, caller, SnoozeRequest(case=case, action=action.id, until=utc_datetime(until)))
