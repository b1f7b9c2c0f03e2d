"""Whatever changes after the approval is noticed: the note stays here, and says why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, get_args

import msgspec
import pytest
from msgspec import structs

from afterword.core import case as facts
from afterword.core.errors import InputError
from afterword.core.time.instants import instant_of
from afterword.ports import CaseChange, CaseRecord, Profile
from afterword.services.cases.edit_case import edit
from afterword.services.cases.record_event import record
from afterword.services.cases.replay import case_of_record
from afterword.services.cases.schemas import (
    EditCaseRequest,
    NewContact,
    RecordRequest,
)
from afterword.services.inbox.messages import confirm_meaning, ingest
from afterword.services.inbox.schemas import ConfirmMeaningRequest, IngestRequest
from afterword.services.notes.drafts import digest_of, note, save_note
from afterword.services.notes.schemas import NoteRequest
from afterword.services.outbox.approve import approve
from afterword.services.outbox.controls import release
from afterword.services.outbox.schemas import ApproveRequest, ReleaseRequest
from afterword.services.profile.profile import save_profile
from afterword.services.profile.schemas import SaveProfileRequest
from integration.mail.servers.sink import Sink
from integration.outbox.desk import TEXT, Desk

RITA = NewContact(name="Rita Moss", part="recruiter", email="rita@agency.example")


@pytest.fixture
def kept_in(sqlite_url: str, using: Any) -> Any:
    """One store is enough: the other keeps the same contract."""
    with using(sqlite_url):
        yield sqlite_url


def changed(desk: Desk, case: int, change: Callable[[dict[str, Any]], None]) -> None:
    """The person edits the facts of the case."""
    kept = desk.services.cases.get(desk.owner, case)
    assert kept is not None
    table = msgspec.json.decode(kept.facts)
    change(table)
    raw = msgspec.Raw(msgspec.json.encode(table))
    edit(desk.services, desk.caller(), EditCaseRequest(case=case, version=kept.version, facts=raw))


def dana(**new: Any) -> Callable[[Desk, int], None]:
    """Dana, the first contact, with other facts."""
    return lambda desk, case: changed(desk, case, lambda table: table["contacts"][0].update(new))


def happened(make: Callable[[Desk, int], facts.Event]) -> Callable[[Desk, int], None]:
    def record_it(desk: Desk, case: int) -> None:
        record(desk.services, desk.caller(), RecordRequest(case=case, event=make(desk, case)))

    return record_it


def profile(**new: str) -> Callable[[Desk, int], None]:
    def save(desk: Desk, case: int) -> None:
        there = desk.services.profile(desk.caller())
        fields = {
            name: getattr(there, name)
            for name in SaveProfileRequest.__struct_fields__
            if hasattr(there, name)
        }
        fields["policy"] = msgspec.Raw(there.policy.encode() or b"{}")
        save_profile(desk.services, desk.caller(), SaveProfileRequest(**{**fields, **new}))

    return save


def via_rita(desk: Desk, case: int) -> None:
    def between(table: dict[str, Any]) -> None:
        table["via"] = next(each["id"] for each in table["contacts"] if each["name"] == RITA.name)

    changed(desk, case, between)


def without_dana(desk: Desk, case: int) -> None:
    def gone(table: dict[str, Any]) -> None:
        name = table["contacts"].pop(0)["id"]
        for talk in table["interviews"]:
            talk["contacts"] = [each for each in talk["contacts"] if each != name]

    changed(desk, case, gone)


def not_interviewed_by_dana(desk: Desk, case: int) -> None:
    def left_out(table: dict[str, Any]) -> None:
        name = table["contacts"][0]["id"]
        for talk in table["interviews"]:
            talk["contacts"] = [each for each in talk["contacts"] if each != name]

    changed(desk, case, left_out)
    # She has written: the guard would let any note to her go.
    happened(lambda desk, case: facts.Instruction(desk.clock.now(), desk.contact(case), "email"))(desk, case)


def rewritten(desk: Desk, case: int) -> None:
    desk.written(case, TEXT + "\nPS: One more thing.\n")


def a_card(desk: Desk, case: int) -> None:
    asked = NoteRequest(case=case, kind="thank_you", contact=desk.contact(case))
    text = note(desk.services, desk.caller(), asked)
    assert text is not None
    save_note(desk.services, desk.caller(), structs.replace(text, channel="handwritten"))


def unread(desk: Desk, case: int) -> None:
    ingest(
        desk.services,
        desk.caller(),
        IngestRequest(case=case, raw="Could you call me when you have a moment?"),
    )


def elsewhere(desk: Desk, case: int) -> None:
    (kept,) = desk.services.mail.outbox.list_for_case(desk.owner, case)
    desk.services.mail.outbox.approve_again(
        kept.id,
        ("approved",),
        body=kept.body,
        begins=kept.next_attempt_at,
        ends=kept.expires_at,
        place="another:/machine",
        now=0,
    )


def no_account(desk: Desk, case: int) -> None:
    desk.services.mail.accounts.remove(desk.owner, desk.account)


CHANGES: list[tuple[str, Callable[[Desk, int], None], str]] = [
    ("the domain of the address", dana(email="dana@northwind-group.example"), "readdressed"),
    ("the name before the at sign", dana(email="d.whitfield@northwind.example"), "readdressed"),
    ("the address is taken out", dana(email=None), "no_address"),
    ("the address bounced", happened(lambda desk, case: facts.Bounce(desk.clock.now(), desk.contact(case))), "bounced"),
    ("a recruiter is in between", via_rita, "rerouted"),
    ("the person left the case", without_dana, "gone"),
    ("the person wasn't in the interview", not_interviewed_by_dana, "unplanned"),
    ("they answered", happened(lambda desk, case: facts.Reply(desk.clock.now(), "email", "rejection", desk.contact(case))), "answered"),
    ("they wrote, and nobody has read it", unread, "unread"),
    ("the case was closed", happened(lambda desk, _: facts.Closed(desk.clock.now())), "guard:closed"),
    ("they want no contact", happened(lambda desk, _: facts.DoNotContact(desk.clock.now())), "guard:closed"),
    ("it was withdrawn", happened(lambda desk, _: facts.Withdrawn(desk.clock.now())), "guard:closed"),
    ("the person likes cards", dana(style="traditional", address="1 Main St, Chicago"), "channel"),
    ("it's a card now", a_card, "channel"),
    ("the text", rewritten, "edited"),
    ("the writer's name", profile(name="Priya N. Nair"), "sender"),
    ("the writer's address", profile(email="new@example.test"), "sender"),
    ("a fact that the text gets wrong", dana(name="Diana Whitford"), "errors"),
    ("the policy", profile(policy=msgspec.Raw(b'{"thank_you.close": "2 h", "thank_you.late": "0 h"}')), "guard:within-24h"),
    ("another machine", elsewhere, "elsewhere"),
    ("the account is gone", no_account, "no_account"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "change", "why"), CHANGES, ids=[each[0] for each in CHANGES])
def test_what_changed_after_the_approval_stops_it(
    desk: Desk, sink: Sink, what: str, change: Callable[[Desk, int], None], why: str
) -> None:
    case = desk.case(others=(RITA,))
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    desk.clock.on(hours=1)
    change(desk, case)
    desk.clock.on(hours=2)
    desk.sent()
    assert sink.accepted == []
    assert desk.state(number) == "asked"
    assert desk.kept(number).status_reason.startswith(why)


SAME = [
    ("the case of the address", dana(email="Dana@NORTHWIND.example")),
    ("a dot at its end", dana(email="dana@northwind.example.")),
    ("a telephone number", dana(phone="+1 312 555 0199")),
    (
        "an automatic answer",
        happened(lambda desk, case: facts.AutoReply(desk.clock.now(), desk.contact(case))),
    ),
]


@pytest.mark.parametrize(("what", "change"), SAME, ids=[each[0] for each in SAME])
def test_what_makes_no_difference_stops_nothing(
    desk: Desk, sink: Sink, what: str, change: Callable[[Desk, int], None]
) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    change(desk, case)
    desk.clock.on(hours=3)
    desk.sent()
    assert desk.state(number) == "sent"
    assert len(sink.accepted) == 1


def test_a_mail_set_aside_is_not_answered(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    raw = (
        "From: Dana Whitfield <dana@northwind.example>\nDate: Tue, 3 Nov 2026 21:40:00 +0000\n"
        "Message-ID: <second@northwind.example>\nSubject: Today\n\nIt was lovely to meet you today.\n"
    )
    shown = ingest(desk.services, desk.caller(), IngestRequest(case=case, raw=raw, ask=True))
    confirm_meaning(
        desk.services, desk.caller(), ConfirmMeaningRequest(letter=shown.kept.id, meaning="acknowledgement")
    )
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    kept = desk.services.messages.get(desk.owner, shown.kept.id)
    assert kept is not None
    assert desk.services.messages.set_state(kept, "aside", None)
    desk.clock.on(hours=3)
    desk.sent()
    assert (desk.kept(number).status_reason, sink.accepted) == ("thread", [])


def test_what_was_approved_for_an_old_address_is_not_let_go(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    dana(email="dana@northwind-group.example")(desk, case)
    asked = ReleaseRequest(outgoing=number, digest=desk.kept(number).digest, when="now")
    with pytest.raises(InputError, match="address"):
        release(desk.services, desk.caller(), asked)
    again = desk.approve_as_it_is(case)
    desk.sent()
    assert [each.recipients for each in sink.accepted] == [("dana@northwind-group.example",)]
    assert (desk.state(number), desk.state(again)) == ("cancelled", "sent")


def test_a_note_that_bounced_goes_out_again_to_the_right_address(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    first = desk.approved(case)
    desk.sent()
    assert desk.state(first) == "sent"
    happened(lambda desk, case: facts.Bounce(desk.clock.now(), desk.contact(case)))(desk, case)
    assert (desk.state(first), desk.kept(first).status_reason) == ("failed", "bounced")
    with pytest.raises(InputError, match="bounced"):
        desk.approve_as_it_is(case)
    dana(email="dana.whitfield@northwind.example")(desk, case)
    second = desk.approve_as_it_is(case)
    desk.sent()
    assert desk.state(second) == "sent"
    assert sink.accepted[-1].recipients == ("dana.whitfield@northwind.example",)
    assert desk.kept(second).message_id != desk.kept(first).message_id


@pytest.mark.parametrize("purpose", get_args(facts.NotePurpose))
def test_a_note_of_any_purpose_can_be_recorded(desk: Desk, purpose: str) -> None:
    case = desk.case()
    event = facts.NoteSent(desk.clock.now(), desk.contact(case), "email", purpose)  # type: ignore[arg-type]
    record(desk.services, desk.caller(), RecordRequest(case=case, event=event, because="It happened"))
    assert [each["purpose"] for each in desk.notes_sent(case)] == [purpose]


def test_a_report_from_before_addresses_were_kept_does_not_block_a_corrected_one(desk: Desk) -> None:
    case = desk.case()
    vague = facts.Bounce(desk.clock.now(), desk.contact(case))

    def as_of_old(kept: CaseRecord, profile: Profile) -> CaseChange:
        before = case_of_record(kept, profile)
        after = structs.replace(before, events=(*before.events, vague))
        raw = (msgspec.json.encode(vague),)
        return desk.services.change_of(after, profile, desk.clock.now(), events=raw)

    desk.services.changed(desk.caller(), case, as_of_old)
    (action,) = [each for each in desk.plan(case).actions if each.kind == "thank_you"]
    assert action.channel is None
    dana(email="dana.whitfield@northwind.example")(desk, case)
    (action,) = [each for each in desk.plan(case).actions if each.kind == "thank_you"]
    assert (action.status, action.channel) == ("due", "email")


def test_the_agency_gets_it_and_passes_it_on(desk: Desk, sink: Sink) -> None:
    case = desk.case(others=(RITA,))
    via_rita(desk, case)
    number = desk.approved(case)
    desk.sent()
    assert desk.state(number) == "sent"
    (sent,) = sink.accepted
    assert sent.recipients == ("rita@agency.example",)
    (event,) = desk.notes_sent(case)
    assert event["contact"] == desk.contact(case)
    assert "thank_you" not in desk.due_kinds()


def test_without_an_address_of_the_agency_nothing_goes_out(desk: Desk, sink: Sink) -> None:
    case = desk.case(others=(NewContact(name="Rita Moss", part="recruiter"),))
    via_rita(desk, case)
    with pytest.raises(InputError, match="Rita Moss passes the note on"):
        desk.approved(case)
    assert sink.accepted == []


def test_what_bounced_at_the_agency_is_open_again(desk: Desk) -> None:
    case = desk.case(others=(RITA,))
    via_rita(desk, case)
    number = desk.approved(case)
    desk.sent()
    happened(
        lambda desk, case: facts.Bounce(
            desk.clock.now(), desk.services.opened(desk.caller(), case).case.via or ""
        )
    )(desk, case)
    assert desk.state(number) == "failed"
    (action,) = [each for each in desk.plan(case).actions if each.kind == "thank_you"]
    assert action.status == "blocked"


def test_one_text_for_two_people_is_an_error_that_blocks(desk: Desk, sink: Sink) -> None:
    case = desk.case(others=(NewContact(name="Bo Chen", part="interviewer", email="bo@northwind.example"),))
    dana_, bo = [each.id for each in desk.services.opened(desk.caller(), case).case.contacts]
    desk.written(case, contact=dana_)
    written = desk.written(case, TEXT.replace("Dear Dana", "Dear Bo"), contact=bo)
    asked = ApproveRequest(case=case, kind="thank_you", contact=bo, digest=digest_of(written), when="now")
    with pytest.raises(InputError, match="ignore it and say why"):
        approve(desk.services, desk.caller("cli"), asked)
    let_stand = structs.replace(written, dismissed=(("dup_panel", "", "They don't know each other"),))
    save_note(desk.services, desk.caller(), let_stand)
    approve(desk.services, desk.caller("cli"), asked)
    desk.sent()
    assert [each.recipients for each in sink.accepted] == [("bo@northwind.example",)]


def test_an_error_keeps_it_from_being_let_go(desk: Desk) -> None:
    case = desk.case()
    number = desk.approved(case, when="at", at=desk.clock.now() + timedelta(hours=3))
    dana(name="Diana Whitford")(desk, case)
    asked = ReleaseRequest(outgoing=number, digest=desk.kept(number).digest, when="now")
    with pytest.raises(InputError, match="error"):
        release(desk.services, desk.caller(), asked)
    assert desk.kept(number).next_attempt_at > instant_of(desk.clock.now())
