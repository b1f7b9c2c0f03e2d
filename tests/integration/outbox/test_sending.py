"""A note that a person has approved goes out once, at its moment, as it was seen; and the case knows."""

from base64 import b64encode
from datetime import timedelta
from email import message_from_bytes, policy

import msgspec
import pytest

from afterword.core.case import AutoReply, NoteSent, Reply
from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import AlreadyQueuedError
from afterword.services.cases.edit_case import edit
from afterword.services.cases.record_event import record
from afterword.services.cases.schemas import EditCaseRequest, RecordRequest
from afterword.services.inbox.messages import confirm_meaning, ingest
from afterword.services.inbox.schemas import ConfirmMeaningRequest, IngestRequest
from afterword.services.notes.drafts import digest_of
from afterword.services.outbox.approve import approve
from afterword.services.outbox.controls import cancel, hold, release, send
from afterword.services.outbox.schemas import (
    ApproveRequest,
    File,
    OutboxMessageRequest,
    ReleaseRequest,
    SendRequest,
)
from integration.mail.servers.sink import Sink
from integration.outbox.desk import TEXT, Desk


def test_an_approved_note_goes_out_as_it_was_seen(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case)
    assert desk.sent() == 1
    (sent,) = sink.accepted
    message = message_from_bytes(sent.raw, policy=policy.default)
    assert sent.recipients == ("dana@northwind.example",)
    assert message.get_content().splitlines() == TEXT.splitlines()
    assert message["To"] == "Dana Whitfield <dana@northwind.example>"
    assert message["From"].addresses[0].addr_spec == sink.account.address
    assert message["Subject"] == "Thank you for Tuesday"
    assert message["Date"].datetime == desk.clock.now()
    assert message["Message-ID"] == f"<{desk.kept(number).message_id}>"
    assert {"List-Unsubscribe", "Disposition-Notification-To", "X-Mailer"}.isdisjoint(message.keys())
    assert desk.state(number) == "sent"
    (event,) = desk.notes_sent(case)
    assert event["purpose"] == "thank_you"


def test_nothing_is_sent_twice(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    desk.sent()
    desk.sent()
    assert len(sink.accepted) == 1
    assert desk.state(number) == "sent"


def test_it_waits_for_its_moment(desk: Desk, sink: Sink) -> None:
    at = desk.clock.now() + timedelta(hours=3)
    number = desk.approved(desk.case(), when="at", at=at)
    desk.clock.on(hours=2.9)
    assert (desk.sent(), desk.state(number)) == (0, "approved")
    desk.clock.on(hours=0.1)
    desk.sent()
    assert desk.state(number) == "sent"
    assert len(sink.accepted) == 1


def test_what_is_arranged_is_off_the_list_until_then(desk: Desk) -> None:
    case = desk.case()
    assert "thank_you" in desk.due_kinds()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    assert "thank_you" not in desk.due_kinds()
    cancel(desk.services, desk.caller(), OutboxMessageRequest(outgoing=number))
    assert "thank_you" in desk.due_kinds()


def test_the_best_moment_is_in_the_best_part_of_its_time(desk: Desk) -> None:
    case = desk.case()
    number = desk.approved(case, when="best")
    action = next(each for each in desk.plan(case).actions if each.kind == "thank_you")
    kept = desk.kept(number)
    assert action.best_from is not None
    assert kept.not_before == max(action.best_from, instant_of(desk.clock.now()))
    assert kept.expires_at in {action.late_until, action.closes}


def test_an_edit_after_the_approval_needs_a_new_one(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    desk.written(case, text=TEXT + "\nPS: One more thing.\n")
    assert (desk.state(number), desk.kept(number).status_reason) == ("asked", "edited")
    with pytest.raises(InputError, match="changed since"):
        release(
            desk.services, desk.caller(), ReleaseRequest(outgoing=number, digest=desk.kept(number).digest)
        )
    again = desk.approve_as_it_is(case)
    desk.sent()
    assert (desk.state(number), desk.state(again)) == ("cancelled", "sent")
    assert len(sink.accepted) == 1


def test_another_text_than_the_one_seen_is_not_approved(desk: Desk) -> None:
    case = desk.case()
    note = desk.written(case)
    with pytest.raises(InputError, match="digest"):
        approve(
            desk.services,
            desk.caller(),
            ApproveRequest(case=case, kind="thank_you", contact=note.contact, digest="0" * 64, when="now"),
        )


@pytest.mark.parametrize("surface", ["api", "mcp"])
def test_nobody_who_has_not_seen_it_approves(desk: Desk, surface: str) -> None:
    case = desk.case()
    note = desk.written(case)
    asked = ApproveRequest(case=case, kind="thank_you", contact=note.contact, digest=digest_of(note))
    with pytest.raises(InputError, match="a person"):
        approve(desk.services, desk.caller(surface), asked)


def test_a_note_with_an_error_is_not_approved(desk: Desk) -> None:
    case = desk.case()
    note = desk.written(case, text="Dear Dana,\n\nThank you.\n\nPriya\n")
    asked = ApproveRequest(case=case, kind="thank_you", contact=note.contact, digest=digest_of(note))
    with pytest.raises(InputError, match="ignore it and say why"):
        approve(desk.services, desk.caller(), asked)


def test_there_is_one_note_for_an_occasion(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    first = desk.approved(case)
    desk.sent()
    with pytest.raises(InputError, match="a message for the same"):
        desk.approve_as_it_is(case, because="I would like to")
    assert desk.state(first) == "sent"
    assert len(sink.accepted) == 1


def test_the_database_itself_refuses_a_second_one(desk: Desk) -> None:
    kept = desk.kept(desk.approved(desk.case()))
    with pytest.raises(AlreadyQueuedError):
        desk.services.mail.outbox.add(kept._replace(id=0, message_id="another@example.test"))


def test_an_answer_stops_what_is_on_its_way(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    desk.clock.on(hours=1)
    reply = Reply(desk.clock.now(), "email", "rejection", desk.contact(case))
    record(desk.services, desk.caller(), RecordRequest(case=case, event=reply))
    assert (desk.state(number), desk.kept(number).status_reason) == ("asked", "answered")
    desk.clock.on(hours=2)
    desk.sent()
    assert sink.accepted == []


def test_an_answer_between_claim_and_intent_wins(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case)

    def answered(step: str) -> None:
        if step == "agreed":
            reply = Reply(desk.clock.now(), "email", "rejection", desk.contact(case))
            record(desk.services, desk.caller(), RecordRequest(case=case, event=reply))

    desk.sent(answered)
    assert sink.accepted == []
    assert desk.state(number) == "asked"


def test_an_unread_message_of_theirs_stops_it(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    ingest(
        desk.services,
        desk.caller(),
        IngestRequest(case=case, raw="Could you call me when you have a moment?"),
    )
    assert (desk.state(number), desk.kept(number).status_reason) == ("asked", "unread")
    release(desk.services, desk.caller(), ReleaseRequest(outgoing=number, digest=desk.kept(number).digest))
    desk.sent()
    assert desk.kept(number).status_reason == "unread", "as long as nobody has said what it means"
    assert sink.accepted == []


def test_a_note_sent_by_hand_takes_its_place(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    event = NoteSent(desk.clock.now(), desk.contact(case), "email", "thank_you")
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event))
    assert (desk.state(number), desk.kept(number).status_reason) == ("cancelled", "by_hand")


def test_an_absence_note_stops_nothing(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case)
    event = AutoReply(desk.clock.now(), desk.contact(case))
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event))
    desk.sent()
    assert desk.state(number) == "sent"


def test_two_days_asleep_turn_it_into_a_question(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case(), when="at", at=desk.clock.now() + timedelta(hours=3))
    desk.clock.on(days=2)
    desk.sent()
    assert (desk.state(number), desk.kept(number).status_reason) == ("asked", "overdue")
    assert sink.accepted == []


def test_some_hours_asleep_too(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case(), when="at", at=desk.clock.now() + timedelta(hours=1))
    desk.clock.on(hours=4)
    desk.sent()
    assert (desk.state(number), desk.kept(number).status_reason) == ("asked", "overdue")
    release(
        desk.services,
        desk.caller(),
        ReleaseRequest(outgoing=number, digest=desk.kept(number).digest, when="now"),
    )
    desk.sent()
    assert desk.state(number) == "sent"


def test_a_clock_put_back_makes_it_wait(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case(), when="at", at=desk.clock.now() + timedelta(hours=1))
    desk.clock.on(hours=1)
    desk.clock.on(hours=-0.5)
    desk.sent()
    assert (desk.state(number), sink.accepted) == ("approved", [])


def test_held_it_stays_until_it_is_let_go(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    hold(desk.services, desk.caller(), OutboxMessageRequest(outgoing=number))
    desk.sent()
    assert (desk.state(number), sink.accepted) == ("held", [])
    kept = desk.kept(number)
    release(desk.services, desk.caller(), ReleaseRequest(outgoing=number, digest=kept.digest, when="now"))
    desk.sent()
    assert desk.state(number) == "sent"


def test_sending_at_once_wants_the_digest_of_the_approval(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case(), when="at", at=desk.clock.now() + timedelta(hours=3))
    with pytest.raises(InputError, match="digest"):
        send(desk.services, desk.caller("api"), SendRequest(outgoing=number, digest="0" * 64))
    kept = desk.kept(number)
    send(desk.services, desk.caller("api"), SendRequest(outgoing=number, digest=kept.digest))
    desk.sent()
    assert desk.state(number) == "sent"


def test_what_is_sent_cannot_be_taken_back(desk: Desk) -> None:
    number = desk.approved(desk.case())
    desk.sent()
    with pytest.raises(InputError, match="sent"):
        cancel(desk.services, desk.caller(), OutboxMessageRequest(outgoing=number))
    assert desk.state(number) == "sent"


def test_a_backup_on_another_machine_sends_nothing_by_itself(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    kept = desk.kept(number)
    desk.services.mail = desk.services.mail._replace(place="another:/machine")
    desk.services.mail.outbox.approve_again(
        number,
        ("approved",),
        body=kept.body,
        begins=kept.not_before,
        ends=kept.expires_at,
        place="this:/one",
        now=0,
    )
    desk.sent()
    assert (desk.state(number), desk.kept(number).status_reason, sink.accepted) == ("asked", "elsewhere", [])


def test_it_goes_on_with_their_thread(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    raw = (
        "From: Dana Whitfield <dana@northwind.example>\nDate: Tue, 3 Nov 2026 21:40:00 +0000\n"
        "Message-ID: <second@northwind.example>\nReferences: <first@example.test>\nSubject: Today\n\n"
        "It was lovely to meet you today. Thanks for coming in!\n"
    )
    shown = ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=raw, ask=True))
    confirm_meaning(
        desk.services, desk.caller(), ConfirmMeaningRequest(letter=shown.kept.id, meaning="acknowledgement")
    )
    desk.approved(case)
    desk.sent()
    message = message_from_bytes(sink.accepted[0].raw, policy=policy.default)
    assert message["In-Reply-To"] == "<second@northwind.example>"
    assert message["References"] == "<first@example.test> <second@northwind.example>"


def test_files_go_along(desk: Desk, sink: Sink) -> None:
    file = File(name="Références.pdf", data=b64encode(b"%PDF-1.7 \x00\xff").decode(), type="application/pdf")
    desk.approved(desk.case(), files=(file,))
    desk.sent()
    message = message_from_bytes(sink.accepted[0].raw, policy=policy.default)
    (attached,) = message.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Références.pdf", b"%PDF-1.7 \x00\xff")


def test_what_others_wrote_into_a_name_adds_no_header(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    facts = msgspec.json.decode(desk.services.cases.get(desk.owner, case).facts)  # type: ignore[union-attr]
    facts["contacts"][0]["name"] = "Dana\r\nBcc: everybody@example.org"
    version = desk.services.cases.get(desk.owner, case).version  # type: ignore[union-attr]
    edit(
        desk.services, desk.caller(),
        EditCaseRequest(case=case, version=version, facts=msgspec.Raw(msgspec.json.encode(facts))),
    )  # fmt: skip
    desk.approved(case)
    desk.sent()
    message = message_from_bytes(sink.accepted[0].raw, policy=policy.default)
    assert message["Bcc"] is None
    assert sink.accepted[0].recipients == ("dana@northwind.example",)
