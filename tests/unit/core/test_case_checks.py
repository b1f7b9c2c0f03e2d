"""What a case may just so say, and what it may not."""

from datetime import date

import pytest
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.case_checks import check_case
from afterword.core.errors import InputError
from unit.core.core_plan import CALENDAR
from unit.core.small_case import DANA, small, when

MEETING = facts.Interview(
    "r1", when("2026-06-02T10:00-04:00"), when("2026-06-02T12:00-04:00"), contacts=("dana",)
)


def meeting(talk):
    return replace(small("2026-06-02T12:00-04:00"), interviews=(talk,))


def expecting(**expectation):
    return meeting(replace(MEETING, expectation=facts.Expectation(**expectation)))


def test_an_interview_may_end_as_it_starts():
    check_case(meeting(replace(MEETING, ended_at=MEETING.starts_at)), CALENDAR)


def test_the_answer_may_be_due_on_the_day_itself_and_no_earlier():
    check_case(expecting(by=date(2026, 6, 2)), CALENDAR)
    with pytest.raises(InputError, match="2026-06-02"):
        check_case(expecting(by=date(2026, 6, 1)), CALENDAR)


@pytest.mark.parametrize(
    ("unit", "most"), [("days", 731), ("business_days", 500), ("weeks", 104), ("months", 24)]
)
def test_an_answer_within_two_years_is_one_and_a_later_one_is_none(unit, most):
    check_case(expecting(within=facts.Duration(most, unit)), CALENDAR)
    with pytest.raises(InputError, match=f"found {most + 1} {unit}, expected at most {most}") as told:
        check_case(expecting(within=facts.Duration(most + 1, unit)), CALENDAR)
    assert told.value.path == "interviews[0].expectation.within.count"


def test_a_stranger_in_a_case_without_contacts_is_told_so():
    with pytest.raises(InputError) as told:
        check_case(replace(meeting(MEETING), contacts=()), CALENDAR)
    assert told.value.expected == "the id of a contact (the case has no contacts)"


@pytest.mark.parametrize(("many", "shown"), [(8, "'p6', 'p7'"), (9, "'p6', 'p7', …")])
def test_of_many_contacts_the_first_eight_are_named(many, shown):
    people = tuple(replace(DANA, id=f"p{number}") for number in range(many))
    with pytest.raises(InputError) as told:
        check_case(replace(meeting(MEETING), contacts=people), CALENDAR)
    assert told.value.expected.startswith("the id of a contact: 'p0', 'p1', ")
    assert told.value.expected.endswith(shown)


def test_a_fault_in_nothing_in_particular_is_one_of_the_input():
    assert str(InputError("", "half", "a whole")) == "input: found half, expected a whole"
    assert InputError("", "half", "a whole").under("case").path == "case"
    assert str(InputError("candidate", "nothing", "a table")) == "candidate is missing (expected a table)"
