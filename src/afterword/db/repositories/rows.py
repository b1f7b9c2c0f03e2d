"""Rows of the case table, and the values made from them."""

from collections.abc import Iterable

from afterword.db.fields import HistoryKind
from afterword.db.models import Case
from afterword.db.models import HistoryEntry as HistoryRow
from afterword.db.quick_reader import damaged_snoozes, snoozed_of
from afterword.ports import CaseRecord, HistoryEntry


def kept(rows: Iterable[Case]) -> list[CaseRecord]:
    """The cases with their events that weren't undone, in two queries, however many there are."""
    cases = list(rows)
    events: dict[int, list[bytes]] = {row.pk: [] for row in cases}
    standing = HistoryRow.objects.filter(case_id__in=events, kind=HistoryKind.EVENT, undone_at=None).order_by(
        "case_id", "number"
    )
    for case, body in standing.values_list("case_id", "body"):
        events[case].append(body.encode())
    return [
        CaseRecord(
            row.pk,
            row.owner_id,
            row.key,
            row.facts.encode(),
            tuple(events[row.pk]),
            row.version,
            snoozed_of(row.snoozed),
            damaged_snoozes(row.snoozed),
        )
        for row in cases
    ]


def entry(row: HistoryRow) -> HistoryEntry:
    """One recorded entry."""
    return HistoryEntry(
        row.number, row.step, row.kind, row.body.encode(), row.recorded_at, row.actor_id,
        row.surface, row.reason, row.undone_at,
    )  # fmt: skip
