"""Every port has a shipped fake, and one contract suite that the fake and the real thing both pass."""

import importlib
import inspect
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from afterword import ports

ROOT: Final = Path(__file__).parents[2]
SUITES: Final = "tests/integration/ports"


class Kept(NamedTuple):
    """Where a port's fake is, and the suite that holds it and the real thing to the same promises."""

    fake: str
    suite: str


PORTS: Final = {
    "AgendaOfCases": Kept("fakes.store.MemoryCases", "test_cases.py"),
    "Attempts": Kept("fakes.world.MemoryAttempts", "test_small_stores.py"),
    "Calendars": Kept("fakes.world.FakeCalendars", "test_world.py"),
    "Cases": Kept("fakes.store.MemoryCases", "test_cases.py"),
    "Clock": Kept("fakes.world.SetClock", "test_world.py"),
    "Grammar": Kept("fakes.words.FakeGrammar", "test_words.py"),
    "Hints": Kept("fakes.words.FakeHints", "test_words.py"),
    "InboxMessages": Kept("fakes.mail_store.MemoryInboxMessages", "test_small_stores.py"),
    "InviteReader": Kept("fakes.world.FakeInviteReader", "test_world.py"),
    "LoginLinks": Kept("fakes.world.MemoryLoginLinks", "test_world.py"),
    "MailAccounts": Kept("fakes.mail_store.MemoryMailAccounts", "test_small_stores.py"),
    "MailServerFinder": Kept("fakes.mail.FakeServerFinder", "test_oauth_providers.py"),
    "MailTransport": Kept("fakes.mail.FakeTransport", "test_mail_transport.py"),
    "Mailbox": Kept("fakes.mail.FakeMailbox", "test_mailboxes.py"),
    "Mailboxes": Kept("fakes.mail.FakeMailboxes", "test_mailboxes.py"),
    "MessageReader": Kept("fakes.words.FakeMessageReader", "test_words.py"),
    "OAuthProviders": Kept("fakes.mail.FakeOAuthProviders", "test_oauth_providers.py"),
    "Outbox": Kept("fakes.mail_store.MemoryOutbox", "test_outbox.py"),
    "Persons": Kept("fakes.store.MemoryPersons", "test_cases.py"),
    "Printer": Kept("fakes.words.FakePrinter", "test_words.py"),
    "SealedTexts": Kept("fakes.mail_store.MemorySealedTexts", "test_small_stores.py"),
    "Secrets": Kept("fakes.world.MemorySecrets", "test_secrets.py"),
    "SmtpSession": Kept("fakes.mail.FakeSmtpSession", "test_mail_transport.py"),
    "Templates": Kept("fakes.words.FakeTemplates", "test_words.py"),
}
WITHOUT: Final[dict[str, str]] = {}
"""Ports without a fake or a suite, and why."""


def protocols() -> dict[str, Any]:
    """Every Protocol of ``afterword.ports``, by its name."""
    found = {}
    for path in (ROOT / "src/afterword/ports").glob("*.py"):
        module = importlib.import_module(f"afterword.ports.{path.stem}")
        found |= {
            name: value
            for name, value in vars(module).items()
            if getattr(value, "_is_protocol", False) and value.__module__ == module.__name__
        }
    return found


def promised(port: type) -> set[str]:
    """The names that a port promises."""
    own = {name for each in port.__mro__ if getattr(each, "_is_protocol", False) for name in vars(each)}
    hints = {name for each in port.__mro__ for name in getattr(each, "__annotations__", {})}
    return {name for name in own | hints if not name.startswith("_") or name == "__call__"}


def fake_of(port: str) -> Any:
    module, _, name = PORTS[port].fake.rpartition(".")
    return getattr(importlib.import_module(module), name)


def test_every_port_has_a_fake_and_a_suite_or_says_why_not() -> None:
    assert set(protocols()) == {*PORTS, *WITHOUT}
    assert not set(PORTS) & set(WITHOUT)


@pytest.mark.parametrize("port", sorted(PORTS))
def test_a_fake_takes_what_its_port_promises(port: str) -> None:
    """By name, kind and default of every parameter; that the types agree is mypy's business."""
    protocol, fake = protocols()[port], fake_of(port)
    for name in promised(protocol):
        there = getattr(protocol, name, None)
        if inspect.isfunction(there) and inspect.isfunction(getattr(fake, name, None)):
            wanted, got = (inspect.signature(each).parameters for each in (there, getattr(fake, name)))
            assert [(each.name, each.kind, each.default) for each in got.values()] == [
                (each.name, each.kind, each.default) for each in wanted.values()
            ], f"{fake.__name__}.{name}"
        else:
            assert hasattr(fake, name) or name in inspect.getsource(fake), f"{fake.__name__}.{name}"


@pytest.mark.parametrize("port", sorted(PORTS))
def test_a_suite_holds_the_port_to_its_contract(port: str) -> None:
    suite = (ROOT / SUITES / PORTS[port].suite).read_text("utf-8")
    assert f"``ports.{port}``" in suite or f"``{port}``" in suite, "the suite's docstring names its ports"
    # What another fake of the suite opens (a session, a mailbox) isn't named there itself.
    opened = {"SmtpSession": "FakeTransport", "Mailbox": "FakeMailboxes"}
    fake = opened.get(port, fake_of(port).__name__)
    assert fake in suite + (ROOT / SUITES / "conftest.py").read_text("utf-8")


@pytest.mark.parametrize("port", sorted(PORTS))
def test_mypy_holds_each_fake_to_its_ports_types(port: str) -> None:
    typed = (ROOT / "tests/fakes/typed.py").read_text("utf-8")
    assert f": ports.{port} = {fake_of(port).__name__}(" in typed
    assert "tests/fakes" in (ROOT / "tools/mypy.ini").read_text("utf-8")


def test_every_port_is_exported() -> None:
    assert set(protocols()) <= set(ports.__all__)
