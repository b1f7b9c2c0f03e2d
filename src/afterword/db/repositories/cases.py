"""Cases in the database, behind ``ports.Cases``."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count, Q, QuerySet

from afterword.db import models
from afterword.db.fields import HistoryKind, StepBucket
from afterword.db.models import Case, IdempotencyKey, Note
from afterword.db.quick_reader import agenda_of
from afterword.db.repositories.rows import entry, kept
from afterword.ports import (
    Agenda,
    CaseChange,
    CaseRecord,
    CaseSummary,
    ConflictError,
    DuplicateKeyError,
    HistoryEntry,
    NoteRow,
    PlanSnapshot,
    SilenceOutcome,
)

_SUMMARY = ("pk", "company", "role", "stage", "next_at", "updated_at")


class CaseRepository:
    """Every change is one transaction: facts, events and what follows, or nothing."""

    def __init__(self, at_once: int = 500) -> None:
        """``at_once`` is how many cases ``iterate`` loads at a time."""
        self._at_once = at_once

    def get(self, owner: int, case: int) -> CaseRecord | None:
        """One case; ``None`` if the owner has none with that id."""
        found = kept(_mine(owner, case))
        return found[0] if found else None

    def summary(self, owner: int, case: int) -> CaseSummary | None:
        """What a list shows of it."""
        row = _mine(owner, case).values_list(*_SUMMARY).first()
        return None if row is None else CaseSummary(*row)

    def get_many(self, owner: int, cases: Collection[int]) -> Sequence[CaseRecord]:
        """The owner's cases among these."""
        return kept(Case.objects.filter(owner_id=owner, pk__in=cases))

    def list_note_bodies(self, owner: int, cases: Collection[int]) -> Sequence[bytes]:
        """Every draft in these cases, as JSON."""
        rows = Note.objects.filter(case__owner_id=owner, case_id__in=cases).values_list("body", flat=True)
        return [body.encode() for body in rows]

    def find(self, owner: int, key: str) -> CaseRecord | None:
        """The case with that key."""
        found = kept(Case.objects.filter(owner_id=owner, key=key))
        return found[0] if found else None

    def history(self, owner: int, case: int) -> tuple[HistoryEntry, ...]:
        """Everything recorded, in order, including what was undone."""
        rows = models.HistoryEntry.objects.filter(case__in=_mine(owner, case)).order_by("number")
        return tuple(map(entry, rows))

    def iterate(self, owner: int) -> Iterator[CaseRecord]:
        """All of a person's cases, oldest first."""
        rows = Case.objects.filter(owner_id=owner).order_by("pk")
        last = 0
        while some := list(rows.filter(pk__gt=last)[: self._at_once]):
            last = some[-1].pk
            yield from kept(some)

    def list_cases(
        self, owner: int, words: str, stages: Collection[str], before: tuple[int, int] | None, limit: int
    ) -> Sequence[CaseSummary]:
        """Cases that contain every word, most recently changed first."""
        rows = Case.objects.filter(owner_id=owner)
        for word in islice(words.casefold().split(), 8):
            rows = rows.filter(search_text__contains=word)
        if stages:
            rows = rows.filter(stage__in=stages)
        if before is not None:
            rows = rows.filter(Q(updated_at__lt=before[0]) | Q(updated_at=before[0], pk__lt=before[1]))
        found = rows.order_by("-updated_at", "-pk")[:limit]
        return [CaseSummary(*row) for row in found.values_list(*_SUMMARY)]

    def agenda(self, owner: int, now: int, limit: int) -> Agenda:
        """What's due at a moment."""
        steps = (
            models.DueStep.objects.filter(owner_id=owner)
            .order_by("sort_at")
            .values_list("case_id", flat=True)
        )
        stale = Case.objects.filter(owner_id=owner, next_check_at__lte=now).order_by("next_check_at")
        return agenda_of(
            list(stale.values_list("pk", flat=True)[: limit + 1]),
            list(steps.filter(bucket=StepBucket.NOW)[: limit + 1]),
            list(steps.filter(bucket=StepBucket.NEXT)[: limit + 1]),
            limit,
            lambda ids: {each.id: each for each in kept(Case.objects.filter(pk__in=ids))},
        )

    def case_of_key(self, owner: int, once: str) -> int | None:
        """The case that was created or changed under an idempotency key."""
        found = (
            IdempotencyKey.objects.filter(owner_id=owner, key=once).values_list("result", flat=True).first()
        )
        return int(found) if found else None

    def add(
        self, owner: int, key: str, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> int:
        """Add a case; with the same ``once``, return the first call's id."""
        try:
            with transaction.atomic():
                # The key is claimed before anything is written: checking first would let two requests
                # through.
                claim = None
                if once is not None:
                    claim, new = IdempotencyKey.objects.get_or_create(
                        owner_id=owner, key=once, defaults={"created_at": at}
                    )
                    if not new:
                        return int(claim.result)
                assert change.facts is not None
                row = Case.objects.create(
                    owner_id=owner, key=key, version=1, updated_at=at, **_columns(change, change.facts)
                )
                _record(row, change, at=at, by=owner, surface=surface, before=0)
                _follow(row, change.standing)
                if claim is not None:
                    claim.result = str(row.pk)
                    claim.save(update_fields=["result"])
                return row.pk
        except IntegrityError:
            if Case.objects.filter(owner_id=owner, key=key).exists():
                raise DuplicateKeyError from None
            raise

    def change(
        self, kept: CaseRecord, change: CaseChange, *, at: int, surface: str, once: str | None
    ) -> None:
        """Change a case. Raises ``ConflictError`` if it has changed since it was read."""
        with transaction.atomic():
            if once is not None:
                defaults = {"created_at": at, "result": str(kept.id)}
                if not IdempotencyKey.objects.get_or_create(owner_id=kept.owner, key=once, defaults=defaults)[
                    1
                ]:
                    return
            fields = _columns(change, change.facts if change.facts is not None else kept.facts)
            if change.snoozed is None:
                fields.pop("snoozed")
            same = Case.objects.filter(pk=kept.id, owner_id=kept.owner, version=kept.version)
            if same.update(version=kept.version + 1, updated_at=at, **fields) != 1:
                raise ConflictError
            row = Case(pk=kept.id, owner_id=kept.owner)
            if change.undo is not None:
                row.history.filter(step=change.undo, undone_at=None).update(undone_at=at)
            else:
                before = row.history.count()
                _record(row, change, at=at, by=kept.owner, surface=surface, before=before)
            _follow(row, change.standing)

    def mark_all_stale(self, owner: int) -> None:
        """Have all of a person's plans refreshed at the next check, as of that moment."""
        Case.objects.filter(owner_id=owner).update(next_check_at=0)

    def save_snapshot(self, kept: CaseRecord, standing: PlanSnapshot) -> None:
        """Save a new plan for a case, unless it has changed since it was read."""
        with transaction.atomic():
            same = Case.objects.filter(pk=kept.id, owner_id=kept.owner, version=kept.version)
            again = same.update(
                stage=standing.stage, next_at=standing.next_at, next_check_at=standing.next_check
            )
            if again:
                _follow(Case(pk=kept.id, owner_id=kept.owner), standing)

    def list_stale(self, now: int, limit: int) -> Sequence[tuple[int, int]]:
        """Owner and id of cases whose plan may have changed with time, longest overdue first."""
        rows = Case.objects.filter(next_check_at__lte=now).order_by("next_check_at")
        return list(rows.values_list("owner_id", "pk")[:limit])

    def latest_change(self, owner: int) -> tuple[int, int]:
        """When a case was last changed, and the newest case."""
        mine = Case.objects.filter(owner_id=owner)
        touched = mine.order_by("-updated_at", "-pk").values_list("updated_at", "pk").first()
        return touched or (0, 0)

    def list_outcomes(self, owner: int) -> Sequence[tuple[SilenceOutcome, int]]:
        """The outcomes of a person's silences, with counts."""
        rows = models.SilenceOutcome.objects.filter(owner_id=owner).values_list(*SilenceOutcome._fields)
        return [(SilenceOutcome(*row[:-1]), row[-1]) for row in rows.annotate(often=Count("pk")).order_by()]

    def atomic(self) -> AbstractContextManager[object]:
        """Save all changes made inside, or none."""
        return transaction.atomic()

    def replace_history(self, owner: int, case: int, entries: Sequence[HistoryEntry]) -> None:
        """Replace a case's history. Raises ``KeyError`` if the owner has no such case."""
        with transaction.atomic():
            if not _mine(owner, case).exists():
                raise KeyError(case)
            models.HistoryEntry.objects.filter(case_id=case).delete()
            models.HistoryEntry.objects.bulk_create(
                models.HistoryEntry(
                    case_id=case,
                    number=each.number,
                    step=each.step,
                    kind=each.kind,
                    body=each.body.decode(),
                    recorded_at=each.recorded_at,
                    actor_id=owner,
                    surface=each.surface,
                    reason=each.reason,
                    undone_at=each.undone_at,
                )
                for each in entries
            )

    def list_notes(self, owner: int, case: int) -> Sequence[bytes]:
        """Every draft in a case."""
        rows = Note.objects.filter(case__in=_mine(owner, case)).order_by("kind", "contact")
        return [body.encode() for body in rows.values_list("body", flat=True)]

    def remove(self, owner: int, case: int) -> bool:
        """Delete a case and everything in it."""
        with transaction.atomic():
            # Lock the case's row first, as a change does, or the two could deadlock.
            mine = _mine(owner, case).select_for_update().first()
            return mine is not None and mine.delete()[0] > 0

    def note(self, owner: int, case: int, kind: str, contact: str) -> bytes | None:
        """The draft."""
        rows = Note.objects.filter(case__in=_mine(owner, case), kind=kind, contact=contact)
        body = rows.values_list("body", flat=True).first()
        return None if body is None else body.encode()

    def note_row(self, owner: int, case: int, kind: str, contact: str) -> NoteRow | None:
        """The same with its version."""
        rows = Note.objects.filter(case__in=_mine(owner, case), kind=kind, contact=contact)
        row = rows.values_list("body", "version", "updated_at").first()
        return None if row is None else NoteRow(row[0].encode(), row[1], row[2])

    def save_note(
        self,
        owner: int,
        case: int,
        kind: str,
        contact: str,
        body: bytes,
        *,
        at: int,
        version: str = "",
        expected: str | None = None,
    ) -> None:
        """Save a draft as that version; an empty body deletes it."""
        which: dict[str, Any] = {"case_id": case, "kind": kind, "contact": contact}
        with transaction.atomic():
            # Lock the case's row first, as a change does: of two saves at once, the second sees the first.
            if _mine(owner, case).select_for_update().first() is None:
                raise KeyError(case)
            if expected is not None:
                there = Note.objects.filter(**which).values_list("version", flat=True).first()
                if (there or "") != expected:
                    raise ConflictError
            if body:
                fields = {"body": body.decode(), "version": version, "updated_at": at}
                Note.objects.update_or_create(**which, defaults=fields)
            else:
                Note.objects.filter(**which).delete()


def _mine(owner: int, case: int) -> QuerySet[Case]:
    """The case if it belongs to the owner; none for a number too large for a database."""
    return Case.objects.filter(pk=case, owner_id=owner)


def _columns(change: CaseChange, facts: bytes) -> dict[str, object]:
    standing = change.standing
    return {
        "facts": facts.decode(),
        "company": change.company[:500],
        "role": change.role[:500],
        "search_text": change.search_text,
        "stage": standing.stage,
        "next_at": standing.next_at,
        "next_check_at": standing.next_check,
        "snoozed": dict(change.snoozed or {}),
    }


def _record(row: Case, change: CaseChange, *, at: int, by: int, surface: str, before: int) -> None:
    """Add the entries of one step."""
    bodies = [(HistoryKind.FACTS, change.facts)] if change.facts is not None else []
    bodies += [(HistoryKind.EVENT, body) for body in change.events]
    models.HistoryEntry.objects.bulk_create(
        models.HistoryEntry(
            case=row,
            number=before + place,
            step=before + 1,
            kind=kind,
            body=body.decode(),
            recorded_at=at,
            actor_id=by,
            surface=surface,
            reason=change.because,
        )
        for place, (kind, body) in enumerate(bodies, 1)
    )


def _follow(row: Case, standing: PlanSnapshot) -> None:
    """Replace what follows from the plan."""
    row.due_steps.all().delete()
    row.outcomes.all().delete()
    models.DueStep.objects.bulk_create(
        models.DueStep(
            owner_id=row.owner_id, case=row, action=each.action, bucket=each.bucket, sort_at=each.sort_at
        )
        for each in standing.steps
    )
    models.SilenceOutcome.objects.bulk_create(
        models.SilenceOutcome(owner_id=row.owner_id, case=row, **each._asdict()) for each in standing.outcomes
    )
