"""What every test shares: its plugins, and the way to the data."""

from pathlib import Path

import pytest

pytest_plugins = ["tiers", "integration.db.stores", "integration.mail.fixtures"]


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the tests' data files."""
    return Path(__file__).parent / "data"
