"""Everything of a person's, out and in again, and what can be learned from it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from afterword.app.insights.insights import Insights, insights
from afterword.app.ledger.books import Books
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.replay import UNKNOWN_ZONE, candidate_of, events_of, replayed
from afterword.app.ledger.requests import ExportRequest, ImportRequest, InsightsRequest
from afterword.app.reading import case_of
from afterword.core.facts import Case
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.ports import KeptEntry, Profile, Taken


class Brought(NamedTuple):
    """What an import did: how many were added, which ids were there already, and what was wrong with others."""

    added: int
    there: tuple[str, ...]
    faults: tuple[tuple[int, Fault], ...]


def found_out(books: Books, caller: Caller, request: InsightsRequest) -> Insights:
    """What became of the caller's silences."""
    del request
    zone = books.profile(caller).timezone or UNKNOWN_ZONE
    today: date = caller.now.astimezone(ZoneInfo(zone)).date()
    return insights(books.cases.outcomes(caller.owner), today.toordinal())


class Exported(NamedTuple):
    """A person's profile, and their cases with all that was recorded of each."""

    profile: Profile
    cases: Iterator[tuple[Case, tuple[KeptEntry, ...]]]


def export(books: Books, caller: Caller, request: ExportRequest) -> Exported:
    """Everything of the caller's, read as it is asked for."""
    del request
    profile = books.profile(caller)
    return Exported(
        profile,
        (
            (replayed(kept, profile), books.cases.history(caller.owner, kept.id))
            for kept in books.cases.all(caller.owner)
        ),
    )


def bring_in(books: Books, caller: Caller, request: ImportRequest) -> Brought:
    """Add cases; one whose id is there already is left as it is, one that makes no sense is told of."""
    profile = books.profile(caller)
    there: list[str] = []
    faults: list[tuple[int, Fault]] = []
    added = 0
    for place, raw in enumerate(request.cases):
        try:
            table = msgspec.json.decode(raw)
            case = case_of({**table, "candidate": msgspec.to_builtins(candidate_of(profile))})
            change = books.change_of(case, profile, caller.now, facts=True, events=events_of(case))
        except Fault as fault:
            faults.append((place, fault))
            continue
        try:
            books.cases.add(
                caller.owner, case.id, change, at=moment_of(caller.now), surface=caller.surface, once=None
            )
        except Taken:
            there.append(case.id)
        else:
            added += 1
    return Brought(added, tuple(there), tuple(faults))
