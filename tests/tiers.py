"""Which tests are quick: markers for what needs a server or a browser, and the option that tries more of what is random."""

import signal

import pytest
from hypothesis import settings

_BROWSER = {"browser", "chromium"}
_SERVER = {
    "certificates", "closed_port", "identity", "mail_world", "postgresql", "postgresql_url", "says_only", "served", "sink",
    "worker",
}  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--thorough", action="store_true", help="try more moments, notes and examples than every run does"
    )


def pytest_configure(config: pytest.Config) -> None:
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell has what it runs in the background ignore Ctrl-C, and so would every program that tests interrupt.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    # Before test modules are imported: their settings are made from the profile.
    steady = {"derandomize": True, "deadline": None, "database": None, "print_blob": True}
    settings.register_profile("steady", max_examples=100, **steady)
    settings.register_profile("thorough", max_examples=400, **steady)
    settings.load_profile("thorough" if config.getoption("--thorough") else "steady")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts a browser or a server, by the fixtures that it asks for, and what can start a process."""
    for item in items:
        needs = set(getattr(item, "fixturenames", ()))
        if needs & _BROWSER:
            item.add_marker(pytest.mark.browser)
        callspec = getattr(item, "callspec", None)
        on_postgresql = callspec is not None and "postgresql" in callspec.params.values()
        if needs & _SERVER or on_postgresql:
            item.add_marker(pytest.mark.server)
        if hasattr(getattr(item, "module", None), "subprocess"):
            item.add_marker(pytest.mark.process)


@pytest.fixture(scope="session")
def thorough(request: pytest.FixtureRequest) -> bool:
    """Whether this run tries everything, however long it takes (``make thorough``)."""
    return bool(request.config.getoption("--thorough"))
