"""One message and not a stream: what opens the way to another, and what closes it again."""

from afterword.core import facts
from core.core_plan import may, plan
from core.small_case import DANA, small, the, via, when

ENDED = "2026-06-02T12:00-04:00"
LATER = when("2026-06-20T12:00-04:00")
THANKS = facts.NoteSent(when("2026-06-02T15:00-04:00"), "dana", "email", "thank_you")


def sent(at: str) -> facts.NoteSent:
    return facts.NoteSent(when(at), "dana", "email", "answer")


def verdict(*events: facts.Event, act: str = "email") -> str | None:
    return may(plan(small(ENDED, events=(THANKS, *events)), LATER), act, "dana").because


def test_after_the_thank_you_nothing_more_is_written() -> None:
    assert verdict() == "no-email-stream"
    assert verdict(act="card") == "no-email-stream"


def test_whoever_asks_for_an_email_gets_one() -> None:
    asked = facts.Instruction(when("2026-06-10T12:00-04:00"), "dana", "email")
    assert verdict(asked) is None
    assert verdict(asked, sent("2026-06-10T13:00-04:00")) == "no-email-stream"
    assert verdict(sent("2026-06-10T11:00-04:00"), asked) is None


def test_whoever_writes_is_written_back_to_once() -> None:
    wrote = facts.Reply(when("2026-06-10T12:00-04:00"), "email", "other", contact="dana")
    assert verdict(wrote) is None
    assert verdict(wrote, sent("2026-06-10T13:00-04:00")) == "no-email-stream"


def test_a_machine_is_not_written_back_to() -> None:
    assert verdict(facts.AutoReply(when("2026-06-10T12:00-04:00"), "dana")) == "no-email-stream"
    assert verdict(facts.Bounce(when("2026-06-10T12:00-04:00"), "dana")) == "no-email-stream"


def test_a_missed_thank_you_is_not_made_up_for_by_another_letter() -> None:
    case = small(ENDED)
    assert may(plan(case, when("2026-06-05T11:59-04:00")), "email", "dana").allowed
    assert may(plan(case, when("2026-06-05T12:00-04:00")), "email", "dana").because == "within-24h"


def test_with_a_recruiter_in_between_it_is_the_recruiter_who_is_written_to() -> None:
    between = facts.Contact("rae", "Rae", "recruiter", email="rae@example.com")
    case = via(small(ENDED, people=(DANA, between)), "rae")
    found = plan(case, THANKS.at)
    assert the(found, "thank_you").channel == "via_recruiter"
    assert may(found, "email", "rae").allowed
    assert may(found, "email", "dana").because == "no-email-stream"


def test_whoever_asked_to_be_written_to_directly_is_past_the_recruiter() -> None:
    between = facts.Contact("rae", "Rae", "recruiter", email="rae@example.com")
    asked = facts.Instruction(when("2026-06-02T12:30-04:00"), "dana", "email")
    case = via(small(ENDED, people=(DANA, between), events=(asked,)), "rae")
    found = plan(case, THANKS.at)
    assert the(found, "thank_you").channel == "email"
    assert may(found, "email", "dana").allowed
