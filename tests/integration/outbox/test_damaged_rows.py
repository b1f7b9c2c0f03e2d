"""Damage in a stored row stays with that row: lists and jobs go on past it, say which it is, and lose nothing."""

import json
from typing import Any

import pytest

from afterword.core.errors import InputError
from afterword.services.cases.refresh import sweep
from afterword.services.inbox.matching import known_to
from afterword.services.inbox.messages import ingest, list_messages
from afterword.services.inbox.schemas import IngestRequest, MessagesRequest
from afterword.services.inbox.watch_loop import overdue
from afterword.services.mail_accounts.accounts import mail_accounts
from afterword.services.mail_accounts.schemas import MailAccountsRequest
from afterword.services.outbox.controls import cancel, outbox, send
from afterword.services.outbox.schemas import OutboxMessageRequest, OutboxRequest, SendRequest
from afterword.services.today.agenda import today
from afterword.services.today.schemas import TodayRequest
from afterword.services.transfer.export import export, export_csv
from afterword.services.transfer.importing.export_file import read_export
from afterword.services.transfer.schemas import ExportRequest
from afterword.services.transfer.transfer import import_cases, import_request
from integration.mail.servers.sink import Sink
from integration.outbox.desk import Desk

DAMAGE = ["", "{", "[]", "null", '{"text": 5}', '{"a":' * 3_000]
RAW = "From: Dana <dana@northwind.example>\r\n\r\nWe need another week."


@pytest.fixture(params=DAMAGE, ids=["empty", "cut", "list", "null", "odd", "deep"])
def damage(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _exported(desk: Desk) -> Any:
    return read_export(b"".join(export(desk.services, desk.caller("cli"), ExportRequest())))


def test_a_damaged_message_is_listed_by_its_number_and_can_be_taken_back(
    desk: Desk, sink: Sink, damage: str
) -> None:
    from afterword.db.models import OutboxMessage

    bad = desk.approved(desk.case("Bad", "bad@bad.example"))
    good = desk.approved(desk.case())
    OutboxMessage.objects.filter(pk=bad).update(body=damage)
    found = {each.kept.id: each for each in outbox(desk.services, desk.caller(), OutboxRequest())}
    assert found.keys() == {bad, good}
    assert found[bad].unreadable
    assert not found[good].unreadable
    with pytest.raises(InputError, match="can't be read"):
        send(desk.services, desk.caller(), SendRequest(outgoing=bad, digest=found[bad].kept.digest))
    desk.sent()
    assert (desk.state(bad), desk.state(good)) == ("asked", "sent")
    assert len(sink.accepted) == 1
    ingest(desk.services, desk.caller(), IngestRequest(case=found[bad].kept.case, raw=RAW))
    cancel(desk.services, desk.caller(), OutboxMessageRequest(outgoing=bad))
    assert desk.state(bad) == "cancelled"
    OutboxMessage.objects.filter(pk=bad).update(state="sent")
    assert [each.number for each in _exported(desk).unreadable] == [bad]
    assert desk.services.mail.outbox.recipients_since(desk.owner, 0) == {
        "dana@northwind.example": found[good].kept.case
    }


def test_a_damaged_case_stops_no_list_and_no_job_and_is_exported_as_it_is(desk: Desk, damage: str) -> None:
    from afterword.db.models import Case

    bad, good = desk.case("Bad", "bad@bad.example"), desk.case()
    held = desk.approved(bad)
    Case.objects.filter(pk=bad).update(facts=damage)
    day = today(desk.services, desk.caller(), TodayRequest())
    assert [case for case, _ in day.broken] == [bad]
    assert {each.case for each in (*day.now, *day.no_hurry)} == {good}
    assert [each.kept.id for each in outbox(desk.services, desk.caller(), OutboxRequest(case=bad))] == [held]
    assert known_to(desk.services, desk.owner).addresses.get("dana@northwind.example") == (good,)
    desk.clock.on(days=2)
    sweep(desk.services, desk.clock.now())
    assert [case for case, _ in today(desk.services, desk.caller(), TodayRequest()).broken] == [bad], (
        "for good"
    )
    table = export_csv(desk.services, desk.caller(), ExportRequest())
    assert len(list(table.rows)) == 2
    assert [case for case, _ in table.left_out] == [bad]
    (told,) = table.last_rows()
    assert f"Case {bad} (Bad" in told.decode()
    found = _exported(desk)
    assert [each.company.name for each in found.cases] == ["Northwind"]
    kinds = {each.kind for each in found.unreadable}
    assert {"case", "entry", "text"} <= kinds
    (case,) = [each for each in found.unreadable if each.kind == "case"]
    assert json.loads(case.stored)["facts"] == damage
    brought = import_cases(desk.services, desk.caller(), import_request(found))
    assert (len(brought.there), brought.faults) == (1, ())


@pytest.mark.parametrize("table", ["HistoryEntry", "Note", "InboxMessage"])
def test_what_is_damaged_beside_a_case_is_exported_as_it_is(desk: Desk, damage: str, table: str) -> None:
    from afterword.db import models

    case, other = desk.case(), desk.case("Other", "jo@other.example")
    for each in (case, other):
        desk.written(each)
        ingest(desk.services, desk.caller(), IngestRequest(case=each, raw=RAW))
    rows = getattr(models, table).objects.filter(case_id=case)
    rows = rows.filter(kind="facts") if table == "HistoryEntry" else rows
    rows.update(body=damage)
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest())) == 2
    assert len(list_messages(desk.services, desk.caller(), MessagesRequest(case=case))) == 1
    today(desk.services, desk.caller(), TodayRequest())
    found = _exported(desk)
    assert len(found.cases) == 2
    if table == "HistoryEntry" and damage == '{"text": 5}':
        assert found.unreadable == ()  # any table can be an entry: it's in the history
        return
    assert [each.case for each in found.unreadable] == [case]
    assert json.dumps(damage)[1:-1] in found.unreadable[0].stored or damage in found.unreadable[0].stored


@pytest.mark.parametrize("snoozed", [[], "{", {"a": "soon"}, {"a": 1e300}, {"a": 99999999999999999999}])
def test_damage_in_what_was_put_off_stops_nothing(desk: Desk, snoozed: Any) -> None:
    from afterword.db.models import Case

    case = desk.case()
    Case.objects.filter(pk=case).update(snoozed=snoozed)
    assert today(desk.services, desk.caller(), TodayRequest()).broken == ()
    assert len(_exported(desk).cases) == 1
    (odd,) = _exported(desk).unreadable
    assert (odd.kind, odd.case) == ("later", case)
    if isinstance(snoozed, str):
        assert odd.stored == snoozed
    else:  # PostgreSQL writes numbers its own way
        assert json.loads(odd.stored, parse_int=float) == json.loads(json.dumps(snoozed), parse_int=float)


def test_a_damaged_account_is_listed_and_stops_no_other(desk: Desk, damage: str) -> None:
    from afterword.db.models import MailAccount

    bad = desk.services.mail.accounts.save(desk.owner, "other@example.test", damage.encode())
    found = mail_accounts(desk.services, desk.caller(), MailAccountsRequest())
    assert {each.kept.id: bool(each.unreadable) for each in found} == {desk.account: False, bad: True}
    assert overdue(desk.services.mail, 0, 0) == (0, 0)
    number = desk.approved(desk.case(), account=desk.account)
    desk.sent()
    assert desk.state(number) == "sent"
    assert MailAccount.objects.filter(pk=bad).exists()


def test_a_damaged_policy_leaves_an_export_that_can_be_read(desk: Desk, damage: str) -> None:
    desk.case()
    profile = desk.services.people.profile(desk.owner)
    desk.services.people.save_profile(desk.owner, profile._replace(policy=damage))
    found = _exported(desk)
    assert found.profile.name == profile.name
