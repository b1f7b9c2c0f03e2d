"""PostgreSQL: whoever waits for a lock or a slow statement is told soon, in words, and one server sets up at a time."""

import threading
from collections.abc import Callable
from typing import Any

import pytest

from afterword.db.database import database, describe_store_error


@pytest.fixture
def another(postgresql: str, postgresql_url: str) -> Any:
    """A connection of somebody else's."""
    import psycopg

    del postgresql_url
    with psycopg.connect(f"host={postgresql} user=afterword dbname=postgres", autocommit=True) as there:
        yield there


def _problem(postgresql: str, settings: str, statement: bytes) -> str:
    import psycopg

    options = f"host={postgresql} user=afterword dbname=postgres"
    with (
        psycopg.connect(options, options=settings, autocommit=True) as here,
        pytest.raises(psycopg.Error) as raised,
    ):
        here.execute(statement)
    found = describe_store_error(raised.value)
    assert found is not None
    return found.problem


def test_a_page_waits_three_seconds_at_most_for_a_lock(postgresql: str, postgresql_url: str) -> None:
    import psycopg

    settings = database(postgresql_url, pages=True)["OPTIONS"]["options"]
    with psycopg.connect(f"host={postgresql} user=afterword dbname=postgres", options=settings) as here:
        found = here.execute("SELECT setting::int FROM pg_settings WHERE name = 'lock_timeout'").fetchone()
    assert found is not None
    assert 0 < found[0] <= 3_000


@pytest.mark.parametrize("settings", ["-c lock_timeout=50", "-c statement_timeout=50"])
def test_a_lock_that_is_held_is_said_to_be_held(postgresql: str, another: Any, settings: str) -> None:
    another.execute("SELECT pg_advisory_lock(77)")
    assert _problem(postgresql, settings, b"SELECT pg_advisory_lock(77)") == "locked"


def test_whoever_sets_up_waits_for_who_does(
    another: Any, empty_postgresql: Callable[[str], str], using: Any, postgresql: str
) -> None:
    """As long as it takes, though a page would be told after three seconds: here after 50 ms."""
    import psycopg

    from afterword import bootstrap
    from afterword.db import maintenance

    url = f"{empty_postgresql('waits')}&options=-c%20lock_timeout%3D50"
    with psycopg.connect(f"host={postgresql} user=afterword dbname=waits", autocommit=True) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [maintenance._SETTING_UP])
        waiting = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"

        def let_go() -> None:
            # It waits: longer than a page may, and then it's let in.
            while another.execute(waiting).fetchone() == (0,):
                pass
            another.execute("SELECT pg_sleep(0.2)")
            other.execute("SELECT pg_advisory_unlock(%s)", [maintenance._SETTING_UP])

        letting = threading.Thread(target=let_go)
        letting.start()
        with using(url):
            bootstrap.maintenance().migrate()
        letting.join(30)
        assert not letting.is_alive()
