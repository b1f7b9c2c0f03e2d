"""Which cases an agenda holds, and in which of its lists: each in one only."""

from collections.abc import Callable, Mapping, Sequence

from afterword.ports import Agenda, KeptCase


def agenda_of(
    stale: Sequence[int],
    due: Sequence[int],
    ahead: Sequence[int],
    limit: int,
    load: Callable[[set[int]], Mapping[int, KeptCase]],
) -> Agenda:
    """The agenda of cases by their ids, of which one more than ``limit`` was asked for."""
    more = max(len(stale), len(due), len(ahead)) > limit
    lists = [list(dict.fromkeys(each[:limit])) for each in (stale, due, ahead)]
    found = dict(load({case for each in lists for case in each}))
    first, second, third = (tuple(found.pop(case) for case in each if case in found) for each in lists)
    return Agenda(stale=first, now=second, waiting=third, more=more)
