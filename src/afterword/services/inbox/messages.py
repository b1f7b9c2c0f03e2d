"""Messages from employers: stored, read, and always asked about unless their form is clear."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
from msgspec import UNSET

from afterword.core import case as facts
from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import ConflictError, InboxMessage, Message, MessageState
from afterword.services.cases.edit_case import last_step
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import RecordRequest
from afterword.services.context import Caller, NotFound, Services, utc_datetime
from afterword.services.inbox.arrival import (
    DOUBTED,
    answers_ours,
    automatic_form,
    contact_of,
    mentioned_contact,
    sender,
    speaks_for_itself,
    waiting_of,
)
from afterword.services.inbox.classify import raw_bytes
from afterword.services.inbox.schemas import (
    Body,
    ConfirmMeaningRequest,
    IngestRequest,
    MessageRequest,
    MessagesRequest,
    MessageView,
    Said,
    Where,
    shown,
)
from afterword.services.inbox.senders import Sender
from afterword.services.outbox.invalidation import understood, unread

if TYPE_CHECKING:
    from afterword.services.inbox.matching import Seen

_encoder: Final = msgspec.json.Encoder()
_HEADERS: Final = re.compile(
    r"^\ufeff?(?:from|von|de|date|datum|subject|betreff|objet|asunto|received|return-path|message-id|mime-version"
    r"|delivered-to|to|x-[a-z-]+|dkim-signature|arc-seal|authentication-results)\s?:\s",
    re.IGNORECASE,
)
_REPLIES: Final = frozenset(
    ("acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other")
)
_AHEAD: Final = timedelta(days=1)
"""How far ahead of ours a sender's clock may be."""
_MOST_TEXT: Final = 50_000


def ingest(services: Services, caller: Caller, request: IngestRequest) -> MessageView:
    """Store a mail. A mail that's already stored isn't added again."""
    opened = services.opened(caller, request.case)
    raw = request.raw
    if not raw.strip():
        raise InputError("raw", "nothing", "what they wrote")
    if " " in raw[:200].strip() and not _HEADERS.match(raw.lstrip()):
        raw = f"\n{raw}"  # Text only: none of it is a header.
    company = opened.case.company
    letter, meant = services.engine.read(raw, _today(services, caller), company.country, company.region)
    who = sender(services, caller.owner, opened.case, raw_bytes(raw))
    if _from_contact(opened.case, who) and (letter.failed or meant.meaning == "bounce"):
        letter = letter._replace(failed=(), failed_id="")
        meant = msgspec.structs.replace(meant, meaning="unknown", confidence=0)
    text = letter.text.replace("\0", "\ufffd")[:_MOST_TEXT]
    body = Body(
        meaning=cast("Any", meant.meaning),
        confidence=min(meant.confidence, DOUBTED) if who.doubt else meant.confidence,
        text=text,
        automatic=meant.automatic,
        from_name=who.name[:500],
        from_address=who.address[:500].replace("\0", ""),
        subject=letter.subject[:1000].replace("\0", ""),
        message_id=letter.message_id.replace("\0", ""),
        references=tuple(each.replace("\0", "") for each in letter.references[-20:]),
        evidence=tuple(each for each in meant.evidence if each.end <= len(text)),
        by=None if meant.reply_by is UNSET else meant.reply_by,
        until=None if meant.until is UNSET else meant.until,
        failed=tuple(each.address for each in letter.failed),
        contact=contact_of(opened.case, letter, who),
        sender=who.standing,
        doubt=who.doubt,
        like=who.like,
        perhaps=mentioned_contact(opened.case, who),
        answers=answers_ours(services, caller.owner, request.case, (letter.in_reply_to, *letter.references)),
        form=automatic_form(letter, meant.meaning),
    )
    kept = InboxMessage(
        0, caller.owner, request.case, _key(request.case, letter), "asked",
        instant_of(_at(letter.date, caller.now)), _encoder.encode(body), None,
    )  # fmt: skip
    try:
        number, new = services.messages.add(kept)
    except KeyError:
        raise NotFound from None
    kept = services.messages.get(caller.owner, number) or kept
    if new and not request.ask and speaks_for_itself(services, caller.owner, request.case, letter, body):
        with suppress(InputError, ConflictError):
            _note(services, caller, kept, body)
    if new:
        _hold(services, caller, number)
    return message_of(services, caller, MessageRequest(letter=number))


def keep_doubtful(
    services: Services, caller: Caller, cases: tuple[int, ...], seen: "Seen", where: Where
) -> int:
    """Store the headers of a mail that may be about some cases, or from somebody else; return its id."""
    said = seen.message_id or f"{where.folder}/{where.validity}/{where.uid}"
    body = Body(
        meaning="unknown", confidence=0, text="", automatic=seen.automatic, from_name=seen.name,
        from_address=seen.address, subject=seen.subject, message_id=seen.message_id, where=where, cases=cases,
        sender=seen.sender, doubt=seen.doubt, like=seen.like,
    )  # fmt: skip
    key = sha256(f"doubtful\n{said}".encode("utf-8", "replace")).hexdigest()
    at = instant_of(_at(seen.date, caller.now))
    kept = InboxMessage(0, caller.owner, cases[0], key, "doubtful", at, _encoder.encode(body), None)
    try:
        number, new = services.messages.add(kept)
    except KeyError:
        raise NotFound from None
    if new:
        _hold(services, caller, number)
    return number


def _hold(services: Services, caller: Caller, letter: int) -> None:
    """Hold everything on its way to the sender until somebody says what the mail means."""
    kept = services.messages.get(caller.owner, letter)
    for waiting in () if kept is None else waiting_of(kept):
        unread(services, caller.owner, waiting.case, waiting.contact, instant_of(caller.now))


def list_messages(services: Services, caller: Caller, request: MessagesRequest) -> tuple[MessageView, ...]:
    """Messages, oldest first."""
    if request.case is None:
        waiting = services.messages.list_waiting(caller.owner, request.limit)
        return _named(services, caller, [shown(each, taken_back=False) for each in waiting])
    undone = _undone(services, caller, request.case)
    found = services.messages.list_for_case(caller.owner, request.case)[-request.limit :]
    return _named(services, caller, [shown(each, taken_back=each.step in undone) for each in found])


def _named(services: Services, caller: Caller, views: list[MessageView]) -> tuple[MessageView, ...]:
    """With the companies of their cases, each looked up once."""
    numbers = {each.kept.case for each in views}.union(*(each.body.cases for each in views))
    found = {case: services.cases.summary(caller.owner, case) for case in numbers}
    named = []
    for each in views:
        case = found[each.kept.case]
        about = tuple(known for case in each.body.cases if (known := found[case]) is not None)
        named.append(each._replace(company=case.company if case is not None else "", cases=about))
    return tuple(named)


def message_of(services: Services, caller: Caller, request: MessageRequest) -> MessageView:
    """One message. Raises ``NotFound`` if it isn't the caller's."""
    kept = services.messages.get(caller.owner, request.letter)
    if kept is None:
        raise NotFound
    view = shown(kept, taken_back=kept.step in _undone(services, caller, kept.case))
    return _named(services, caller, [view])[0]


def confirm_meaning(services: Services, caller: Caller, request: ConfirmMeaningRequest) -> None:
    """Record what a person says a message means, in place of what was recorded before."""
    letter = message_of(services, caller, MessageRequest(letter=request.letter))
    kept = letter.kept
    if kept.state == "doubtful":
        raise InputError("letter", "one that was not read yet", "first whether it is about the case")
    if kept.state == "applied" and not letter.taken_back:
        raise InputError("letter", "one that is recorded already", "an undo first")
    if request.meaning == "unrelated":
        _moved(services, kept, "aside", None)
    else:
        _recorded(services, caller, kept, request, request.once)
    understood(services, caller.owner, kept.case, instant_of(caller.now))


def _note(services: Services, caller: Caller, kept: InboxMessage, body: Body) -> None:
    """Record a message with a clear form. If that's not possible, it waits as a question."""
    meaning: Said = "bounce" if body.meaning == "bounce" else "out_of_office"
    until = body.until if meaning == "out_of_office" else None
    meant = ConfirmMeaningRequest(letter=kept.id, meaning=meaning, contact=body.contact, until=until)
    _recorded(services, caller, kept, meant, f"letter:{kept.key}")


def _recorded(
    services: Services, caller: Caller, kept: InboxMessage, meant: ConfirmMeaningRequest, once: str | None
) -> None:
    """Record the event and link the message to it: both or neither."""
    event = _event(meant.meaning, kept, meant.contact, meant)
    with services.cases.atomic():
        record(services, caller, RecordRequest(case=kept.case, event=event, once=once))
        _moved(services, kept, "applied", last_step(services.cases.history(caller.owner, kept.case)))


def _moved(services: Services, kept: InboxMessage, state: MessageState, step: int | None) -> None:
    if not services.messages.set_state(kept, state, step):
        raise ConflictError


def _event(
    meaning: Said, kept: InboxMessage, contact: str | None, said: ConfirmMeaningRequest
) -> facts.Event:
    at = utc_datetime(kept.sent_at)
    if meaning in _REPLIES:
        return facts.Reply(at, "email", cast("Any", meaning), contact, said.reply_by, said.decide_by)
    if contact is None:
        raise InputError("contact", "nobody", "whose mail it is")
    return facts.Bounce(at, contact) if meaning == "bounce" else facts.AutoReply(at, contact, said.until)


def _from_contact(case: facts.Case, who: Sender) -> bool:
    """Whether a contact of the case wrote it; then their mailbox works, whatever the mail says."""
    return any(each.email and each.email.lower() == who.address for each in case.contacts)


def _key(case: int, letter: Message) -> str:
    """What identifies a message in a case: its Message-ID, or else its whole text.

    An automatic reply sent a thousand times counts once.
    """
    said = letter.message_id
    if letter.automatic and not letter.failed:
        said = "\n".join((letter.from_address, letter.subject, *letter.text.split()))
    said = said or "\n".join(
        (
            letter.from_address,
            str(letter.date),
            letter.subject,
            *map(str, letter.failed),
            *letter.text.split(),
        )
    )
    return sha256(f"{case}\n{said}".encode("utf-8", "replace")).hexdigest()


def _at(sent: datetime | None, now: datetime) -> datetime:
    """When it was sent, within reason: not in the future, and not before the years we support."""
    if sent is None or sent.year < 2000:  # noqa: PLR2004 - before there was this program, or a clock that was reset
        return now
    return min(sent, now) if sent <= now + _AHEAD else now


def _today(services: Services, caller: Caller) -> date:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return caller.now.astimezone(ZoneInfo(services.profile(caller).zone)).date()


def _undone(services: Services, caller: Caller, case: int) -> set[int]:
    entries = services.cases.history(caller.owner, case)
    if not entries:
        raise NotFound
    return {each.step for each in entries if each.undone_at is not None}
