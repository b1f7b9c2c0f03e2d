"""Changing a case otherwise than by something that happened: its facts, a step back, a step put off."""

from itertools import islice

from msgspec import structs

from afterword.app.ledger.books import Books, NotFound
from afterword.app.ledger.caller import Caller
from afterword.app.ledger.replay import candidate_of, case_from, replayed, with_facts
from afterword.app.ledger.requests import AmendRequest, PutOffRequest, RemoveRequest, UndoRequest
from afterword.core.action import LATE
from afterword.core.fault import Fault
from afterword.core.moments import moment_of
from afterword.core.plan import STILL_OPEN
from afterword.ports import Change, ChangedMeanwhile, KeptCase, KeptEntry, Profile


def amend(books: Books, caller: Caller, request: AmendRequest) -> None:
    """New facts in place of the old; ``ChangedMeanwhile`` if they were made from older ones."""

    def amended(kept: KeptCase, profile: Profile) -> Change:
        if kept.version != request.version:
            raise ChangedMeanwhile
        new = with_facts(bytes(request.facts), candidate_of(profile))
        if new.id != kept.key:
            raise Fault("facts.id", repr(new.id), f"{kept.key!r}: a case keeps its id")
        case = structs.replace(new, events=replayed(kept, profile).events)
        return books.change_of(case, profile, caller.now, facts=True, later=dict(kept.later))

    books.changed(caller, request.case, amended, request.once)


def undo(books: Books, caller: Caller, request: UndoRequest) -> None:
    """Take back what was recorded last. The first step, which made the case, is taken back by removing it."""

    def undone(kept: KeptCase, profile: Profile) -> Change:
        entries = books.cases.history(caller.owner, kept.id)
        step = last_step(entries)
        if step is None:
            raise Fault("case", "nothing to undo", "a case with more than its first step: remove it instead")
        if request.step is not None and request.step != step:
            raise ChangedMeanwhile
        left = [each for each in entries if each.undone_at is None and each.step != step]
        facts = [each.body for each in left if each.kind == "facts"][-1]
        events = tuple(each.body for each in left if each.kind == "event")
        changed = facts != kept.facts
        case = case_from(facts, events, candidate_of(profile))
        return books.change_of(case, profile, caller.now, facts=changed, later=dict(kept.later), undo=step)

    books.changed(caller, request.case, undone)


def last_step(entries: tuple[KeptEntry, ...]) -> int | None:
    """The step that can be taken back: the last that stands, unless it made the case."""
    standing = sorted({each.step for each in entries if each.undone_at is None}, reverse=True)
    return next(iter(islice(standing, 1)), None) if len(standing) > 1 else None


def put_off(books: Books, caller: Caller, request: PutOffRequest) -> None:
    """Do not show an action until a moment, which must come before its end."""
    until = moment_of(request.until)
    if until <= moment_of(caller.now):
        raise Fault("until", request.until.isoformat(), "a moment ahead")

    def later(kept: KeptCase, profile: Profile) -> Change:
        opened = books.planned(kept, profile, caller.now)
        pending = {each.id: each for each in opened.plan.actions if each.status in STILL_OPEN}
        action = pending.get(request.action)
        if action is None:
            raise NotFound
        end = action.late_until if action.status == LATE else action.closes
        if end is not None and until >= end:
            raise Fault("until", request.until.isoformat(), "a moment before its time is over")
        still = {name: at for name, at in kept.later.items() if name in pending}
        return books.change_of(opened.case, profile, caller.now, later={**still, request.action: until})

    books.changed(caller, request.case, later)


def take_up(books: Books, caller: Caller, case: int, action: str) -> None:
    """Show an action again that was put off."""

    def shown(kept: KeptCase, profile: Profile) -> Change:
        left = {name: at for name, at in kept.later.items() if name != action}
        return books.change_of(replayed(kept, profile), profile, caller.now, later=left)

    kept = books.cases.get(caller.owner, case)
    if kept is not None and action in kept.later:
        books.changed(caller, case, shown)


def remove(books: Books, caller: Caller, request: RemoveRequest) -> None:
    """Forget a case and all of it."""
    if not books.cases.remove(caller.owner, request.case):
        raise NotFound
    books.remembered.pop(caller.owner, None)
    books.known.pop(caller.owner, None)
