"""Everything of a person's, out and in again, and what can be learned from it."""

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from afterword.app.importing.ours import Happening, Kept, Letter, Written, write_pieces
from afterword.app.importing.ours import Profile as ProfileOut
from afterword.app.insights.insights import Insights, insights
from afterword.app.ledger.books import Books, moment, unwritable, writable
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.letter_shapes import Body
from afterword.app.ledger.quiet import hours
from afterword.app.ledger.replay import UNKNOWN_ZONE, candidate_of, events_of, facts_of, replayed
from afterword.app.ledger.requests import (
    ExportRequest,
    ImportRequest,
    InsightsRequest,
    SaveNoteRequest,
    SaveProfileRequest,
)
from afterword.app.post.carrying import as_kept, named, posted
from afterword.app.reading import case_of
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.core.moments import HOUR, moment_of
from afterword.ports import AlreadyThere, KeptEntry, KeptLetter, Profile, Taken

_TOGETHER = 200
"""Cases kept in one go by an import: many times faster than one by one, and others need not wait long."""


_REMEMBERED_AT_MOST = 200
"""Persons whose insights are remembered."""


class Brought(NamedTuple):
    """What an import did: how many were added, which ids were there, and what was wrong with others."""

    added: int
    there: tuple[str, ...]
    faults: tuple[tuple[int, Fault], ...]


def found_out(books: Books, caller: Caller, request: InsightsRequest) -> Insights:
    """What became of the caller's silences: as of their last change, and at most an hour old.

    Counting grows with the cases, which a page must not: so it is remembered.
    """
    del request
    state = (*books.cases.latest(caller.owner), moment_of(caller.now) // HOUR)
    known = books.remembered.get(caller.owner)
    if known is not None and known[0] == state:
        return known[1]
    zone = books.profile(caller).timezone or UNKNOWN_ZONE
    today = caller.now.astimezone(ZoneInfo(zone)).date()
    found = insights(books.cases.outcomes(caller.owner), today.toordinal())
    if len(books.remembered) >= _REMEMBERED_AT_MOST:
        books.remembered.clear()
    books.remembered[caller.owner] = state, found
    return found


def every_case(books: Books, caller: Caller) -> Iterator[Case]:
    """Each of the caller's cases."""
    profile = books.profile(caller)
    return (replayed(kept, profile) for kept in books.cases.all(caller.owner))


def export(books: Books, caller: Caller, request: ExportRequest) -> Iterator[bytes]:
    """Everything of the caller's as ``afterword.export/1``, piece by piece."""
    del request
    profile = books.profile(caller)

    def beside() -> Iterator[tuple[str, Kept]]:
        for kept in books.cases.all(caller.owner):
            history = books.cases.history(caller.owner, kept.id)
            texts = (
                msgspec.json.decode(each, type=SaveNoteRequest)
                for each in books.cases.notes(caller.owner, kept.id)
            )
            yield (
                kept.key,
                Kept(
                    tuple(map(_happening, history)),
                    tuple(map(_written, texts)),
                    {action: moment(until) for action, until in kept.later.items()},
                    tuple(_letters_out(books, caller, kept.id)),
                    tuple(posted(books, caller, kept.id)),
                ),
            )

    return write_pieces(caller.now, _profile_out(profile), every_case(books, caller), beside())


def bring_in(books: Books, caller: Caller, request: ImportRequest) -> Brought:
    """Add cases; one whose id is there already is left as it is, one that makes no sense is told of.

    What an export had kept beside a case comes back with it, where it tells of the same case.
    """
    there: list[str] = []
    faults: list[tuple[int, Fault]] = []
    for start in range(0, len(request.cases), _TOGETHER):
        with books.cases.together():
            for place, raw in enumerate(request.cases[start : start + _TOGETHER], start):
                try:
                    if not _brought(books, caller, raw, request.kept):
                        there.append(str(msgspec.json.decode(raw)["id"]))
                except Fault as fault:
                    faults.append((place, fault))
    return Brought(len(request.cases) - len(there) - len(faults), tuple(there), tuple(faults))


def _brought(books: Books, caller: Caller, raw: msgspec.Raw, kept: dict[str, Kept]) -> bool:
    """Whether a case was added; ``False`` if one of its id was there."""
    profile = books.profile(caller)
    table = msgspec.json.decode(raw)
    if not isinstance(table, dict):
        raise Fault("", type(table).__name__, "a case")
    case = case_of({**table, "candidate": msgspec.to_builtins(candidate_of(profile))})
    beside = kept.get(case.id, Kept())
    writable(*(each.surface + each.because for each in beside.history))
    writable(*(each.kind + each.contact for each in beside.texts))
    writable(*(field for each in beside.posted for field in named(each)))
    letters = [_letter_in(caller.owner, each) for each in beside.letters]
    messages = [as_kept(caller.owner, each) for each in beside.posted]
    later = {action: moment_of(until) for action, until in beside.later.items()}
    change = books.change_of(case, profile, caller.now, facts=True, events=events_of(case), later=later)
    if books.cases.find(caller.owner, case.id) is not None:
        return False
    try:
        number = books.cases.add(
            caller.owner, case.id, change, at=moment_of(caller.now), surface=caller.surface, once=None
        )
    except Taken:
        return False
    entries = tuple(_entry(at, each) for at, each in enumerate(beside.history, 1))
    if entries and _tells_of(entries, case):
        books.cases.restore(caller.owner, number, entries)
    for each in beside.texts:
        request = SaveNoteRequest(case=number, **msgspec.structs.asdict(each))
        body = msgspec.json.encode(request)
        books.cases.save_note(caller.owner, number, each.kind, each.contact, body, at=moment_of(caller.now))
    for letter in letters:
        books.letters.keep(letter._replace(case=number))
    for message in messages:
        # The same occasion twice is one message: the first.
        with suppress(AlreadyThere):
            books.room.outbox.add(message._replace(case=number))
    return True


def _tells_of(entries: tuple[KeptEntry, ...], case: Case) -> bool:
    """Whether a history leads to a case as it is: one that was changed by hand does not."""
    standing = [each for each in entries if each.undone_at is None]
    facts = [each.body for each in standing if each.kind == "facts"]
    events = [msgspec.json.decode(each.body) for each in standing if each.kind == "event"]
    same_facts = bool(facts) and msgspec.json.decode(facts[-1]) == msgspec.json.decode(facts_of(case))
    return same_facts and events == [msgspec.json.decode(each) for each in events_of(case)]


def _happening(entry: KeptEntry) -> Happening:
    return Happening(
        step=entry.step,
        kind="facts" if entry.kind == "facts" else "event",
        body=msgspec.json.decode(entry.body),
        at=moment(entry.at),
        surface=entry.surface,
        because=entry.because,
        undone_at=None if entry.undone_at is None else moment(entry.undone_at),
    )


def _entry(number: int, each: Happening) -> KeptEntry:
    undone = None if each.undone_at is None else moment_of(each.undone_at)
    body = msgspec.json.encode(each.body)
    return KeptEntry(
        number, each.step, each.kind, body, moment_of(each.at), None, each.surface, each.because, undone
    )


def _letters_out(books: Books, caller: Caller, case: int) -> Iterator[Letter]:
    """All but the doubtful: those are not theirs yet, and are in the mailbox."""
    for kept in books.letters.of_case(caller.owner, case):
        if kept.state != "doubtful":
            yield Letter(kept.key, kept.state, moment(kept.at), msgspec.json.decode(kept.body), kept.step)


def _letter_in(owner: int, letter: Letter) -> KeptLetter:
    """A letter as it was kept, but for the case's number, which is not known yet."""
    try:
        body = msgspec.json.encode(msgspec.convert(letter.body, Body))
    except msgspec.ValidationError as error:
        raise Fault("letters.body", str(error), "a letter as it was exported") from None
    if b"\\u0000" in body:
        raise unwritable()
    return KeptLetter(0, owner, 0, letter.key, letter.state, moment_of(letter.at), body, letter.step)


def _written(note: SaveNoteRequest) -> Written:
    told = msgspec.structs.asdict(note)
    return Written(**{name: told[name] for name in Written.__struct_fields__})


def _profile_out(profile: Profile) -> ProfileOut:
    quiet = hours(profile.quiet)
    return ProfileOut(
        name=profile.name,
        timezone=profile.timezone,
        email=profile.email or None,
        phone=profile.phone or None,
        language=profile.language or None,
        signature=profile.signature or None,
        policy=msgspec.json.decode(profile.policy) if profile.policy else None,
        quiet=(f"{quiet[0]:%H:%M}", f"{quiet[1]:%H:%M}") if quiet else None,
    )


def profile_in(profile: ProfileOut) -> SaveProfileRequest:
    """The request that takes an export's profile over."""
    return SaveProfileRequest(
        name=profile.name,
        email=profile.email or "",
        phone=profile.phone or "",
        timezone=profile.timezone,
        language=profile.language or "",
        signature=profile.signature or "",
        policy=msgspec.Raw(b"" if profile.policy is None else msgspec.json.encode(profile.policy)),
        quiet="-".join(profile.quiet) if profile.quiet else "",
    )
