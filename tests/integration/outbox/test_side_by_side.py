"""A mail server that never answers keeps its own account waiting, and nobody else's."""

import threading
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
import pytest

from afterword.ports import Busy, MailAccount
from afterword.services.context import Services
from afterword.services.outbox.batches import Batch
from afterword.services.outbox.sending import due_by_account, send_account
from afterword.worker.loop import SideBySide, had_trouble, look_after, watchable
from integration.mail.servers.certificates import Certificates
from integration.mail.servers.happenings import Hold, Step
from integration.mail.servers.sink import Sink
from integration.outbox.desk import Desk, account_at

LONG = 60.0
"""Seconds that a test waits for what should come at once, before it fails."""


@pytest.fixture
def workers(services: Services) -> Iterator[SideBySide]:
    made = SideBySide(partial(had_trouble, services))
    yield made
    made.end()


@pytest.fixture
def silent(sink: Sink, workers: SideBySide) -> Iterator[Hold]:
    """The first account's server greets nobody until the end of the test."""
    del workers  # they end after it
    hold = Hold()
    sink.always(Step.CONNECT, hold)
    yield hold
    sink.behave()


@pytest.fixture
def other(desk: Desk, certificates: Certificates, person: Callable[..., int]) -> Iterator[Desk]:
    """Somebody else, whose server answers."""
    with Sink(certificates.of_servers()) as answering:
        owner = person()
        body = msgspec.json.encode(account_at(answering))
        account = desk.services.mail.accounts.save(owner, "kofi@example.test", body)
        desk.secrets.put(f"{account}/password", answering.account.password)
        yield Desk(desk.services, owner, desk.clock, account, desk.secrets)


def test_a_server_that_hangs_delays_nobody_elses_note(
    desk: Desk, other: Desk, silent: Hold, workers: SideBySide
) -> None:
    hanging = desk.approved(desk.case())
    desk.clock.on(minutes=1)  # so that the one that hangs is due first
    prompt = other.approved(other.case())
    assert look_after(desk.services, desk.clock, workers) == 2
    assert silent.reached.wait(LONG)
    assert workers.wait(LONG, most=1)
    assert (desk.state(hanging), other.state(prompt)) == ("approved", "sent")
    assert look_after(desk.services, desk.clock, workers) == 0, "the one that hangs has its worker already"
    silent.release()
    assert workers.wait(LONG)
    assert desk.state(hanging) == "sent"


def test_a_hundred_notes_for_a_server_that_hangs_hide_nobody_elses(
    desk: Desk, other: Desk, silent: Hold, workers: SideBySide
) -> None:
    hanging = desk.approved(desk.case())
    assert look_after(desk.services, desk.clock, workers) == 1
    assert silent.reached.wait(LONG)
    prompt = other.approved(other.case())
    due = due_by_account(desk.services, desk.clock, limit=1)
    assert [each.numbers for each in due] == [[hanging]], "what is due first fills the first look"
    workers.start(
        lambda busy: due_by_account(desk.services, desk.clock, limit=1, without=busy),
        partial(send_account, desk.services, desk.clock),
    )
    assert workers.wait(LONG, most=1)
    assert other.state(prompt) == "sent"


class Held:
    """Work that goes on until it is released, and what was begun."""

    def __init__(self) -> None:
        self.begun: list[Batch] = []
        self.release = threading.Event()

    def __call__(self, batch: Batch) -> None:
        self.begun.append(batch)
        self.release.wait(LONG)


def find(*accounts: tuple[int, int]) -> Callable[[Busy], list[Batch]]:
    """Accounts, each with its owner, as the outbox finds them: the first ones first, two at a time."""
    return lambda busy: [
        Batch(owner, account, [account])
        for owner, account in accounts
        if account not in busy.accounts and owner not in busy.owners
    ][:2]


@pytest.fixture
def held() -> Iterator[Held]:
    made = Held()
    yield made
    made.release.set()


def test_one_person_has_few_workers(held: Held) -> None:
    workers = SideBySide(lambda _: False, 8)
    accounts = [(1, number) for number in range(20)]
    assert workers.start(find(*accounts, (2, 100)), held) == 3
    held.release.set()
    workers.end()
    assert sorted(each.owner for each in held.begun) == [1, 1, 2]


def test_servers_that_had_trouble_never_have_all_workers(held: Held) -> None:
    workers = SideBySide(lambda batch: batch.owner < 100, 8)
    troubled = [(number, number) for number in range(20)]
    assert workers.start(find(*troubled, (100, 100)), held) == 5
    held.release.set()
    workers.end()
    assert max(each.owner for each in held.begun) == 100


def test_an_account_has_one_worker_and_another_when_that_has_ended(held: Held) -> None:
    workers = SideBySide(lambda _: False, 8)
    assert workers.start(find((1, 1)), held) == 1
    assert workers.start(find((1, 1)), held) == 0
    held.release.set()
    assert workers.wait(LONG)
    assert workers.start(find((1, 1)), held) == 1
    workers.end()


def test_no_more_are_begun_than_there_are_workers(held: Held) -> None:
    workers = SideBySide(lambda _: False, 3)
    assert workers.start(find(*((number, number) for number in range(20))), held) == 3
    held.release.set()
    workers.end()


def test_one_persons_mailboxes_leave_threads_to_watch_others() -> None:
    many = [MailAccount(number, 1, f"{number}@example.test", b"", "") for number in range(300)]
    theirs = MailAccount(1_000, 2, "kofi@example.test", b"", "")
    watched = watchable([*many, theirs])
    assert theirs in watched
    assert 1 < len(watched) < 20
