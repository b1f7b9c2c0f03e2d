"""What came back did not arrive: the note is open again, and a corrected address is a new one."""

import pytest
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.delivery import same_address
from unit.core.core_plan import may, plan
from unit.core.small_case import DANA, small, the, via, when

ENDED = "2026-06-02T12:00-04:00"
SENT = when("2026-06-02T15:00-04:00")
BACK = facts.Bounce(when("2026-06-02T15:05-04:00"), "dana", "dana@example.com")
NOW = when("2026-06-02T16:00-04:00")
EARLIER = when("2026-06-02T14:00-04:00")
NO = facts.Reply(EARLIER, "email", "rejection", "dana")
OFFER = facts.Reply(EARLIER, "email", "offer", "dana")
CORRECTED = replace(DANA, email="dana.whitfield@example.com")


def told(purpose: str, *events: facts.Event, person: facts.Contact = DANA) -> facts.Case:
    """Dana was written to, and the note came back."""
    note = facts.NoteSent(SENT, "dana", "email", purpose)  # type: ignore[arg-type]
    return small(ENDED, people=(person,), events=(*events, note, BACK))


KINDS = [
    ("thank_you", "thank_you", ()),
    ("answer", "answer", (facts.Reply(EARLIER, "email", "information_request", "dana"),)),
    ("after_rejection", "after_rejection", (NO,)),
    ("reopened_note", "reopened", (NO, facts.PositionReopened(EARLIER))),
    ("thank_for_offer", "offer_thanks", (OFFER,)),
    ("accept_in_writing", "acceptance", (OFFER, facts.Accepted(EARLIER))),
    ("decline_note", "decline", (OFFER, facts.Declined(EARLIER))),
]


@pytest.mark.parametrize(("kind", "purpose", "events"), KINDS, ids=[each[0] for each in KINDS])
def test_a_note_that_bounced_is_open_again(kind: str, purpose: str, events: tuple[facts.Event, ...]) -> None:
    found = the(plan(told(purpose, *events), NOW), kind)
    assert (found.status, found.channel) == ("blocked", None)
    corrected = plan(told(purpose, *events, person=CORRECTED), NOW)
    assert (the(corrected, kind).status, the(corrected, kind).channel) == ("due", "email")
    assert may(corrected, "email", "dana").allowed
    by_post = plan(told(purpose, *events, person=replace(DANA, address="1 Main St")), NOW)
    assert (the(by_post, kind).status, the(by_post, kind).channel) == ("due", "handwritten")


def test_a_withdrawal_that_bounced_is_still_to_be_written() -> None:
    found = the(plan(told("withdrawal", OFFER, facts.Accepted(EARLIER)), NOW), "withdraw_elsewhere")
    assert found.status == "due"


def test_a_check_in_that_bounced_waits_for_an_address() -> None:
    wish = facts.NoCalls(when("2026-06-02T13:00-04:00"))
    sent = when("2026-06-12T10:30-04:00")
    note = facts.NoteSent(sent, "dana", "email", "check_in")
    back = facts.Bounce(when("2026-06-12T10:35-04:00"), "dana", "dana@example.com")
    now = when("2026-06-12T11:00-04:00")
    events = (wish, note, back)
    assert the(plan(small(ENDED, events=events), now), "check_in").status == "blocked"
    found = plan(small(ENDED, people=(CORRECTED,), events=events), now)
    assert the(found, "check_in").status == "due"
    assert may(found, "email", "dana").allowed


def test_what_was_delivered_before_stays_done() -> None:
    first = facts.NoteSent(SENT, "dana", "email", "thank_you")
    second = facts.NoteSent(when("2026-06-20T09:00-04:00"), "dana", "email", "check_in")
    back = facts.Bounce(when("2026-06-20T09:05-04:00"), "dana")
    found = plan(small(ENDED, events=(first, second, back)), when("2026-06-20T10:00-04:00"))
    assert the(found, "thank_you").status == "done"
    assert [each.purpose for each in found.situation.lost] == ["check_in"]


def test_a_card_does_not_bounce() -> None:
    card = facts.NoteSent(SENT, "dana", "handwritten", "thank_you")
    found = plan(small(ENDED, events=(card, BACK)), NOW)
    assert the(found, "thank_you").status == "done"


def test_mail_that_a_server_turned_away_at_once_takes_nothing_else_with_it() -> None:
    case = small(
        ENDED, events=(facts.NoteSent(SENT, "dana", "email", "thank_you"), replace(BACK, refused=True))
    )
    found = plan(case, NOW)
    assert the(found, "thank_you").status == "done"
    assert found.situation.people["dana"].email is None


def test_what_bounced_at_the_recruiter_never_reached_the_interviewer() -> None:
    rae = facts.Contact("rae", "Rae", "recruiter", email="rae@example.com")
    note = facts.NoteSent(SENT, "dana", "email", "thank_you")
    case = via(
        small(ENDED, people=(DANA, rae), events=(note, replace(BACK, contact="rae", address=rae.email))),
        "rae",
    )
    found = plan(case, NOW)
    assert (the(found, "thank_you").status, the(found, "thank_you").reason) == (
        "blocked",
        "recruiter_unreachable",
    )


def test_who_asked_for_an_email_that_bounced_still_waits_for_it() -> None:
    asked = facts.Instruction(when("2026-06-10T12:00-04:00"), "dana", "email")
    note = facts.NoteSent(when("2026-06-10T13:00-04:00"), "dana", "email", "answer")
    back = facts.Bounce(when("2026-06-10T13:05-04:00"), "dana", "dana@example.com")
    case = small(ENDED, people=(CORRECTED,), events=(asked, note, back))
    assert may(plan(case, when("2026-06-10T14:00-04:00")), "email", "dana").allowed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("dana@example.com", "Dana@EXAMPLE.com", True),
        ("dana@example.com", "dana@example.com.", True),
        ("dana@bücher.example", "dana@xn--bcher-kva.example", True),
        ("dana@example.com", "dana@example.org", False),
        ("dana@example.com", "dana@mail.example.com", False),
        ("dana@example.com", "dana.w@example.com", False),
        ("dana@example.com", None, False),
        (None, None, False),
        ("dana@..", "dana@..", True),
    ],
)
def test_addresses_are_compared_whole(one: str | None, other: str | None, same: bool) -> None:
    assert same_address(one, other) is same
