"""Rows of the case table, and the values they stand for."""

import json
from collections.abc import Iterable

from afterword.ports import KeptCase, KeptEntry
from afterword.storage.models import Case, Entry


def kept(rows: Iterable[Case]) -> list[KeptCase]:
    """The cases with the events that stand, in two queries however many they are."""
    cases = list(rows)
    events: dict[int, list[bytes]] = {row.pk: [] for row in cases}
    standing = Entry.objects.filter(case_id__in=events, kind="event", undone_at=None).order_by(
        "case_id", "number"
    )
    for case, body in standing.values_list("case_id", "body"):
        events[case].append(body.encode())
    return [
        KeptCase(
            row.pk,
            row.owner_id,
            row.key,
            row.facts.encode(),
            tuple(events[row.pk]),
            row.version,
            json.loads(row.later),
        )
        for row in cases
    ]


def entry(row: Entry) -> KeptEntry:
    """One thing recorded."""
    return KeptEntry(
        row.number, row.step, row.kind, row.body.encode(), row.at, row.by_id,
        row.surface, row.because, row.undone_at,
    )  # fmt: skip
