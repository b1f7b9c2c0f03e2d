"""The core and the oracle read the same page: on random cases they say the same."""

from hypothesis import given, settings

from afterword.core.case_checks import check_case
from oracle.places import zone_of
from oracle.plain import plan as plain_plan
from unit.core.agreement import differences, of_core, of_oracle
from unit.core.core_plan import CALENDAR, plan
from unit.core.questions import Asked, questions


@given(questions())
@settings(max_examples=1500)
def test_the_core_plans_and_permits_what_the_oracle_does(asked: Asked) -> None:
    check_case(asked.case, CALENDAR)
    core = plan(asked.case, asked.now, asked.busy)
    oracle = plain_plan(asked.case, asked.now, asked.busy)
    assert differences(of_core(core), of_oracle(oracle)) == []


@given(questions(at_least=0))
@settings(max_examples=100)
def test_a_zone_that_had_to_be_assumed_is_said_to_be(asked: Asked) -> None:
    core = plan(asked.case, asked.now)
    history = plain_plan(asked.case, asked.now).history
    if history.latest is None:
        return
    offers = [event.contact for event in history.events if getattr(event, "meaning", None) == "offer"]
    asked_about = [history.call_contact, *(history.people[one] for one in offers if one is not None)]
    assumed = [zone_of(asked.case, person)[1] for person in asked_about]
    assert core.situation.zone_assumed >= assumed[0]
    assert core.situation.zone_assumed <= any(assumed)
