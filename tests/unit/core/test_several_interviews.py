"""A second round: whose note thanks for which interview, and what the newer one overtakes."""

from datetime import date, timedelta

from msgspec.structs import replace

from afterword.core import case as facts
from unit.core.core_plan import instant, may, plan
from unit.core.small_case import DANA, UNNAMED, small, when

FIRST, SECOND = "2026-06-02T12:00-04:00", "2026-06-09T12:00-04:00"
OMAR = replace(DANA, id="omar", name="Omar", part="interviewer")
MICROSECOND = timedelta(microseconds=1)


def rounds(*events: facts.Event, second: tuple[str, ...] = ("dana",)) -> facts.Case:
    """Dana and Omar first; a week later those of ``second``."""
    case = small(FIRST, people=(DANA, OMAR), events=events)
    return replace(
        case,
        interviews=(*case.interviews, facts.Interview("r2", None, when(SECOND), None, second, UNNAMED)),
    )


def thanks(case: facts.Case, now: str) -> dict[str, str]:
    """The status of each thank-you."""
    return {
        action.id: action.status for action in plan(case, when(now)).actions if action.kind == "thank_you"
    }


def note(at: str, contact: str) -> facts.NoteSent:
    return facts.NoteSent(when(at), contact, "email", "thank_you")


def test_a_note_after_the_second_interview_does_not_thank_for_the_first() -> None:
    assert thanks(rounds(note("2026-06-09T14:00-04:00", "dana")), "2026-06-09T15:00-04:00") == {
        "r1/thank_you/dana": "missed",
        "r1/thank_you/omar": "missed",
        "r2/thank_you/dana": "done",
    }


def test_a_note_before_the_second_interview_thanks_for_the_first_alone() -> None:
    end = when(SECOND)
    for sent, status in ((end - MICROSECOND, "done"), (end, "missed")):
        case = rounds(facts.NoteSent(sent, "dana", "email", "thank_you"))
        assert thanks(case, "2026-06-09T15:00-04:00")["r1/thank_you/dana"] == status


def test_a_second_interview_with_somebody_else_leaves_the_first_note_to_be_sent() -> None:
    case = rounds(note("2026-06-09T14:00-04:00", "omar"))
    assert thanks(case, "2026-06-09T15:00-04:00")["r1/thank_you/omar"] == "done"


def test_the_second_interview_starts_the_wait_again() -> None:
    call = facts.CallMade(when("2026-06-08T10:30-04:00"), "dana", "voicemail")
    case = rounds(call)
    assert plan(case, when(SECOND) - MICROSECOND).stage == "called"
    found = plan(case, when(SECOND))
    assert found.call is not None
    assert found.silence is not None
    assert date.fromordinal(found.silence.said_on) == date(2026, 6, 9)
    assert instant(found.call.opens) == when("2026-06-19T10:00-04:00")


def test_the_newer_interview_decides_whom_to_call() -> None:
    found = plan(rounds(second=("omar",)), when("2026-06-22T10:30-04:00"))
    assert may(found, "call", "omar").allowed
    assert may(found, "call", "dana").because == "not-the-call-contact"


def test_an_absence_told_before_the_second_interview_is_over_with_it() -> None:
    away = date(2026, 7, 31)
    for told, first in (("2026-06-09T11:59-04:00", "2026-06-19"), ("2026-06-09T12:00-04:00", "2026-08-03")):
        silence = plan(rounds(facts.AutoReply(when(told), "dana", away)), when(SECOND)).silence
        assert silence is not None
        assert date.fromordinal(silence.call_from) == date.fromisoformat(first)


def test_a_decision_about_the_first_is_overtaken_by_the_second() -> None:
    rejection = facts.Reply(when("2026-06-08T10:30-04:00"), "email", "rejection", contact="dana")
    assert plan(rounds(rejection), when(SECOND) - MICROSECOND).stage == "rejected"
    assert plan(rounds(rejection), when(SECOND)).stage == "thanking"


def test_no_calls_please_holds_until_the_next_interview_begins() -> None:
    asked = facts.NoCalls(when("2026-06-03T12:00-04:00"), "dana")
    now = when("2026-06-22T10:30-04:00")
    assert may(plan(small(FIRST, events=(asked,)), now), "call", "dana").because == "no-calls-please"
    assert may(plan(rounds(asked), now), "call", "dana").allowed


def test_no_calls_please_said_in_the_interview_holds_after_it() -> None:
    case = rounds(facts.NoCalls(when("2026-06-09T11:30-04:00"), "dana"))
    first, second = case.interviews
    during = replace(case, interviews=(first, replace(second, starts_at=when("2026-06-09T11:00-04:00"))))
    assert may(plan(during, when("2026-06-22T10:30-04:00")), "call", "dana").because == "no-calls-please"


def test_two_interviews_count_in_the_order_they_ended_whatever_their_order_in_the_file() -> None:
    case = rounds()
    turned = replace(case, interviews=case.interviews[::-1])
    for each in (case, turned):
        latest = plan(each, when("2026-06-10T12:00-04:00")).situation.latest
        assert latest is not None
        assert latest.id == "r2"


def test_whoever_only_arranged_the_later_talk_is_still_thanked_for_the_one_before_it_that_day() -> None:
    """Nobody is known from the first talk, so Kim, who arranged it, is thanked; the second is Dana's."""
    kim = replace(DANA, id="kim", name="Kim", part="coordinator")
    case = small(FIRST, people=(DANA, kim))
    unnamed = replace(case.interviews[0], contacts=())
    later = facts.Interview("r2", None, when("2026-06-02T16:00-04:00"), None, ("dana", "kim"), UNNAMED)
    case = replace(case, interviews=(unnamed, later))
    assert thanks(case, "2026-06-02T18:00-04:00") == {"r1/thank_you/kim": "due", "r2/thank_you/dana": "due"}
