"""What went out is part of an export: brought in elsewhere it is not sent again, and an answer finds its case."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from afterword.core.errors import InputError
from afterword.ports import AlreadyQueuedError
from afterword.services.context import Caller
from afterword.services.outbox.controls import confirm_sending, outbox
from afterword.services.outbox.schemas import ConfirmSendingRequest, OutboxRequest
from afterword.services.transfer.export import export
from afterword.services.transfer.importing.export_file import read_export
from afterword.services.transfer.schemas import (
    ExportRequest,
    ImportRequest,
)
from afterword.services.transfer.transfer import import_cases
from integration.mail.servers.sink import Sink
from integration.outbox.desk import Desk


def _exported(desk: Desk, caller: Caller) -> bytes:
    return b"".join(export(desk.services, caller, ExportRequest()))


def _brought(desk: Desk, caller: Caller, file: bytes) -> Any:
    read = read_export(file)
    raw = tuple(msgspec.Raw(msgspec.json.encode(each)) for each in read.cases)
    return import_cases(desk.services, caller, ImportRequest(cases=raw, kept=read.kept))


@pytest.fixture
def another(desk: Desk, person: Callable[..., int]) -> Caller:
    return Caller(person(name="", timezone="", phone="", language=""), "web", desk.clock.now())


def _case(desk: Desk, caller: Caller) -> int:
    [kept] = desk.services.cases.iterate(caller.owner)
    return kept.id


def test_what_was_sent_comes_along_and_is_not_sent_again(desk: Desk, sink: Sink, another: Caller) -> None:
    case = desk.case()
    number = desk.approved(case)
    desk.sent()
    was = desk.kept(number)
    file = _exported(desk, desk.caller())
    assert _brought(desk, another, file).added == 1
    [there] = outbox(desk.services, another, OutboxRequest(case=_case(desk, another)))
    assert (there.kept.state, there.kept.message_id, there.kept.not_before) == (
        "sent",
        was.message_id,
        was.not_before,
    )
    assert there.message.text == desk.written(case).text
    assert desk.services.mail.outbox.cases_by_message_id(another.owner, [was.message_id]) == {
        was.message_id: _case(desk, another)
    }
    with pytest.raises(AlreadyQueuedError):
        desk.services.mail.outbox.add(there.kept._replace(id=0, state="approved"))
    desk.sent()
    assert len(sink.accepted) == 1
    again = _exported(desk, another)
    assert msgspec.json.decode(again)["kept"] == msgspec.json.decode(file)["kept"]


def test_what_may_be_out_stays_a_question(desk: Desk, sink: Sink, another: Caller) -> None:
    desk.uncertain(desk.approved(desk.case()))
    _brought(desk, another, _exported(desk, desk.caller()))
    [there] = outbox(desk.services, another, OutboxRequest())
    assert there.kept.state == "uncertain"
    confirm_sending(desk.services, another, ConfirmSendingRequest(outgoing=there.kept.id, sent=True))
    events = [
        msgspec.json.decode(each) for each in next(iter(desk.services.cases.iterate(another.owner))).events
    ]
    assert [each["kind"] for each in events] == ["note_sent"]
    assert sink.accepted == []


def test_what_waits_stays_here(desk: Desk, another: Caller) -> None:
    desk.approved(desk.case(), when="best")
    _brought(desk, another, _exported(desk, desk.caller()))
    assert outbox(desk.services, another, OutboxRequest(case=_case(desk, another))) == ()


def test_a_damaged_message_adds_no_half_of_a_case(desk: Desk, another: Caller) -> None:
    desk.approved(desk.case())
    desk.sent()
    whole = msgspec.json.decode(_exported(desk, desk.caller()))
    [beside] = whole["kept"].values()
    beside["posted"][0]["body"] = {"sender": 3}
    brought = _brought(desk, another, msgspec.json.encode(whole))
    assert brought.added == 0
    [(_, fault)] = brought.faults
    assert isinstance(fault, InputError)
    assert fault.path == "posted.body"
    assert list(desk.services.cases.iterate(another.owner)) == []
