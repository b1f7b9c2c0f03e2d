"""What holds of every plan, whatever the case: laws of events and of time."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from afterword.core import case as facts
from afterword.core.plan.planner import Plan
from oracle.calendar import calendar, without_holidays
from unit.core.agreement import Line, of_core
from unit.core.cases import ending
from unit.core.core_plan import EPOCH, agrees_with_the_guard, instant, may, plan
from unit.core.questions import Asked, questions, with_event
from unit.core.shifting import fixed, shifted

LAWS = settings(max_examples=200)
ago = st.timedeltas(timedelta(0), timedelta(days=20))


# --- events


@given(questions(), ago)
@LAWS
def test_after_do_not_contact_nothing_is_left_to_do(asked: Asked, before: timedelta) -> None:
    case = with_event(asked.case, facts.DoNotContact(asked.now - before))
    found = plan(case, asked.now, asked.busy)
    assert found.stage == "closed"
    assert {action.status for action in found.actions} <= {"done"}
    for person in found.situation.people:
        for act in ("email", "card", "call"):
            assert may(found, act, person).because == "closed"


@given(questions(at_least=0))
@settings(max_examples=600)
def test_what_the_plan_opens_now_the_guard_allows_now(asked: Asked) -> None:
    agrees_with_the_guard(plan(asked.case, asked.now, asked.busy))


@given(questions())
@LAWS
def test_what_lies_ahead_changes_nothing(asked: Asked) -> None:
    coming = tuple(event for event in asked.case.events if event.at <= asked.now)
    without = replace(asked.case, events=coming)
    assert of_core(plan(asked.case, asked.now, asked.busy)) == of_core(plan(without, asked.now, asked.busy))


@given(questions(), st.randoms(use_true_random=False))
@LAWS
def test_the_order_in_the_file_does_not_matter(asked: Asked, random) -> None:
    case = asked.case
    assume(len({ending(talk) for talk in case.interviews}) == len(case.interviews))
    events, interviews, busy = list(case.events), list(case.interviews), list(asked.busy)
    for each in (events, interviews, busy):
        random.shuffle(each)
    other = replace(case, events=tuple(events), interviews=tuple(interviews))
    one, two = plan(case, asked.now, asked.busy), plan(other, asked.now, busy)
    assert of_core(one) == of_core(two)
    assert one.next_check == two.next_check
    assert [action.id for action in one.actions] == [action.id for action in two.actions]


@given(
    questions(),
    ago,
    st.dates(datetime(2024, 1, 1, tzinfo=UTC).date(), datetime(2029, 1, 1, tzinfo=UTC).date()),
)
@LAWS
def test_a_machine_that_answers_for_somebody_else_changes_nothing(
    asked: Asked, before: timedelta, until
) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    contact = found.situation.call_contact
    for person in found.situation.people.values():
        if person is not contact:
            case = with_event(asked.case, facts.AutoReply(asked.now - before, person.id, until))
            assert of_core(plan(case, asked.now, asked.busy)) == of_core(found)


@given(questions(), ago)
@LAWS
def test_a_machine_that_names_no_date_changes_nothing(asked: Asked, before: timedelta) -> None:
    found = of_core(plan(asked.case, asked.now, asked.busy))
    for person in asked.case.contacts:
        case = with_event(asked.case, facts.AutoReply(asked.now - before, person.id))
        assert of_core(plan(case, asked.now, asked.busy)) == found


@given(questions(), ago)
@LAWS
def test_a_bounce_changes_only_what_goes_to_that_person(asked: Asked, before: timedelta) -> None:
    found = of_core(plan(asked.case, asked.now, asked.busy))
    for person in asked.case.contacts:
        if person.id == asked.case.via:
            continue
        case = with_event(asked.case, facts.Bounce(asked.now - before, person.id))
        bounced = of_core(plan(case, asked.now, asked.busy))
        assert bounced.expectation == found.expectation
        assert others(bounced.actions, person.id) == others(found.actions, person.id)
        assert without(bounced.may, person.id) == without(found.may, person.id)
        assert all(line.channel != "email" for line in bounced.actions if line.contact == person.id)


@given(questions(), ago)
@LAWS
def test_an_acknowledgement_is_no_decision_and_lets_the_candidate_write_back(
    asked: Asked, before: timedelta
) -> None:
    found = of_core(plan(asked.case, asked.now, asked.busy))
    let_go = [line for line in found.actions if line.kind == "let_go"]
    for person in asked.case.contacts:
        reply = facts.Reply(asked.now - before, "email", "acknowledgement", contact=person.id)
        heard = of_core(plan(with_event(asked.case, reply), asked.now, asked.busy))
        assert heard.expectation == found.expectation
        assert [line for line in heard.actions if line.kind != "let_go"] == [
            line for line in found.actions if line.kind != "let_go"
        ]
        assert without(heard.may, person.id) == without(found.may, person.id)
        assert heard.may["call", person.id] == found.may["call", person.id]
        if not let_go or let_go[0].status == "upcoming":
            assert heard.stage == found.stage
        if before == timedelta(0) and heard.stage != "closed":
            assert heard.may["email", person.id] == (True, None)


def others(lines: list[Line], person: str) -> list[Line]:
    return [line for line in lines if line.contact != person]


def without(verdicts: dict, person: str) -> dict:
    return {asked: verdict for asked, verdict in verdicts.items() if asked[1] != person}


# --- time


@given(questions())
@LAWS
def test_the_same_input_gives_the_same_plan(asked: Asked) -> None:
    one = plan(asked.case, asked.now, asked.busy)
    two = plan(asked.case, asked.now, asked.busy, world=calendar())
    assert of_core(one) == of_core(two)
    assert one.next_check == two.next_check
    assert [vars_of(action) for action in one.actions] == [vars_of(action) for action in two.actions]


def vars_of(action) -> tuple:
    return (action.id, action.reason, action.because, action.zone.name, action.late_until, action.vetoed)


@given(questions(), st.integers(-40, 40))
@LAWS
def test_whole_weeks_shift_a_plan_as_a_whole(asked: Asked, weeks: int) -> None:
    world, by = without_holidays(), timedelta(weeks=weeks)
    case = fixed(asked.case)
    here = of_core(plan(case, asked.now, asked.busy, world=world))
    busy = tuple((start + by, until + by) for start, until in asked.busy)
    there = of_core(plan(shifted(case, by), asked.now + by, busy, world=world))
    moved = shifted(here, by)
    assert (there.stage, there.expectation, there.may) == (moved.stage, moved.expectation, moved.may)
    assert sorted(there.actions, key=repr) == sorted(moved.actions, key=repr)


@given(questions(), st.floats(0, 1, allow_nan=False))
@settings(max_examples=600)
def test_nothing_changes_before_the_next_check(asked: Asked, share: float) -> None:
    found = plan(asked.case, asked.now, asked.busy)
    if found.next_check is None:
        last = asked.now + timedelta(days=400)
    else:
        assert instant(found.next_check) > asked.now
        last = instant(found.next_check) - timedelta(microseconds=1)
    for moment in (asked.now + (last - asked.now) * share, last):
        then = plan(asked.case, moment, asked.busy)
        assert said_from(then, moment) == said_from(found, moment)
        assert then.next_check == found.next_check


def said_from(found: Plan, moment: datetime) -> tuple:
    """What a plan says, its windows cut as at a later moment."""
    since = (moment - EPOCH) // timedelta(microseconds=1)
    said = of_core(found)
    lines = [
        (
            action.id,
            action.status,
            action.opens,
            [(max(start, since), until) for start, until in action.windows],
        )
        for action in found.actions
    ]
    return said.stage, said.expectation, lines, said.may
