"""What servers do instead of taking a message: never a second copy, never a silence about it."""

from datetime import timedelta

import pytest

from afterword.core.errors import InputError
from afterword.services.outbox.controls import cancel, confirm_sending, release
from afterword.services.outbox.recovery import reconcile, recover
from afterword.services.outbox.schemas import ConfirmSendingRequest, OutboxMessageRequest, ReleaseRequest
from integration.mail.servers.happenings import Answer, Drop, Happening, Hold, Slowly, Step
from integration.mail.servers.sink import Sink
from integration.mail.servers.smtp_session import Tls
from integration.outbox.desk import Desk


@pytest.fixture
def impatient() -> dict[str, float]:
    return {"timeout": 0.3, "last": 0.3}


BEFORE = [
    (Step.CONNECT, Answer(421)),
    (Step.CONNECT, Answer(554)),
    (Step.CONNECT, Drop()),
    (Step.EHLO, Drop()),
    (Step.AUTH, Drop()),
    (Step.AUTH, Answer(454)),
    (Step.MAIL, Answer(421)),
    (Step.MAIL, Answer(451)),
    (Step.MAIL, Drop()),
    (Step.RCPT, Answer(450)),
    (Step.RCPT, Answer(452)),
    (Step.RCPT, Drop()),
    (Step.DATA, Answer(451)),
    (Step.DATA, Drop()),
]


@pytest.mark.parametrize(("step", "happens"), BEFORE, ids=str)
def test_what_fails_before_the_message_is_tried_again(
    desk: Desk, sink: Sink, step: Step, happens: Answer | Drop
) -> None:
    number = desk.approved(desk.case())
    two_ways = (step, happens) == (Step.AUTH, Answer(454))  # to say a password
    sink.at(step, *[happens] * (1 + two_ways))
    desk.sent()
    assert sink.accepted == []
    kept = desk.kept(number)
    if (step, happens) == (Step.CONNECT, Answer(554)):
        assert kept.state == "asked"
        return
    assert (kept.state, kept.tries) == ("approved", 1)
    assert kept.status_reason
    desk.sent()
    assert sink.accepted == [], "not before a while has passed"
    desk.clock.on(minutes=2)
    desk.sent()
    assert desk.state(number) == "sent"
    assert len(sink.accepted) == 1


REFUSED = [
    (Step.MAIL, Answer(550, "5.1.8 who is that?"), "sender"),
    (Step.RCPT, Answer(550, "5.1.1 no such user"), "recipient"),
    (Step.RCPT, Answer(552, "5.2.2 mailbox full"), "full"),
    (Step.DATA, Answer(554, "5.7.1 no"), "content"),
    (Step.DOT, Answer(550, "5.7.1 looks like spam"), "content"),
    (Step.DOT, Answer(552, "5.3.4 too large"), "too_large"),
    (Step.DOT, Answer(451, "4.3.0 later"), "content"),
]


@pytest.mark.parametrize(("step", "happens", "kind"), REFUSED, ids=str)
def test_a_refusal_is_told_and_never_tried_again(
    desk: Desk, sink: Sink, step: Step, happens: Answer, kind: str
) -> None:
    case = desk.case()
    number = desk.approved(case)
    sink.at(step, happens)
    desk.sent()
    desk.clock.on(hours=1)
    desk.sent()
    reconcile(desk.services, desk.clock)
    kept = desk.kept(number)
    assert (kept.state, kept.status_reason.partition(":")[0]) == ("failed", kind)
    assert happens.text in kept.status_reason
    assert sink.accepted == []
    assert desk.notes_sent(case) == []


def test_an_address_that_does_not_exist_is_noted_in_the_case(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    desk.approved(case)
    sink.at(Step.RCPT, Answer(550, "5.1.1 no such user"))
    desk.sent()
    assert desk.events(case)[-1]["kind"] == "bounce"


def test_a_failed_one_may_be_approved_again(desk: Desk, sink: Sink) -> None:
    case = desk.case()
    first = desk.approved(case)
    sink.at(Step.DOT, Answer(554, "5.7.1 no"))
    desk.sent()
    again = desk.approve_as_it_is(case)
    desk.sent()
    assert (desk.state(first), desk.state(again)) == ("failed", "sent")
    assert len(sink.accepted) == 1


UNCERTAIN = [
    (Step.BODY, Drop()),
    (Step.DOT, Drop()),
    (Step.DOT, Drop(kept=True)),
    (Step.DOT, Hold),
    (Step.DOT, Answer(299, "what?")),
]


@pytest.mark.parametrize(("step", "happens"), UNCERTAIN, ids=str)
def test_what_may_be_out_is_uncertain_and_never_sent_again(
    desk: Desk, sink: Sink, step: Step, happens: Happening | type[Hold]
) -> None:
    case = desk.case()
    number = desk.approved(case)
    sink.at(step, happens() if isinstance(happens, type) else happens)
    desk.sent()
    assert desk.state(number) == "uncertain"
    sink.behave()
    for _ in range(6):
        desk.clock.on(minutes=20)
        recover(desk.services, desk.clock)
        desk.sent()
        reconcile(desk.services, desk.clock)
    assert desk.state(number) == "uncertain", "nobody can know it but the person"
    assert len(sink.accepted) <= 1
    with pytest.raises(InputError, match="uncertain"):
        cancel(desk.services, desk.caller(), OutboxMessageRequest(outgoing=number))
    with pytest.raises(InputError, match="a message for the same"):
        desk.approve_as_it_is(case)
    with pytest.raises(InputError, match="uncertain"):
        release(
            desk.services, desk.caller(), ReleaseRequest(outgoing=number, digest=desk.kept(number).digest)
        )


@pytest.mark.parametrize("was_sent", [True, False])
def test_the_person_says_whether_an_uncertain_one_is_out(desk: Desk, sink: Sink, *, was_sent: bool) -> None:
    case = desk.case()
    number = desk.approved(case)
    sink.at(Step.DOT, Drop(kept=was_sent))
    desk.sent()
    confirm_sending(desk.services, desk.caller(), ConfirmSendingRequest(outgoing=number, sent=was_sent))
    if was_sent:
        assert (desk.state(number), len(desk.notes_sent(case))) == ("sent", 1)
        return
    assert (desk.state(number), desk.notes_sent(case)) == ("cancelled", [])
    again = desk.approve_as_it_is(case)
    desk.sent()
    assert desk.state(again) == "sent"
    assert len(sink.accepted) == 1


def test_a_server_that_dribbles_its_answers_holds_nobody_for_ever(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    sink.at(Step.MAIL, Slowly())
    desk.sent()
    sink.behave()
    assert (desk.state(number), sink.accepted) == ("approved", [])


def test_a_wrong_password_is_asked_about_and_shown_at_the_account(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    desk.secrets.put(f"{desk.account}/password", "an old one")
    desk.sent()
    kept = desk.kept(number)
    assert (kept.state, kept.status_reason.partition(":")[0]) == ("asked", "password")
    account = desk.services.mail.accounts.get(desk.owner, desk.account)
    assert account is not None
    assert account.trouble.startswith("password")
    assert "an old one" not in account.trouble + kept.status_reason


@pytest.mark.parametrize("tls", [Tls.EXPIRED, Tls.WRONG_NAME, Tls.BROKEN, Tls.NONE])
def test_nothing_is_said_to_a_server_that_cannot_be_trusted(desk: Desk, sink: Sink, tls: Tls) -> None:
    number = desk.approved(desk.case())
    sink.tls = tls
    desk.sent()
    kept = desk.kept(number)
    assert (kept.state, kept.status_reason.partition(":")[0]) == ("asked", "tls")
    assert not any(each.startswith(("AUTH", "MAIL")) for each in sink.commands)
    assert sink.accepted == []


def test_one_that_is_refused_does_not_hold_up_the_others(desk: Desk, sink: Sink) -> None:
    numbers = [desk.approved(desk.case(f"Firm {each}", f"dana@firm{each}.example")) for each in range(4)]
    sink.at(Step.RCPT, Answer(550, "5.1.1 no such user"))
    desk.sent()
    assert sorted(map(desk.state, numbers)) == ["failed", "sent", "sent", "sent"]


def test_a_server_that_is_busy_all_the_time_ends_in_a_question(desk: Desk, sink: Sink) -> None:
    number = desk.approved(desk.case())
    sink.always(Step.RCPT, Answer(450, "4.2.0 later"))
    for _ in range(1_000):
        if desk.state(number) != "approved":
            break
        desk.clock.at = max(
            desk.clock.at + timedelta(minutes=1), desk.moment(desk.kept(number).next_attempt_at)
        )
        desk.sent()
    kept = desk.kept(number)
    assert (kept.state, kept.status_reason) == ("asked", "closed")
    assert kept.tries > 10
    assert sink.accepted == []
