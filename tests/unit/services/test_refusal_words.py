"""What the guard says, in words that fit what has happened."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.messages.actions import why as reason
from afterword.messages.refusals import why
from unit.core import core_plan
from unit.core.small_case import DANA, small, when

ENDED = "2026-11-03T15:30-06:00"
LEE = facts.Contact("lee", "Lee Park", "interviewer", email="lee@example.com", phone="+1 312 555 0188")
HERE = {"zone": "America/Chicago", "country": "US", "people": (DANA, LEE)}


def says(act: str, who: str, at: str, *events: facts.Event, case: facts.Case | None = None) -> str:
    found = core_plan.plan(case or small(ENDED, events=events, **HERE), when(at))
    return why(found, core_plan.may(found, act, who))


def test_an_open_note_is_called_by_what_it_is() -> None:
    no = facts.Reply(when("2026-11-10T10:00-06:00"), "email", "rejection", contact="dana")
    assert says("email", "dana", "2026-11-03T17:00-06:00").startswith("Your thank-you can go out until ")
    assert says("email", "dana", "2026-11-10T11:00-06:00", no).startswith(
        "Your note after the rejection can go out"
    )


def test_another_offer_taken_is_no_offer_of_theirs() -> None:
    taken = facts.AcceptedElsewhere(when("2026-11-09T09:00-06:00"))
    told = says("call", "dana", "2026-11-09T12:00-06:00", taken)
    assert told == "You've taken another offer, so there's nothing to follow up on."


def test_nobody_is_sent_to_a_call_that_is_not_there() -> None:
    offer = facts.Reply(when("2026-11-09T09:00-06:00"), "email", "offer", contact="dana")
    told = says("call", "lee", "2026-11-09T12:00-06:00", offer)
    assert told == "There's no call to make, and any call would go to Dana."
    assert says("call", "lee", "2026-11-04T12:00-06:00") == "The follow-up call goes to Dana and nobody else."


@pytest.mark.parametrize(
    ("hours", "refusal", "plan_says"),
    [
        (-1, "They set the time", "call then, until 16:00"),
        (1, "It's 16:00 where Dana is", "and apologize for missing it"),
    ],
)
def test_a_call_they_asked_for_at_a_time_is_still_theirs_once_it_has_passed(
    hours: int, refusal: str, plan_says: str
) -> None:
    named = when("2026-11-10T15:00-06:00")
    asked = facts.Instruction(when("2026-11-06T09:00-06:00"), "dana", "call", at_time=named)
    at = (named + timedelta(hours=hours)).isoformat()
    assert says("call", "dana", at, asked).startswith(refusal)
    found = core_plan.plan(small(ENDED, events=(asked,), **HERE), when(at))
    [call] = [each for each in found.actions if each.kind == "call"]
    assert plan_says in reason(found, call)


def test_who_and_where_have_a_word_without_a_name() -> None:
    nameless = small(ENDED, zone="America/Chicago", people=(replace(DANA, name=""),))
    nowhere = replace(nameless, company=replace(nameless.company, name=" "))
    assert says("visit", "dana", "2026-11-04T12:00-06:00", case=nowhere).endswith(
        "turning up at the company uninvited puts people on the spot."
    )
    found = core_plan.plan(nowhere, when("2026-11-04T11:00-06:00"))
    assert says("call", "dana", "2026-11-13T12:30-06:00", case=nowhere).startswith(
        "It's 12:30 where dana@example.com is"
    )
    assert found.actions
