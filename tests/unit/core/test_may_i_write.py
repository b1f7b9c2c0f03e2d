"""One message and not a stream: what opens the way to another, and what closes it again."""

from afterword.core import case as facts
from afterword.core.plan.planner import may_rest
from afterword.core.time.instants import instant_of
from unit.core.core_plan import may, plan
from unit.core.small_case import DANA, small, the, via, when

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


def test_nobody_rests_who_was_asked_to_write() -> None:
    asked = facts.Instruction(when("2026-06-04T12:00-04:00"), "dana", "email")
    at = when("2026-06-05T12:00-04:00")
    assert may_rest(plan(small(ENDED, events=(THANKS,)), at))
    assert not may_rest(plan(small(ENDED, events=(THANKS, asked)), at))
    assert may_rest(plan(small(ENDED, events=(THANKS, asked, sent("2026-06-04T15:00-04:00"))), at))


def test_whoever_writes_is_written_back_to_once() -> None:
    wrote = facts.Reply(when("2026-06-10T12:00-04:00"), "email", "other", contact="dana")
    assert verdict(wrote) is None
    assert verdict(wrote, sent("2026-06-10T13:00-04:00")) == "no-email-stream"


def test_a_machine_is_not_written_back_to() -> None:
    assert verdict(facts.AutoReply(when("2026-06-10T12:00-04:00"), "dana")) == "no-email-stream"
    assert verdict(facts.Bounce(when("2026-06-10T12:00-04:00"), "dana", refused=True)) == "no-email-stream"


def test_a_thank_you_that_bounced_was_never_said() -> None:
    assert verdict(facts.Bounce(when("2026-06-10T12:00-04:00"), "dana")) == "within-24h"


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


def test_somebody_of_an_agency_is_in_between_without_being_named_so() -> None:
    agency = facts.Contact("rae", "Rae", "agency", email="rae@example.com")
    found = plan(small(ENDED, people=(DANA, agency)), THANKS.at)
    assert the(found, "thank_you").channel == "via_recruiter"
    assert [each.contact for each in found.actions if each.kind == "thank_you"] == ["dana"]
    assert may(found, "email", "rae").allowed
    assert may(found, "email", "dana").because == "no-email-stream"


def test_whoever_asked_to_be_written_to_directly_is_past_the_recruiter() -> None:
    between = facts.Contact("rae", "Rae", "recruiter", email="rae@example.com")
    asked = facts.Instruction(when("2026-06-02T12:30-04:00"), "dana", "email")
    case = via(small(ENDED, people=(DANA, between), events=(asked,)), "rae")
    found = plan(case, THANKS.at)
    assert the(found, "thank_you").channel == "email"
    assert may(found, "email", "dana").allowed


def test_a_verdict_names_the_act_the_contact_and_the_note_it_rests_on() -> None:
    found = plan(small(ENDED), when("2026-06-02T14:00-04:00"))
    for act in ("email", "card", "call", "visit"):
        told = may(found, act, "dana")
        assert (told.act, told.contact) == (act, "dana")
    assert may(found, "email", "dana").note is the(found, "thank_you")
    shut = plan(small(ENDED, events=(facts.Closed(when(ENDED)),)), when("2026-06-02T14:00-04:00"))
    assert (may(shut, "email", "dana").act, may(shut, "email", "dana").contact) == ("email", "dana")


def test_a_call_that_is_refused_says_from_when_it_would_be_allowed() -> None:
    case = small(ENDED)  # silent for a week and three days: the call is for Friday 12 June
    early = may(plan(case, when("2026-06-12T09:00-04:00")), "call", "dana")
    assert early.because == "not-first-thing"
    assert early.back == instant_of(when("2026-06-12T10:00-04:00"))
    fit = may(plan(case, when("2026-06-12T10:00-04:00")), "call", "dana")
    assert fit.allowed
    assert fit.back is None
