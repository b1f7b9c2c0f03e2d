"""Exports and imports a person's data, and computes their insights."""

from contextlib import suppress
from typing import NamedTuple

import msgspec

from afterword.core.case import Case
from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import AlreadyQueuedError, DuplicateKeyError, HistoryEntry, InboxMessage
from afterword.services.cases.replay import candidate_of_profile, facts_of, recorded_events
from afterword.services.context import Caller, Services, unwritable, writable
from afterword.services.inbox.schemas import Body
from afterword.services.notes.schemas import SaveNoteRequest
from afterword.services.outbox.export import as_kept, short_texts
from afterword.services.planning.decode import case_of
from afterword.services.profile.schemas import SaveProfileRequest
from afterword.services.transfer.importing.export_file import (
    Export,
    ExportedExtras,
    ExportedMessage,
    Happening,
)
from afterword.services.transfer.importing.export_file import ExportedProfile as ProfileOut
from afterword.services.transfer.schemas import ImportRequest

_TOGETHER = 200
"""How many cases an import stores at once: much faster than one by one, and others don't wait long."""


class Brought(NamedTuple):
    """What an import did: how many were added, which ids existed, and what was wrong with the others."""

    added: int
    there: tuple[str, ...]
    faults: tuple[tuple[int, InputError], ...]


def import_cases(services: Services, caller: Caller, request: ImportRequest) -> Brought:
    """Add cases. One with an existing id is left alone, and an invalid one is reported.

    What an export has for a case is restored with it, if it matches the case.
    """
    there: list[str] = []
    faults: list[tuple[int, InputError]] = []
    for start in range(0, len(request.cases), _TOGETHER):
        with services.cases.atomic():
            for place, raw in enumerate(request.cases[start : start + _TOGETHER], start):
                try:
                    if not _brought(services, caller, raw, request.kept):
                        there.append(str(msgspec.json.decode(raw)["id"]))
                except InputError as fault:
                    faults.append((place, fault))
    return Brought(len(request.cases) - len(there) - len(faults), tuple(there), tuple(faults))


def import_request(found: Export) -> ImportRequest:
    """The request that imports an export's cases with everything that belongs to them."""
    return ImportRequest(
        cases=tuple(msgspec.Raw(msgspec.json.encode(each)) for each in found.cases), kept=found.kept
    )


def _brought(services: Services, caller: Caller, raw: msgspec.Raw, kept: dict[str, ExportedExtras]) -> bool:
    """Whether a case was added; ``False`` if its id already exists."""
    profile = services.profile(caller)
    table = msgspec.json.decode(raw)
    if not isinstance(table, dict):
        raise InputError("", type(table).__name__, "a case")
    case = case_of({**table, "candidate": msgspec.to_builtins(candidate_of_profile(profile))})
    beside = kept.get(case.id, ExportedExtras())
    writable(*(each.surface + each.because for each in beside.history))
    writable(*(each.kind + each.contact for each in beside.texts))
    writable(*(field for each in beside.posted for field in short_texts(each)))
    letters = [_letter_in(caller.owner, each) for each in beside.letters]
    messages = [as_kept(caller.owner, each) for each in beside.posted]
    later = {action: instant_of(until) for action, until in beside.later.items()}
    change = services.change_of(
        case, profile, caller.now, facts=True, events=recorded_events(case), snoozed=later
    )
    if services.cases.find(caller.owner, case.id) is not None:
        return False
    try:
        number = services.cases.add(
            caller.owner, case.id, change, at=instant_of(caller.now), surface=caller.surface, once=None
        )
    except DuplicateKeyError:
        return False
    entries = tuple(_entry(at, each) for at, each in enumerate(beside.history, 1))
    if entries and _tells_of(entries, case):
        services.cases.replace_history(caller.owner, number, entries)
    for each in beside.texts:
        request = SaveNoteRequest(case=number, **msgspec.structs.asdict(each))
        body = msgspec.json.encode(request)
        services.cases.save_note(
            caller.owner, number, each.kind, each.contact, body, at=instant_of(caller.now)
        )
    for letter in letters:
        services.messages.add(letter._replace(case=number))
    for message in messages:
        # The same occasion twice is one message: the first.
        with suppress(AlreadyQueuedError):
            services.mail.outbox.add(message._replace(case=number))
    return True


def _tells_of(entries: tuple[HistoryEntry, ...], case: Case) -> bool:
    """Whether a history leads to this case; it doesn't if the file was edited by hand."""
    standing = [each for each in entries if each.undone_at is None]
    facts = [each.body for each in standing if each.kind == "facts"]
    events = [msgspec.json.decode(each.body) for each in standing if each.kind == "event"]
    same_facts = bool(facts) and msgspec.json.decode(facts[-1]) == msgspec.json.decode(facts_of(case))
    return same_facts and events == [msgspec.json.decode(each) for each in recorded_events(case)]


def _entry(number: int, each: Happening) -> HistoryEntry:
    undone = None if each.undone_at is None else instant_of(each.undone_at)
    body = msgspec.json.encode(each.body)
    return HistoryEntry(
        number, each.step, each.kind, body, instant_of(each.at), None, each.surface, each.because, undone
    )


def _letter_in(owner: int, letter: ExportedMessage) -> InboxMessage:
    """A message as exported, without its case's number, which isn't known yet."""
    try:
        body = msgspec.json.encode(msgspec.convert(letter.body, Body))
    except msgspec.ValidationError as error:
        raise InputError("letters.body", str(error), "a letter as it was exported") from None
    if b"\\u0000" in body:
        raise unwritable()
    return InboxMessage(0, owner, 0, letter.key, letter.state, instant_of(letter.at), body, letter.step)


def profile_in(profile: ProfileOut) -> SaveProfileRequest:
    """The request that imports an export's profile."""
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
