"""Limits on tries: seen by every process, and removed by nothing but time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from afterword.core.errors import InputError
from afterword.ports import Attempts
from afterword.services.context import Caller, Services
from afterword.services.mail_accounts.accounts import set_up_mail
from afterword.services.mail_accounts.schemas import SetUpMailRequest, TypedHost
from fakes.mail import FakeMailServer, FakeTransport

NOW = datetime(2026, 11, 3, 22, 10, tzinfo=UTC)
SMTP = TypedHost(name="smtp.example.org", port=465, security="tls")


@pytest.fixture
def attempts(kept_in: str) -> Attempts:
    from afterword.db.repositories.attempts import AttemptRepository

    return AttemptRepository()


@pytest.fixture
def caches(kept_in: str) -> tuple[Any, Any]:
    """Two processes' caches, as it were: each its own object, over one database."""
    from afterword.db.repositories.attempts import AttemptsCache

    return AttemptsCache("", {}), AttemptsCache("", {})


def test_what_one_process_counts_another_sees(caches: tuple[Any, Any]) -> None:
    one, other = caches
    one.set("locked", [1.5, 2.5], 600)
    assert other.get("locked") == [1.5, 2.5]
    assert not other.add("locked", [], 600)
    assert other.delete("locked")
    assert one.get("locked", "none") == "none"


def test_asking_for_many_other_names_frees_nobody(caches: tuple[Any, Any]) -> None:
    one, _ = caches
    one.set("locked", [1.5], 600)
    for number in range(500):
        one.set(f"other {number}", [1.5], 600)
    assert one.get("locked") == [1.5]


def test_what_has_passed_is_gone_and_swept(caches: tuple[Any, Any]) -> None:
    from afterword.db.models import RateLimit

    one, _ = caches
    one.set("short", [1.5], -10)
    assert one.get("short") is None
    assert one.add("short", [2.5], -10)
    for number in range(300):
        one.set(f"short {number}", [1.5], -10)
    assert RateLimit.objects.count() < 210


def test_the_table_names_nobody(attempts: Attempts) -> None:
    from afterword.db.models import RateLimit

    attempts.take("mailbox priya@example.org", 3, 60, 100)
    [row] = RateLimit.objects.all()
    assert "priya" not in row.key + str(row.value)


def guess(services: Services, owner: int, address: str, now: datetime = NOW) -> None:
    set_up_mail(
        services, Caller(owner, "web", now), SetUpMailRequest(address=address, password="a guess", smtp=SMTP)
    )


@pytest.fixture
def refusing(services: Services) -> FakeMailServer:
    """A server that lets nobody in."""
    server = FakeMailServer({})
    services.mail = services.mail._replace(post=lambda: FakeTransport(server))
    return server


def test_a_mailboxs_password_cannot_be_guessed_through_here(
    services: Services, refusing: FakeMailServer, person: Callable[..., int]
) -> None:
    """Whoever asks: three persons have no more tries between them than one."""
    people = [person() for _ in range(3)]
    for number in range(5):
        guess(services, people[number % 3], "Victim@example.org")
    for number in range(35):
        with pytest.raises(InputError, match="try again in 15 minutes"):
            guess(services, people[number % 3], "victim@EXAMPLE.org")
    assert refusing.sign_ins == 5
    guess(services, people[0], "victim@example.org", NOW + timedelta(minutes=15))
    assert refusing.sign_ins == 6


def test_one_person_cannot_guess_at_many_mailboxes(
    services: Services, refusing: FakeMailServer, person: Callable[..., int]
) -> None:
    owner = person()
    for number in range(10):
        guess(services, owner, f"victim{number}@example.org")
    with pytest.raises(InputError):
        guess(services, owner, "victim11@example.org")
    guess(services, person(), "victim11@example.org")
    assert refusing.sign_ins == 11
