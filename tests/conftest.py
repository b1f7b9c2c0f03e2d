"""What every test shares: one Hypothesis profile, the same examples on every run, and the way to the data."""

from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = ["storage.stores", "mail.fixtures"]

settings.register_profile("steady", derandomize=True, deadline=None, database=None, print_blob=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the tests' data files."""
    return Path(__file__).parent / "data"
