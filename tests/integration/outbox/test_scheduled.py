"""Hundreds of notes, approved for all sorts of moments, and a clock that is driven forward: each goes out in its time."""

import random
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from typing import Any

import msgspec
import pytest

from afterword import bootstrap
from afterword.core.time.instants import MINUTE, instant_of
from afterword.integrations.calendars import ShippedCalendars
from afterword.ports import Host, Servers
from afterword.services.cases.schemas import NewContact
from afterword.services.mail_accounts.schemas import Account
from afterword.services.outbox.schemas import message_of
from afterword.services.planning.engine import Engine as Operations
from integration.mail.servers.sink import Sink
from integration.mail.servers.smtp_session import Tls
from integration.outbox.desk import TEXT, Desk

OTHERS = ("Ana Lima", "Bo Chen", "Cleo Marsh", "Eli Novak", "Fay Okoro", "Gus Petit", "Hal Quinn")
STEP = timedelta(minutes=15)


@pytest.fixture
def kept_in(sqlite_url: str, using: Any) -> Iterator[str]:
    """One store is enough: the other keeps the same contract."""
    with using(sqlite_url):
        yield sqlite_url


@pytest.mark.slow
def test_hundreds_of_notes_each_in_its_window(desk: Desk, sink: Sink, thorough: bool) -> None:
    firms = 250 if thorough else 50
    notes = firms * (1 + len(OTHERS))
    _make_light(desk, sink)
    numbers = _approved(desk, firms, random.Random(5))
    wanted = [desk.kept(each) for each in numbers]
    for _ in range(100):
        while desk.sent():
            pass
        if len(sink.accepted) == notes:
            break
        desk.clock.at += STEP
    sent = {str(message["Message-ID"]): message for message in map(_read, sink.accepted)}
    assert len(sent) == len(sink.accepted) == notes
    for kept in wanted:
        message = sent[f"<{kept.message_id}>"]
        assert message["To"].addresses[0].addr_spec == message_of(kept).to
        at = instant_of(message["Date"].datetime)
        assert kept.expires_at is not None
        assert (
            kept.not_before - MINUTE
            < at
            < min(kept.expires_at, kept.not_before + STEP.seconds * 1_000_000 + MINUTE)
        )
    assert {desk.state(each) for each in numbers} == {"sent"}


def _make_light(desk: Desk, sink: Sink) -> None:
    """Leave out what is tried elsewhere and takes time: encryption, and grammar."""
    sink.tls = Tls.NONE
    servers = Servers(Host("localhost", sink.port, "none"), None, sink.account.address, "typed")
    body = msgspec.json.encode(Account(servers=servers, watch=False))
    desk.services.mail.accounts.save(desk.owner, sink.account.address, body)
    tools = bootstrap.note_tools()._replace(grammar=lambda: None)
    desk.services.engine = Operations(ShippedCalendars(), lambda: tools, wide=True)


def _approved(desk: Desk, firms: int, chance: random.Random) -> list[int]:
    numbers = []
    with desk.services.cases.atomic():
        for firm in range(firms):
            name = f"Firm {firm}"
            panel = [NewContact(name=each, email=f"{each.split()[0]}@firm{firm}.example") for each in OTHERS]
            case = desk.case(name, f"Dana@firm{firm}.example", panel)
            for contact in desk.services.opened(desk.caller(), case).case.contacts:
                text = TEXT.replace("Northwind", name).replace("Dana", contact.name.split()[0])
                # One text for all of a panel is an error, unless somebody says why it isn't.
                dismissed = (("dup_panel", "", "only the moments matter here"),)
                desk.written(case, text, contact=contact.id, dismissed=dismissed)
                when = chance.choice(["now", "best", "at"])
                ahead = desk.clock.now() + timedelta(minutes=chance.randrange(1, 20 * 60))
                at = ahead if when == "at" else None
                numbers.append(desk.approve_as_it_is(case, contact.id, when=when, at=at))
    return numbers


def _read(accepted: Any) -> Any:
    return message_from_bytes(accepted.raw, policy=policy.default)
