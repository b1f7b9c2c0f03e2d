"""After the one call, silence is an answer; and at which moment exactly."""

from datetime import timedelta

from afterword.core import case as facts
from unit.core.core_plan import instant, plan
from unit.core.small_case import kinds, small, the, when

ENDED = "2026-06-02T12:00-04:00"
CALL = facts.CallMade(when("2026-06-12T10:30-04:00"), "dana", "voicemail")
# Ten business days after Friday the 12th; no country, so no holidays.
GONE = when("2026-06-26T00:00-04:00")
MICROSECOND = timedelta(microseconds=1)


def acknowledged(at: str) -> facts.Reply:
    return facts.Reply(when(at), "email", "acknowledgement", contact="dana")


def test_the_case_is_quiet_from_the_tenth_business_day_after_the_call() -> None:
    case = small(ENDED, events=(CALL,))
    assert plan(case, GONE - MICROSECOND).stage == "called"
    assert plan(case, GONE).stage == "quiet"
    assert instant(the(plan(case, CALL.at), "let_go").opens) == GONE


def test_a_promise_made_on_the_call_puts_it_off() -> None:
    promise = facts.CallMade(CALL.at, "dana", "reached", reply_by=when("2026-07-01T12:00-04:00").date())
    case = small(ENDED, events=(promise,))
    # Due on July 1, 19 days later; a week of grace: the 8th.
    assert instant(the(plan(case, GONE), "let_go").opens) == when("2026-07-08T00:00-04:00")


def test_a_reply_at_that_moment_reopens_the_case_and_one_before_it_does_not() -> None:
    at_the_moment = small(ENDED, events=(CALL, acknowledged(GONE.isoformat())))
    assert plan(at_the_moment, GONE).stage == "called"
    just_before = small(ENDED, events=(CALL, acknowledged((GONE - MICROSECOND).isoformat())))
    assert plan(just_before, GONE).stage == "quiet"


def test_a_decision_ends_the_wait_instead() -> None:
    for meaning in ("rejection", "offer", "next_round"):
        answer = facts.Reply(when("2026-06-20T12:00-04:00"), "email", meaning, contact="dana")
        assert "let_go" not in kinds(plan(small(ENDED, events=(CALL, answer)), GONE))


def test_a_call_never_made_is_let_go_when_its_time_is_over() -> None:
    case = small(ENDED)
    over = when("2026-06-25T16:00-04:00")
    assert plan(case, over - MICROSECOND).stage == "overdue"
    assert plan(case, over).stage == "quiet"


def test_a_check_in_is_waited_for_like_a_call() -> None:
    asked = facts.NoCalls(when("2026-06-03T12:00-04:00"), "dana")
    note = facts.NoteSent(CALL.at, "dana", "email", "check_in")
    case = small(ENDED, events=(asked, note))
    assert the(plan(case, note.at), "check_in").status == "done"
    assert instant(the(plan(case, note.at), "let_go").opens) == GONE
