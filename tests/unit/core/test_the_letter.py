"""The letter of the policy, where it is easily missed: the smallest case for each.

Those marked are expected to fail, since the core departs from the letter there; one that passes all the
same says that its mark, and its switch in ``oracle/readings.py``, can go.
"""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from afterword.core import case as facts
from unit.core.core_plan import may, plan
from unit.core.small_case import DANA, kinds, small, the, via, when, windows

ENDED = "2026-06-02T12:00-04:00"
REJECTED = facts.Reply(when("2026-06-03T12:00-04:00"), "phone", "rejection", contact="dana")
departs = pytest.mark.xfail(strict=True, reason="the core departs from the letter here")


def test_a_reply_after_a_missed_call_reopens_the_case() -> None:
    late = facts.Reply(when("2026-07-10T12:00-04:00"), "email", "acknowledgement", contact="dana")
    assert plan(small(ENDED), when("2026-07-10T11:59-04:00")).stage == "quiet"
    assert plan(small(ENDED, events=(late,)), when("2026-07-10T12:01-04:00")).stage != "quiet"


@departs
def test_a_companys_number_says_nothing_of_a_persons_zone() -> None:
    person = replace(DANA, phone=None)
    case = small(ENDED, home="Asia/Tokyo", people=(person,), timezone=None, phone="+44 20 7946 0000")
    found = plan(case, when(ENDED))
    assert the(found, "call").zone.name == "Asia/Tokyo"
    assert found.situation.zone_assumed


def test_with_the_companys_number_a_call_to_nobody_by_name_is_due() -> None:
    case = small(ENDED, people=(), phone="+1 312 555 0100")
    assert the(plan(case, when("2026-06-12T10:30-04:00")), "call").status == "due"


def test_a_no_is_let_go_of_by_its_own_steps_and_not_beside_them() -> None:
    told = facts.Instruction(when("2026-06-04T12:00-04:00"), "dana", "call")
    call = facts.CallMade(when("2026-06-05T10:30-04:00"), "dana", "voicemail")
    case = small(ENDED, events=(REJECTED, told, call))
    assert "let_go" not in kinds(plan(case, when("2026-07-05T10:30-04:00")))


def test_the_recruiter_passes_on_the_note_after_a_rejection_too() -> None:
    between = facts.Contact("rae", "Rae", "recruiter", email="rae@example.com")
    case = via(small(ENDED, people=(DANA, between), events=(REJECTED,)), "rae")
    assert the(plan(case, REJECTED.at), "after_rejection").channel == "via_recruiter"


def test_an_engagement_of_no_length_leaves_a_window_whole() -> None:
    start = when("2026-06-12T10:30-04:00")
    found = plan(small(ENDED), when(ENDED), [(start, start)])
    assert windows(the(found, "call"))[0][1] - windows(the(found, "call"))[0][0] == timedelta(hours=1)


def test_who_is_listed_twice_is_thanked_once() -> None:
    case = small(ENDED)
    (talk,) = case.interviews
    twice = replace(case, interviews=(replace(talk, contacts=("dana", "dana")),))
    assert len([action for action in plan(twice, when(ENDED)).actions if action.kind == "thank_you"]) == 1


@departs
def test_the_questions_are_for_before_the_interview_begins() -> None:
    case = small(ENDED)
    (talk,) = case.interviews
    running = replace(case, interviews=(replace(talk, starts_at=when("2026-06-02T11:00-04:00")),))
    assert "ask_before_leaving" not in kinds(plan(running, when("2026-06-02T11:30-04:00")))


def test_a_window_on_a_day_that_never_was_is_not_shown() -> None:
    case = small("2011-12-19T12:00-10:00", "Pacific/Apia")
    found = plan(case, when("2011-12-29T23:00-10:00"))
    for start, _ in windows(the(found, "call")):
        assert may(plan(case, start), "call", "dana").allowed
