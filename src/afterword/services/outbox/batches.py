"""Messages of the outbox by account, so no account waits for another's mail server."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Batch(NamedTuple):
    """One account's messages, by number; ``account`` is ``None`` if it was deleted."""

    owner: int
    account: int | None
    numbers: list[int]


def batches(rows: Iterable[tuple[int, int, int | None]]) -> list[Batch]:
    """Rows of the outbox (owner, message, account) grouped by account."""
    ordered = sorted(rows, key=lambda each: (each[2] is None, each[2] or 0, each[0]))
    grouped = groupby(ordered, key=lambda each: (each[0], each[2]))
    return [Batch(owner, account, [each[1] for each in some]) for (owner, account), some in grouped]
