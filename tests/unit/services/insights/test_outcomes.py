"""What became of each silence: several interviews, words that came later, and ends of every kind."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.ports import SilenceOutcome
from afterword.services.insights.silences import outcomes_of
from unit.core.cases import cases, ending
from unit.core.core_plan import plan
from unit.core.small_case import DANA, UNNAMED, small, when, within

FIRST, SECOND, LONG_AFTER = "2026-06-02T12:00-04:00", "2026-07-01T12:00-04:00", "2026-12-01T12:00-05:00"
DAY, LATER = date(2026, 6, 2).toordinal(), date(2026, 7, 1).toordinal()
MICROSECOND = timedelta(microseconds=1)


def once(*events: facts.Event, now: str = LONG_AFTER) -> SilenceOutcome:
    (found,) = outcomes_of(plan(small(FIRST, said=within(1, "weeks"), events=events), when(now)))
    return found


def twice(*events: facts.Event, second: str = "r2") -> tuple[SilenceOutcome, ...]:
    case = small(FIRST, said=within(1, "weeks"), events=events)
    later = facts.Interview(second, None, when(SECOND), None, ("dana",), UNNAMED)
    return outcomes_of(plan(replace(case, interviews=(later, *case.interviews)), when(LONG_AFTER)))


def reply(at: str | datetime, meaning: str = "rejection", channel: str = "email") -> facts.Reply:
    return facts.Reply(when(at) if isinstance(at, str) else at, channel, meaning)


def call(at: str, **told: date) -> facts.CallMade:
    return facts.CallMade(when(at), "dana", "reached", **told)


def note(at: str) -> facts.NoteSent:
    return facts.NoteSent(when(at), "dana", "email", "thank_you")


def test_before_the_first_interview_there_is_nothing_and_no_zone_is_assumed() -> None:
    case = small(FIRST, people=(replace(DANA, phone=None),), timezone=None)
    early = plan(case, when("2026-06-01T12:00-04:00"))
    assert outcomes_of(early) == ()
    assert not early.situation.zone_assumed


def test_each_of_two_interviews_has_its_own_answer() -> None:
    first, second = twice(
        reply("2026-06-08T12:00-04:00", "next_round"), reply("2026-07-09T12:00-04:00", "offer", "phone")
    )
    assert first[1:6] == ("email", DAY, DAY + 7, DAY + 6, None)
    assert second[1:6] == ("phone", LATER, None, LATER + 8, None)


def test_an_answer_at_the_very_end_of_an_interview_is_of_that_one() -> None:
    end = when(SECOND)
    for at, days in ((end - MICROSECOND, (LATER, None)), (end, (None, LATER))):
        assert tuple(each.answered for each in twice(reply(at, "offer"))) == days


def test_a_later_interview_ends_the_wait_for_the_first() -> None:
    first, second = twice()
    assert (first.answered, first.ended) == (None, LATER)
    assert (second.answered, second.ended) == (None, None)


@pytest.mark.parametrize("left", [facts.Withdrawn, facts.DoNotContact, facts.Declined, facts.Accepted])
def test_who_has_left_is_not_answered_any_more(left: type[facts.Withdrawn]) -> None:
    found = once(left(when("2026-06-05T12:00-04:00")), reply("2026-09-01T12:00-04:00"))
    assert (found.answered, found.ended) == (None, DAY + 3)


def test_a_case_that_was_put_away_is_answered_all_the_same() -> None:
    closed = facts.Closed(when("2026-08-01T12:00-04:00"))
    assert once(closed).ended == date(2026, 8, 1).toordinal()
    late = once(closed, reply("2026-09-01T12:00-04:00", channel="phone"))
    assert (late.answered, late.ended, late.channel) == (date(2026, 9, 1).toordinal(), None, "phone")


def test_an_interview_after_the_end_is_not_waited_for_unless_it_was_answered() -> None:
    gone = facts.Withdrawn(when("2026-06-01T12:00-04:00"))
    assert (once(gone).answered, once(gone).ended) == (None, DAY)
    assert once(gone, reply("2026-06-04T12:00-04:00", "offer")).answered == DAY + 2


def test_a_call_is_judged_by_what_was_known_when_it_was_made() -> None:
    """They named a week; with grace that is June 12, whatever they say on that call or later."""
    assert once(call("2026-06-11T10:30-04:00")).called == "early"
    assert once(call("2026-06-12T08:00-04:00")).called == "in_time"
    assert once(call("2026-06-12T10:30-04:00", reply_by=date(2026, 6, 19))).called == "in_time"
    delay = reply("2026-06-15T10:30-04:00", "delay")
    assert once(call("2026-06-12T10:30-04:00"), delay).called == "in_time"
    assert once(call("2026-07-31T10:30-04:00")).called == "late"


def test_a_call_that_they_asked_for_is_not_early() -> None:
    told = facts.Instruction(when("2026-06-03T10:00-04:00"), "dana", "call", date(2026, 6, 5))
    assert once(told, call("2026-06-05T10:30-04:00")).called == "in_time"


def test_a_call_after_the_answer_is_none_of_these() -> None:
    assert once(reply("2026-06-04T10:00-04:00", "offer"), call("2026-06-05T10:30-04:00")).called == ""


def test_a_call_belongs_to_the_interview_before_it() -> None:
    assert [each.called for each in twice(call("2026-06-05T10:30-04:00"))] == ["early", ""]
    assert [each.called for each in twice(call("2026-07-02T10:30-04:00"))] == ["", "early"]


def test_the_first_call_counts() -> None:
    assert once(call("2026-06-05T10:30-04:00"), call("2026-06-12T10:30-04:00")).called == "early"


def test_a_rejection_does_not_excuse_a_note_missed_before_it() -> None:
    assert once().thanked == "missed"
    assert once(reply("2026-06-20T12:00-04:00")).thanked == "missed"
    assert once(reply("2026-06-02T15:00-04:00")).thanked == ""
    late_but_not_too_late = reply("2026-06-03T15:00-04:00")
    assert once(late_but_not_too_late).thanked == ""
    assert once(facts.Withdrawn(when("2026-06-02T15:00-04:00"))).thanked == ""


def test_a_note_is_in_time_until_a_day_has_gone_by() -> None:
    assert once(note("2026-06-03T11:59-04:00")).thanked == "in_time"
    assert once(note("2026-06-03T12:00-04:00")).thanked == "late"


def test_a_note_thanks_for_its_own_interview_whatever_the_ids() -> None:
    for second in ("r2", "r1/b", "r1/thank_you"):
        found = twice(note("2026-06-02T15:00-04:00"), second=second)
        assert [each.thanked for each in found] == ["in_time", "missed"]


@given(cases(0), st.integers(0, 60))
def test_of_every_case_the_waiting_ends_once_and_not_before_it_began(case: facts.Case, days: int) -> None:
    made = plan(case, max(map(ending, case.interviews)) + timedelta(days=days))
    found = outcomes_of(made)
    assert len(found) == len(made.situation.finished)
    for each in found:
        assert each.answered is None or each.ended is None
        assert all(day is None or day >= each.began for day in (each.answered, each.ended))
    for each in found[:-1]:
        assert each.answered is not None or each.ended is not None
