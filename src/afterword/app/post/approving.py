"""A person approves a text: from then on it waits for its moment, as it was seen."""

from base64 import b64decode
from contextlib import suppress
from datetime import datetime
from typing import Final, NoReturn

import msgspec

from afterword.app.check_shapes import CheckRequest, Dismissed
from afterword.app.ledger.amending import put_off
from afterword.app.ledger.books import Books, NotFound, Opened, moment, writable
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.recording import Refused
from afterword.app.ledger.requests import NoteRequest, PutOffRequest, SaveNoteRequest
from afterword.app.ledger.texts import digest_of, note
from afterword.app.post.message import (
    Attachment,
    Party,
    envelope_address,
    message_id,
    mime,
)
from afterword.app.post.outgoing_shapes import PURPOSES, ApproveRequest, File, Message
from afterword.app.post.threads import thread_of
from afterword.app.post.timing import slot_of
from afterword.core.action import Action
from afterword.core.facts import Contact
from afterword.core.fault import Fault
from afterword.core.guard import may
from afterword.core.moments import Moment, moment_of
from afterword.core.plan import STILL_OPEN
from afterword.ports import STOPPABLE, AlreadyThere, KeptAccount, KeptOutgoing

_encoder: Final = msgspec.json.Encoder()
_MACHINES: Final = frozenset(("api", "mcp"))
"""Surfaces at which nobody has seen the text."""


def approve(books: Books, caller: Caller, request: ApproveRequest) -> int:
    """Let a text go out as it was seen; the message's id. ``Refused`` if the guard advises against it.

    A message for the same occasion that is not on its way yet gives way to it.
    """
    if caller.surface in _MACHINES:
        raise Fault("approve", f"a call by {caller.surface}", "a person, who has seen the text")
    opened = books.opened(caller, request.case)
    contact = _contact(opened, request.contact)
    text = _text(books, caller, request)
    account = account_for(books, caller, request.account)
    action = action_of(opened, request.kind, request.contact)
    slot = slot_of(request.when, request.at, action, moment_of(caller.now))
    leaves = max(caller.now, moment(slot.begins))
    against = _against(books, caller, opened, contact, at=leaves, because=request.because)
    _without_errors(books, opened, text)
    purpose = PURPOSES[request.kind]
    occasion = action.id if action is not None else "-"
    profile = books.profile(caller)
    sender = Party(profile.name, account.address)
    to = Party(contact.name, envelope_address(contact.email or "", "contact.email"))
    name = message_id(account.address, opened.case.id, contact.id, purpose, occasion)
    files = tuple(map(_attachment, request.files))
    writable(*(each.name for each in files), request.because)
    thread = thread_of(books, caller, request.case, to.address)
    message = Message(
        account.address, to.address, contact.name, text.subject, text.text,
        tuple(each.name for each in files), against, request.because.strip() if against else "",
    )  # fmt: skip
    now = moment_of(caller.now)
    data = mime(sender, to, subject=text.subject, text=text.text, name=name, answers=thread, files=files)
    new = KeptOutgoing(
        id=0,
        owner=caller.owner,
        case=request.case,
        account=account.id,
        contact=contact.id,
        kind=request.kind,
        purpose=purpose,
        occasion=occasion,
        state="approved",
        message_id=name,
        digest=request.digest,
        body=_encoder.encode(message),
        data=data,
        not_before=slot.begins,
        due=slot.begins,
        until=slot.ends,
        tries=0,
        approved=now,
        changed=now,
        place=books.room.place,
    )
    number = _in_place_of_others(books, new)
    _put_by(books, caller, request.case, action, slot.begins)
    return number


def account_for(books: Books, caller: Caller, asked: int | None) -> KeptAccount:
    """The account to write from: the one asked for, else the oldest."""
    if asked is not None:
        found = books.room.accounts.get(caller.owner, asked)
        if found is None:
            raise NotFound
        return found
    there = books.room.accounts.of_owner(caller.owner)
    if not there:
        raise Fault("account", "no mail account", "one set up: afterword mail add ADDRESS, or Settings, Mail")
    return there[0]


def action_of(opened: Opened, kind: str, contact: str) -> Action | None:
    """What in the plan a note is for: what is still open before what is not."""
    mine = [each for each in opened.plan.actions if each.kind == kind and each.contact == contact]
    return next((each for each in mine if each.status in STILL_OPEN), mine[-1] if mine else None)


def _contact(opened: Opened, contact: str) -> Contact:
    found = next((each for each in opened.case.contacts if each.id == contact), None)
    if found is None:
        raise NotFound
    if not found.email:
        raise Fault("contact.email", "no address", f"the email address of {found.name}")
    return found


def _text(books: Books, caller: Caller, request: ApproveRequest) -> SaveNoteRequest:
    """The text as it is kept, if it is the one that was seen."""
    if request.kind not in PURPOSES:
        raise Fault("kind", repr(request.kind), ", ".join(PURPOSES))
    there = note(books, caller, NoteRequest(case=request.case, kind=request.kind, contact=request.contact))
    if there is None or not there.text.strip():
        raise Fault("text", "nothing written", "a text (afterword do save_note)")
    if there.channel != "email":
        raise Fault("channel", "a card", "an email: a card is sent by hand")
    if not there.subject.strip():
        raise Fault("subject", "nothing", "a subject")
    if digest_of(there) != request.digest:
        raise Fault("digest", "that of another text", "that of the text as it stands: look at it once more")
    return there


def _against(
    books: Books, caller: Caller, opened: Opened, contact: Contact, *, at: datetime, because: str
) -> str:
    """What the guard says to it at the moment at which it will go out; ``Refused`` without a reason given."""
    plan = books.plan(opened.case, books.profile(caller), at)
    verdict = may(plan, "email", plan.situation.people[contact.id])
    if verdict.allowed or verdict.because is None:
        return ""
    if not because.strip():
        raise Refused(plan, verdict)
    return verdict.because


def _without_errors(books: Books, opened: Opened, text: SaveNoteRequest) -> None:
    """``Fault`` for the first error that is neither mended nor let stand with a reason."""
    found = books.desk.check(
        CheckRequest(
            kind=text.kind, case=opened.case, text=text.text, contact=text.contact, subject=text.subject,
            channel="email",
            dismissed=tuple(Dismissed(rule, because, words) for rule, words, because in text.dismissed),
        )
    )  # fmt: skip
    for each in found.findings:
        if each.severity == "error":
            _mend(each.message)


def _mend(message: str) -> NoReturn:
    raise Fault("text", message, "that mended, or let stand with a reason")


def _attachment(file: File) -> Attachment:
    main, slash, sub = file.type.partition("/")
    if not slash or not (main + sub).replace("-", "").replace(".", "").replace("+", "").isalnum():
        raise Fault("files.type", repr(file.type), "a media type, as application/pdf")
    if main in {"multipart", "message"}:
        raise Fault("files.type", repr(file.type), "the type of a file")
    try:
        data = b64decode(file.data, validate=True)
    except ValueError:
        raise Fault("files.data", "characters that are not base64", "base64") from None
    return Attachment(" ".join(file.name.split()), file.type, data)


def _in_place_of_others(books: Books, new: KeptOutgoing) -> int:
    try:
        return books.room.outbox.add(new)
    except KeyError:
        raise NotFound from None
    except AlreadyThere as there:
        if not books.room.outbox.move(there.outgoing, STOPPABLE, "cancelled", new.approved, why="replaced"):
            wanted = "nothing: it is sent, or may be; see afterword do outbox"
            raise Fault("outgoing", f"a message for the same ({there.outgoing})", wanted) from None
        return books.room.outbox.add(new)


def _put_by(books: Books, caller: Caller, case: int, action: Action | None, until: Moment) -> None:
    """Take what is arranged off the day's list until it has happened."""
    if action is None or until <= moment_of(caller.now):
        return
    with suppress(Fault, NotFound):
        put_off(books, caller, PutOffRequest(case=case, action=action.id, until=moment(until)))
