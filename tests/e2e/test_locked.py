"""A database that somebody holds locked: whoever reads goes on, whoever writes is told soon, nobody stalls."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from e2e.somebody import somebody

SOON = 3.0
"""Seconds."""
WRITES = (
    ("/capture", {"company": "Northwind", "role": "Analyst", "ended_at": "2026-11-03T16:00"}),
    ("/settings", {"name": "New", "timezone": "Europe/Berlin", "policy": "article"}),
    ("/sign-out", {}),
)


@contextmanager
def held() -> Iterator[None]:
    """Another program has begun to write, and takes its time; how long one waits for it is the site's own."""
    from django.db import connection

    connection.close()  # the next request opens its own, as configured
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


@pytest.mark.parametrize(("path", "sent"), WRITES, ids=[path for path, _ in WRITES])
def test_whoever_writes_is_told_within_three_seconds(
    path: str, sent: dict[str, str], person: Callable[..., Any], client: Callable[..., Any]
) -> None:
    by = client(person())
    with held():
        began = time.monotonic()
        answer = by.post(path, sent)
        took = time.monotonic() - began
    assert answer.status_code == 503
    assert "Another program is using the database" in answer.content.decode()
    assert took < SOON


def test_whoever_reads_goes_on(site: Any) -> None:
    owner = somebody()
    paths = ("/", "/cases", f"/cases/{owner.case}", f"/cases/{owner.case}/write/check_in/{owner.contact}",
             f"/letters/{owner.letter}", "/outbox", "/insights", "/settings", "/settings/export.json")  # fmt: skip
    with held():
        for path in paths:
            began = time.monotonic()
            answer = owner.client.get(path)
            assert answer.status_code == 200, path
            b"".join(answer.streaming_content if answer.streaming else (answer.content,))
            assert time.monotonic() - began < SOON, path
