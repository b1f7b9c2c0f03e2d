"""The cases in the database, behind ``ports.Cases``."""

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from afterword.ports import (
    Agenda,
    Change,
    ChangedMeanwhile,
    KeptCase,
    KeptEntry,
    Listed,
    Outcome,
    Standing,
    Taken,
)
from afterword.storage import models
from afterword.storage.models import Answered, Case, Entry, Note, Step
from afterword.storage.picking import agenda_of
from afterword.storage.rows import entry, kept

_AT_ONCE = 500


class DjangoCases:
    """Every change is one transaction: facts, events and what follows from them, or nothing."""

    def get(self, owner: int, case: int) -> KeptCase | None:
        """One case; ``None`` if the owner has none of that id."""
        found = kept(_mine(owner, case))
        return found[0] if found else None

    def those(self, owner: int, cases: Collection[int]) -> Sequence[KeptCase]:
        """Those of these cases that are the owner's."""
        return kept(Case.objects.filter(owner_id=owner, pk__in=cases))

    def texts(self, owner: int, cases: Collection[int]) -> Sequence[bytes]:
        """Every text that is being written in these cases, as JSON."""
        rows = Note.objects.filter(case__owner_id=owner, case_id__in=cases).values_list("body", flat=True)
        return [body.encode() for body in rows]

    def find(self, owner: int, key: str) -> KeptCase | None:
        """The case of that key."""
        found = kept(Case.objects.filter(owner_id=owner, key=key))
        return found[0] if found else None

    def history(self, owner: int, case: int) -> tuple[KeptEntry, ...]:
        """Everything that was recorded, in order, undone things too."""
        rows = Entry.objects.filter(case__in=_mine(owner, case)).order_by("number")
        return tuple(map(entry, rows))

    def all(self, owner: int) -> Iterator[KeptCase]:
        """Every case of a person, oldest first."""
        rows = Case.objects.filter(owner_id=owner).order_by("pk")
        last = 0
        while some := list(rows.filter(pk__gt=last)[:_AT_ONCE]):
            last = some[-1].pk
            yield from kept(some)

    def listed(
        self, owner: int, words: str, stages: Collection[str], before: tuple[int, int] | None, limit: int
    ) -> Sequence[Listed]:
        """Cases in which every word occurs, last touched first."""
        rows = Case.objects.filter(owner_id=owner)
        for word in islice(words.casefold().split(), 8):
            rows = rows.filter(words__contains=word)
        if stages:
            rows = rows.filter(stage__in=stages)
        if before is not None:
            rows = rows.filter(Q(touched__lt=before[0]) | Q(touched=before[0], pk__lt=before[1]))
        found = rows.order_by("-touched", "-pk")[:limit]
        return [
            Listed(*row) for row in found.values_list("pk", "company", "role", "stage", "next_at", "touched")
        ]

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What is due at a moment."""
        steps = Step.objects.filter(owner_id=owner).order_by("at").values_list("case_id", flat=True)
        stale = Case.objects.filter(owner_id=owner, next_check__lte=now).order_by("next_check")
        return agenda_of(
            list(stale.values_list("pk", flat=True)[: limit + 1]),
            list(steps.filter(place="now")[: limit + 1]),
            list(steps.filter(place="next")[: limit + 1]),
            limit,
            lambda ids: {each.id: each for each in kept(Case.objects.filter(pk__in=ids))},
        )

    def answer(self, owner: int, once: str) -> int | None:
        """The case that was made or changed under an idempotency key."""
        found = Answered.objects.filter(owner_id=owner, key=once).values_list("answer", flat=True).first()
        return int(found) if found else None

    def add(self, owner: int, key: str, change: Change, *, at: int, surface: str, once: str | None) -> int:
        """A new case's id; under the same ``once``, the id that the first call got."""
        try:
            with transaction.atomic():
                # The key is claimed before anything is written: looking first would let two through.
                claim = None
                if once is not None:
                    claim, new = Answered.objects.get_or_create(owner_id=owner, key=once, defaults={"at": at})
                    if not new:
                        return int(claim.answer)
                assert change.facts is not None
                row = Case.objects.create(
                    owner_id=owner, key=key, version=1, touched=at, **_columns(change, change.facts)
                )
                _record(row, change, at=at, by=owner, surface=surface, before=0)
                _follow(row, change.standing)
                if claim is not None:
                    claim.answer = str(row.pk)
                    claim.save(update_fields=["answer"])
                return row.pk
        except IntegrityError:
            if Case.objects.filter(owner_id=owner, key=key).exists():
                raise Taken from None
            raise

    def change(self, kept: KeptCase, change: Change, *, at: int, surface: str, once: str | None) -> None:
        """Apply a change to a case as it was read; ``ChangedMeanwhile`` if it is not that any more."""
        with transaction.atomic():
            if once is not None:
                defaults = {"at": at, "answer": str(kept.id)}
                if not Answered.objects.get_or_create(owner_id=kept.owner, key=once, defaults=defaults)[1]:
                    return
            fields = _columns(change, change.facts if change.facts is not None else kept.facts)
            if change.later is None:
                fields.pop("later")
            same = Case.objects.filter(pk=kept.id, owner_id=kept.owner, version=kept.version)
            if same.update(version=kept.version + 1, touched=at, **fields) != 1:
                raise ChangedMeanwhile
            row = Case(pk=kept.id, owner_id=kept.owner)
            if change.undo is not None:
                row.entries.filter(step=change.undo, undone_at=None).update(undone_at=at)
            else:
                before = row.entries.count()
                _record(row, change, at=at, by=kept.owner, surface=surface, before=before)
            _follow(row, change.standing)

    def stand(self, kept: KeptCase, standing: Standing) -> None:
        """Keep a plan made anew for a case as it was read; nothing if it has changed since."""
        with transaction.atomic():
            same = Case.objects.filter(pk=kept.id, owner_id=kept.owner, version=kept.version)
            again = same.update(
                stage=standing.stage, next_at=standing.next_at, next_check=standing.next_check
            )
            if again:
                _follow(Case(pk=kept.id, owner_id=kept.owner), standing)

    def stale(self, now: int, limit: int) -> Sequence[tuple[int, int]]:
        """Owner and id of cases whose plan can have changed by itself, the longest ago first."""
        rows = Case.objects.filter(next_check__lte=now).order_by("next_check")
        return list(rows.values_list("owner_id", "pk")[:limit])

    def latest(self, owner: int) -> tuple[int, int]:
        """When a case was last changed, and the newest case."""
        mine = Case.objects.filter(owner_id=owner)
        touched = mine.order_by("-touched", "-pk").values_list("touched", "pk").first()
        return touched or (0, 0)

    def outcomes(self, owner: int) -> Sequence[tuple[Outcome, int]]:
        """What became of a person's silences, and how often."""
        rows = models.Outcome.objects.filter(owner_id=owner).values_list(*Outcome._fields)
        return [(Outcome(*row[:-1]), row[-1]) for row in rows.annotate(often=Count("pk")).order_by()]

    def together(self) -> AbstractContextManager[object]:
        """Changes made inside are kept together, or none of them."""
        return transaction.atomic()

    def restore(self, owner: int, case: int, entries: Sequence[KeptEntry]) -> None:
        """Put a history in the place of a case's own; ``KeyError`` if the owner has no such case."""
        with transaction.atomic():
            if not _mine(owner, case).exists():
                raise KeyError(case)
            Entry.objects.filter(case_id=case).delete()
            Entry.objects.bulk_create(
                Entry(
                    case_id=case,
                    number=each.number,
                    step=each.step,
                    kind=each.kind,
                    body=each.body.decode(),
                    at=each.at,
                    by_id=owner,
                    surface=each.surface,
                    because=each.because,
                    undone_at=each.undone_at,
                )
                for each in entries
            )

    def notes(self, owner: int, case: int) -> Sequence[bytes]:
        """Every text that is being written in a case."""
        rows = Note.objects.filter(case__in=_mine(owner, case)).order_by("kind", "contact")
        return [body.encode() for body in rows.values_list("body", flat=True)]

    def remove(self, owner: int, case: int) -> bool:
        """Forget a case and all of it."""
        with transaction.atomic():
            # The case's own row first, as a change has it: else the two could wait for each other.
            mine = _mine(owner, case).select_for_update().first()
            return mine is not None and mine.delete()[0] > 0

    def note(self, owner: int, case: int, kind: str, contact: str) -> bytes | None:
        """The text that is being written."""
        rows = Note.objects.filter(case__in=_mine(owner, case), kind=kind, contact=contact)
        body = rows.values_list("body", flat=True).first()
        return None if body is None else body.encode()

    def save_note(self, owner: int, case: int, kind: str, contact: str, body: bytes, *, at: int) -> None:
        """Keep it as it stands; an empty body forgets it."""
        if not _mine(owner, case).exists():
            raise KeyError(case)
        which: dict[str, Any] = {"case_id": case, "kind": kind, "contact": contact}
        if body:
            Note.objects.update_or_create(**which, defaults={"body": body.decode(), "touched": at})
        else:
            Note.objects.filter(**which).delete()


def _mine(owner: int, case: int) -> QuerySet[Case]:
    """The case, if it is the owner's: none for a number beyond what a database can hold."""
    return Case.objects.filter(pk=case, owner_id=owner)


def _columns(change: Change, facts: bytes) -> dict[str, object]:
    standing = change.standing
    return {
        "facts": facts.decode(),
        "company": change.company[:500],
        "role": change.role[:500],
        "words": change.words,
        "stage": standing.stage,
        "next_at": standing.next_at,
        "next_check": standing.next_check,
        "later": json.dumps(dict(change.later or {})),
    }


def _record(row: Case, change: Change, *, at: int, by: int, surface: str, before: int) -> None:
    """Add the entries of one step."""
    bodies = [("facts", change.facts)] if change.facts is not None else []
    bodies += [("event", body) for body in change.events]
    Entry.objects.bulk_create(
        Entry(
            case=row,
            number=before + place,
            step=before + 1,
            kind=kind,
            body=body.decode(),
            at=at,
            by_id=by,
            surface=surface,
            because=change.because,
        )
        for place, (kind, body) in enumerate(bodies, 1)
    )


def _follow(row: Case, standing: Standing) -> None:
    """What follows from the plan, in place of what followed before."""
    row.steps.all().delete()
    row.outcomes.all().delete()
    Step.objects.bulk_create(
        Step(owner_id=row.owner_id, case=row, **each._asdict()) for each in standing.steps
    )
    models.Outcome.objects.bulk_create(
        models.Outcome(owner_id=row.owner_id, case=row, **each._asdict()) for each in standing.outcomes
    )
