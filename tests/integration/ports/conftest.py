"""Each store as its port promises it: in memory (what tests use), on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from afterword.ports import (
    Attempts,
    Cases,
    InboxMessages,
    MailAccounts,
    Outbox,
    Persons,
    Profile,
    SealedTexts,
)
from fakes.mail_store import MemoryInboxMessages, MemoryMailAccounts, MemoryOutbox, MemorySealedTexts
from fakes.store import MemoryCases, MemoryPersons, MemoryStore
from fakes.world import MemoryAttempts
from integration.db.stores import switched

HOME = "Europe/Lisbon"
"""The zone of the computer, as the stores of people are told it."""


class Stores(NamedTuple):
    """Everything that's kept, behind its ports; ``person`` makes people."""

    cases: Cases
    people: Persons
    messages: InboxMessages
    accounts: MailAccounts
    outbox: Outbox
    sealed: SealedTexts
    attempts: Attempts
    person: Callable[[], int]


def _in_memory() -> Stores:
    store = MemoryStore()
    return Stores(
        MemoryCases(store), MemoryPersons(store, HOME), MemoryInboxMessages(store), MemoryMailAccounts(store),
        MemoryOutbox(store), MemorySealedTexts(store), MemoryAttempts(), lambda: store.person(Profile()),
    )  # fmt: skip


def _in_database() -> Stores:
    from afterword.db.models import Person, RateLimit
    from afterword.db.repositories.attempts import AttemptRepository
    from afterword.db.repositories.cases import CaseRepository
    from afterword.db.repositories.mail_accounts import EncryptedSecretRepository, MailAccountRepository
    from afterword.db.repositories.messages import MessageRepository
    from afterword.db.repositories.outbox import OutboxRepository
    from afterword.db.repositories.people import PersonRepository

    Person.objects.all().delete()
    RateLimit.objects.all().delete()
    return Stores(
        CaseRepository(), PersonRepository(HOME), MessageRepository(), MailAccountRepository(),
        OutboxRepository(), EncryptedSecretRepository(), AttemptRepository(),
        lambda: int(Person.objects.create().pk),
    )  # fmt: skip


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def stores(request: pytest.FixtureRequest) -> Iterator[Stores]:
    """The stores, with nobody and nothing in them."""
    if request.param == "memory":
        yield _in_memory()
        return
    with switched(str(request.getfixturevalue(f"{request.param}_url"))):
        yield _in_database()


@pytest.fixture
def person(stores: Stores) -> Callable[[], int]:
    """Makes people; their ids."""
    return stores.person


@pytest.fixture
def priya(stores: Stores) -> int:
    """Somebody."""
    return stores.person()
