"""What a page costs does not grow with what is kept."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from afterword.services.context import Services
from integration.db.told import Told, after, change, numbered, stands

CASES = 1_500
PERSONS = 10


@pytest.fixture
def many(services: Services, person: Callable[..., int]) -> list[int]:
    """Persons with many cases each, in tables whose statistics are known."""
    from django.db import connection

    from afterword.db.models import Case, DueStep, HistoryEntry

    owners = [person() for _ in range(PERSONS)]
    Case.objects.bulk_create(
        Case(
            owner_id=owners[number % PERSONS], key=key, facts="{}", company="C", role="R", search_text="c r",
            stage="waiting", next_check_at=None if number % 50 else number, updated_at=number,
        )
        for number, key in enumerate(numbered(CASES))
    )  # fmt: skip
    DueStep.objects.bulk_create(
        DueStep(owner_id=case.owner_id, case=case, action="a", bucket=place, sort_at=case.updated_at)
        for case in Case.objects.all()
        for place in (("next", "later", "later") if case.updated_at % 20 else ("now", "later"))
    )
    HistoryEntry.objects.bulk_create(
        HistoryEntry(
            case=case,
            number=number,
            step=1,
            kind="event",
            body="{}",
            recorded_at=1,
            actor_id=case.owner_id,
            surface="test",
        )
        for case in Case.objects.all()
        for number in range(1, 4)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return owners


def _plans(asked: Callable[[], object]) -> Iterator[tuple[str, str]]:
    """Each query that a call asks, and how the database goes about it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        asked()
    assert captured.captured_queries
    with connection.cursor() as cursor:
        for each in captured.captured_queries:
            if connection.vendor == "sqlite":
                cursor.execute(f"EXPLAIN QUERY PLAN {each['sql']}")
                yield each["sql"], "\n".join(row[3] for row in cursor.fetchall())
            else:
                cursor.execute(f"EXPLAIN (FORMAT JSON) {each['sql']}")
                yield each["sql"], "\n".join(_nodes(cursor.fetchone()[0]))


def _nodes(found: Any) -> Iterator[str]:
    """As SQLite words it."""
    plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    waiting = [plan]
    while waiting:
        node = waiting.pop()
        waiting += node.get("Plans", [])
        way = "SCAN" if node["Node Type"] == "Seq Scan" else node["Node Type"]
        yield f"{way} {node.get('Relation Name', '')} USING {node.get('Index Name', '')}"


def _no_scans(asked: Callable[[], object]) -> str:
    ways = dict(_plans(asked))
    for query, way in ways.items():
        scans = [line for line in way.splitlines() if line.startswith("SCAN ") and "INDEX" not in line]
        # SQLite may walk an index from its end, in order, which is no scan; PostgreSQL says so by the node.
        assert not scans, (query, way)
    return "\n".join(ways.values())


def test_the_agenda_is_read_by_its_indexes(services: Services, many: list[int]) -> None:
    ways = _no_scans(lambda: services.cases.agenda(many[3], CASES // 2, 20))
    assert "due_step_owner_bucket_sort_at" in ways
    assert "next_check" in ways  # by person and moment, or by moment where few are stale
    assert "history_entry_case_number" in ways or "autoindex_storage_historyentry_1" in ways
    assert "TEMP B-TREE" not in ways


def test_pages_and_sweeps_are_read_by_their_indexes(services: Services, many: list[int]) -> None:
    owner = many[3]
    assert "case_owner_updated_at" in _no_scans(lambda: services.cases.list_cases(owner, "", (), None, 20))
    assert "case_owner_updated_at" in _no_scans(
        lambda: services.cases.list_cases(owner, "", (), (90, 20), 20)
    )
    assert "case_owner_updated_at" in _no_scans(lambda: services.cases.latest_change(owner))
    assert "case_next_check_at" in _no_scans(lambda: services.cases.list_stale(200, 5))
    _no_scans(lambda: services.cases.find(owner, "case-3"))
    _no_scans(lambda: services.cases.history(owner, CASES))


def test_the_number_of_queries_does_not_depend_on_the_number_of_cases(services: Services, priya: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    told = Told(services, priya)
    counts = []
    for number in range(12):
        told.capture(after(hours=1), role=f"Role {number}")
        if number in (0, 5, 11):
            with CaptureQueriesContext(connection) as captured:
                found = told.today(after(hours=2))
            assert len(found.now) == number + 1
            counts.append(len(captured))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 7


def test_a_list_and_a_change_ask_as_often_however_much_is_kept(services: Services, priya: int) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for key in numbered(30):
        services.cases.add(priya, key, change(standing=stands(("now", 5))), at=1, surface="test", once=None)
    with CaptureQueriesContext(connection) as captured:
        assert len(services.cases.list_cases(priya, "northwind", ("waiting",), None, 50)) == 30
    assert len(captured) == 1
    kept = services.cases.find(priya, "case-7")
    assert kept is not None
    more = change(events=tuple(b"{}" for _ in range(40)), standing=stands(*[("now", 5)] * 40))
    with CaptureQueriesContext(connection) as captured:
        services.cases.change(kept, more, at=2, surface="test", once="only-once")
    assert len(captured) <= 14
