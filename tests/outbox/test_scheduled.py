"""Two thousand notes, approved for all sorts of moments, and a clock that is driven forward: each goes out in its time."""

import random
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import msgspec
import pytest

from afterword import wiring
from afterword.adapters.almanac import Almanac
from afterword.app.ledger.requests import NewContact
from afterword.app.operations import Desk as Operations
from afterword.app.post.account_shapes import Account
from afterword.app.post.outgoing_shapes import message_of
from afterword.core.moments import MINUTE, moment_of
from afterword.ports import Host, Servers
from mail.servers.sink import Sink
from mail.servers.smtp_session import Tls
from outbox.desk import TEXT, Desk

FIRMS = 250
OTHERS = ("Ana Lima", "Bo Chen", "Cleo Marsh", "Eli Novak", "Fay Okoro", "Gus Petit", "Hal Quinn")
NOTES = FIRMS * (1 + len(OTHERS))
STEP = timedelta(minutes=15)


@pytest.fixture
def kept_in(sqlite_url: str, using: Any) -> Iterator[str]:
    """One store is enough: the other keeps the same contract."""
    with using(sqlite_url):
        yield sqlite_url


def test_two_thousand_notes_each_in_its_window(desk: Desk, sink: Sink) -> None:
    assert NOTES == 2_000
    _make_light(desk, sink)
    numbers = _approved(desk, random.Random(5))
    wanted = [desk.kept(each) for each in numbers]
    for _ in range(100):
        while desk.sent():
            pass
        if len(sink.accepted) == NOTES:
            break
        desk.clock.at += STEP
    sent = {str(message["Message-ID"]): message for message in map(_read, sink.accepted)}
    assert len(sent) == len(sink.accepted) == NOTES
    for kept in wanted:
        message = sent[f"<{kept.message_id}>"]
        assert message["To"].addresses[0].addr_spec == message_of(kept).to
        at = moment_of(message["Date"].datetime)
        assert kept.until is not None
        assert (
            kept.not_before - MINUTE
            < at
            < min(kept.until, kept.not_before + STEP.seconds * 1_000_000 + MINUTE)
        )
    assert {desk.state(each) for each in numbers} == {"sent"}


def _make_light(desk: Desk, sink: Sink) -> None:
    """Leave out what is tried elsewhere and takes time: encryption, and grammar."""
    sink.tls = Tls.NONE
    servers = Servers(Host("localhost", sink.port, "none"), None, sink.account.address, "typed")
    body = msgspec.json.encode(Account(servers=servers, watch=False))
    desk.books.room.accounts.put(desk.owner, sink.account.address, body)
    tools = wiring.word_tools()._replace(grammar=lambda: None)
    desk.books.desk = Operations(Almanac(), lambda: tools, wide=True)


def _approved(desk: Desk, chance: random.Random) -> list[int]:
    numbers = []
    with desk.books.cases.together():
        for firm in range(FIRMS):
            name = f"Firm {firm}"
            panel = [NewContact(name=each, email=f"{each.split()[0]}@firm{firm}.example") for each in OTHERS]
            case = desk.case(name, f"Dana@firm{firm}.example", panel)
            for contact in desk.books.opened(desk.caller(), case).case.contacts:
                text = TEXT.replace("Northwind", name).replace("Dana", contact.name.split()[0])
                desk.written(case, text, contact=contact.id)
                when = chance.choice(["now", "best", "at"])
                ahead = desk.clock.now() + timedelta(minutes=chance.randrange(1, 20 * 60))
                at = ahead if when == "at" else None
                numbers.append(desk.approve_as_it_is(case, contact.id, when=when, at=at))
    return numbers


def _read(accepted: Any) -> Any:
    return message_from_bytes(accepted.raw, policy=policy.default)
