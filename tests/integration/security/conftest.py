"""The store of a person, in SQLite: what's attacked here is what reads the mail."""

from typing import Any

import pytest


@pytest.fixture
def kept_in(sqlite_url: str, using: Any) -> Any:
    with using(sqlite_url):
        yield sqlite_url
