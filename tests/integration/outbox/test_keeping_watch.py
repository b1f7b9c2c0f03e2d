"""A mailbox that breaks is opened again, less and less often, and its page says what's wrong all the while."""

from contextlib import nullcontext
from typing import Any

import msgspec
import pytest

from afterword.core.time.instants import MINUTE, SECOND
from afterword.ports import Host, MailAccount, Servers, TransientError
from afterword.services.inbox.watch_loop import PAUSES, Pauses, keep_watching
from afterword.services.mail_accounts.schemas import Account
from fakes.mail import FakeMailboxes, FakeMailServer
from integration.outbox.desk import Desk


@pytest.fixture(params=["sqlite"])
def kept_in(request: pytest.FixtureRequest, sqlite_url: str, using: Any) -> Any:
    with using(sqlite_url):
        yield sqlite_url


@pytest.fixture
def account(desk: Desk) -> MailAccount:
    """An account that is watched, at a server that hangs up."""
    server = FakeMailServer({"priya": "secret"})
    server.fail_next("folders", TransientError("protocol", "bye"), times=100)
    desk.services.mail = desk.services.mail._replace(mailboxes=lambda: FakeMailboxes(server))
    host = Host("localhost", 9, "none")
    body = msgspec.json.encode(Account(servers=Servers(host, host, "priya", "typed")))
    number = desk.services.mail.accounts.save(desk.owner, "priya@example.test", body)
    desk.secrets.put(f"{number}/password", "secret")
    kept = desk.services.mail.accounts.get(desk.owner, number)
    assert kept is not None
    return kept


def test_pauses_grow_to_a_ceiling_and_start_over_once_it_held() -> None:
    pauses = Pauses()
    assert [pauses.broke(0) for _ in range(6)] == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    pauses.looked(0)
    assert pauses.broke(30 * SECOND) == PAUSES[-1], "one look and then it hangs up: not well yet"
    pauses.looked(MINUTE)
    pauses.looked(10 * MINUTE)
    assert pauses.broke(11 * MINUTE) == PAUSES[0]


def test_a_mailbox_that_breaks_on_every_look_is_opened_less_and_less_often(
    desk: Desk, account: MailAccount
) -> None:
    waited: list[float] = []
    said: list[str] = []

    def wait(seconds: float) -> bool:
        kept = desk.services.mail.accounts.get(desk.owner, account.id)
        said.append("" if kept is None else kept.trouble)
        waited.append(seconds)
        desk.clock.on(seconds=seconds)
        return len(waited) == len(PAUSES) + 2

    def session() -> Any:
        return nullcontext()

    keep_watching(
        desk.services, account, desk.clock, lambda: False, wait, session=session, complain=lambda *_: None
    )
    assert waited == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert all(said), "its page says so at every try"
