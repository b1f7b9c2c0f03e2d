"""What they wrote: taken in, understood where it is sure, asked about where it is not; never silently."""

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, cast

import msgspec
from msgspec import UNSET

from afterword.app.ledger.amending import last_step
from afterword.app.ledger.books import Books, NotFound, moment
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.interrupting import unread
from afterword.app.ledger.letter_shapes import (
    Body,
    LetterRequest,
    LettersRequest,
    Said,
    SettleRequest,
    Shown,
    TakeInRequest,
    Where,
    body_of,
)
from afterword.app.ledger.recording import record
from afterword.app.ledger.replay import UNKNOWN_ZONE
from afterword.app.ledger.requests import RecordRequest
from afterword.core import facts
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.core.reading.sign import SURE
from afterword.ports import ChangedMeanwhile, KeptLetter, Letter, LetterState

if TYPE_CHECKING:
    from afterword.app.post.concerns import Seen

_encoder: Final = msgspec.json.Encoder()
_HEADERS: Final = re.compile(
    r"^\ufeff?(?:from|von|de|date|datum|subject|betreff|objet|asunto|received|return-path|message-id|mime-version"
    r"|delivered-to|to|x-[a-z-]+|dkim-signature|arc-seal|authentication-results)\s?:\s",
    re.IGNORECASE,
)
_REPLIES: Final = frozenset(
    ("acknowledgement", "delay", "information_request", "next_round", "rejection", "offer", "other")
)
_NEEDS_SOMEBODY: Final = frozenset(("out_of_office", "bounce"))
_AHEAD: Final = timedelta(days=1)
"""As far as a sender's clock may be ahead of ours."""
_MOST_TEXT: Final = 50_000


def take_in(books: Books, caller: Caller, request: TakeInRequest) -> Shown:
    """Take a mail in; the same one a second time is the first again."""
    opened = books.opened(caller, request.case)
    raw = request.raw
    if not raw.strip():
        raise Fault("raw", "nothing", "what they wrote")
    if " " in raw[:200].strip() and not _HEADERS.match(raw.lstrip()):
        raw = f"\n{raw}"  # only its words: nothing of them is a header
    company = opened.case.company
    letter, meant = books.desk.read(raw, _today(books, caller), company.country, company.region)
    text = letter.text.replace("\0", "\ufffd")[:_MOST_TEXT]
    body = Body(
        meaning=cast("Any", meant.meaning),
        confidence=meant.confidence,
        text=text,
        automatic=meant.automatic,
        from_name=letter.from_name[:500].replace("\0", ""),
        from_address=letter.from_address[:500].replace("\0", ""),
        subject=letter.subject[:1000].replace("\0", ""),
        message_id=letter.message_id.replace("\0", ""),
        references=tuple(each.replace("\0", "") for each in letter.references[-20:]),
        evidence=tuple(each for each in meant.evidence if each.end <= len(text)),
        by=None if meant.reply_by is UNSET else meant.reply_by,
        until=None if meant.until is UNSET else meant.until,
        failed=tuple(each.address for each in letter.failed),
        contact=_contact(opened.case, letter),
    )
    kept = KeptLetter(
        0, caller.owner, request.case, _key(request.case, letter), "asked",
        moment_of(_at(letter.date, caller.now)), _encoder.encode(body), None,
    )  # fmt: skip
    try:
        number, new = books.letters.keep(kept)
    except KeyError:
        raise NotFound from None
    kept = books.letters.get(caller.owner, number) or kept
    if new and not request.ask and body.confidence >= SURE:
        with suppress(Fault, ChangedMeanwhile):
            _apply(books, caller, kept, body)
    if new and not body.automatic and _waits(books, caller, number):
        unread(books, caller.owner, request.case, moment_of(caller.now))
    return letter_of(books, caller, LetterRequest(letter=number))


def keep_doubtful(books: Books, caller: Caller, cases: tuple[int, ...], seen: "Seen", where: Where) -> int:
    """Keep the headers of a mail that may be about one of some cases: its letter's id."""
    said = seen.message_id or f"{where.folder}/{where.validity}/{where.uid}"
    body = Body(
        meaning="unknown", confidence=0, text="", automatic=seen.automatic, from_name=seen.name,
        from_address=seen.address, subject=seen.subject, message_id=seen.message_id, where=where, cases=cases,
    )  # fmt: skip
    key = sha256(f"doubtful\n{said}".encode("utf-8", "replace")).hexdigest()
    at = moment_of(_at(seen.date, caller.now))
    kept = KeptLetter(0, caller.owner, cases[0], key, "doubtful", at, _encoder.encode(body), None)
    try:
        return books.letters.keep(kept)[0]
    except KeyError:
        raise NotFound from None


def _waits(books: Books, caller: Caller, letter: int) -> bool:
    kept = books.letters.get(caller.owner, letter)
    return kept is not None and kept.state == "asked"


def letters(books: Books, caller: Caller, request: LettersRequest) -> tuple[Shown, ...]:
    """Letters, oldest first."""
    if request.case is None:
        return tuple(
            Shown(each, body_of(each), taken_back=False)
            for each in books.letters.asked(caller.owner, request.limit)
        )
    undone = _undone(books, caller, request.case)
    found = books.letters.of_case(caller.owner, request.case)[-request.limit :]
    return tuple(Shown(each, body_of(each), taken_back=each.step in undone) for each in found)


def letter_of(books: Books, caller: Caller, request: LetterRequest) -> Shown:
    """One letter; ``NotFound`` if the caller has none of that number."""
    kept = books.letters.get(caller.owner, request.letter)
    if kept is None:
        raise NotFound
    return Shown(kept, body_of(kept), taken_back=kept.step in _undone(books, caller, kept.case))


def settle(books: Books, caller: Caller, request: SettleRequest) -> None:
    """A person says what a letter means: that is recorded in place of what was, or nothing is."""
    shown = letter_of(books, caller, LetterRequest(letter=request.letter))
    kept = shown.kept
    if kept.state == "doubtful":
        raise Fault("letter", "one that was not read yet", "first whether it is about the case")
    if kept.state == "applied" and not shown.taken_back:
        raise Fault("letter", "one that is recorded already", "an undo first")
    if request.meaning == "unrelated":
        _moved(books, kept, "aside", None)
        return
    _recorded(books, caller, kept, request, request.once)


def _apply(books: Books, caller: Caller, kept: KeptLetter, body: Body) -> None:
    """Record what is sure. What cannot be recorded waits as a question."""
    if body.meaning == "unrelated":
        _moved(books, kept, "aside", None)
        return
    if body.meaning == "unknown" or (body.meaning in _NEEDS_SOMEBODY and body.contact is None):
        return
    meant = SettleRequest(
        letter=kept.id,
        meaning=body.meaning,
        contact=body.contact,
        reply_by=body.until if body.meaning == "delay" else None,
        decide_by=body.by if body.meaning == "offer" else None,
        until=body.until if body.meaning == "out_of_office" else None,
    )
    _recorded(books, caller, kept, meant, f"letter:{kept.key}")


def _recorded(books: Books, caller: Caller, kept: KeptLetter, meant: SettleRequest, once: str | None) -> None:
    """Record what it means and remember as what: both, or neither."""
    event = _event(meant.meaning, kept, meant.contact, meant)
    with books.cases.together():
        record(books, caller, RecordRequest(case=kept.case, event=event, once=once))
        _moved(books, kept, "applied", last_step(books.cases.history(caller.owner, kept.case)))


def _moved(books: Books, kept: KeptLetter, state: LetterState, step: int | None) -> None:
    if not books.letters.settle(kept, state, step):
        raise ChangedMeanwhile


def _event(meaning: Said, kept: KeptLetter, contact: str | None, said: SettleRequest) -> facts.Event:
    at = moment(kept.at)
    if meaning in _REPLIES:
        return facts.Reply(at, "email", cast("Any", meaning), contact, said.reply_by, said.decide_by)
    if contact is None:
        raise Fault("contact", "nobody", "whose mail it is")
    return facts.Bounce(at, contact) if meaning == "bounce" else facts.AutoReply(at, contact, said.until)


def _contact(case: facts.Case, letter: Letter) -> str | None:
    """Whom of the case a mail is from; of a report that it did not arrive, whom it did not reach."""
    addresses = {each.address for each in letter.failed} or {letter.from_address}
    for each in case.contacts:
        if each.email and each.email.lower() in addresses:
            return each.id
    if letter.failed:
        return None
    name = letter.from_name.casefold()
    for each in case.contacts:
        if name and each.name.casefold() == name:
            return each.id
    return case.contacts[0].id if len(case.contacts) == 1 and not letter.from_address else None


def _key(case: int, letter: Letter) -> str:
    """What tells a letter from all others of a case: its Message-ID, or all that it says.

    A machine that answers a thousand times has said one thing once.
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
    """When it was sent, as far as that can be: never to come, and not before the years that are kept."""
    if sent is None or sent.year < 2000:  # noqa: PLR2004 - before there was this program, or a clock that was reset
        return now
    return min(sent, now) if sent <= now + _AHEAD else now


def _today(books: Books, caller: Caller) -> date:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return caller.now.astimezone(ZoneInfo(books.profile(caller).timezone or UNKNOWN_ZONE)).date()


def _undone(books: Books, caller: Caller, case: int) -> set[int]:
    entries = books.cases.history(caller.owner, case)
    if not entries:
        raise NotFound
    return {each.step for each in entries if each.undone_at is not None}
